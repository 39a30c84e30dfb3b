import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoRole, tellStories } from '../../demo/demo.ts'
import { demoSignInPath } from '../../src/features/accounts/routes/demo-sign-in.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'

let circle: Circle
let roles: DemoRole[]

beforeAll(async () => {
  circle = await startCircle({ isDemo: true, jobs: false })
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  roles = await tellStories(circle.house, token ?? '')
  // All stories, one command after another: longer than any other set-up.
}, 180_000)
afterAll(() => circle.close())

const column = async (sql: string, values: unknown[] = []): Promise<string[]> =>
  (await circle.owner.query(sql, values)).rows.map(({ name }) => name)

const firstPage = async (path: string) => {
  const browser = await clientOf(circle)
  const came = await browser.get(path)
  const page = came.location === null ? came : await browser.get(came.location)
  return { status: page.status, words: wordsOf(page.html) }
}

test('whoever’s place one takes signs in with a click, and finds the groups of their story', async () => {
  const people = roles.filter((role) => 'personId' in role)
  expect(people.length).toBeGreaterThan(15)
  for (const { role, name, personId } of people) {
    const { status, words } = await firstPage(demoSignInPath(circle.secrets, personId))
    expect(status, role).toBe(200)
    expect(words, role).toContain(name.split(' ')[0])
    const groups = await column(
      `select g.name from balint_group g where g.id in (
         select group_id from group_leader where person_id = $1 and left_at is null
         union select group_id from membership where person_id = $1 and left_at is null)`,
      [personId],
    )
    if (/leader|member\b|founder/.test(role) && !/register|Council/.test(role)) {
      expect(groups.length, role).toBeGreaterThan(0)
    }
    for (const group of groups) expect(words, role).toContain(group)
  }
})

test('whoever has no account finds their page at their own address', async () => {
  const groups = await column('select name from balint_group')
  const addresses = roles.filter((role) => 'path' in role)
  expect(addresses.length).toBeGreaterThan(10)
  for (const { role, name, path } of addresses) {
    const { status, words } = await firstPage(path)
    expect(status, role).toBe(200)
    if (path === '/' || path.startsWith('/e/')) continue
    expect(
      [name, ...groups].some((told) => words.includes(told)),
      `${role}: ${words.slice(0, 300)}`,
    ).toBe(true)
  }
})

test('the administrators read what three circles have said together', async () => {
  const [administrator] = roles
  if (!administrator || !('personId' in administrator)) throw new Error('The demo has no administrator.')
  const office = await clientOf(circle, administrator.personId)
  expect(wordsOf((await office.get('/office/evaluations')).html)).toContain('15 replies from 3 groups.')
})

test('whoever pays in parts has paid their first part whole', async () => {
  const { rows } = await circle.owner.query(
    `select i.total_minor - sum(p.amount_minor)::int as paid,
       (select amount_minor from instalment n where n.invoice_id = i.id order by position limit 1) as first
     from invoice i join posting p on p.invoice_id = i.id
     where (select count(*) from instalment n where n.invoice_id = i.id) > 1 group by i.id`,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { paid, first } of rows) expect(paid).toBe(first)
})
