import { noteExpense, noteOther } from '../../src/features/books/commands/expenses.ts'
import { endClosedGroups } from '../../src/features/endings/commands/by-themselves.ts'
import { closeGroup } from '../../src/features/endings/commands/close-group.ts'
import type { Database } from '../../src/platform/database/database.ts'
import * as chapter from '../chapters.ts'
import { receiptOf } from '../papers.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

const founder = { name: 'Cosima Reed', email: 'cosima.reed@example.org' }

/**
 * A group that never met: too few asked, and its founder closed it more than a year ago. The nights have deleted it since
 * (what-is-forgotten.ts); its books stay with her until their time is over.
 */
export async function aPurseThatStays(tell: Teller, database: Database, { regions }: DemoSociety) {
  const { personId, groupId } = await chapter.found(tell, 397, founder, regions['North East'], {
    kind: 'start-face-to-face',
    message: 'I should like to gather a few colleagues on the coast. Might you help me begin?',
    plan: null,
  })
  await chapter.decideFrame(tell, 390, groupId, personId, {
    name: 'Tynemouth evenings',
    area: 'Tynemouth',
  })
  await tell.as(personId, tell.ago(389, '19:10'), (db) =>
    noteOther(db, groupId, { kind: 'gift', amountMinor: 60_00, on: tell.dayAgo(389) }),
  )
  const printing = {
    words: 'Fifty fliers, printed',
    on: tell.dayAgo(387),
    from: 'Harbour Print, Tynemouth',
    sum: '£18.40',
  }
  const receipt = await receiptOf(printing)
  await tell.as(personId, tell.ago(386, '20:00'), async (db) => {
    await noteExpense(db, groupId, {
      account: 'other',
      words: printing.words,
      spentOn: printing.on,
      amountMinor: 18_40,
      paidFrom: 'bank',
      receipt,
    })
    return noteExpense(db, groupId, {
      account: 'room',
      words: 'A room for the evening on which we would have begun',
      spentOn: tell.dayAgo(386),
      amountMinor: 25_00,
      paidFrom: 'bank',
    })
  })
  await tell.as(personId, tell.ago(375, '19:40'), (db) =>
    noteExpense(db, groupId, {
      account: 'other',
      words: 'What was left of the gift, back to whoever gave it',
      spentOn: tell.dayAgo(375),
      amountMinor: 16_60,
      paidFrom: 'bank',
    }),
  )
  await tell.as(personId, tell.ago(374, '20:00'), (db) =>
    closeGroup(db, groupId, { last: 'now', reason: 'We stayed three. Perhaps another year.' }),
  )
  await endClosedGroups(database, tell.ago(373, '03:00'))
  return { name: founder.name, personId }
}
