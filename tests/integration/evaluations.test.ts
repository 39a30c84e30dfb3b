import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeEvaluations } from '../../src/features/evaluations/commands/close-evaluations.ts'
import { askTheCircle } from '../../src/features/evaluations/commands/open-evaluation.ts'
import { replyToEvaluation } from '../../src/features/evaluations/commands/reply.ts'
import { evaluationEditions, evaluationSums } from '../../src/features/evaluations/queries/evaluations.ts'
import type { Reply } from '../../src/features/evaluations/rules/evaluation.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z' })
})
afterAll(() => circle.close())

const good: Reply = {
  own: 'fully',
  heard: 'mostly',
  seen: 'fully',
  frame: 'fully',
  leading: 'mostly',
  again: 'fully',
}

async function asked(group: SeatedGroup): Promise<string> {
  const opened = await circle.database.asViewer(personAlone(group.leaderIds[0]), (db) =>
    askTheCircle(db, group.id),
  )
  if ('refused' in opened) throw new Error(opened.refused)
  return opened.evaluationId
}
const replies = (id: string, personId: string, line?: string) =>
  circle.database.asViewer(personAlone(personId), (db) => replyToEvaluation(db, id, { ...good, line }))
const seenBy = (personId: string, id: string) =>
  circle.database.asViewer(personAlone(personId), (db) => evaluationSums(db, id))
const overIn = (days: number) => circle.clock.now().add({ hours: 24 * days })

test('five replies are shown as sums, to the leaders alone and only at the end', async () => {
  const leith = await writeSeatedGroup(circle)
  const id = await asked(leith)
  for (const [nth, { personId }] of leith.members.entries())
    expect(await replies(id, personId, nth === 0 ? 'Thank you both.' : undefined)).toEqual({ replied: true })
  expect(await replies(id, leith.members[0]?.personId ?? '')).toEqual({ refused: 'replied-already' })
  expect(await seenBy(leith.leaderIds[0], id)).toBeNull()
  await closeEvaluations(circle.database, overIn(22))
  const sums = await seenBy(leith.leaderIds[1], id)
  expect([sums?.replies, sums?.lines]).toEqual([5, ['Thank you both.']])
  expect(sums?.counts.slice(0, 5)).toEqual([0, 0, 0, 5, 0])
  expect(await seenBy(leith.members[0]?.personId ?? '', id)).toBeNull()
})

test('four replies are thrown away, and nobody ever sees them', async () => {
  const leith = await writeSeatedGroup(circle)
  const id = await asked(leith)
  for (const { personId } of leith.members.slice(0, 4)) await replies(id, personId)
  await closeEvaluations(circle.database, overIn(22))
  expect(await seenBy(leith.leaderIds[0], id)).toBeNull()
  const { rows } = await circle.owner.query('select from evaluation_tally where evaluation_id = $1', [id])
  expect(rows).toEqual([])
})

test('a circle of fewer than five is not asked', async () => {
  const leith = await writeSeatedGroup(circle, { members: 4 })
  const refused = await circle.database.asViewer(personAlone(leith.leaderIds[0]), (db) =>
    askTheCircle(db, leith.id),
  )
  expect(refused).toEqual({ refused: 'not-to-be-asked' })
})

test('neither order nor moment nor a transaction’s number leads from a person to what they said', async () => {
  const leith = await writeSeatedGroup(circle)
  const id = await asked(leith)
  const lines = ['Zest.', 'Anchor.', 'More silence, please.']
  for (const [nth, { personId }] of leith.members.entries()) await replies(id, personId, lines[nth])
  const { rows: kept } = await circle.owner.query(
    'select t.*, t.xmin::text as mark from evaluation_tally t where evaluation_id = $1',
    [id],
  )
  expect(kept).toHaveLength(1)
  expect(kept[0].lines).toEqual(['Anchor.', 'More silence, please.', 'Zest.'])
  const { rows: given } = await circle.owner.query(
    'select a.xmin::text as mark, to_jsonb(a) as all from evaluation_asked a where evaluation_id = $1',
    [id],
  )
  for (const { all } of given)
    expect(Object.keys(all).sort()).toEqual(['evaluation_id', 'has_replied', 'person_id'])
  // Of five marks the sums bear one: the last one's. No other row of the database that has a reply's mark holds any of it.
  expect(given.filter(({ mark }) => mark === kept[0].mark)).toHaveLength(1)
})

test('administrators see what at least three groups have said together, and nothing of one', async () => {
  const adaId = '01990000-0000-7000-8000-0000000000ad'
  const ada = { ...personAlone(adaId), administrator: true }
  await circle.owner.query(`insert into person (id, name, email) values ($1, 'Ada', 'ada@example.org')`, [
    adaId,
  ])
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values (uuidv7(), $1, 'administrator', '2026-01-01')`,
    [adaId],
  )
  const page = async () => wordsOf((await (await clientOf(circle, adaId)).get('/office/evaluations')).html)
  const editions = () => circle.database.asViewer(ada, (db) => evaluationEditions(db))
  await closeEvaluations(circle.database, overIn(22))
  await circle.owner.query(`update evaluation_total set evaluations = 0, replies = 0, group_ids = '{}',
    counts = array_fill(0, array[30])`)
  await circle.owner.query('delete from evaluation_edition')
  const circleSays = async (group: SeatedGroup) => {
    const id = await asked(group)
    for (const { personId } of group.members) await replies(id, personId)
    await closeEvaluations(circle.database, overIn(22))
    expect(await seenBy(adaId, id)).toBeNull()
  }
  const [leith, york, cardiff, bath] = [
    await writeSeatedGroup(circle, { name: 'Leith' }),
    await writeSeatedGroup(circle, { name: 'York' }),
    await writeSeatedGroup(circle, { name: 'Cardiff' }),
    await writeSeatedGroup(circle, { name: 'Bath' }),
  ]
  expect(await page()).toContain('Nothing is published yet.')
  // Three evaluations, and still of two groups.
  for (const group of [leith, york, leith]) await circleSays(group)
  expect(await page()).toContain('Nothing is published yet.')
  await circleSays(cardiff)
  expect(await editions()).toMatchObject([{ groups: 3, evaluations: 4, replies: 20 }])
  expect(await page()).toContain('20 replies from 3 groups, in 4 evaluations.')
  // One group more, or two: nothing has changed to whoever looks again, so that no difference is theirs.
  const before = await editions()
  for (const group of [bath, york]) await circleSays(group)
  expect(await editions()).toEqual(before)
  await circleSays(leith)
  expect((await editions()).map(({ groups, replies: count }) => [groups, count])).toEqual([
    [3, 15],
    [3, 20],
  ])
  expect((await editions())[1]).toEqual(before[0])
})

test('nobody else reads it, and nobody past the pages what waits', async () => {
  const leith = await writeSeatedGroup(circle)
  const leader = await clientOf(circle, leith.leaderIds[0])
  expect((await leader.get('/office/evaluations')).status).toBe(404)
  expect((await (await clientOf(circle)).get('/office/evaluations')).status).toBe(303)
  expect(
    await circle.database.asViewer(personAlone(leith.leaderIds[0]), (db) => evaluationEditions(db)),
  ).toEqual([])
  const waiting = circle.database.asViewer({ ...personAlone(leith.leaderIds[0]) }, (db) =>
    db.selectFrom('evaluation_total').selectAll().execute(),
  )
  await expect(waiting).rejects.toThrow('permission denied')
})
