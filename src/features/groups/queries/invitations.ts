import { sql } from 'kysely'
import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import type { Mode } from '../rules/group-facts.ts'

export interface Invitation {
  id: string
  kind: 'founder' | 'leader'
  /** As the invitation addresses them. */
  toName: string
  invitedBy: string
  invitedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired'
  /** The group to lead; a founder's is made by accepting. */
  group: { id: string; name: string; mode: Mode; area: string | null } | null
  regionName: string | null
}

/** An invitation as whoever it was written to reads it; undefined for everybody else. */
export async function invitationById(db: Db, id: string): Promise<Invitation | undefined> {
  const row = await addressed(db).where('invitation.id', '=', id).executeTakeFirst()
  return row && asInvitation(row, db.now)
}

/** The same if the viewer is who was invited: leaders read those of their group, and answer none of them. */
export async function ownInvitationById(db: ViewerDb, id: string): Promise<Invitation | undefined> {
  const row = await addressed(db)
    .where('invitation.id', '=', id)
    .where('invitation.id', 'in', sql<string>`(select own_invitation_ids())`)
    .executeTakeFirst()
  return row && asInvitation(row, db.now)
}

/** The invitation that the secret address opens. */
export async function heldInvitation(db: HolderDb): Promise<Invitation | undefined> {
  const row = await addressed(db)
    .where('invitation.id', '=', sql<string>`(select held('invitation'))`)
    .executeTakeFirst()
  return row && asInvitation(row, db.now)
}

/** What the viewer is invited to and has not answered. */
export async function ownInvitations(db: ViewerDb): Promise<Invitation[]> {
  if (db.viewer.personId === null) return []
  const rows = await addressed(db)
    .where('invitation.id', 'in', sql<string>`(select own_invitation_ids())`)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.declined_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null)
    .where('invitation.expires_at', '>', db.now)
    .orderBy('invitation.invited_at', 'desc')
    .execute()
  return rows.map((row) => asInvitation(row, db.now))
}

const addressed = (db: Db) =>
  db
    .selectFrom('invitation')
    .innerJoin('correspondent', 'correspondent.id', 'invitation.correspondent_id')
    .leftJoin('person as inviter', 'inviter.id', 'invitation.invited_by')
    .leftJoin('balint_group', 'balint_group.id', 'invitation.group_id')
    .leftJoin('balint_group as founded', 'founded.enquiry_id', 'invitation.enquiry_id')
    .leftJoin('enquiry', 'enquiry.id', 'invitation.enquiry_id')
    .leftJoin('region', (join) =>
      join.on((eb) => eb('region.id', '=', eb.fn.coalesce('balint_group.region_id', 'enquiry.region_id'))),
    )
    .select(['invitation.id', 'invitation.kind', 'invitation.invited_at', 'invitation.expires_at'])
    .select(['invitation.accepted_at', 'invitation.declined_at', 'invitation.withdrawn_at'])
    .select(['correspondent.name as to_name', 'inviter.name as inviter_name', 'region.name as region_name'])
    .select(({ fn }) => [
      fn.coalesce('balint_group.id', 'founded.id').as('group_id'),
      fn.coalesce('balint_group.name', 'founded.name').as('group_name'),
      fn.coalesce('balint_group.mode', 'founded.mode').as('group_mode'),
      fn.coalesce('balint_group.area', 'founded.area').as('group_area'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof addressed>['executeTakeFirstOrThrow']>>

function asInvitation(row: Row, now: Temporal.Instant): Invitation {
  return {
    id: row.id,
    kind: row.kind,
    toName: row.to_name,
    invitedBy: row.inviter_name ?? 'The society',
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    state: row.accepted_at
      ? 'accepted'
      : row.declined_at
        ? 'declined'
        : row.withdrawn_at
          ? 'withdrawn'
          : Temporal.Instant.compare(row.expires_at, now) <= 0
            ? 'expired'
            : 'open',
    group:
      row.group_id && row.group_name && row.group_mode
        ? { id: row.group_id, name: row.group_name, mode: row.group_mode, area: row.group_area }
        : null,
    regionName: row.region_name,
  }
}
