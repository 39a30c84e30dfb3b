import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { savedIn, tokenIn } from '../../../platform/web/in-address.ts'
import { showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import type { OrganisationAnswer } from '../../../shared/organisation-kinds.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { answerLetter, wantLettersAgain, wantNoLetters } from '../commands/own-word.ts'
import { ownAnswerForm } from '../forms.ts'
import { NoOwnPage, OwnPage, type OwnPageProps, UnsubscribePage } from '../pages/own-page.tsx'
import { ownLetters, ownOrganisation } from '../queries/own-letters.ts'
import { flierPath } from '../rules/paths.ts'

const page = '/organisations/:token{[\\w-]{43}}'
const here = (c: Web): string => `/organisations/${tokenIn(c)}`

export const ownPageRoutes = new Hono<WebEnv>()

// An address that opens nothing is answered kindly, whatever is asked of it.
ownPageRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<NoOwnPage />), 404)
})

ownPageRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => ownPage(c, db)))

ownPageRoutes.get(`${page}/unsubscribing`, (c) => showHeld(c, tokenIn(c), (db) => unsubscribePage(c, db)))

// Where a form came back from, and what mail programs post to: whoever opens it is shown the page.
ownPageRoutes.get(`${page}/one-click`, (c) => c.redirect(`${here(c)}/unsubscribing`, 303))
ownPageRoutes.get(`${page}/:form{(?:answers|return)}`, (c) => c.redirect(here(c), 303))

ownPageRoutes.post(`${page}/answers`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: ownAnswerForm,
    command: answerLetter,
    done: () => `${here(c)}?saved=answer`,
    again: (db, answer) => ownPage(c, db, { answer }),
    words: {
      'too-many-answers': 'The leaders have several answers of yours. Please let them ring you.',
    },
  }),
)

ownPageRoutes.post(`${page}/unsubscribing`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: wantNoLetters,
    done: () => `${here(c)}/unsubscribing`,
    again: (db, button) => ownPage(c, db, { button }),
    words: {},
  }),
)

ownPageRoutes.post(`${page}/return`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: wantLettersAgain,
    done: () => `${here(c)}?saved=return`,
    again: (db, button) => ownPage(c, db, { button }),
    words: {},
  }),
)

/** A mail program's own "Unsubscribe" (RFC 8058): no page, no key, no cookie; the address says who. */
ownPageRoutes.post(`${page}/one-click`, async (c) => {
  await c.var.house.database.asHolder(tokenIn(c), wantNoLetters)
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.text('No more letters come to you.')
})

const saidWords: Readonly<Record<OrganisationAnswer, string | null>> = {
  'none-yet': null,
  'passed-on': 'You told the leaders that you have passed it on. Thank you.',
  declined: 'You told the leaders that you would rather not.',
  'wants-more': 'You told the leaders that you would like to know more.',
}

async function ownPage(c: Web, db: HolderDb, attempts: OwnPageProps['attempts'] = {}) {
  const own = found(await ownOrganisation(db))
  const { timeZone } = await societySettings(db)
  const day = (at: Temporal.Instant) => formatDate(dateIn(at, timeZone))
  return (
    <OwnPage
      here={here(c)}
      society={(await societyName(db)) ?? ''}
      name={own.name}
      letters={(await ownLetters(db)).map((letter) => ({
        askId: letter.askId,
        groupName: letter.groupName,
        subject: letter.subject,
        body: letter.body,
        when: day(letter.askedAt),
        flier: flierPath(letter.code),
        said: letter.answer && saidWords[letter.answer],
      }))}
      noLettersSince={own.noLettersSince && day(own.noLettersSince)}
      saved={savedIn(c, {
        answer: 'Thank you: the leaders know.',
        return: 'Thank you: groups may write to you again.',
      })}
      attempts={attempts}
    />
  )
}

async function unsubscribePage(c: Web, db: HolderDb) {
  const own = found(await ownOrganisation(db))
  const { timeZone } = await societySettings(db)
  return (
    <UnsubscribePage
      here={here(c)}
      society={(await societyName(db)) ?? ''}
      name={own.name}
      noLettersSince={own.noLettersSince && formatDate(dateIn(own.noLettersSince, timeZone))}
    />
  )
}
