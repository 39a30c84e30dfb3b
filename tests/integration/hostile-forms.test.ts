import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'
import { comingAgain, type Field } from '../support/hostile/field.ts'
import { gatherPeople } from '../support/hostile/people.ts'
import { type Door, doors, formKey, nothingPoured, pour, send } from '../support/hostile/pour.ts'
import { together } from '../support/hostile/together.ts'
import { files, formWithFile } from '../support/hostile/uploads.ts'
import { type Page, type Target, walkAll } from '../support/hostile/walk.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

/** With those of hostile-addresses.test.ts five thousand; `npm run bench -- hostile` sends a hundred thousand. */
const cases: Record<Door, number> = { forms: 2_300, queries: 300, headers: 500, uploads: 400, messages: 300 }
const CASES = Object.values(cases).reduce((all, each) => all + each, 0)

/** In somebody's own words. */
const TYPED = 'The biscuits of the evening'

/** What belongs with a file, where something does. */
const filledIn: Record<string, Record<string, string>> = {
  '/groups/:id/money/expenses': {
    account: 'room',
    words: TYPED,
    amount: '10',
    spent_on: '2026-11-09',
    paid_from: 'bank',
  },
  '/office/import': { kind: 'people' },
  '/portfolio/entries': {
    kind: 'workshop',
    title: TYPED,
    firstOn: '2026-10-03',
    amount: '2',
    hours: '10',
    mode: 'online',
  },
}
const refusals = [
  'this file is something else',
  'larger than 4 MB',
  'too much at once',
  'no list that we can read',
  'whole workbook',
  'nothing below it',
  'cannot be read',
  'read this file',
]

let circle: Circle
let field: Field
let own: WholeGroup
let foreign: WholeGroup
let targets: Target[]
let pages: Page[]

beforeAll(async () => {
  circle = await startCircle({ jobs: false, listen: true, now: '2026-11-10T10:00:00Z' })
  foreign = await writeWholeGroup(circle.owner, 'foreign')
  field = { ...circle, app: { request: comingAgain(circle.app.request) } }
  const gathered = await gatherPeople(field, 'own')
  own = gathered.own
  ;({ targets, pages } = await walkAll(gathered.people))
}, 280_000)

afterAll(() => circle.close())

