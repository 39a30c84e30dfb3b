import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { newId } from '../../../shared/ids.ts'
import type { handNotedWays, OrganisationAnswer } from '../../../shared/organisation-kinds.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { organisationById } from '../queries/book.ts'
import { askById } from '../queries/group-outreach.ts'
import { REMIND_AFTER_DAYS } from '../rules/ask-state.ts'
import { flierEdition } from './circular.ts'
import { sourcesFor } from './sources.ts'

export interface HandNote {
  how: (typeof handNotedWays)[number]
  asked_on: Temporal.PlainDate
  remind_on?: Temporal.PlainDate | undefined
}

/** Somebody rang, wrote a card or spoke to them: it is noted, so that other groups know. */
export async function noteAsk(
  db: ViewerDb,
  groupId: string,
  organisationId: string,
  { how, asked_on: askedOn, remind_on: remindOn }: HandNote,
): Promise<{ askId: string } | Refusal<'not-asked-yet' | 'wants-no-letters' | 'reminder-is-past'>> {
  const group = await ledGroup(db, groupId)
  const organisation = await organisationById(db, organisationId)
  const today = dateIn(db.now, group.timeZone)
  if (Temporal.PlainDate.compare(askedOn, today) > 0) return refuse('not-asked-yet')
  if (remindOn && Temporal.PlainDate.compare(remindOn, today) < 0) return refuse('reminder-is-past')
  if (organisation.wantsNoLetters && how !== 'telephone') return refuse('wants-no-letters')
  await sql`select lock_organisations(array[${organisationId}]::uuid[])`.execute(db)
  const sources = await sourcesFor(db, groupId, [organisation])
  const askId = newId()
  await db
    .insertInto('outreach_ask')
    .values({
      id: askId,
      group_id: groupId,
      organisation_id: organisationId,
      source_id: found(sources.get(organisationId)),
      how,
      asked_at: askedOn.equals(today)
        ? db.now
        : askedOn.toZonedDateTime({ timeZone: group.timeZone, plainTime: '12:00' }).toInstant(),
      asked_by: found(db.viewer.personId),
      remind_on: remindOn ?? today.add({ days: REMIND_AFTER_DAYS }),
      flier_edition_id: how === 'telephone' ? null : await flierEdition(db, groupId),
    })
    .execute()
  return { askId }
}

/** What came back, as a leader heard it. The newest holds. */
export async function noteAnswer(
  db: ViewerDb,
  groupId: string,
  askId: string,
  { answer, words }: { answer: OrganisationAnswer; words?: string | undefined },
): Promise<{ askId: string }> {
  await ledGroup(db, groupId)
  await askById(db, groupId, askId)
  await db
    .insertInto('outreach_answer')
    .values({
      id: newId(),
      ask_id: askId,
      answer,
      words: words ?? null,
      noted_at: db.now,
      noted_by: found(db.viewer.personId),
    })
    .execute()
  return { askId }
}

/** The day on which the leaders are reminded; none where they want no reminder. */
export async function setReminder(
  db: ViewerDb,
  groupId: string,
  askId: string,
  remindOn: Temporal.PlainDate | undefined,
): Promise<{ askId: string } | Refusal<'reminder-is-past'>> {
  const group = await ledGroup(db, groupId)
  await askById(db, groupId, askId)
  if (remindOn && Temporal.PlainDate.compare(remindOn, dateIn(db.now, group.timeZone)) < 0) {
    return refuse('reminder-is-past')
  }
  await db
    .updateTable('outreach_ask')
    .set({ remind_on: remindOn ?? null })
    .where('id', '=', askId)
    .execute()
  return { askId }
}
