import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { cursorText, readCursor } from '../../../shared/cursor.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societySettings } from '../../society/queries.ts'
import { EnquiriesPage, type EnquiryRow } from '../pages/enquiries-page.tsx'
import { canSeeEnquiries } from '../policy.ts'
import { type EnquiryLine, type EnquiryList, enquiriesInCharge } from '../queries/enquiries-in-charge.ts'
import { waitingEnquiries } from '../queries.ts'
import { ago, answerDue } from '../rules/answer-due.ts'
import { nextStep } from '../rules/next-step.ts'

/** For representatives, of their regions, and administrators. */
export const enquiriesRoutes = new Hono<WebEnv>()

enquiriesRoutes.get('/enquiries', requireSignIn, (c) => show(c, (db) => enquiriesPage(c, db)))

async function enquiriesPage(c: Web, db: ViewerDb) {
  if (!canSeeEnquiries(db.viewer)) throw new NotFound()
  const list = listOf(c.req.query('list'))
  const after = readCursor(c.req.query('after'))
  const { timeZone, answerWithinWorkingDays } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const { lines, next } = await enquiriesInCharge(db, { list, after })
  const rows = lines.map((line): EnquiryRow => {
    const waitsSince = line.waitingSince && dateIn(line.waitingSince, timeZone)
    return {
      ...line,
      age: ago(dateIn(line.receivedAt, timeZone), today),
      step: stepOf(line, today),
      isLate:
        waitsSince !== null &&
        Temporal.PlainDate.compare(today, answerDue(waitsSince, answerWithinWorkingDays)) > 0,
    }
  })
  return (
    <EnquiriesPage
      list={list}
      rows={rows}
      waiting={(await waitingEnquiries(db)).count}
      next={next ? `/enquiries?${new URLSearchParams({ list, after: cursorText(next) })}` : undefined}
      isFirst={after === undefined}
      wasClosed={c.req.query('done') === 'closed'}
    />
  )
}

const listOf = (text: string | undefined): EnquiryList =>
  text === 'open' || text === 'closed' ? text : 'waiting'

const stepOf = (line: EnquiryLine, today: Temporal.PlainDate) =>
  nextStep({ ...line, isClosed: line.closedAt !== null, isWaiting: line.waitingSince !== null }, today)
