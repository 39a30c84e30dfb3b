import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runningPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts'
import { expectSameRows, type Rows, rowsOf } from '../support/compare-databases.ts'
import { emptyDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'
import { writeWholeGroup } from '../support/whole-group.ts'

// A society that loses its server, told with the commands that its volunteer types. Each test goes on where the one before it
// ended.

let place: string
let society: string
let backups: string
let keyFile: string
let publicKey: string
let lost: Rows
let server: ChildProcess | null = null

beforeAll(async () => {
  if (!existsSync('dist/server/backup.js'))
    throw new Error('There is no bundle yet: npm test builds it first.')
  place = await mkdtemp(join(tmpdir(), 'balint-circle-commands-'))
  await chmod(place, 0o711)
  society = join(place, 'society')
  backups = join(place, 'backups')
  keyFile = join(place, 'key.txt')
})
afterAll(async () => {
  await stop()
  await rm(place, { recursive: true, force: true })
})

interface Said {
  code: number | null
  out: string
  err: string
}

async function command(args: string[], env: Record<string, string> = {}, typed = ''): Promise<Said> {
  const child = spawn('npm', ['run', '--silent', ...args], {
    // Vitest's own environment would be taken for settings.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: society, ...env },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  child.stdin.end(typed)
  const [code] = await once(child, 'close')
  return { code, ...said }
}

const settings = () => ({ BACKUP_TO: backups, BACKUP_KEY: publicKey })

async function start(dataDir: string): Promise<void> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  let out = ''
  server = spawn(process.execPath, ['dist/server/server.js'], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(typeof address === 'object' ? address?.port : ''),
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (text) => {
      out += text
    })
  }
  await until(
    async () => {
      if (server?.exitCode !== null) throw new Error(out)
      return out.includes('Balint Circle is at')
    },
    'the start',
    60_000,
  )
}

async function stop(): Promise<void> {
  if (server === null || server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  server = null
}

const wish = async (dataDir: string) => ({
  dataDir,
  secret: (await readFile(join(dataDir, 'secret'), 'utf8')).trim(),
  log: pino({ level: 'silent' }),
})

/** Looks into a data folder on which nothing runs. */
async function rowsIn(dataDir: string): Promise<Rows> {
  const postgres = await startEmbeddedPostgres(await wish(dataDir))
  try {
    return await rowsOf(postgres.ownerUrl)
  } finally {
    await postgres.stop()
  }
}

const newest = async (): Promise<string> => {
  const names = (await readdir(backups)).filter((name) => name.endsWith('.age'))
  return join(backups, names.toSorted().at(-1) ?? '')
}

test('a key is made, and its public half is what the server gets', async () => {
  const { out, code } = await command(['backup', 'new-key'])
  expect(code).toBe(0)
  await writeFile(keyFile, out)
  publicKey = /^BACKUP_KEY=(age1\S+)$/m.exec(out)?.[1] ?? ''
  expect(publicKey).not.toBe('')
}, 60_000)

test('nothing is backed up without settings, or where there is nothing: one sentence each', async () => {
  expect(await command(['backup'])).toMatchObject({
    code: 78,
    out: '',
    err: expect.stringMatching(/^No backup is set up: [^\n]+\n$/),
  })
  expect(await command(['backup'], settings())).toMatchObject({
    code: 78,
    out: '',
    err: expect.stringMatching(/^There is nothing to back up in [^\n]+\n$/),
  })
}, 60_000)

test('a server that runs is backed up, and so is one that is stopped', async () => {
  await start(society)
  const url = runningPostgres(await wish(society))
  const owner = new pg.Pool({ connectionString: url ?? '', max: 1 })
  await writeWholeGroup(owner, 'own', { open: true })
  const whileItRuns = await command(['backup'], settings())
  expect(whileItRuns).toMatchObject({ code: 0, err: '' })
  expect(whileItRuns.out).toMatch(
    /^Backed up: [\d,]+ rows of \d+ tables, \d+\.\d MB, read again and found whole\.\n\/[^\n]+\.age\n$/,
  )
  await owner.query(`insert into person (name, email) values ('Bruno Costa', 'bruno@example.org')`)
  await owner.query('delete from graphile_worker._private_jobs')
  await owner.end()
  await stop()
  lost = await rowsIn(society)
  expect(await command(['backup'], settings())).toMatchObject({ code: 0, err: '' })
  expect((await readdir(backups)).filter((name) => name.endsWith('.age'))).toHaveLength(2)
}, 120_000)

test('a backup is checked with its key, and with no other', async () => {
  expect(await command(['backup', 'check', await newest(), keyFile])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Whole: [\d,]+ rows of \d+ tables, as they were at 20[^\n]+\.\n$/),
  })
  const other = /^AGE-SECRET-KEY-\S+$/m.exec((await command(['backup', 'new-key'])).out)?.[0] ?? ''
  expect(await command(['backup', 'check', await newest()], {}, `${other}\n`)).toMatchObject({
    code: 78,
    err: expect.stringMatching(/This key does not open the backup[^\n]+\n$/),
  })
}, 60_000)

