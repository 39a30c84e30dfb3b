import type { Db } from '../../../platform/database/database.ts'
import { forecasts } from '../queries/coming.ts'
import type { Forecast } from '../rules/forecast.ts'

/** A coming meeting with whom it may expect, as those who lead it see it. */
export interface ForecastTold {
  meetingId: string
  groupId: string
  groupName: string
  timeZone: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  now: Temporal.Instant
  forecast: Forecast
}

/** null when there is nothing left to say: it is over or cancelled, or the recipient leads there no more. */
export async function loadForecast(db: Db, meetingId: string): Promise<ForecastTold | null> {
  const row = await db
    .selectFrom('meeting as m')
    .innerJoin('balint_group as g', 'g.id', 'm.group_id')
    .select(['g.id', 'g.name', 'g.time_zone', 'g.fewest_members', 'm.starts_at', 'm.ends_at'])
    .where('m.id', '=', meetingId)
    .where('m.cancelled_at', 'is', null)
    .where('m.ends_at', '>', db.now)
    .executeTakeFirst()
  if (!row) return null
  const all = await forecasts(db, {
    groupId: row.id,
    fewestMembers: row.fewest_members,
    meetingIds: [meetingId],
  })
  const forecast = all.get(meetingId)
  if (!forecast || forecast.leadersAway.length + forecast.leadersComing.length === 0) return null
  return {
    meetingId,
    groupId: row.id,
    groupName: row.name,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    now: db.now,
    forecast,
  }
}
