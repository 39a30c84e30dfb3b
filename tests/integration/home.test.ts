import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { linksOf } from '../support/forms.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

let circle: Circle
let clydeside: WholeGroup

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z', jobs: false })
  clydeside = await writeWholeGroup(circle.owner, 'clydeside')
})
afterAll(() => circle.close())

async function homeOf(personId: string) {
  const { html, status } = await (await clientOf(circle, personId)).get('/home')
  expect(status).toBe(200)
  return { html, links: linksOf(html) }
}

async function somebody(name: string, email: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
  return id
}

test('a leader finds the group, what is next for it, and the next meeting', async () => {
  const { html, links } = await homeOf(clydeside.leaderId)
  expect(links).toContain(`/groups/${clydeside.groupId}/plan`)
  expect(html).toContain('in planning')
  expect(html).toContain('Next step')
})

test('a member finds the circle, and nothing of the plan', async () => {
  const { html, links } = await homeOf(clydeside.memberId)
  expect(links).toContain(`/groups/${clydeside.groupId}/circle`)
  expect(links.filter((href) => href.endsWith('/plan'))).toEqual([])
  expect(html).not.toContain('Your office')
})

test('a representative finds what waits in the region', async () => {
  await circle.owner.query('update enquiry set waiting_since = received_at')
  const { html, links } = await homeOf(clydeside.representativeId)
  expect(html).toContain('You represent Region of clydeside')
  expect(html).toContain('Somebody is waiting for an answer')
  expect(links).toContain('/enquiries')
  expect(links).not.toContain('/office')
})

test('whoever is invited under their own address finds the invitation', async () => {
  const invited = await somebody('Isla Munro', 'invited@clydeside.example.org')
  const { html, links } = await homeOf(invited)
  expect(html).toContain('You are asked to lead clydeside')
  expect(links.some((href) => /^\/invitations\/[0-9a-f-]{36}$/.test(href))).toBe(true)
})

test('whoever has nothing yet is told what to do, and sees nothing of others', async () => {
  const { html, links } = await homeOf(await somebody('Rhona Lamb', 'rhona@example.org'))
  expect(html).toContain('You are in no group yet')
  expect(links).toEqual(expect.arrayContaining(['/groups', '/start']))
  expect(html).not.toContain('clydeside')
})

test('a visitor reads what Balint work is, and finds the three doors', async () => {
  const visitor = await clientOf(circle)
  const { html, status } = await visitor.get('/')
  expect(status).toBe(200)
  expect(linksOf(html)).toEqual(expect.arrayContaining(['/start', '/groups', '/contact', '/about']))
  expect(html).not.toContain('<script')
  expect((await visitor.get('/about')).html).toContain('nothing about a patient is ever stored')
  expect((await visitor.get('/home')).location).toBe('/sign-in?next=%2Fhome')
})

test('a page that is not there says so and leads on', async () => {
  const { html, status } = await (await clientOf(circle)).get('/nothing-here')
  expect(status).toBe(404)
  expect(linksOf(html)).toEqual(expect.arrayContaining(['/', '/sign-in', '/contact']))
})
