import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { pino } from 'pino'
import { runningPostgres } from '../src/platform/postgres/embedded.ts'
import { type Answering, clientOf } from '../tests/support/client.ts'
import { freePort } from '../tests/support/free-port.ts'
import { testSecret } from '../tests/support/secret.ts'
import { until } from '../tests/support/until.ts'
import { writeWholeGroup } from '../tests/support/whole-group.ts'
import { using } from './support/cleanup.ts'
import { printTable, whole } from './support/table.ts'

const MEGABYTE = 1_000_000
const METRICS_TOKEN = 'metrics-token-for-the-bench'

/**
 * An installation on a disk of its own that becomes full, truly: PostgreSQL's write-ahead log and tables, then the folder of the
 * backups. Needs root, for the disk.
 */
export async function printFullDisk(): Promise<void> {
  if (process.getuid?.() !== 0) {
    console.log('\n## A full disk\n\nNot measured: it needs root, to make a small disk of its own.')
    return
  }
  const mount = mkdtempSync(join(tmpdir(), 'balint-circle-full-'))
  const [data, backups] = [join(mount, 'data'), join(mount, 'backups')]
  const disk = (path: string, megabytes: number) => {
    execFileSync('mkdir', ['-p', path])
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path])
  }
  execFileSync('chmod', ['755', mount])
  disk(data, 220)
  disk(backups, 4)
  await using(
    async () => {
      for (const path of [data, backups]) execFileSync('umount', ['--lazy', path])
      rmSync(mount, { recursive: true, force: true })
    },
    () => measure(mount, data, backups),
  )
}

