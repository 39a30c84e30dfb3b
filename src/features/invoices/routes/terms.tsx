import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { keptMoneyPlace } from '../../books/queries/money-framing.ts'
import { feeAgreement } from '../../fees/queries.ts'
import { agreeTerms, correctPayer } from '../commands/agree-terms.ts'
import { payerForm, termsForm } from '../forms.ts'
import { MembersPage } from '../pages/members-page.tsx'
import { TermsPage } from '../pages/terms-page.tsx'
import { membersWithTerms, payersOf } from '../queries/member-terms.ts'
import { moneyOf } from './in-address.ts'
import { noteTermsSeen } from './terms-seen.ts'

const all = '/groups/:id/money/members'
const one = `${all}/:membershipId`
const hereOf = (c: Web): string => `${moneyOf(c)}/members/${idIn(c, 'membershipId')}`

export const termsRoutes = new Hono<WebEnv>()
termsRoutes.use(all, requireSignIn)
termsRoutes.use(`${all}/*`, requireSignIn)

termsRoutes.get(all, (c) =>
  showNoting(c, async (db) => {
    const { group, framing, purse } = await keptMoneyPlace(db, idIn(c))
    const members = purse ? await membersWithTerms(db, purse) : []
    await noteTermsSeen(db, group.id, members)
    return (
      <MembersPage
        framing={framing}
        group={group}
        tab={`${moneyOf(c)}/invoices`}
        currency={group.currency}
        hasPurse={purse !== null}
        members={members}
      />
    )
  }),
)

termsRoutes.get(one, (c) => showNoting(c, (db) => termsPage(c, db)))
termsRoutes.post(one, (c) =>
  submit(c, {
    form: termsForm,
    command: (db, values) =>
      agreeTerms(db, idIn(c), idIn(c, 'membershipId'), {
        reducedMinor: values.reduced ?? null,
        instalments: values.instalments,
        payer: values.payer,
        newPayer: values.payer_name
          ? {
              name: values.payer_name,
              address: values.payer_address ?? null,
              email: values.payer_email ?? null,
            }
          : null,
        payerReference: values.payer_reference ?? null,
      }),
    done: () => `${hereOf(c)}?saved`,
    again: (db, attempt) => termsPage(c, db, { attempt }),
    words: {
      'payer-unnamed': 'Please name who pays.',
      'payer-gone': 'Whoever you chose is not known here any more. Please choose again.',
    },
  }),
)

termsRoutes.get(`${one}/payer/:payerId`, (c) => c.redirect(hereOf(c), 303))
termsRoutes.post(`${one}/payer/:payerId`, (c) =>
  submit(c, {
    form: payerForm,
    command: (db, { name, address, email }) =>
      correctPayer(db, idIn(c), idIn(c, 'payerId'), {
        name,
        address: address ?? null,
        email: email ?? null,
      }),
    done: () => `${hereOf(c)}?saved`,
    again: (db, payerAttempt) => termsPage(c, db, { payerAttempt }),
    words: {},
  }),
)

interface Attempts {
  attempt?: Returned | undefined
  payerAttempt?: Returned | undefined
}

async function termsPage(c: Web, db: ViewerDb, { attempt, payerAttempt }: Attempts = {}) {
  const { group, framing, purse } = await keptMoneyPlace(db, idIn(c))
  const members = await membersWithTerms(db, found(purse))
  const member = found(members.find(({ membershipId }) => membershipId === idIn(c, 'membershipId')))
  await noteTermsSeen(db, group.id, [member])
  const agreement = await feeAgreement(db, group.id)
  return (
    <TermsPage
      framing={framing}
      group={group}
      tab={`${moneyOf(c)}/invoices`}
      currency={group.currency}
      member={member}
      terms={member.terms}
      payers={await payersOf(db, found(purse).id)}
      contributionMinor={agreement?.contributionMinor ?? null}
      wasSaved={isSaidIn(c, 'saved')}
      attempt={attempt}
      payerAttempt={payerAttempt}
    />
  )
}
