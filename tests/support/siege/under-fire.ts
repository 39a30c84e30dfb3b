import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../until.ts'
import { lookAtBooks } from './afterwards/books.ts'
import { lookAtDeeds } from './afterwards/deeds.ts'
import { lookAtLetters } from './afterwards/letters.ts'
import { openField } from './field.ts'
import { beginLoad } from './load/begin-load.ts'
import type { DeedKind } from './load/deeds.ts'
import { type Target, targets } from './processes-under-fire.ts'
import { randomFrom } from './random.ts'

// The whole product in processes of its own, on a PostgreSQL of its own, under a mixed load, while one after the other is
// killed without a word. Whatever a browser was told is kept afterwards, once; whatever was to be sent has been sent.

export interface Fire {
  kills: Record<Target, number>
  /** What was acknowledged with a redirect: each was kept once, or is named among the findings. */
  acknowledged: Record<DeedKind, number>
  /** By their Message-ID. */
  letters: number
  /** Sent a second time after a kill, under the same Message-ID. */
  repeated: number
  /** Requests that were answered with a fault, or not at all, and were sent again. */
  sentAgain: number
  /** From a kill to a page that is answered, the longest, in milliseconds. */
  longestAwayMs: number
  /** From the first kill to the last. */
  seconds: number
  /** What is wrong: a sentence each. */
  findings: string[]
}

/** Deeds from one kill to the next; each takes from one to three requests. */
const MOST_BETWEEN_KILLS = 8

/** @param seed chooses targets and moments: the same seed, the same order of kills */
export async function underFire({ kills, seed = 1 }: { kills: number; seed?: number }): Promise<Fire> {
  const field = await openField(kills)
  try {
    const random = randomFrom(seed)
    const load = beginLoad(field)
    const fired: Record<Target, number> = { web: 0, worker: 0, postgres: 0 }
    let longestAwayMs = 0
    const began = performance.now()
    for (let kill = 0; kill < kills; kill++) {
      // However busy the machine: something has been done since the last one, and something is being done.
      await load.isDone(1 + Math.floor(random() * MOST_BETWEEN_KILLS))
      await pause(random() * 200)
      const target = targets[kill < targets.length ? kill : Math.floor(random() * targets.length)] ?? 'web'
      fired[target] += 1
      const from = performance.now()
      await field.kill(target)
      await until(field.answers, `an answer after a kill of ${target}`, 60_000)
      longestAwayMs = Math.max(longestAwayMs, performance.now() - from)
    }
    const seconds = (performance.now() - began) / 1000
    const deeds = await load.end()
    await field.settled()
    const findings = [
      ...field.gaveUp,
      ...load.findings,
      ...(await lookAtDeeds(field.owner, deeds)),
      ...(await lookAtLetters(field.owner, field.mail, deeds)),
      ...(await lookAtBooks(field.owner)),
    ]
    const letters = field.mail.received.map(({ messageId = '' }) => messageId)
    return {
      kills: fired,
      acknowledged: deeds.counts(),
      letters: new Set(letters).size,
      repeated: letters.length - new Set(letters).size,
      sentAgain: load.sentAgain(),
      longestAwayMs: Math.round(longestAwayMs),
      seconds: Math.round(seconds),
      findings,
    }
  } finally {
    await field.close()
  }
}
<<<<<<< HEAD
=======

interface Field {
  owner: pg.Pool
  mail: MailServer
  group: OwingGroup
  regionId: string
  /** Somebody at the product from an address of their own. */
  client(from: string, personId?: string): Promise<Client>
  kill(target: Target): Promise<void>
  answers(): Promise<boolean>
  /** Processes that ended without having been killed: a service manager would leave them so. */
  gaveUp: string[]
  /** Every letter sent, every job done. */
  settled(): Promise<void>
  close(): Promise<void>
}

