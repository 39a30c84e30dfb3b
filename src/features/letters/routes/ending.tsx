import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { isSaidIn, tokenIn } from '../../../platform/web/in-address.ts'
import { showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { endLetters } from '../commands/end-letters.ts'
import { EndLettersPage, LettersGonePage } from '../pages/end-letters-page.tsx'
import { heldLettersGroup } from '../queries/message-choice.ts'
import { type Endable, endable, endingOf } from '../rules/paths.ts'

const page = '/letters/:token{[\\w-]{43}}/:which'
const here = (c: Web): string => endingOf(tokenIn(c), whichIn(c))

export const endingRoutes = new Hono<WebEnv>()

// An address that opens nothing is answered kindly, whatever is asked of it.
endingRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<LettersGonePage />), 404)
})

endingRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => endPage(c, db)))
// Where a form came back from, and where a mail program without a button of its own leads.
endingRoutes.get(`${page}/:answer{ending|one-click}`, (c) => c.redirect(here(c), 303))

/** A mail program's own "Unsubscribe" (RFC 8058): no page, no key, no cookie; the address says who. */
endingRoutes.post(`${page}/one-click`, async (c) => {
  await c.var.house.database.asHolder(tokenIn(c), (db) => endLetters(db, whichIn(c)))
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.text('You get no more of these.')
})

endingRoutes.post(`${page}/ending`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: (db) => endLetters(db, whichIn(c)),
    done: () => `${here(c)}?ended`,
    again: (db) => endPage(c, db),
    words: {},
  }),
)

function whichIn(c: Web): Endable {
  return found(endable.find((each) => each === c.req.param('which')))
}

async function endPage(c: Web, db: HolderDb) {
  return (
    <EndLettersPage
      which={whichIn(c)}
      groupName={found(await heldLettersGroup(db))}
      action={`${here(c)}/ending`}
      hasEnded={isSaidIn(c, 'ended')}
    />
  )
}
