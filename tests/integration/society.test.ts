import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  peopleInCharge,
  regions,
  representativesNamed,
  societySettings,
} from '../../src/features/society/queries.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'

let circle: Circle
let ailsa: Client
let day = 0

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  ailsa = await clientOf(circle)
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  await ailsa.submit(`/set-up/${token}`, {
    societyName: 'Caledonian Balint Society',
    name: 'Ailsa Drummond',
    email: 'ailsa@example.org',
  })
})
afterAll(() => circle.close())
beforeEach(() => {
  day += 1
  circle.clock.set(Temporal.Instant.from('2026-11-23T10:00:00Z').add({ hours: day }))
})

const asVisitor = <T>(work: Parameters<typeof circle.database.asViewer<T>>[1]) =>
  circle.database.asViewer(visitor, work)

async function regionId(name: string): Promise<string> {
  const region = (await asVisitor(regions)).find((one) => one.name === name)
  if (!region) throw new Error(`There is no region ${name}.`)
  return region.id
}

const personId = async (email: string): Promise<string> =>
  (await circle.owner.query('select id from person where email = $1', [email])).rows[0].id

/** Gives somebody the office as the administrator does, and answers the region's page. */
async function appoint(region: string, name: string, email: string, named = false): Promise<string> {
  const path = `/office/regions/${await regionId(region)}`
  const values = { name, email, ...(named && { isNamedPublicly: 'yes' }) }
  const { location } = await ailsa.submit(path, values, `${path}/representatives`)
  expect(location).toBe(`${path}?done=representative`)
  expect((await ailsa.get(location ?? '')).html).toContain('They are representative now.')
  return path
}

const namedIn = async (region: string) =>
  (await asVisitor(representativesNamed)).find(({ name }) => name === region)?.representatives

describe('a regional representative', () => {
  test('is told by email, signs in with that address, and finds the region at home', async () => {
    await appoint('Scotland', 'Morag Baird', 'Morag.Baird@example.org')
    await circle.settled()
    const [email] = circle.mail.to('morag.baird@example.org')
    expect(email?.subject).toBe('You represent Scotland for Caledonian Balint Society')
    expect(email?.text).toContain('/sign-in?next=/home')
    expect(email?.text).toContain('Replies by email are not read')

    const morag = await clientOf(circle, await personId('morag.baird@example.org'))
    const home = await morag.get('/home')
    expect(home.html).toContain('You represent Scotland')
    expect(await asVisitor(async (db) => peopleInCharge(db, await regionId('Scotland')))).toEqual([
      await personId('morag.baird@example.org'),
    ])
  })

  test('has an address that no page shows, not even the administrator’s', async () => {
    const path = await appoint('Midlands', 'Ewan Ross', 'ewan.ross@example.org', true)
    for (const page of [path, '/office', '/office/regions', '/home'])
      expect((await ailsa.get(page)).html).not.toContain('ewan.ross@')
    const morag = await clientOf(circle, await personId('ewan.ross@example.org'))
    expect((await morag.get('/home')).html).not.toContain('ewan.ross@')
  })

  test('is named to the public only if they agreed, and takes the name away themselves', async () => {
    await appoint('North East', 'Una Grey', 'una@example.org', true)
    await appoint('North East', 'Rory Bell', 'rory@example.org')
    expect(await namedIn('North East')).toEqual(['Una Grey'])

    const una = await clientOf(circle, await personId('una@example.org'))
    const rory = await clientOf(circle, await personId('rory@example.org'))
    await rory.submit('/home', {}, /naming$/)
    expect(await namedIn('North East')).toEqual(['Una Grey', 'Rory Bell'])
    await una.submit('/home', {}, /naming$/)
    expect(await namedIn('North East')).toEqual(['Rory Bell'])
  })

  test('nobody says for somebody else whether they are named', async () => {
    await appoint('North West', 'Iona Kerr', 'iona@example.org', true)
    await appoint('North West', 'Angus Kerr', 'angus@example.org')
    const iona = await clientOf(circle, await personId('iona@example.org'))
    const angus = await clientOf(circle, await personId('angus@example.org'))
    const own = formsOf((await angus.get('/home')).html, '/home').find(({ action }) => /naming$/.test(action))
    const hers = formsOf((await iona.get('/home')).html, '/home').find(({ action }) => /naming$/.test(action))
    const answer = await angus.post(hers?.action ?? '', new URLSearchParams(own?.values))
    expect(answer.status).toBe(403)
    expect(await namedIn('North West')).toEqual(['Iona Kerr'])
  })

  test('holds an office once, whatever is pressed', async () => {
    const path = await appoint('East Anglia', 'Fergus Hay', 'fergus@example.org')
    const values = { name: 'Fergus Hay', email: 'FERGUS@example.org' }
    const again = await ailsa.submit(path, values, `${path}/representatives`)
    expect(again.status).toBe(409)
    expect(again.html).toContain('already represents this region')
    expect(again.html).toContain('FERGUS@example.org')
  })

  test('no longer sees the region once the office has ended', async () => {
    const path = await appoint('South Wales', 'Gwen Rees', 'gwen@example.org', true)
    const ending = formsOf((await ailsa.get(path)).html, path).find(({ action }) => /ending$/.test(action))
    const twice = [
      await ailsa.submit(path, {}, /ending$/),
      await ailsa.post(ending?.action ?? '', new URLSearchParams(ending?.values)),
    ]
    expect(twice.map(({ status }) => status)).toEqual([303, 409])
    expect(twice[1]?.html).toContain('already ended')
    expect(await namedIn('South Wales')).toEqual([])
    const gwen = await clientOf(circle, await personId('gwen@example.org'))
    expect((await gwen.get('/home')).html).not.toContain('South Wales')
    expect(await asVisitor(async (db) => peopleInCharge(db, await regionId('South Wales')))).toEqual([
      await personId('ailsa@example.org'),
    ])
  })
})

