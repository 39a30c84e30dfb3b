import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ERASURE_WAITS_HOURS } from '../../src/features/own-data/rules/data-request.ts'
import { holidaysBetween } from '../../src/features/society/queries/holidays.ts'
import { regions, societySettings } from '../../src/features/society/queries.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import type { Client } from '../support/client.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'
import {
  clientFor,
  foundedSociety,
  giveOffice,
  makeRepresentative,
  personIdOf,
  regionIdOf,
} from '../support/office.ts'

let circle: Circle
let morag: Client
let hour = 0
const log = '/office/changes'
const settings = '/office/settings'
const at = (who: string) => `${who}@example.org`

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  morag = await foundedSociety(circle)
})
afterAll(() => circle.close())
beforeEach(() => {
  hour += 1
  circle.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z').add({ hours: hour }))
})

const logOf = async (client: Client) => wordsOf((await client.get(log)).html)
const asVisitor = <T>(work: Parameters<typeof circle.database.asViewer<T>>[1]) =>
  circle.database.asViewer(visitor, work)

describe('every setting', () => {
  test('is changed on one page and kept with who and when', async () => {
    const changes: Record<string, [typed: string, said: string]> = {
      membersIdealMin: ['7', 'A good size begins at: 7 people'],
      membersIdealMax: ['11', 'A good size goes up to: 11 people'],
      membersMin: ['5', 'Fewest committed members: 5 people'],
      onlineMembersMax: ['9', 'Most members online: 9 people'],
      meetingMinutes: ['75', 'Length of a meeting: 75 minutes'],
      doorsMinutes: ['5', 'Doors open before an online meeting: 5 minutes'],
      introductionsPercent: ['40', 'at most: 40%'],
      preMeetingMinutes: ['20', 'Leaders meet before each meeting: 20 minutes'],
      debriefMinutes: ['25', 'Leaders review after each meeting: 25 minutes'],
      debriefWeeks: ['5', 'A debrief is deleted after the meeting within: 5 weeks'],
      leaderFeeMinMinor: ['65', 'Leader’s fee from: £65 per hour'],
      leaderFeeMaxMinor: ['80', 'Leader’s fee up to: £80 per hour'],
      leaderFeeYear: ['2027', 'The usual fee is that of the year: 2027'],
      contributionYear: ['2028', 'The usual contribution is that of the year: 2028'],
      contributionMinMinor: ['16', 'Member’s contribution from: £16 per meeting'],
      contributionMaxMinor: ['26', 'Member’s contribution up to: £26 per meeting'],
      contributionForMinutes: ['75', 'The usual contribution is for a meeting of: 75 minutes'],
      offerDays: ['10', 'A place on offer is kept for: 10 days'],
      ticksKeptDays: ['21', 'Ticks of an interview are kept after the decision for: 21 days'],
      answerWithinWorkingDays: ['4', 'An enquiry is answered within: 4 working days'],
      datesAheadMin: ['4', 'Dates that members know ahead, at least: 4 dates'],
      invitationDays: ['21', 'stays open for: 21 days'],
      quietAfterDays: ['45', 'A group counts as quiet without a meeting for: 45 days'],
      outreachQuietWeeks: ['8', 'is left in peace for: 8 weeks'],
      outreachLettersADay: ['20', 'for each group and day at most: 20 letters'],
      secondStepDays: ['45', 'set up a second way to sign in within: 45 days'],
      onlineGuidelinesUrl: ['https://society.example.org/online', 'https://society.example.org/online'],
      aimsWording: ['To wonder together.', 'New words for what Balint work aims at'],
      societyName: ['Northfield Society', 'Name of the society: Northfield Society'],
      timeZone: ['Europe/Dublin', 'Time zone: Europe/Dublin'],
    }
    const typed = Object.fromEntries(Object.entries(changes).map(([name, [value]]) => [name, value]))
    expect((await morag.submit(settings, typed, settings)).location).toBe('/office/settings?saved')
    const words = await logOf(morag)
    for (const [name, [, said]] of Object.entries(changes)) expect(words, name).toContain(said)
    expect(words.match(/Morag Sinclair changed a setting\./g)).toHaveLength(Object.keys(changes).length)
    expect(words).toContain('Monday 23 November 2026, 10:00')
    const now = await asVisitor(societySettings)
    for (const name of Object.keys(now))
      if (name !== 'currency') expect(changes, `${name} has no change in this test`).toHaveProperty(name)
  })

  test('that is no web address, or no words, is answered beside its field', async () => {
    const answer = await morag.submit(settings, { onlineGuidelinesUrl: 'http://plain.example.org' }, settings)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('begins with https://')
    expect((await morag.submit(settings, { aimsWording: ' ' }, settings)).status).toBe(422)
  })
})

