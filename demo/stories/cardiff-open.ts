import {
  enterFreeTimes,
  keepInterviewManner,
  keepSpokenMatters,
} from '../../src/features/recruitment/commands/arrange-interviews.ts'
import { answerAboutNewcomer, askMembers } from '../../src/features/recruitment/commands/ask-members.ts'
import {
  bookOwnInterview,
  inviteToInterview,
} from '../../src/features/recruitment/commands/book-interview.ts'
import { giveInterviewTicks } from '../../src/features/recruitment/commands/give-interview-ticks.ts'
import { askQuestion } from '../../src/features/recruitment/commands/own-questions.ts'
import { setPlaces } from '../../src/features/recruitment/commands/set-places.ts'
import { tieTwo } from '../../src/features/recruitment/commands/tie-two.ts'
import { circleToBe } from '../../src/features/recruitment/queries/circle-to-be.ts'
import { newcomersAskedAbout } from '../../src/features/recruitment/queries/newcomers.ts'
import { meetAtNew } from '../../src/features/venues/commands/meet-at.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Face to face, open to applicants: one has just asked, one was interviewed and one leader has ticked, one talks in three days, one has an offer, two have a place. */

const leader = { name: 'Rhiannon Lloyd', email: 'rhiannon.lloyd@example.org' }
const coLeader = { name: 'Stefan Weiss', email: 'stefan.weiss@example.org' }

const applicant = (name: string, profession: string, why: string) => ({
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
  profession,
  area: 'Cardiff',
  why,
})

export async function cardiffOpen(tell: Teller, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(tell, 70, leader, regions['South Wales'], {
    kind: 'start-face-to-face',
    message:
      'Our health centre has a good room on Thursday evenings, and I know a psychotherapist who would lead with me.',
    plan: null,
  })
  const coLeaderId = await chapter.joinLeading(tell, 60, groupId, leaderId, coLeader)
  await chapter.leaderSays(
    tell,
    59,
    { groupId, personId: leaderId, councilId },
    {
      groupMemberExperience: true,
      psychodynamicTraining: false,
      profession: 'GP',
      accreditation: 'working-towards',
    },
  )
  await chapter.leaderSays(
    tell,
    59,
    { groupId, personId: coLeaderId, councilId },
    {
      groupMemberExperience: true,
      psychodynamicTraining: true,
      profession: 'Psychotherapist',
      accreditation: 'accredited',
    },
  )
  await chapter.decideFrame(tell, 58, groupId, leaderId, {
    name: 'Cathays Thursday group',
    area: 'Cardiff',
    professions: ['GP', 'Psychiatrist', 'Hospital doctor', 'Nurse'],
    languages: ['Welsh', 'English'],
    weekday: 4,
    startTime: Temporal.PlainTime.from('18:45'),
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
    fewestMembers: 6,
    mostMembers: 10,
  })
  await tell.as(leaderId, tell.ago(57), (db) =>
    meetAtNew(db, groupId, {
      name: 'Cathays health centre, library',
      address: '12 Example Terrace, Cardiff',
      seats: 14,
      freeForAllDates: true,
      freeFromIntrusion: true,
      base: 'institution',
      sharing: 'shared',
    }),
  )
  await chapter.agreeOnWork(tell, 56, groupId, leaderId)
  await chapter.answerPlanning(tell, 4, groupId, coLeaderId, {
    aims: 'A group in which Welsh and English are both at home, and in which one may be slow.',
    experience: 'I was a member in Swansea and co-led for a year. Starting from nothing is new to me.',
    agendas: 'I should like to share the work evenly, the emails too.',
    roles: 'swap-each-meeting',
    communication: 'openly',
    sitBack: 'stays-silent',
    preMeetingMinutes: 10,
    debriefMinutes: 20,
  })
  await chapter.setFee(tell, 55, groupId, leaderId, {
    contributionMinor: 2250,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'two leaders and the room',
  })
  await chapter.open(tell, 54, groupId, leaderId)
  // The leaders need to know of one thing besides, and ask a second that one may leave out.
  await tell.as(leaderId, tell.ago(15), (db) =>
    askQuestion(db, groupId, {
      wording: 'What could keep you from coming every second Thursday?',
      isRequired: true,
    }),
  )
  await tell.as(leaderId, tell.ago(15), (db) =>
    askQuestion(db, groupId, { wording: 'Would you like to speak Welsh in the group?', isRequired: false }),
  )
  const tired =
    'After twelve years I notice that I dread certain names on my list. I should like to be curious again.'
  const teganId = await chapter.join(tell, 40, groupId, leaderId, applicant('Tegan Price', 'GP', tired))
  const umar = applicant('Umar Siddiqui', 'Psychiatrist', tired)
  const umarId = await chapter.join(tell, 33, groupId, leaderId, umar)
  const offered = applicant(
    'Vera Jenkins',
    'Nurse',
    'My nursing colleagues never get to talk about this side of the work.',
  )
  const offeredId = await chapter.applyTo(
    tell,
    12,
    groupId,
    {
      ...offered,
      workSetting: 'Community service',
      heardHow: 'An organisation wrote to me',
      answers: ['A late shift once a month; I can swap it.', 'Gladly, if others do.'],
    },
    leaderId,
  )
  await chapter.interview(tell, 6, groupId, leaderId, offeredId)
  await chapter.offer(tell, 5, groupId, leaderId, offeredId)
  const met = applicant('Will Harding', 'GP', 'I was in a group as a trainee and miss it.')
  const metId = await chapter.applyTo(
    tell,
    8,
    groupId,
    { ...met, heardHow: 'A colleague or friend', answers: ['Half-term, with two small children.'] },
    leaderId,
  )
  await chapter.interview(tell, 2, groupId, leaderId, metId)
  // From now on the members are asked before a newcomer is offered a place: they are asked about Will. Tegan has said yes.
  await tell.as(leaderId, tell.ago(2, '21:30'), (db) =>
    setPlaces(db, groupId, { byItself: false, days: 14, membersAgree: true }),
  )
  await tell.as(leaderId, tell.ago(1, '20:20'), (db) => askMembers(db, { groupId, applicationId: metId }))
  await tell.as(teganId, tell.ago(1, '21:05'), async (db) => {
    const [asked] = await newcomersAskedAbout(db, groupId)
    return answerAboutNewcomer(db, asked?.questionId ?? '', 'yes')
  })
  // One hour of a week suits them both; the other leader has ticked, the first has not.
  const { free, talked } = await interviewHours(tell, groupId, [leaderId, coLeaderId])
  const ticked = applicant('Abbie Rowlands', 'Hospital doctor', 'I should like to hear how others bear it.')
  const tickedId = await chapter.applyTo(
    tell,
    7,
    groupId,
    { ...ticked, heardHow: 'This website', answers: ['Night shifts, four a month.', ''] },
    leaderId,
  )
  await talk(tell, { groupId, leaderId, applicationId: tickedId, days: 6, startsAt: talked })
  await tell.as(coLeaderId, tell.ago(2, '20:00'), (db) =>
    giveInterviewTicks(db, {
      groupId,
      applicationId: tickedId,
      ticks: { expectations: 'clear', commitment: 'unsure', technology: null, recommendation: 'offer' },
    }),
  )
  // In the talk she said whose trainee she is.
  await tell.as(coLeaderId, tell.ago(2, '20:10'), async (db) => {
    const people = await circleToBe(db, groupId)
    const refOf = (name: string) => people.find((one) => one.name === name)?.ref ?? ''
    const [one, other] = [refOf(ticked.name), refOf(umar.name)]
    return tieTwo(db, { groupId, kind: 'works-for', one, other })
  })
  const next = applicant(
    'Zoe Hopkins',
    'GP',
    'Two colleagues left, and I keep on. I should like to know how.',
  )
  const nextId = await chapter.applyTo(
    tell,
    5,
    groupId,
    { ...next, heardHow: 'A colleague or friend', answers: ['School holidays.', ''] },
    leaderId,
  )
  await talk(tell, { groupId, leaderId, applicationId: nextId, days: 4, startsAt: free })
  await chapter.applyTo(
    tell,
    1,
    groupId,
    {
      ...applicant('Ximena Duarte', 'Hospital doctor', 'I have read about it and want to try.'),
      heardHow: 'This website',
      answers: ['On-call weeks, which I know a month ahead.', 'I am learning it.'],
    },
    leaderId,
  )
  // Written last night and not confirmed yet: the leaders see nothing of it.
  const unconfirmed = applicant('Yusuf Adeyemi', 'GP', 'I should like to talk about the ones I cannot help.')
  await chapter.writeApplication(tell, 1, groupId, {
    ...unconfirmed,
    heardHow: 'A flier',
    answers: ['Nothing that I know of.', ''],
  })
  return {
    applicant: offered,
    token: await tell.tokenSentAbout(offeredId),
    unconfirmed: { ...unconfirmed, token: await tell.tokenSentTo(unconfirmed.email) },
    booked: { ...next, token: await tell.tokenSentAbout(nextId) },
    groupId,
    leader,
    leaderId,
    coLeaderId,
    umar,
    umarId,
  }
}

