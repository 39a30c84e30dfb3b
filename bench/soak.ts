import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { startMailServer } from '../tests/support/mail-server.ts'
import { FLAT_SHARE, type Reading, trendOf } from './soak/flat.ts'
import { openMeter } from './soak/meter.ts'
import { type Place, populate } from './soak/people.ts'
import { postgresMemory } from './soak/vitals.ts'
import { openBrowsers } from './support/browsers.ts'
import { using } from './support/cleanup.ts'
import type { Inside } from './support/inside.ts'
import { makeRooms } from './support/room-lines.ts'
import { type Server, startServer } from './support/server.ts'
import { foundSociety, type Society } from './support/society.ts'
import { quantile } from './support/statistics.ts'
import { megabytes, milliseconds, printTable, whole } from './support/table.ts'

const GROUPS = 200
const ROOMS = 4
const IN_A_ROOM = 6
/** `SOAK_MINUTES=2` to try it out. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 30)
/** Code is compiled and caches are filled in them: what grows is judged from here on. */
const WARM_MINUTES = MINUTES >= 10 ? 5 : 1
const SHOWN_EVERY = MINUTES >= 10 ? 5 : 1
/** A night comes this often: everything that happens by itself happens in it, a backup too. */
const NIGHT_EVERY = MINUTES >= 10 ? 5 : 1

interface Minute {
  minute: number
  requests: number
  p50: number
  p99: number
  faults: number
  kept: number
  letters: number
  web: Inside
  worker: Inside
  postgres: number | null
  connections: number
}

/** Half an hour of a society's life on the built product, in two processes: what it holds afterwards that it did not before. */
export async function printSoak(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    await society.growTo(GROUPS)
    const rooms = await makeRooms(society, ROOMS, IN_A_ROOM)
    const mail = await startMailServer()
    await using(mail.close, async () => {
      const settings = await settingsOf(society, mail.url)
      const web = await startServer(society, { ...settings, PROCESS: 'web' })
      await using(web.close, async () => {
        const worker = await startServer(society, { ...settings, PROCESS: 'worker', BASE_URL: web.url })
        await using(worker.close, async () => {
          const owner = new pg.Pool({ connectionString: society.ownerUrl(), max: 1 })
          await using(owner.end.bind(owner), () => live({ society, rooms, mail, web, worker, owner }))
        })
      })
    })
  })
}

interface Lived extends Pick<Place, 'society' | 'rooms' | 'mail'> {
  web: Server
  worker: Server
  owner: pg.Pool
}

async function live({ society, rooms, mail, web, worker, owner }: Lived): Promise<void> {
  const meter = openMeter()
  const { browserOf, close } = openBrowsers(society, web.url, meter.fetch)
  await using(close, async () => {
    const samples = await society.samples()
    const pastMeetings = await pastMeetingsOf(owner)
    const postmaster = await society.postmaster()
    const people = populate({ society, server: web, samples, rooms, mail, meter, browserOf, pastMeetings })
    const minutes: Minute[] = []
    const deeds = new Map<string, number>()
    let letters = 0
    const from = performance.now()
    for (let minute = 1; minute <= MINUTES; minute++) {
      await pause(from + minute * 60_000 - performance.now())
      const { times, faults, kept, deeds: done } = meter.take()
      for (const [deed, times] of done) deeds.set(deed, (deeds.get(deed) ?? 0) + times)
      const [inWeb, inWorker] = await Promise.all([web.look(), worker.look()])
      minutes.push({
        minute,
        requests: times.length,
        p50: quantile(times, 0.5),
        p99: quantile(times, 0.99),
        faults,
        kept,
        letters: mail.received.length - letters,
        web: inWeb,
        worker: inWorker,
        postgres: await postgresMemory(postmaster),
        connections: await connections(owner),
      })
      letters = mail.received.length
      if (minute % NIGHT_EVERY === 0 && minute < MINUTES) await nightFalls(owner)
    }
    await people.leave()
    printMinutes(minutes)
    printDeeds(deeds, await jobsOf(owner))
    printVerdict(minutes, meter.wonders)
  })
}

async function settingsOf(society: Society, smtpUrl: string): Promise<Record<string, string>> {
  const backups = join(society.dataDir, 'backups')
  await mkdir(backups)
  return {
    // Everybody comes from an address of their own, as behind a proxy.
    TRUST_PROXY: '127.0.0.1,::1',
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'no-reply@example.org',
    BACKUP_TO: backups,
    BACKUP_KEY: await identityToRecipient(await generateIdentity()),
    BACKUP_KEEP: '2',
    LOG_LEVEL: 'error',
  }
}

async function pastMeetingsOf(owner: pg.Pool): Promise<Map<string, string[]>> {
  const { rows } = await owner.query<{ group: string; meetings: string[] }>(
    `select group_id as "group", array_agg(id) as meetings from meeting where ends_at < now() - interval '1 day' group by group_id`,
  )
  return new Map(rows.map(({ group, meetings }) => [group, meetings]))
}

