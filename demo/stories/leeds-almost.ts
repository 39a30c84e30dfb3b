import { setPlace } from '../../src/features/groups/commands/set-place.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Two leaders, a day, a room and ground rules: what it costs is all that is missing before it can open. */

const leader = { name: 'Zofia Lis', email: 'zofia.lis@example.org' }
const coLeader = { name: 'Alan Whitby', email: 'alan.whitby@example.org' }

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
    everyWeeks: 2,
    lengthMinutes: 90,
  })
  await tell.as(leaderId, tell.ago(25), (db) =>
    setPlace(db, groupId, {
      name: 'Education centre, room 4',
      address: '3 Example Lane, Leeds',
      seats: 12,
      freeForAllDates: false,
      freeFromIntrusion: true,
    }),
  )
  await chapter.agreeOnWork(tell, 20, groupId, leaderId)
  return { groupId }
}
