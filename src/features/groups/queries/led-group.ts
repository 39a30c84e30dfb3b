import type { ViewerDb } from '../../../platform/database/database.ts'
import { canLeadGroup } from '../policy.ts'
import type { Group } from './group.ts'
import { groupFor } from './group-for.ts'

/** The group, for somebody who leads it. Its leaders' pages do not exist for others (routes/leaders-only.tsx). */
export const ledGroup = (db: ViewerDb, id: string): Promise<Group> => groupFor(db, id, canLeadGroup)
