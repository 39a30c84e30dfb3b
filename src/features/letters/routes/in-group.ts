import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { canReadMessages } from '../policy.ts'

/** The group in the address, for its leaders; for everybody else it is nowhere. */
export async function ledGroup(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, idIn(c))
  if (!canLeadGroup(group)) throw new NotFound()
  return group
}

/** The group in the address, for the people of its circle. */
export async function ownGroup(c: Web, db: ViewerDb): Promise<Group> {
  const group = await groupById(db, idIn(c))
  if (!canReadMessages(group)) throw new NotFound()
  return group
}

/** A number that has just been counted: '?told=7'. */
export function countIn(c: Web, name: string): number | null {
  const said = c.req.method === 'GET' ? c.req.query(name) : undefined
  return said && /^\d{1,4}$/.test(said) ? Number(said) : null
}

export const peopleInWords = (people: number): string => (people === 1 ? '1 person' : `${people} people`)
