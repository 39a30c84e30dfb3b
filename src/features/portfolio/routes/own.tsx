import { type Context, Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { knownFileWords, readKnownFile } from '../../../platform/web/known-file.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { takesFile } from '../../../platform/web/takes-file.ts'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { isRefusal, refuse } from '../../../shared/refusal.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { hoursInWords } from '../../certificates/rules/hours.ts'
import { accreditationOf, newestRequest } from '../../register/queries/accreditation.ts'
import { criteriaForNewcomers } from '../../register/queries/criteria.ts'
import { standingInWords } from '../../register/rules/standing.ts'
import { societySettings } from '../../society/queries.ts'
import { changeEntry, keepEntry, keepProof, removeEntry } from '../commands/entries.ts'
import { handIn } from '../commands/hand-in.ts'
import { askForReport, withdrawReport } from '../commands/reports.ts'
import { askReportForm, entryChangeForm, entryForm, handInForm, proofForm } from '../forms.ts'
import { ChangeEntryPage, EntryPage, ProofPage } from '../pages/entry-page.tsx'
import type { ReportLine } from '../pages/portfolio-asides.tsx'
import { PortfolioPage, type PortfolioPageProps } from '../pages/portfolio-page.tsx'
import { ReflectionPage } from '../pages/reflection-page.tsx'
import { type YearLine, YearsPage } from '../pages/years-page.tsx'
import { handedInBy, handedInEntries, ownPortfolio } from '../queries/portfolio.ts'
import { ownSupervisors, type Report, reportsAbout } from '../queries/reports.ts'
import { monthInWords } from '../rules/portfolio-words.ts'
import { isWhole, progressOf, wholeBy } from '../rules/progress.ts'
import { hoursByYear, type YearHours } from '../rules/year-hours.ts'
import { dayOf, outcomeInWords } from './shown.ts'
import { shownPortfolio } from './shown-portfolio.ts'

export const ownPortfolioRoutes = new Hono<WebEnv>()
ownPortfolioRoutes.use('/portfolio', requireSignIn)
for (const place of ['years', 'reflection', 'entries', 'entries/*', 'reports', 'handed-in'])
  ownPortfolioRoutes.use(`/portfolio/${place}`, requireSignIn)

ownPortfolioRoutes.get('/portfolio', (c) => show(c, (db) => portfolioPage(c, db)))
ownPortfolioRoutes.get('/portfolio/years', (c) =>
  show(c, async (db) => <YearsPage years={hoursByYear(await ownPortfolio(db)).map(yearInWords)} />),
)
ownPortfolioRoutes.get('/portfolio/reflection', (c) => show(c, () => <ReflectionPage />))
ownPortfolioRoutes.get('/portfolio/entries/new', (c) => show(c, () => <EntryPage />))
// Where a form came back from; whoever reloads the address is shown the page.
for (const [from, to] of [
  ['entries', '/portfolio/entries/new'],
  ['reports', '/portfolio'],
  ['handed-in', '/portfolio#hand-in'],
] as const)
  ownPortfolioRoutes.get(`/portfolio/${from}`, (c: Context<WebEnv>) => c.redirect(to, 303))

const dayWords = {
  'ends-before-it-begins': 'The last day has to come after the first.',
  'not-yet': 'It counts once it has been. Come back after the last day.',
}

ownPortfolioRoutes.post('/portfolio/entries', takesFile, (c) =>
  submit(c, {
    form: entryForm,
    command: async (db, values) => {
      const proof = await readKnownFile(values.proof)
      return isRefusal(proof) ? proof : keepEntry(db, { ...values, proof })
    },
    done: () => '/portfolio?saved=entry',
    again: (_db, attempt) => <EntryPage attempt={attempt} />,
    words: {
      ...knownFileWords,
      ...dayWords,
      'entries-enough': 'Two hundred entries are kept at most. Take out what nobody asks for.',
    },
  }),
)

const entry = '/portfolio/entries/:id{[0-9a-f-]{36}}'

ownPortfolioRoutes.get(entry, (c) => show(c, (db) => changeEntryPage(c, db)))
ownPortfolioRoutes.post(entry, (c) =>
  submit(c, {
    form: entryChangeForm,
    command: (db, values) => changeEntry(db, idIn(c), values),
    done: () => '/portfolio?saved=changed',
    again: (db, attempt) => changeEntryPage(c, db, attempt),
    words: { ...dayWords, 'handed-in': 'The Council has it as it is, in a copy that you handed in.' },
  }),
)

ownPortfolioRoutes.get(`${entry}/proofs`, (c) => show(c, (db) => proofPage(c, db)))
ownPortfolioRoutes.post(`${entry}/proofs`, takesFile, (c) =>
  submit(c, {
    form: proofForm,
    command: async (db, values) => {
      const proof = await readKnownFile(values.proof)
      if (isRefusal(proof)) return proof
      return proof ? keepProof(db, idIn(c), proof) : refuse('no-file')
    },
    done: () => '/portfolio?saved=proof',
    again: (db, attempt) => proofPage(c, db, attempt),
    words: {
      ...knownFileWords,
      'no-file': 'Please choose a file.',
      'proofs-enough': 'Three proofs are kept with an entry at most.',
    },
  }),
)

ownPortfolioRoutes.get(`${entry}/removal`, (c) => c.redirect('/portfolio', 303))
ownPortfolioRoutes.post(`${entry}/removal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => removeEntry(db, idIn(c)),
    done: () => '/portfolio?saved=removed',
    again: (db, other) => portfolioPage(c, db, { other }),
    words: {},
  }),
)

ownPortfolioRoutes.post('/portfolio/reports', (c) =>
  submit(c, {
    form: askReportForm,
    command: askForReport,
    done: () => '/portfolio?saved=report',
    again: (db, report) => portfolioPage(c, db, { report }),
    words: {
      'no-supervisor': 'They supervise you no more, as far as is known here.',
      'asked-already': 'You have asked them already.',
    },
  }),
)

const report = '/portfolio/reports/:id{[0-9a-f-]{36}}'
ownPortfolioRoutes.use(`${report}/withdrawal`, requireSignIn)
ownPortfolioRoutes.get(`${report}/withdrawal`, (c) => c.redirect('/portfolio', 303))
ownPortfolioRoutes.post(`${report}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => withdrawReport(db, idIn(c)),
    done: () => '/portfolio?saved=report-withdrawn',
    again: (db, other) => portfolioPage(c, db, { other }),
    words: { 'settled-already': 'It is submitted, or not asked for any more.' },
  }),
)

