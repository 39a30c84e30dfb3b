import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { extractLinks, getMeta } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { linksOf, wordsOf } from '../support/forms.ts'
import { writeHeldMeetings, writeMember } from '../support/held-meetings.ts'
import { hostileBody } from '../support/hostile/bodies.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'
import { readCode, rolesOn, wordsOn } from '../support/pdf.ts'

let circle: Circle
let leith: OpenGroup
let una: string
let bruno: string
let meetings: string[]
const [jan6, jan20, feb3, feb17, mar3, mar17] = ['01-06', '01-20', '02-03', '02-17', '03-03', '03-17'].map(
  (day) => `2026-${day}T19:30:00Z`,
) as [string, string, string, string, string, string]

beforeAll(async () => {
  circle = await startCircle({ now: '2026-03-20T12:00:00Z', jobs: false })
  leith = await writeOpenGroup(circle.owner, { mode: 'face-to-face' })
  await circle.owner.query(`update group_leader set joined_at = '2025-10-01'`)
  const joining = { groupId: leith.id, rulesId: leith.rulesId, joinedAt: '2025-12-01T10:00:00Z' }
  una = await writeMember(circle.owner, { ...joining, name: 'Una Byrne' })
  bruno = await writeMember(circle.owner, { ...joining, name: 'Bruno Costa' })
  const [ailsa, tom] = leith.leaderIds
  const led = [
    { personId: ailsa, state: 'present', role: 'leader' },
    { personId: tom, state: 'present', role: 'leader' },
  ] as const
  const there = { personId: una, state: 'present' } as const
  meetings = await writeHeldMeetings(circle.owner, { groupId: leith.id, leaderId: ailsa }, [
    { at: jan6, taken: [...led, there, { personId: bruno, state: 'present' }] },
    { at: jan20, taken: [...led, { personId: una, state: 'apologies' }] },
    { at: feb3 },
    { at: feb17, minutes: 85, taken: [led[0], there] },
    { at: mar3, cancelled: true },
    { at: mar17, taken: [...led, there, { personId: bruno, state: 'absent' }] },
  ])
})
afterAll(() => circle.close())

const making = (role = 'member', groupId = leith.id) => `/certificates/groups/${groupId}/${role}`
const year = { first: '2026-01-01', last: '2026-12-31' }
const asked = (period = year) => new URLSearchParams(period).toString()

/** Chooses a time, and makes the certificate that is shown. */
async function make(
  client: Client,
  { role = 'member', groupId = leith.id, period = year } = {},
): Promise<string> {
  const here = making(role, groupId)
  const { location } = await client.submit(`${here}?${asked(period)}`, {}, here)
  expect(location).toMatch(/^\/certificates\/[0-9a-f-]{36}\?made$/)
  return (location ?? '').replace('?made', '')
}