async function openField(): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-fire-'))
  await chmod(folder, 0o711)
  const keyFile = `${folder}.key`
  const [mail, port, workerPort] = await Promise.all([startMailServer(), freePort(), freePort()])
  const isThere = await keptCluster.take(folder)
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    secret: testSecret,
    log: pino({ level: 'silent' }),
    ownerMayCreateDatabases: isThere,
  })
  const secrets = openSecrets(testSecret)
  await migrate(postgres.ownerUrl, { secrets, folder: 'migrations', loginPrefix: 'circle' })
  const owner = new pg.Pool({ connectionString: postgres.ownerUrl, max: 2 })
  owner.on('error', () => {})
  const url = `http://localhost:${port}`
  makeKeyFile(keyFile)
  const clock = { now: () => Temporal.Now.instant(), set: () => {} }
  // The society with its region; then the group whose books are kept.
  await writeWholeGroup(owner, 'own', { open: true })
  await owner.query('delete from email')
  const group = await writeOwingGroup({ owner, clock })
  const { rows } = await owner.query('select id from region limit 1')

  // Opens sessions for the load's people, as the product's own door does.
  const database = openDatabase({ url: postgres.ownerUrl, secrets, clock: clock.now })
  const signIn = openSignIn({ database, secrets, baseUrl: url, clock: clock.now })

  const gaveUp: string[] = []
  const running = new Map<'web' | 'worker', ChildProcess>()
  let isOver = false
  const start = (part: 'web' | 'worker') => {
    const child = spawn(process.execPath, ['dist/server/server.js'], {
      env: {
        PATH: process.env.PATH,
        PROCESS: part,
        PORT: String(part === 'web' ? port : workerPort),
        BASE_URL: url,
        DATABASE_URL: postgres.ownerUrl,
        SECRET: testSecret,
        DATA_DIR: join(folder, 'processes'),
        KEY_FILE: keyFile,
        SMTP_URL: mail.url,
        MAIL_FROM: 'no-reply@example.org',
        TRUST_PROXY: '127.0.0.1,::1',
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    running.set(part, child)
    // As bin/start.js does: whatever ended it, it is started again.
    child.once('exit', async (code) => {
      if (isOver) return
      // A start that a dying database broke off ends with 1, and is begun anew; these two are final.
      if (code === 0 || code === CONFIGURATION_FAULT)
        gaveUp.push(`${part} ended by itself, with exit code ${code}`)
      await pause(100)
      if (!isOver) start(part)
    })
  }
  start('web')
  start('worker')

  const answers = async () => {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    return answer?.status === 200
  }
  await until(answers, 'the product to be open', 60_000)

  return {
    owner,
    mail,
    group,
    regionId: rows[0].id,
    client: (from, personId) => {
      const door: Answering = {
        url,
        house: { signIn },
        app: {
          request: (address, init) => {
            const headers = new Headers(init.headers)
            headers.set('X-Forwarded-For', from)
            return fetch(address, {
              ...init,
              headers,
              redirect: 'manual',
              signal: AbortSignal.timeout(10_000),
            })
          },
        },
      }
      return clientOf(door, personId)
    },
    kill: async (target) => {
      if (target !== 'postgres') {
        const child = running.get(target)
        if (!child || child.exitCode !== null) return
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
        return
      }
      const [pid] = postmasterFile(join(folder, 'postgres'))
      if (pid) process.kill(Number(pid), 'SIGKILL')
    },
    answers,
    gaveUp,
    settled: () =>
      until(
        async () => {
          const waiting = await owner
            .query(
              `select (select count(*) from email where sent_at is null and dropped_at is null)
                 + (select count(*) from graphile_worker.jobs where run_at <= now()) as count`,
            )
            .catch(() => null)
          return Number(waiting?.rows[0].count ?? 1) === 0
        },
        'every letter to be sent and every job to be done',
        120_000,
      ),
    close: async () => {
      isOver = true
      for (const child of running.values()) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
      }
      await database.close()
      await owner.end()
      await postgres.stop()
      await mail.close()
      await rm(folder, { recursive: true, force: true })
      await rm(keyFile, { force: true })
    },
  }
}

interface Acknowledged {
  /** By the address that each came from. */
  enquiries: string[]
  /** By the reference that each bore. */
  payments: string[]
}

/** People who ask, and a leader who notes payments: each sends the same form until it is acknowledged. */
function beginLoad(field: Field) {
  const acknowledged: Acknowledged = { enquiries: [], payments: [] }
  const findings: string[] = []
  let again = 0
  let isOver = false

  const patiently = async <T>(attempt: () => Promise<T | null>): Promise<T> => {
    for (;;) {
      const outcome = await attempt().catch(() => null)
      if (outcome !== null) return outcome
      again += 1
      await pause(50 + Math.random() * 100)
    }
  }
  /** Opens a page, fills in its form, and presses until it leads on. */
  const acknowledge = async (who: Client, path: string, values: Record<string, string>): Promise<boolean> => {
    const press = await patiently(() => who.fillIn(path, values))
    const status = await patiently(async () => {
      const answer = await press()
      return answer.status >= 500 || answer.status === 429 ? null : answer.status
    })
    if (status !== 303) findings.push(`${path} answered ${status} to a form that is right`)
    return status === 303
  }

  const asks = async (place: number) => {
    for (let nth = 0; !isOver; nth++) {
      const email = `asks-${place}-${nth}@fire.example.org`
      const who = await field.client(`198.51.100.${1 + ((place * 97 + nth) % 250)}`)
      const typed = { name: 'Una Field', email, region: field.regionId, message: 'May we talk?' }
      if (await acknowledge(who, '/contact?kind=start-face-to-face', typed))
        acknowledged.enquiries.push(email)
    }
  }
  const notes = async (place: number) => {
    const leader = await field.client(`203.0.113.${1 + place}`, field.group.leaderIds[0])
    const [anna] = field.group.owed
    const today = Temporal.Now.plainDateISO('Europe/London').toString()
    for (let nth = 0; !isOver; nth++) {
      const reference = `fire-${place}-${nth}`
      const typed = {
        who: anna.partyId,
        // Each of another sum: the same again within days is asked about.
        amount: `${10 + place}.${String(nth % 100).padStart(2, '0')}`,
        received_on: today,
        method: 'transfer',
        put: 'keep',
        reference,
      }
      const path = `/groups/${field.group.id}/money/payments/new`
      if (await acknowledge(leader, path, typed)) acknowledged.payments.push(reference)
      await pause(50)
    }
  }
  const all = Promise.all([asks(0), asks(1), asks(2), notes(0)])
  // Said where it is waited for.
  all.catch(() => {})
  return {
    findings,
    sentAgain: () => again,
    end: async () => {
      isOver = true
      await all
      return acknowledged
    },
  }
}

/** What is there afterwards, beside what was acknowledged. */
async function lookAt(field: Field, { enquiries, payments }: Acknowledged): Promise<string[]> {
  const findings: string[] = []
  const counts = async (statement: string): Promise<Map<string, number>> => {
    const { rows } = await field.owner.query(statement)
    return new Map(rows.map(({ key, count }) => [key, Number(count)]))
  }
  const kept = await counts(
    `select c.email as key, count(*) as count from enquiry e join correspondent c on c.id = e.correspondent_id group by 1`,
  )
  const noted = await counts(
    'select reference as key, count(*) as count from payment where reference is not null group by 1',
  )
  for (const [what, wanted, there] of [
    ['enquiry', enquiries, kept],
    ['payment', payments, noted],
  ] as const) {
    for (const one of wanted) {
      const many = there.get(one) ?? 0
      if (many !== 1) findings.push(`the ${what} ${one} was acknowledged, and is there ${many} times`)
    }
    for (const [one, many] of there) if (many > 1) findings.push(`the ${what} ${one} is there ${many} times`)
  }
  for (const email of enquiries) {
    const ids = new Set(field.mail.to(email).map(({ messageId }) => messageId))
    if (ids.size !== 1) findings.push(`the letter to ${email} came under ${ids.size} Message-IDs`)
  }
  const { rows: uneven } = await field.owner.query(
    'select entry_id from posting group by entry_id having sum(amount_minor) <> 0',
  )
  if (uneven.length > 0) findings.push(`${uneven.length} entries of the books do not balance`)
  const { rows: gaps } = await field.owner.query(
    'select purse_id, year from invoice group by purse_id, year having max(number) <> count(*)',
  )
  if (gaps.length > 0) findings.push(`${gaps.length} years have gaps in their invoices' numbers`)
  return findings
}

/** Numbers from 0 to 1 in an order of their own (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
>>>>>>> 29d9e1de (Forms are taken at a pace: 120 a minute of a browser, 600 of an address, then words and Retry-After)
