import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import type { LetterKind } from '../rules/letter-kinds.ts'
import type { ReminderDays } from '../rules/reminder-days.ts'

const letterParts = ['opening', 'plan', 'seen-well', 'reading', 'closing'] as const
export type LetterPart = (typeof letterParts)[number]

/** From now on this letter says it in these words; what is empty is left out. */
export async function writeLetterWords(
  db: ViewerDb,
  groupId: string,
  kind: LetterKind,
  words: Partial<Record<LetterPart, string>>,
): Promise<{ kind: LetterKind }> {
  await groupToArrange(db, groupId)
  const parts = letterParts.filter((part) => words[part] !== undefined)
  await db
    .insertInto('letter_words')
    .values(
      parts.map((part) => ({
        group_id: groupId,
        kind,
        part,
        body: words[part] ?? '',
        written_by: found(db.viewer.personId),
        written_at: db.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'kind', 'part']).doUpdateSet((eb) => ({
        body: eb.ref('excluded.body'),
        written_by: eb.ref('excluded.written_by'),
        written_at: eb.ref('excluded.written_at'),
      })),
    )
    .execute()
  return { kind }
}

/** Our words again. */
export async function resetLetterWords(
  db: ViewerDb,
  groupId: string,
  kind: LetterKind,
): Promise<{ kind: LetterKind }> {
  await groupToArrange(db, groupId)
  await db.deleteFrom('letter_words').where('group_id', '=', groupId).where('kind', '=', kind).execute()
  return { kind }
}

/** What goes out by itself: when members are reminded who have not chosen for themselves, and the welcome. */
export async function chooseGroupLetters(
  db: ViewerDb,
  groupId: string,
  { reminderDays, welcomes }: { reminderDays: ReminderDays; welcomes: boolean },
): Promise<{ groupId: string }> {
  await groupToArrange(db, groupId)
  const chosen = {
    reminder_days: reminderDays,
    welcomes,
    changed_by: found(db.viewer.personId),
    changed_at: db.now,
  }
  await db
    .insertInto('group_letters')
    .values({ group_id: groupId, ...chosen })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(chosen))
    .execute()
  return { groupId }
}
