import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { peersMeetNoMore } from '../../supervision/commands/peer-dates.ts'
import { areRegions } from './keep-entry.ts'

export interface PeerGroup {
  name: string
  everyWeeks: number
  mode: 'face-to-face' | 'online'
  region?: string | undefined
  languages: string[]
  placesFree: number
  about?: string | undefined
  listed: boolean
}

/** Leaders of several groups who supervise each other (R24). Whoever enters it sits in it, and keeps the entry. */
export async function makePeerGroup(
  db: ViewerDb,
  group: PeerGroup,
): Promise<{ peerGroupId: string } | Refusal<'region-unknown'>> {
  if (!(await areRegions(db, group.region ? [group.region] : []))) return refuse('region-unknown')
  const personId = found(db.viewer.personId)
  const peerGroupId = newId()
  await db
    .insertInto('peer_group')
    .values({
      id: peerGroupId,
      kept_by: personId,
      made_at: db.now,
      ...columnsOf(group),
      changed_at: db.now,
      listed_since: group.listed ? db.now : null,
    })
    .execute()
  await db
    .insertInto('peer_group_member')
    .values({ id: newId(), peer_group_id: peerGroupId, person_id: personId, joined_at: db.now })
    .execute()
  return { peerGroupId }
}

export async function changePeerGroup(
  db: ViewerDb,
  peerGroupId: string,
  group: PeerGroup,
): Promise<{ peerGroupId: string } | Refusal<'region-unknown'>> {
  const { listed_since } = await keptPeerGroup(db, peerGroupId)
  if (!(await areRegions(db, group.region ? [group.region] : []))) return refuse('region-unknown')
  await db
    .updateTable('peer_group')
    .set({
      ...columnsOf(group),
      changed_at: db.now,
      listed_since: group.listed ? (listed_since ?? db.now) : null,
    })
    .where('id', '=', peerGroupId)
    .execute()
  return { peerGroupId }
}

/** Another member keeps the entry, and answers who asks, from now on. */
export async function handOnPeerGroup(
  db: ViewerDb,
  peerGroupId: string,
  { to }: { to: string },
): Promise<{ peerGroupId: string } | Refusal<'no-member'>> {
  await keptPeerGroup(db, peerGroupId)
  const member = await db
    .selectFrom('peer_group_member')
    .select('id')
    .where('peer_group_id', '=', peerGroupId)
    .where('person_id', '=', to)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!member) return refuse('no-member')
  await db
    .updateTable('peer_group')
    .set({ kept_by: to, changed_at: db.now })
    .where('id', '=', peerGroupId)
    .execute()
  return { peerGroupId }
}

/** The peers meet no more: nobody finds the group, dates ahead are called off, and everybody is told. */
export async function endPeerGroup(db: ViewerDb, peerGroupId: string): Promise<{ ended: true }> {
  await keptPeerGroup(db, peerGroupId)
  await peersMeetNoMore(db, peerGroupId)
  await db
    .updateTable('peer_group_member')
    .set({ left_at: db.now })
    .where('peer_group_id', '=', peerGroupId)
    .where('left_at', 'is', null)
    .execute()
  await db.updateTable('peer_group').set({ ended_at: db.now }).where('id', '=', peerGroupId).execute()
  return { ended: true }
}

/**
 * Whoever keeps the entry hands it on first: somebody has to answer those who ask. Dates that were to be hosted by whoever
 * leaves are hosted by nobody then.
 */
export async function leavePeerGroup(
  db: ViewerDb,
  peerGroupId: string,
): Promise<{ left: true } | Refusal<'keeper-hands-on-first'>> {
  const group = found(
    await db.selectFrom('peer_group').select('kept_by').where('id', '=', peerGroupId).executeTakeFirst(),
  )
  if (group.kept_by === db.viewer.personId) return refuse('keeper-hands-on-first')
  const { numUpdatedRows } = await db
    .updateTable('peer_group_member')
    .set({ left_at: db.now })
    .where('peer_group_id', '=', peerGroupId)
    .where('person_id', '=', db.viewer.personId)
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new NotFound()
  return { left: true }
}

async function keptPeerGroup(db: ViewerDb, peerGroupId: string) {
  return found(
    await db
      .selectFrom('peer_group')
      .select('listed_since')
      .where('id', '=', peerGroupId)
      .where('kept_by', '=', db.viewer.personId)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst(),
  )
}

const columnsOf = (group: PeerGroup) => ({
  name: group.name,
  every_weeks: group.everyWeeks,
  mode: group.mode,
  region_id: group.region ?? null,
  languages: group.languages,
  places_free: group.placesFree,
  about: group.about ?? null,
})
