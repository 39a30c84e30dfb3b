import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { regions } from '../../society/queries.ts'
import { type OwnWait, ownWait } from '../queries/own-wait.ts'
import { WAIT_DAYS } from '../rules/wait.ts'
import type { Wishes } from './join-waiting-list.ts'

// What the person of an entry does about it, by the secret address they were sent.

type Left = Refusal<'left-already'>

/** From now on it counts, for a year; said again, for a year more. */
export async function confirmWait(db: HolderDb): Promise<{ confirmed: true } | Left> {
  const wait = await inTurn(db)
  if (wait.state === 'left') return refuse('left-already')
  await db
    .updateTable('waiting_list_entry')
    .set({
      confirmed_at: wait.confirmedAt ?? db.now,
      wanted_until: db.now.add({ hours: 24 * WAIT_DAYS }),
      asked_again_at: null,
    })
    .where('id', '=', wait.id)
    .execute()
  return { confirmed: true }
}

export async function changeWishes(
  db: HolderDb,
  wishes: Wishes,
): Promise<{ changed: true } | Left | Refusal<'region-unknown'>> {
  const wait = await inTurn(db)
  if (wait.state === 'left') return refuse('left-already')
  const isKept = wishes.regionId === wait.regionId
  if (wishes.regionId && !isKept && !(await regions(db)).some(({ id }) => id === wishes.regionId)) {
    return refuse('region-unknown')
  }
  await db
    .updateTable('waiting_list_entry')
    .set({
      region_id: wishes.regionId,
      wants_online: wishes.wantsOnline || wishes.regionId === null,
      profession: wishes.profession,
      area: wishes.area,
    })
    .where('id', '=', wait.id)
    .execute()
  return { changed: true }
}

/** Once and for all; who wants to come back asks anew. Leaving twice is leaving. */
export async function leaveWaitingList(db: HolderDb): Promise<{ left: true }> {
  const wait = await inTurn(db)
  if (wait.state !== 'left') {
    await db.updateTable('waiting_list_entry').set({ left_at: db.now }).where('id', '=', wait.id).execute()
  }
  return { left: true }
}

/** Two clicks at once take turns. */
async function inTurn(db: HolderDb): Promise<OwnWait> {
  const wait = found(await ownWait(db))
  await db.selectFrom('waiting_list_entry').select('id').where('id', '=', wait.id).forUpdate().execute()
  return found(await ownWait(db))
}
