import { adoptCriteria } from '../../src/features/register/commands/adopt-criteria.ts'
import { answerContact, writeToContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup, askToLead } from '../../src/features/register/commands/ask-by-relay.ts'
import { askForAccreditation } from '../../src/features/register/commands/ask-for-accreditation.ts'
import { decideAccreditation } from '../../src/features/register/commands/decide-accreditation.ts'
import {
  confirmSupervisor,
  keepSupervisorEntry,
} from '../../src/features/register/commands/keep-supervisor-entry.ts'
import { makePeerGroup } from '../../src/features/register/commands/peer-groups.ts'
import { exampleCriteria } from '../../src/features/register/rules/example-criteria.ts'
import { readAccreditation } from '../looks.ts'
import type { Teller } from '../teller.ts'
import { enters } from './enters-the-register.ts'
import type { DemoSociety } from './the-society.ts'

/**
 * Leaders without a group, in every state and under two sets of criteria: one whose accreditation ends soon, one who looks
 * for a second seat; a founder who has asked one of them; two who are talking; a supervisor with one place free, one who
 * waits for the Council, and peers with a request to answer.
 */

const harriet = { name: 'Harriet Lyle', email: 'harriet.lyle@example.org' }
const iain = { name: 'Iain Rossiter', email: 'iain.rossiter@example.org' }
const meera = { name: 'Meera Joshi', email: 'meera.joshi@example.org' }
const pauline = { name: 'Pauline Achebe', email: 'pauline.achebe@example.org' }
const dermot = { name: 'Dermot Quinlan', email: 'dermot.quinlan@example.org' }
const agnes = { name: 'Agnes Thorley', email: 'agnes.thorley@example.org' }
const rufus = { name: 'Rufus Emery', email: 'rufus.emery@example.org' }

interface Others {
  bristol: { founderId: string; groupId: string }
  dublin: { leaderId: string; groupId: string }
}

