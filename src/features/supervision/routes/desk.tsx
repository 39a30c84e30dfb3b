import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { listed } from '../../../shared/listed.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ownContactRequests } from '../../register/queries/contact.ts'
import { nameOf, supervisorEntryOf } from '../../register/queries/entries.ts'
import { DeskPage, StatementPage } from '../pages/desk-page.tsx'
import { heldAsSupervisor, lastSessions } from '../queries/confirmed.ts'
import { openSessions } from '../queries/sessions.ts'
import { societyClock } from '../queries/society-clock.ts'
import { ownSupervisions } from '../queries/supervisions.ts'
import { hoursStatement } from '../rules/terms.ts'
import {
  aheadOf,
  counted,
  hoursInWords,
  isWaiting,
  shownSession,
  shownSupervision,
  viewerId,
} from './shown.ts'

export const deskRoutes = new Hono<WebEnv>()
deskRoutes.get('/supervising', requireSignIn, (c) => show(c, deskPage))
deskRoutes.get('/supervising/statement', requireSignIn, (c) => show(c, (db) => statementPage(c, db)))

async function deskPage(db: ViewerDb) {
  const me = viewerId(db)
  const clock = await societyClock(db)
  const supervised = (await ownSupervisions(db)).filter(({ supervisor }) => supervisor.id === me)
  const ids = new Set(supervised.map(({ id }) => id))
  const begun = new Set(supervised.map(({ requestId }) => requestId))
  const last = new Map((await lastSessions(db)).map(({ supervisionId, lastAt }) => [supervisionId, lastAt]))
  const sessions = (await openSessions(db)).filter(
    ({ supervisionId }) => supervisionId !== null && ids.has(supervisionId),
  )
  const { toMe } = await ownContactRequests(db)
  const entry = await supervisorEntryOf(db, me)
  const year = await heldAsSupervisor(db, {
    from: clock.today.subtract({ years: 1 }).add({ days: 1 }),
    to: clock.today,
  })
  const shown = (one: (typeof sessions)[number]) => shownSession(one, clock.timeZone, me)
  return (
    <DeskPage
      asking={toMe
        .filter(
          ({ id, kind, state }) =>
            kind === 'supervision' && (state === 'open' || (state === 'accepted' && !begun.has(id))),
        )
        .map(({ id, asker, askedAt, state }) => ({
          id,
          name: asker.name,
          askedOn: formatDateOnly(dateIn(askedAt, clock.timeZone)),
          state: state === 'open' ? 'Yours to answer' : 'Propose terms',
        }))}
      arrangements={supervised.map((one) =>
        shownSupervision(one, me, clock, last.get(one.id) ?? null, 0, sessions),
      )}
      waiting={sessions.filter(isWaiting).map(shown)}
      ahead={aheadOf(sessions).map(shown)}
      placesFree={entry?.placesFree ?? null}
      isFound={Boolean(entry?.confirmedAt && entry.findableSince && entry.placesFree > 0)}
      hours={
        year.length === 0
          ? 'No session is confirmed yet.'
          : `${counted(year.length, 'session')}, ${hoursInWords(year.reduce((sum, { minutes }) => sum + minutes, 0))}, confirmed by both sides.`
      }
    />
  )
}

async function statementPage(c: Web, db: ViewerDb) {
  const me = viewerId(db)
  const { today } = await societyClock(db)
  const asked = { from: dayIn(c.req.query('from')), to: dayIn(c.req.query('to')) }
  const usual = { from: today.with({ month: 1, day: 1 }), to: today }
  const span = { from: asked.from ?? usual.from, to: asked.to ?? usual.to }
  const isBackwards = Temporal.PlainDate.compare(span.from, span.to) > 0
  const held = isBackwards ? [] : await heldAsSupervisor(db, span)
  const supervised = (await ownSupervisions(db)).filter(({ supervisor }) => supervisor.id === me)
  const lines = supervised.flatMap(({ id, supervisees, agreed }) => {
    const own = held.filter(({ supervisionId }) => supervisionId === id)
    return own.length === 0
      ? []
      : { id, who: listed(supervisees.map(({ name }) => name)), statement: hoursStatement(own, agreed) }
  })
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

/** As a date field sends it; anything else is no day. */
function dayIn(text: string | undefined): Temporal.PlainDate | null {
  if (!text || !/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
