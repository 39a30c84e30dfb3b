import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFormKey } from '../../src/platform/web/form-key.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let visitor: Client

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  await writeWholeGroup(circle.owner, 'own')
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())

const enquiry = (message: string) => ({
  name: 'Nell Ash',
  email: 'nell@example.org',
  region: 'none',
  kind: 'start-online',
  message,
})
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  visitor.post('/contact', new URLSearchParams(fields), { ...form, ...headers })
const enquiries = async () =>
  (await circle.owner.query("select message from enquiry where message <> 'May we?' order by received_at"))
    .rows

describe('a form', () => {
  test('clicked twice makes one of everything, and leads to the same place', async () => {
    const body = { ...enquiry('One'), _key: makeFormKey(circle.secrets, null) }
    const answers = await Promise.all([post(body), post(body), post(body)])
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      Array(3).fill('303 /contact/sent'),
    )
    expect(await enquiries()).toEqual([{ message: 'One' }])
  })

  test('sent again with other words after going back is asked about, and nothing is lost', async () => {
    const _key = makeFormKey(circle.secrets, null)
    await post({ ...enquiry('Two'), _key })
    const again = await post({ ...enquiry('Three'), _key })
    expect(again.status).toBe(409)
    expect(again.html).toContain('Three')
    expect(wordsOf(again.html)).toContain('You sent this form before with other words')
    expect((await enquiries()).map(({ message }) => message)).toEqual(['One', 'Two'])
  })

  test('made by another site or for another session does nothing', async () => {
    const before = await enquiries()
    const _key = makeFormKey(circle.secrets, 'another session')
    expect((await post({ ...enquiry('Four'), _key })).status).toBe(403)
    expect((await post({ ...enquiry('Four'), _key: 'made.up' })).status).toBe(403)
    const good = makeFormKey(circle.secrets, null)
    const foreign = await post(
      { ...enquiry('Four'), _key: good },
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example.org' },
    )
    expect(foreign.status).toBe(403)
    expect(await enquiries()).toEqual(before)
  })

  test('of very many fields is turned away at once', async () => {
    const begun = performance.now()
    for (const body of [
      'a&'.repeat(200_000),
      Array.from({ length: 50_000 }, (_, nth) => `f${nth}=`).join('&'),
    ]) {
      expect((await visitor.post('/contact', body, form)).status).toBe(413)
    }
    // Quadratic reading took a minute; this is not a measurement but the difference.
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('is kept by nobody in between', async () => {
    const { headers } = await visitor.get('/contact')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(headers.get('Content-Security-Policy')).not.toContain('unsafe')
  })
})

describe('an address with a question in it', () => {
  test.each([
    '/groups?after=%2B275760-09-13T00:00:00Z~01990000-0000-7000-8000-000000000001',
    '/groups?after=-271821-04-20T00:00:00Z~01990000-0000-7000-8000-000000000001',
    '/groups?after=%00&region=%00&mode=%00',
    "/groups?region=' or 1=1 --&mode[]=online",
    '/start/plan?route=by-post&expectedMembers=1e309&leaders=%ED%A0%80',
    '/contact?route=online&area=%00&kind=__proto__',
    '/sign-in?next=//evil.example.org&next=%5C%5Cevil',
    '/sign-in/code?request=%00',
  ])('%s is answered without a fault of ours', async (path) => {
    expect((await visitor.get(path)).status).toBeLessThan(500)
  })
})
