import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { lookAhead } from '../../src/features/retention/commands/look-ahead.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { foundedSociety, giveOffice, personIdOf } from '../support/office.ts'

// The office's page of what goes next, what went and what waits.

let circle: Circle
let morag: Client
const path = '/office/forgetting'

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  morag = await foundedSociety(circle)
})
afterAll(() => circle.close())

const page = async () => wordsOf((await morag.get(path)).html)
const run = async (query: string, ...values: unknown[]) => (await circle.owner.query(query, values)).rows

describe('what goes next', () => {
  test('says that nothing is counted yet before the first night', async () => {
    expect(await page()).toContain('Tonight it is counted for the first time')
    expect(await page()).toContain('Nothing has gone in the last 30 days')
  })

  test('is counted by kind as the night would do it, and nothing is deleted by counting', async () => {
    await run(
      `insert into correspondent (id, name, email, met_at)
       values (uuidv7(), 'Gemma Hall', 'gemma@example.org', '2026-11-20T09:00:00Z')`,
    )
    await lookAhead(circle, circle.clock.now())
    const words = await page()
    expect(words).toContain('As counted on Monday 23 November 2026')
    expect(words).toMatch(/Name and email address of somebody without an account.*?1\s*1/)
    expect(words).not.toContain('Gemma')
    expect(await run(`select name from correspondent where email = 'gemma@example.org'`)).toHaveLength(1)
  })

  test('and what went stands there the next day, as a number', async () => {
    circle.clock.set('2026-11-28T09:00:00Z')
    await forget(circle, ['correspondents'], circle.clock.now())
    const words = await page()
    expect(words).toContain('On Saturday 28 November 2026')
    expect(await run(`select name from correspondent where email = 'gemma@example.org'`)).toEqual([])
  })
})

describe('a hold', () => {
  const words = 'A payer’s claim, letter of 3 June'

  test('is placed with a reason, names nobody, and keeps what is about that person until it is lifted', async () => {
    await run(
      `insert into correspondent (id, name, email, met_at)
       values (uuidv7(), 'Kit Hale', 'kit@example.org', '2026-11-01T09:00:00Z')`,
    )
    const placed = await morag.submit(path, { email: 'KIT@example.org', words }, /holds$/)
    expect(placed.location).toBe(`${path}#holds`)
    const shown = await page()
    expect(shown).toContain(words)
    expect(shown).toContain('placed by Morag Sinclair')
    expect(shown).not.toContain('Kit Hale')
    expect(shown.toLowerCase()).not.toContain('kit@example.org')

    const kept = () => run(`select name from correspondent where email = 'kit@example.org'`)
    await forget(circle, ['correspondents'], circle.clock.now())
    expect(await kept()).toHaveLength(1)

    await morag.submit(path, {}, /lifting$/)
    expect(await page()).not.toContain(words)
    await forget(circle, ['correspondents'], circle.clock.now())
    expect(await kept()).toEqual([])
  })

  test('about an address that nothing is kept under is refused, and what was typed stays', async () => {
    const answer = await morag.submit(path, { email: 'nobody@example.org', words }, /holds$/)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('Nothing is kept under this address')
    expect(answer.html).toContain('nobody@example.org')
  })

  test('wants an address and a reason', async () => {
    const answer = await morag.submit(path, { email: 'no address', words: '' }, /holds$/)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('why it waits')
  })

  test('of somebody who asked to see what is stored is not the administrator’s to see or to lift', async () => {
    const una = await personIdOf(circle, 'morag@example.org')
    const [hold] = await run(
      `insert into hold (id, person_id, reason, placed_at) values (uuidv7(), $1, 'access-request', now()) returning id`,
      una,
    )
    const other = await giveOffice(circle, morag, 'administrator', 'Una Grey', 'una@example.org')
    const { html } = await other.get(path)
    expect(html).not.toContain(hold.id)
    await other.submit(path, { email: 'morag@example.org', words }, /holds$/)
    const key = /name="_key" value="([^"]+)"/.exec((await other.get(path)).html)?.[1] ?? ''
    const answer = await other.post(`${path}/holds/${hold.id}/lifting`, new URLSearchParams({ _key: key }))
    expect(answer.status).toBe(404)
    expect(await run('select lifted_at from hold where id = $1', hold.id)).toEqual([{ lifted_at: null }])
  })
})

describe('nobody else', () => {
  test('finds the page: not Council, not somebody with an account, not a visitor', async () => {
    const council = await giveOffice(circle, morag, 'council', 'Cleo North', 'cleo@example.org')
    expect((await council.get(path)).status).toBe(404)
    expect((await council.get('/office')).html).not.toContain(path)
    expect((await council.post(`${path}/holds`, '')).status).toBe(404)
    const visitor = await clientOf(circle)
    expect((await visitor.get(path)).location).toContain('/sign-in')
  })
})
