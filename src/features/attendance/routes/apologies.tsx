import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatMeetingTime } from '../../../shared/calendar.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { meetingById } from '../../meetings/queries/meetings.ts'
import { answerForMeeting } from '../commands/answer-for-meeting.ts'
import { answerForm } from '../forms.ts'
import { OwnApologyPage } from '../pages/own-apology-page.tsx'
import { canSeeOwnAttendance } from '../policy.ts'
import { apologiesFor } from '../queries/coming.ts'

export const ownApologyRoutes = new Hono<WebEnv>()
const path = '/groups/:id{[0-9a-f-]{36}}/meetings/:meetingId{[0-9a-f-]{36}}/apologies'
ownApologyRoutes.use(path, requireSignIn)
ownApologyRoutes.use(`${path}/*`, requireSignIn)

// Where an email or a calendar leads whoever signs in: the question with its one button.
ownApologyRoutes.get(path, (c) => show(c, (db) => apologyPage(c, db)))
ownApologyRoutes.get(`${path}/withdrawal`, (c) => c.redirect(c.req.path.replace(/\/withdrawal$/, ''), 303))

for (const [address, comes] of [
  [path, false],
  [`${path}/withdrawal`, true],
] as const) {
  ownApologyRoutes.post(address, (c) =>
    submit(c, {
      form: answerForm,
      command: async (db, { from }) => {
        const answered = await answerForMeeting(db, idIn(c), idIn(c, 'meetingId'), { comes })
        return isRefusal(answered) ? answered : { from }
      },
      done: ({ from }) => leadsBack(c, from),
      again: (db, attempt) => apologyPage(c, db, attempt),
      words: {
        'meeting-over':
          'This meeting is over, has been cancelled, or is none of yours: nobody waits for you.',
      },
    }),
  )
}

/** To the page they stood on; it says how things stand. */
function leadsBack(c: Web, from: string | undefined): string {
  const group = `/groups/${idIn(c)}`
  if (from === 'circle') return `${group}/circle#who-comes`
  if (from === 'dates') return '/dates'
  if (from === 'group-dates') return `${group}/dates`
  if (from === 'meeting') return `${group}/meetings/${idIn(c, 'meetingId')}`
  return `${group}/meetings/${idIn(c, 'meetingId')}/apologies`
}

async function apologyPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeOwnAttendance)
  const meeting = await meetingById(db, group.id, idIn(c, 'meetingId'))
  if (!meeting) throw new NotFound()
  const own = (await apologiesFor(db, [meeting.id])).find(({ personId }) => personId === db.viewer.personId)
  return (
    <OwnApologyPage
      group={group}
      standing={group.standing}
      seats={await groupCircle(db, group.id)}
      path={`/groups/${group.id}/meetings/${meeting.id}/apologies`}
      when={formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
      isOver={meeting.cancelledAt !== null || Temporal.Instant.compare(meeting.endsAt, db.now) <= 0}
      sent={own !== undefined}
      attempt={attempt}
    />
  )
}
