import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declineReport, submitReport, withdrawReport } from '../../src/features/portfolio/commands/reports.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'
import { supervised } from '../support/supervision.ts'

// Tom leads in Leith and is supervised by Sybil; Rosalind sits in the Council, Morag administers, Isla leads with Tom.
// What becomes of a report that is not written: the supervisor declines, or the leader does without.

let circle: Circle
let people: RegisterPeople
const ids: Record<string, string> = {}
const clients: Record<string, Client> = {}

const id = (name: string): string => ids[name] ?? ''
const by = (name: string): Client => {
  const client = clients[name]
  if (!client) throw new Error(`Nobody is called ${name}.`)
  return client
}

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
  for (const name of ['Tom Pryce', 'Sybil Hart', 'Isla Grant', 'Rosalind Achterberg', 'Morag Sinclair'])
    ids[name.split(' ')[0]?.toLowerCase() ?? ''] = await people.person(name)
  await people.office(id('rosalind'), 'council')
  await people.office(id('morag'), 'administrator')
  const leith = await people.group(id('tom'))
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    leith,
    id('isla'),
    circle.clock.now().toString(),
  ])
  await people.leader(id('tom'), { looking_for: 'nothing', findable_since: null })
  await people.supervisor(id('sybil'))
  await supervised(people, [id('tom')], leith, id('sybil'), '2026-11-10')
  for (const name of Object.keys(ids)) clients[name] = await clientOf(circle, id(name))
  // What they were written on the way: letters that wait at once arrive in any order.
  await circle.settled()
})
afterAll(() => circle.close())

const page = async (name: string, path: string) => wordsOf((await by(name).get(path)).html)
const latestTo = async (name: string) => {
  await circle.settled()
  return circle.mail.to(`${name}@example.org`).at(-1)
}
/** Tom asks Sybil; the address of the report. */
async function asked(): Promise<string> {
  await by('tom').submit('/portfolio', { supervisor: id('sybil') }, '/portfolio/reports')
  const letter = await latestTo('sybil')
  const path = /\/portfolio\/reports\/[0-9a-f-]{36}/.exec(letter?.text ?? '')?.[0]
  if (!path) throw new Error('Sybil was not written to.')
  return path
}
const settled = { refused: 'settled-already' }

describe('a supervisor who writes no report', () => {
  let report: string

  test('says so with one button; the leader is told by email, and reads it beside the others they asked', async () => {
    report = await asked()
    await by('sybil').submit(report, { body: 'A draft about Tom.' }, report)
    expect((await by('sybil').submit(report, {}, `${report}/refusal`)).location).toBe(report)

    const letter = await latestTo('tom')
    expect(letter?.subject).toBe('Sybil Hart does not write a report')
    expect(letter?.text?.replace(/\s+/g, ' ')).toContain('you can ask again, or ask another supervisor')
    expect(`${letter?.text}${letter?.html}`).not.toContain('A draft')
    expect(await page('tom', '/portfolio')).toMatch(/Sybil Hart\s*, 10 November 2026\s*writes none/)
    expect(await page('tom', report)).toContain('Sybil Hart does not write a report (10 November 2026)')
    expect(await page('sybil', '/register/supervising/reports')).toContain('you write none')
  })

  test('has left a draft that nobody reads, and neither writes nor submits it any more', async () => {
    for (const name of ['tom', 'sybil']) expect(await page(name, report), name).not.toContain('A draft')
    for (const name of ['rosalind', 'morag', 'isla'])
      expect((await by(name).get(report)).status, name).toBe(404)
    const reportId = report.slice(-36)
    expect(await people.as(id('sybil'), (db) => submitReport(db, reportId, { body: 'Late.' }))).toEqual(
      settled,
    )
    expect(await people.as(id('sybil'), (db) => declineReport(db, reportId))).toEqual(settled)
    expect(await people.as(id('tom'), (db) => withdrawReport(db, reportId))).toEqual(settled)
  })

  test('can be asked again', async () => {
    expect(await asked()).not.toBe(report)
  })
})

describe('a leader who does without', () => {
  let report: string

  test('takes the request back: nothing is written any more, and whoever had the page open is told why', async () => {
    const letter = await latestTo('sybil')
    report = /\/portfolio\/reports\/[0-9a-f-]{36}/.exec(letter?.text ?? '')?.[0] ?? ''
    const declines = await by('sybil').fillIn(report, {}, `${report}/refusal`)
    const writes = await by('sybil').fillIn(report, { body: 'A second draft.' }, report)
    const { location } = await by('tom').submit('/portfolio', {}, `${report}/withdrawal`)
    expect(location).toBe('/portfolio?saved=report-withdrawn')
    expect(await page('tom', '/portfolio')).toMatch(/Sybil Hart\s*, 10 November 2026\s*withdrawn/)
    expect(await page('sybil', report)).toContain('Tom Pryce does without it (10 November 2026)')
    expect(await page('sybil', '/register/supervising/reports')).toContain('not wanted any more')
    for (const late of [declines, writes]) {
      const answer = await late()
      expect(answer.status).toBe(409)
      expect(wordsOf(answer.html)).toContain('It is submitted already, or not wanted any more.')
    }
    expect(
      (await circle.owner.query(`select from report_text where body = 'A second draft.'`)).rowCount,
    ).toBe(0)
    await circle.settled()
    const toTom = circle.mail.to('tom@example.org').map(({ subject }) => subject)
    expect(toTom.filter((subject) => subject?.includes('does not write'))).toHaveLength(1)
  })
})

test('nobody but its own two sides declines a report or takes a request back', async () => {
  const report = await asked()
  const reportId = report.slice(-36)
  for (const name of ['tom', 'isla', 'rosalind', 'morag'])
    await expect(
      people.as(id(name), (db) => declineReport(db, reportId)),
      name,
    ).rejects.toThrow()
  for (const name of ['sybil', 'isla', 'rosalind', 'morag'])
    await expect(
      people.as(id(name), (db) => withdrawReport(db, reportId)),
      name,
    ).rejects.toThrow()
  for (const name of ['isla', 'rosalind', 'morag'])
    expect((await by(name).post(`${report}/refusal`, new URLSearchParams())).status, name).not.toBe(303)
  await expect(people.as(id('sybil'), (db) => declineReport(db, randomUUID()))).rejects.toThrow()
  expect(await page('sybil', '/register/supervising/reports')).toContain('waits for you')
})