describe('the office', () => {
  test('does not exist for anybody but administrators', async () => {
    await appoint('North Wales', 'Nia Pugh', 'nia@example.org')
    const nia = await clientOf(circle, await personId('nia@example.org'))
    const guest = await clientOf(circle)
    const region = `/office/regions/${await regionId('North Wales')}`
    for (const path of ['/office', '/office/settings', '/office/regions', region]) {
      expect((await nia.get(path)).status, path).toBe(404)
      expect((await nia.post(path, new URLSearchParams())).status, path).toBe(404)
      expect((await guest.get(path)).location, path).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      expect((await guest.post(path, new URLSearchParams())).status, path).toBe(303)
    }
  })

  test('says which region lacks a representative, and counts what waits', async () => {
    const { html } = await ailsa.get('/office')
    expect(html).toContain('Say who represents')
    expect(html).toContain('Nobody has founded one yet.')
  })

  test('regions are added and renamed; a name is taken once', async () => {
    const added = await ailsa.submit('/office/regions', { name: 'Orkney' })
    expect(added.location).toMatch(/^\/office\/regions\/[0-9a-f-]{36}\?done=added$/)
    const taken = await ailsa.submit('/office/regions', { name: 'Orkney' })
    expect(taken.status).toBe(409)
    expect(taken.html).toContain('There is a region of this name already.')

    expect((await ailsa.get(added.location ?? '')).html).toContain('The region is added.')
    const path = (added.location ?? '').replace(/\?.*/, '')
    await ailsa.submit(path, { name: 'Orkney and Shetland' }, path)
    expect((await asVisitor(regions)).at(-1)?.name).toBe('Orkney and Shetland')
    expect((await ailsa.submit(path, { name: 'Scotland' }, path)).status).toBe(409)
    const stale = await ailsa.submit(path, { name: 'Shetland', nameBefore: 'Orkney' }, path)
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Somebody else has just renamed this region')
    expect(stale.html).toContain('value="Shetland"')
  })

  test('an id that is none of ours leads to a page that is not there', async () => {
    for (const id of ['nonsense', '0'.repeat(36), '0198c1d0-0000-7000-8000-000000000001', '%00', "' or 1=1"])
      expect((await ailsa.get(`/office/regions/${id}`)).status, id).toBe(404)
  })
})

