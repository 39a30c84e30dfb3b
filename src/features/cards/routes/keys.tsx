import { Hono } from 'hono'
import { openCardCompany } from '../../../platform/card-company.ts'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm, readTyped } from '../../../platform/web/form-body.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { openPurse } from '../../books/commands/purse.ts'
import { inTwoSteps } from '../../books/in-two-steps.tsx'
import { keptMoneyPlace } from '../../books/queries/money-framing.ts'
import { keeperOf, purseOf } from '../../books/queries/purse.ts'
import { endCardKeys, giveCardKeys, settleCardQuestion, triedKey } from '../commands/give-keys.ts'
import { cardKeysForm } from '../forms.ts'
import { CardsPage } from '../pages/cards-page.tsx'
import { cardAccountOf, cardMovements, cardQuestions, lyingAtCardCompany } from '../queries/card-account.ts'
import { followedEvents } from '../rules/card-events.ts'
import { cardQuestionWords } from '../rules/card-questions.ts'

export const cardKeyRoutes = new Hono<WebEnv>()
cardKeyRoutes.use('/groups/:id/money/cards', requireSignIn)
cardKeyRoutes.use('/groups/:id/money/cards/*', requireSignIn)

const here = (c: Web) => `/groups/${idIn(c)}/money/cards`

cardKeyRoutes.get('/groups/:id/money/cards', (c) => show(c, (db) => cardsPage(c, db)))

cardKeyRoutes.post('/groups/:id/money/cards', inTwoSteps, freshSignIn, async (c) => {
  const tried = await triedBeforehand(c)
  return submit(c, {
    form: cardKeysForm,
    command: (db, keys) => giveCardKeys(db, c.var.house.seals, idIn(c), keys, tried),
    done: () => `${here(c)}?given`,
    again: (db, attempt) => cardsPage(c, db, withoutKeys(attempt)),
    words: {
      'card-company-unreachable':
        'Stripe does not answer just now, so the key could not be tried. Nothing was kept: please try again in some minutes.',
      'card-company-refuses':
        'Stripe does not take this key, or it may do too little. Please look at its permissions, and copy it again.',
      'cannot-seal':
        'The keys cannot be sealed just now, so nothing was kept. The society’s administrator can help.',
    },
  })
})

/** Stripe may take its time: it is asked before the form's transaction begins, and only for whoever keeps the purse. */
async function triedBeforehand(c: Web) {
  const { database, cardCompanyApi } = c.var.house
  const { values } = readForm(cardKeysForm, await readTyped(c))
  if (!values) return 'card-company-refuses'
  await database.asViewer(c.var.viewer, (db) => keeperOf(db, idIn(c)), { readOnly: true })
  return triedKey((key) => openCardCompany(key, cardCompanyApi), values.key)
}

/** A key that was typed is not sent back: it is to be copied again. */
const withoutKeys = (attempt: Returned | undefined): Returned | undefined =>
  attempt && { ...attempt, typed: {} }

cardKeyRoutes.post('/groups/:id/money/cards/beginning', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => openPurse(db, idIn(c)),
    done: () => here(c),
    again: (db, attempt) => cardsPage(c, db, attempt),
    words: {},
  }),
)

cardKeyRoutes.post('/groups/:id/money/cards/ending', freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endCardKeys(db, idIn(c)),
    done: () => `${here(c)}?ended`,
    again: (db, attempt) => cardsPage(c, db, attempt),
    words: {},
  }),
)

cardKeyRoutes.post('/groups/:id/money/cards/questions/:questionId', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => settleCardQuestion(db, idIn(c), idIn(c, 'questionId')),
    done: () => `${here(c)}#questions`,
    again: (db, attempt) => cardsPage(c, db, attempt),
    words: {},
  }),
)

async function cardsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const groupId = idIn(c)
  const { group, framing } = await keptMoneyPlace(db, groupId)
  const purse = await purseOf(db, groupId)
  const account = purse && (await cardAccountOf(db, purse.id))
  const say = (minor: number) => formatMoney(money(minor, group.currency), { pence: 'always' })
  const when = (at: Temporal.Instant) => formatDayAndTime(at, group.timeZone)
  return (
    <CardsPage
      framing={framing}
      here={here(c)}
      account={
        account && {
          isLive: account.isLive,
          given: when(account.givenAt),
          looked: account.lookedAt && when(account.lookedAt),
        }
      }
      webhook={purse && `${c.var.house.baseUrl}/cards/webhooks/${purse.id}`}
      events={followedEvents}
      lying={account && purse ? say(await lyingAtCardCompany(db, purse.id)) : null}
      questions={
        purse
          ? (await cardQuestions(db, purse.id)).map((question) => ({
              id: question.id,
              ...cardQuestionWords[question.kind],
              stripeId: question.stripeId,
              amount: question.amountMinor === null ? null : say(question.amountMinor),
              asked: when(question.askedAt),
            }))
          : []
      }
      movements={
        purse
          ? (await cardMovements(db, purse.id)).map((movement) => ({
              stripeId: movement.stripeId,
              what: movementWords[movement.kind],
              amount: say(movement.amountMinor),
              booked: when(movement.bookedAt),
            }))
          : []
      }
      done={(['given', 'ended'] as const).find((word) => isSaidIn(c, word))}
      attempt={attempt}
    />
  )
}

const movementWords = {
  payment: 'Paid by card',
  charge: 'Kept by Stripe',
  refund: 'Given back',
  payout: 'Paid out to the bank',
} as const
