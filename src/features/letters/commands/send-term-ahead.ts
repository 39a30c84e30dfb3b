import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { apologyAddresses } from '../../attendance/queries/apology-addresses.ts'
import { groupToArrange } from '../../meetings/commands/group-to-arrange.ts'
import type { Told } from '../../meetings/commands/tell-those-at.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { lettersWords } from '../queries/letter-words.ts'
import { wantingByEmail } from '../queries/message-choice.ts'
import { keepSent } from './keep-sent.ts'

/** All dates to come, to each in an email of their own with a file for the calendar. */
export async function sendTermAhead(db: ViewerDb, groupId: string): Promise<Told | Refusal<'no-dates'>> {
  await groupToArrange(db, groupId)
  const coming = await meetingsFrom(db, groupId, db.now)
  if (!coming.some(({ cancelledAt }) => !cancelledAt)) return refuse('no-dates')
  const to = await wantingByEmail(db, groupId, 'term-ahead')
  const words = { ...(await lettersWords(db, groupId, 'term-ahead')) }
  const { letterId } = await keepSent(db, { groupId, kind: 'term-ahead', to, words })
  const addresses = await apologyAddresses(db, groupId)
  await queueEmails(db, 'term-ahead', {
    to: to.map((personId) => ({ personId, holding: addresses.get(personId) })),
    about: letterId,
  })
  return { told: to.length }
}
