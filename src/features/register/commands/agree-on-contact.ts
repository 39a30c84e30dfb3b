import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { inviteKnownLeader, type LeaderInvitationRefusal } from '../../groups/commands/invite-leader.ts'
import { noteSupervision } from '../../groups/commands/note-supervision.ts'
import { contactRequestById } from '../queries/contact.ts'
import { supervisorEntryOf } from '../queries/entries.ts'

/** The leader who agreed to talk is asked to lead the group: nobody types an address, and nobody sees one. */
export async function inviteContactToLead(
  db: ViewerDb,
  requestId: string,
): Promise<{ invitationId: string } | LeaderInvitationRefusal | Refusal<'conversation-over'>> {
  const request = found(await contactRequestById(db, requestId))
  if (!request.isMine || request.kind !== 'co-leader') return refuse('conversation-over')
  if (request.state !== 'accepted' || request.groupId === null) return refuse('conversation-over')
  const invited = await inviteKnownLeader(db, request.groupId, {
    personId: found(request.asked.personId),
    introduce: async (correspondentId) => {
      const { rows } = await sql<{ introduced: boolean }>`
        select correspondent_of_co_leader(${requestId}::uuid, ${correspondentId}::uuid) as introduced`.execute(
        db,
      )
      return rows[0]?.introduced ?? false
    },
  })
  if ('refused' in invited) return invited
  await db
    .updateTable('contact_request')
    .set({ invitation_id: invited.invitationId })
    .where('id', '=', requestId)
    .execute()
  return invited
}

/** The supervision that both agreed to is noted for the group, with whom it is. Both read it; the society: yes. */
export async function noteArrangement(
  db: ViewerDb,
  requestId: string,
  { sinceOn, everyWeeks }: { sinceOn: Temporal.PlainDate; everyWeeks: number },
): Promise<{ groupId: string } | Refusal<'conversation-over' | 'no-group-yet' | 'noted-already'>> {
  const request = found(await contactRequestById(db, requestId))
  if (!request.isMine || request.kind === 'co-leader') return refuse('conversation-over')
  if (request.state !== 'accepted' && request.state !== 'ended') return refuse('conversation-over')
  if (request.groupId === null) return refuse('no-group-yet')
  // Two clicks at once take turns: the later one sees what the earlier has noted.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`arrangement:${requestId}`}, 0))`.execute(db)
  const noted = await db
    .selectFrom('supervision_arrangement')
    .select('id')
    .where('contact_request_id', '=', requestId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (noted) return refuse('noted-already')
  const { personId, peerGroupId } = request.asked
  const supervisor = personId ? await supervisorEntryOf(db, personId) : undefined
  await noteSupervision(db, request.groupId, {
    kind: peerGroupId ? 'peer' : (request.supervisionKind ?? 'individual'),
    sinceOn,
    everyWeeks,
    agreed: {
      requestId,
      supervisorId: personId,
      peerGroupId,
      feeMinor: supervisor?.feeMinor ?? null,
      currency: supervisor?.currency ?? null,
    },
  })
  return { groupId: request.groupId }
}
