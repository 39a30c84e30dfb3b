import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { guidanceRegions } from '../../src/features/society/rules/region.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'

const ailsa = {
  societyName: 'Caledonian Balint Society',
  name: 'Ailsa Drummond',
  email: 'Ailsa.Drummond@example.org',
}

let circle: Circle
beforeEach(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
})
afterEach(() => circle.close())

const setUpPath = async () =>
  `/set-up/${await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())}`

const count = async (table: string) =>
  Number((await circle.owner.query(`select count(*) as count from ${table}`)).rows[0].count)

/** The form as it stands on the page, filled in and not sent yet. */
async function filled(client: Client, path: string, values: Record<string, string>) {
  const { html } = await client.get(path)
  const form = formsOf(html, path).find(({ action }) => action === path)
  const body = new URLSearchParams(form?.values)
  for (const [name, value] of Object.entries(values)) body.set(name, value)
  return body
}

describe('before there is a society', () => {
  test('visitors are told what the installation waits for', async () => {
    const visitor = await clientOf(circle)
    for (const path of ['/', '/groups', '/start', '/contact']) {
      const { html, status } = await visitor.get(path)
      expect(html).toContain('waiting for its society')
      expect(html).toContain('npm start -- --demo')
      expect(status).toBe(path === '/' ? 200 : 404)
    }
  })

  test('nobody founds it without the address the server printed', async () => {
    const visitor = await clientOf(circle)
    const guessed = `/set-up/${'a'.repeat(43)}`
    const page = await visitor.get(guessed)
    expect(page.status).toBe(410)
    expect(formsOf(page.html, guessed).filter(({ method }) => method === 'post')).toEqual([])
    expect((await visitor.post(guessed, new URLSearchParams(ailsa))).status).toBe(403)
    expect(await count('society')).toBe(0)
  })
})

describe('the set-up address', () => {
  test('offers the guidance’s defaults, founds the society and signs the administrator in', async () => {
    const administrator = await clientOf(circle)
    const path = await setUpPath()
    const page = await administrator.get(path)
    expect(page.headers.get('Referrer-Policy')).toBe('no-referrer')
    for (const { name } of guidanceRegions) expect(page.html).toContain(name)
    expect(page.html).toContain('8 to 10 members')
    expect(page.html).toContain('£60–£75 an hour')

    const founded = await administrator.submit(path, ailsa)
    expect(founded.location).toBe('/office')
    const office = await administrator.get('/office')
    expect(office.html).toContain('Caledonian Balint Society')
    expect(office.html).toContain('Say who represents Scotland')

    expect(await count('region')).toBe(12)
    expect(await count('setting_change')).toBe(0)
    await circle.settled()
    const [email] = circle.mail.to('ailsa.drummond@example.org')
    expect(email?.subject).toBe('Caledonian Balint Society is set up')
    expect(email?.text).toContain('/office')
  })

  test('keeps each number that was changed, with who and when', async () => {
    const administrator = await clientOf(circle)
    await administrator.submit(await setUpPath(), {
      ...ailsa,
      regions: 'Highlands\r\nIslands',
      meetingMinutes: '75',
      leaderFeeMinMinor: '62.50',
      currency: 'EUR',
    })
    const { rows } = await circle.owner.query(
      `select c.name, c.value, c.changed_at, p.name as by from setting_change c join person p on p.id = c.changed_by order by c.name`,
    )
    const at = rows[0].changed_at
    expect(rows).toEqual([
      { name: 'leaderFeeMinMinor', value: 6250, changed_at: at, by: 'Ailsa Drummond' },
      { name: 'meetingMinutes', value: 75, changed_at: at, by: 'Ailsa Drummond' },
    ])
    const { html } = await administrator.get('/office/settings')
    expect(html).toContain('Length of a meeting: 75 minutes')
    expect(html).toContain('€62.50–€75 an hour')
    expect((await administrator.get('/office/regions')).html).toContain('Islands')
  })

  test('opens once: afterwards it says so, and the server prints no other', async () => {
    const path = await setUpPath()
    const [administrator, latecomer] = [await clientOf(circle), await clientOf(circle)]
    const opened = await filled(latecomer, path, { ...ailsa, email: 'late@example.org' })
    await administrator.submit(path, ailsa)

    const late = await latecomer.get(path)
    expect(late.status).toBe(410)
    expect(late.html).toContain('no longer opens')
    const refused = await latecomer.post(path, opened)
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('no longer opens')
    expect([await count('society'), await count('person'), await count('region')]).toEqual([1, 1, 12])
    expect(await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())).toBeNull()
  })

  test('is replaced by the next start’s, and runs out after a day', async () => {
    const visitor = await clientOf(circle)
    const [older, newer] = [await setUpPath(), await setUpPath()]
    expect((await visitor.get(older)).status).toBe(410)
    expect((await visitor.get(newer)).status).toBe(200)
    circle.clock.set('2026-11-24T09:00:01Z')
    expect((await visitor.get(newer)).status).toBe(410)
  })

  test('a double click founds one society', async () => {
    const administrator = await clientOf(circle)
    const path = await setUpPath()
    const body = await filled(administrator, path, ailsa)
    const clicks = await Promise.all([administrator.post(path, body), administrator.post(path, body)])
    expect(clicks.map(({ location }) => location)).toEqual(['/office', '/office'])
    // A browser keeps what the last of its clicks was answered.
    for (const { headers } of clicks) expect(headers.getSetCookie().join()).toContain('circle-session')
    expect([await count('society'), await count('person'), await count('office')]).toEqual([1, 1, 1])
  })

  test('two tabs found one society', async () => {
    const path = await setUpPath()
    const tabs = await Promise.all([clientOf(circle), clientOf(circle)])
    const filled = await Promise.all(
      tabs.map((tab, place) => tab.fillIn(path, { ...ailsa, email: `tab${place}@example.org` })),
    )
    const answers = await Promise.all(filled.map((press) => press()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect([await count('society'), await count('person'), await count('office')]).toEqual([1, 1, 1])
  })

  test('whatever is typed, it stays in the form, and nothing is half-founded', async () => {
    const administrator = await clientOf(circle)
    const path = await setUpPath()
    const wrong = {
      societyName: '<script>alert(1)</script>',
      name: '',
      email: "'; drop table person; --",
      regions: 'Scotland\nScotland',
      meetingMinutes: 'ninety',
      leaderFeeMaxMinor: '-5',
      timeZone: 'Mars/Olympus',
      currency: 'USD',
    }
    const answer = await administrator.submit(path, wrong)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('&lt;script>alert(1)&lt;/script>')
    expect(answer.html).toContain('value="ninety"')
    expect(answer.html).toContain('“Scotland” stands here twice.')
    const backwards = await administrator.submit(path, { ...ailsa, membersMin: '12' })
    expect(backwards.status).toBe(422)
    for (const nonsense of ['\0', '\u202e', 'x'.repeat(1_000_000)]) {
      const { status } = await administrator.submit(path, {
        ...ailsa,
        societyName: nonsense,
        regions: nonsense,
      })
      expect(status).toBe(422)
    }
    expect([await count('society'), await count('person'), await count('region')]).toEqual([0, 0, 0])
  })
})
