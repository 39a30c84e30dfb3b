import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { KnownFile } from '../../../shared/known-files.ts'
import { accreditationWords, decisionReasons } from '../../register/queries/accreditation.ts'
import type { PortfolioFacts } from '../rules/portfolio-facts.ts'

/** The viewer's own, as it stands today. */
export async function ownPortfolio(db: ViewerDb): Promise<PortfolioFacts> {
  const { rows } = await sql<{ facts: PortfolioFacts | null }>`select own_portfolio() as facts`.execute(db)
  return found(rows[0]?.facts ?? undefined)
}

/** Own entries that a copy before the Council shows: they stay as they are. */
export async function handedInEntries(db: ViewerDb): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select handed_in_entry_ids() as id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** A copy that was handed in, with what became of it. */
export interface HandedIn {
  id: string
  personId: string
  code: string
  facts: PortfolioFacts
  handedInAt: Temporal.Instant
  /** null while it stands. */
  withdrawnAt: Temporal.Instant | null
  /** When the Council answered it, with or without confirming. */
  answeredAt: Temporal.Instant | null
  answer: string | null
  decision: {
    state: 'none' | 'working-towards' | 'accredited'
    sinceOn: Temporal.PlainDate
    untilOn: Temporal.PlainDate | null
    reason: string | null
    decidedAt: Temporal.Instant
  } | null
}

/** Copies of one person, as far as the viewer may read them: their own, or as Council; the latest first. */
export async function handedInBy(db: ViewerDb, personId: string): Promise<HandedIn[]> {
  const rows = await copies(db)
    .where('p.person_id', '=', personId)
    .orderBy('p.handed_in_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(asHandedIn)
}

export async function handedInById(db: ViewerDb, id: string): Promise<HandedIn | undefined> {
  const row = await copies(db).where('p.id', '=', id).executeTakeFirst()
  return row && asHandedIn(row)
}

const copies = (db: ViewerDb) =>
  db
    .selectFrom('portfolio as p')
    .innerJoin('accreditation_request as r', 'r.id', 'p.request_id')
    .leftJoin('accreditation_decision as d', 'd.request_id', 'r.id')
    .leftJoinLateral(accreditationWords(sql.ref('p.person_id')), (join) =>
      join.onRef('words.request_id', '=', 'r.id'),
    )
    .leftJoinLateral(decisionReasons(sql.ref('p.person_id')), (join) =>
      join.onRef('said.decision_id', '=', 'd.id'),
    )
    .select(['p.id', 'p.person_id', 'p.code', 'p.facts', 'p.handed_in_at'])
    .select(['r.withdrawn_at', 'r.answered_at', 'words.answer'])
    .select(['d.state', 'd.since_on', 'd.until_on', 'said.reason', 'd.decided_at'])

type Copy = Awaited<ReturnType<ReturnType<typeof copies>['execute']>>[number]

function asHandedIn(row: Copy): HandedIn {
  const { state, since_on: sinceOn, decided_at: decidedAt } = row
  return {
    id: row.id,
    personId: row.person_id,
    code: row.code,
    facts: row.facts as unknown as PortfolioFacts,
    handedInAt: row.handed_in_at,
    withdrawnAt: row.withdrawn_at,
    answeredAt: row.answered_at,
    answer: row.answer,
    decision:
      state && sinceOn && decidedAt
        ? { state, sinceOn, untilOn: row.until_on, reason: row.reason, decidedAt }
        : null,
  }
}

/** What stands behind a check address, for whoever knows it; of one withdrawn as of one that never was: nothing. */
export async function portfolioByCode(
  db: ViewerDb,
  code: string,
): Promise<Pick<HandedIn, 'facts' | 'handedInAt'> | undefined> {
  const { rows } = await sql<Pick<HandedIn, 'facts' | 'handedInAt'>>`
    select facts, handed_in_at as "handedInAt" from portfolio_by_code(${code})`.execute(db)
  return rows[0]
}

/** One that the viewer may have: of an entry of their own, or from a copy before the Council. */
export async function proofById(
  db: ViewerDb,
  id: string,
  of: 'own-entry' | 'copy',
): Promise<KnownFile | undefined> {
  return db
    .selectFrom('portfolio_proof')
    .select(['media_type as mediaType', 'bytes'])
    .where('id', '=', id)
    .where('person_id', of === 'own-entry' ? '=' : '<>', db.viewer.personId)
    .executeTakeFirst()
}
