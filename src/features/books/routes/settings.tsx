import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { chooseMoney, endTreasurersOffice, giveTreasurersOffice, setPayee } from '../commands/settings.ts'
import { choiceForm, payeeForm, treasurerForm } from '../forms.ts'
import { inTwoSteps } from '../in-two-steps.tsx'
import { SettingsPage } from '../pages/settings-page.tsx'
import { keptMoneyPlace } from '../queries/money-framing.ts'
import { moneyChoiceOf, payeeOf, peopleNow, treasurersOf } from '../queries/settings.ts'
import { firstChoice } from '../rules/money-choice.ts'
import { ibanInWords, sortCodeInWords } from '../rules/payee.ts'

export const settingsRoutes = new Hono<WebEnv>()
for (const place of ['settings', 'payees', 'treasurers', 'treasurers/*', 'choice']) {
  settingsRoutes.use(`/groups/:id/money/${place}`, requireSignIn)
}

const page = (c: Web, done: string) => `/groups/${idIn(c)}/money/settings?done=${done}`

settingsRoutes.get('/groups/:id/money/settings', (c) => show(c, (db) => settingsPage(c, db)))

settingsRoutes.post('/groups/:id/money/payees', inTwoSteps, freshSignIn, (c) =>
  submit(c, {
    form: payeeForm,
    command: (db, values) =>
      setPayee(db, idIn(c), {
        name: values.name,
        sortCode: values.sort_code ?? '',
        account: values.account ?? '',
        iban: values.iban ?? '',
        bic: values.bic ?? '',
        words: values.words ?? '',
      }),
    done: () => page(c, 'payee'),
    again: (db, payeeAttempt) => settingsPage(c, db, { payeeAttempt }),
    words: {
      'no-account': 'Please enter an account number with its sort code, or an IBAN.',
      'no-sort-code': 'A sort code has six digits, and an account number six to ten.',
      'iban-mistyped': 'This IBAN is not right: please look at it once more, digit by digit.',
      'bic-mistyped': 'A BIC has eight or eleven letters and digits.',
    },
  }),
)

settingsRoutes.post('/groups/:id/money/treasurers', freshSignIn, (c) =>
  submit(c, {
    form: treasurerForm,
    command: (db, { person }) => giveTreasurersOffice(db, idIn(c), person),
    done: () => page(c, 'treasurer'),
    again: (db, treasurerAttempt) => settingsPage(c, db, { treasurerAttempt }),
    words: {
      'no-member': 'They are no member of the circle now.',
      'is-treasurer': 'They have the office already.',
    },
  }),
)

settingsRoutes.post('/groups/:id/money/treasurers/:officeId/ending', freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endTreasurersOffice(db, idIn(c), idIn(c, 'officeId')),
    // Whoever gave it back no longer comes to the page of those who keep the money.
    done: () => `/groups/${idIn(c)}/money`,
    again: (db, attempt) => settingsPage(c, db, { refusal: attempt?.refusal }),
    words: {},
  }),
)

settingsRoutes.post('/groups/:id/money/choice', (c) =>
  submit(c, {
    form: choiceForm,
    command: (db, values) =>
      chooseMoney(db, idIn(c), {
        consequence: values.consequence,
        remindersMost: values.reminders_most,
        firstAfterDays: values.first_after_days,
        everyDays: values.every_days,
        tone: values.tone,
        dueDays: values.due_days,
        membersSeeTotals: values.members_see_totals,
      }),
    done: () => page(c, 'choice'),
    again: (db, choiceAttempt) => settingsPage(c, db, { choiceAttempt }),
    words: {},
  }),
)

interface Shown {
  refusal?: string | undefined
  payeeAttempt?: Returned | undefined
  treasurerAttempt?: Returned | undefined
  choiceAttempt?: Returned | undefined
}

async function settingsPage(c: Web, db: ViewerDb, attempts: Shown = {}) {
  const { group, framing, standing, purse } = await keptMoneyPlace(db, idIn(c))
  const payee = purse && (await payeeOf(db, purse.id))
  const treasurers = purse ? await treasurersOf(db, purse.id) : []
  const day = (moment: Temporal.Instant) => formatDateOnly(dateIn(moment, group.timeZone))
  return (
    <SettingsPage
      framing={framing}
      group={group}
      isLeader={standing === 'leader'}
      payee={
        payee && {
          ...payee,
          sortCode: payee.sortCode && sortCodeInWords(payee.sortCode),
          iban: payee.iban && ibanInWords(payee.iban),
          set: `${payee.setByName ?? 'somebody who has left'}, ${day(payee.setAt)}`,
        }
      }
      treasurers={treasurers.map(({ id, name, personId, since }) => ({
        id,
        name,
        since: day(since),
        isViewer: personId === db.viewer.personId,
      }))}
      members={(await peopleNow(db, group.id)).filter(
        (each) => each.as === 'member' && !treasurers.some(({ personId }) => personId === each.personId),
      )}
      choice={purse ? await moneyChoiceOf(db, purse.id) : firstChoice}
      done={doneIn(c, ['payee', 'treasurer', 'choice'])}
      {...attempts}
    />
  )
}
