import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { listed } from '../../../shared/listed.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { feeAgreement, keptCostPlan, whatToPay } from '../../fees/queries.ts'
import { MembersMoneyPage } from '../pages/members-money-page.tsx'
import { MoneyPage } from '../pages/money-page.tsx'
import { hasInvoiced } from '../queries/books.ts'
import { leaderFees, unpaidMeetings } from '../queries/leaders-pay.ts'
import { type MoneyPlace, moneyPlace } from '../queries/money-framing.ts'
import type { Purse } from '../queries/purse.ts'
import { openAndKept, purseSums, shownSums } from '../queries/purse-sums.ts'
import { payeeOf, peopleNow, treasurersOf } from '../queries/settings.ts'
import { accounts, nothing } from '../rules/accounts.ts'
import { feeOfAll } from '../rules/leaders-pay.ts'
import { nextMoneyStep } from '../rules/next-step.ts'

export const moneyRoutes = new Hono<WebEnv>()
moneyRoutes.get('/groups/:id/money', requireSignIn, (c) => show(c, (db) => moneyPage(c, db)))

async function moneyPage(c: Web, db: ViewerDb) {
  const place = await moneyPlace(db, idIn(c))
  return place.keeps ? keepersPage(db, place) : membersPage(db, place)
}

/** Who keeps the money, as everybody in the group reads it. */
async function keptBy(db: ViewerDb, groupId: string, purse: Purse | null): Promise<string> {
  const leaders = (await peopleNow(db, groupId)).filter((each) => each.as === 'leader')
  const treasurers = purse ? await treasurersOf(db, purse.id) : []
  return listed([...leaders, ...treasurers].map(({ name }) => name)) || 'Those who led the group'
}

async function keepersPage(db: ViewerDb, { group, standing, framing, purse }: MoneyPlace) {
  const sums = purse ? await purseSums(db, purse.id) : nothing
  const asked = feeOfAll((await keptCostPlan(db, group.id))?.leaderFeesPerHourMinor ?? [])
  const paid = new Set(
    (await leaderFees(db, group.id))
      .filter(({ feePerHourMinor }) => (feePerHourMinor ?? asked ?? 0) > 0)
      .map(({ personId }) => personId),
  )
  const waiting = await unpaidMeetings(db, group.id)
  const { openMinor, keptMinor } = purse ? await openAndKept(db, purse.id) : { openMinor: 0, keptMinor: 0 }
  const money = {
    inPurseMinor: sums.bank + sums.cash + sums.card,
    membersOweMinor: openMinor,
    keptMinor,
    leadersDueMinor: 0 - sums.leaders,
    outlaysMinor: 0 - sums.outlays,
    putByMinor: 0 - sums.reserve,
    leftMinor: sums.bank + sums.cash + sums.card + sums.members + sums.leaders + sums.outlays + sums.reserve,
  }
  return (
    <MoneyPage
      framing={framing}
      group={group}
      keptBy={await keptBy(db, group.id, purse)}
      purse={money}
      next={nextMoneyStep({
        ...money,
        isAgreed: (await feeAgreement(db, group.id)) !== null,
        hasPayee: purse !== null && (await payeeOf(db, purse.id)) !== null,
        hasInvoiced: purse !== null && (await hasInvoiced(db, purse.id)),
        meetingsToPay: [...waiting].reduce((sum, [who, meetings]) => sum + (paid.has(who) ? meetings : 0), 0),
        isLeader: standing === 'leader',
      })}
    />
  )
}

async function membersPage(db: ViewerDb, { group, framing, purse }: MoneyPlace) {
  const shown = await shownSums(db, group.id)
  const all = (...which: string[]) =>
    shown.filter(({ account }) => which.includes(account)).reduce((sum, row) => sum + row.amountMinor, 0)
  const years = [...new Set(shown.map(({ year }) => year))].slice(-4).map((year) => {
    const of = (kind: 'income' | 'cost') =>
      shown
        .filter((row) => row.year === year && accounts[row.account] === kind)
        .reduce((sum, row) => sum + row.amountMinor, 0)
    return { name: `${year}`, incomeMinor: 0 - of('income'), costsMinor: of('cost') }
  })
  return (
    <MembersMoneyPage
      framing={framing}
      group={group}
      keptBy={await keptBy(db, group.id, purse)}
      toPay={(await whatToPay(db, group)) ?? []}
      purse={
        shown.length > 0
          ? { inPurseMinor: all('bank', 'cash', 'card'), putByMinor: 0 - all('reserve'), years }
          : null
      }
    />
  )
}
