import { meetAtNew } from '../../src/features/venues/commands/meet-at.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Two leaders, a day, a room and ground rules: what it costs is all that is missing before it can open. */

const leader = { name: 'Zofia Lis', email: 'zofia.lis@example.org' }
const coLeader = { name: 'Alan Whitby', email: 'alan.whitby@example.org' }

const zofiasPlanning = {
  aims: 'Hospital doctors hardly ever talk about what a patient does to them. Here they can.',
  experience: 'A member for three years; I have never led. I know the hospital, perhaps too well.',
  agendas: 'I hope to be accredited one day. I am wary of being everybody’s colleague in that room.',
  running: 'Two cases, so that nobody waits a month.',
  roles: 'settled-each-time',
  communication: 'openly-and-glances',
  communicationWords: 'I would look at you when I am lost.',
  sitBack: 'moves-back',
  preMeetingMinutes: 30,
  debriefMinutes: 30,
} as const
const alansPlanning = {
  aims: 'Steady company for people who carry a lot.',
  experience: 'Two groups in York, ten years of psychotherapy with doctors.',
  agendas: 'An evening a fortnight is what I have; the debrief must not become a second meeting.',
  roles: 'swap-now-and-then',
  rolesWords: 'I take the time at first, so that you can watch.',
  communication: 'openly',
  sitBack: 'moves-back',
  preMeetingMinutes: 15,
  debriefMinutes: 20,
} as const
const alansProposal = {
  ...zofiasPlanning,
  ...alansPlanning,
  aims: 'Steady company for hospital doctors, who hardly ever talk about what a patient does to them.',
  experience: 'Zofia knows the hospital and leads for the first time; Alan has led two groups in York.',
  agendas:
    'Zofia hopes to be accredited one day; Alan has one evening a fortnight. We end the debrief on time.',
  rolesWords: 'Alan takes the time at first, so that Zofia can watch.',
  running: 'One case at first; two when the group has found its feet.',
  communicationWords: 'Aloud. When one of us is lost, we say so: the group will have noticed anyway.',
  preMeetingMinutes: 20,
} as const

export async function leedsAlmost(tell: Teller, { regions, councilId }: DemoSociety) {
  const region = regions['Leeds, Yorkshire and Humberside']
  const { personId: leaderId, groupId } = await chapter.found(tell, 40, leader, region, {
    kind: 'start-face-to-face',
    message: 'The hospital’s education centre would have us on Wednesdays. What else do we need?',
    plan: null,
  })
  const coLeaderId = await chapter.joinLeading(tell, 30, groupId, leaderId, coLeader)
  await chapter.leaderSays(
    tell,
    28,
    { groupId, personId: coLeaderId, councilId },
    {
      groupMemberExperience: true,
      psychodynamicTraining: false,
      profession: 'Psychiatrist',
      accreditation: 'working-towards',
    },
  )
  await chapter.decideFrame(tell, 26, groupId, leaderId, {
    name: 'Headingley Wednesday group',
    area: 'Leeds',
    weekday: 3,
    startTime: Temporal.PlainTime.from('19:00'),
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
  })
  await tell.as(leaderId, tell.ago(25), (db) =>
    meetAtNew(db, groupId, {
      name: 'Education centre, room 4',
      address: '3 Example Lane, Leeds',
      seats: 12,
      freeForAllDates: false,
      freeFromIntrusion: true,
    }),
  )
  await chapter.answerPlanning(tell, 24, groupId, leaderId, zofiasPlanning)
  await chapter.answerPlanning(tell, 22, groupId, coLeaderId, alansPlanning)
  await chapter.agreeOnWork(tell, 20, groupId, leaderId)
  await chapter.proposeCommonText(tell, 19, groupId, coLeaderId, alansProposal)
  return { leader, leaderId, groupId }
}
