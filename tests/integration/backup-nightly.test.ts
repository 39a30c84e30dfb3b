import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/ids.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { linksOf, wordsOf } from '../support/forms.ts'
import { until } from '../support/until.ts'

let circle: Circle
let administrator: string
let council: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z', backups: true })
  await circle.owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of tests', 'Europe/London', 'GBP', now())`,
  )
  administrator = await officer('administrator')
  council = await officer('council')
})
afterAll(() => circle.close())

async function officer(kind: string): Promise<string> {
  const id = newId()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    id,
    kind,
    `${kind}@example.org`,
  ])
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, $3, '2026-11-01')`,
    [newId(), id, kind],
  )
  return id
}

const page = async (who: string, path: string) => (await clientOf(circle, who)).get(path)
const words = async (who: string, path: string) => wordsOf((await page(who, path)).html)

test('an administrator is told at home and in the office that there is no backup yet, and nobody else is', async () => {
  for (const path of ['/home', '/office']) {
    expect(await words(administrator, path)).toContain('There is no backup yet')
    expect(await words(council, path)).not.toMatch(/backup/i)
  }
  expect(linksOf((await page(administrator, '/home')).html)).toContain('/office/backups')
})

test('what to do stands on a page to show to whoever looks after the server, and is the administrators’ alone', async () => {
  const { html, status } = await page(administrator, '/office/backups')
  expect(status).toBe(200)
  expect(wordsOf(html)).toContain('The first one is made by itself in the coming night.')
  expect(html).toMatch(/<textarea[^>]*readonly[^>]*>sudo circle backup<\/textarea>/i)
  expect((await page(council, '/office/backups')).status).toBe(404)
})

test('the nightly job makes one, and the office says when', async () => {
  circle.clock.set('2026-11-11T02:40:00Z')
  await circle.owner.query(`select graphile_worker.add_job('backup.nightly')`)
  const made = async () => (await readdir(circle.backups.to)).filter((name) => name.endsWith('.age'))
  await until(async () => (await made()).length === 1, 'the backup', 60_000)
  await circle.settled()
  for (const path of ['/office', '/office/backups']) {
    expect(await words(administrator, path)).toContain(
      'The last backup was made on Wednesday 11 November 2026 at 02:40, and read again.',
    )
  }
  expect(await words(administrator, '/home')).not.toMatch(/backup/i)
  expect(await words(council, '/office')).not.toMatch(/backup/i)
}, 90_000)

test('a backup that is a day and a half old is a warning, also at home', async () => {
  circle.clock.set('2026-11-12T15:00:00Z')
  for (const path of ['/home', '/office', '/office/backups']) {
    expect(await words(administrator, path)).toContain('The last backup is 36 hours old')
  }
})
