import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { type AgreedTerms, type TermsOf, termsOn } from '../rules/terms.ts'

export interface ProposedTerms extends TermsOf {
  id: string
  proposedBy: string
  agreedAt: Temporal.Instant | null
  agreedBy: readonly string[]
}

export interface Person {
  id: string
  name: string
}

/** An arrangement as one of its people reads it. */
export interface Supervision {
  id: string
  kind: 'individual' | 'pair' | 'peers'
  supervisor: Person
  /** Of peers: their group. */
  peerGroup: Person | null
  supervisees: readonly Person[]
  groupId: string | null
  requestId: string | null
  holdsSince: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endedBy: string | null
  /** All that were agreed, in their order. */
  agreed: readonly (ProposedTerms & AgreedTerms)[]
  /** What waits for somebody's yes. */
  proposal: ProposedTerms | null
}

const LISTED_MOST = 100

/** In which the viewer is supervised: those that go on first. */
export function supervisedIn(db: Db): Promise<Supervision[]> {
  return load(
    db,
    sql`exists (select from supervisee e where e.supervision_id = s.id and e.person_id = viewer_id())`,
    LISTED_MOST,
  )
}

/** Whom the viewer supervises: those that go on first. */
export function supervisedBy(db: Db): Promise<Supervision[]> {
  return load(db, sql`s.supervisor_id = viewer_id()`, LISTED_MOST)
}

/** These, as far as they are the viewer's; a sum is made of them, so none is left out. */
export function supervisionsById(db: Db, ids: readonly string[]): Promise<Supervision[]> {
  return load(db, sql`s.id = any (${[...ids]}::uuid[])`, ids.length)
}

export async function supervisionById(db: Db, id: string): Promise<Supervision | undefined> {
  return (await load(db, sql`s.id = ${id}`, 1))[0]
}

/** The one that was made from a request, if it goes on. */
export async function supervisionOfRequest(db: ViewerDb, requestId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('supervision')
    .select('id')
    .where('contact_request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

async function load(db: Db, which: ReturnType<typeof sql>, limit: number): Promise<Supervision[]> {
  const { rows } = await sql<Row>`
    select s.id, s.kind, s.supervisor_id, p.name as supervisor_name, s.peer_group_id, g.name as peer_group_name, s.group_id, s.contact_request_id, s.holds_since,
      s.ended_at, s.ended_by,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.person_id, 'name', o.name) order by o.name, o.id)
        from supervisee e join person o on o.id = e.person_id where e.supervision_id = s.id), '[]') as supervisees,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'everyWeeks', t.every_weeks, 'lengthMinutes', t.length_minutes,
          'mode', t.mode, 'feeMinor', t.fee_minor, 'currency', t.currency, 'beginsOn', t.begins_on, 'endsOn', t.ends_on,
          'proposedBy', t.proposed_by, 'agreedAt', t.agreed_at,
          'agreedBy', (select coalesce(jsonb_agg(a.person_id), '[]') from supervision_agreement a where a.terms_id = t.id))
          order by t.proposed_at)
        from supervision_terms t where t.supervision_id = s.id and t.withdrawn_at is null), '[]') as terms
    from supervision s join person p on p.id = s.supervisor_id left join peer_group g on g.id = s.peer_group_id
    where ${which} order by s.ended_at desc nulls first, s.made_at desc, s.id limit ${limit}`.execute(db)
  return rows.map((row) => {
    const terms = row.terms.map(asTerms)
    return {
      id: row.id,
      kind: row.kind,
      supervisor: { id: row.supervisor_id, name: row.supervisor_name },
      peerGroup: row.peer_group_id ? { id: row.peer_group_id, name: row.peer_group_name ?? 'Peers' } : null,
      supervisees: row.supervisees,
      groupId: row.group_id,
      requestId: row.contact_request_id,
      holdsSince: row.holds_since,
      endedAt: row.ended_at,
      endedBy: row.ended_by,
      agreed: terms.flatMap((one) => (one.agreedAt ? [{ ...one, agreedAt: one.agreedAt }] : [])),
      proposal: terms.find(({ agreedAt }) => agreedAt === null) ?? null,
    }
  })
}

/** What holds on a day, if anything was agreed. */
export const termsToday = ({ agreed }: Supervision, today: Temporal.PlainDate) => termsOn(agreed, today)

/** The last day of what was agreed last; null: without an end. */
export const endsOn = ({ agreed }: Supervision): Temporal.PlainDate | null => {
  const inOrder = [...agreed].sort((one, other) => Temporal.Instant.compare(one.agreedAt, other.agreedAt))
  return inOrder.at(-1)?.endsOn ?? null
}

interface Row {
  id: string
  kind: 'individual' | 'pair' | 'peers'
  peer_group_id: string | null
  peer_group_name: string | null
  supervisor_id: string
  supervisor_name: string
  group_id: string | null
  contact_request_id: string | null
  holds_since: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  ended_by: string | null
  supervisees: Person[]
  terms: TermsJson[]
}

interface TermsJson extends Omit<ProposedTerms, 'beginsOn' | 'endsOn' | 'agreedAt'> {
  beginsOn: string
  endsOn: string | null
  agreedAt: string | null
}

const asTerms = ({ beginsOn, endsOn, agreedAt, ...terms }: TermsJson): ProposedTerms => ({
  ...terms,
  beginsOn: Temporal.PlainDate.from(beginsOn),
  endsOn: endsOn === null ? null : Temporal.PlainDate.from(endsOn),
  agreedAt: agreedAt === null ? null : Temporal.Instant.from(agreedAt),
})
