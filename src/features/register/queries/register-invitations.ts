import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { findablePeerGroup, findableSupervisor, type Near, supervisionFor } from './matching.ts'

export interface RegisterInvitation {
  id: string
  purpose: 'leader-entry' | 'supervision'
  toName: string
  invitedBy: string | null
  invitedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  state: 'open' | 'accepted' | 'withdrawn' | 'expired'
}

/** As whoever it was written to reads it, or whoever is in charge of the enquiry it comes from. */
export async function registerInvitationById(db: Db, id: string): Promise<RegisterInvitation | undefined> {
  const row = await invitations(db).where('i.id', '=', id).executeTakeFirst()
  return row && asInvitation(row, db.now)
}

/** The one that the secret address opens. */
export async function heldRegisterInvitation(db: HolderDb): Promise<RegisterInvitation | undefined> {
  const row = await invitations(db)
    .where('i.id', '=', sql<string>`(select held('contact-request'))`)
    .executeTakeFirst()
  return row && asInvitation(row, db.now)
}

/** What an enquirer was invited to from their enquiry, the newest of each purpose. */
export async function registerInvitationsOf(db: Db, enquiryId: string): Promise<RegisterInvitation[]> {
  const rows = await invitations(db)
    .where('i.enquiry_id', '=', enquiryId)
    .where('i.withdrawn_at', 'is', null)
    .orderBy('i.invited_at')
    .execute()
  return rows.map((row) => asInvitation(row, db.now))
}

const invitations = (db: Db) =>
  db
    .selectFrom('register_invitation as i')
    .innerJoin('correspondent', 'correspondent.id', 'i.correspondent_id')
    .leftJoin('person', 'person.id', 'i.invited_by')
    .select(['i.id', 'i.purpose', 'i.invited_at', 'i.expires_at', 'i.accepted_at', 'i.withdrawn_at'])
    .select(['correspondent.name as to_name', 'person.name as invited_by'])

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

const asInvitation = (row: Row, now: Temporal.Instant): RegisterInvitation => ({
  id: row.id,
  purpose: row.purpose,
  toName: row.to_name,
  invitedBy: row.invited_by,
  invitedAt: row.invited_at,
  expiresAt: row.expires_at,
  state: row.accepted_at
    ? 'accepted'
    : row.withdrawn_at
      ? 'withdrawn'
      : Temporal.Instant.compare(row.expires_at, now) <= 0
        ? 'expired'
        : 'open',
})

/** Where the society introduced the viewer to supervision: their enquiry's region, and whom it suggests. */
export async function introducedNear(
  db: ViewerDb,
): Promise<{ near: Near; suggested: { supervisorId: string | null; peerGroupId: string | null } } | null> {
  const row = await db
    .selectFrom('register_invitation as i')
    .leftJoin('enquiry', 'enquiry.id', 'i.enquiry_id')
    .leftJoin('region', 'region.id', 'enquiry.region_id')
    .select(['region.id as region_id', 'region.name as region_name'])
    .select(['i.suggested_supervisor_id', 'i.suggested_peer_group_id'])
    .where('i.accepted_by', '=', db.viewer.personId)
    .where('i.purpose', '=', 'supervision')
    .orderBy('i.accepted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
    ? {
        near: { mode: null, regionId: row.region_id, regionName: row.region_name, languages: [], leaders: 1 },
        suggested: {
          supervisorId: row.suggested_supervisor_id,
          peerGroupId: row.suggested_peer_group_id,
        },
      }
    : null
}

export interface Suggestible {
  /** `supervisor:ID` or `peer-group:ID` */
  value: string
  label: string
}

/** Whom one in charge of an enquiry may suggest to the enquirer: those with a place free, near the enquirer first. */
export async function suggestibleSupervision(
  db: ViewerDb,
  { regionId }: { regionId: string | null },
): Promise<Suggestible[]> {
  const near: Near = { mode: null, regionId, regionName: null, languages: [], leaders: 1 }
  const { supervisors, peerGroups } = await supervisionFor(db, near)
  return [
    ...supervisors.map(({ found }) => ({ value: `supervisor:${found.personId}`, label: found.name })),
    ...peerGroups.map(({ found }) => ({
      value: `peer-group:${found.id}`,
      label: `${found.name} (peer group)`,
    })),
  ]
}

/** What was suggested, as long as it is still there. */
export async function stillSuggested(
  db: ViewerDb,
  { supervisorId, peerGroupId }: { supervisorId: string | null; peerGroupId: string | null },
): Promise<string | null> {
  if (supervisorId) return (await findableSupervisor(db, supervisorId)) ? supervisorId : null
  if (peerGroupId) return (await findablePeerGroup(db, peerGroupId)) ? peerGroupId : null
  return null
}
