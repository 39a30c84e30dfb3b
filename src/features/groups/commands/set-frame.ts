import type { ViewerDb } from '../../../platform/database/database.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { columnsOf, type Rhythm } from '../../../shared/rhythm.ts'
import { ledGroup } from '../queries/led-group.ts'
import type { Mode } from '../rules/group-facts.ts'

export interface Frame {
  /** The group's revision that the form was filled from. */
  revision: number
  name: string
  mode: Mode
  region?: string | undefined
  area?: string | undefined
  professions: string[]
  /** As it was when left out. */
  languages?: string[] | undefined
  weekday?: number | undefined
  startTime?: Temporal.PlainTime | undefined
  rhythm?: Rhythm | undefined
  lengthMinutes?: number | undefined
  timeZone: string
  fewestMembers: number
  mostMembers: number
  doorsMinutes: number
  /** It met in a room before, and moves online with people who know each other. */
  isTransfer?: boolean | undefined
}

/** What the group is from outside: where, when, how long, for whom. Dates that are made already stay as they are. */
export async function setFrame(
  db: ViewerDb,
  groupId: string,
  frame: Frame,
): Promise<{ groupId: string } | Refusal<'changed-meanwhile' | 'region-unknown'>> {
  await ledGroup(db, groupId)
  if (frame.region && !(await isRegion(db, frame.region))) return refuse('region-unknown')
  const { numUpdatedRows } = await db
    .updateTable('balint_group')
    .set(({ eb }) => ({
      name: frame.name,
      mode: frame.mode,
      region_id: frame.region ?? null,
      area: frame.area ?? null,
      professions: frame.professions,
      ...(frame.languages && { languages: frame.languages }),
      weekday: frame.weekday ?? null,
      start_time: frame.startTime ?? null,
      ...columnsOf(frame.rhythm),
      length_minutes: frame.lengthMinutes ?? null,
      time_zone: frame.timeZone,
      fewest_members: frame.fewestMembers,
      most_members: frame.mostMembers,
      doors_minutes: frame.doorsMinutes,
      is_transfer: frame.mode === 'online' && (frame.isTransfer ?? false),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', groupId)
    .where('revision', '=', frame.revision)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? { groupId } : refuse('changed-meanwhile')
}

async function isRegion(db: ViewerDb, regionId: string): Promise<boolean> {
  const region = await db.selectFrom('region').select('id').where('id', '=', regionId).executeTakeFirst()
  return region !== undefined
}
