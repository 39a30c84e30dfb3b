import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { isId } from '../../../shared/ids.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { cancelMeeting } from '../commands/cancel-meeting.ts'
import { giveRoles } from '../commands/give-roles.ts'
import { moveMeeting } from '../commands/move-meeting.ts'
import { buttonForm, moveForm, rolesForm } from '../forms.ts'
import { MeetingPage, type MeetingPageProps } from '../pages/meeting-page.tsx'
import { groupLeaders } from '../queries/group-leaders.ts'
import { meetingById } from '../queries/meetings.ts'
import { countIn } from './count-in.ts'
import { framingOf } from './framing-of.ts'
import { groupIdOf } from './group-id.ts'
import { groupToLead } from './group-to-lead.ts'

export const oneMeetingRoutes = new Hono<WebEnv>()
oneMeetingRoutes.use('/groups/:id/meetings/*', requireSignIn)

oneMeetingRoutes.get('/groups/:id/meetings/:meetingId', (c) => show(c, (db) => meetingPage(c, db)))

const over = {
  'meeting-over': 'This meeting is over; nothing about it can be changed any more.',
  'meeting-cancelled': 'This meeting has been cancelled meanwhile.',
}

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/roles', (c) =>
  submit(c, {
    form: rolesForm,
    command: (db, { moderator: moderatorId, swapping }) =>
      giveRoles(db, groupIdOf(c), meetingIdOf(c), { moderatorId, swapping }),
    done: () => `/groups/${groupIdOf(c)}/meetings?saved=roles`,
    again: (db, roles) => meetingPage(c, db, { roles }),
    words: {
      ...over,
      'not-a-leader': 'Only a leader of this group can moderate. Please choose one of them.',
    },
  }),
)

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/date', (c) =>
  submit(c, {
    form: moveForm,
    command: (db, wish) => moveMeeting(db, groupIdOf(c), meetingIdOf(c), wish),
    done: ({ told }) => `/groups/${groupIdOf(c)}/meetings/${meetingIdOf(c)}?moved=${told}`,
    again: (db, date) => meetingPage(c, db, { date }),
    words: {
      ...over,
      'moved-into-the-past': 'That moment is over already. Please choose one to come.',
      'day-is-taken': 'The group has another meeting at that time. Please choose another day or hour.',
    },
  }),
)

oneMeetingRoutes.post('/groups/:id/meetings/:meetingId/cancellation', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => cancelMeeting(db, groupIdOf(c), meetingIdOf(c)),
    done: ({ told }) => `/groups/${groupIdOf(c)}/meetings?cancelled=${told}`,
    again: (db, cancellation) => meetingPage(c, db, { cancellation }),
    words: over,
  }),
)

function meetingIdOf(c: Web): string {
  const id = c.req.param('meetingId') ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

async function meetingPage(c: Web, db: ViewerDb, attempts: MeetingPageProps['attempts'] = {}) {
  const group = await groupToLead(c, db)
  const meeting = found(await meetingById(db, group.id, meetingIdOf(c)))
  return (
    <MeetingPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      timeZone={group.timeZone}
      meeting={{
        id: meeting.id,
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        cancelled: meeting.cancelledAt !== null,
        over: Temporal.Instant.compare(meeting.endsAt, db.now) < 0,
        moderatorId: meeting.moderatorId,
      }}
      leaders={await groupLeaders(db, group.id)}
      movedTold={countIn(c, 'moved')}
      attempts={attempts}
    />
  )
}
