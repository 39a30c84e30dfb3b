import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Somebody presses a button, and what they need for it is taken from them in the same moment: after we looked, before it is done.

let circle: Circle
let group: WholeGroup
let enquiryId: string

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  group = await writeWholeGroup(circle.owner, 'own')
  const { rows } = await circle.owner.query('select id from enquiry')
  enquiryId = rows[0].id
  await circle.owner.query('delete from invitation where enquiry_id = $1', [enquiryId])
})
afterAll(() => circle.close())

const waitsForALock = async () =>
  (
    await circle.owner.query(
      `select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted`,
    )
  ).rows.length > 0

test('whose office ends while they press a button is told what anybody without it is; nothing is done', async () => {
  const representative = await clientOf(circle, group.representativeId)
  const press = await representative.fillIn(`/enquiries/${enquiryId}`, {}, /founder-invitation$/)
  const another = await circle.owner.connect()
  try {
    await another.query('begin')
    // Held up by this is what is kept first: that they invite somebody.
    await another.query('select from person where id = $1 for update', [group.representativeId])
    const pressed = press()
    await until(waitsForALock, 'the button to wait for its turn')
    await another.query('update office set until = now() where person_id = $1', [group.representativeId])
    await another.query('commit')
    expect((await pressed).status).toBe(404)
  } finally {
    another.release()
  }
  const { rows } = await circle.owner.query('select from invitation where enquiry_id = $1', [enquiryId])
  expect(rows).toEqual([])
})
