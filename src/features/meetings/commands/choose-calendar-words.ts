import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { CalendarChoice } from '../rules/calendar-words.ts'
import { withoutWaysIn } from '../rules/calendar-words.ts'

/** What the viewer's calendars say from now on; their programs read it the next time they look. */
export async function chooseCalendarWords(
  db: ViewerDb,
  { title, ownWord, showsPlace }: CalendarChoice,
): Promise<{ title: CalendarChoice['title'] } | Refusal<'word-missing' | 'word-leads-somewhere'>> {
  const word = title === 'own-word' ? ownWord : null
  if (title === 'own-word' && !word) return refuse('word-missing')
  if (word && withoutWaysIn(word) !== word.trim()) return refuse('word-leads-somewhere')
  const row = { title, own_word: word, shows_place: showsPlace, changed_at: db.now }
  await db
    .insertInto('calendar_choice')
    .values({ person_id: found(db.viewer.personId), ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
  return { title }
}
