import { sql } from 'kysely'
import type { ViewerDb } from '../database/database.ts'

/** A practice or a hospital may share one address; nobody there fills in as many forms in an hour. */
const FORMS_AN_HOUR = 20

/**
 * Whether so many public forms came from this client within the hour that one more looks like misuse: each sends an
 * email to an address that nobody has shown to be theirs. Counts this one.
 */
export async function isEnoughFromHere(db: ViewerDb): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`select note_unproven_mail() as count`.execute(db)
  return (rows[0]?.count ?? 0) > FORMS_AN_HOUR
}
