import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, showNoting, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { societySettings } from '../../society/queries.ts'
import { declineReport, saveReport, submitReport } from '../commands/reports.ts'
import { reportForm } from '../forms.ts'
import { ReportPage, ReportsPage } from '../pages/report-page.tsx'
import { type Report, reportById, reportsAskedOf } from '../queries/reports.ts'
import { reportLine } from './own.tsx'

const one = '/portfolio/reports/:id{[0-9a-f-]{36}}'

export const reportRoutes = new Hono<WebEnv>()
reportRoutes.use('/register/supervising/reports', requireSignIn)
reportRoutes.use(one, requireSignIn)
reportRoutes.use(`${one}/*`, requireSignIn)

reportRoutes.get('/register/supervising/reports', (c) =>
  show(c, async (db) => {
    const { timeZone } = await societySettings(db)
    const reports = await reportsAskedOf(db, found(db.viewer.personId))
    return (
      <ReportsPage
        reports={reports.map((report) => {
          const { state, on } = reportLine(report, timeZone)
          return { id: report.id, of: report.personName, state: stateWords[state], on }
        })}
      />
    )
  }),
)

const stateWords = {
  asked: 'waits for you',
  submitted: 'submitted',
  declined: 'you write none',
  withdrawn: 'not wanted any more',
} as const

reportRoutes.get(one, (c) => showNoting(c, (db) => reportPage(c, db)))
for (const place of ['submission', 'refusal'])
  reportRoutes.get(`${one}/${place}`, (c) => c.redirect(`/portfolio/reports/${idIn(c)}`, 303))

const settled = { 'settled-already': 'It is submitted already, or not wanted any more.' }

reportRoutes.post(one, (c) =>
  submit(c, {
    form: reportForm,
    command: (db, words) => saveReport(db, idIn(c), words),
    done: ({ reportId }) => `/portfolio/reports/${reportId}?saved=draft`,
    again: (db, attempt) => reportPage(c, db, attempt),
    words: settled,
  }),
)

reportRoutes.post(`${one}/submission`, (c) =>
  submit(c, {
    form: reportForm,
    command: (db, words) => submitReport(db, idIn(c), words),
    done: ({ reportId }) => `/portfolio/reports/${reportId}?saved=submitted`,
    again: (db, attempt) => reportPage(c, db, attempt),
    words: settled,
  }),
)

reportRoutes.post(`${one}/refusal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => declineReport(db, idIn(c)),
    done: ({ reportId }) => `/portfolio/reports/${reportId}`,
    again: (db, attempt) => reportPage(c, db, attempt),
    words: settled,
  }),
)

const saved = {
  draft: 'It is saved, for you alone.',
  submitted: 'It is submitted: they and the Council read it now.',
}

async function reportPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const report = found(await reportById(db, idIn(c)))
  if (report.supervisorId !== db.viewer.personId) await noteLooks(db, 'report', { people: [report.personId] })
  const { timeZone } = await societySettings(db)
  const { state, on } = reportLine(report, timeZone)
  return (
    <ReportPage
      id={report.id}
      of={report.personName}
      by={report.supervisorName}
      as={report.supervisorId === db.viewer.personId ? 'writer' : 'reader'}
      state={state === 'asked' ? 'open' : state}
      on={on}
      body={report.body}
      back={backFor(db, report)}
      saved={savedIn(c, saved)}
      attempt={attempt}
    />
  )
}

function backFor({ viewer }: ViewerDb, { personId, supervisorId, personName }: Report) {
  if (viewer.personId === supervisorId)
    return { href: '/register/supervising/reports', label: 'Reports you were asked for' }
  if (viewer.personId === personId) return { href: '/portfolio', label: 'Your portfolio' }
  return { href: `/register/people/${personId}`, label: personName }
}
