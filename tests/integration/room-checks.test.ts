import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { foundedSociety } from '../support/office.ts'
import { until } from '../support/until.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

const path = '/office/room-checks'
let circle: Circle
let morag: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  morag = await foundedSociety(circle)
})
afterAll(() => circle.close())

describe('what the room needs around it', () => {
  test('is for administrators; to everybody else there is no such page', async () => {
    const { leaderId } = await writeWholeGroup(circle.owner, 'own')
    await circle.owner.query('delete from room_probe')
    const leader = await clientOf(circle, leaderId)
    expect((await leader.get(path)).status).toBe(404)
    const stranger = await (await clientOf(circle)).get(path)
    expect(stranger.location).toContain('/sign-in')
    expect((await leader.post(path, new URLSearchParams({ _key: 'x' }))).status).toBe(404)
  })

  test('is looked at when asked for, with a plain answer each', async () => {
    const before = await morag.get(path)
    expect(before.html).toContain('Not looked at yet.')
    expect(before.html).toContain('advised to meet behind a link of their own')
    await morag.submit(path, {}, path)
    const { html } = await morag.get(path)
    expect(html).toContain('This site runs on one machine for trying it out')
    expect(html).toContain('There is none yet. Set up a TURN server such as coturn')
    expect(html).toContain('Last looked at Monday 23 November')
  })

  test('a test email comes to whoever asks, and counts once they say that it has arrived', async () => {
    await morag.submit(path, {}, `${path}/email`)
    const found = () =>
      circle.mail.to('morag@example.org').find(({ subject }) => subject?.startsWith('A test email'))
    await until(async () => found() !== undefined, 'the test email')
    const mail = found()
    expect(mail?.text).toContain('As you read this, it has arrived')
    expect((await morag.get(path)).html).toContain('Has it arrived?')
    await morag.submit(path, { arrived: 'no' }, `${path}/email/answer`)
    expect((await morag.get(path)).html).toContain('Look into the folder for spam')
    await morag.submit(path, {}, `${path}/email`)
    await morag.submit(path, { arrived: 'yes' }, `${path}/email/answer`)
    expect((await morag.get(path)).html).toContain('It arrived: you said so.')
  })

  test('all five well: groups may meet here; one that fails later, and they are advised otherwise', async () => {
    const isReady = async () =>
      (await circle.owner.query('select room_is_ready() as ready')).rows[0].ready as boolean
    expect(await isReady()).toBe(false)
    await circle.owner.query(`insert into room_probe (what, finding, passed, checked_at)
      select what, 'ok', true, now() from unnest(array['https', 'line', 'relay-udp', 'relay-tls', 'email']) as what
      on conflict (what) do update set finding = 'ok', passed = true`)
    expect(await isReady()).toBe(true)
    expect((await morag.get(path)).html).toContain('Everything is right')
    await circle.owner.query(
      `update room_probe set passed = false, finding = 'no-answer' where what = 'relay-tls'`,
    )
    expect(await isReady()).toBe(false)
    expect((await morag.get(path)).html).toContain('does its firewall let port 443 through?')
  })

  test('even past the page nobody but an administrator notes that it is well', async () => {
    const { memberId } = await writeWholeGroup(circle.owner, 'other')
    const asMember = circle.database.asViewer(personAlone(memberId), (db) =>
      db
        .updateTable('room_probe')
        .set({ finding: 'ok', passed: true, checked_at: db.now })
        .where('what', '=', 'relay-tls')
        .returning('what')
        .execute(),
    )
    expect(await asMember).toEqual([])
  })
})

describe('the check before a meeting', () => {
  test('gives camera and microphone to its own page alone, and the screen to none', async () => {
    const policy = async (at: string) =>
      (await (await clientOf(circle)).get(at)).headers.get('Permissions-Policy')
    expect(await policy('/room-check')).toContain('camera=(self), microphone=(self)')
    expect(await policy('/room-check')).toContain('display-capture=()')
    for (const other of ['/', '/groups', '/sign-in']) {
      expect(await policy(other)).toContain('camera=(), microphone=()')
      expect(await policy(other)).toContain('display-capture=()')
    }
  })

  test('measures against the server, which gives and takes so much and no more', async () => {
    const visitor = await clientOf(circle)
    const bytes = async (query: string) =>
      (await circle.app.request(`${circle.url}/rooms/line-check${query}`)).arrayBuffer()
    expect((await bytes('?bytes=1000')).byteLength).toBe(1_000)
    expect((await bytes('?bytes=99999999')).byteLength).toBe(512 * 1024)
    for (const odd of [
      '',
      '?bytes=',
      '?bytes=-5',
      '?bytes=1e99',
      '?bytes=x',
      '?bytes=0.5',
      '?bytes=1&bytes=2',
    ]) {
      expect((await bytes(odd)).byteLength).toBeLessThanOrEqual(512 * 1024)
    }
    expect((await visitor.post('/rooms/line-check', new Uint8Array(64 * 1024))).status).toBe(204)
    expect((await visitor.post('/rooms/line-check', new Uint8Array(600 * 1024))).status).toBe(413)
  })
})
