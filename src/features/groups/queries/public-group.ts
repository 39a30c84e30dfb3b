import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { whatToPay } from '../../fees/queries.ts'
import { canSeePublicPage } from '../policy.ts'
import { groupById, type Standing } from './group.ts'
import { type ListedGroup, listedGroup } from './open-groups.ts'

export interface PublicGroup extends ListedGroup {
  aims: string | null
  standing: Standing
  /** What a place costs, in short facts; null until the leaders have said. */
  costs: [term: string, words: string][] | null
}

/** A group's public page; NotFound for whoever may not know of the group. */
export async function publicGroup(db: ViewerDb, id: string): Promise<PublicGroup> {
  const group = await groupById(db, id)
  const listed = canSeePublicPage(group) ? await listedGroup(db, id) : undefined
  if (!listed) throw new NotFound()
  const costs = await whatToPay(db, group)
  return { ...listed, aims: group.aims, standing: group.standing, costs }
}
