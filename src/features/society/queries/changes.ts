import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { formatDate } from '../../../shared/calendar.ts'
import type { Cursor } from '../../../shared/cursor.ts'
import { leafOf } from '../../../shared/cursor.ts'
import { settingChangeInWords } from '../rules/setting-change.ts'
import { societyChangeInWords } from '../rules/society-change.ts'

export interface ChangeLine {
  id: string
  at: Temporal.Instant
  /** 'Morag Sinclair made Beth Loveday representative of the Midlands.' */
  words: string
}

export interface ChangeLeaf {
  lines: ChangeLine[]
  /** Where the next leaf begins; null when this is the last. */
  next: Cursor | null
}

const CHANGES_A_LEAF = 30

/** What was changed, the newest first: settings, offices, regions, holidays and criteria in one list. */
export async function societyChanges(
  db: ViewerDb,
  currency: 'GBP' | 'EUR',
  after: Cursor | undefined,
): Promise<ChangeLeaf> {
  const merged = [
    ...(await officeLines(db, after)),
    ...(await settingLines(db, currency, after)),
    ...(await criteriaLines(db, after)),
  ].sort((one, other) => Temporal.Instant.compare(other.at, one.at) || (one.id < other.id ? 1 : -1))
  return leafOf(
    merged,
    CHANGES_A_LEAF,
    (line) => line,
    ({ at, id }) => ({ at, id }),
  )
}

const before = ({ at, id }: Cursor) => sql<boolean>`(changed_at, c.id) < (${at}, ${id})`

async function officeLines(db: ViewerDb, after: Cursor | undefined): Promise<ChangeLine[]> {
  const rows = await officeChanges(db)
    .$if(after !== undefined, (query) => query.where(before(after as Cursor)))
    .orderBy('c.changed_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(CHANGES_A_LEAF + 1)
    .execute()
  return rows.map(changeLine)
}

const officeChanges = (db: Db) =>
  db
    .selectFrom('society_change as c')
    .leftJoin('person as by', 'by.id', 'c.changed_by')
    .leftJoin('person as whom', 'whom.id', 'c.person_id')
    .leftJoin('region', 'region.id', 'c.region_id')
    .select(['c.id', 'c.kind', 'c.office_kind', 'c.on_day', 'c.word_before', 'c.word_after', 'c.changed_at'])
    .select(['by.name as by', 'whom.name as person', 'region.name as region', 'c.from_command_line'])

type OfficeChange = Awaited<ReturnType<ReturnType<typeof officeChanges>['executeTakeFirstOrThrow']>>

const changeLine = (row: OfficeChange): ChangeLine => ({
  id: row.id,
  at: row.changed_at,
  words: societyChangeInWords({
    kind: row.kind,
    by: row.by,
    person: row.person,
    region: row.region,
    office: row.office_kind,
    onDay: row.on_day,
    before: row.word_before,
    after: row.word_after,
    fromCommandLine: row.from_command_line,
  }),
})

/** One line of it, for whoever may read the log. */
export async function societyChange(db: Db, id: string): Promise<ChangeLine | null> {
  const row = await officeChanges(db).where('c.id', '=', id).executeTakeFirst()
  return row ? changeLine(row) : null
}

async function settingLines(
  db: ViewerDb,
  currency: 'GBP' | 'EUR',
  after: Cursor | undefined,
): Promise<ChangeLine[]> {
  const rows = await db
    .selectFrom('setting_change as c')
    .leftJoin('person as by', 'by.id', 'c.changed_by')
    .select(['c.id', 'c.name', 'c.value', 'c.changed_at', 'by.name as by'])
    .$if(after !== undefined, (query) => query.where(before(after as Cursor)))
    .orderBy('c.changed_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(CHANGES_A_LEAF + 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.changed_at,
    words: settingChangeInWords({ name: row.name, value: row.value, by: row.by }, currency),
  }))
}

/** A version of the criteria never changes: its adoption is the change. */
async function criteriaLines(db: ViewerDb, after: Cursor | undefined): Promise<ChangeLine[]> {
  const rows = await db
    .selectFrom('criteria_set as c')
    .leftJoin('person as by', 'by.id', 'c.adopted_by')
    .select(['c.id', 'c.name', 'c.version', 'c.holds_from_on', 'c.adopted_at', 'by.name as by'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(c.adopted_at, c.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('c.adopted_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(CHANGES_A_LEAF + 1)
    .execute()
  return rows.map(({ id, adopted_at: at, by, ...set }) => ({
    id,
    at,
    words: `${by ?? 'Somebody who has left'} adopted the criteria “${set.name}”, version ${set.version}, for those who register from ${formatDate(set.holds_from_on)}.`,
  }))
}