describe('a region', () => {
  test('is given to somebody, renamed, moved, closed and opened again, and each stands in the log', async () => {
    await makeRepresentative(circle, morag, 'Midlands', { name: 'Beth Loveday', email: at('beth') })
    const path = `/office/regions/${await regionIdOf(circle, 'Midlands')}`
    const refused = await morag.submit(path, {}, /ending$/)
    expect(refused.location).toBe(`${path}?done=ended`)
    await morag.submit(path, { name: 'Heart of England' }, path)
    await morag.submit('/office/regions', { by: '-1' }, `${path}/place`)
    expect((await asVisitor(regions)).map(({ name }) => name).slice(3, 5)).toEqual([
      'Heart of England',
      'North West',
    ])
    await morag.submit(path, { calendar: 'none' }, `${path}/calendar`)
    expect((await morag.submit(path, {}, `${path}/closure`)).location).toBe(`${path}?done=closed`)
    expect((await asVisitor(regions)).some(({ name }) => name === 'Heart of England')).toBe(false)
    expect(wordsOf((await morag.get('/office/regions')).html)).toContain('Heart of England, closed since')
    await morag.submit(path, {}, `${path}/closure/ending`)
    expect((await asVisitor(regions)).some(({ name }) => name === 'Heart of England')).toBe(true)

    const words = await logOf(morag)
    for (const line of [
      'Morag Sinclair made Beth Loveday representative of',
      'Morag Sinclair ended the office of Beth Loveday, who was representative of',
      'Morag Sinclair renamed the region Midlands to Heart of England.',
      'Morag Sinclair put the regions in another order.',
      'Morag Sinclair gave Heart of England the public holidays of no country.',
      'Morag Sinclair closed the region Heart of England.',
      'Morag Sinclair opened the region Heart of England again.',
    ])
      expect(words).toContain(line)
    expect(words.match(/in another order/g)).toHaveLength(1)
    await circle.settled()
    expect(circle.mail.to(at('beth')).at(-1)?.subject).toContain('You are no longer representative of')
  })

  test('that somebody represents is not closed, and the first one does not move up', async () => {
    await makeRepresentative(circle, morag, 'Scotland', { name: 'Ewan Baird', email: at('ewan') })
    const path = `/office/regions/${await regionIdOf(circle, 'Scotland')}`
    const [form] = formsOf((await morag.get(path)).html, path)
    const body = (more: Record<string, string>) =>
      new URLSearchParams({ ...Object.fromEntries(form?.values ?? []), ...more })
    const closing = await morag.post(`${path}/closure`, body({}))
    expect(closing.status).toBe(409)
    expect(closing.html).toContain('still represents this region')
    const [again] = formsOf((await morag.get('/office/regions')).html, path)
    const up = new URLSearchParams({ ...Object.fromEntries(again?.values ?? []), by: '-1' })
    const moved = await morag.post(`${path}/place`, up)
    expect(moved.status).toBe(409)
    expect(moved.html).toContain('It stands at the end already.')
  })
})

