import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { ownGroups } from '../../groups/queries/own-groups.ts'
import { askAboutOwnData } from '../commands/ask.ts'
import { endObjection, hasObjected, objectToMail } from '../commands/object-to-mail.ts'
import { LeavingPage } from '../pages/leaving-page.tsx'
import { MailPage } from '../pages/mail-page.tsx'
import { openInvoices, toDoFirst } from '../queries/leaving.ts'
import { hasOpen } from '../queries/requests.ts'
import { leavingSteps } from '../rules/leaving-steps.ts'
import { askedAlready } from './your-data.tsx'

// Behind requireSignIn of routes/your-data.tsx.
export const mailAndLeavingRoutes = new Hono<WebEnv>()

mailAndLeavingRoutes.get('/your-data/mail', (c) => show(c, mailPage))

mailAndLeavingRoutes.post('/your-data/objection', (c) =>
  submit(c, {
    form: buttonForm,
    command: objectToMail,
    done: () => '/your-data/mail',
    again: mailPage,
    words: {},
  }),
)

mailAndLeavingRoutes.post('/your-data/objection/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: endObjection,
    done: () => '/your-data/mail',
    again: mailPage,
    words: {},
  }),
)

mailAndLeavingRoutes.get('/your-data/leaving', (c) => show(c, leavingPage))

mailAndLeavingRoutes.post('/your-data/leaving', freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => askAboutOwnData(db, { kind: 'erasure', words: null }),
    done: () => '/your-data?asked',
    again: leavingPage,
    words: { 'asked-already': askedAlready },
  }),
)

async function mailPage(db: ViewerDb, attempt?: Returned) {
  const groups = await ownGroups(db)
  return (
    <MailPage
      groups={groups.map(({ id, name }) => ({ id, name }))}
      hasObjected={await hasObjected(db)}
      refusal={attempt?.refusal}
    />
  )
}

async function leavingPage(db: ViewerDb, attempt?: Returned) {
  const first = await toDoFirst(db, found(db.viewer.personId))
  const invoices = await openInvoices(db)
  const steps = leavingSteps({
    groups: (await ownGroups(db)).map(({ id, name, standing }) => ({
      id,
      name,
      leads: standing === 'leader',
    })),
    first,
    invoices: invoices.map((invoice) => ({
      ...invoice,
      open: formatMoney(money(invoice.openMinor, invoice.currency)),
    })),
  })
  return (
    <LeavingPage
      steps={steps}
      isHindered={first.length > 0}
      isAsked={await hasOpen(db, 'erasure')}
      attempt={attempt}
    />
  )
}
