import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { canKeepTasters } from '../policy.ts'

export interface NewTaster {
  on: Temporal.PlainDate
  at: Temporal.PlainTime
  minutes: number
  mode: 'face-to-face' | 'online'
  area: string | null
  place: string | null
  url: string | null
  seats: number
  contributionMinor: number
  /** The last day for signing up; null: until it begins. */
  closesOn: Temporal.PlainDate | null
  plan: string
  /** To be seen although the group itself is not open yet. */
  beforeOpening: boolean
}

/** A leader announces a taster (R41). It is public as soon as the group is, or at once when they choose so. */
export async function makeTaster(
  db: ViewerDb,
  groupId: string,
  wish: NewTaster,
): Promise<{ id: string } | Refusal<'in-the-past' | 'closes-in-the-past' | 'link-missing'>> {
  const group = await groupFor(db, groupId, canKeepTasters)
  const startsAt = wish.on.toZonedDateTime({ timeZone: group.timeZone, plainTime: wish.at }).toInstant()
  if (Temporal.Instant.compare(startsAt, db.now) <= 0) return refuse('in-the-past')
  const closing = wish.closesOn?.add({ days: 1 }).toZonedDateTime(group.timeZone).toInstant()
  const signUpUntil = closing && Temporal.Instant.compare(closing, startsAt) < 0 ? closing : startsAt
  if (Temporal.Instant.compare(signUpUntil, db.now) <= 0) return refuse('closes-in-the-past')
  // A group that meets in the room of this site receives its guests there.
  if (wish.mode === 'online' && !wish.url && !(await isOwnRoom(db, groupId))) return refuse('link-missing')
  const id = newId()
  await db
    .insertInto('taster')
    .values({
      id,
      group_id: groupId,
      name: group.name,
      mode: wish.mode,
      region_id: group.regionId,
      area: wish.mode === 'face-to-face' ? (wish.area ?? group.area) : null,
      plan: wish.plan,
      starts_at: startsAt,
      ends_at: startsAt.add({ minutes: wish.minutes }),
      time_zone: group.timeZone,
      seats: wish.seats,
      contribution_minor: wish.contributionMinor,
      currency: group.currency,
      sign_up_until: signUpUntil,
      before_opening: wish.beforeOpening,
      made_at: db.now,
      made_by: found(db.viewer.personId),
    })
    .execute()
  const way = wish.mode === 'online' ? { place: null, url: wish.url } : { place: wish.place, url: null }
  await db
    .insertInto('taster_way')
    .values({ taster_id: id, ...way })
    .execute()
  return { id }
}
