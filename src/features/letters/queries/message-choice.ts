import { sql } from 'kysely'
import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { asReminderDays, type ReminderDays } from '../rules/reminder-days.ts'

/** What somebody wants to get of one group. */
export interface MessageChoice {
  /** null: as the group has it. */
  reminderDays: ReminderDays | null
  messagesByEmail: boolean
  termAheadByEmail: boolean
}

const usual: MessageChoice = { reminderDays: null, messagesByEmail: true, termAheadByEmail: true }

export async function ownMessageChoice(db: ViewerDb, groupId: string): Promise<MessageChoice> {
  const row = await db
    .selectFrom('message_choice')
    .select(['reminder_days', 'messages_by_email', 'term_ahead_by_email'])
    .where('group_id', '=', groupId)
    .where('person_id', '=', db.viewer.personId)
    .executeTakeFirst()
  if (!row) return usual
  return {
    reminderDays: row.reminder_days === null ? null : asReminderDays(row.reminder_days),
    messagesByEmail: row.messages_by_email,
    termAheadByEmail: row.term_ahead_by_email,
  }
}

/** Which of a led group's people get such letters by email. */
export async function wantingByEmail(
  db: ViewerDb,
  groupId: string,
  which: 'message' | 'term-ahead',
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select wanting_by_email(${groupId}, ${which}) as id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whose letters the address that is held can end; undefined when it opens nothing (any more). */
export async function heldLettersGroup(db: HolderDb): Promise<string | undefined> {
  const { rows } = await sql<{ name: string | null }>`select held_letters_group() as name`.execute(db)
  return rows[0]?.name ?? undefined
}
