import { sql } from 'kysely'
import type { ViewerDb } from '../../platform/database/database.ts'
import { findGroup } from '../groups/queries/group.ts'
import { hoursIn } from './policy.ts'
import type { AsRole, CertificateFacts } from './rules/certificate-facts.ts'
import type { Session } from './rules/period.ts'

/** A group in which the viewer has been there, as what, and how often. */
export interface GroupHours {
  groupId: string
  groupName: string
  timeZone: string
  role: AsRole
  meetings: number
  minutes: number
  firstStartsAt: Temporal.Instant
  lastStartsAt: Temporal.Instant
}

/** The viewer's own, over all groups, also those they have left; the latest first. */
export async function ownHours(db: ViewerDb): Promise<GroupHours[]> {
  const { rows } = await sql<GroupHours>`
    select group_id as "groupId", group_name as "groupName", time_zone as "timeZone", as_role as role, meetings, minutes,
      first_starts_at as "firstStartsAt", last_starts_at as "lastStartsAt"
    from own_hours() order by last_starts_at desc, group_id, as_role limit 100`.execute(db)
  return rows
}

export interface HoursGroup {
  id: string
  name: string
  timeZone: string
  role: AsRole
}

/** A group of which the viewer may make a certificate in this role: they have hours there, or are there now. */
export async function hoursGroup(
  db: ViewerDb,
  groupId: string,
  role: AsRole,
): Promise<HoursGroup | undefined> {
  const past = (await ownHours(db)).find((each) => each.groupId === groupId && each.role === role)
  if (past) return { id: groupId, name: past.groupName, timeZone: past.timeZone, role }
  const group = await findGroup(db, groupId)
  return group && hoursIn(group) === role
    ? { id: group.id, name: group.name, timeZone: group.timeZone, role }
    : undefined
}

/** The viewer's own ended meetings in a group, soonest first: of a dozen years of weekly ones, the latest. */
export async function ownSessions(db: ViewerDb, groupId: string, role: AsRole): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select meeting_id as "meetingId", term_id as "termId", starts_at as "startsAt", ends_at as "endsAt", mode,
      is_taken as "isTaken", state
    from own_sessions(${groupId}, ${role}) order by starts_at desc limit 700`.execute(db)
  return rows.toReversed()
}

/** What a certificate of this period would say today; undefined when no meeting counts. */
export async function factsOf(
  db: ViewerDb,
  {
    groupId,
    role,
    firstOn,
    lastOn,
  }: { groupId: string; role: AsRole; firstOn: Temporal.PlainDate; lastOn: Temporal.PlainDate },
): Promise<CertificateFacts | undefined> {
  const { rows } = await sql<{ facts: CertificateFacts }>`
    select facts from certificate_facts(${groupId}, ${role}, ${firstOn}, ${lastOn})`.execute(db)
  return rows[0]?.facts
}

export interface Certificate {
  id: string
  /** null: the group is gone. */
  groupId: string | null
  code: string
  facts: CertificateFacts
  meetingIds: string[]
  issuedAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
}

/** The viewer's own, the latest first: all, or a group's. */
export async function ownCertificates(db: ViewerDb, groupId?: string): Promise<Certificate[]> {
  const { rows } = await sql<Certificate>`
    select ${columns} from certificate where person_id = ${db.viewer.personId}
      and (${groupId ?? null}::uuid is null or group_id = ${groupId ?? null}::uuid)
    order by issued_at desc, id desc limit 100`.execute(db)
  return rows
}

export async function ownCertificate(db: ViewerDb, id: string): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`select ${columns} from certificate where id = ${id}`.execute(db)
  return rows[0]
}

const columns = sql`id, group_id as "groupId", code, facts, meeting_ids as "meetingIds", issued_at as "issuedAt",
  withdrawn_at as "withdrawnAt"`

/** What stands behind a check address, for whoever knows it; of one withdrawn as of one that never was: nothing. */
export async function certificateByCode(
  db: ViewerDb,
  code: string,
): Promise<Pick<Certificate, 'facts' | 'issuedAt'> | undefined> {
  const { rows } = await sql<Pick<Certificate, 'facts' | 'issuedAt'>>`
    select facts, issued_at as "issuedAt" from certificate_by_code(${code})`.execute(db)
  return rows[0]
}
