import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEachEmail } from '../../../platform/mail/queue-email.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { listedGroup } from '../../groups/queries/open-groups.ts'
import { shownGroup } from '../../groups/rules/shown-group.ts'
import { societySettings } from '../../society/queries.ts'
import { canWriteLetters } from '../policy.ts'
import { organisationsById } from '../queries/book.ts'
import { askedLately, chosenOrganisationIds, circularById } from '../queries/group-outreach.ts'
import { REMIND_AFTER_DAYS } from '../rules/ask-state.ts'
import { unknownTo } from '../rules/asked-lately.ts'
import { usualLetter } from '../rules/letter.ts'
import { sourcesFor } from './sources.ts'

type ToCircular = { circularId: string }

/** A letter is begun to those chosen, with words to change. Nothing is sent yet. */
export async function beginCircular(
  db: ViewerDb,
  groupId: string,
  organisationIds: readonly string[],
): Promise<ToCircular | Refusal<'group-not-open' | 'nobody-to-write-to'>> {
  const group = await ledGroup(db, groupId)
  if (!canWriteLetters(group)) return refuse('group-not-open')
  const chosen = (await organisationsById(db, organisationIds)).filter(
    ({ officeAddress, wantsNoLetters, removedAt }) => officeAddress && !wantsNoLetters && !removedAt,
  )
  if (chosen.length === 0) return refuse('nobody-to-write-to')
  const circularId = newId()
  await db
    .insertInto('circular')
    .values({
      id: circularId,
      group_id: groupId,
      ...usualLetter(shownGroup(found(await listedGroup(db, groupId)))),
      written_by: found(db.viewer.personId),
      written_at: db.now,
    })
    .execute()
  await db
    .insertInto('circular_choice')
    .values(chosen.map(({ id }) => ({ circular_id: circularId, organisation_id: id })))
    .execute()
  // The preview shows each its own link already.
  await sourcesFor(db, groupId, chosen)
  return { circularId }
}

type SentAlready = Refusal<'sent-already'>

export async function writeCircular(
  db: ViewerDb,
  groupId: string,
  circularId: string,
  words: { subject: string; body: string },
): Promise<ToCircular | SentAlready> {
  if (!(await isDraft(db, groupId, circularId))) return refuse('sent-already')
  await db
    .updateTable('circular')
    .set({ ...words, written_by: found(db.viewer.personId), written_at: db.now })
    .where('id', '=', circularId)
    .execute()
  return { circularId }
}

/** One fewer gets it. */
export async function leaveOut(
  db: ViewerDb,
  groupId: string,
  circularId: string,
  organisationId: string,
): Promise<ToCircular | SentAlready> {
  if (!(await isDraft(db, groupId, circularId))) return refuse('sent-already')
  await db
    .deleteFrom('circular_choice')
    .where('circular_id', '=', circularId)
    .where('organisation_id', '=', organisationId)
    .execute()
  return { circularId }
}

export async function discardCircular(
  db: ViewerDb,
  groupId: string,
  circularId: string,
): Promise<{ groupId: string } | SentAlready> {
  if (!(await isDraft(db, groupId, circularId))) return refuse('sent-already')
  await db.deleteFrom('circular').where('id', '=', circularId).execute()
  return { groupId }
}

type NotSent = Refusal<
  'sent-already' | 'group-not-open' | 'nobody-to-write-to' | 'asked-lately' | 'enough-for-today'
>

/**
 * Gives the letter to the outbox: a row and a job for each organisation, in one transaction, so that each gets it once,
 * whatever crashes afterwards. Of two who would write to the same body at once the later one is told of the earlier.
 * @param known which asks of late the leader was told of and goes on all the same
 */
export async function sendCircular(
  db: ViewerDb,
  groupId: string,
  circularId: string,
  known: readonly string[],
): Promise<ToCircular | NotSent> {
  const group = await ledGroup(db, groupId)
  if (!canWriteLetters(group)) return refuse('group-not-open')
  await sql`select lock_outreach(${groupId})`.execute(db)
  if (!(await isDraft(db, groupId, circularId))) return refuse('sent-already')
  const chosenIds = await chosenOrganisationIds(db, circularId)
  await sql`select lock_organisations(${sql.val(chosenIds)}::uuid[])`.execute(db)
  const mailboxes = await mailboxesOf(db, groupId, chosenIds)
  if (mailboxes.length === 0) return refuse('nobody-to-write-to')
  const ids = mailboxes.map(({ organisationId }) => organisationId)
  const lately = await askedLately(db, groupId, ids)
  if (unknownTo(known, lately).length > 0) return refuse('asked-lately')
  const { outreachLettersADay } = await societySettings(db)
  if ((await lettersToday(db, groupId)) + mailboxes.length > outreachLettersADay) {
    return refuse('enough-for-today')
  }
  const sources = await sourcesFor(db, groupId, await organisationsById(db, ids))
  const edition = await flierEdition(db, groupId)
  const remindOn = dateIn(db.now, group.timeZone).add({ days: REMIND_AFTER_DAYS })
  const asks = mailboxes.map((mailbox) => ({ ...mailbox, id: newId() }))
  await db
    .insertInto('outreach_ask')
    .values(
      asks.map(({ id, organisationId }) => ({
        id,
        group_id: groupId,
        organisation_id: organisationId,
        source_id: found(sources.get(organisationId)),
        circular_id: circularId,
        how: 'email' as const,
        asked_at: db.now,
        asked_by: found(db.viewer.personId),
        went_on_at: lately.some((one) => one.organisationId === organisationId) ? db.now : null,
        remind_on: remindOn,
        flier_edition_id: edition,
      })),
    )
    .execute()
  await db.updateTable('circular').set({ queued_at: db.now }).where('id', '=', circularId).execute()
  await queueEachEmail(
    db,
    'organisation-asked',
    asks.map(({ id, correspondentId, addressId }) => ({
      to: { correspondentId, holding: addressId },
      about: id,
    })),
  )
  return { circularId }
}

async function isDraft(db: ViewerDb, groupId: string, circularId: string): Promise<boolean> {
  await ledGroup(db, groupId)
  return (await circularById(db, groupId, circularId)).queuedAt === null
}

interface Mailbox {
  organisationId: string
  correspondentId: string
  addressId: string
}

/** Of those who may be written to: whoever wants no letters, or has left the book since, is not among them. */
async function mailboxesOf(db: ViewerDb, groupId: string, ids: readonly string[]): Promise<Mailbox[]> {
  const { rows } = await sql<Mailbox>`
    select organisation_id as "organisationId", correspondent_id as "correspondentId", address_id as "addressId"
    from mailboxes_of(${groupId}, ${sql.val([...ids])}::uuid[]) where address_id is not null`.execute(db)
  return rows
}

async function lettersToday(db: ViewerDb, groupId: string): Promise<number> {
  const { count } = await db
    .selectFrom('outreach_ask')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('group_id', '=', groupId)
    .where('how', '=', 'email')
    .where('asked_at', '>', db.now.subtract({ hours: 24 }))
    .executeTakeFirstOrThrow()
  return count
}

/** The flier that they are sent: later it is seen who holds an old one. */
export async function flierEdition(db: ViewerDb, groupId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from keep_flier_edition(${groupId}, ${newId()})`.execute(db)
  return rows[0]?.id ?? null
}
