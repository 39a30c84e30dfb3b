import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { canReadMessages } from '../policy.ts'

/** The group in the address, for the people of its circle. */
export async function ownGroup(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, idIn(c))
  if (!canReadMessages(group)) throw new NotFound()
  return group
}

export const peopleInWords = (people: number): string => (people === 1 ? '1 person' : `${people} people`)
