import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupById } from '../../groups/queries/group.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { cancelMeetings } from '../commands/cancel-meetings.ts'
import { cancelSeveralForm } from '../forms.ts'
import { CancellationsPage } from '../pages/cancellations-page.tsx'
import { type Meeting, meetingsFrom } from '../queries/meetings.ts'
import { proposedDates } from '../queries/proposed-dates.ts'
import { addingWords, over } from './change-words.ts'

export const cancellationRoutes = new Hono<WebEnv>()
cancellationRoutes.use('/groups/:id/cancellations', requireSignIn)

cancellationRoutes.get('/groups/:id/cancellations', (c) => show(c, (db) => cancellationsPage(c, db)))

cancellationRoutes.post('/groups/:id/cancellations', (c) =>
  submit(c, {
    form: cancelSeveralForm,
    command: async (db, { meeting: meetingIds, reason, keeping }) => {
      const group = await groupById(db, idIn(c))
      const instead = keeping ? await proposedDates(db, group, meetingIds.length) : []
      return cancelMeetings(db, group.id, {
        meetingIds,
        reason,
        instead: instead.map(({ startsAt }) => {
          const local = startsAt.toZonedDateTimeISO(group.timeZone)
          return { on: local.toPlainDate(), at: local.toPlainTime() }
        }),
      })
    },
    done: ({ told }) => `/groups/${idIn(c)}/meetings?cancelled=${told}`,
    again: (db, attempt) => cancellationsPage(c, db, attempt),
    words: { ...over, ...addingWords, 'nothing-chosen': 'Please tick the dates that will not take place.' },
  }),
)

async function cancellationsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const standing = (await meetingsFrom(db, group.id, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const isAsked = askedFor(c, standing, group.timeZone)
  return (
    <CancellationsPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      timeZone={group.timeZone}
      meetings={standing.map((meeting) => ({ ...meeting, isChosen: isAsked(meeting) }))}
      proposals={await proposedDates(db, group, 1)}
      attempt={attempt}
    />
  )
}

/** What an address ticks beforehand: a meeting and all later ones, or those between two days. */
function askedFor(c: Web, standing: readonly Meeting[], timeZone: string): (meeting: Meeting) => boolean {
  const from = standing.find(({ id }) => id === c.req.query('from'))
  if (from) return ({ startsAt }) => Temporal.Instant.compare(startsAt, from.startsAt) >= 0
  const [firstOn, lastOn] = [c.req.query('first_on') ?? '', c.req.query('last_on') ?? '']
  // ISO dates stand in the order of their days.
  return ({ startsAt }) => {
    const on = dateIn(startsAt, timeZone).toString()
    return firstOn !== '' && firstOn <= on && on <= lastOn
  }
}
