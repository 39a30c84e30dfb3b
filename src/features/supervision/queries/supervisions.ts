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
  kind: 'individual' | 'pair'
  supervisor: Person
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

/** Everybody's own, those that go on first; so many as anybody has in a working life. */
export function ownSupervisions(db: Db): Promise<Supervision[]> {
  return load(db, null)
}

export async function supervisionById(db: Db, id: string): Promise<Supervision | undefined> {
  return (await load(db, id))[0]
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

async function load(db: Db, id: string | null): Promise<Supervision[]> {
  const { rows } = await sql<Row>`
    select s.id, s.kind, s.supervisor_id, p.name as supervisor_name, s.group_id, s.contact_request_id, s.holds_since,
      s.ended_at, s.ended_by,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.person_id, 'name', o.name) order by o.name, o.id)
        from supervisee e join person o on o.id = e.person_id where e.supervision_id = s.id), '[]') as supervisees,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'everyWeeks', t.every_weeks, 'lengthMinutes', t.length_minutes,
          'mode', t.mode, 'feeMinor', t.fee_minor, 'currency', t.currency, 'beginsOn', t.begins_on, 'endsOn', t.ends_on,
          'proposedBy', t.proposed_by, 'agreedAt', t.agreed_at,
          'agreedBy', (select coalesce(jsonb_agg(a.person_id), '[]') from supervision_agreement a where a.terms_id = t.id))
          order by t.proposed_at)
        from supervision_terms t where t.supervision_id = s.id and t.withdrawn_at is null), '[]') as terms
    from supervision s join person p on p.id = s.supervisor_id
    where ${id === null ? sql`true` : sql`s.id = ${id}`}
    order by s.ended_at desc nulls first, s.made_at desc, s.id limit 100`.execute(db)
  return rows.map((row) => {
    const terms = row.terms.map(asTerms)
    return {
      id: row.id,
      kind: row.kind,
      supervisor: { id: row.supervisor_id, name: row.supervisor_name },
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

interface Row {
  id: string
  kind: 'individual' | 'pair'
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
