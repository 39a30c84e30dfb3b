import type { Db } from '../../../platform/database/database.ts'

export interface Pause {
  id: string
  groupId: string
  groupName: string
  timeZone: string
  first: Temporal.PlainDate
  last: Temporal.PlainDate
  reason: string | null
  announcedAt: Temporal.Instant
}

const pauses = (db: Db) =>
  db
    .selectFrom('group_pause as p')
    .innerJoin('balint_group as g', 'g.id', 'p.group_id')
    .select(['p.id', 'g.id as groupId', 'g.name as groupName', 'g.time_zone as timeZone'])
    .select(['p.first_on as first', 'p.last_on as last', 'p.reason', 'p.announced_at as announcedAt'])

type Row = Omit<Pause, 'announcedAt'> & { announcedAt: Temporal.Instant | null }
const asPause = (row: Row): Pause[] => (row.announcedAt ? [{ ...row, announcedAt: row.announcedAt }] : [])

/** Pauses that everybody was told of and that are not over, the next first. */
export async function announcedPauses(db: Db, groupId: string): Promise<Pause[]> {
  const today = db.now.toZonedDateTimeISO('UTC').toPlainDate()
  const rows = await pauses(db)
    .where('p.group_id', '=', groupId)
    .where('p.announced_at', 'is not', null)
    .where('p.last_on', '>=', today)
    .orderBy('p.first_on')
    .limit(20)
    .execute()
  return rows.flatMap(asPause)
}

export async function pauseById(db: Db, id: string): Promise<Pause | null> {
  const row = await pauses(db).where('p.id', '=', id).executeTakeFirst()
  return row ? (asPause(row)[0] ?? null) : null
}
