import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Accreditation } from '../../../shared/accreditation.ts'

export interface GroupLeader {
  personId: string
  name: string
  joinedAt: Temporal.Instant
  namedPublicly: boolean
  phone: string | null
  /** Their own word; null while they have said nothing. */
  entry: {
    profession: string | null
    groupMemberExperience: boolean
    psychodynamicTraining: boolean
  } | null
  /** The Council's word. */
  accreditation: Accreditation
  /** They have asked the Council to confirm it, and wait for an answer. */
  accreditationAsked: boolean
}

/** Those who lead the group, for those who lead it. */
export async function groupLeaders(db: ViewerDb, groupId: string): Promise<GroupLeader[]> {
  const rows = await db
    .selectFrom('group_leader')
    .innerJoin('person', 'person.id', 'group_leader.person_id')
    .leftJoin('leader_entry', 'leader_entry.person_id', 'group_leader.person_id')
    .leftJoin('profile', 'profile.person_id', 'group_leader.person_id')
    .select(['group_leader.person_id', 'group_leader.joined_at', 'group_leader.named_publicly_at'])
    .select(['person.name', 'profile.phone', 'leader_entry.changed_at as entered_at'])
    .select(['leader_entry.profession', 'leader_entry.group_member_experience'])
    .select(['leader_entry.psychodynamic_training', accreditationToday, accreditationIsAsked])
    .where('group_leader.group_id', '=', groupId)
    .where('group_leader.left_at', 'is', null)
    .orderBy('group_leader.joined_at')
    .orderBy('group_leader.person_id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    joinedAt: row.joined_at,
    namedPublicly: row.named_publicly_at !== null,
    phone: row.phone,
    entry: row.entered_at && {
      profession: row.profession,
      groupMemberExperience: row.group_member_experience ?? false,
      psychodynamicTraining: row.psychodynamic_training ?? false,
    },
    accreditation: row.accreditation,
    accreditationAsked: row.accreditation_asked,
  }))
}

/** Of the leader of this row, today; as far as the reader may know it. */
export const accreditationToday = sql<Accreditation>`
  (select state from accreditation_at(group_leader.person_id, society_today()))`.as('accreditation')

export const accreditationIsAsked = sql<boolean>`
  exists (select from accreditation_request asked where asked.person_id = group_leader.person_id
    and asked.withdrawn_at is null and asked.answered_at is null)`.as('accreditation_asked')

export interface OpenInvitation {
  id: string
  name: string
  invitedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  state: 'open' | 'declined' | 'expired'
}

/** Invitations to lead that have not become a leader; an answer of no stays in sight for a while. */
export async function leaderInvitations(db: ViewerDb, groupId: string): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('correspondent', 'correspondent.id', 'invitation.correspondent_id')
    .select(['invitation.id', 'correspondent.name', 'invitation.invited_at', 'invitation.expires_at'])
    .select('invitation.declined_at')
    .where('invitation.group_id', '=', groupId)
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null)
    .where('invitation.invited_at', '>', db.now.subtract({ hours: 24 * 60 }))
    .orderBy('invitation.invited_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    state: row.declined_at
      ? 'declined'
      : Temporal.Instant.compare(row.expires_at, db.now) <= 0
        ? 'expired'
        : 'open',
  }))
}