describe('a holiday', () => {
  const page = async (region: string, year = 2027) =>
    `/office/holidays?region=${await regionIdOf(circle, region)}&year=${year}`
  const days = async (region: string, from: string, to = from) => {
    const id = await regionIdOf(circle, region)
    const span = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)] as const
    return [...(await asVisitor((db) => holidaysBetween(db, id, ...span)))]
  }

  test('of each region is seen by year', async () => {
    const words = wordsOf((await morag.get(await page('Scotland', 2026))).html)
    expect(words).toContain('Monday 30 November')
    expect(words).toContain('Boxing Day (substitute day)')
    expect(words).toContain('The public holidays of Scotland')
  })

  test('that comes once is added everywhere as one change, and taken out of one region', async () => {
    const coronation = { on: '2027-06-14', name: 'Coronation', where: 'everywhere' }
    const added = await morag.submit(await page('Scotland'), coronation, '/office/holidays')
    expect(added.location).toBe('/office/holidays?region=no-region&year=2027&done=added')
    for (const region of ['Scotland', 'East Anglia', 'Republic of Ireland'])
      expect(await days(region, '2027-06-14'), region).toEqual(['2027-06-14'])
    const again = await morag.submit(await page('Scotland'), coronation, '/office/holidays')
    expect(again.status).toBe(409)
    expect(again.html).toContain('This day is a holiday there already.')
    expect(again.html).toContain('value="Coronation"')

    const scotland = await page('Scotland')
    const form = formsOf((await morag.get(scotland)).html, scotland).find(({ values }) =>
      values.some(([name, value]) => name === 'on' && value === '2027-06-14'),
    )
    await morag.post('/office/holidays/day', new URLSearchParams(form?.values))
    expect(await days('Scotland', '2027-06-14')).toEqual([])
    expect(await days('East Anglia', '2027-06-14')).toEqual(['2027-06-14'])
    expect(wordsOf((await morag.get(scotland)).html)).toContain('Keep it after all')

    const words = await logOf(morag)
    expect(words).toContain('Morag Sinclair made Monday 14 June 2027 a holiday in 13 regions: Coronation.')
    expect(words).toContain(
      'Morag Sinclair made Monday 14 June 2027 a working day in Scotland, instead of Coronation.',
    )
  })

  test('of the calendar is worked on, and kept after all', async () => {
    const path = await page('Scotland', 2026)
    const button = async () =>
      formsOf((await morag.get(path)).html, path).find(({ values }) =>
        values.some(([name, value]) => name === 'on' && value === '2026-11-30'),
      )
    await morag.post('/office/holidays/day', new URLSearchParams((await button())?.values))
    expect(await days('Scotland', '2026-11-30')).toEqual([])
    await morag.post('/office/holidays/day', new URLSearchParams((await button())?.values))
    expect(await days('Scotland', '2026-11-30')).toEqual(['2026-11-30'])
  })

  test('nonsense in its fields and addresses is answered in words', async () => {
    const path = await page('Scotland')
    for (const typed of [
      { on: 'soon', name: 'x', where: 'everywhere' },
      { on: '2027-02-30', name: '', where: 'everywhere' },
    ])
      expect((await morag.submit(path, typed, '/office/holidays')).status).toBe(422)
    const nowhere = { on: '2027-06-15', name: 'x', where: 'the moon' }
    expect((await morag.submit(path, nowhere, '/office/holidays')).status).toBe(409)
    for (const year of ['', 'NaN', '-1', '99999', '1e9', '%00'])
      expect((await morag.get(`/office/holidays?region=x&year=${year}`)).status, year).toBe(200)
  })
})