describe('the settings', () => {
  const path = '/office/settings'

  test('a change holds from now on and is kept with who and when', async () => {
    const saved = await ailsa.submit(path, { doorsMinutes: '5', societyName: 'Scottish Balint Society' })
    expect(saved.location).toBe('/office/settings?saved')
    expect(await asVisitor(societySettings)).toMatchObject({ doorsMinutes: 5, meetingMinutes: 90 })
    const { html } = await ailsa.get(path)
    expect(html).toContain('Last changed by Ailsa Drummond, Monday 23 November 2026')
    expect(html).toContain('Doors open before an online meeting: 5 minutes')
    expect(html).toContain('Name of the society: Scottish Balint Society')
    await ailsa.submit(path, { doorsMinutes: '10' })
    expect(await asVisitor(societySettings)).toMatchObject({ doorsMinutes: 10 })
  })

  test('saving without a change keeps nothing', async () => {
    const count = async () => (await circle.owner.query('select from setting_change')).rowCount
    const before = await count()
    expect((await ailsa.submit(path, {}, path)).location).toBe('/office/settings')
    expect(await count()).toBe(before)
  })

  test('a form that is out of date is noticed, and keeps what was typed', async () => {
    const form = formsOf((await ailsa.get(path)).html, path).find(({ action }) => action === path)
    await ailsa.submit(path, { offerDays: '10' })
    const stale = new URLSearchParams(form?.values)
    stale.set('offerDays', '21')
    const answer = await ailsa.post(path, stale)
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('Somebody else saved the settings')
    expect(answer.html).toContain('value="21"')
    expect((await asVisitor(societySettings)).offerDays).toBe(10)
    // What the page now shows is current again: pressing once more saves what was typed.
    const [again] = formsOf(answer.html, path).filter(({ action }) => action === path)
    expect((await ailsa.post(path, new URLSearchParams(again?.values))).status).toBe(303)
    expect((await asVisitor(societySettings)).offerDays).toBe(21)
  })

  test('nonsense in every field is answered beside the field', async () => {
    const [form] = formsOf((await ailsa.get(path)).html, path).filter(({ action }) => action === path)
    for (const nonsense of ['', '<b>', '1e9', '\0', '-1', 'x'.repeat(20_000)]) {
      const typed = (form?.values ?? []).map(([name, value]) => [name, name === '_key' ? value : nonsense])
      expect((await ailsa.post(path, new URLSearchParams(typed))).status).toBe(422)
    }
  })
})

test('what is too large is turned away in words', async () => {
  const answer = await ailsa.post(
    '/office/settings',
    new URLSearchParams({ societyName: 'x'.repeat(2_500_000) }),
  )
  expect(answer.status).toBe(413)
  expect(answer.html).toContain('That is too much at once')
})

describe('the database, with the application’s own checks out of the way', () => {
  const attempts = {
    'names the society': sql`update society set name = 'Mine' returning 1`,
    'writes a setting': sql`insert into setting_change (id, name, value, changed_at) values (uuidv7(), 'offerDays', '1', now())`,
    'adds a region': sql`insert into region (id, name, position, added_at) values (uuidv7(), 'Mine', 99, now())`,
    'renames a region': sql`update region set name = name || '!' returning 1`,
    'takes an office': sql`insert into office (id, person_id, kind, since) select uuidv7(), viewer_id(), 'administrator', now()`,
    'makes accounts': sql`select person_for_office('Nobody', 'nobody@example.org')`,
    'founds a society': sql`insert into society (name, time_zone, currency, founded_at) values ('Mine', 'UTC', 'GBP', now())`,
  }

  test('lets nobody but administrators change the society', async () => {
    const nia = personAlone(await personId('nia@example.org'))
    for (const [what, attempt] of Object.entries(attempts)) {
      for (const viewer of [nia, visitor]) {
        const changed = circle.database
          .asViewer(viewer, async (db) => (await attempt.execute(db)).rows.length)
          .catch(() => 0)
        expect(await changed, `${viewer.personId ?? 'a visitor'} ${what}`).toBe(0)
      }
      const holder = circle.database.asHolder(
        'guessed',
        async (db) => (await attempt.execute(db)).rows.length,
      )
      expect(await holder.catch(() => 0), `a holder ${what}`).toBe(0)
    }
    expect((await asVisitor(regions)).some(({ name }) => name === 'Mine' || name.endsWith('!'))).toBe(false)
    expect((await circle.owner.query(`select from office where kind = 'administrator'`)).rowCount).toBe(1)
  })

  test('shows no address to anybody', async () => {
    const administrator = personAlone(await personId('ailsa@example.org'))
    for (const viewer of [administrator, visitor]) {
      const read = circle.database.asViewer(viewer, (db) => sql`select email from person`.execute(db))
      await expect(read).rejects.toThrow(/permission denied/)
    }
  })
})
