import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { formatDay, formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { answerAsHolder } from '../commands/answer-for-meeting.ts'
import {
  ApologiesGonePage,
  HeldApologiesPage,
  HeldApologyPage,
  type HeldLine,
} from '../pages/held-apologies-page.tsx'
import { type HeldMeeting, heldMeetings } from '../queries/coming.ts'
import { apologiesPath } from '../rules/paths.ts'

// A member's or a leader's own address, from their emails: no sign-in. Following it changes nothing, as mail programs
// look at links before people do; only the buttons do.

export const heldApologyRoutes = new Hono<WebEnv>()
const page = '/apologies/:token{[\\w-]{43}}'
const one = `${page}/:meetingId{[0-9a-f-]{36}}`
// An address that opens nothing is answered kindly, whatever is asked of it.
heldApologyRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<ApologiesGonePage />), 404)
})

heldApologyRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => listPage(c, db)))
heldApologyRoutes.get(one, (c) => showHeld(c, tokenIn(c), (db) => onePage(c, db)))
heldApologyRoutes.get(`${one}/withdrawal`, (c) =>
  c.redirect(apologiesPath(tokenIn(c), idIn(c, 'meetingId')), 303),
)

for (const [address, comes] of [
  [one, false],
  [`${one}/withdrawal`, true],
] as const) {
  heldApologyRoutes.post(address, (c) =>
    submitHeld(c, tokenIn(c), {
      form: buttonForm,
      command: (db) => answerAsHolder(db, idIn(c, 'meetingId'), { comes }),
      done: () => apologiesPath(tokenIn(c), idIn(c, 'meetingId')),
      again: (db, attempt) => listPage(c, db, attempt),
      words: { 'meeting-over': 'That meeting is over, or does not take place any more.' },
    }),
  )
}

async function listPage(c: Web, db: HolderDb, attempt?: Returned) {
  const { isOpen, meetings } = await heldMeetings(db)
  if (!isOpen) throw new NotFound()
  return (
    <HeldApologiesPage
      here={apologiesPath(tokenIn(c))}
      groupName={meetings[0]?.groupName ?? null}
      meetings={meetings.map(lineOf)}
      attempt={attempt}
    />
  )
}

async function onePage(c: Web, db: HolderDb) {
  const { isOpen, meetings } = await heldMeetings(db)
  if (!isOpen) throw new NotFound()
  const meeting = meetings.find(({ id }) => id === idIn(c, 'meetingId'))
  const here = apologiesPath(tokenIn(c))
  return meeting ? (
    <HeldApologyPage here={here} groupName={meeting.groupName} meeting={lineOf(meeting)} />
  ) : (
    <HeldApologiesPage
      here={here}
      groupName={meetings[0]?.groupName ?? null}
      meetings={meetings.map(lineOf)}
      isGone
    />
  )
}

const lineOf = ({ id, startsAt, endsAt, timeZone, sentAt }: HeldMeeting): HeldLine => ({
  id,
  when: `${formatMeetingTime(startsAt, endsAt, timeZone)} (${timeZoneName(timeZone)})`,
  sentOn: sentAt && formatDay(sentAt, timeZone),
})
