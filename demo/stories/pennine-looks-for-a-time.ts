import { answerTimes } from '../../src/features/recruitment/commands/answer-times.ts'
import { askAboutTimes } from '../../src/features/recruitment/commands/ask-about-times.ts'
import type { Slot, SlotWord } from '../../src/shared/times-of-day.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Online and open, but without a day: leaders and applicants say when they could, and one evening stands out. */

const leader = { name: 'Marguerite Osei', email: 'marguerite.osei@example.org' }
const coLeader = { name: 'Peter Lindqvist', email: 'peter.lindqvist@example.org' }

type Week = Partial<Record<Slot, SlotWord>>
const weeks: Record<'leader' | 'coLeader', Week> = {
  leader: {
    '1-evening': 'good',
    '2-midday': 'if-need-be',
    '2-evening': 'good',
    '3-evening': 'if-need-be',
    '4-midday': 'good',
    '4-evening': 'good',
  },
  coLeader: {
    '2-midday': 'good',
    '2-evening': 'good',
    '3-evening': 'good',
    '4-midday': 'if-need-be',
    '4-evening': 'if-need-be',
  },
}

const people: readonly [
  name: string,
  profession: string,
  workSetting: 'General practice' | 'Hospital',
  week: Week,
][] = [
  ['Beatrix Nolan', 'GP', 'General practice', { '2-evening': 'good', '4-evening': 'good' }],
  [
    'Cato Brandreth',
    'GP',
    'General practice',
    { '2-evening': 'good', '3-evening': 'if-need-be', '2-midday': 'good' },
  ],
  [
    'Delia Frost',
    'Psychiatrist',
    'Hospital',
    { '2-evening': 'if-need-be', '3-evening': 'good', '1-evening': 'good' },
  ],
  ['Enzo Farr', 'Nurse', 'Hospital', { '2-evening': 'good', '4-midday': 'good', '2-midday': 'if-need-be' }],
  ['Flora Munro', 'Hospital doctor', 'Hospital', { '3-evening': 'good', '4-evening': 'if-need-be' }],
]

const ticked = (week: Week): ReadonlyMap<Slot, SlotWord> =>
  new Map(Object.entries(week) as [Slot, SlotWord][])

export async function pennineLooksForATime(tell: Teller, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(tell, 48, leader, regions['North West'], {
    kind: 'start-online',
    message:
      'Four of us on either side of the hills would like a group, and none of us has the same evening free.',
    plan: null,
  })
  const coLeaderId = await chapter.joinLeading(tell, 38, groupId, leaderId, coLeader)
  for (const id of [leaderId, coLeaderId]) {
    await chapter.leaderSays(
      tell,
      36,
      { groupId, personId: id, councilId },
      {
        groupMemberExperience: true,
        psychodynamicTraining: id === coLeaderId,
        profession: id === leaderId ? 'GP' : 'Psychotherapist',
        accreditation: id === coLeaderId ? 'accredited' : 'working-towards',
      },
    )
  }
  await chapter.decideFrame(tell, 34, groupId, leaderId, {
    name: 'Pennine circle',
    area: 'Both sides of the hills',
    professions: ['GP', 'Psychiatrist', 'Hospital doctor', 'Nurse'],
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
    fewestMembers: 6,
    mostMembers: 8,
  })
  await chapter.agreeOnWork(tell, 33, groupId, leaderId)
  await chapter.setFee(tell, 32, groupId, leaderId, {
    contributionMinor: 2000,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'both leaders',
  })
  await tell.as(leaderId, tell.ago(31), (db) =>
    askAboutTimes(db, groupId, {
      weekdays: [1, 2, 3, 4],
      timesOfDay: ['midday', 'early-evening', 'evening'],
      closesOn: tell.dayAgo(-9),
    }),
  )
  await tell.as(leaderId, tell.ago(31, '21:00'), (db) => answerTimes(db, groupId, ticked(weeks.leader)))
  await tell.as(coLeaderId, tell.ago(30), (db) => answerTimes(db, groupId, ticked(weeks.coLeader)))
  await chapter.open(tell, 30, groupId, leaderId)
  for (const [index, [name, profession, workSetting, week]] of people.entries()) {
    await chapter.applyTo(
      tell,
      24 - index * 4,
      groupId,
      {
        name,
        email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
        profession,
        workSetting,
        area: 'Calderdale',
        why: 'I should like to think about the people I see with others who see such people.',
        times: ticked(week),
      },
      leaderId,
    )
  }
  return { leader, leaderId, groupId }
}
