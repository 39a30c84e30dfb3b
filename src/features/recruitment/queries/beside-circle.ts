import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Group } from '../../groups/queries/group.ts'
import { societySettings } from '../../society/queries.ts'
import { oneMoreInWords } from '../rules/composition/one-more.ts'
import { applicationRef, type TieInWords, tiesInWords, tiesOf } from '../rules/composition/ties.ts'
import { circleTies, circleToBe } from './circle-to-be.ts'

export interface BesideCircle {
  /** 'With Rhona: 7 of 8–10, third nurse'; null for whoever is in already, or has gone. */
  oneMore: string | null
  ties: TieInWords[]
}

/** One applicant beside the others: what they would change, and whom they work with; for the group's leaders. */
export async function besideCircle(db: ViewerDb, group: Group, applicationId: string): Promise<BesideCircle> {
  const people = await circleToBe(db, group.id)
  const ref = applicationRef(applicationId)
  return {
    oneMore: oneMoreInWords(ref, people, { ...group, settings: await societySettings(db) }),
    ties: tiesInWords(tiesOf(ref, await circleTies(db, group.id)), people),
  }
}