describe('whatever is typed into a form', () => {
  // First, while everything stands as it was found: nothing of it is done.
  test('is held back where it looks as if it held a patient: every field for one’s own words asks to look again', async () => {
    const words = 'Mr X, 54, and 943 476 5919'
    const posts = targets.filter(({ form }) => form.method === 'post' && form.ownWords.length > 0)
    expect(posts.length).toBeGreaterThan(20)
    const unguarded: string[] = []
    await together(posts, async ({ somebody, form }) => {
      for (const name of form.ownWords) {
        const body = new URLSearchParams(form.values.filter(([field]) => field !== name))
        body.set('_key', await formKey(circle, somebody))
        body.set(name, words)
        const { status, html } = await send(somebody.client, form, body)
        const back = formsOf(html, form.action).find(
          ({ action, fields }) => action === form.action && fields.includes(name),
        )
        const asks = status === 422 && back?.fields.includes('_looked') && html.includes(words)
        if (!asks) unguarded.push(`${form.action.replace(/[0-9a-f-]{36}/g, ':id')} ${name} (${status})`)
      }
    })
    expect(unguarded).toEqual([])
  }, 480_000)

  test('goes by what is in a file, not by its name or what it is said to be, wherever there is a file in a form', async () => {
    const withFiles = targets.filter(({ form }) => form.files.length > 0)
    const kinds = new Map(
      withFiles.map((target) => [target.form.action.replaceAll(/[0-9a-f-]{36}/g, ':id'), target]),
    )
    // A new one is here from the day it is mounted, or this fails.
    expect([...kinds.keys()].sort()).toEqual([
      '/groups/:id/money/expenses',
      '/groups/:id/money/expenses/:id/receipts',
      '/groups/:id/money/payments/statement',
      '/office/import',
      '/portfolio/entries',
      '/portfolio/entries/:id/proofs',
    ])
    for (const [kind, { somebody, form }] of kinds) {
      const [file = ''] = form.files
      const send = async (name: string, type: string, what: string) => {
        const fields = { ...Object.fromEntries(form.values), ...filledIn[kind] }
        delete fields[file]
        const values = Object.entries({ ...fields, _key: await formKey(circle, somebody) })
        const upload = formWithFile(values, file, { name, type, bytes: files[what] ?? Buffer.alloc(0) })
        const { status, html } = await somebody.client.post(form.action, upload.body, {
          'Content-Type': upload.type,
        })
        const keepsWords = !('words' in fields || 'title' in fields) || html.includes(TYPED)
        return { status, keepsWords, says: refusals.find((words) => html.includes(words)) }
      }
      const readsTables = /statement$|import$/.test(kind)
      const [name, type] = readsTables ? ['list.csv', 'text/csv'] : ['receipt.pdf', 'application/pdf']
      for (const what of ['a program', 'half a zip', 'svg', readsTables ? 'png' : 'html']) {
        const { status, says, keepsWords } = await send(name, type, what)
        expect([status, keepsWords], `${what} as ${name} to ${kind}`).toEqual([
          readsTables ? status : 409,
          true,
        ])
        expect(status, `${what} as ${name} to ${kind}`).toBeOneOf([409, 422])
        expect(says, `${what} as ${name} to ${kind}`).toBeDefined()
      }
      // What is larger than we take is answered in words; what is larger than we keep keeps, besides, what was typed.
      expect(await send(name, type, 'more than is taken'), kind).toMatchObject({
        status: 413,
        says: 'too much at once',
      })
      if (readsTables) continue
      const large = { status: 409, says: 'larger than 4 MB', keepsWords: true }
      expect(await send(name, type, 'more than is kept'), kind).toEqual(large)
      expect(
        (await send('page.html', 'text/html', 'png')).status,
        `a picture to ${kind}, whatever it is called`,
      ).toBe(303)
    }
  }, 240_000)

  test(`is answered without a fault of ours, and so is whatever else comes over the wire: ${CASES} cases`, async () => {
    expect(targets.length).toBeGreaterThan(30)
    const poured = nothingPoured()
    await pour(field, { cases, seed: 1, targets, pages }, poured)
    expect(poured.findings).toEqual([])
    for (const door of doors) expect(poured.at[door].cases, door).toBeGreaterThanOrEqual(cases[door])
    // They were really looked at: most are told what is wrong, some go through; lines are ended, or go on.
    const { forms, uploads, headers, messages } = poured.at
    expect(forms.answers[422]).toBeGreaterThan(cases.forms / 10)
    expect(forms.answers[303]).toBeGreaterThan(20)
    expect(Object.keys(uploads.answers)).toEqual(expect.arrayContaining(['303', '409', '422']))
    expect(Object.keys(headers.answers)).toEqual(expect.arrayContaining(['200', '400', '403', '404']))
    expect(Object.keys(messages.answers)).toEqual(expect.arrayContaining(['goes on', 'hostile', 'no-ticket']))
  }, 480_000)

  test('is answered in words when it is larger than anything we take', async () => {
    const post = targets.find(({ form }) => form.method === 'post')
    const body = new URLSearchParams({ message: 'x'.repeat(3 * 1024 * 1024) })
    const answer = await post?.somebody.client.post(post.form.action, body)
    expect(answer?.status).toBe(413)
    expect(answer?.html).toContain('too much at once')
  })

  test('is turned away at once when it is a million fields, however they are sent', async () => {
    const visitor = await clientOf(circle)
    const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
    const bodies: [string, string][] = [
      ['a&'.repeat(990_000), 'application/x-www-form-urlencoded'],
      ['&'.repeat(1_900_000), 'application/x-www-form-urlencoded'],
      [`${part.repeat(40_000)}--x--\r\n`, 'multipart/form-data; boundary=x'],
    ]
    for (const [body, type] of bodies) {
      const { status } = await visitor.post('/contact', body, { 'Content-Type': type })
      // It was a minute for each, in which nobody else was answered: longer than this test has.
      expect(status).toBe(413)
    }
  })

  test("does nothing to another group: its addresses are not there for anybody who isn't of it", async () => {
    const before = await rowsOf(foreign.groupId)
    const posts = targets.filter(({ form }) => form.method === 'post' && form.action.includes(own.groupId))
    expect(posts.length).toBeGreaterThan(8)
    for (const { somebody, form } of posts) {
      const body = new URLSearchParams(form.values)
      body.set('_key', await formKey(circle, somebody))
      const action = form.action.replaceAll(own.groupId, foreign.groupId)
      const { status } = await somebody.client.post(action, body)
      expect(status, `${somebody.who}: ${action}`).toBeOneOf([404, 422, 409])
    }
    expect(await rowsOf(foreign.groupId)).toEqual(before)
  })
})

/** How many rows of each table belong to a group, and the group's own row. */
async function rowsOf(groupId: string): Promise<unknown[]> {
  const { rows: tables } = await circle.owner.query(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'group_id'`,
  )
  const rows: unknown[] = []
  for (const { table_name: table } of tables) {
    rows.push((await circle.owner.query(`select * from ${table} where group_id = $1`, [groupId])).rows)
  }
  rows.push((await circle.owner.query('select * from balint_group where id = $1', [groupId])).rows)
  return rows
}
