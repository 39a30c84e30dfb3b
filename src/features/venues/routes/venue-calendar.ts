import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/web/context.ts'
import { bookedCalendar } from '../calendar/booked-calendar.ts'
import { bookedAtVenue } from '../queries/venue-feed.ts'

export const venueCalendarRoutes = new Hono<WebEnv>()

const unseen = { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'private, no-store' }

venueCalendarRoutes.get('/venue-calendar/:file{[\\w-]{43}\\.ics}', async (c) => {
  const token = c.req.param('file').slice(0, -'.ics'.length)
  const { house } = c.var
  const booked = await house.database.asHolder(token, (db) => bookedAtVenue(db), { readOnly: true })
  if (!booked) return c.text('This calendar address has been replaced, or never was one.', 404, unseen)
  const calendar = bookedCalendar(booked, new URL(house.baseUrl).hostname)
  return c.body(calendar, 200, { ...unseen, 'Content-Type': 'text/calendar; charset=utf-8' })
})
