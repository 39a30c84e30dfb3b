import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshSignIn } from '../../src/features/accounts/fresh.ts'
import { signInCode } from '../../src/platform/auth/sign-in-proof.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type FoundForm, formsOf } from '../support/forms.ts'
import { foundedSociety, giveOffice, personIdOf } from '../support/office.ts'
import { gravePosts, lightPosts } from '../support/posts.ts'

// Before anything grave somebody who signed in long ago shows once more who they are, and comes back with what they typed.

let circle: Circle
let morag: Client

beforeAll(async () => {
  circle = await startCircle()
  morag = await foundedSociety(circle)
})
afterAll(() => circle.close())

/** As if everybody had signed in so long ago. */
const letPass = (minutes: number) =>
  circle.owner.query(`update session set proved_at = now() - make_interval(mins => $1)`, [minutes])

const send = (client: Client, form: FoundForm, values: Record<string, string> = {}) => {
  const body = new URLSearchParams(form.values.filter(([name]) => !(name in values)))
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  return client.post(form.action, body, { 'Content-Type': 'application/x-www-form-urlencoded' })
}

const formOn = (html: string, action: string): FoundForm => {
  const form = formsOf(html, '/').find((each) => each.action === action)
  if (!form) throw new Error(`no form ${action}`)
  return form
}

const fieldOf = (form: FoundForm, name: string) => form.values.find(([each]) => each === name)?.[1] ?? ''

const officesOf = async (email: string) =>
  (
    await circle.owner.query(
      'select kind from office o join person p on p.id = o.person_id where p.email = $1 and o.until is null',
      [email],
    )
  ).rows.map(({ kind }) => kind)

const craig = { office: 'council', name: 'Craig Munro', email: 'craig@example.org' }

test('within half an hour of signing in nobody is asked again', async () => {
  await letPass(29)
  const answer = await morag.submit(
    '/office/people',
    { ...craig, email: 'first@example.org' },
    '/office/people',
  )
  expect(answer.location).toBe('/office/people?done=given')
})

test('later, the office is given after a code from her mailbox, and nothing has to be typed twice', async () => {
  await letPass(31)
  const asked = await morag.submit('/office/people', craig, '/office/people')
  expect(asked.status).toBe(403)
  expect(asked.html).toContain('Please show that it is you')
  expect(asked.html).toContain('What you typed is kept')
  // Sealed: not even the page shows it.
  expect(asked.html).not.toContain(craig.email)
  expect(await officesOf(craig.email)).toEqual([])

  const sent = await send(morag, formOn(asked.html, '/sign-in/again'))
  const codeForm = formOn(sent.html, '/sign-in/again/code')
  const code = signInCode(circle.secrets, fieldOf(codeForm, 'request'))
  await circle.settled()
  expect(circle.mail.to('morag@example.org').at(-1)?.text).toContain(code)

  const wrong = await send(morag, codeForm, { code: String((Number(code) + 1) % 1_000_000).padStart(6, '0') })
  expect(wrong.status).toBe(409)
  expect(wrong.html).toContain('That is not the code in the email')

  const thanks = await send(morag, formOn(wrong.html, '/sign-in/again/code'), { code })
  expect(thanks.html).toContain('Thank you')
  const done = await send(morag, formOn(thanks.html, '/office/people'))
  expect(done.location).toBe('/office/people?done=given')
  expect(await officesOf(craig.email)).toEqual(['council'])
  // From now on it is fresh again.
  expect((await morag.get('/sign-in/again?next=/office')).location).toBe('/office')
})

test('a page that leads to a file sends back to where the file is offered', async () => {
  const made = await morag.submit('/office/import', { kind: 'people' }, '/office/exports').catch(() => null)
  const path = made?.location ?? '/office/exports/00000000-0000-7000-8000-000000000000'
  await letPass(31)
  const answer = await morag.get(path)
  expect(answer.location).toBe('/sign-in/again?next=%2Foffice%2Fimport')
  await letPass(0)
})

test("somebody else's code renews nothing, nor does one's own in another's session", async () => {
  const fiona = await giveOffice(circle, morag, 'council', 'Fiona Blair', 'fiona@example.org')
  await letPass(31)
  const page = await fiona.get('/sign-in/again?next=/office')
  const sent = await send(fiona, formOn(page.html, '/sign-in/again'))
  const request = fieldOf(formOn(sent.html, '/sign-in/again/code'), 'request')
  // Morag has found the code and types it where she sits.
  const own = await send(morag, formOn((await morag.get('/sign-in/again')).html, '/sign-in/again'))
  const answer = await send(morag, formOn(own.html, '/sign-in/again/code'), {
    request,
    code: signInCode(circle.secrets, request),
  })
  expect(answer.status).toBe(409)
  expect((await morag.get('/sign-in/again?next=/office')).status).toBe(200)
})

test('what one person typed is nothing in the hands of another', async () => {
  const fiona = await clientOf(circle, await personIdOf(circle, 'fiona@example.org'))
  await letPass(31)
  const asked = await morag.submit(
    '/office/people',
    { ...craig, email: 'third@example.org' },
    '/office/people',
  )
  const kept = fieldOf(formOn(asked.html, '/sign-in/again'), 'kept')
  const sent = await send(fiona, formOn((await fiona.get('/sign-in/again')).html, '/sign-in/again'))
  const form = formOn(sent.html, '/sign-in/again/code')
  const code = signInCode(circle.secrets, fieldOf(form, 'request'))
  const answer = await send(fiona, form, { code, kept })
  expect(answer.location).toBe('/home')
})

test('strangers are asked to sign in, and are told nothing of what is behind', async () => {
  const nobody = await clientOf(circle)
  expect((await nobody.get('/sign-in/again?next=/office')).location).toBe(
    '/sign-in?next=%2Fsign-in%2Fagain%3Fnext%3D%2Foffice',
  )
  expect((await nobody.post('/office/people', '')).location).toBe('/sign-in')
})

const posts = () =>
  circle.app.routes
    .filter(({ method }) => method === 'POST')
    .map(({ path, handler }) => ({ path: path.replaceAll(/\{(?:[^{}]|\{[^}]*\})*\}/g, ''), handler }))

test('of every form somebody has said whether it is grave, and nothing else is behind the door', () => {
  const paths = new Set(posts().map(({ path }) => path))
  const marked = [...gravePosts, ...lightPosts]
  expect([...paths].filter((path) => !path.endsWith('*') && !marked.includes(path))).toEqual([])
  expect(marked.filter((path, at) => !paths.has(path) || marked.indexOf(path) !== at)).toEqual([])
  const doors = posts().flatMap(({ path, handler }) => (handler === freshSignIn ? [path] : []))
  expect(lightPosts.filter((path) => doors.includes(path))).toEqual([])
})

test('all that is grave is behind the door, also for whoever holds every office', async () => {
  await letPass(0)
  await morag.submit(
    '/office/people',
    { ...craig, office: 'council', email: 'morag@example.org' },
    '/office/people',
  )
  await letPass(31)
  const open: string[] = []
  for (const path of gravePosts) {
    const address = path.replaceAll(/:\w+/g, '0198c1d0-0000-7000-8000-000000000001')
    const { status, html } = await morag.post(address, '')
    if (status !== 403 || !html.includes('Please show that it is you')) open.push(`${status} ${path}`)
  }
  expect(open).toEqual([])
})
