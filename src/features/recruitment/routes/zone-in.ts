import type { Web } from '../../../platform/web/context.ts'
import { isTimeZone } from '../../../shared/calendar.ts'

/** Where the reader says they are, for people of whom we know no time zone. */
export function zoneIn(c: Web): string | null {
  const zone = c.req.query('zone') ?? ''
  return isTimeZone(zone) ? zone : null
}
