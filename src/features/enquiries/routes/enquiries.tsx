import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { cursorText, readCursor } from '../../../shared/cursor.ts'
import { kindIn, kinds } from '../../../shared/enquiry-kinds.ts'
import type { Viewer } from '../../../shared/viewer.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { type Region, regions, societySettings } from '../../society/queries.ts'
import { EnquiriesPage, type EnquiryRow, type ShownFilter } from '../pages/enquiries-page.tsx'
import { canSeeEnquiries, canSeeNumbers } from '../policy.ts'
import {
  countWaiting,
  type EnquiryLine,
  type EnquiryList,
  enquiriesInCharge,
} from '../queries/enquiries-in-charge.ts'
import { ago } from '../rules/answer-due.ts'
import { nextStep } from '../rules/next-step.ts'

/** For those who take enquiries: of their regions, of all, forwarded to them, or the concerns. */
export const enquiriesRoutes = new Hono<WebEnv>()

enquiriesRoutes.get('/enquiries', requireSignIn, (c) => show(c, (db) => enquiriesPage(c, db)))

async function enquiriesPage(c: Web, db: ViewerDb) {
  if (!canSeeEnquiries(db.viewer)) throw new NotFound()
  const list = listOf(c.req.query('list'))
  const after = readCursor(c.req.query('after'))
  const inSight = regionsOf(db.viewer, await regions(db))
  const filter: ShownFilter = {
    kind: kindsOf(db.viewer).find((kind) => kind === kindIn(c.req.query('kind'))),
    regionId: inSight.find(({ id }) => id === c.req.query('region'))?.id,
    mine: c.req.query('mine') === 'yes',
  }
  const { timeZone } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const { lines, next } = await enquiriesInCharge(db, { list, after, ...filter })
  const done = c.req.query('done')
  return (
    <EnquiriesPage
      list={list}
      filter={filter}
      kinds={kindsOf(db.viewer)}
      regions={inSight}
      rows={lines.map((line) => rowOf(line, list, today, timeZone))}
      waiting={await countWaiting(db, filter)}
      mayCount={canSeeNumbers(db.viewer)}
      hrefOf={addressOf}
      next={next ? addressOf(list, filter, cursorText(next)) : undefined}
      isFirst={after === undefined}
      done={done === 'closed' || done === 'given-back' ? done : undefined}
    />
  )
}

function rowOf(
  line: EnquiryLine,
  list: EnquiryList,
  today: Temporal.PlainDate,
  timeZone: string,
): EnquiryRow {
  const facts = { ...line, isClosed: line.closedAt !== null, isWaiting: line.waitingSince !== null }
  return {
    ...line,
    age: ago(dateIn((list === 'waiting' && line.waitingSince) || line.receivedAt, timeZone), today),
    step: nextStep(facts, today),
    isLate: line.answerDueOn !== null && Temporal.PlainDate.compare(today, line.answerDueOn) > 0,
  }
}

const listOf = (text: string | undefined): EnquiryList =>
  text === 'open' || text === 'closed' ? text : 'waiting'

/** That there are concerns is known to their one reader. */
const kindsOf = ({ concernsOfficer }: Viewer) => kinds.filter((kind) => kind !== 'concern' || concernsOfficer)

const regionsOf = ({ administrator, regionIds }: Viewer, all: readonly Region[]): readonly Region[] =>
  administrator ? all : all.filter(({ id }) => regionIds.includes(id))

function addressOf(
  list: EnquiryList,
  { kind, regionId, mine }: Partial<ShownFilter>,
  after?: string,
): string {
  const query = new URLSearchParams()
  if (list !== 'waiting') query.set('list', list)
  if (kind) query.set('kind', kind)
  if (regionId) query.set('region', regionId)
  if (mine) query.set('mine', 'yes')
  if (after) query.set('after', after)
  return query.size > 0 ? `/enquiries?${query}` : '/enquiries'
}
