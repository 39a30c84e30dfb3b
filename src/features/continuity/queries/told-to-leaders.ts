import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { continuityLine } from '../rules/continuity.ts'
import { type LineTold, lineWords } from '../rules/line-words.ts'
import { continuityFacts } from './continuity-facts.ts'

/** What the leaders of a group are told today, with where "we know" leads; null: nothing, and to everybody else. */
export async function toldToLeaders(
  db: ViewerDb,
  group: { id: string; timeZone: string },
  back: 'plan' | 'meetings',
): Promise<LineTold | null> {
  const [facts] = await continuityFacts(db, [group.id])
  const line = facts && continuityLine(facts, { now: db.now, today: dateIn(db.now, group.timeZone) })
  return line
    ? {
        ...lineWords(group.id, line),
        rest: {
          action: `/groups/${group.id}/continuity/rest`,
          fields: { kind: line.kind, about: line.aboutId, back },
        },
      }
    : null
}
