import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societyName } from '../../society/queries.ts'
import { termCalendar } from '../calendar/feed.ts'
import { giveCalendarFeed } from '../commands/give-calendar-feed.ts'
import { buttonForm } from '../forms.ts'
import { CalendarPage } from '../pages/calendar-page.tsx'
import { fedMeetings, feedIsOpen, ownCalendarFeed } from '../queries/calendar-feed.ts'

export const calendarRoutes = new Hono<WebEnv>()
calendarRoutes.use('/calendar', requireSignIn)
calendarRoutes.use('/calendar/feed', requireSignIn)

calendarRoutes.get('/calendar', async (c) => {
  const response = await show(c, (db) => calendarPage(c, db))
  response.headers.set('Referrer-Policy', 'no-referrer')
  return response
})

calendarRoutes.post('/calendar/feed', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => giveCalendarFeed(db),
    done: () => '/calendar?made',
    again: (db, attempt) => calendarPage(c, db, attempt),
    words: {},
  }),
)

calendarRoutes.get('/calendar/:file{[\\w-]{43}\\.ics}', async (c) => {
  const token = c.req.param('file').slice(0, -'.ics'.length)
  const { house } = c.var
  const read = await house.database.asHolder(
    token,
    async (db) =>
      (await feedIsOpen(db)) && { meetings: await fedMeetings(db), society: await societyName(db) },
    { readOnly: true },
  )
  if (!read) return c.text('This calendar address has been replaced, or never was one.', 404, unseen)
  const calendar = termCalendar(
    read.meetings.map((meeting) => ({ ...meeting, cancelled: meeting.cancelledAt !== null })),
    {
      host: new URL(house.baseUrl).hostname,
      societyName: read.society ?? 'Balint Circle',
      noReplyAddress: house.noReplyAddress,
    },
  )
  return c.body(calendar, 200, { ...unseen, 'Content-Type': 'text/calendar; charset=utf-8' })
})

const unseen = { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'private, no-store' }

async function calendarPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const feed = await ownCalendarFeed(db)
  const address = feed && `${c.var.house.baseUrl}/calendar/${db.secrets.token(feed.id)}.ics`
  return (
    <CalendarPage
      feed={
        feed && address
          ? {
              https: address,
              webcal: address.replace(/^https?:/, 'webcal:'),
              madeOn: dateIn(feed.madeAt, 'Europe/London'),
            }
          : null
      }
      wasMade={c.req.method === 'GET' && c.req.query('made') !== undefined}
      attempt={attempt}
    />
  )
}
