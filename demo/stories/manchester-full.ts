import { keepCostPlan } from '../../src/features/fees/commands.ts'
import { plainCosts } from '../../src/features/fees/rules/cost.ts'
import { setLink } from '../../src/features/groups/commands/set-link.ts'
import { makeTerm } from '../../src/features/meetings/commands/make-term.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import { everyDay } from '../../src/features/meetings/rules/days-off.ts'
import { leaveCircle } from '../../src/features/memberships/commands/note-dates.ts'
import { putOnWaitingList } from '../../src/features/recruitment/commands/put-on-waiting-list.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import { manchesterAttendance } from './manchester-attendance.ts'
import type { DemoSociety } from './the-society.ts'

/**
 * A circle whose doors are open at this minute: the way in is there to be seen. Two have not paid on. It was full, three
 * wait for a seat in order, and since yesterday one is free.
 */

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
        accreditation: id === leaderId ? 'accredited' : 'none',
      },
    )
  }
  const soon = tell.now.add({ minutes: 8 }).toZonedDateTimeISO('Europe/London')
  await chapter.decideFrame(tell, 105, groupId, leaderId, {
    name: 'Lunchtime circle',
    area: 'Manchester and around',
    weekday: soon.dayOfWeek,
    startTime: soon.toPlainTime().round('minute'),
    rhythm: { everyWeeks: 1 },
    lengthMinutes: 90,
    fewestMembers: 5,
    mostMembers: names.length + 1,
  })
  await tell.as(leaderId, tell.ago(105), (db) =>
    setLink(db, groupId, { url: 'https://meet.example.org/lunchtime' }),
  )
  await chapter.agreeOnWork(tell, 104, groupId, leaderId)
  const fee = {
    contributionMinor: 2000,
    currency: 'GBP',
    paidAhead: 'months',
    months: 3,
    firstMeetingFree: false,
    covers: 'both leaders',
  } as const
  await chapter.setFee(tell, 103, groupId, leaderId, fee)
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
  await tell.as(leaderId, tell.ago(44), (db) =>
    makeTerm(db, groupId, { firstOn: tell.dayAgo(35), meetings: 14, choices: everyDay }),
  )
  const ruth = {
    name: 'Ruth Galloway',
    email: 'ruth.galloway@example.org',
    profession: 'Psychiatrist',
    area: 'Stockport',
    why: 'I should like an hour in the week in which nobody is waiting outside.',
  }
  const ruthId = await chapter.join(tell, 60, groupId, leaderId, ruth)
  await chapter.notePaid(tell, 20, groupId, leaderId, { until: tell.dayAgo(-60), allBut: names.slice(4) })
  // The leaders have reckoned: each has a fee of her own, one place is reduced. From the next months on it is £22.
  await tell.as(leaderId, tell.ago(9, '20:30'), (db) =>
    keepCostPlan(db, groupId, {
      ...plainCosts,
      leaderFeesPerHourMinor: [6000, 4500],
      meetingMinutes: 90,
      paidPreMeetingMinutes: 0,
      paidDebriefMinutes: 15,
      roomMinor: 0,
      supervisionPerSessionMinor: 800,
      meetingsATerm: 14,
      expectedMembers: 9,
      reducedPlaces: 1,
      reducedMinor: 1000,
      reservePercent: 3,
    }),
  )
  await chapter.setFee(tell, 8, groupId, leaderId, {
    ...fee,
    contributionMinor: 2200,
    holdsFrom: tell.dayAgo(-70),
  })
  const [memberId] = memberIds
  const [name] = names
  if (!name || !memberId) throw new Error('Nobody came.')
  const waiting = await threeWait(tell, groupId, leaderId)
  // Ruth moves to Bristol: she came for the last time yesterday, and a seat is free. Petra leaves in some weeks.
  await tell.as(ruthId, tell.ago(1, '14:10'), (db) => leaveCircle(db, groupId, 'now'))
  await tell.as(memberIds[4] ?? '', tell.ago(2, '13:40'), async (db) => {
    const ahead = await meetingsFrom(db, groupId, tell.now)
    return leaveCircle(db, groupId, { meetingId: ahead[4]?.id ?? '' })
  })
  const apologies = await manchesterAttendance(tell, { groupId, leaderId, coLeaderId, memberIds })
  return {
    leader,
    leaderId,
    coLeader,
    coLeaderId,
    member: { name },
    memberId,
    memberIds,
    names,
    abroad: { name: names[5] ?? '', personId: memberIds[5] ?? '' },
    groupId,
    waiting,
    apologies: { name: names[2] ?? '', path: apologies.path },
  }
}

/** They applied to a full group, were talked with, and are on its waiting list; the last of them has a page to look at. */
async function threeWait(tell: Teller, groupId: string, leaderId: string) {
  const people = [
    ['Rosa Whitfield', 'GP', 40],
    ['Samir Haddad', 'Hospital doctor', 33],
    ['Tilda Brook', 'Psychologist', 21],
  ] as const
  let last = { name: '', token: '' }
  for (const [name, profession, days] of people) {
    const who = {
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
      profession,
      area: 'Salford',
      why: 'I have heard of your circle from one who sits in it, and lunchtime is when I can.',
    }
    const applicationId = await chapter.applyTo(tell, days, groupId, who, leaderId)
    await chapter.interview(tell, days - 5, groupId, leaderId, applicationId)
    await tell.as(leaderId, tell.ago(days - 6, '19:15'), async (db) =>
      putOnWaitingList(db, {
        groupId,
        applicationId,
        letter: await chapter.letterOf(db, 'waiting', groupId, applicationId),
      }),
    )
    last = { name, token: await tell.tokenSentAbout(applicationId) }
  }
  return last
}
