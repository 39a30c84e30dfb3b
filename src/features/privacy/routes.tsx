import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../platform/database/database.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Web, WebEnv } from '../../platform/web/context.ts'
import { isSaidIn } from '../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../platform/web/respond.tsx'
import { formatDay } from '../../shared/calendar.ts'
import { buttonForm } from '../../shared/form-values.ts'
import { freshSignIn } from '../accounts/fresh.ts'
import { requireSignIn } from '../accounts/session.ts'
import { grounds } from '../retention/rules/entry.ts'
import { groundWords, shortGround } from '../retention/rules/retention.ts'
import { societySettings } from '../society/queries.ts'
import { changeContact } from './commands/change-contact.ts'
import { noteReading } from './commands/note-reading.ts'
import { contactForm } from './forms.ts'
import { ImpactPage } from './pages/impact-page.tsx'
import { NoticePage } from './pages/notice-page.tsx'
import { PapersPage } from './pages/papers-page.tsx'
import { RecordPage } from './pages/record-page.tsx'
import { TermsPage } from './pages/terms-page.tsx'
import { canKeepPapers } from './policy.ts'
import { noticeEditions, noticeFacts, unreadNotice } from './queries/notice.ts'
import { keptByTheme, purposes } from './rules/kept-themes.ts'
import { lawInWords, laws } from './rules/law.ts'
import { measures, openQuestions, risks } from './rules/measures.ts'
import { noticeChanges } from './rules/notice-facts.ts'
import { rights } from './rules/rights.ts'
import { whoSees } from './rules/who-sees.ts'

export const privacyRoutes = new Hono<WebEnv>()

privacyRoutes.get('/privacy', (c) => show(c, (db) => noticePage(c, db)))

privacyRoutes.use('/privacy/reading', requireSignIn)
privacyRoutes.post('/privacy/reading', (c) =>
  submit(c, {
    form: buttonForm,
    command: noteReading,
    done: () => '/privacy',
    again: (db) => noticePage(c, db),
    words: {},
  }),
)

privacyRoutes.get('/terms', (c) =>
  show(c, async (db) => {
    const { responsible, laws: which } = await noticeFacts(db)
    return <TermsPage responsible={responsible} law={lawInWords(which)} />
  }),
)

const papers = '/office/data-protection'
const record = '/office/record-of-processing'
const assessment = '/office/impact-assessment'

/** Whoever is no administrator does not see that there are such pages. */
const administratorsOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canKeepPapers(c.var.viewer)) throw new NotFound()
  return next()
})
for (const path of [papers, record, assessment]) privacyRoutes.use(path, requireSignIn, administratorsOnly)

privacyRoutes.get(papers, (c) => show(c, (db) => papersPage(c, db)))
privacyRoutes.post(papers, freshSignIn, (c) =>
  submit(c, {
    form: contactForm,
    command: changeContact,
    done: ({ changed }) => (changed > 0 ? `${papers}?saved` : papers),
    again: (db, attempt) => papersPage(c, db, attempt),
    words: {},
  }),
)

privacyRoutes.get(record, (c) =>
  show(c, async (db) => {
    const { responsible, laws: which } = await noticeFacts(db)
    const settings = await societySettings(db)
    return (
      <RecordPage
        responsible={responsible}
        law={lawInWords(which)}
        purposes={purposes(settings)}
        readers={whoSees}
        measures={measures}
        {...asItRuns(c)}
        asOf={formatDay(db.now, settings.timeZone)}
      />
    )
  }),
)

privacyRoutes.get(assessment, (c) =>
  show(c, async (db) => {
    const { responsible, laws: which } = await noticeFacts(db)
    const { timeZone } = await societySettings(db)
    return (
      <ImpactPage
        responsible={responsible}
        law={lawInWords(which)}
        risks={risks}
        questions={openQuestions}
        asOf={formatDay(db.now, timeZone)}
      />
    )
  }),
)

async function papersPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { responsible, laws: which } = await noticeFacts(db)
  return (
    <PapersPage
      responsible={responsible}
      law={lawInWords(which)}
      asksRepresentative={which.length > 1}
      wasSaved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}

/** Editions that are looked through for the one of the day before. */
const MOST_OF_A_DAY = 20

/** What whoever runs the server has set, as the papers tell it. */
const asItRuns = ({ var: { house } }: Web) => ({
  backupsKept: house.backupsKept,
  hasRelay: house.turn.turnUrls.length > 0,
})

async function noticePage(c: Web, db: ViewerDb) {
  const facts = await noticeFacts(db)
  const settings = await societySettings(db)
  const [newest, ...earlier] = await noticeEditions(db, MOST_OF_A_DAY)
  const dayOf = (at: Temporal.Instant) => formatDay(at, settings.timeZone)
  const before =
    newest &&
    (earlier.find(({ publishedAt }) => dayOf(publishedAt) !== dayOf(newest.publishedAt)) ?? earlier.at(-1))
  return (
    <NoticePage
      responsible={facts.responsible}
      law={lawInWords(facts.laws)}
      authorities={facts.laws.map((which) => laws[which].authority)}
      kept={keptByTheme(settings)}
      grounds={grounds.map((ground) => ({ ground: shortGround[ground], words: groundWords[ground] }))}
      readers={whoSees}
      rights={rights}
      {...asItRuns(c)}
      changedOn={newest && earlier.length > 0 ? dayOf(newest.publishedAt) : null}
      changes={newest && before ? noticeChanges(before.facts, newest.facts) : []}
      isNew={(await unreadNotice(db)) !== null}
      isSignedIn={db.viewer.personId !== null}
    />
  )
}
