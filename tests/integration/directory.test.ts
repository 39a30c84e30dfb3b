import { randomUUID } from 'node:crypto'
import FeedParser from 'rss-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleDirectory } from '../../src/features/groups/jobs.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { linksOf, wordsOf } from '../support/forms.ts'
import { writeOpenGroup } from '../support/open-group.ts'

const START = '2026-11-02T10:00:00Z'
const [scotland, wales] = [randomUUID(), randomUUID()]
const ewan = { id: randomUUID(), office: randomUUID() }

let circle: Circle
let visitor: Client
const run = (sql: string, values: unknown[] = []) => circle.owner.query(sql, values)

/** The groups of this society, by what tells them apart. */
const groups: Record<string, Awaited<ReturnType<typeof writeOpenGroup>>> = {}

async function group(name: string, facts: Record<string, unknown>, feeMinor = 2000, mostMembers = 8) {
  const made = await writeOpenGroup(circle.owner, { name, mostMembers })
  const columns = Object.keys(facts)
  const set = columns.map((column, place) => `${column} = $${place + 2}`).join(', ')
  await run(`update balint_group set ${set} where id = $1`, [made.id, ...Object.values(facts)])
  await run('update fee_agreement set contribution_minor = $2 where group_id = $1', [made.id, feeMinor])
  await run('select refresh_directory(array[$1::uuid])', [made.id])
  groups[name] = made
  return made
}

