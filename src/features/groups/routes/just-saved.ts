import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { saidIn } from '../../../platform/web/in-address.ts'
import type { Saved } from '../pages/saved-notice.tsx'
import type { Group } from '../queries/group.ts'
import { groupFacts } from '../queries/group-facts.ts'
import { planBoard } from '../rules/board.ts'

/** What the page is come to after saving, by `?saved=…`; null on every other visit. */
export async function justSaved<Part extends string>(
  c: Web,
  db: ViewerDb,
  group: Group,
  words: Readonly<Record<Part, string>>,
): Promise<Saved<Part> | null> {
  const part = saidIn(c, 'saved') ?? ''
  if (!isOneOf(part, words)) return null
  const { next } = planBoard(group.id, await groupFacts(db, group))
  return {
    part,
    words: words[part],
    next: next ?? { href: `/groups/${group.id}/plan`, label: 'Back to the plan' },
  }
}

const isOneOf = <Part extends string>(text: string, words: Readonly<Record<Part, string>>): text is Part =>
  Object.hasOwn(words, text)