ownPortfolioRoutes.post('/portfolio/handed-in', (c) =>
  submit(c, {
    form: handInForm,
    command: handIn,
    done: ({ portfolioId }) => `/portfolio/handed-in/${portfolioId}?saved=handed-in`,
    again: (db, attempt) => portfolioPage(c, db, { handIn: attempt }),
    words: {
      'already-asked':
        'The Council has a request of yours: it answers that first. You can withdraw it in your entry.',
      'no-criteria': 'The society has adopted no criteria yet.',
    },
  }),
)

const saved = {
  entry: 'Your entry is kept.',
  changed: 'Your entry is changed.',
  proof: 'The proof is kept.',
  removed: 'It is taken out.',
  report: 'They are asked, and read it by email.',
  'report-withdrawn': 'You do without it.',
  withdrawn: 'It is withdrawn: the Council does not see it any more.',
}

/** '12.5 hours', or a dash where there was nothing. */
function yearInWords({ year, ...minutes }: YearHours): YearLine {
  const hours = (of: number) => (of === 0 ? '–' : hoursInWords(of))
  return {
    year: String(year),
    asMember: hours(minutes.asMember),
    leading: hours(minutes.leading),
    supervision: hours(minutes.supervision),
    own: hours(minutes.own),
    all: hours(minutes.all),
  }
}

async function proofPage(c: Web, db: ViewerDb, attempt?: Returned) {
  return <ProofPage entry={await ownEntry(c, db)} attempt={attempt} />
}

async function changeEntryPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const here = await ownEntry(c, db)
  const isHandedIn = (await handedInEntries(db)).has(here.id)
  return <ChangeEntryPage entry={here} isHandedIn={isHandedIn} attempt={attempt} />
}

async function ownEntry(c: Web, db: ViewerDb) {
  const id = idIn(c)
  const { entries } = await ownPortfolio(db)
  return found(entries.find((one) => one.id === id))
}

async function portfolioPage(c: Web, db: ViewerDb, attempts: PortfolioPageProps['attempts'] = {}) {
  const me = found(db.viewer.personId)
  const facts = await ownPortfolio(db)
  const { timeZone } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const now = await accreditationOf(db, me)
  const newcomers = facts.isRegistered ? await criteriaForNewcomers(db, today) : null
  const request = await newestRequest(db, me)
  const progress = progressOf(facts, today)
  const by = wholeBy(progress)
  return (
    <PortfolioPage
      facts={facts}
      shown={shownPortfolio(facts, progress)}
      stays={await handedInEntries(db)}
      isWhole={isWhole(progress)}
      wholeBy={by && monthInWords(by)}
      standing={standingInWords(now)}
      isAccredited={now.state === 'accredited'}
      accreditedUntil={now.state === 'accredited' && now.untilOn ? formatDateOnly(now.untilOn) : null}
      newerSet={
        newcomers && newcomers.id !== now.criteriaSetId
          ? `${newcomers.name}, version ${newcomers.version}`
          : null
      }
      isAsked={request !== undefined && request.answeredAt === null}
      reports={(await reportsAbout(db, me)).map((one) => reportLine(one, timeZone))}
      supervisors={await ownSupervisors(db)}
      handedIn={(await handedInBy(db, me)).map((copy) => ({
        id: copy.id,
        on: dayOf(copy.handedInAt, timeZone),
        outcome: copy.withdrawnAt ? 'withdrawn' : (outcomeInWords(copy, timeZone) ?? 'the Council has it'),
      }))}
      saved={savedIn(c, saved)}
      attempts={attempts}
    />
  )
}

export function reportLine(report: Report, timeZone: string): ReportLine {
  const { submittedAt, declinedAt, withdrawnAt, askedAt } = report
  return {
    id: report.id,
    supervisor: report.supervisorName,
    state: submittedAt ? 'submitted' : declinedAt ? 'declined' : withdrawnAt ? 'withdrawn' : 'asked',
    on: dayOf(submittedAt ?? declinedAt ?? withdrawnAt ?? askedAt, timeZone),
  }
}
