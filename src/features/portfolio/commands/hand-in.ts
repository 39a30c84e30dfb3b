import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { CODE_LETTERS, codeFrom } from '../../certificates/rules/code.ts'
import { askForAccreditation } from '../../register/commands/ask-for-accreditation.ts'

/**
 * The leader asks the Council to accredit them, or to renew it, and hands in a copy of today's portfolio with it. The
 * database takes the copy itself: what it says can be changed by nobody, and goes when the request is withdrawn.
 */
export async function handIn(
  db: ViewerDb,
  { note }: { note?: string | undefined },
): Promise<{ portfolioId: string } | Refusal<'already-asked' | 'no-criteria'>> {
  const { rows: today } = await sql<{ today: Temporal.PlainDate; sets: boolean }>`
    select society_today() as today, exists (select from criteria_set where holds_from_on <= society_today()) as sets`.execute(
    db,
  )
  const [known] = today
  if (!known?.sets) return refuse('no-criteria')
  const asked = await askForAccreditation(db, { asksFor: 'accredited', sinceOn: known.today, note })
  if (isRefusal(asked)) return asked
  const code = codeFrom(randomBytes(CODE_LETTERS))
  const { rows } = await sql<{ id: string | null }>`
    select hand_in_portfolio(${newId()}, ${code}, ${asked.requestId}) as id`.execute(db)
  const id = rows[0]?.id
  return id ? { portfolioId: id } : refuse('already-asked')
}
