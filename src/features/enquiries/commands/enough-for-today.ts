import type { HolderDb } from '../../../platform/database/database.ts'

/** Each change writes to both sides; whoever holds the address may not fill mailboxes with it. */
const CHANGES_A_DAY = 8

/** Whether the enquirer has picked and proposed so often within a day that a word says it better. */
export async function enoughForToday(db: HolderDb, enquiryId: string): Promise<boolean> {
  const since = db.now.subtract({ hours: 24 })
  const picks = await db
    .selectFrom('initial_discussion')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('enquiry_id', '=', enquiryId)
    .where('by_enquirer', '=', true)
    .where('noted_at', '>', since)
    .executeTakeFirstOrThrow()
  const words = await db
    .selectFrom('enquiry_message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('enquiry_id', '=', enquiryId)
    .where('from_society', '=', false)
    .where('written_at', '>', since)
    .executeTakeFirstOrThrow()
  const proposals = await db
    .selectFrom('discussion_offer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('enquiry_id', '=', enquiryId)
    .where('from_society', '=', false)
    .where('offered_at', '>', since)
    .executeTakeFirstOrThrow()
  return picks.count + proposals.count >= CHANGES_A_DAY || words.count >= CHANGES_A_DAY
}
