import { type RawBuilder, sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../queries/led-group.ts'
import { writeInvitation } from './write-invitation.ts'

/** A group has one leader, preferably two (R16): more letters than this are somebody's mistake. */
const OPEN_INVITATIONS = 3

export type LeaderInvitationRefusal = Refusal<'already-leads' | 'already-invited' | 'too-many-invitations'>
type Invited = { invitationId: string } | LeaderInvitationRefusal

/** Asks somebody, with an account or without, to lead the group too. */
export async function inviteLeader(
  db: ViewerDb,
  groupId: string,
  { name, email }: { name: string; email: string },
): Promise<Invited> {
  await ledGroup(db, groupId)
  const asked = sql<'leads' | 'invited' | null>`asked_to_lead(${groupId}, ${email})`
  return invite(db, groupId, asked, async (id) => {
    await db.insertInto('correspondent').values({ id, name, email, met_at: db.now }).execute()
  })
}

/** The same for somebody who agreed to it elsewhere: `introduce` makes them a correspondent without showing an address. */
export async function inviteKnownLeader(
  db: ViewerDb,
  groupId: string,
  { personId, introduce }: { personId: string; introduce: (correspondentId: string) => Promise<boolean> },
): Promise<Invited> {
  await ledGroup(db, groupId)
  const asked = sql<'leads' | 'invited' | null>`person_asked_to_lead(${groupId}::uuid, ${personId}::uuid)`
  return invite(db, groupId, asked, async (correspondentId) => {
    if (!(await introduce(correspondentId))) throw new NotFound()
  })
}

async function invite(
  db: ViewerDb,
  groupId: string,
  askedBefore: RawBuilder<'leads' | 'invited' | null>,
  introduce: (correspondentId: string) => Promise<void>,
): Promise<Invited> {
  await sql`select lock_group_seats(${groupId})`.execute(db)
  const { rows } = await sql<{ asked: 'leads' | 'invited' | null }>`select ${askedBefore} as asked`.execute(
    db,
  )
  if (rows[0]?.asked === 'leads') return refuse('already-leads')
  if (rows[0]?.asked === 'invited') return refuse('already-invited')
  if ((await openInvitations(db, groupId)) >= OPEN_INVITATIONS) return refuse('too-many-invitations')

  const correspondentId = newId()
  await introduce(correspondentId)
  const invitation = await writeInvitation(db, { kind: 'leader', groupId, correspondentId })
  if (!invitation) return refuse('already-invited')
  await queueEmail(db, 'leader-invited', {
    to: { correspondentId, holding: invitation.addressId },
    about: invitation.id,
  })
  return { invitationId: invitation.id }
}

async function openInvitations(db: ViewerDb, groupId: string): Promise<number> {
  const { count } = await db
    .selectFrom('invitation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('group_id', '=', groupId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', db.now)
    .executeTakeFirstOrThrow()
  return count
}
