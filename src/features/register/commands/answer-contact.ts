import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { contactMessages, contactRequestById, peersToAgree } from '../queries/contact.ts'
import { MESSAGES_IN_A_ROW } from '../rules/request-state.ts'
import { tellOtherSide } from './ask-by-relay.ts'

/**
 * Whoever is asked says yes or no. With a yes the two may write to each other; it takes a place of the supervisor, or
 * a chair among the peers, all of whom have agreed. Of two at once for the last place, one gets it.
 */
export async function answerContact(
  db: ViewerDb,
  requestId: string,
  { answer }: { answer: 'accept' | 'decline' },
): Promise<
  { answered: 'accept' | 'decline' } | Refusal<'answered-already' | 'no-place-free' | 'others-agree-first'>
> {
  const me = found(db.viewer.personId)
  const open = await db
    .selectFrom('contact_request')
    .select(['kind', 'asked_by', 'peer_group_id'])
    .where('id', '=', requestId)
    .where(sql<boolean>`contact_request_is_open(contact_request) and is_asked(contact_request)`)
    .forUpdate()
    .executeTakeFirst()
  if (!open) {
    found(await contactRequestById(db, requestId))
    return refuse('answered-already')
  }
  if (answer === 'accept' && open.peer_group_id !== null && (await peersToAgree(db, requestId)).length > 0) {
    return refuse('others-agree-first')
  }
  if (answer === 'accept' && !(await takePlace(db, open.kind, me, open.peer_group_id))) {
    return refuse('no-place-free')
  }
  await db
    .updateTable('contact_request')
    .set(answer === 'accept' ? { accepted_at: db.now, accepted_by: me } : { declined_at: db.now })
    .where('id', '=', requestId)
    .execute()
  if (answer === 'accept' && open.peer_group_id !== null) {
    await db
      .insertInto('peer_group_member')
      .values({
        id: newId(),
        peer_group_id: open.peer_group_id,
        person_id: open.asked_by,
        joined_at: db.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await tellOtherSide(db, requestId, 'contact-answered', requestId)
  return { answered: answer }
}

/** One place fewer; false when none was left. */
async function takePlace(
  db: ViewerDb,
  kind: 'co-leader' | 'supervision' | 'peer-group',
  me: string,
  peerGroupId: string | null,
): Promise<boolean> {
  if (kind === 'co-leader') return true
  const fewer = sql<number>`places_free - 1`
  const { numUpdatedRows } =
    kind === 'supervision'
      ? await db
          .updateTable('supervisor_entry')
          .set({ places_free: fewer })
          .where('person_id', '=', me)
          .where('places_free', '>', 0)
          .executeTakeFirstOrThrow()
      : await db
          .updateTable('peer_group')
          .set({ places_free: fewer })
          .where('id', '=', peerGroupId)
          .where('places_free', '>', 0)
          .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Taken back by whoever asked, as long as it is not answered. */
export async function withdrawContact(
  db: ViewerDb,
  requestId: string,
): Promise<{ withdrawn: true } | Refusal<'answered-already'>> {
  found(await contactRequestById(db, requestId))
  const { numUpdatedRows } = await db
    .updateTable('contact_request')
    .set({ withdrawn_at: db.now })
    .where('id', '=', requestId)
    .where('asked_by', '=', db.viewer.personId)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { withdrawn: true } : refuse('answered-already')
}

/** Between two who agreed to talk; the other reads it in an email that leads here. */
export async function writeToContact(
  db: ViewerDb,
  requestId: string,
  { body }: { body: string },
): Promise<{ messageId: string } | Refusal<'conversation-over' | 'their-turn'>> {
  const request = found(await contactRequestById(db, requestId))
  if (request.state !== 'accepted') return refuse('conversation-over')
  const latest = (await contactMessages(db, requestId)).slice(-MESSAGES_IN_A_ROW)
  if (
    latest.length === MESSAGES_IN_A_ROW &&
    latest.every(({ authorId }) => authorId === db.viewer.personId)
  ) {
    return refuse('their-turn')
  }
  const messageId = newId()
  await db
    .insertInto('contact_message')
    .values({
      id: messageId,
      request_id: requestId,
      author_id: found(db.viewer.personId),
      body,
      written_at: db.now,
    })
    .execute()
  await tellOtherSide(db, requestId, 'contact-written', messageId)
  return { messageId }
}

/** Either of the two ends the conversation: nothing further is written. What they arranged is theirs. */
export async function endContact(
  db: ViewerDb,
  requestId: string,
): Promise<{ ended: true } | Refusal<'conversation-over'>> {
  found(await contactRequestById(db, requestId))
  const { numUpdatedRows } = await db
    .updateTable('contact_request')
    .set({ ended_at: db.now, ended_by: db.viewer.personId })
    .where('id', '=', requestId)
    .where('accepted_at', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { ended: true } : refuse('conversation-over')
}