describe('the log', () => {
  test('goes on page by page and names every change once', async () => {
    for (let n = 1; n <= 34; n += 1) await morag.submit('/office/regions', { name: `Island ${n}` })
    const seen: string[] = []
    let next: string | undefined = log
    for (let pages = 0; next !== undefined && pages < 10; pages += 1) {
      const { html } = await morag.get(next)
      seen.push(...(wordsOf(html).match(/added the region Island \d+\./g) ?? []))
      next = linksOf(html).find((href) => href.startsWith(`${log}?after=`))
    }
    expect(seen).toEqual(Array.from({ length: 34 }, (_, n) => `added the region Island ${34 - n}.`))
  })

  test('is begun anew by an address that is none of ours', async () => {
    for (const after of ['x', '2026-11-23T09:00:00Z~', '%00', "' or 1=1"])
      expect((await morag.get(`${log}?after=${encodeURIComponent(after)}`)).status, after).toBe(200)
  })

  test('is read by Council, and neither by representatives nor by anybody else', async () => {
    const idris = await giveOffice(circle, morag, 'council', 'Idris Vaughan', at('idris'))
    expect(await logOf(idris)).toContain('Morag Sinclair made Idris Vaughan a member of Council.')
    const ewan = await clientFor(circle, at('ewan'))
    expect((await ewan.get(log)).status).toBe(404)
  })

  test('has each hold and each answer about data, and never of whom', async () => {
    await circle.owner.query(
      `insert into person (id, name, email) values (gen_random_uuid(), 'Della Quill', 'della@example.org')`,
    )
    const forgetting = '/office/forgetting'
    await circle.owner.query('update session set proved_at = now()')
    await morag.submit(forgetting, { email: at('della'), words: 'A claim is open.' }, `${forgetting}/holds`)
    await morag.submit(forgetting, {}, /lifting$/)
    const della = await clientFor(circle, at('della'))
    const answered = async (kind: string, typed: Record<string, string>, how: RegExp) => {
      await della.submit('/your-data', { kind, words: 'Please.' }, '/your-data/requests')
      const { rows } = await circle.owner.query(
        `select id from data_request where kind = $1 order by asked_at desc limit 1`,
        [kind],
      )
      const { status } = await morag.submit(`/office/data-requests/${rows[0].id}`, typed, how)
      expect(status, kind).toBe(303)
    }
    await answered('access', { why: 'Much is on paper.' }, /extension$/)
    await answered('correction', { answer: 'It is spelt so now.' }, /answer$/)
    await answered('restriction', { answer: 'A claim needs it.' }, /refusal$/)
    await della.submit('/your-data', { kind: 'erasure' }, '/your-data/requests')
    circle.clock.set(circle.clock.now().add({ hours: ERASURE_WAITS_HOURS }))
    const before = await logOf(morag)
    const { rows } = await circle.owner.query(`select id from data_request where kind = 'erasure'`)
    const done = await morag.submit(`/office/data-requests/${rows[0].id}`, {}, /erasure$/)
    expect(done.location, wordsOf(done.html)).toBe('/office/data-requests')
    const words = await logOf(morag)
    for (const line of [
      'Morag Sinclair placed a hold',
      'Morag Sinclair lifted a hold',
      'Morag Sinclair told somebody that their request about data takes until',
      'Morag Sinclair answered a request about data: to have something corrected.',
      'Morag Sinclair refused a request about data, with a reason: to stop or limit the use of something.',
      'Morag Sinclair erased somebody who had asked for it.',
    ])
      expect(words).toContain(line)
    expect(words.match(/about data/g)).toHaveLength(3)
    expect(before).not.toContain('erased somebody')
    const { rowCount } = await circle.owner.query(
      `select from society_change where person_id is not null and kind ~ '^(hold|request|person)-'`,
    )
    expect(rowCount).toBe(0)
    expect(words).not.toContain('Della')
  })

  test('is written by nobody by hand, and never changed', async () => {
    const personId = await personIdOf(circle, at('morag'))
    for (const attempt of [
      sql`insert into society_change (kind, changed_at) values ('regions-ordered', now())`,
      sql`update society_change set changed_by = null`,
      sql`delete from society_change`,
    ]) {
      const tried = circle.database.asViewer(personAlone(personId), (db) => attempt.execute(db))
      await expect(tried).rejects.toThrow(/permission denied/)
    }
  })

  test('tells a change that was made past the pages, too', async () => {
    const personId = await personIdOf(circle, at('morag'))
    await circle.database.asViewer(personAlone(personId), (db) =>
      sql`update region set name = 'Far Orkney' where name = 'Island 1'`.execute(db),
    )
    expect(await logOf(morag)).toContain('renamed the region Island 1 to Far Orkney.')
  })
})
