import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

/** The account of whoever takes an office: the one with this address, or a new one. Only its id comes back. */
export async function personForOffice(
  db: Db,
  { name, email }: { name: string; email: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`select person_for_office(${name}, ${email}) as id`.execute(db)
  const [person] = rows
  if (!person) throw new Error('person_for_office answered nothing')
  return person.id
}
