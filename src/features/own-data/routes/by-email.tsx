import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { atEvenPace } from '../../../platform/web/even-pace.ts'
import { tokenIn } from '../../../platform/web/in-address.ts'
import { show, showHeld, submit, submitHeld } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { societySettings } from '../../society/queries.ts'
import { askByEmail, proveRequest, withdrawRequest } from '../commands/ask.ts'
import { endObjection, hasObjected, objectToMail } from '../commands/object-to-mail.ts'
import { requestByEmailForm } from '../forms.ts'
import { AskByEmailPage, AskedByEmailPage } from '../pages/ask-by-email-page.tsx'
import { HeldRequestPage, RequestGonePage } from '../pages/held-request-page.tsx'
import { requestedRows } from '../queries/held-data.ts'
import { heldRequest, signsInFirst } from '../queries/requests.ts'
import { dataFile, dataFileEndings, sendDataFile } from './data-files.ts'
import { requestLine } from './request-line.ts'

const page = '/data-requests/:token{[\\w-]{43}}'
const here = (c: Web): string => `/data-requests/${tokenIn(c)}`

export const byEmailRoutes = new Hono<WebEnv>()

byEmailRoutes.get('/data-requests', (c) => show(c, async () => <AskByEmailPage />))

byEmailRoutes.post('/data-requests', atEvenPace, (c) =>
  submit(c, {
    form: requestByEmailForm,
    command: (db, { words, ...asked }) => askByEmail(db, { ...asked, words: words ?? null }),
    done: () => '/data-requests/asked',
    again: (_, attempt) => <AskByEmailPage attempt={attempt} />,
    words: {
      'enough-from-here':
        'A good many forms have come from your connection within the hour. What you wrote is still here: please send it again a little later.',
    },
  }),
)

byEmailRoutes.get('/data-requests/asked', (c) => show(c, async () => <AskedByEmailPage />))

export const heldRequestRoutes = new Hono<WebEnv>()

// An address that opens nothing is answered kindly, whatever is asked of it.
heldRequestRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<RequestGonePage />), 404)
})

heldRequestRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => heldPage(c, db)))

heldRequestRoutes.get(`${page}/:answer{confirmation|withdrawal|objection|objection-ending}`, (c) =>
  c.redirect(here(c), 303),
)

for (const ending of dataFileEndings) {
  heldRequestRoutes.get(`${page}/file.${ending}`, async (c) => {
    const file = await c.var.house.database.asHolder(
      tokenIn(c),
      async (db) => {
        const request = found(await heldRequest(db))
        if (request.outcome !== 'given') throw new NotFound()
        return dataFile(db, { name: 'you', held: await requestedRows(db) })
      },
      { readOnly: true },
    )
    return sendDataFile(c, ending, file)
  })
}

const over = 'This request is answered or taken back already.'

heldRequestRoutes.post(`${page}/confirmation`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: proveRequest,
    done: () => here(c),
    again: (db, attempt) => heldPage(c, db, attempt?.refusal),
    words: { 'over-already': over },
  }),
)

heldRequestRoutes.post(`${page}/withdrawal`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: async (db) => withdrawRequest(db, found(await heldRequest(db)).id),
    done: () => here(c),
    again: (db, attempt) => heldPage(c, db, attempt?.refusal),
    words: { 'over-already': over },
  }),
)

heldRequestRoutes.post(`${page}/:what{objection|objection-ending}`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: async (db) => {
      const { provedAt } = found(await heldRequest(db))
      if (!provedAt) throw new NotFound()
      return c.req.param('what') === 'objection' ? objectToMail(db) : endObjection(db)
    },
    done: () => here(c),
    again: (db, attempt) => heldPage(c, db, attempt?.refusal),
    words: {},
  }),
)

async function heldPage(c: Web, db: HolderDb, refusal?: string) {
  const request = found(await heldRequest(db))
  const { timeZone } = await societySettings(db)
  return (
    <HeldRequestPage
      here={here(c)}
      request={requestLine(request, {
        timeZone,
        withdrawal: `${here(c)}/withdrawal`,
        files: { text: `${here(c)}/file.txt`, json: `${here(c)}/file.json` },
      })}
      hasObjected={await hasObjected(db)}
      signsInFirst={await signsInFirst(db)}
      refusal={refusal}
    />
  )
}
