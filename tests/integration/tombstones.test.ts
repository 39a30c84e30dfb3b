import { rename, rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bury, keepAllTombstones } from '../../src/platform/database/tombstones.ts'
import { newId } from '../../src/shared/ids.ts'
import { refuse } from '../../src/shared/refusal.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let group: WholeGroup
let administrator: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', backups: true })
  group = await writeWholeGroup(circle.owner, 'own')
  await circle.owner.query('delete from email')
  administrator = group.representativeId
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`,
    [newId(), administrator],
  )
})
afterAll(() => circle.close())

const buriedRows = async (): Promise<string[]> =>
  (await circle.owner.query('select id from tombstone')).rows.map(({ id }) => id)
const listed = () => circle.house.graveyard?.read()?.map(({ id }) => id) ?? []
const buryAs = (who: string, id: string, kind: 'person' | 'correspondent' = 'person') =>
  circle.database.asViewer(personAlone(who), (db) => bury(db, kind, id))

describe('who is erased', () => {
  test('stands in the list beside the backups before anybody is told so', async () => {
    await buryAs(group.memberId, group.memberId)
    expect(listed()).toContain(group.memberId)
  })

  test('is buried once, however often it is done', async () => {
    await buryAs(administrator, group.memberId)
    expect((await buriedRows()).filter((id) => id === group.memberId)).toHaveLength(1)
  })

  test('is in no list when the erasing was refused in the end', async () => {
    const outcome = await circle.database.asViewer(personAlone(group.leaderId), async (db) => {
      await bury(db, 'person', group.leaderId)
      return refuse('not-now')
    })
    expect(outcome).toEqual(refuse('not-now'))
    expect(listed()).not.toContain(group.leaderId)
    expect(await buriedRows()).not.toContain(group.leaderId)
  })

  test('is not buried by somebody else, unless by an administrator', async () => {
    await expect(buryAs(group.memberId, group.leaderId)).rejects.toThrow(/row-level security/)
    await expect(buryAs(group.memberId, newId(), 'correspondent')).rejects.toThrow(/row-level security/)
    const enquirer = newId()
    await buryAs(administrator, enquirer, 'correspondent')
    expect(listed()).toContain(enquirer)
  })

  test('stays so: not even the owner of the database takes a tombstone away', async () => {
    for (const deed of [
      'delete from tombstone',
      'update tombstone set buried_at = now()',
      'truncate tombstone',
    ]) {
      await expect(circle.owner.query(deed), deed).rejects.toThrow(/what is erased stays erased/)
    }
  })
})

describe('the list beside the backups', () => {
  test('gets what a job buried, and what it lacks of the database', async () => {
    const id = newId()
    await circle.owner.query(`insert into tombstone (kind, id, buried_at) values ('person', $1, $2)`, [
      id,
      circle.clock.now().toString(),
    ])
    await until(async () => listed().includes(id), 'the job to have written it')
    await rm(circle.house.graveyard?.path ?? '')
    if (circle.house.graveyard) await keepAllTombstones(circle.database.jobs, circle.house.graveyard)
    expect(listed().toSorted()).toEqual((await buriedRows()).toSorted())
  })

  test('comes first: while it cannot be written nobody is erased', async () => {
    await rename(circle.backups.to, `${circle.backups.to}.away`)
    await expect(buryAs(group.leaderId, group.leaderId)).rejects.toThrow(/ENOENT/)
    await rename(`${circle.backups.to}.away`, circle.backups.to)
    expect(await buriedRows()).not.toContain(group.leaderId)
  })
})
