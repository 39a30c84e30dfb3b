import { decideOtherwise } from '../../src/features/groups/commands/decide-otherwise.ts'
import { makeTerm } from '../../src/features/meetings/commands/make-term.ts'
import { everyDay } from '../../src/features/meetings/rules/days-off.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** One leader, euros, another law: the software advises a second leader, hears why not, and waits for nobody. */

const leader = { name: 'Fionn Keogh', email: 'fionn.keogh@example.org' }

export async function dublinOneLeader(tell: Teller, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(
    tell,
    50,
    leader,
    regions['Republic of Ireland'],
    {
      kind: 'start-online',
      message: 'I lead a small group already and would begin another for colleagues in the west.',
      plan: null,
    },
  )
  await chapter.givePhone(tell, 40, leaderId, leader, '+353 1 555 0199', 'Psychotherapist')
  await chapter.leaderSays(
    tell,
    40,
    { groupId, personId: leaderId, councilId },
    {
      groupMemberExperience: true,
      psychodynamicTraining: true,
      profession: 'Psychotherapist',
      accreditation: 'accredited',
    },
  )
  await chapter.decideFrame(tell, 39, groupId, leaderId, {
    name: 'Atlantic circle',
    area: 'Galway, Mayo, Clare',
    languages: ['English', 'Irish'],
    timeZone: 'Europe/Dublin',
    weekday: 1,
    startTime: Temporal.PlainTime.from('20:00'),
    rhythm: { nthOfMonth: 1 },
    lengthMinutes: 90,
    fewestMembers: 5,
    mostMembers: 7,
  })
  await chapter.agreeOnWork(tell, 38, groupId, leaderId)
  await chapter.answerPlanning(tell, 37, groupId, leaderId, {
    aims: 'Colleagues in the west, each alone in a practice, who want to think and not only to cope.',
    experience: 'I lead one group already. Two at once is new, and so is leading alone.',
    agendas: 'I need it to pay for itself. I am wary of having nobody who saw what I saw.',
    running: 'One case each time; I end five minutes early rather than late.',
    speakingSignal: 'symbol',
    sitBack: 'moves-back',
    preMeetingMinutes: 15,
    debriefMinutes: 30,
  })
  await chapter.setFee(tell, 37, groupId, leaderId, {
    contributionMinor: 1500,
    currency: 'EUR',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'one leader',
  })
  await tell.as(leaderId, tell.ago(36, '21:30'), (db) =>
    decideOtherwise(db, groupId, 'two-leaders-online', {
      reason:
        'A colleague joins me once she is accredited. Until then I look back on every meeting with my supervisor.',
    }),
  )
  await chapter.open(tell, 36, groupId, leaderId)
  // The first Monday of each month, from three weeks on.
  await tell.as(leaderId, tell.ago(20, '21:30'), (db) =>
    makeTerm(db, groupId, { firstOn: tell.dayAgo(-21), meetings: 6, choices: everyDay }),
  )
  return { leader, leaderId, groupId }
}