/** Both leaders enter an hour two days ago, and some in the days to come; their guide says what they speak about. */
async function interviewHours(tell: Teller, groupId: string, leaderIds: readonly string[]) {
  const [talked, free] = [tell.ago(2, '18:00'), tell.ago(-3, '18:30')]
  const hours = (also: number) => [
    { on: tell.dayAgo(2), at: Temporal.PlainTime.from('18:00') },
    { on: tell.dayAgo(-3), at: Temporal.PlainTime.from('18:30') },
    { on: tell.dayAgo(-5), at: Temporal.PlainTime.from('12:45') },
    { on: tell.dayAgo(-6 - also), at: Temporal.PlainTime.from('19:00') },
  ]
  for (const [also, personId] of leaderIds.entries()) {
    await tell.as(personId, tell.ago(7), (db) =>
      enterFreeTimes(db, groupId, { moments: hours(also), also: [] }),
    )
  }
  await tell.as(leaderIds[0] ?? '', tell.ago(7, '11:00'), (db) =>
    keepSpokenMatters(
      db,
      groupId,
      'Somebody who is in the middle of a crisis of their own, and would do better to wait a year.\n\nSomebody who is sent, and would not come by themselves.',
    ),
  )
  await tell.as(leaderIds[0] ?? '', tell.ago(7, '11:10'), (db) =>
    keepInterviewManner(db, groupId, {
      minutes: 30,
      way: 'in-person',
      wayNote: 'The library of the Cathays health centre, 12 Example Terrace; ring at the side door.',
    }),
  )
  return { talked, free }
}

interface Talk {
  groupId: string
  leaderId: string
  applicationId: string
  /** So many days ago they are invited, and book. */
  days: number
  startsAt: Temporal.Instant
}

async function talk(tell: Teller, { groupId, leaderId, applicationId, days, startsAt }: Talk) {
  await tell.as(leaderId, tell.ago(days, '13:00'), (db) => inviteToInterview(db, { groupId, applicationId }))
  const token = await tell.tokenSentAbout(applicationId)
  await tell.holding(token, tell.ago(days, '21:00'), (db) => bookOwnInterview(db, startsAt))
}