async function pdfOf(client: Client, certificate: string): Promise<Uint8Array> {
  const response = await circle.app.request(`${circle.url}${certificate}/certificate.pdf`, {
    headers: { Cookie: client.cookies() },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('application/pdf')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  return new Uint8Array(await response.arrayBuffer())
}

const checkAddressOn = (html: string): string =>
  parse(html).querySelector('#check-address')?.getAttribute('value')?.replace(circle.url, '') ?? ''

describe('a member looks at their hours', () => {
  test('and sees what counts of a term, a year or days of their own, and what nobody has noted', async () => {
    const client = await clientOf(circle, una)
    const mine = wordsOf((await client.get('/certificates')).html)
    expect(mine).toContain('Leith Evening')
    expect(mine).toContain('3 meetings from 6 January to 17 March 2026')
    expect(mine).toContain('4.25 hours')

    const choice = wordsOf((await client.get(making())).html)
    expect(choice).toContain('The term from 6 January to 17 March 2026')
    expect(choice).toContain('The year 2026')

    const preview = wordsOf((await client.get(`${making()}?${asked()}`)).html)
    expect(preview).toContain('attended 3 meetings of the Balint group “Leith Evening”')
    expect(preview).toContain('4 hours 25 minutes, rounded down to the quarter of an hour')
    expect(preview).toContain('Ailsa Grant and Tom Reid')
    expect(preview).toContain('Face to face')
    expect(preview).toContain('6 January, 17 February, 17 March 2026 (UK time)')
    expect(preview).toContain('One meeting does not count: nobody has taken its attendance.3 February 2026')
    expect(preview).toContain('Not issued yet.')

    const february = wordsOf((await client.get(`${making()}?first=2026-02-01&last=2026-02-28`)).html)
    expect(february).toContain('attended 1 meeting')
    const april = wordsOf((await client.get(`${making()}?first=2026-04-01&last=2026-04-30`)).html)
    expect(april).toContain('No meeting counts in this time')
  })

  test('days the wrong way round, too many or none at all are said beside their field', async () => {
    const client = await clientOf(circle, una)
    const said = async (first: string, last: string) =>
      wordsOf((await client.get(`${making()}?${new URLSearchParams({ first, last })}`)).html)
    expect(await said('2026-03-01', '2026-02-01')).toContain('This day lies before the first.')
    expect(await said('2020-01-01', '2026-02-01')).toContain('more than three years')
    expect(await said('soon', '')).toContain('2 answers need another look')
  })
})

describe('whatever is sent instead of days', () => {
  test('is answered without a fault of ours, and makes nothing', async () => {
    const client = await clientOf(circle, una)
    const here = making()
    const { html } = await client.get(`${here}?${asked()}`)
    const key =
      parse(html).querySelector(`form[action="${here}"] input[name=_key]`)?.getAttribute('value') ?? ''
    await fc.assert(
      fc.asyncProperty(hostileBody({ _key: key, ...year }), async (body) => {
        // Both days as they stand would make one.
        if (body.getAll('first').join() === year.first) body.set('first', '-271821-04-20')
        const { status } = await client.post(here, body)
        expect(status).toBeGreaterThanOrEqual(400)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
    const { rows } = await circle.owner.query('select count(*)::int as count from certificate')
    expect(rows[0].count).toBe(0)
  })
})

describe('a member makes a certificate', () => {
  let client: Client
  let certificate: string
  beforeAll(async () => {
    client = await clientOf(circle, una)
    certificate = await make(client)
  })

  test('which stays as it was issued, and is not issued twice', async () => {
    const { html } = await client.get(`${certificate}?made`)
    expect(wordsOf(html)).toContain('Your certificate is issued.')
    expect(wordsOf(html)).toContain('Issued on 20 March 2026 by Society of tests.')
    expect(wordsOf(html)).toContain('attendance, not learning')
    expect(await make(client)).toBe(certificate)
    const { rows } = await circle.owner.query('select count(*)::int as count from certificate')
    expect(rows[0].count).toBe(1)
    expect(wordsOf((await client.get(`/groups/${leith.id}/certificates`)).html)).toContain('20 March 2026')
  })

  test('as a PDF: one page, tagged, with its fonts, and nothing about content', async () => {
    const bytes = await pdfOf(client, certificate)
    const words = await wordsOn(bytes)
    for (const said of [
      'Society of tests',
      'Certificate of attendance',
      'Una Byrne',
      'attended 3 meetings of the Balint group “Leith Evening”, from 6 January to 17 March 2026.',
      '4.25 hours',
      'rounded down to the quarter of an hour',
      'Face to face',
      'Ailsa Grant and Tom Reid',
      'Issued on 20 March 2026',
      'It confirms attendance, not learning',
    ]) {
      expect(words).toContain(said)
    }
    expect(words).not.toMatch(/cases|Bruno|apologies/)
    const { info, metadata } = await getMeta(bytes.slice())
    expect(info).toMatchObject({ Title: 'Certificate of attendance: Una Byrne', Language: 'en-GB' })
    expect(metadata.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const roles = await rolesOn(bytes)
    expect(roles.slice(0, 4)).toEqual(['P', 'H1', 'P', 'P'])
    expect(roles).toEqual(expect.arrayContaining(['L', 'LI', 'Lbl', 'LBody', 'H2', 'Link']))
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw.match(/\/BaseFont \/\S+/g)?.map((font) => font.replace(/.*\+/, ''))).toEqual(
      expect.arrayContaining(['SourceSerif4-Semibold', 'SourceSans3-Regular', 'SourceSans3-Semibold']),
    )
    expect(Buffer.from(await pdfOf(client, certificate)).equals(Buffer.from(bytes))).toBe(true)
  })

  test('whose code a telephone reads: it leads a stranger to these facts, and to nothing else', async () => {
    const bytes = await pdfOf(client, certificate)
    const address = readCode(bytes) ?? ''
    expect(address).toMatch(/\/certificates\/check\/([0-9a-z]{5}-){3}[0-9a-z]{5}$/)
    expect((await extractLinks(bytes.slice())).links).toEqual([address])
    const stranger = await clientOf(circle)
    const path = address.replace(circle.url, '')
    const { html, status, headers } = await stranger.get(path)
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('This certificate stands')
    expect(words).toContain('Society of tests issued it on 20 March 2026')
    expect(words).toContain('Una Byrneattended 3 meetings')
    expect(headers.get('X-Robots-Tag')).toBe('noindex')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    // No id of hers, her group's or a meeting's, nobody else's name, no way on but the site's own.
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    expect(html).not.toContain('Bruno')
    expect(linksOf(parse(html).querySelector('main')?.innerHTML ?? '')).toEqual([])

    const typed = path.split('/').at(-1)?.toUpperCase().replaceAll('-', ' ') ?? ''
    const found = await stranger.get(`/certificates/check?${new URLSearchParams({ code: typed })}`)
    expect(found.location).toBe(path)
  })

  test('withdrawn, its address answers as one that never was', async () => {
    const path = checkAddressOn((await client.get(certificate)).html)
    const stranger = await clientOf(circle)
    expect((await stranger.get(path)).status).toBe(200)
    const { location } = await client.submit(certificate, {}, /withdrawal$/)
    const withdrawn = wordsOf((await client.get(location ?? '')).html)
    expect(withdrawn).toContain('You withdrew it on 20 March 2026.')
    expect((await client.get(`${certificate}/certificate.pdf`)).status).toBe(404)
    const gone = await stranger.get(path)
    for (const never of ['zzzzz-zzzzz-zzzzz-zzzzz', 'nonsense', '%00', 'a'.repeat(5000)]) {
      const answer = await stranger.get(`/certificates/check/${never}`)
      expect([answer.status, wordsOf(answer.html)], never).toEqual([404, wordsOf(gone.html)])
      expect(answer.html.length).toBe(gone.html.length)
    }
    const again = await make(client)
    expect(again).not.toBe(certificate)
    expect(checkAddressOn((await client.get(again)).html)).not.toBe(path)
  })

  test('when attendance is corrected later it stays as it was, and the page offers a new one', async () => {
    const standing = await make(client)
    expect(wordsOf((await client.get(standing)).html)).not.toContain('The record has changed')
    const note = (state: string) =>
      circle.owner.query(
        'update meeting_attendance set state = $1 where meeting_id = $2 and person_id = $3',
        [state, meetings[0], una],
      )
    await note('absent')
    const { html } = await client.get(standing)
    expect(wordsOf(html)).toContain('The record has changed since')
    expect(wordsOf(html)).toContain('attended 3 meetings')
    expect(html).toContain(`href="${making()}?first=2026-01-01&amp;last=2026-12-31#preview"`)
    const anew = await make(client)
    expect(wordsOf((await client.get(anew)).html)).toContain('attended 2 meetings')
    await note('present')
  })
})

describe('whoever leads', () => {
  test('makes one of the meetings they led, with whom, and none for a member', async () => {
    const tom = await clientOf(circle, leith.leaderIds[1])
    const certificate = await make(tom, { role: 'leader' })
    const words = await wordsOn(await pdfOf(tom, certificate))
    expect(words).toContain('Certificate of meetings led')
    expect(words).toContain('Tom Reid led 3 meetings of the Balint group “Leith Evening”')
    expect(words).toContain('Led together with Ailsa Grant')
    expect((await tom.get(making('member'))).status).toBe(404)
    expect(wordsOf((await tom.get(`/groups/${leith.id}/certificates`)).html)).toContain(
      'The hours you have led here',
    )
  })
})

describe('a certificate is its member’s alone', () => {
  test('by page: leaders, other members, the office and strangers find none', async () => {
    const own = await make(await clientOf(circle, una))
    const administrator = randomUUID()
    await circle.owner.query(
      `insert into person (id, name, email) values ($1, 'Iain Bell', 'iain@example.org')`,
      [administrator],
    )
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`,
      [randomUUID(), administrator],
    )
    for (const who of [leith.leaderIds[0], bruno, administrator]) {
      const client = await clientOf(circle, who)
      for (const path of [own, `${own}/certificate.pdf`])
        expect((await client.get(path)).status, path).toBe(404)
      expect(wordsOf((await client.get('/certificates')).html)).not.toContain('Una')
    }
    expect((await (await clientOf(circle, administrator)).get(making())).status).toBe(404)
    expect(
      (await (await clientOf(circle, administrator)).get(`/groups/${leith.id}/certificates`)).status,
    ).toBe(404)
    const stranger = await clientOf(circle)
    expect((await stranger.get(own)).location).toMatch(/^\/sign-in/)
  })

  test('by the database: nobody else reads, writes or withdraws it, and nobody writes what was not', async () => {
    const id = (await make(await clientOf(circle, una))).split('/').at(-1) ?? ''
    const as = (who: string | null) => (who ? personAlone(who) : visitor)
    for (const who of [leith.leaderIds[0], bruno, null]) {
      const seen = await circle.database.asViewer(as(who), (db) =>
        sql<{ id: string }>`select id from certificate where id = ${id}`.execute(db),
      )
      expect(seen.rows).toEqual([])
      const changed = await circle.database.asViewer(as(who), (db) =>
        sql`update certificate set withdrawn_at = circle_now() where id = ${id}`.execute(db),
      )
      expect(changed.numAffectedRows).toBe(0n)
    }
    const forged = circle.database.asViewer(personAlone(una), (db) =>
      sql`insert into certificate (id, person_id, as_role, code, first_on, last_on, facts, meeting_ids, issued_at)
        values (${randomUUID()}, ${una}, 'member', ${'0'.repeat(20)}, '2026-01-01', '2026-12-31', '{}', '{}', circle_now())`.execute(
        db,
      ),
    )
    await expect(forged).rejects.toThrow(/permission denied/)
    const rewritten = circle.database.asViewer(personAlone(una), (db) =>
      sql`update certificate set facts = '{}' where id = ${id}`.execute(db),
    )
    await expect(rewritten).rejects.toThrow(/permission denied/)
    // A leader who asks for a certificate in the member's role asks about themselves, and there is nothing.
    const [leader] = leith.leaderIds
    const nothing = await circle.database.asViewer(personAlone(leader), (db) =>
      sql<{
        id: string | null
      }>`select issue_certificate(${randomUUID()}, ${'1'.repeat(20)}, ${leith.id}, 'member',
        '2026-01-01', '2026-12-31') as id`.execute(db),
    )
    expect(nothing.rows).toEqual([{ id: null }])
  })
})

describe('a certificate outlives', () => {
  test('the membership, the group and the attendance it was made from', async () => {
    const skye = await writeOpenGroup(circle.owner, { name: 'Skye Online', mode: 'online' })
    const [leaderId] = skye.leaderIds
    await circle.owner.query(`update group_leader set joined_at = '2025-10-01' where group_id = $1`, [
      skye.id,
    ])
    const carys = await writeMember(circle.owner, {
      groupId: skye.id,
      rulesId: skye.rulesId,
      name: 'Carys Evans',
      joinedAt: '2026-01-01T10:00:00Z',
    })
    const [meeting] = await writeHeldMeetings(circle.owner, { groupId: skye.id, leaderId }, [
      { at: jan6, taken: [{ personId: carys, state: 'present' }] },
    ])
    await circle.owner.query(`update membership set left_at = '2026-02-01' where person_id = $1`, [carys])
    const client = await clientOf(circle, carys)
    // She has left and the group's pages are closed to her: her hours are not.
    expect((await client.get(`/groups/${skye.id}/circle`)).status).toBe(404)
    expect(wordsOf((await client.get('/certificates')).html)).toContain('Skye Online')
    const certificate = await make(client, { groupId: skye.id })
    expect(wordsOf((await client.get(certificate)).html)).toContain('Led byAilsa Grant and Tom Reid')

    const letGo = async (at: string) =>
      (await forget(circle, ['certified-attendance'], Temporal.Instant.from(at))).get('certified-attendance')
    const kept = async () =>
      (await circle.owner.query('select from meeting_attendance where meeting_id = $1', [meeting])).rowCount
    await letGo('2027-03-01T00:00:00Z')
    expect(await kept()).toBe(1)
    // She has asked what is stored of her, and is answered first.
    const hold = randomUUID()
    await circle.owner.query(
      `insert into hold (id, person_id, reason, placed_at) values ($1, $2, 'access-request', now())`,
      [hold, carys],
    )
    await letGo('2027-04-01T00:00:00Z')
    expect(await kept()).toBe(1)
    await circle.owner.query('delete from hold where id = $1', [hold])
    await letGo('2027-04-01T00:00:00Z')
    expect(await kept()).toBe(0)
    expect(await letGo('2027-04-01T00:00:00Z')).toBe(0)
    const after = wordsOf((await client.get(certificate)).html)
    expect(after).toContain('attended 1 meeting')
    expect(after).not.toContain('The record has changed')

    await circle.owner.query('delete from balint_group where id = $1', [skye.id])
    expect(wordsOf((await client.get(certificate)).html)).toContain('“Skye Online”')
    const path = checkAddressOn((await client.get(certificate)).html)
    expect((await (await clientOf(circle)).get(path)).status).toBe(200)
  })
})

describe('whatever a certificate has to say', () => {
  test('its days are those at the group’s place, and the format is what it was then', async () => {
    const sydney = await writeOpenGroup(circle.owner, { name: 'Sydney Harbour', mode: 'online' })
    await circle.owner.query(`update balint_group set time_zone = 'Australia/Sydney' where id = $1`, [
      sydney.id,
    ])
    const isla = await writeMember(circle.owner, {
      groupId: sydney.id,
      rulesId: sydney.rulesId,
      name: 'Isla Ross',
      joinedAt: '2025-12-01T10:00:00Z',
    })
    const there = [{ personId: isla, state: 'present' }] as const
    const group = { groupId: sydney.id, leaderId: sydney.leaderIds[0] }
    // New Year's Eve in London, the first of January in Sydney.
    await writeHeldMeetings(circle.owner, group, [{ at: '2025-12-31T20:00:00Z', taken: there }])
    await circle.owner.query(`update balint_group set mode = 'face-to-face' where id = $1`, [sydney.id])
    await writeHeldMeetings(circle.owner, group, [{ at: '2026-02-10T08:00:00Z', taken: there }])
    const client = await clientOf(circle, isla)
    const preview = wordsOf((await client.get(`${making('member', sydney.id)}?${asked()}`)).html)
    expect(preview).toContain('1 January, 10 February 2026 (Australian Eastern Time)')
    expect(preview).toContain('Face to face (1 meeting) and online (1 meeting)')
  })

  test('it is one page: names without an end, pictures, a hundred and fifty meetings', async () => {
    const group = await writeOpenGroup(circle.owner, { name: 'W'.repeat(120), mode: 'online' })
    const who = await writeMember(circle.owner, {
      groupId: group.id,
      rulesId: group.rulesId,
      name: `<b>Zoë</b> 🎉 ${'Q'.repeat(100)}\u202e`,
      joinedAt: '2023-01-01T10:00:00Z',
    })
    const first = Temporal.Instant.from('2023-04-01T18:00:00Z')
    await writeHeldMeetings(
      circle.owner,
      { groupId: group.id, leaderId: group.leaderIds[0] },
      Array.from({ length: 150 }, (_, week) => ({
        at: String(first.add({ hours: week * 24 * 7 })),
        minutes: 60 + (week % 7),
        taken: [{ personId: who, state: 'present' as const }],
      })),
    )
    const client = await clientOf(circle, who)
    const period = { first: '2023-04-01', last: '2026-03-19' }
    const certificate = await make(client, { groupId: group.id, period })
    const bytes = await pdfOf(client, certificate)
    const words = await wordsOn(bytes)
    expect(words).toContain('<b>Zoë</b>')
    expect(words).not.toMatch(/[🎉\u202e]/u)
    expect(words).toContain('of 60 to 66 minutes')
    expect(words).toContain('It confirms attendance, not learning')
    expect(readCode(bytes)).toContain('/certificates/check/')
    const { html } = await client.get(certificate)
    expect(html).not.toContain('<b>Zoë')
  })
})
