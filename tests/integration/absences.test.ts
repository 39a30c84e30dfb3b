import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import { peopleInCharge } from '../../src/features/society/queries.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import type { Client } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import {
  clientFor,
  foundedSociety,
  giveOffice,
  makeRepresentative,
  personIdOf,
  regionIdOf,
} from '../support/office.ts'

// Ewan represents Scotland alone; Sian and Omar share the North West, neither is named in public; Hilda the North East.

let circle: Circle
let morag: Client
let ewan: Client
let sian: Client
let omar: Client
let hilda: Client

const away = '/home/away'
const at = (who: string) => `${who}@example.org`
const day = (date: string) => circle.clock.set(`${date}T10:00:00Z`)

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  morag = await foundedSociety(circle)
  const named = { isNamedPublicly: 'yes' } as const
  ewan = await makeRepresentative(circle, morag, 'Scotland', {
    name: 'Ewan Baird',
    email: at('ewan'),
    ...named,
  })
  sian = await makeRepresentative(circle, morag, 'North West', { name: 'Sian Pritchard', email: at('sian') })
  omar = await makeRepresentative(circle, morag, 'North West', { name: 'Omar Haddad', email: at('omar') })
  hilda = await makeRepresentative(circle, morag, 'North East', {
    name: 'Hilda Thorne',
    email: at('hilda'),
    ...named,
  })
})
afterAll(() => circle.close())
beforeEach(async () => {
  day('2026-11-23')
  await circle.owner.query('delete from office_absence')
})

const enter = async (client: Client, firstOn: string, lastOn: string, standIn?: string) =>
  client.submit(
    away,
    { firstOn, lastOn, ...(standIn && { standIn: await personIdOf(circle, at(standIn)) }) },
    away,
  )

/** Who is told of an enquiry from there, by their first names. */
async function told(region: string): Promise<string[]> {
  const id = await regionIdOf(circle, region)
  const ids = await circle.database.asViewer(visitor, (db) => peopleInCharge(db, id))
  const { rows } = await circle.owner.query(
    `select split_part(name, ' ', 1) as name from person where id = any ($1) order by 1`,
    [ids],
  )
  return rows.map(({ name }) => name)
}

async function regionsOf(who: string): Promise<string[]> {
  const personId = await personIdOf(circle, at(who))
  const { regionIds } = await viewerOf(circle.database, { personId, name: '' }, circle.clock.now())
  const { rows } = await circle.owner.query('select name from region where id = any ($1) order by position', [
    regionIds,
  ])
  return rows.map(({ name }) => name)
}

const pageOf = async (client: Client, path: string) => wordsOf((await client.get(path)).html)

describe('whoever is told of an enquiry', () => {
  test('is the colleague who is there, where two share a region and one is away', async () => {
    expect(await told('North West')).toEqual(['Omar', 'Sian'])
    await enter(sian, '2026-11-23', '2026-12-03')
    expect(await told('North West')).toEqual(['Omar'])
    day('2026-12-04')
    expect(await told('North West')).toEqual(['Omar', 'Sian'])
  })

  test('is whoever stands in, on those days and no others', async () => {
    await enter(ewan, '2026-11-25', '2026-12-03', 'hilda')
    expect(await told('Scotland')).toEqual(['Ewan'])
    expect(await regionsOf('hilda')).toEqual(['North East'])
    day('2026-11-25')
    expect(await told('Scotland')).toEqual(['Hilda'])
    expect(await regionsOf('hilda')).toEqual(['Scotland', 'North East'])
    day('2026-12-04')
    expect(await told('Scotland')).toEqual(['Ewan'])
    expect(await regionsOf('hilda')).toEqual(['North East'])
  })

  test('is the administrator when nobody is left', async () => {
    await enter(ewan, '2026-11-23', '2026-12-03')
    expect(await told('Scotland')).toEqual(['Morag'])
    await enter(sian, '2026-11-23', '2026-11-30')
    await enter(omar, '2026-11-23', '2026-11-24')
    expect(await told('North West')).toEqual(['Morag'])
    expect(await pageOf(morag, '/office')).toContain(
      'Ewan Baird is away until Thursday 3 December; nobody stands in.',
    )
  })

  test('is nobody whose own office has ended, though they were to stand in', async () => {
    const una = await makeRepresentative(circle, morag, 'Midlands', {
      name: 'Una Grey',
      email: at('una'),
      isNamedPublicly: 'yes',
    })
    await enter(ewan, '2026-11-23', '2026-12-03', 'una')
    expect(await told('Scotland')).toEqual(['Una'])
    const page = `/office/regions/${await regionIdOf(circle, 'Midlands')}`
    await morag.submit(page, {}, /ending$/)
    expect(await told('Scotland')).toEqual(['Morag'])
    expect(await regionsOf('una')).toEqual([])
    expect((await una.get('/enquiries')).status).toBe(404)
  })
})

