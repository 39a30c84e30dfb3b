import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { hoursGroup } from '../queries.ts'
import type { AsRole } from '../rules/certificate-facts.ts'
import { CODE_LETTERS, codeFrom } from '../rules/code.ts'
import { type Period, periodProblem } from '../rules/period.ts'

export interface CertificateWish extends Period {
  groupId: string
  role: AsRole
}

/**
 * Issues the viewer's own certificate. What it says is read from the attendance by the database itself; the same one is
 * not issued twice.
 */
export async function issueCertificate(
  db: ViewerDb,
  { groupId, role, firstOn, lastOn }: CertificateWish,
): Promise<{ certificateId: string } | Refusal<'nothing-counted' | 'no-such-period'>> {
  if (!(await hoursGroup(db, groupId, role))) throw new NotFound()
  if (periodProblem({ firstOn, lastOn })) return refuse('no-such-period')
  const code = codeFrom(randomBytes(CODE_LETTERS))
  const { rows } = await sql<{ id: string | null }>`
    select issue_certificate(${newId()}, ${code}, ${groupId}, ${role}, ${firstOn}, ${lastOn}) as id`.execute(
    db,
  )
  const id = rows[0]?.id
  return id ? { certificateId: id } : refuse('nothing-counted')
}
