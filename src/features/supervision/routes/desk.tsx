import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { dayIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { counted } from '../../../shared/words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { reportsWaiting } from '../../portfolio/queries/reports.ts'
import { nameOf, supervisorEntryOf } from '../../register/queries/entries.ts'
import { DeskPage, StatementPage } from '../pages/desk-page.tsx'
import { heldAsSupervisor, lastAndNext } from '../queries/confirmed.ts'
import { type Session, sessionsNext, sessionsWaiting } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { supervisedBy, supervisionsById } from '../queries/supervisions.ts'
import { askingToBeSupervised } from '../queries/waiting.ts'
import { hoursStatement } from '../rules/terms.ts'
import { hoursInWords, othersIn, othersInEach, shownSession, shownSupervision, viewerId } from './shown.ts'

export const deskRoutes = new Hono<WebEnv>()
deskRoutes.get('/supervising', requireSignIn, (c) => show(c, deskPage))
deskRoutes.get('/supervising/statement', requireSignIn, (c) => show(c, (db) => statementPage(c, db)))

async function deskPage(db: ViewerDb) {
  const me = viewerId(db)
  const clock = await societyClock(db)
  const around = await lastAndNext(db)
  const entry = await supervisorEntryOf(db, me)
  const year = await heldAsSupervisor(db, {
    from: clock.today.subtract({ years: 1 }).add({ days: 1 }),
    to: clock.today,
  })
  const supervised = await supervisedBy(db)
  const withWhom = othersInEach(supervised, me)
  const shown = (session: Session) => shownSession(session, clock, me, withWhom)
  return (
    <DeskPage
      asking={(await askingToBeSupervised(db)).map(({ requestId, name, askedAt, isAccepted }) => ({
        id: requestId,
        name,
        askedOn: formatDateOnly(dateIn(askedAt, clock.timeZone)),
        state: isAccepted ? 'Propose terms' : 'Yours to answer',
      }))}
      arrangements={supervised.map((one) => shownSupervision(one, me, clock, around.get(one.id)))}
      waiting={(await sessionsWaiting(db, 'supervisor')).map(shown)}
      ahead={(await sessionsNext(db, 'supervisor')).map(shown)}
      reports={(await reportsWaiting(db, me)).map(({ id, personName, askedAt }) => ({
        id,
        of: personName,
        askedOn: formatDateOnly(dateIn(askedAt, clock.timeZone)),
      }))}
      placesFree={entry?.placesFree ?? null}
      isFound={Boolean(entry?.confirmedAt && entry.findableSince && entry.placesFree > 0)}
      hours={
        year.length === 0
          ? 'No session is confirmed yet.'
          : `${counted(year.length, 'session')}, ${hoursInWords(sum(year.map(({ minutes }) => minutes)))}, confirmed by both sides.`
      }
    />
  )
}

async function statementPage(c: Web, db: ViewerDb) {
  const me = viewerId(db)
  const { today } = await societyClock(db)
  const asked = { from: dayIn(c, 'from'), to: dayIn(c, 'to') }
  const usual = { from: today.with({ month: 1, day: 1 }), to: today }
  const span = { from: asked.from ?? usual.from, to: asked.to ?? usual.to }
  const isBackwards = Temporal.PlainDate.compare(span.from, span.to) > 0
  const held = isBackwards ? [] : await heldAsSupervisor(db, span)
  const supervised = await supervisionsById(db, [...new Set(held.map(({ supervisionId }) => supervisionId))])
  const lines = supervised.map((one) => ({
    id: one.id,
    who: othersIn(one, me),
    statement: hoursStatement(
      held.filter(({ supervisionId }) => supervisionId === one.id),
      one.agreed,
    ),
  }))
  const statements = lines.map(({ statement }) => statement)
  const [first] = statements
  const isOne = statements.every(
    ({ feeMinor, currency }) => feeMinor !== null && currency === first?.currency,
  )
  return (
    <StatementPage
      from={span.from}
      to={span.to}
      span={`${formatDateOnly(span.from)} to ${formatDateOnly(span.to)}`}
      supervisor={(await nameOf(db, me)) ?? ''}
      lines={lines.map(({ id, who, statement }) => ({ id, who, ...inWords(statement) }))}
      total={inWords({
        sessions: sum(statements.map(({ sessions }) => sessions)),
        minutes: sum(statements.map(({ minutes }) => minutes)),
        feeMinor: isOne ? sum(statements.map(({ feeMinor }) => feeMinor ?? 0)) : null,
        currency: first?.currency ?? null,
      })}
      problem={isBackwards ? 'The last day is before the first.' : null}
    />
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const inWords = ({ sessions, minutes, feeMinor, currency }: ReturnType<typeof hoursStatement>) => ({
  sessions: String(sessions),
  hours: hoursInWords(minutes),
  fee: feeMinor === null || currency === null ? '–' : formatMoney(money(feeMinor, currency)),
})
