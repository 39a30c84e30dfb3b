import { joinWaitingList } from '../../src/features/waiting-lists/commands/join-waiting-list.ts'
import { confirmWait } from '../../src/features/waiting-lists/commands/keep-own-wait.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Five people of Yorkshire wait for a group there: the leaders in Leeds see the number, and nobody sees who. */

const waiting = [
  { name: 'Harriet Moss', email: 'harriet.moss@example.org', profession: 'GP', area: 'Otley' },
  { name: 'Imran Sheikh', email: 'imran.sheikh@example.org', profession: 'Psychiatrist', area: 'Bradford' },
  { name: 'Joan Ackroyd', email: 'joan.ackroyd@example.org', profession: 'Nurse', area: 'Harrogate' },
  { name: 'Kit Lowell', email: 'kit.lowell@example.org', profession: 'Doctor in training', area: 'Leeds' },
  { name: 'Leonie Abara', email: 'leonie.abara@example.org', profession: 'GP', area: 'York' },
]

export async function theWaitingLists(tell: Teller, { regions }: DemoSociety) {
  const { id: regionId } = regions['Leeds, Yorkshire and Humberside']
  for (const [index, { name, email, profession, area }] of waiting.entries()) {
    const when = tell.ago(30 - index * 4, '21:40')
    await tell.as(null, when, (db) =>
      joinWaitingList(db, { name, email, profession, area, regionId, wantsOnline: index % 2 === 0 }),
    )
    await tell.holding(await tell.tokenSentTo(email), when.add({ minutes: 5 }), confirmWait)
  }
  // One who has not said yes yet: their email lies in the mailbox.
  await tell.as(null, tell.ago(0, '07:00'), (db) =>
    joinWaitingList(db, {
      name: 'Morgan Teale',
      email: 'morgan.teale@example.org',
      profession: 'Counsellor',
      area: 'Hull',
      regionId,
      wantsOnline: true,
    }),
  )
}
