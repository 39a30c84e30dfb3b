import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
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
  const group = await groupById(db, groupId)
  if (!canSeeApplicants(group)) throw new NotFound()
  await lockSeats(db, groupId)
  return { group, applicant: found(await applicantById(db, groupId, applicationId)) }
}