async function measure(mount: string, data: string, backups: string): Promise<void> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const key = await identityToRecipient(await generateIdentity())
  const child = spawn(process.execPath, ['dist/server/server.js'], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: data,
      KEY_FILE: join(mount, 'key'),
      SECRET: testSecret,
      BACKUP_TO: backups,
      BACKUP_KEY: key,
      METRICS_TOKEN,
      TRUST_PROXY: '127.0.0.1,::1',
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const status = async (path: string) =>
    (await fetch(`${url}${path}`, { signal: AbortSignal.timeout(20_000) }).catch(() => null))?.status ?? 0
  const isReady = async () => (await status('/readyz')) === 200
  await until(isReady, 'the installation', 120_000)
  const ownerUrl =
    runningPostgres({ dataDir: data, secret: testSecret, log: pino({ level: 'silent' }) }) ?? ''
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  owner.on('error', () => {})
  await writeWholeGroup(owner, 'own', { open: true })
  const { rows } = await owner.query('select id from region limit 1')

  const filler = join(data, 'filler')
  const freeBytes = () => statfsSync(data).bavail * statfsSync(data).bsize
  const fill = (path: string) => {
    for (const bytes of [MEGABYTE, 4096]) {
      const piece = Buffer.alloc(bytes)
      for (let full = false; !full; ) {
        try {
          appendFileSync(path, piece)
        } catch {
          full = true
        }
      }
    }
  }
  const ask = async (nth: number) => {
    const door: Answering = {
      url,
      house: { signIn: { begin: () => Promise.reject(new Error('nobody signs in here')) } },
      app: {
        request: (address, init) => fetch(address, { ...init, headers: from(nth, init), redirect: 'manual' }),
      },
    }
    const visitor = await clientOf(door)
    const typed = {
      name: 'Una Field',
      email: `una-${nth}@example.org`,
      region: rows[0].id,
      message: 'May we talk?',
    }
    return visitor.fillIn('/contact?kind=start-face-to-face', typed)
  }

  // Opened while there is room, and pressed when there is none.
  const presses: Press[] = []
  for (let nth = 0; nth < 60; nth++) presses.push(await ask(nth))
  fill(filler)
  const freeWhenFull = freeBytes()
  await owner
    .query('create table filled as select repeat(md5(n::text), 60) from generate_series(1, 400000) n')
    .catch(() => {})
  const tablesFull = await pressAll(presses.slice(0, 30))
  const reading = await status('/groups')
  // What is left of the write-ahead log is used up, too: PostgreSQL ends itself, and cannot start before there is room.
  for (let nth = 0; nth < 200; nth++) {
    const wrote = await owner
      .query(`select pg_logical_emit_message(true, 'bench', repeat('x', 1000000))`)
      .catch(() => null)
    if (!wrote) break
  }
  const logFull = await pressAll(presses.slice(30))
  const living = await status('/healthz')
  const ready = await status('/readyz')

  rmSync(filler)
  const roomFrom = performance.now()
  await until(isReady, 'the installation to be back', 120_000)
  const backMs = performance.now() - roomFrom
  const acknowledged = [...tablesFull, ...logFull].flatMap((answer, nth) =>
    answer.status === 303 ? [nth] : [],
  )
  const there = async () => {
    const { rows: found } = await owner.query<{ email: string; many: number }>(
      `select c.email, count(*)::int as many from enquiry e join correspondent c on c.id = e.correspondent_id
       where c.email like 'una-%' group by 1`,
    )
    return new Map(found.map(({ email, many }) => [email, many]))
  }
  const before = await there()
  const lost = acknowledged.filter((nth) => !before.has(`una-${nth}@example.org`))
  const again = await pressAll(presses)
  const kept = [...(await there()).values()]

  const madeNow = () => readdirSync(backups).filter((name) => name.includes('.age'))
  const backup = async () => {
    const before = (await owner.query('select from backup_run')).rowCount ?? 0
    await owner.query(`select graphile_worker.add_job('backup.nightly')`)
    await until(
      async () => ((await owner.query('select from backup_run')).rowCount ?? 0) > before,
      'a backup',
      60_000,
    )
    return (await owner.query('select fault from backup_run order by ended_at desc limit 1')).rows[0].fault
  }
  fill(join(backups, 'filler'))
  const faultWhenFull = await backup()
  const leftBehind = madeNow().length
  rmSync(join(backups, 'filler'))
  const faultAfterwards = await backup()

  printTable(
    'A disk that is truly full (tmpfs)',
    ['what', 'measured'],
    [
      ['free when full, bytes', whole(freeWhenFull)],
      ...answersTo('no room for tables', tablesFull),
      ['/groups meanwhile', String(reading)],
      ...answersTo('no room for the write-ahead log', logFull),
      ['/healthz and /readyz meanwhile', `${living}, ${ready}`],
      ['ms from room to ready, by itself', whole(backMs)],
      ['acknowledged and not there', whole(lost.length)],
      ['all pressed again: led on', whole(again.filter((answer) => answer.status === 303).length)],
      ['enquiries there once', whole(kept.filter((many) => many === 1).length)],
      ['enquiries there more than once', whole(kept.filter((many) => many > 1).length)],
      ['a backup onto a full disk says', String(faultWhenFull)],
      ['files that look like a backup', whole(leftBehind)],
      ['the next one, with room, says', String(faultAfterwards ?? 'made')],
    ],
  )
  await owner.end()
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

type Press = () => Promise<{ status: number; html: string }>

async function pressAll(presses: readonly Press[]): Promise<{ status: number; html: string }[]> {
  const answers: { status: number; html: string }[] = []
  for (const press of presses) answers.push(await press().catch(() => ({ status: 0, html: '' })))
  return answers
}

function answersTo(when: string, answers: readonly { status: number; html: string }[]): [string, string][] {
  const acknowledged = answers.filter(({ status }) => status === 303).length
  const noRoom = answers.filter(({ html }) => html.includes('We cannot keep anything')).length
  const away = answers.filter(({ html }) => html.includes('One moment, please')).length
  return [
    [`${when}: forms pressed`, whole(answers.length)],
    ['… acknowledged: there still was room for them', whole(acknowledged)],
    ['… told that there is no room (503)', whole(noRoom)],
    ['… told to come again (503)', whole(away)],
    ['… answered otherwise', whole(answers.length - acknowledged - noRoom - away)],
  ]
}

function from(nth: number, { headers }: RequestInit): Headers {
  const own = new Headers(headers)
  own.set('X-Forwarded-For', `198.18.0.${1 + nth}`)
  return own
}
