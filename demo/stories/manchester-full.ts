import { setLink } from '../../src/features/groups/commands/set-link.ts'
import { makeTerm } from '../../src/features/meetings/commands.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** A full circle whose doors are open at this minute: the way in is there to be seen. Two have not paid on. */

const leader = { name: 'Judith Farrow', email: 'judith.farrow@example.org' }
const coLeader = { name: 'Kofi Annor', email: 'kofi.annor@example.org' }
const names = ['Lena Brandt', 'Miles Okoro', 'Nadia Rahman', 'Oisin Burke', 'Petra Novak', 'Quentin Ash']

export async function manchesterFull(tell: Teller, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(tell, 120, leader, regions['North West'], {
    kind: 'start-online',
    message: 'We are three trainers who would like a circle over lunch.',
    plan: null,
  })
  const coLeaderId = await chapter.joinLeading(tell, 108, groupId, leaderId, coLeader)
  await chapter.givePhone(tell, 107, leaderId, leader, '0161 496 0103', 'GP')
  for (const id of [leaderId, coLeaderId]) {
    await chapter.leaderSays(
      tell,
      107,
      { groupId, personId: id, councilId },
      {
        groupMemberExperience: true,
        psychodynamicTraining: id === coLeaderId,
        profession: 'GP',
        accreditation: 'accredited',
      },
    )
  }
  const soon = tell.now.add({ minutes: 8 }).toZonedDateTimeISO('Europe/London')
  await chapter.decideFrame(tell, 105, groupId, leaderId, {
    name: 'Lunchtime circle',
    area: 'Manchester and around',
    weekday: soon.dayOfWeek,
    startTime: soon.toPlainTime().round('minute'),
    everyWeeks: 1,
    lengthMinutes: 90,
    fewestMembers: 5,
    mostMembers: names.length,
  })
  await tell.as(leaderId, tell.ago(105), (db) =>
    setLink(db, groupId, { url: 'https://meet.example.org/lunchtime' }),
  )
  await chapter.agreeOnWork(tell, 104, groupId, leaderId)
  await chapter.setFee(tell, 103, groupId, leaderId, {
    contributionMinor: 2000,
    currency: 'GBP',
    paidAhead: 'months',
    firstMeetingFree: false,
    covers: 'both leaders',
  })
  await chapter.open(tell, 102, groupId, leaderId)
  const memberIds: string[] = []
  for (const [index, name] of names.entries()) {
    const member = {
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
      profession: index % 2 === 0 ? 'GP' : 'Psychologist',
      area: 'Manchester',
      why: 'A colleague spoke of it with such calm that I became curious.',
    }
    memberIds.push(await chapter.join(tell, 95 - index * 3, groupId, leaderId, member))
  }
  await tell.as(leaderId, tell.ago(30), (db) =>
    makeTerm(db, groupId, { firstOn: tell.dayAgo(21), meetings: 12 }),
  )
  await chapter.notePaid(tell, 20, groupId, leaderId, { until: tell.dayAgo(-60), allBut: names.slice(4) })
  const [memberId] = memberIds
  const [name] = names
  if (!name || !memberId) throw new Error('Nobody came.')
  return { leader, leaderId, member: { name }, memberId, groupId }
}
