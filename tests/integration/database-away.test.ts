import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CircleView } from '../../src/features/room/rules/room-view.ts'
import { queueEmail } from '../../src/platform/mail/queue-email.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Answering, clientOf } from '../support/client.ts'
import { openWay } from '../support/cuttable-way.ts'
import { formsOf } from '../support/forms.ts'
import { writeOnlineMeeting } from '../support/rooms.ts'
import { circleOfScreens, type Screen } from '../support/screens.ts'
import { until } from '../support/until.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// A process whose way to the database is cut for a while: nobody starts it again, and nobody has to.

let circle: Circle
let group: WholeGroup
let way: Awaited<ReturnType<typeof openWay>>
let cutOff: { url: string }

beforeAll(async () => {
  circle = await startCircle({ listen: true, jobs: false })
  group = await writeWholeGroup(circle.owner, 'own', { open: true })
  await circle.owner.query('delete from email')
  way = await openWay(circle.ownerUrl)
  cutOff = await circle.anotherProcess(way.url, { jobs: true })
})
afterAll(async () => {
  way?.mend()
  await circle?.close()
  way?.close()
})
beforeEach(() => way.mend())

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${cutOff.url}${path}`, { headers, signal: AbortSignal.timeout(20_000) })
const isBack = () => until(async () => (await ask('/readyz')).status === 200, 'the process to be ready again')

/** Somebody at the process that is cut off. */
const clientThere = () => {
  const there: Answering = {
    url: circle.url,
    house: circle.house,
    app: {
      request: (address, init) =>
        fetch(address.replace(circle.url, cutOff.url), { ...init, redirect: 'manual' }),
    },
  }
  return clientOf(there)
}

describe('a database that is away', () => {
  test('is said as such by every page, and whoever watches is told; all comes back by itself', async () => {
    await isBack()
    way.cut()
    for (const path of ['/about', '/', '/groups', '/home']) {
      const answer = await ask(path)
      expect([path, answer.status, answer.headers.get('Retry-After')]).toEqual([path, 503, '3'])
      expect(await answer.text()).toContain('One moment, please')
    }
    expect((await ask('/healthz')).status).toBe(200)
    const ready = await ask('/readyz')
    expect([ready.status, await ready.json()]).toEqual([503, { database: false, jobs: true }])
    const metrics = await ask('/metrics', { Authorization: 'Bearer metrics-token-for-tests' })
    expect(metrics.status).toBe(200)
    expect(await metrics.text()).toContain('circle_emails_waiting Nan')
    way.mend()
    await isBack()
    expect((await ask('/about')).status).toBe(200)
  })

  test('keeps what was typed in the page, to be sent again from there; it counts once', async () => {
    await isBack()
    const who = await clientThere()
    const { rows } = await circle.owner.query('select id from region limit 1')
    const press = await who.fillIn('/contact?kind=start-face-to-face', {
      region: rows[0].id,
      name: 'Una Field',
      email: 'una@away.example.org',
      message: 'Is there a group near the “coast”?',
    })
    way.cut()
    const told = await press()
    expect([told.status, told.headers.get('Cache-Control')]).toEqual([503, 'no-store'])
    const form = formsOf(told.html, '').find(({ values }) => values.some(([name]) => name === 'message'))
    expect(new Map(form?.values).get('message')).toBe('Is there a group near the “coast”?')
    way.mend()
    await isBack()
    const again = () =>
      who.post(form?.action ?? '', new URLSearchParams(form?.values), {
        'Content-Type': 'application/x-www-form-urlencoded',
      })
    expect([(await again()).status, (await again()).status, (await press()).status]).toEqual([303, 303, 303])
    const kept = await circle.owner.query(`select from correspondent where email = 'una@away.example.org'`)
    expect(kept.rowCount).toBe(1)
  })

  test('is come back to by the jobs, too', async () => {
    await isBack()
    way.cut()
    await circle.database.asViewer(visitor, async (db) => {
      const { rows } = await circle.owner.query('select id from preparatory_letter limit 1')
      await queueEmail(db, 'preparatory-letter', { to: { personId: group.memberId }, about: rows[0].id })
    })
    expect((await ask('/readyz')).status).toBe(503)
    expect(circle.mail.to('member@own.example.org')).toHaveLength(0)
    way.mend()
    await until(async () => circle.mail.to('member@own.example.org').length === 1, 'the letter')
    await circle.settled()
  })

  test('leaves a room as it was: what is done meanwhile is seen, and what was meant is done, once the way is there', async () => {
    await isBack()
    const meeting = await writeOnlineMeeting(circle)
    const screens = await circleOfScreens(circle, meeting.roomId, [
      { personId: meeting.leaderIds[0] ?? '' },
      { personId: meeting.members[0]?.personId ?? '', at: cutOff.url },
      { personId: meeting.members[1]?.personId ?? '' },
    ])
    const [ailsa, anna, ben] = screens as [Screen, Screen, Screen]
    const raised = (seat: string) =>
      ailsa.sees((view) => (view as CircleView).forLeaders?.raised.includes(seat) ?? false)
    way.cut()
    anna.does({ do: 'raise', on: true })
    await until(async () => anna.state !== 'open', 'her screen to say that it is connecting again')
    ben.does({ do: 'raise', on: true })
    await raised(ben.seat)
    way.mend()
    await raised(anna.seat)
    await until(
      async () => JSON.stringify(anna.circle.seats) === JSON.stringify(ben.circle.seats),
      'one circle',
    )
    for (const screen of screens) screen.close()
  })
})
