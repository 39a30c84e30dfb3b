import type { HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { newId } from '../../../shared/ids.ts'
import type { Outcome, StepKind } from '../queries/enquiry-steps.ts'

interface Step {
  kind: StepKind
  toPersonId?: string | null
  /** A note or a reason: for ourselves. */
  words?: string
  outcome?: Outcome
}

/** Every step is kept with who took it and when, and stays as it was. */
export async function keepStep(
  db: ViewerDb | HolderDb,
  enquiryId: string,
  { kind, toPersonId = null, words, outcome }: Step,
): Promise<void> {
  const isEnquirer = 'holding' in db
  await db
    .insertInto('enquiry_step')
    .values({
      id: newId(),
      enquiry_id: enquiryId,
      kind,
      taken_at: db.now,
      taken_by: isEnquirer ? null : db.viewer.personId,
      by_enquirer: isEnquirer,
      to_person_id: toPersonId,
      words: words ?? null,
      outcome: outcome ?? null,
    })
    .execute()
}
