import { type Kysely, sql } from 'kysely'
import type { Database, ViewerDb } from '../../../platform/database/database.ts'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { probeLine, probeSite } from '../../../platform/site-probe.ts'
import { iceServers } from '../../../platform/turn.ts'
import { probeRelay, type Relay, readRelayUrl } from '../../../platform/turn-probe.ts'
import type { House } from '../../../platform/web/context.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { canManageSociety } from '../../society/policy.ts'
import { type Probe, type ProbeFinding, passes } from '../rules/room-probe.ts'

export interface ProbeWish {
  baseUrl: string
  relays: readonly Relay[]
}

/** The relays as a browser would be given them. */
export function probeWishOf({ baseUrl, turn, clock }: Pick<House, 'baseUrl' | 'turn' | 'clock'>): ProbeWish {
  const relays = iceServers(turn, 'probe', clock()).flatMap(({ urls, username, credential }) =>
    username && credential ? urls.map((url) => ({ url, username, credential })) : [],
  )
  return { baseUrl, relays }
}

type Found = Pick<Probe, 'what' | 'finding'>

/** Looks at everything that the server can look at by itself; some seconds. Nothing is written. */
export async function probeRoom({ baseUrl, relays }: ProbeWish): Promise<Found[]> {
  const of = (wanted: boolean) =>
    relays.filter(({ url }) => (readRelayUrl(url)?.transport === 'tls') === wanted)
  const [https, line, udp, tls] = await Promise.all([
    probeSite(baseUrl),
    probeLine(baseUrl, '/rooms/socket'),
    bestOf(of(false)),
    bestOf(of(true)),
  ])
  return [
    { what: 'https', finding: https },
    { what: 'line', finding: line },
    { what: 'relay-udp', finding: udp },
    { what: 'relay-tls', finding: tls },
  ]
}

/** Of several relays one that works is enough; of none that does, the first one's fault is said. */
async function bestOf(relays: readonly Relay[]): Promise<ProbeFinding> {
  if (relays.length === 0) return 'not-set'
  const found = await Promise.all(relays.map((relay) => probeRelay(relay)))
  return found.find(passes) ?? found[0] ?? 'no-answer'
}

export async function noteProbes(
  db: ViewerDb,
  found: readonly Found[],
): Promise<Refusal<'not-yours'> | null> {
  if (!canManageSociety(db.viewer)) return refuse('not-yours')
  await keep(db, found)
  return null
}

/** By themselves once a day: certificates run out, and relays are moved. */
export async function probeRoomDaily(
  database: Database,
  wish: ProbeWish,
  now: Temporal.Instant,
): Promise<void> {
  const found = await probeRoom(wish)
  await database.jobs.transaction().execute(async (trx) => {
    await sql`select set_config('circle.now', ${now.toString()}, true)`.execute(trx)
    await keep(Object.assign(trx, { now }), found)
  })
}

/** A real email to whoever asks: only they can say whether it has arrived. */
export async function sendTestEmail(
  db: ViewerDb,
  hasMailServer: boolean,
): Promise<Refusal<'not-yours'> | null> {
  const { personId } = db.viewer
  if (!canManageSociety(db.viewer) || personId === null) return refuse('not-yours')
  if (hasMailServer) await queueEmail(db, 'room-test-email', { to: { personId }, about: personId })
  await keep(db, [{ what: 'email', finding: hasMailServer ? 'sent' : 'not-set' }])
  return null
}

export async function answerTestEmail(
  db: ViewerDb,
  hasArrived: boolean,
): Promise<Refusal<'not-yours' | 'not-sent'> | null> {
  if (!canManageSociety(db.viewer)) return refuse('not-yours')
  const sent = await db.selectFrom('room_probe').select('what').where('what', '=', 'email').executeTakeFirst()
  if (!sent) return refuse('not-sent')
  await keep(db, [{ what: 'email', finding: hasArrived ? 'ok' : 'not-arrived' }])
  return null
}

async function keep(
  db: Kysely<Schema> & { readonly now: Temporal.Instant },
  found: readonly Found[],
): Promise<void> {
  await db
    .insertInto('room_probe')
    .values(
      found.map(({ what, finding }) => ({ what, finding, passed: passes(finding), checked_at: db.now })),
    )
    .onConflict((conflict) =>
      conflict.column('what').doUpdateSet(({ ref }) => ({
        finding: ref('excluded.finding'),
        passed: ref('excluded.passed'),
        checked_at: ref('excluded.checked_at'),
      })),
    )
    .execute()
}