describe('days away', () => {
  test('are entered at home, seen there, and taken back', async () => {
    expect((await ewan.get('/home')).html).toContain('href="/home/away"')
    expect((await enter(ewan, '2026-11-23', '2026-12-03', 'hilda')).location).toBe(`${away}?done=entered`)
    const words = await pageOf(ewan, away)
    expect(words).toContain('Monday 23 November 2026 to Thursday 3 December 2026')
    expect(words).toContain('Hilda Thorne stands in.')
    expect(await pageOf(ewan, '/home')).toContain('Ewan Baird is away until Thursday 3 December')
    await ewan.submit(away, {}, /withdrawal$/)
    expect(await told('Scotland')).toEqual(['Ewan'])
    expect(await pageOf(ewan, away)).toContain('You have entered no days')
  })

  test('are told to whoever stands in, and that they need not', async () => {
    await enter(ewan, '2026-11-30', '2026-12-03', 'hilda')
    await circle.settled()
    const asked = circle.mail.to(at('hilda')).at(-1)
    expect(asked?.subject).toBe('You stand in for Ewan Baird')
    expect(asked?.text?.replace(/\s+/g, ' ')).toContain(
      'from Monday 30 November 2026 to Thursday 3 December 2026',
    )
    expect(asked?.text).toContain('Scotland')
    expect(asked?.text).not.toContain(at('ewan'))
    expect(await pageOf(hilda, away)).toContain(
      'Ewan Baird will be away from Monday 30 November to Thursday 3 December',
    )
    await ewan.submit(away, {}, /withdrawal$/)
    await circle.settled()
    expect(circle.mail.to(at('hilda')).at(-1)?.subject).toBe('You need not stand in for Ewan Baird')
  })

  test('are known to colleagues of the region, to administrators and to Council, and to nobody else', async () => {
    await giveOffice(circle, morag, 'council', 'Idris Vaughan', at('idris'))
    await enter(sian, '2026-11-23', '2026-12-03', 'omar')
    const sentence = 'Sian Pritchard is away until Thursday 3 December; Omar Haddad stands in.'
    expect(await pageOf(omar, '/region')).toContain(sentence)
    expect(await pageOf(morag, '/office')).toContain(sentence)
    expect(await pageOf(morag, '/office/regions')).toContain(sentence)
    expect(await pageOf(await clientFor(circle, at('idris')), '/office')).toContain(sentence)
    for (const stranger of [visitor, personAlone(await personIdOf(circle, at('ewan')))]) {
      const seen = circle.database.asViewer(stranger, (db) =>
        db.selectFrom('office_absence').selectAll().execute(),
      )
      expect(await seen).toEqual([])
    }
    expect(await pageOf(ewan, away)).not.toContain('Sian')
  })

  test('offer as stand-ins only those whose names one may see', async () => {
    const offered = async (client: Client) => (await client.get(away)).html
    expect(await offered(sian)).toContain('Omar Haddad (North West)')
    expect(await offered(ewan)).toContain('Hilda Thorne (North East)')
    expect(await offered(ewan)).not.toContain('Omar Haddad')
    const refused = await ewan.submit(
      away,
      { firstOn: '2026-11-23', lastOn: '2026-11-24', standIn: await personIdOf(circle, at('omar')) },
      away,
    )
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('holds no office any more')
  })

  test('are refused in words, and what was typed stays', async () => {
    const wrong = async (firstOn: string, lastOn: string, standIn?: string) => {
      const { status, html } = await enter(ewan, firstOn, lastOn, standIn)
      expect(status).toBe(409)
      expect(html).toContain(`value="${lastOn}"`)
      return wordsOf(html)
    }
    expect(await wrong('2026-12-03', '2026-12-01')).toContain('The last day lies before the first')
    expect(await wrong('2026-11-01', '2026-11-20')).toContain('These days are over')
    expect(await wrong('2026-12-01', '2028-12-01')).toContain('more than a year')
    await enter(hilda, '2026-12-02', '2026-12-02')
    expect(await wrong('2026-12-01', '2026-12-03', 'hilda')).toContain(
      'away on some of these days themselves',
    )
    await enter(ewan, '2026-12-01', '2026-12-03')
    expect(await wrong('2026-12-03', '2026-12-05')).toContain('some of these days already')
    expect((await enter(ewan, 'soon', '')).status).toBe(422)
  })

  test('are nobody’s to enter without an office, and nobody’s to take back but one’s own', async () => {
    await enter(ewan, '2026-11-23', '2026-12-03')
    const { rows } = await circle.owner.query('select id from office_absence')
    const path = `${away}/${rows[0].id}/withdrawal`
    const [form] = formsOf((await hilda.get(away)).html, away)
    expect((await hilda.post(path, new URLSearchParams(form?.values))).status).toBe(404)
    const [moragsForm] = formsOf((await morag.get(away)).html, away)
    expect((await morag.post(path, new URLSearchParams(moragsForm?.values))).status).toBe(403)
    const una = await clientFor(circle, at('una'))
    expect((await una.get(away)).status).toBe(404)
    const byHand = circle.database.asViewer(personAlone(await personIdOf(circle, at('una'))), (db) =>
      sql`insert into office_absence (id, person_id, first_on, last_on, noted_at)
        values (uuidv7(), viewer_id(), '2026-12-01', '2026-12-02', circle_now())`.execute(db),
    )
    await expect(byHand).rejects.toThrow(/row-level security/)
  })
})
