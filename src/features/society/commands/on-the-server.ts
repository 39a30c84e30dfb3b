import { linkToken, newRequestId, SIGN_IN_MINUTES } from '../../../platform/auth/sign-in-proof.ts'
import { tellPerson } from '../../../platform/auth/tell-person.ts'
import type { OwnerDb } from '../../../platform/database/as-owner.ts'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import { buryWay } from '../../../platform/database/tombstones.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'

// What whoever runs the server may do for an administrator who is locked out, with npm run admin. Each deed is in the
// society's log, and the other administrators are told.

export interface ServerAdministrator {
  id: string
  name: string
  email: string
  since: Temporal.Instant
  /** Passkeys, and one more for an app. */
  secondWays: number
}

export async function administrators(db: OwnerDb): Promise<ServerAdministrator[]> {
  const rows = await db
    .selectFrom('office')
    .innerJoin('person', 'person.id', 'office.person_id')
    .select(['person.id', 'person.name', 'person.email', 'office.since'])
    .select((row) => [
      row
        .selectFrom('passkey')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('passkey.person_id', '=', 'person.id')
        .as('passkeys'),
      row
        .selectFrom('authenticator_app')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('authenticator_app.person_id', '=', 'person.id')
        .where('confirmed_at', 'is not', null)
        .as('apps'),
    ])
    .where('office.kind', '=', 'administrator')
    .where('office.until', 'is', null)
    .orderBy('office.since')
    .execute()
  return rows.map(({ passkeys, apps, ...row }) => ({
    ...row,
    secondWays: Number(passkeys ?? 0) + Number(apps ?? 0),
  }))
}

export type UnknownAddress = Refusal<'unknown-address'>

const personAt = (db: OwnerDb, email: string) =>
  db.selectFrom('person').select(['id', 'name']).where('email', '=', email.toLowerCase()).executeTakeFirst()

/** A link that signs in as an administrator, after what else they have set up. */
export async function makeSignInLink(
  db: OwnerDb,
  secrets: Secrets,
  email: string,
): Promise<{ path: string } | Refusal<'no-administrator'>> {
  const who = (await administrators(db)).find((each) => each.email === email.toLowerCase())
  if (!who) return refuse('no-administrator')
  const requestId = newRequestId(db.now)
  // Counted for no mailbox and no client: nobody has asked.
  const nobody = secrets.derive(`command-line:${requestId}`)
  await db
    .insertInto('sign_in_request')
    .values({
      id: requestId,
      person_id: who.id,
      address_hash: nobody,
      client_hash: nobody,
      requested_at: db.now,
      expires_at: db.now.add({ minutes: SIGN_IN_MINUTES }),
    })
    .execute()
  await tellPerson(db, { personId: who.id, kind: 'link-made', now: db.now })
  await note(db, { kind: 'link-made', personId: who.id })
  return { path: `/sign-in/link/${linkToken(secrets, requestId)}` }
}

/** Passkeys, app and recovery codes of anybody; they are signed out everywhere, and their mailbox alone lets them in. */
export async function removeSecondSteps(
  db: OwnerDb,
  email: string,
): Promise<{ name: string } | UnknownAddress | Refusal<'nothing-to-remove'>> {
  const who = await personAt(db, email)
  if (!who) return refuse('unknown-address')
  const passkeys = await db.deleteFrom('passkey').where('person_id', '=', who.id).returning('id').execute()
  const apps = await db
    .deleteFrom('authenticator_app')
    .where('person_id', '=', who.id)
    .returning('id')
    .execute()
  if (passkeys.length + apps.length === 0) return refuse('nothing-to-remove')
  await buryWay(
    db,
    'passkey',
    passkeys.map(({ id }) => id),
  )
  await buryWay(
    db,
    'authenticator_app',
    apps.map(({ id }) => id),
  )
  await db.deleteFrom('recovery_code_set').where('person_id', '=', who.id).execute()
  await db.deleteFrom('session').where('user_id', '=', who.id).execute()
  await tellPerson(db, { personId: who.id, kind: 'second-steps-removed', now: db.now })
  await note(db, { kind: 'second-steps-removed', personId: who.id })
  return { name: who.name }
}

/** Somebody administers the society from now on; the account is made when there is none at that address. */
export async function appointAdministrator(
  db: OwnerDb,
  { email, name }: { email: string; name: string | undefined },
): Promise<{ name: string } | Refusal<'name-missing' | 'holds-it-already' | 'not-founded'>> {
  const society = await db.selectFrom('society').select('name').executeTakeFirst()
  if (!society) return refuse('not-founded')
  if ((await administrators(db)).some((each) => each.email === email.toLowerCase())) {
    return refuse('holds-it-already')
  }
  const known = await personAt(db, email)
  if (!known && !name) return refuse('name-missing')
  const personId = known?.id ?? newId()
  if (!known) {
    await db
      .insertInto('person')
      .values({
        id: personId,
        name: name ?? '',
        email: email.toLowerCase(),
        created_at: db.now,
        updated_at: db.now,
      })
      .execute()
  }
  const officeId = newId()
  await db
    .insertInto('office')
    .values({ id: officeId, person_id: personId, kind: 'administrator', since: db.now })
    .execute()
  await queueEachEmail(db, 'office-given', [{ to: { personId }, about: officeId }])
  await note(db, { kind: 'office-given', personId, office: 'administrator' })
  return { name: known?.name ?? name ?? '' }
}

async function note(
  db: OwnerDb,
  {
    kind,
    personId,
    office,
  }: { kind: Schema['society_change']['kind']; personId: string; office?: 'administrator' },
): Promise<void> {
  const id = newId()
  await db
    .insertInto('society_change')
    .values({
      id,
      kind,
      person_id: personId,
      office_kind: office ?? null,
      changed_at: db.now,
      from_command_line: true,
    })
    .execute()
  const others = (await administrators(db)).filter((each) => each.id !== personId)
  await queueEachEmail(
    db,
    'changed-on-the-server',
    others.map((each) => ({ to: { personId: each.id }, about: id })),
  )
}
