import { noteSupervision } from '../../src/features/groups/commands/note-supervision.ts'
import { setLink } from '../../src/features/groups/commands/set-link.ts'
import { sendPreparatoryLetter } from '../../src/features/letters/commands/send-preparatory-letter.ts'
import { usualPreparatoryWords } from '../../src/features/letters/rules/preparatory-words.ts'
import { giveRoles } from '../../src/features/meetings/commands/give-roles.ts'
import { makeTerm } from '../../src/features/meetings/commands/make-term.ts'
import { tellRoles } from '../../src/features/meetings/commands/tell-roles.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import { everyDay } from '../../src/features/meetings/rules/days-off.ts'
import { chooseUsual } from '../../src/features/session-plans/commands/choose-session.ts'
import { keepSessionPlan } from '../../src/features/session-plans/commands/keep-session-plan.ts'
import { sessionPlanFor } from '../../src/features/session-plans/queries/session-plan.ts'
import { emptyCard, type MemberCard } from '../../src/shared/member-card.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** From the first thought to the first meeting: the whole way, online, with two leaders and seven members. */

const leader = { name: 'Ailsa Grant', email: 'ailsa.grant@example.org' }
const coLeader = { name: 'Bruno Costa', email: 'bruno.costa@example.org' }
const members = [
  { name: 'Carys Bevan', profession: 'GP', area: 'Leith' },
  { name: 'Dilip Rao', profession: 'GP', area: 'Musselburgh' },
  { name: 'Esme Laird', profession: 'Psychiatrist', area: 'Edinburgh' },
  { name: 'Fergus Tait', profession: 'Nurse', area: 'Fife' },
  { name: 'Greta Holm', profession: 'GP', area: 'Orkney' },
  { name: 'Hamish Orr', profession: 'Hospital doctor', area: 'Inverness' },
  { name: 'Isla Munro', profession: 'Counsellor', area: 'Stirling' },
].map((member) => ({
  ...member,
  email: `${member.name.toLowerCase().replace(' ', '.')}@example.org`,
  why: 'I should like to think about my work with others who do it, and not only about what I got wrong.',
}))

const ailsasPlanning = {
  aims: 'Colleagues in remote practices carry a great deal alone. I should like them to have an evening on which nobody has to know better.',
  experience: 'Six years a member, four as a leader, all in a room. Leading on a screen is new to me.',
  agendas: 'I need hours for my accreditation portfolio, and I tend to fill silences. Tell me when I do.',
  running: 'Two cases if there are two, one if it wants the time. I would open, you close.',
  roles: 'swap-each-meeting',
  rolesWords: 'I begin as moderator: I know the programme.',
  communication: 'openly',
  communicationWords: 'I would say: “Bruno, I wonder where we are.”',
  speakingSignal: 'raised-hand',
  sitBack: 'moves-back',
  preMeetingMinutes: 15,
  debriefMinutes: 20,
} as const
const brunosPlanning = {
  ...ailsasPlanning,
  aims: 'A group that can bear not knowing, and that comes back.',
  experience: 'Analytic training, two groups in Glasgow, one of them online through the pandemic.',
  agendas:
    'I am paid for this and need to be; and I am wary of making it a seminar. I hope to learn how doctors talk.',
  running: 'One case for the first three meetings. I would bring the presenter back later than most.',
  rolesWords: null,
  communicationWords: 'Aloud, always. On a screen a pause looks like a fault of the line: I would name it.',
  speakingSignal: 'none',
  debriefMinutes: 30,
} as const
const theirPlanning = {
  ...ailsasPlanning,
  aims: 'An evening on which colleagues who work alone can be puzzled together, and which they can rely on.',
  experience:
    'Ailsa knows general practice and has led in rooms; Bruno has an analytic training and has led online.',
  agendas:
    'Ailsa collects hours for her portfolio and tends to fill silences; Bruno is paid, and is wary of teaching. We tell each other in the debrief.',
  running: 'One case for the first three meetings, then as it comes. Who moderates opens and closes.',
  rolesWords: 'Ailsa moderates the first meeting, then we swap. We tell the group at the beginning.',
  communicationWords:
    'Aloud: “Bruno, I wonder where we are.” We name a pause, so that nobody takes it for the line.',
  debriefMinutes: 25,
} as const

/** Each has chosen what the others see: one nearly everything, one a few words, the others their name. */
const cards: readonly MemberCard[] = [
  {
    profession: 'GP',
    workplace: 'A practice in Leith',
    phone: '0131 496 0121',
    showsEmail: true,
    ownWords: undefined,
  },
  { ...emptyCard, profession: 'Psychiatrist', ownWords: 'New to this, and looking forward to it.' },
  { ...emptyCard, workplace: 'The Western Isles' },
]

