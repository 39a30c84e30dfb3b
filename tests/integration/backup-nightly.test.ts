import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/ids.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
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

const office = async (who: string) => wordsOf((await (await clientOf(circle, who)).get('/office')).html)

test('an administrator is told that no backup is set up, and nobody else is', async () => {
  expect(await office(administrator)).toContain('No backup is set up')
  expect(await office(council)).not.toMatch(/backup/i)
})

test('the nightly job makes one, and the office says when', async () => {
  circle.clock.set('2026-11-11T02:40:00Z')
  await circle.owner.query(`select graphile_worker.add_job('backup.nightly')`)
  const made = async () => (await readdir(circle.backups.to)).filter((name) => name.endsWith('.age'))
  await until(async () => (await made()).length === 1, 'the backup', 60_000)
  await circle.settled()
  expect(await office(administrator)).toContain(
    'The last backup was made on Wednesday 11 November 2026 at 02:40, and read again.',
  )
  expect(await office(council)).not.toMatch(/backup/i)
}, 90_000)

test('a backup that is a day and a half old is a warning', async () => {
  circle.clock.set('2026-11-12T15:00:00Z')
  expect(await office(administrator)).toContain('The last backup is 36 hours old')
})