async function connections(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows[0]?.count ?? 0
}

/** Everything that ever happens by itself, at once: the queue knows it from the worker. */
async function nightFalls(owner: pg.Pool): Promise<void> {
  await owner.query(
    `select graphile_worker.add_job(identifier, '{}'::json) from graphile_worker._private_known_crontabs`,
  )
}

/** What is left undone, and what failed. */
async function jobsOf(owner: pg.Pool): Promise<{ waiting: number; failed: number }> {
  const { rows } = await owner.query<{ waiting: number; failed: number }>(
    `select count(*) filter (where run_at <= now())::int as waiting, count(*) filter (where attempts > 0 and last_error is not null)::int
       as failed from graphile_worker.jobs`,
  )
  return rows[0] ?? { waiting: 0, failed: 0 }
}

function printMinutes(minutes: readonly Minute[]): void {
  const shown = minutes.filter(({ minute }) => minute === 1 || minute % SHOWN_EVERY === 0)
  const faultsSince = (minute: number) => {
    const before = shown.findLast((each) => each.minute < minute)?.minute ?? 0
    const since = minutes.filter((each) => each.minute > before && each.minute <= minute)
    return since.reduce((all, { faults }) => all + faults, 0)
  }
  printTable(
    `${MINUTES} minutes of ${GROUPS} groups: each row is one minute, its heaps after a collection`,
    [
      'minute',
      'requests',
      'p50 ms',
      'p99 ms',
      '5xx since the row above',
      'forms kept',
      'letters',
      'web heap MB',
      'web RSS MB',
      'worker heap MB',
      'worker RSS MB',
      'PostgreSQL MB',
      'connections',
      'files web, worker',
      'lag p99, most ms',
    ],
    shown.map((each) => [
      String(each.minute),
      whole(each.requests),
      milliseconds(each.p50),
      milliseconds(each.p99),
      whole(faultsSince(each.minute)),
      whole(each.kept),
      whole(each.letters),
      megabytes(each.web.heap),
      megabytes(each.web.resident),
      megabytes(each.worker.heap),
      megabytes(each.worker.resident),
      each.postgres === null ? '–' : megabytes(each.postgres),
      whole(each.connections),
      `${each.web.files ?? '–'}, ${each.worker.files ?? '–'}`,
      `${milliseconds(each.web.lagP99)}, ${milliseconds(each.web.lagMost)}`,
    ]),
  )
}

function printDeeds(deeds: ReadonlyMap<string, number>, jobs: { waiting: number; failed: number }): void {
  printTable(
    'What people did',
    ['what', 'how often'],
    [
      ...[...deeds].map(([deed, times]) => [deed, whole(times)]),
      ['jobs that are due and not done at the end', whole(jobs.waiting)],
      ['jobs that failed and wait for another try', whole(jobs.failed)],
    ],
  )
}

function printVerdict(minutes: readonly Minute[], wonders: ReadonlyMap<string, number>): void {
  const judged = minutes.filter(({ minute }) => minute >= WARM_MINUTES)
  const lines: [string, (minute: Minute) => number | null][] = [
    ['heap of the web process', ({ web }) => web.heap],
    ['heap of the worker', ({ worker }) => worker.heap],
    ['memory of the web process (RSS)', ({ web }) => web.resident],
    ['memory of the worker (RSS)', ({ worker }) => worker.resident],
    ['memory of PostgreSQL (PSS)', ({ postgres }) => postgres],
  ]
  const trends = lines.map(([name, read]) => {
    const readings: Reading[] = judged.flatMap((each) => {
      const bytes = read(each)
      return bytes === null ? [] : [{ minute: each.minute, bytes }]
    })
    return { name, trend: trendOf(readings) }
  })
  printTable(
    `From minute ${WARM_MINUTES} to ${MINUTES}`,
    ['what', 'kB a minute', 'over the time', 'flat'],
    trends.map(({ name, trend }) =>
      trend === null
        ? [name, '–', '–', 'not measured long enough']
        : [
            name,
            (trend.slope / 1000).toFixed(1),
            `${(100 * trend.share).toFixed(1)} %`,
            trend.isFlat ? 'yes' : 'no',
          ],
    ),
  )
  const faults = minutes.reduce((all, each) => all + each.faults, 0)
  const heaps = trends.slice(0, 2).map(({ trend }) => trend)
  const verdict = heaps.includes(null)
    ? 'too short to be judged'
    : heaps.every((trend) => trend?.isFlat)
      ? 'flat by this rule'
      : 'NOT flat by this rule'
  console.log(
    `\nThe rule: the median of the slopes between every two minutes, from minute ${WARM_MINUTES} on; flat is what would grow by less than ` +
      `${100 * FLAT_SHARE} % of its beginning in the time measured. The heaps of both processes, after a collection, were ${verdict}; ` +
      `${whole(faults)} answers were a fault of the server or never came. Nothing is said of longer times.`,
  )
  for (const [what, times] of wonders) console.log(`- ${times} times: ${what}`)
}
