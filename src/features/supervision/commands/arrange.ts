import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { queueEachEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { contactRequestById } from '../../register/queries/contact.ts'
import { sessionsAhead } from '../queries/sessions.ts'
import { supervisionById, supervisionOfRequest } from '../queries/supervisions.ts'
import type { TermsOf } from '../rules/terms.ts'

export type ProposedTermsWish = Omit<TermsOf, 'endsOn' | 'feeMinor'> & {
  endsOn?: Temporal.PlainDate | undefined
  feeMinor?: number | undefined
}

type Proposed = { supervisionId: string; termsId: string }

/** Two who have agreed to talk propose terms; of a pair both leaders are asked, of peers all who sit there (R24, R25, R36). */
export async function proposeFirstTerms(
  db: ViewerDb,
  requestId: string,
  terms: ProposedTermsWish,
): Promise<Proposed | Refusal<'no-pair' | 'no-peers' | 'no-place-free' | 'ends-before-it-begins' | 'over'>> {
  found(await contactRequestById(db, requestId))
  const going = await supervisionOfRequest(db, requestId)
  if (going) return proposeTerms(db, going, terms)
  if (endsFirst(terms)) return refuse('ends-before-it-begins')
  const supervisionId = newId()
  const begun = await ask(db, sql`begin_supervision(${requestId}::uuid, ${supervisionId}::uuid)`)
  if (begun === 'none') throw new NotFound()
  if (begun === 'no-pair' || begun === 'no-peers' || begun === 'over') return refuse(begun)
  if (begun === 'no-place') return refuse('no-place-free')
  const made = begun === 'begun' ? supervisionId : found(await supervisionOfRequest(db, requestId))
  return proposeTerms(db, made, terms)
}

/** Other terms: they hold when everybody has agreed anew; what holds until then goes on. */
export async function proposeTerms(
  db: ViewerDb,
  supervisionId: string,
  terms: ProposedTermsWish,
): Promise<Proposed | Refusal<'ends-before-it-begins' | 'over'>> {
  const supervision = found(await supervisionById(db, supervisionId))
  if (endsFirst(terms)) return refuse('ends-before-it-begins')
  if (supervision.endedAt) return refuse('over')
  const termsId = newId()
  const proposed = await sql<{ said: boolean }>`
    select propose_supervision_terms(${supervisionId}::uuid, ${termsId}::uuid, ${terms.everyWeeks}::int,
      ${terms.lengthMinutes}::int, ${terms.mode}, ${terms.feeMinor ?? null}::int, ${terms.currency},
      ${terms.beginsOn.toString()}::date, ${terms.endsOn?.toString() ?? null}::date) as said`.execute(db)
  if (!proposed.rows[0]?.said) return refuse('over')
  await tellSides(db, { supervisionId }, 'supervision-proposed', termsId)
  return { supervisionId, termsId }
}

const endsFirst = ({ beginsOn, endsOn }: ProposedTermsWish) =>
  endsOn !== undefined && Temporal.PlainDate.compare(endsOn, beginsOn) < 0

/** Somebody's yes; with the last one the terms hold, and the group that asked knows of it. */
export async function agreeToTerms(
  db: ViewerDb,
  termsId: string,
): Promise<{ holds: boolean } | Refusal<'terms-gone'>> {
  const { supervision_id: supervisionId } = await termsById(db, termsId)
  const said = await ask(db, sql`agree_to_supervision_terms(${termsId}::uuid)`)
  if (said === 'gone') return refuse('terms-gone')
  if (said === 'holds') await tellSides(db, { supervisionId }, 'supervision-agreed', termsId)
  return { holds: said === 'holds' }
}

/** "Not like this": whoever else is concerned is told, and anybody may propose others. */
export async function withdrawTerms(
  db: ViewerDb,
  termsId: string,
): Promise<{ withdrawn: true } | Refusal<'terms-gone'>> {
  const { supervision_id: supervisionId } = await termsById(db, termsId)
  const said = await ask(db, sql`withdraw_supervision_terms(${termsId}::uuid)`)
  if (said !== 'withdrawn') return refuse('terms-gone')
  await tellSides(db, { supervisionId }, 'supervision-terms-withdrawn', supervisionId)
  return { withdrawn: true }
}

/** Either side ends it. What was confirmed stays everybody's. */
export async function endSupervisionOf(
  db: ViewerDb,
  supervisionId: string,
): Promise<{ ended: true } | Refusal<'over'>> {
  const { supervisor, supervisees } = found(await supervisionById(db, supervisionId))
  const ahead = await sessionsAhead(db, { supervisionId })
  const ended = await ask(db, sql`end_supervision(${supervisionId}::uuid)`)
  if (ended !== 'ended') return refuse('over')
  await tellSides(db, { supervisionId }, 'supervision-ended', supervisionId)
  // So that no calendar keeps what was planned.
  const people = [supervisor, ...supervisees]
  await queueEachEmail(
    db,
    'supervision-session-cancelled',
    ahead.flatMap(({ id }) => people.map((person) => ({ to: { personId: person.id }, about: id }))),
  )
  return { ended: true }
}

async function termsById(db: ViewerDb, termsId: string) {
  return found(
    await db
      .selectFrom('supervision_terms')
      .select('supervision_id')
      .where('id', '=', termsId)
      .executeTakeFirst(),
  )
}

/** What a function of the database answers to a step. */
export async function ask(db: ViewerDb, step: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<{ said: string }>`select ${step} as said`.execute(db)
  return rows[0]?.said ?? 'none'
}

/** Writes to everybody of it but whoever did it. */
export async function tellSides(
  db: ViewerDb,
  {
    supervisionId = null,
    peerGroupId = null,
  }: { supervisionId?: string | null; peerGroupId?: string | null },
  template: string,
  about: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select supervision_sides(${supervisionId}::uuid, ${peerGroupId}::uuid) as id`.execute(db)
  await queueEmails(db, template, { to: rows.map(({ id }) => ({ personId: id })), about })
}