beforeAll(async () => {
  circle = await startCircle({ now: START })
  visitor = await clientOf(circle)
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of <Tests> & Co', 'Europe/London', 'GBP', $1)`,
    [START],
  )
  await run(
    `insert into region (id, name, position, map_key, added_at) values ($1, 'Scotland', 1, 'scotland', $3), ($2, 'South Wales', 2, 'south-wales', $3)`,
    [scotland, wales, START],
  )
  await run(`insert into person (id, name, email) values ($1, 'Ewan Baird', 'ewan@example.org')`, [ewan.id])
  await run(
    `insert into office (id, person_id, kind, region_id, since, named_publicly_at) values ($1, $2, 'representative', $3, $4, $4)`,
    [ewan.office, ewan.id, scotland, START],
  )
  const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T10:00:00Z`
  await group('Leith Tuesday', {
    region_id: scotland,
    mode: 'face-to-face',
    weekday: 2,
    start_time: '19:30',
    professions: ['GP', 'Nurse'],
    opened_at: at(4),
  })
  await group(
    'Morning Online',
    {
      region_id: scotland,
      mode: 'online',
      weekday: 5,
      start_time: '08:00',
      professions: [],
      opened_at: at(3),
    },
    1000,
  )
  await group(
    'Cylch Cymraeg',
    {
      region_id: wales,
      mode: 'face-to-face',
      weekday: 2,
      start_time: '14:00',
      professions: ['Psychologist'],
      languages: ['Welsh', 'English'],
      opened_at: at(2),
    },
    2250,
  )
  // Opened last, and full since: it stands after all others.
  const full = await group(
    'Full & <Famous>',
    {
      region_id: wales,
      mode: 'online',
      weekday: 3,
      start_time: '17:00',
      professions: ['GP'],
      fewest_members: 2,
      opened_at: at(5),
    },
    0,
    2,
  )
  for (const name of ['Gemma', 'Rhys']) {
    const id = randomUUID()
    await run('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      `${name} Member`,
      `${name.toLowerCase()}@members.example.org`,
    ])
    await run(
      'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
      [randomUUID(), full.id, id, START, full.rulesId],
    )
  }
})
afterAll(() => circle.close())

const shown = async (query: string): Promise<string[]> => {
  const { status, html } = await visitor.get(`/groups${query}`)
  expect(status, query).toBe(200)
  const ids = linksOf(html).flatMap((link) => /^\/groups\/([0-9a-f-]{36})$/.exec(link)?.[1] ?? [])
  return ids.map((id) => Object.keys(groups).find((name) => groups[name]?.id === id) ?? id)
}

describe('the directory', () => {
  test.each([
    ['', ['Leith Tuesday', 'Morning Online', 'Cylch Cymraeg', 'Full & <Famous>']],
    [`?region=${scotland}`, ['Leith Tuesday', 'Morning Online']],
    ['?mode=online', ['Morning Online', 'Full & <Famous>']],
    ['?weekday=2', ['Leith Tuesday', 'Cylch Cymraeg']],
    ['?time=morning', ['Morning Online']],
    ['?time=afternoon', ['Cylch Cymraeg']],
    ['?time=evening', ['Leith Tuesday', 'Full & <Famous>']],
    ['?profession=GP', ['Leith Tuesday', 'Morning Online', 'Full & <Famous>']],
    ['?profession=Psychologist', ['Morning Online', 'Cylch Cymraeg']],
    ['?fee=10', ['Morning Online', 'Full & <Famous>']],
    ['?fee=0', ['Full & <Famous>']],
    ['?fee=20', ['Leith Tuesday', 'Morning Online', 'Full & <Famous>']],
    ['?places=free', ['Leith Tuesday', 'Morning Online', 'Cylch Cymraeg']],
    ['?language=Welsh', ['Cylch Cymraeg']],
    ['?weekday=2&language=Welsh&time=afternoon&fee=25&places=free', ['Cylch Cymraeg']],
    [`?region=${scotland}&mode=online&profession=Nurse`, ['Morning Online']],
    [`?region=${scotland}&weekday=7`, []],
    ['?mode=online&profession=GP&places=free', ['Morning Online']],
  ])('filtered by %s', async (query, names) => {
    expect(await shown(query)).toEqual(names)
  })

  test('has one address for one wish: what a form leaves empty is left out', async () => {
    const { status, location } = await visitor.get(
      '/groups?region=&mode=online&weekday=&time=&profession=&fee=&language=',
    )
    expect(status).toBe(303)
    expect(location).toBe('/groups?mode=online')
  })

  test('says what is set, and each can be taken away', async () => {
    const { html } = await visitor.get('/groups?mode=online&weekday=3')
    expect(wordsOf(html)).toContain('On Wednesdays: remove')
    expect(linksOf(html.replaceAll('&amp;', '&'))).toEqual(
      expect.arrayContaining(['/groups?mode=online', '/groups?weekday=3']),
    )
  })

  test('offers to tell who finds nothing, with what they looked for', async () => {
    const { html } = await visitor.get(`/groups?region=${scotland}&weekday=7&profession=Nurse`)
    expect(wordsOf(html)).toContain('No group like this takes applicants now.')
    const list =
      linksOf(html.replaceAll('&amp;', '&')).find((link) => link.startsWith('/waiting-list?')) ?? ''
    expect(list).toBe(`/waiting-list?region=${scotland}&profession=Nurse`)
    const form = (await visitor.get(list)).html
    expect(form).toMatch(new RegExp(`value="${scotland}" selected|selected value="${scotland}"`))
  })

  test('shows on the map how many there are in each region, and online ones beside', async () => {
    const { html } = await visitor.get('/groups')
    expect(html).toContain('<title>Scotland: 2 open groups</title>')
    expect(html).toContain('<title>South Wales: 2 open groups</title>')
    expect(wordsOf(html)).toContain('2 groups meet online, wherever you are.')
    expect((await visitor.get('/groups?mode=face-to-face')).html).toContain(
      '<title>Scotland: 1 open group</title>',
    )
    // Closing one is counted at once, and opening it again.
    const { id } = groups['Leith Tuesday'] ?? { id: '' }
    await run('update balint_group set opened_at = null where id = $1', [id])
    expect((await visitor.get('/groups')).html).toContain('<title>Scotland: 1 open group</title>')
    await run(`update balint_group set opened_at = '2026-10-04T10:00:00Z' where id = $1`, [id])
    expect((await visitor.get('/groups')).html).toContain('<title>Scotland: 2 open groups</title>')
  })

  test('keeps the full ones last across pages', async () => {
    await run(
      `insert into balint_group (id, name, founded_by, founded_at, mode, time_zone, currency, fewest_members, most_members, opened_at)
       select uuidv7(), 'Older ' || n, $1, $2, 'face-to-face', 'Europe/London', 'GBP', 2, 8, timestamptz '2026-09-01' - n * interval '1 day'
       from generate_series(1, 25) n`,
      [ewan.id, START],
    )
    const first = await shown('')
    expect(first).toHaveLength(20)
    expect(first).not.toContain('Full & <Famous>')
    const { html } = await visitor.get('/groups')
    const next = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await shown(next.replace('/groups', ''))
    expect(second).toHaveLength(9)
    expect(second.at(-1)).toBe('Full & <Famous>')
    await run(`delete from balint_group where name like 'Older %'`)
  })

  test('knows to the minute when an offer has run out and its place is free again', async () => {
    const { id, rulesId, feeId } = await group('One Seat', {
      most_members: 2,
      fewest_members: 2,
      opened_at: '2026-10-09T10:00:00Z',
    })
    for (const [name, until] of [
      ['a', '2036-11-10T10:00:00Z'],
      ['b', '2036-11-05T10:00:00Z'],
    ]) {
      const [correspondent, application] = [randomUUID(), randomUUID()]
      await run(`insert into correspondent (id, name, email, met_at) values ($1, 'Applicant', $2, $3)`, [
        correspondent,
        `${name}@example.org`,
        START,
      ])
      await run(
        `insert into application (id, group_id, correspondent_id, profession, workplace_area, why, applied_at, confirmed_at) values ($1, $2, $3, 'GP', 'x', 'x', $4, $4)`,
        [application, id, correspondent, START],
      )
      await run(
        `insert into place_offer (id, application_id, ground_rules_id, fee_agreement_id, offered_by, offered_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [randomUUID(), application, rulesId, feeId, ewan.id, START, until],
      )
    }
    expect(await shown('?places=free')).not.toContain('One Seat')
    expect((await shown('')).slice(-2)).toContain('One Seat')
    circle.clock.set('2036-11-05T10:01:00Z')
    expect((await shown('?places=free'))[0]).toBe('One Seat')
    expect(wordsOf((await visitor.get('/groups')).html)).toContain('One place free')
    // The hourly job puts it among the others; nothing on the page changes by it.
    await settleDirectory(circle.database, circle.clock.now())
    expect(
      (await run(`select full_until::text as until from directory_entry where group_id = $1`, [id])).rows,
    ).toEqual([{ until: '-infinity' }])
    expect((await shown('?places=free'))[0]).toBe('One Seat')
    circle.clock.set(START)
    await run('update balint_group set opened_at = null where id = $1', [id])
  })
})