export async function theRegister(tell: Teller, society: DemoSociety, { bristol, dublin }: Others) {
  const { regions, councilId } = society
  const { Scotland: scotland, 'Bristol and South West': southWest, 'Republic of Ireland': ireland } = regions
  const decide = (
    days: number,
    personId: string,
    state: 'accredited' | 'working-towards',
    sinceDays: number,
    untilDays?: number,
    reason?: string,
  ) =>
    tell.as(councilId, tell.ago(days, '17:30'), async (db) => {
      await readAccreditation(db, personId)
      return decideAccreditation(db, personId, {
        state,
        sinceOn: tell.dayAgo(sinceDays),
        untilOn: untilDays === undefined ? undefined : tell.dayAgo(untilDays),
        reason,
      })
    })

  const harrietId = await enters(tell, 200, scotland, harriet, {
    profession: 'Psychotherapist',
    memberYears: 8,
    memberWeekends: 5,
    sessionsLed: 90,
    sessionsCoLed: 60,
    leadingYears: 7,
    psychodynamicTraining: true,
    training: 'Psychodynamic psychotherapy, four years',
    regions: [scotland.id, regions['North East'].id],
    modes: ['face-to-face', 'online'],
    lookingFor: 'group',
    about: 'I should like to lead beside somebody who begins. Tuesday or Wednesday evenings.',
  })
  await decide(
    195,
    harrietId,
    'accredited',
    1500,
    -75,
    'Her certificate of the training committee was seen. It holds for five years; please hand in your portfolio before it ends.',
  )
  const iainId = await enters(tell, 180, scotland, iain, {
    profession: 'GP',
    memberSessions: 34,
    sessionsCoLed: 12,
    leadingYears: 1,
    regions: [scotland.id],
    modes: ['face-to-face', 'online'],
    lookingFor: 'second-seat',
    about:
      'I have led beside a friend for a year; now I should like to learn from somebody who has led for long.',
  })
  await decide(
    170,
    iainId,
    'working-towards',
    170,
    undefined,
    'Thirty sessions led beside somebody, and a supervisor’s report, are still to come.',
  )

  // Newer criteria hold for those who register from here on; Iain keeps the older ones.
  const newer = exampleCriteria[1]
  if (newer) {
    await tell.as(councilId, tell.ago(120), (db) =>
      adoptCriteria(db, { ...newer, holdsFromOn: tell.dayAgo(110) }),
    )
  }
  const meeraId = await enters(tell, 90, southWest, meera, {
    profession: 'Psychiatrist',
    memberSessions: 60,
    memberWeekends: 2,
    sessionsCoLed: 24,
    leadingYears: 2,
    psychodynamicTraining: true,
    regions: [southWest.id],
    modes: ['face-to-face', 'online'],
    languages: ['English', 'Hindi'],
    lookingFor: 'group',
    about: 'I live near Bath and can come to Bristol; every other week suits me.',
  })
  await decide(85, meeraId, 'working-towards', 85)
  const dermotId = await enters(tell, 70, ireland, dermot, {
    profession: 'GP',
    memberYears: 12,
    sessionsLed: 140,
    leadingYears: 9,
    regions: [ireland.id],
    modes: ['online'],
    languages: ['English', 'Irish'],
    lookingFor: 'group',
  })
  await decide(66, dermotId, 'accredited', 1900, 20)
  const paulineId = await enters(tell, 30, southWest, pauline, {
    profession: 'Nurse',
    memberSessions: 40,
    sessionsCoLed: 30,
    leadingYears: 2,
    regions: [southWest.id, regions['South Wales'].id],
    modes: ['face-to-face'],
    lookingFor: 'co-leader',
  })
  await tell.as(paulineId, tell.ago(4, '20:10'), (db) =>
    askForAccreditation(db, {
      asksFor: 'accredited',
      sinceOn: tell.dayAgo(420),
      note: 'By the society where I worked before I moved here.',
    }),
  )

  await tell.as(bristol.founderId, tell.ago(2, '21:30'), (db) =>
    askToLead(db, bristol.groupId, meeraId, {
      message:
        'I am starting a group within reach of Bristol, have never led one, and would rather not begin alone. Might we talk?',
    }),
  )
  await talking(tell, dublin, dermotId)

  const agnesId = await enters(tell, 150, scotland, agnes, {
    profession: 'Psychotherapist',
    memberYears: 15,
    sessionsLed: 300,
    leadingYears: 15,
    psychodynamicTraining: true,
    regions: [scotland.id],
    modes: ['online'],
    lookingFor: 'nothing',
    findable: false,
  })
  await decide(148, agnesId, 'accredited', 4000)
  await tell.as(agnesId, tell.ago(146), (db) =>
    keepSupervisorEntry(db, {
      offers: ['individual', 'pair', 'peer'],
      placesFree: 4,
      regions: [scotland.id, southWest.id],
      modes: ['online', 'face-to-face'],
      languages: ['English'],
      feeMinor: 5500,
      currency: 'GBP',
      about: 'An hour every four to six weeks, on Monday evenings or Friday mornings.',
      findable: true,
    }),
  )
  await tell.as(councilId, tell.ago(140), (db) => confirmSupervisor(db, agnesId))
  const rufusId = await enters(tell, 12, southWest, rufus, {
    profession: 'Psychologist',
    memberYears: 6,
    sessionsLed: 80,
    leadingYears: 6,
    regions: [southWest.id],
    modes: ['online'],
    lookingFor: 'nothing',
    findable: false,
  })
  await tell.as(rufusId, tell.ago(3, '19:10'), (db) =>
    keepSupervisorEntry(db, {
      offers: ['individual', 'peer'],
      placesFree: 2,
      regions: [southWest.id],
      modes: ['online'],
      languages: ['English'],
      feeMinor: undefined,
      currency: 'GBP',
      findable: true,
    }),
  )

  const { peerGroupId } = await tell.as(harrietId, tell.ago(60), (db) =>
    makePeerGroup(db, {
      name: 'Wednesday peers',
      everyWeeks: 6,
      mode: 'online',
      region: undefined,
      languages: ['English'],
      placesFree: 2,
      about: 'We take turns to host, and each brings a meeting that stays on the mind.',
      listed: true,
    }),
  )
  await tell.as(dublin.leaderId, tell.ago(1, '18:15'), (db) =>
    askPeerGroup(db, dublin.groupId, peerGroupId, {
      message: 'I lead the Atlantic circle alone at present. Would there be a chair for me?',
    }),
  )
  return { harriet, harrietId, iain, iainId, agnes, agnesId, peerGroupId }
}

/** Two who have agreed to talk, in the middle of it. */
async function talking(tell: Teller, dublin: Others['dublin'], dermotId: string) {
  const { requestId } = await tell.as(dublin.leaderId, tell.ago(8, '19:40'), (db) =>
    askToLead(db, dublin.groupId, dermotId, {
      message:
        'Two of us would be better for the Atlantic circle. You were named to me as somebody who knows the west.',
    }),
  )
  await tell.as(dermotId, tell.ago(6, '08:20'), (db) => answerContact(db, requestId, { answer: 'accept' }))
  await tell.as(dermotId, tell.ago(6, '08:25'), (db) =>
    writeToContact(db, requestId, {
      body: 'Gladly. I could do Mondays from January. How large is the group?',
    }),
  )
}
