import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { apologyAddresses } from '../../attendance/queries/apology-addresses.ts'
import { keepSent } from '../../letters/commands/keep-sent.ts'
import { lettersWords } from '../../letters/queries/letter-words.ts'
import type { ChangeKind } from '../rules/change.ts'
import type { MeetingTime } from '../rules/doors.ts'
import type { Told } from './tell-those-at.ts'

export interface Change extends MeetingTime {
  meetingId: string
  kind: ChangeKind
  /** Of a meeting that was moved. */
  before?: MeetingTime | undefined
  /** RFC 5545 SEQUENCE, as it is now. */
  sequence: number
}

/**
 * Keeps what was changed in one go, and tells everybody concerned once: one email each, with an invitation to every
 * date of theirs. Whoever had a date that is moved beyond their last meeting is told, too.
 */
export async function announce(db: ViewerDb, groupId: string, changed: Changed): Promise<Told> {
  const announcementId = await keepChanges(db, groupId, changed)
  const { rows } = await sql<{
    personId: string
  }>`select concerned_by(${announcementId}::uuid) as "personId"`.execute(db)
  const [only, ...others] = changed.changes
  await keepSent(db, {
    groupId,
    kind: 'date-changed',
    ...(only && others.length === 0 && { meetingId: only.meetingId }),
    to: rows.map(({ personId }) => personId),
    words: {
      ...(await lettersWords(db, groupId, 'date-changed')),
      ...(changed.reason && { reason: changed.reason }),
    },
  })
  const addresses = await apologyAddresses(db, groupId)
  const to = rows.map(({ personId }) => ({ personId, holding: addresses.get(personId) }))
  await queueEmails(db, 'dates-changed', { to, about: announcementId })
  return { told: rows.length }
}

interface Changed {
  changes: readonly Change[]
  reason?: string | undefined
}

/** The history alone, for whoever tells everybody in an email of their own. */
export async function keepChanges(
  db: ViewerDb,
  groupId: string,
  { changes, reason }: Changed,
): Promise<string> {
  const announcementId = newId()
  await db
    .insertInto('meeting_announcement')
    .values({
      id: announcementId,
      group_id: groupId,
      reason: reason ?? null,
      made_by: found(db.viewer.personId),
      made_at: db.now,
    })
    .execute()
  await db
    .insertInto('meeting_change')
    .values(
      changes.map((change) => ({
        id: newId(),
        announcement_id: announcementId,
        group_id: groupId,
        meeting_id: change.meetingId,
        kind: change.kind,
        before_starts_at: change.before?.startsAt ?? null,
        before_ends_at: change.before?.endsAt ?? null,
        starts_at: change.startsAt,
        ends_at: change.endsAt,
        sequence: change.sequence,
      })),
    )
    .execute()
  return announcementId
}
