import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { SealedRecord, Seals } from '../../../platform/sealed/seals.ts'
import { type Debrief, fromText } from '../rules/debrief.ts'

/** A meeting that the viewer led: for everybody else it has no debrief. */
export interface DebriefedMeeting {
  meetingId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelledAt: Temporal.Instant | null
  /** Since when it is noted that they came together. */
  heldAt: Temporal.Instant | null
  kept: KeptDebrief | null
}

export interface KeptDebrief {
  id: string
  revision: number
  writtenBy: string
  /** Null: whoever wrote is not there any more. */
  writerId: string | null
  writtenAt: Temporal.Instant
  deletedOn: Temporal.PlainDate
}

interface Sealed {
  sealed: Buffer
  wrapped_key: Buffer
}

export const recordOf = ({ id, deletedOn }: Pick<KeptDebrief, 'id' | 'deletedOn'>): SealedRecord => ({
  kind: 'debrief',
  id,
  until: deletedOn,
})

const meetingsLed = (db: ViewerDb, groupId: string) =>
  db
    .selectFrom('meeting as m')
    .leftJoin('debrief as d', 'd.meeting_id', 'm.id')
    .leftJoin('debrief_held as h', 'h.meeting_id', 'm.id')
    .leftJoin('person as p', 'p.id', 'd.written_by')
    .select(['m.id as meeting_id', 'm.starts_at', 'm.ends_at', 'm.cancelled_at', 'h.held_at'])
    .select([
      'd.id',
      'd.revision',
      'p.name as written_by',
      'p.id as writer_id',
      'd.written_at',
      'd.deleted_on',
    ])
    .where('m.group_id', '=', groupId)
    .where(sql<boolean>`led_meeting(m.id)`)

type Row = Awaited<ReturnType<ReturnType<typeof meetingsLed>['executeTakeFirstOrThrow']>>

const asMeeting = (row: Row): DebriefedMeeting => ({
  meetingId: row.meeting_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  cancelledAt: row.cancelled_at,
  heldAt: row.held_at,
  kept:
    row.id && row.revision && row.written_at && row.deleted_on
      ? {
          id: row.id,
          revision: row.revision,
          writtenBy: row.written_by ?? 'Somebody who led with you',
          writerId: row.writer_id,
          writtenAt: row.written_at,
          deletedOn: row.deleted_on,
        }
      : null,
})

export async function meetingToDebrief(
  db: ViewerDb,
  groupId: string,
  meetingId: string,
): Promise<DebriefedMeeting | null> {
  const row = await meetingsLed(db, groupId).where('m.id', '=', meetingId).executeTakeFirst()
  return row ? asMeeting(row) : null
}

/** The meetings of this group that are over, the last first. */
export async function lastMeetingsLed(
  db: ViewerDb,
  groupId: string,
  most: number,
): Promise<DebriefedMeeting[]> {
  const rows = await meetingsLed(db, groupId)
    .where('m.ends_at', '<=', db.now)
    .where('m.cancelled_at', 'is', null)
    .orderBy('m.starts_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(asMeeting)
}

/** null: it cannot be opened here. */
export async function readDebrief(db: ViewerDb, seals: Seals, kept: KeptDebrief): Promise<Debrief | null> {
  const row: Sealed | undefined = await db
    .selectFrom('debrief')
    .select(['sealed', 'wrapped_key'])
    .where('id', '=', kept.id)
    .executeTakeFirst()
  const text = row && seals.open(recordOf(kept), { sealed: row.sealed, wrappedKey: row.wrapped_key })
  return text ? fromText(text) : null
}

/** Whose the debrief of a meeting is, the viewer among them. */
export async function debriefLeaders(
  db: ViewerDb,
  meetingId: string,
): Promise<{ personId: string; name: string }[]> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.id as "personId", p.name from debrief_leaders(${meetingId}) with ordinality as l(id, place)
    join person p on p.id = l.id order by l.place`.execute(db)
  return rows
}
