import type { ViewerDb } from '../../../platform/database/database.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { ownTimeZone } from '../../meetings/queries/own-time-zone.ts'
import { societySettings } from '../../society/queries.ts'

/** Supervision keeps the society's time: its people may lead groups in several zones. */
export interface SocietyClock {
  timeZone: string
  /** The reader's own clocks; null where their profile says nothing. */
  ownZone: string | null
  today: Temporal.PlainDate
  instant: (on: Temporal.PlainDate, at: Temporal.PlainTime) => Temporal.Instant
}

export async function societyClock(db: ViewerDb): Promise<SocietyClock> {
  const { timeZone } = await societySettings(db)
  return {
    timeZone,
    ownZone: await ownTimeZone(db),
    today: dateIn(db.now, timeZone),
    instant: (on, at) => on.toZonedDateTime({ timeZone, plainTime: at }).toInstant(),
  }
}

/** What was typed, with its day and hour as the moment that they are by the society's clock. */
export async function timed<Typed extends { on: Temporal.PlainDate; at: Temporal.PlainTime }>(
  db: ViewerDb,
  { on, at, ...values }: Typed,
): Promise<Omit<Typed, 'on' | 'at'> & { startsAt: Temporal.Instant }> {
  return { ...values, startsAt: (await societyClock(db)).instant(on, at) }
}
