import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { groupById } from '../../groups/queries/group.ts'

/** An id in the address; a malformed one is nowhere. */
export function idOf(c: Web, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

/** The day it is where the group is. */
export async function todayOf(db: ViewerDb, groupId: string): Promise<Temporal.PlainDate> {
  return dateIn(db.now, (await groupById(db, groupId)).timeZone)
}

/** What was just done, as the address of the page after says. */
export function doneIn<const Word extends string>(c: Web, words: readonly Word[]): Word | null {
  const saved = c.req.method === 'GET' ? c.req.query('done') : undefined
  return words.find((word) => word === saved) ?? null
}

/** A whole number of the address; the other one where it says none. */
export function numberIn(c: Web, name: string, otherwise: number, [least, most]: [number, number]): number {
  const text = c.req.query(name) ?? ''
  const number = /^\d{1,4}$/.test(text) ? Number(text) : otherwise
  return number >= least && number <= most ? number : otherwise
}
