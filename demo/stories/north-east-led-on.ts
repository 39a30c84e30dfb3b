import { answerEnquiry } from '../../src/features/enquiries/commands/answer-enquiry.ts'
import { leadToRegister, leadToWaitingList } from '../../src/features/enquiries/commands/lead-on.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Two enquiries that lead on in one step: to a waiting list, and to the register of leaders. */

const shirin = { name: 'Shirin Azad', email: 'shirin.azad@example.org' }
const piers = { name: 'Piers Alder', email: 'piers.alder@example.org' }

export async function northEastLedOn(tell: Teller, { regions }: DemoSociety) {
  const { id: region, representativeId: hilda } = regions['North East']
  const looks = await chapter.ask(tell, 8, shirin, {
    kind: 'join-group',
    region,
    details: { kind: 'join-group', profession: 'Nurse', way: 'either', area: 'Durham' },
    message: 'I nurse on a ward for the dying and would so like a place to talk about it with others.',
    plan: null,
  })
  await tell.as(hilda, tell.ago(7, '13:05'), (db) =>
    answerEnquiry(db, looks.enquiryId, {
      body: 'There is no group with a free place near Durham just now. I put you on our list, so that you hear of the next one first.',
    }),
  )
  await tell.as(hilda, tell.ago(7, '13:10'), (db) => leadToWaitingList(db, looks.enquiryId))

  const leads = await chapter.ask(tell, 5, piers, {
    kind: 'become-leader',
    region,
    details: {
      kind: 'become-leader',
      profession: 'Psychiatrist',
      experience: 'long',
      psychodynamic: true,
      wish: 'accreditation',
    },
    message: 'Nine years a member, two of them beside a leader. How does one become one?',
    plan: null,
  })
  await tell.as(hilda, tell.ago(4, '18:20'), (db) => leadToRegister(db, leads.enquiryId))
}
