import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../src/platform/database/migrate.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { testSecret } from '../support/secret.ts'

// npm run admin as people type it, on a database of its own: beside the server's PostgreSQL, and where nothing runs.

const folder = mkdtempSync(join(tmpdir(), 'balint-circle-admin-'))
chmodSync(folder, 0o711)

const start = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({
    dataDir: folder,
    secret: testSecret,
    log: pino({ level: 'silent' }),
    durable: false,
  })

beforeAll(async () => {
  if (!existsSync('dist/server/admin.js'))
    throw new Error('There is no bundle yet: npm test builds it first.')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function admin(args: string[], answer = 'yes\n'): Promise<{ said: string; code: number | null }> {
  const run = spawn(process.execPath, ['bin/admin.js', ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, SECRET: testSecret, BASE_URL: 'http://localhost:3000' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  run.stdin.end(answer)
  const ended = new Promise<number | null>((resolve) => run.once('exit', resolve))
  const [out, err] = await Promise.all([text(run.stdout), text(run.stderr)])
  return { said: out + err, code: await ended }
}

test('where no server has ever run, it says so', async () => {
  const { said, code } = await admin([])
  expect(said).toContain('There is no society')
  expect(code).toBe(78)
})

test('beside a running PostgreSQL it appoints and lists, and leaves it running', {
  timeout: 90_000,
}, async () => {
  const postgres = await start()
  await migrate(postgres.ownerUrl, { secrets: openSecrets(testSecret), folder: 'migrations' })
  const owner = new pg.Client({ connectionString: postgres.ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Northfield', 'Europe/London', 'GBP', now())`,
  )
  const appointed = await admin(['appoint', 'nell@example.org', 'Nell Adair'])
  expect(appointed.said).toContain('Done. Nell Adair administers the society')
  expect(appointed.code).toBe(0)
  const { rows } = await owner.query('select kind, from_command_line from society_change')
  expect(rows).toEqual([{ kind: 'office-given', from_command_line: true }])
  await owner.end()
  await postgres.stop()
})

test('where nothing runs it starts the database for as long as it needs it', {
  timeout: 90_000,
}, async () => {
  const listed = await admin([])
  expect(listed.said).toContain('nell@example.org')
  expect(listed.said).toContain('signs in by email alone')
  const link = await admin(['link', 'nell@example.org'])
  expect(link.said).toMatch(/http:\/\/localhost:3000\/sign-in\/link\/[\w-]{64}/)
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
})

test('without a yes nothing is done, and what it does not know it explains', {
  timeout: 90_000,
}, async () => {
  const declined = await admin(['appoint', 'rory@example.org', 'Rory Blair'], 'no\n')
  expect(declined.said).toContain('Nothing was done.')
  expect(declined.code).toBe(78)
  expect((await admin([])).said).not.toContain('rory@example.org')
  const unknown = await admin(['dismiss', 'nell@example.org'])
  expect(unknown.said).toContain('npm run admin -- link ADDRESS')
  expect(unknown.code).toBe(78)
  expect((await admin(['link', 'rory@example.org'])).said).toContain('Nobody with this address administers')
})
