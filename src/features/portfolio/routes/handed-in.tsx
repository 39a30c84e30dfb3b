import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { sendKnownFile } from '../../../platform/web/known-file.ts'
import { type Returned, show, showNoting, submit } from '../../../platform/web/respond.tsx'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import type { KnownFile } from '../../../shared/known-files.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { withdrawAccreditationRequest } from '../../register/commands/ask-for-accreditation.ts'
import { societySettings } from '../../society/queries.ts'
import { HandedInPage } from '../pages/handed-in-page.tsx'
import { portfolioSheet } from '../pages/portfolio-sheet.ts'
import { canJudge } from '../policy.ts'
import { type HandedIn, handedInById, proofById } from '../queries/portfolio.ts'
import { reportsAbout } from '../queries/reports.ts'
import { portfolioInWords } from '../rules/portfolio-words.ts'
import { dayOf, outcomeInWords, portfolioCheckPath, progressThen } from './shown.ts'
import { shownPortfolio } from './shown-portfolio.ts'

const own = '/portfolio/handed-in/:id{[0-9a-f-]{36}}'
const judged = '/register/portfolios/:id{[0-9a-f-]{36}}'
type As = 'owner' | 'council'

/** Whoever does not sit in the Council does not see that there is anything. */
const councilOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canJudge(c.var.viewer)) throw new NotFound()
  return next()
})

export const handedInRoutes = new Hono<WebEnv>()
handedInRoutes.use(own, requireSignIn)
handedInRoutes.use(`${own}/*`, requireSignIn)
handedInRoutes.use('/portfolio/proofs/*', requireSignIn)
handedInRoutes.use(judged, requireSignIn, councilOnly)
handedInRoutes.use(`${judged}/*`, requireSignIn, councilOnly)

handedInRoutes.get(own, (c) => show(c, (db) => handedInPage(c, db, 'owner')))
handedInRoutes.get(judged, (c) => showNoting(c, (db) => handedInPage(c, db, 'council')))
handedInRoutes.get(`${own}/portfolio.pdf`, (c) => pdf(c, 'owner'))
handedInRoutes.get(`${judged}/portfolio.pdf`, (c) => pdf(c, 'council'))
handedInRoutes.get(`${own}/withdrawal`, (c) => c.redirect(`/portfolio/handed-in/${idIn(c)}`, 303))

handedInRoutes.post(`${own}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: async (db) => {
      await copyFor(db, idIn(c), 'owner')
      return withdrawAccreditationRequest(db)
    },
    done: () => '/portfolio?saved=withdrawn',
    again: (db, attempt) => handedInPage(c, db, 'owner', attempt),
    words: { 'nothing-asked': 'The Council has answered already, or you have withdrawn it.' },
  }),
)

/** Fetched by its owner, or from a copy that lies before the Council; to keep, never to be shown as a page of ours. */
handedInRoutes.get('/portfolio/proofs/:proof{[0-9a-f-]{36}}', (c) =>
  proof(c, (db, id) => proofById(db, id, 'own-entry')),
)
handedInRoutes.get(`${judged}/proofs/:proof{[0-9a-f-]{36}}`, (c) =>
  proof(c, async (db, id) => {
    const { facts } = await copyFor(db, idIn(c), 'council')
    const isIn = facts.entries.some(({ proofs }) => proofs.includes(id))
    return isIn ? proofById(db, id, 'copy') : undefined
  }),
)

async function proof(
  c: Web,
  of: (db: ViewerDb, id: string) => Promise<KnownFile | undefined>,
): Promise<Response> {
  const file = await c.var.house.database.asViewer(c.var.viewer, async (db) =>
    found(await of(db, idIn(c, 'proof'))),
  )
  return sendKnownFile(c, file, 'proof')
}

/** One's own, or somebody else's as Council: neither page shows the other's. */
async function copyFor(db: ViewerDb, id: string, as: As): Promise<HandedIn> {
  const copy = found(await handedInById(db, id))
  if ((copy.personId === db.viewer.personId) !== (as === 'owner')) throw new NotFound()
  if (as === 'council') await noteLooks(db, 'portfolio', { people: [copy.personId] })
  return copy
}

async function handedInPage(c: Web, db: ViewerDb, as: As, attempt?: Returned) {
  const copy = await copyFor(db, idIn(c), as)
  const { timeZone } = await societySettings(db)
  const reports = await reportsAbout(db, copy.personId)
  return (
    <HandedInPage
      id={copy.id}
      facts={copy.facts}
      shown={shownPortfolio(
        copy.facts,
        progressThen(copy.facts).map((one) => ({ ...one, byOn: null })),
      )}
      countedOn={formatDateOnly(Temporal.PlainDate.from(copy.facts.on))}
      handedInOn={dayOf(copy.handedInAt, timeZone)}
      outcome={outcomeInWords(copy, timeZone)}
      reason={copy.decision?.reason ?? copy.answer}
      isWithdrawn={copy.withdrawnAt !== null}
      as={as}
      personId={copy.personId}
      reports={reports
        .filter(({ submittedAt }) => submittedAt !== null)
        .map(({ id, supervisorName, submittedAt, askedAt }) => ({
          id,
          by: supervisorName,
          on: dayOf(submittedAt ?? askedAt, timeZone),
        }))}
      checkAddress={`${c.var.house.baseUrl}${portfolioCheckPath(copy.code)}`}
      wasHandedIn={c.req.query('saved') === 'handed-in'}
      refusal={attempt?.refusal}
    />
  )
}

async function pdf(c: Web, as: As): Promise<Response> {
  const { database, baseUrl } = c.var.house
  const { copy, timeZone } = await database.asViewer(c.var.viewer, async (db) => ({
    copy: await copyFor(db, idIn(c), as),
    timeZone: (await societySettings(db)).timeZone,
  }))
  if (copy.withdrawnAt) throw new NotFound()
  const bytes = await portfolioSheet({
    ...portfolioInWords(copy.facts, progressThen(copy.facts)),
    handedInOn: dayOf(copy.handedInAt, timeZone),
    handedInAt: copy.handedInAt,
    address: `${baseUrl}${portfolioCheckPath(copy.code)}`,
  })
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="portfolio-${copy.facts.on}.pdf"`,
    'Cache-Control': 'private, no-store',
  })
}
