import type { Db } from '../../../platform/database/database.ts'
import { type LetterKind, type LetterWords, usualWords } from '../rules/letter-kinds.ts'

/** What the leaders have written of a letter, part by part; a part that is not here is ours. */
export async function ownWords(db: Db, groupId: string, kind: LetterKind): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('letter_words')
    .select(['part', 'body'])
    .where('group_id', '=', groupId)
    .where('kind', '=', kind)
    .execute()
  return Object.fromEntries(rows.map(({ part, body }) => [part, body]))
}

/** How one of a group's letters begins and ends: in the leaders' words, or in ours. */
export async function lettersWords(db: Db, groupId: string, kind: LetterKind): Promise<LetterWords> {
  return wordsOver(kind, await ownWords(db, groupId, kind))
}

export function wordsOver(kind: LetterKind, own: Readonly<Record<string, string>>): LetterWords {
  return {
    opening: own.opening ?? usualWords[kind].opening,
    closing: own.closing ?? usualWords[kind].closing,
  }
}

/** Which of a group's letters are in the leaders' words. */
export async function kindsInOwnWords(db: Db, groupId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('letter_words')
    .select('kind')
    .distinct()
    .where('group_id', '=', groupId)
    .execute()
  return new Set(rows.map(({ kind }) => kind))
}