describe('the feeds', () => {
  const parser = new FeedParser()

  test.each(['/groups.atom', '/groups.rss'])(
    '%s is understood by a feed reader, whatever is in a name',
    async (path) => {
      const { status, html, headers } = await visitor.get(path)
      expect(status).toBe(200)
      expect(headers.get('Content-Type')).toMatch(/^application\/(atom|rss)\+xml/)
      const feed = await parser.parseString(html)
      expect(feed.title).toBe('Balint groups · Society of <Tests> & Co')
      expect(feed.items.map(({ title }) => title)).toEqual([
        'Leith Tuesday',
        'Morning Online',
        'Cylch Cymraeg',
        'Full & <Famous>',
      ])
      expect(feed.items[0]?.link).toBe(`${circle.url}/groups/${groups['Leith Tuesday']?.id}`)
      expect(feed.items[0]?.isoDate).toBe('2026-10-04T10:00:00.000Z')
    },
  )

  test('carry the filters of the list', async () => {
    const feed = await parser.parseString((await visitor.get('/groups.atom?language=Welsh')).html)
    expect(feed.items.map(({ title }) => title)).toEqual(['Cylch Cymraeg'])
    expect(feed.title).toContain('In Welsh')
  })

  test('as JSON say area, mode, weekday, professions, fee, vacancies and named leaders, and nothing else', async () => {
    const { html, headers } = await visitor.get('/groups.json?mode=face-to-face')
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    const data = JSON.parse(html)
    expect(data.groups[0]).toEqual({
      id: groups['Leith Tuesday']?.id,
      name: 'Leith Tuesday',
      address: `${circle.url}/groups/${groups['Leith Tuesday']?.id}`,
      region: 'Scotland',
      area: 'Leith',
      mode: 'face-to-face',
      weekday: 'Tuesday',
      professions: ['GP', 'Nurse'],
      languages: ['English'],
      fee: { amount: '20.00', currency: 'GBP' },
      placesFree: 8,
      leaders: expect.arrayContaining(['Ailsa Grant', 'Tom Reid']),
      openedAt: '2026-10-04T10:00:00Z',
      changedAt: expect.stringMatching(/^20\d\d-/),
    })
  })

  test('never name a member, a room, a way in, or a leader who did not agree', async () => {
    const leith = groups['Leith Tuesday']
    await run('update group_leader set named_publicly_at = null where person_id = $1', [leith?.leaderIds[1]])
    for (const path of ['/groups.json', '/groups.atom', '/groups.rss', '/groups/embed']) {
      const { html } = await visitor.get(path)
      for (const secret of ['Member', '@', 'meet.example', 'Example Street'])
        expect(html, `${path}: ${secret}`).not.toContain(secret)
      expect(html.match(/Tom Reid/g)?.length ?? 0, path).toBe((html.match(/Ailsa Grant/g)?.length ?? 0) - 1)
    }
    await run('update group_leader set named_publicly_at = now() where person_id = $1', [leith?.leaderIds[1]])
  })

  test('are not sent twice to who has them, and are the same for everybody', async () => {
    const first = await visitor.get('/groups.atom')
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).not.toBe('')
    expect(Date.parse(first.headers.get('Last-Modified') ?? '')).toBeGreaterThan(0)
    expect(first.headers.get('Cache-Control')).toContain('public')
    const again = await circle.app.request(`${circle.url}/groups.atom`, { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
    const ailsa = await clientOf(circle, groups['Leith Tuesday']?.leaderIds[0])
    expect((await ailsa.get('/groups.atom')).html).toBe(first.html)
  })
})

describe('the list inside another site', () => {
  test('may be framed, and no other page may', async () => {
    const { status, headers, html } = await visitor.get('/groups/embed?mode=online')
    expect(status).toBe(200)
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
    expect(headers.get('X-Frame-Options')).toBeNull()
    expect(headers.get('Set-Cookie')).toBeNull()
    expect(html).not.toMatch(/<script|<form/)
    for (const link of html.match(/<a [^>]+>/g) ?? []) expect(link).toMatch(/target="_top" rel="noopener"/)
    expect(html).toContain('Morning Online')
    expect(html).not.toContain('Leith Tuesday')
    for (const path of ['/groups', '/groups/elsewhere', '/', '/sign-in']) {
      const page = await visitor.get(path)
      expect(page.headers.get('X-Frame-Options'), path).toBe('DENY')
      expect(page.headers.get('Content-Security-Policy'), path).toContain("frame-ancestors 'none'")
    }
  })

  test('comes with the line to copy', async () => {
    const { html } = await visitor.get('/groups/elsewhere?mode=online&weekday=3')
    expect(wordsOf(html)).toContain('Online · On Wednesdays')
    expect(html).toContain(
      `&lt;iframe src=&quot;${circle.url}/groups/embed?mode=online&amp;amp;weekday=3&quot;`,
    )
  })
})

describe('the regions', () => {
  test('name who agreed to be named, and lead to a relay form addressed to them (R5, R79, R80)', async () => {
    const { html } = await visitor.get('/regions')
    expect(wordsOf(html)).toContain('Ewan Baird')
    expect(html).not.toContain('@')
    const contact = `/contact?region=${scotland}&representative=${ewan.office}`
    expect(linksOf(html.replaceAll('&amp;', '&'))).toContain(contact)

    const region = await visitor.get(`/regions/${scotland}`)
    expect(wordsOf(region.html)).toContain('Leith Tuesday')
    expect(wordsOf(region.html)).not.toContain('Cylch Cymraeg')
    expect(wordsOf(region.html)).not.toContain('On the waiting list')
    expect(region.html).toContain(`value="${ewan.office}"`)
    expect(wordsOf((await visitor.get(`${contact}&kind=join-group`)).html)).toContain('It goes to Ewan Baird')
  })

  test('do not name who did not agree', async () => {
    await run('update office set named_publicly_at = null where id = $1', [ewan.office])
    for (const path of ['/regions', `/regions/${scotland}`])
      expect((await visitor.get(path)).html).not.toContain('Ewan')
    await run('update office set named_publicly_at = now() where id = $1', [ewan.office])
  })

  test('say how many wait to whoever represents them', async () => {
    const rep = await clientOf(circle, ewan.id)
    expect(wordsOf((await rep.get(`/regions/${scotland}`)).html)).toContain(
      'Nobody waits for a group here at the moment.',
    )
    expect(wordsOf((await rep.get(`/regions/${wales}`)).html)).not.toContain('Nobody waits')
  })

  test('that are not there are not there', async () => {
    for (const path of [
      `/regions/${randomUUID()}`,
      '/regions/00000000-0000-0000-0000-00000000000x',
      '/regions/x',
    ]) {
      expect((await visitor.get(path)).status, path).toBe(404)
    }
  })
})

describe('a group whose day is still open', () => {
  test('says so in the list, on its page, in its region, in the frame and feed of other sites, and on its flier', async () => {
    const leith = groups['Leith Tuesday']
    const setDay = async (weekday: number | null, startTime: string | null) => {
      await run('update balint_group set weekday = $2, start_time = $3 where id = $1', [
        leith?.id,
        weekday,
        startTime,
      ])
      await run('select refresh_directory(array[$1::uuid])', [leith?.id])
    }
    await setDay(null, null)
    for (const path of [
      '/groups?mode=face-to-face&profession=GP',
      `/groups/${leith?.id}`,
      `/regions/${scotland}`,
      '/groups/embed?mode=face-to-face&profession=GP',
      '/groups.atom?mode=face-to-face&profession=GP',
      `/groups/${leith?.id}/flier`,
    ]) {
      expect((await visitor.get(path)).html, path).toContain('Day and time still to be agreed')
    }
    await setDay(2, '19:30')
    expect(wordsOf((await visitor.get(`/groups/${leith?.id}`)).html)).not.toContain('still to be agreed')
  })
})

describe('the languages of a group', () => {
  test('are its leaders’ to set; English unless they say otherwise', async () => {
    const leith = groups['Leith Tuesday']
    const ailsa = await clientOf(circle, leith?.leaderIds[0])
    const frame = `/groups/${leith?.id}/frame`
    await ailsa.submit(frame, { languages: ['English', 'Scottish Gaelic'] }, frame)
    expect(await shown('?language=Scottish+Gaelic')).toEqual(['Leith Tuesday'])
    expect(wordsOf((await visitor.get('/groups?language=Scottish+Gaelic')).html)).toContain(
      'In English and Scottish Gaelic',
    )
    await ailsa.submit(frame, { languages: [] }, frame)
    expect(await shown('?language=Scottish+Gaelic')).toEqual([])
  })
})
