import { closeGroup } from '../../src/features/endings/commands/close-group.ts'
import { handOver } from '../../src/features/endings/commands/hand-over.ts'
import { pauseGroup } from '../../src/features/endings/commands/pause-group.ts'
import { replyToEvaluation } from '../../src/features/evaluations/commands/reply.ts'
import { evaluationsOf } from '../../src/features/evaluations/queries/evaluations.ts'
import type { Reply } from '../../src/features/evaluations/rules/evaluation.ts'
import { setLink } from '../../src/features/groups/commands/set-link.ts'
import { makeTerm } from '../../src/features/meetings/commands/make-term.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import { everyDay } from '../../src/features/meetings/rules/days-off.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Applicant } from '../chapters.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import { askCircle } from './circles-were-asked.ts'
import type { DemoSociety } from './the-society.ts'

/** A circle that comes to its end: the last meeting is announced, and most have said how it was. */

const leader = { name: 'Winifred Dale', email: 'winifred.dale@example.org' }
const coLeader = { name: 'Hugo Lindley', email: 'hugo.lindley@example.org' }
const names = ['Alma Whitby', 'Bertram Cole', 'Cecily Marsh', 'Dorian Pike', 'Edith Holt', 'Fergus Lowry']

const replies: Reply[] = [
  { own: 'fully', heard: 'mostly', seen: 'fully', frame: 'fully', leading: 'fully', again: 'fully' },
  { own: 'mostly', heard: 'mostly', seen: 'mostly', frame: 'fully', leading: 'mostly', again: 'fully' },
  { own: 'sometimes', heard: 'fully', seen: 'mostly', frame: 'mostly', leading: 'mostly', again: 'open' },
  { own: 'mostly', heard: 'sometimes', seen: 'fully', frame: 'fully', leading: 'fully', again: 'mostly' },
]

export async function yorkCloses(tell: Teller, database: Database, { regions, councilId }: DemoSociety) {
  const { personId: leaderId, groupId } = await chapter.found(
    tell,
    330,
    leader,
    regions['Leeds, Yorkshire and Humberside'],
    {
      kind: 'start-online',
      message: 'We are two who led a group abroad, and would like to lead one here.',
      plan: null,
    },
  )
  const coLeaderId = await chapter.joinLeading(tell, 318, groupId, leaderId, coLeader)
  await chapter.givePhone(tell, 316, leaderId, leader, '01904 496 0177', 'Psychiatrist')
  for (const id of [leaderId, coLeaderId]) {
    await chapter.leaderSays(
      tell,
      316,
      { groupId, personId: id, councilId },
      {
        groupMemberExperience: true,
        psychodynamicTraining: id === leaderId,
        profession: id === leaderId ? 'Psychiatrist' : 'GP',
        accreditation: 'accredited',
      },
    )
  }
  const day = tell.dayAgo(-10)
  await chapter.decideFrame(tell, 314, groupId, leaderId, {
    name: 'Minster circle',
    area: 'York and around',
    weekday: day.dayOfWeek,
    startTime: Temporal.PlainTime.from('19:15'),
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
    fewestMembers: 5,
    mostMembers: 8,
  })
  await tell.as(leaderId, tell.ago(314), (db) =>
    setLink(db, groupId, { url: 'https://meet.example.org/minster' }),
  )
  await chapter.agreeOnWork(tell, 312, groupId, leaderId)
  await chapter.setFee(tell, 311, groupId, leaderId, {
    contributionMinor: 1800,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'both leaders',
  })
  await chapter.open(tell, 310, groupId, leaderId)
  const memberIds: string[] = []
  for (const [index, name] of names.entries()) {
    memberIds.push(await chapter.join(tell, 300 - index * 4, groupId, leaderId, member(name)))
  }
  await tell.as(leaderId, tell.ago(262), (db) =>
    makeTerm(db, groupId, {
      firstOn: tell.dayAgo(-10).subtract({ weeks: 36 }),
      meetings: 22,
      choices: everyDay,
    }),
  )
  await askCircle(tell, database, { groupId, leaderId }, 140)
  await tell.as(leaderId, tell.ago(16, '21:20'), async (db) => {
    const ahead = await meetingsFrom(db, groupId, tell.now)
    return closeGroup(db, groupId, {
      last: { meetingId: ahead[0]?.id ?? '' },
      reason: 'Hugo moves to Canada, and Winifred would not like to begin anew with this circle.',
    })
  })
  for (const [nth, reply] of replies.entries()) {
    await tell.as(memberIds[nth] ?? '', tell.ago(12 - nth, '20:05'), async (db) => {
      const [asked] = await evaluationsOf(db, groupId)
      const line = nth === 1 ? 'I shall miss the silence after a case.' : undefined
      return replyToEvaluation(db, asked?.id ?? '', { ...reply, line })
    })
  }
  return {
    leader,
    leaderId,
    member: { name: names[5] ?? '' },
    memberId: memberIds[5] ?? '',
    leaves: { name: names[3] ?? '', personId: memberIds[3] ?? '' },
    groupId,
  }
}

const member = (name: string): Applicant => ({
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
  profession: 'GP',
  area: 'York',
  why: 'I should like to think about the patients whom I think of at night, with others who do.',
})

/** In Manchester the co-leader hands over in some weeks, and the circle pauses before that. */
export async function manchesterChanges(
  tell: Teller,
  { groupId, leaderId, coLeaderId }: { groupId: string; leaderId: string; coLeaderId: string },
): Promise<void> {
  await tell.as(leaderId, tell.ago(5, '18:40'), (db) =>
    pauseGroup(db, groupId, {
      first: tell.dayAgo(-15),
      last: tell.dayAgo(-28),
      reason: 'Both of us are away; rest well.',
    }),
  )
  await tell.as(coLeaderId, tell.ago(2, '21:15'), async (db) => {
    const ahead = (await meetingsFrom(db, groupId, tell.now)).filter(({ cancelledAt }) => !cancelledAt)
    return handOver(db, groupId, { meetingId: ahead.at(-1)?.id ?? '' })
  })
}
