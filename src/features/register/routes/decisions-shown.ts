import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { societySettings } from '../../society/queries.ts'
import type { ShownDecision } from '../pages/decision-list.tsx'
import { type AccreditationRequest, decisionsAbout } from '../queries/accreditation.ts'
import { criteriaName } from '../queries/criteria.ts'
import { standingInWords } from '../rules/standing.ts'

/** Every decision about somebody in words. */
export async function shownDecisions(db: ViewerDb, personId: string): Promise<ShownDecision[]> {
  const { timeZone } = await societySettings(db)
  return (await decisionsAbout(db, personId)).map((one) => ({
    id: one.id,
    on: dayOf(one.decidedAt, timeZone),
    by: one.decidedBy,
    standing: standingInWords(one),
    criteria: one.criteria,
    reason: one.reason,
  }))
}

export const dayOf = (instant: Temporal.Instant, timeZone: string): string =>
  formatDateOnly(dateIn(instant, timeZone))

export const withAskedDay = (
  request: AccreditationRequest,
  timeZone: string,
): AccreditationRequest & { askedOn: string } => ({ ...request, askedOn: dayOf(request.askedAt, timeZone) })

export const criteriaNameOf = (db: ViewerDb, id: string | null): Promise<string | null> =>
  id === null ? Promise.resolve(null) : criteriaName(db, id)
