import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { canSeeApplicants } from '../policy.ts'
import { type ApplicantInFull, applicantById } from '../queries/applicants.ts'

/** Waits its turn: until the transaction ends, nobody else offers, takes or refuses a place in this group. */
export async function lockSeats(db: Db, groupId: string): Promise<void> {
  await sql`select lock_group_seats(${groupId})`.execute(db)
}

export interface InHand {
  group: Group
  applicant: ApplicantInFull
}

/** A leader has an application of their group before them, and it changes under nobody else's hands meanwhile. */
export async function takeInHand(db: ViewerDb, groupId: string, applicationId: string): Promise<InHand> {
  const group = await groupFor(db, groupId, canSeeApplicants)
  await lockSeats(db, groupId)
  return { group, applicant: found(await applicantById(db, groupId, applicationId)) }
}
