import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web } from '../../../platform/web/context.ts'
import { roomPassIn } from '../socket/room-pass.ts'

/** Signed in, or else with a pass; whoever has neither for this room is asked to sign in, or there is no such page. */
export async function asWhoCame<T>(c: Web, work: (db: Db) => Promise<T>): Promise<T | null> {
  const { database } = c.var.house
  const pass = passIn(c)
  try {
    if (c.var.viewer.personId !== null) return await database.asViewer(c.var.viewer, work)
    return await database.asHolder(pass ?? '', work)
  } catch (fault) {
    if (!(fault instanceof NotFound)) throw fault
    if (c.var.viewer.personId === null) return null
    if (!pass) throw fault
    return database.asHolder(pass, work)
  }
}

export const passIn = (c: Web): string | null => roomPassIn(c.req.header('Cookie') ?? null)

export const isViewer = (db: Db): db is ViewerDb => 'viewer' in db
