import { randomUUID } from 'node:crypto'
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
    await circle.owner.query('select erase_person($1)', [group.memberId])
    await buryAs(administrator, group.memberId)
    expect(listed()).toContain(group.memberId)
  })

  test('is buried once, however often it is done', async () => {
    await buryAs(administrator, group.memberId)
    expect((await buriedRows()).filter((id) => id === group.memberId)).toHaveLength(1)
  })

  test('is in no list when the erasing was refused in the end', async () => {
    const nobody = newId()
    const outcome = await circle.database.asViewer(personAlone(administrator), async (db) => {
      await bury(db, 'person', nobody)
      return refuse('not-now')
    })
    expect(outcome).toEqual(refuse('not-now'))
    expect(listed()).not.toContain(nobody)
    expect(await buriedRows()).not.toContain(nobody)
  })

  test('is buried by an administrator and nobody else', async () => {
    await expect(buryAs(group.leaderId, newId())).rejects.toThrow(/row-level security/)
    await expect(buryAs(group.leaderId, newId(), 'correspondent')).rejects.toThrow(/row-level security/)
    const enquirer = newId()
    await buryAs(administrator, enquirer, 'correspondent')
    expect(listed()).toContain(enquirer)
  })

  test('is not there any more: nobody who is there is buried, also not by an administrator', async () => {
    const { rows } = await circle.owner.query<{ id: string }>('select id from correspondent limit 1')
    for (const deed of [
      () => buryAs(administrator, group.leaderId),
      () => buryAs(administrator, administrator),
      () => buryAs(administrator, rows[0]?.id ?? '', 'correspondent'),
      () => buryAs(group.leaderId, group.leaderId),
    ]) {
      await expect(deed()).rejects.toThrow(/row-level security/)
    }
    const concern = newId()
    await circle.owner.query(
      `insert into correspondent (id, name, email, met_at)
       values ($1, 'Somebody who has left', 'gone-' || $1::uuid || '@erased.invalid', now())`,
      [concern],
    )
    await buryAs(administrator, concern, 'correspondent')
    expect(listed()).toContain(concern)
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

describe('a passkey or an app that is removed', () => {
  const ids = async (table: string): Promise<string[]> =>
    (await circle.owner.query(`select id from ${table} where person_id = $1`, [group.leaderId])).rows.map(
      ({ id }) => id,
    )

  test('stands in the list soon, so that an older backup brings back no stolen phone', async () => {
    const { signIn } = circle.house
    await circle.owner.query('update authenticator_app set confirmed_at = begun_at')
    const removed = [...(await ids('passkey')), ...(await ids('authenticator_app'))]
    expect(removed).toHaveLength(2)
    const self = { personId: group.leaderId, sessionId: randomUUID() }
    await signIn.removePasskey(self, removed[0] ?? '')
    await signIn.removeApp(self)
    await until(async () => removed.every((id) => listed().includes(id)), 'the job to have written both')
  })

  test('is another one when it is set up anew', async () => {
    await circle.house.signIn.beginApp(group.leaderId)
    const [anew = ''] = await ids('authenticator_app')
    expect(await buriedRows()).not.toContain(anew)
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
    if (circle.house.graveyard)
      await keepAllTombstones(circle.database.jobs, circle.house.graveyard, circle.clock.now())
    expect(listed().toSorted()).toEqual((await buriedRows()).toSorted())
  })

  test('comes first: while it cannot be written nobody is erased', async () => {
    await rename(circle.backups.to, `${circle.backups.to}.away`)
    const nobody = newId()
    await expect(buryAs(administrator, nobody)).rejects.toThrow(/ENOENT/)
    await rename(`${circle.backups.to}.away`, circle.backups.to)
    expect(await buriedRows()).not.toContain(nobody)
  })
})
