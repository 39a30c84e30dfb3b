import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { queueEmail, queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { peersToAgree } from '../queries/contact.ts'
import { ownPeerGroups } from '../queries/entries.ts'
import { findableLeader, findablePeerGroup, findableSupervisor } from '../queries/matching.ts'
import { DAYS_AFTER_A_NO, DAYS_TO_ANSWER, REQUESTS_A_WEEK } from '../rules/request-state.ts'

export type AskRefusal = Refusal<
  'not-found-any-more' | 'asked-already' | 'said-no-lately' | 'enough-this-week' | 'does-not-offer-this'
>

/** For peers: it is said which, of those among whom one sits. */
export type AskSupervisorRefusal = AskRefusal | Refusal<'no-peers-yet' | 'which-peers'>

/** A founder asks a leader of the register whether they would lead with them (R16). Neither sees the other's address. */
export async function askToLead(
  db: ViewerDb,
  groupId: string,
  personId: string,
  { message }: { message: string },
): Promise<{ requestId: string } | AskRefusal> {
  await ledGroup(db, groupId)
  if (!(await findableLeader(db, groupId, personId))) return refuse('not-found-any-more')
  return ask(db, { kind: 'co-leader', groupId, personId, peerGroupId: null, supervisionKind: null, message })
}

export interface SupervisionWish {
  message: string
  /** Which of what the supervisor offers; the only one where there is one. */
  supervisionKind?: 'individual' | 'pair' | 'peer' | undefined
  /** Of peers who are to be supervised together; the only one where one sits in one. */
  peers?: string | undefined
}

/** A leader asks a supervisor (R25, R37); `groupId` is null for whoever the society introduced and leads none yet. */
export async function askSupervisor(
  db: ViewerDb,
  groupId: string | null,
  personId: string,
  { message, supervisionKind, peers }: SupervisionWish,
): Promise<{ requestId: string } | AskSupervisorRefusal> {
  if (groupId !== null) await ledGroup(db, groupId)
  const supervisor = await findableSupervisor(db, personId)
  if (!supervisor) return refuse('not-found-any-more')
  const kind = supervisionKind ?? supervisor.offers[0]
  if (!kind || !supervisor.offers.includes(kind)) return refuse('does-not-offer-this')
  const forPeers = kind === 'peer' ? await peersMeant(db, peers) : null
  if (isRefusal(forPeers)) return forPeers
  return ask(db, {
    kind: 'supervision',
    groupId,
    personId,
    peerGroupId: null,
    supervisionKind: kind,
    forPeers,
    message,
  })
}

async function peersMeant(
  db: ViewerDb,
  wish: string | undefined,
): Promise<string | Refusal<'no-peers-yet' | 'which-peers'>> {
  const own = await ownPeerGroups(db)
  const meant = wish ? own.find(({ id }) => id === wish) : own.length === 1 ? own[0] : undefined
  return meant?.id ?? refuse(own.length === 0 ? 'no-peers-yet' : 'which-peers')
}

/** A leader asks a peer supervision group for a place (R24); its keeper answers. */
export async function askPeerGroup(
  db: ViewerDb,
  groupId: string | null,
  peerGroupId: string,
  { message }: { message: string },
): Promise<{ requestId: string } | AskRefusal> {
  if (groupId !== null) await ledGroup(db, groupId)
  if (!(await findablePeerGroup(db, peerGroupId))) return refuse('not-found-any-more')
  return ask(db, { kind: 'peer-group', groupId, personId: null, peerGroupId, supervisionKind: null, message })
}

interface Asking {
  kind: 'co-leader' | 'supervision' | 'peer-group'
  groupId: string | null
  personId: string | null
  peerGroupId: string | null
  supervisionKind: 'individual' | 'pair' | 'peer' | null
  forPeers?: string | null
  message: string
}

async function ask(db: ViewerDb, asking: Asking): Promise<{ requestId: string } | AskRefusal> {
  const me = found(db.viewer.personId)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`asks-by-relay:${me}`}, 0))`.execute(db)
  if (await saidNoLately(db, me, asking)) return refuse('said-no-lately')
  const { rows } = await sql<{ count: number }>`select contact_requests_this_week() as count`.execute(db)
  if ((rows[0]?.count ?? 0) >= REQUESTS_A_WEEK) return refuse('enough-this-week')

  await ownOpenRequests(db, me, asking).where('expires_at', '<=', db.now).execute()
  const requestId = newId()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('contact_request')
    .values({
      id: requestId,
      kind: asking.kind,
      group_id: asking.groupId,
      asked_by: me,
      asked_person_id: asking.personId,
      peer_group_id: asking.peerGroupId,
      supervision_kind: asking.supervisionKind,
      for_peer_group_id: asking.forPeers ?? null,
      message: asking.message,
      asked_at: db.now,
      expires_at: db.now.add({ hours: 24 * DAYS_TO_ANSWER }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('asked-already')
  await tellOtherSide(db, requestId, 'contact-asked', requestId)
  const peers = asking.peerGroupId === null ? [] : await peersToAgree(db, requestId)
  await queueEmails(db, 'peer-place-asked', { to: peers.map((personId) => ({ personId })), about: requestId })
  return { requestId }
}

/** A request that has run out makes way for another. */
const ownOpenRequests = (db: ViewerDb, me: string, { personId, peerGroupId }: Asking) =>
  db
    .updateTable('contact_request')
    .set({ withdrawn_at: db.now })
    .where('asked_by', '=', me)
    .$if(personId !== null, (query) => query.where('asked_person_id', '=', personId))
    .$if(peerGroupId !== null, (query) => query.where('peer_group_id', '=', peerGroupId))
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)

async function saidNoLately(db: ViewerDb, me: string, { personId, peerGroupId, groupId }: Asking) {
  const no = await db
    .selectFrom('contact_request')
    .select('id')
    .where('asked_by', '=', me)
    .$if(personId !== null, (query) => query.where('asked_person_id', '=', personId))
    .$if(peerGroupId !== null, (query) => query.where('peer_group_id', '=', peerGroupId))
    .where('group_id', groupId === null ? 'is' : '=', groupId)
    .where('declined_at', '>', db.now.subtract({ hours: 24 * DAYS_AFTER_A_NO }))
    .limit(1)
    .executeTakeFirst()
  return no !== undefined
}

/** Writes to whoever of the two did not do it. */
export async function tellOtherSide(
  db: ViewerDb,
  requestId: string,
  template: string,
  about: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select contact_sides(${requestId}::uuid) as id`.execute(db)
  const other = rows.find(({ id }) => id !== db.viewer.personId)
  if (other) await queueEmail(db, template, { to: { personId: other.id }, about })
}
