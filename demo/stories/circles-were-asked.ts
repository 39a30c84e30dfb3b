import { closeEvaluations } from '../../src/features/evaluations/commands/close-evaluations.ts'
import { askTheCircle } from '../../src/features/evaluations/commands/open-evaluation.ts'
import { replyToEvaluation } from '../../src/features/evaluations/commands/reply.ts'
import type { Reply } from '../../src/features/evaluations/rules/evaluation.ts'
import { circleMembers } from '../../src/features/memberships/queries/circle-members.ts'
import type { Database } from '../../src/platform/database/database.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** York's circle, this one and Manchester's were asked how it was; with the third the administrators read what they said together, and of none alone. */

const leader = { name: 'Imelda Frost', email: 'imelda.frost@example.org' }
const names = ['Judith Penn', 'Kasper Lund', 'Leonie Ware', 'Mungo Blair', 'Nerys Vaughan']

const said: Reply[] = [
  { own: 'fully', heard: 'mostly', seen: 'mostly', frame: 'fully', leading: 'fully', again: 'fully' },
  { own: 'mostly', heard: 'mostly', seen: 'fully', frame: 'fully', leading: 'mostly', again: 'fully' },
  { own: 'sometimes', heard: 'fully', seen: 'mostly', frame: 'mostly', leading: 'mostly', again: 'mostly' },
  { own: 'mostly', heard: 'sometimes', seen: 'sometimes', frame: 'fully', leading: 'fully', again: 'open' },
  { own: 'fully', heard: 'fully', seen: 'mostly', frame: 'sometimes', leading: 'mostly', again: 'fully' },
]

interface Asked {
  groupId: string
  leaderId: string
}

export async function circlesWereAsked(
  tell: Teller,
  database: Database,
  { regions }: DemoSociety,
  manchester: Asked,
): Promise<void> {
  const avon = await avonMeets(tell, regions['Bristol and South West'])
  await askCircle(tell, database, avon, 80)
  await askCircle(tell, database, manchester, 40)
}

/** Five members reply within a week; three weeks later the sums are kept. */
export async function askCircle(
  tell: Teller,
  database: Database,
  { groupId, leaderId }: Asked,
  days: number,
): Promise<void> {
  const { evaluationId } = await tell.as(leaderId, tell.ago(days, '21:00'), (db) => askTheCircle(db, groupId))
  const members = await tell.as(leaderId, tell.ago(days, '21:05'), (db) => circleMembers(db, groupId))
  for (const [nth, reply] of said.entries()) {
    await tell.as(members[nth]?.personId ?? '', tell.ago(days - 2 - nth, '20:10'), (db) =>
      replyToEvaluation(db, evaluationId, reply),
    )
  }
  await closeEvaluations(database, tell.ago(days - 22))
}

/** A leader alone, with five who have met since last year. */
async function avonMeets(tell: Teller, region: chapter.Region): Promise<Asked> {
  const { personId: leaderId, groupId } = await chapter.found(tell, 320, leader, region, {
    kind: 'start-online',
    message: 'Five of us finish our training together and would like to go on thinking together.',
    plan: null,
  })
  const day = tell.dayAgo(-4)
  await chapter.decideFrame(tell, 312, groupId, leaderId, {
    name: 'Avon lunchtime',
    area: 'Bath and around',
    weekday: day.dayOfWeek,
    startTime: Temporal.PlainTime.from('12:30'),
    rhythm: { everyWeeks: 4 },
    lengthMinutes: 75,
    fewestMembers: 5,
    mostMembers: 6,
  })
  await chapter.agreeOnWork(tell, 311, groupId, leaderId)
  await chapter.setFee(tell, 310, groupId, leaderId, {
    contributionMinor: 1500,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: true,
    covers: 'one leader',
  })
  await chapter.open(tell, 309, groupId, leaderId)
  for (const [index, name] of names.entries()) {
    await chapter.join(tell, 300 - index * 4, groupId, leaderId, {
      name,
      email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
      profession: 'GP',
      area: 'Bath',
      why: 'We have thought aloud together for three years. I should not like to stop.',
    })
  }
  return { groupId, leaderId }
}
