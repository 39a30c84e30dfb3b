import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import type { TieKind } from '../../../shared/tie-kinds.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canSeeApplicants } from '../policy.ts'
import { circleTies, circleToBe } from '../queries/circle-to-be.ts'
import { isTied } from '../rules/composition/ties.ts'

interface TieWish {
  groupId: string
  kind: TieKind
  /** `a-` and an application's id, or `p-` and a person's. */
  one: string
  other: string
}

/** Leaders note that two of the circle-to-be work together. They read it, and nobody else does. */
export async function tieTwo(
  db: ViewerDb,
  { groupId, ...wish }: TieWish,
): Promise<{ groupId: string } | Refusal<'same-person' | 'not-of-this-circle' | 'tied-already'>> {
  await requireLeader(db, groupId)
  if (wish.one === wish.other) return refuse('same-person')
  const people = new Set((await circleToBe(db, groupId)).map(({ ref }) => ref))
  if (!people.has(wish.one) || !people.has(wish.other)) return refuse('not-of-this-circle')
  if (isTied(await circleTies(db, groupId), wish)) return refuse('tied-already')
  const [one, other] = inOrder(wish)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('circle_tie')
    .values({
      id: newId(),
      group_id: groupId,
      kind: wish.kind,
      one_application_id: idOf('a', one),
      one_person_id: idOf('p', one),
      other_application_id: idOf('a', other),
      other_person_id: idOf('p', other),
      set_by: found(db.viewer.personId),
      set_at: db.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 0n ? refuse('tied-already') : { groupId }
}

/** Taken off again; what has gone already is gone. */
export async function untieTwo(
  db: ViewerDb,
  { groupId, tieId }: { groupId: string; tieId: string },
): Promise<{ groupId: string }> {
  await requireLeader(db, groupId)
  await db.deleteFrom('circle_tie').where('id', '=', tieId).where('group_id', '=', groupId).execute()
  return { groupId }
}

async function requireLeader(db: ViewerDb, groupId: string): Promise<void> {
  await groupFor(db, groupId, canSeeApplicants)
}

/** The same practice is the same whichever of the two is named first, and is kept once. */
function inOrder({ kind, one, other }: Omit<TieWish, 'groupId'>): [string, string] {
  return kind === 'same-practice' && one.slice(2) > other.slice(2) ? [other, one] : [one, other]
}

const idOf = (kind: 'a' | 'p', ref: string): string | null =>
  ref.startsWith(`${kind}-`) ? ref.slice(2) : null