export async function leithEvening(tell: Teller, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(tell, 90, leader, regions.Scotland, {
    kind: 'start-online',
    message:
      'Several of us in remote practices would like to meet in the evening. I was a member of a group for six years. Where do we begin?',
    plan: null,
  })
  const coLeaderId = await chapter.joinLeading(tell, 80, groupId, leaderId, coLeader)
  await chapter.givePhone(tell, 79, leaderId, leader, '0131 496 0101', 'GP')
  await chapter.givePhone(tell, 79, coLeaderId, coLeader, '0131 496 0102', 'Psychotherapist')
  await chapter.leaderSays(
    tell,
    79,
    { groupId, personId: leaderId, councilId },
    {
      groupMemberExperience: true,
      psychodynamicTraining: false,
      profession: 'GP',
      accreditation: 'accredited',
    },
  )
  await chapter.leaderSays(
    tell,
    79,
    { groupId, personId: coLeaderId, councilId },
    {
      groupMemberExperience: true,
      psychodynamicTraining: true,
      profession: 'Psychotherapist',
      accreditation: 'working-towards',
    },
  )
  await chapter.decideFrame(tell, 75, groupId, leaderId, {
    name: 'Leith evening circle',
    area: 'All of Scotland',
    languages: ['English', 'Scottish Gaelic'],
    professions: ['GP', 'Psychiatrist', 'Hospital doctor', 'Nurse', 'Counsellor'],
    weekday: 2,
    startTime: Temporal.PlainTime.from('19:30'),
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
    fewestMembers: 6,
    mostMembers: 8,
  })
  await tell.as(leaderId, tell.ago(75, '21:05'), (db) =>
    setLink(db, groupId, { url: 'https://meet.example.org/leith-evening-circle' }),
  )
  await chapter.answerPlanning(tell, 78, groupId, leaderId, ailsasPlanning)
  await chapter.answerPlanning(tell, 77, groupId, coLeaderId, brunosPlanning)
  await chapter.agreeOnWork(tell, 74, groupId, leaderId)
  await chapter.proposeCommonText(tell, 74, groupId, coLeaderId, theirPlanning)
  await chapter.sayYesToCommonText(tell, 73, groupId, leaderId)
  await tell.as(leaderId, tell.ago(73), (db) =>
    noteSupervision(db, groupId, { kind: 'pair', everyWeeks: 6, sinceOn: tell.dayAgo(73) }),
  )
  await chapter.setFee(tell, 73, groupId, leaderId, {
    contributionMinor: 2400,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'both leaders and their supervision',
  })
  await chapter.open(tell, 72, groupId, leaderId)
  const memberIds: string[] = []
  for (const [index, member] of members.entries()) {
    memberIds.push(
      await chapter.join(tell, 60 - index * 4, groupId, leaderId, {
        ...member,
        card: cards[index] ?? emptyCard,
      }),
    )
  }
  await tell.as(leaderId, tell.ago(10), (db) =>
    makeTerm(db, groupId, { firstOn: tell.dayAgo(-1), meetings: 10, choices: everyDay }),
  )
  // A shorter round of names and more time for the first case; then one case each time, as they agreed.
  await tell.as(coLeaderId, tell.ago(9, '21:20'), (db) =>
    keepSessionPlan(db, groupId, 'first', {
      introductions: 20,
      aims: 10,
      'ground-rules': 10,
      case: 45,
      close: 5,
    }),
  )
  await tell.as(coLeaderId, tell.ago(9, '21:25'), (db) => chooseUsual(db, groupId, 'one-case'))
  // Bruno comes from a long day at the second: swapped once, and the group has been told who does what.
  await tell.as(coLeaderId, tell.ago(8, '20:10'), async (db) => {
    const [, second] = await meetingsFrom(db, groupId, db.now)
    if (!second) throw new Error('There is no second meeting.')
    return giveRoles(db, groupId, second.id, { moderatorId: leaderId })
  })
  await tell.as(leaderId, tell.ago(8, '20:12'), (db) => tellRoles(db, groupId, { told: true }))
  const group = { mode: 'online', doorsMinutes: 10 } as const
  await tell.as(leaderId, tell.ago(2, '20:00'), async (db) => {
    const [first] = await meetingsFrom(db, groupId, db.now)
    if (!first) throw new Error('There is no first meeting.')
    const { phases } = await sessionPlanFor(db, first.id)
    return sendPreparatoryLetter(db, groupId, usualPreparatoryWords(phases, group))
  })
  await chapter.notePaid(tell, 3, groupId, leaderId, { until: tell.dayAgo(-126), allBut: ['Isla Munro'] })
  const [member] = members
  const [memberId] = memberIds
  if (!member || !memberId) throw new Error('Nobody came.')
  return { leader, leaderId, coLeader, coLeaderId, member, memberId, groupId }
}
