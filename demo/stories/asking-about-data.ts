import { answerRequest, eraseForRequest } from '../../src/features/own-data/commands/answer.ts'
import { askAboutOwnData, askByEmail, proveRequest } from '../../src/features/own-data/commands/ask.ts'
import { objectToMail } from '../../src/features/own-data/commands/object-to-mail.ts'
import { openRequests } from '../../src/features/own-data/queries/requests.ts'
import { joinWaitingList } from '../../src/features/waiting-lists/commands/join-waiting-list.ts'
import { confirmWait } from '../../src/features/waiting-lists/commands/keep-own-wait.ts'
import { readRequests } from '../looks.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/**
 * Five people ask about their data: one was given her file, one has been erased, one waits for hers, a leader has something
 * corrected that he cannot change himself, and a member of a circle that ends may still take back that he asked to be erased.
 */

const answered = { name: 'Odette Marsh', email: 'odette.marsh@example.org' }
const erased = { name: 'Lionel Frame', email: 'lionel.frame@example.org' }
const waiting = { name: 'Ursula Penn', email: 'ursula.penn@example.org' }

export async function askingAboutData(
  tell: Teller,
  { administratorId, regions }: DemoSociety,
  { leaderId, leavesId }: { leaderId: string; leavesId: string },
) {
  await asks(tell, 40, answered)
  const given = await requestOf(answered.name)
  await tell.as(administratorId, tell.ago(33), async (db) => {
    await readRequests(db)
    return answerRequest(db, given, {
      answer: 'There is nothing on paper. Please write again should anything be missing.',
    })
  })

  const { id: regionId } = regions['Leeds, Yorkshire and Humberside']
  await tell.as(null, tell.ago(60), (db) =>
    joinWaitingList(db, { ...erased, profession: 'GP', area: 'Leeds', regionId, wantsOnline: true }),
  )
  await tell.holding(await tell.tokenSentTo(erased.email), tell.ago(60, '11:00'), confirmWait)
  await asks(tell, 12, erased, 'erasure')
  const gone = await requestOf(erased.name)
  // Three days they could have taken it back.
  await tell.as(administratorId, tell.ago(8), (db) => eraseForRequest(db, gone))

  const token = await asks(tell, 9, waiting)
  await tell.holding(token, tell.ago(9, '12:00'), objectToMail)
  await tell.as(leaderId, tell.ago(4), (db) =>
    askAboutOwnData(db, {
      kind: 'correction',
      words: 'The register says that I was accredited in March; the letter of the Council says May.',
    }),
  )
  await tell.as(administratorId, tell.ago(3, '09:05'), readRequests)
  await tell.as(leavesId, tell.ago(1, '21:40'), (db) => askAboutOwnData(db, { kind: 'erasure', words: null }))
  return { asking: { name: waiting.name, path: `/data-requests/${token}` } }

  async function requestOf(name: string): Promise<string> {
    const open = await tell.as(administratorId, tell.now, openRequests)
    const request = open.find((each) => each.name === name)
    if (!request) throw new Error(`${name} has asked nothing.`)
    return request.id
  }
}

/** By an address, and confirmed in the mailbox; the token opens the page of the request. */
async function asks(
  tell: Teller,
  days: number,
  who: { name: string; email: string },
  kind: 'access' | 'erasure' = 'access',
): Promise<string> {
  await tell.as(null, tell.ago(days), (db) => askByEmail(db, { ...who, kind, words: null }))
  const token = await tell.tokenSentTo(who.email)
  await tell.holding(token, tell.ago(days, '11:30'), proveRequest)
  return token
}