test('a restore asks for what it needs: the list of the erased, the key, the secret of before', async () => {
  const env = { DATA_DIR: join(place, 'anew') }
  const file = await newest()
  await rename(join(backups, 'tombstones.txt'), join(backups, 'away'))
  expect(await command(['restore', file, keyFile], env)).toMatchObject({
    code: 78,
    err: expect.stringMatching(/^There is no [^\n]+tombstones\.txt, the list of who was erased[^\n]+\n$/),
  })
  await rename(join(backups, 'away'), join(backups, 'tombstones.txt'))
  expect(await command(['restore', file], env, 'open sesame\n')).toMatchObject({
    code: 78,
    err: expect.stringMatching(/That is no key of backups[^\n]+\n$/),
  })
  expect(existsSync(env.DATA_DIR)).toBe(false)
  expect(await command(['restore', file, keyFile], env)).toMatchObject({
    code: 78,
    err: expect.stringMatching(/^This installation has another secret than the one of the backup[^\n]+\n$/),
  })
  expect(existsSync(join(env.DATA_DIR, 'postgres'))).toBe(false)
}, 90_000)

test('a new server has everything of the lost one, and opens', async () => {
  const anew = join(place, 'anew')
  await writeFile(join(anew, 'secret'), await readFile(join(society, 'secret')))
  await appendFile(join(backups, 'tombstones.txt'), 'person 01990000-0000-7000-8000-000000000001 2026-')
  const restored = await command(['restore', await newest(), keyFile], { DATA_DIR: anew })
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toMatch(/^Restored: [\d,]+ rows, as they were at 20[^\n]+\.\n/)
  expect(restored.out).toContain(`put it back at ${anew}.key`)
  expectSameRows(await rowsIn(anew), lost)
  await writeFile(`${anew}.key`, '')
  await start(anew)
  await stop()
  const again = await command(['restore', await newest(), keyFile], { DATA_DIR: anew })
  expect(again).toMatchObject({
    code: 78,
    out: '',
    err: expect.stringMatching(
      /^This installation already holds a society, and nothing was changed[^\n]+\n$/,
    ),
  })
}, 180_000)

test('so has a PostgreSQL of one’s own', async () => {
  const database = await emptyDatabase()
  try {
    const env = { DATA_DIR: join(place, 'anew'), DATABASE_URL: database.ownerUrl }
    expect(await command(['restore', await newest(), keyFile], env)).toMatchObject({ code: 0, err: '' })
    expectSameRows(await rowsOf(database.ownerUrl), lost)
    expect(await command(['backup'], { ...env, ...settings() })).toMatchObject({ code: 0, err: '' })
  } finally {
    await database.drop()
  }
}, 120_000)

test('a data folder of another PostgreSQL is left alone, with the two commands to run; the restore keeps it', async () => {
  const anew = join(place, 'anew')
  const version = join(anew, 'postgres', 'PG_VERSION')
  await writeFile(version, '17\n')
  const before = await readdir(join(anew, 'postgres'))
  const sentence =
    /^DATA_DIR: [^\n]+ was written by PostgreSQL 17 and this program brings \d+; nothing was touched\. [^\n]+npm run backup[^\n]+npm run restore FILE[^\n]+\n$/
  await expect(start(anew)).rejects.toThrow(sentence)
  expect(server?.exitCode).toBe(78)
  expect(await command(['backup'], { DATA_DIR: anew, ...settings() })).toMatchObject({
    code: 78,
    err: expect.stringMatching(sentence),
  })
  expect(await readdir(join(anew, 'postgres'))).toEqual(before)
  const restored = await command(['restore', await newest(), keyFile], { DATA_DIR: anew })
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(restored.out).toContain(`is kept in ${join(anew, 'postgres-17')}.`)
  expect(await readFile(join(anew, 'postgres-17', 'PG_VERSION'), 'utf8')).toBe('17\n')
  expectSameRows(await rowsIn(anew), lost)
}, 120_000)
