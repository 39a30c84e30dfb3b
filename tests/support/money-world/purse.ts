import {
  noteExpense,
  noteOther,
  repayOutlay,
  undoExpense,
} from '../../../src/features/books/commands/expenses.ts'
import {
  agreeLeaderFee,
  giveFeeBack,
  makeFeeStatement,
  payLeader,
  undoFeeStatement,
} from '../../../src/features/books/commands/leaders-pay.ts'
import { lockedPurse, partiesOf } from '../../../src/features/books/commands/purse.ts'
import { type OtherKind, otherKinds } from '../../../src/features/books/rules/expense.ts'
import { found } from '../../../src/platform/errors.ts'
import { isRefusal } from '../../../src/shared/refusal.ts'
import { type Commands, pick, pickOf } from './step.ts'
import { as, type Change, happens, heldOn, type MoneyWorld, today } from './world.ts'

const purses = ['bank', 'cash'] as const

/** Those who have paid something out of their own pocket, or may. */
const pocketsOf = ({ group }: MoneyWorld): string[] => [group.leaderIds[1], found(group.members[0]).personId]
const partyOf = (world: MoneyWorld, personId: string): Promise<string> =>
  as(world, async (db) => {
    const parties = await partiesOf(db, await lockedPurse(db, world.group.id), [personId])
    return found(parties.get(personId))
  })

const changes: Record<OtherKind, (minor: number) => Change> = {
  'had-at-bank': (minor) => ({ bank: minor, 'brought-forward': -minor }),
  'had-in-cash': (minor) => ({ cash: minor, 'brought-forward': -minor }),
  gift: (minor) => ({ bank: minor, gifts: -minor }),
  'to-bank': (minor) => ({ bank: minor, cash: -minor }),
  'to-cash': (minor) => ({ cash: minor, bank: -minor }),
  'put-by': (minor) => ({ 'brought-forward': minor, reserve: -minor }),
  'taken-from-reserve': (minor) => ({ reserve: minor, 'brought-forward': -minor }),
}

/** What is spent, what leaders are due and get, and what else happens to a purse. */
export const purseCommands: Commands = {
  spend: async (world, { which, what, minor }) => {
    const account = pick(['room', 'supervision', 'other'] as const, what)
    const pocket = pick([...purses, ...pocketsOf(world)], which)
    const from = purses.find((each) => each === pocket)
    const outcome = await as(world, (db) =>
      noteExpense(db, world.group.id, {
        account,
        words: 'Tea, and a room',
        spentOn: today,
        amountMinor: minor,
        paidFrom: from ?? { personId: pocket },
      }),
    )
    if (isRefusal(outcome)) return false
    const place = from ?? (`outlays ${await partyOf(world, pocket)}` as const)
    world.expenses.set(outcome.expenseId, { isUndone: false })
    happens(world, { [account]: minor, [place]: -minor }, outcome.expenseId)
    return true
  },

  'undo an expense': async (world, { which }) => {
    const [expenseId, expense] = pickOf(world.expenses, which) ?? []
    if (!expenseId || !expense) return false
    const outcome = await as(world, (db) => undoExpense(db, world.group.id, expenseId))
    if (isRefusal(outcome) !== expense.isUndone) throw new Error('an expense is undone once')
    expense.isUndone = true
    world.happened.delete(expenseId)
    return !isRefusal(outcome)
  },

  repay: async (world, { which, what, minor }) => {
    const partyId = await partyOf(world, pick(pocketsOf(world), which))
    const from = pick(purses, what)
    const wish = { partyId, amountMinor: minor, from, paidOn: today }
    if (isRefusal(await as(world, (db) => repayOutlay(db, world.group.id, wish)))) return false
    happens(world, { [`outlays ${partyId}`]: minor, [from]: -minor })
    return true
  },

  'agree a fee': async (world, { which, minor }) => {
    const leader = pick(world.leaders, which)
    const wish = { personId: leader.personId, feePerHourMinor: minor }
    if (isRefusal(await as(world, (db) => agreeLeaderFee(db, world.group.id, wish)))) return false
    leader.feeMinor = minor
    return true
  },

  'state fees': async (world, { which, what }) => {
    const { group, statements } = world
    const leader = which % world.leaders.length
    const { personId, partyId, feeMinor } = pick(world.leaders, leader)
    const from = what % heldOn.length
    const stated = [...statements.values()].flatMap((each) =>
      each.leader === leader && !each.isUndone ? each.meetings : [],
    )
    const meetings = [0, 1, 2].filter((meeting) => meeting >= from && !stated.includes(meeting))
    const wish = { personId, from: Temporal.PlainDate.from(pick(heldOn, from)), to: today }
    const outcome = await as(world, (db) => makeFeeStatement(db, group.id, wish))
    // An hour and a half each, to the penny, half a penny up.
    const minor = meetings.length * Math.round(((feeMinor ?? 0) * 3) / 2)
    if (isRefusal(outcome) !== (minor === 0)) throw new Error('what a leader led is stated once')
    if (isRefusal(outcome)) return false
    statements.set(outcome.statementId, { leader, meetings, isUndone: false })
    happens(world, { 'leader-fees': minor, [`leaders ${partyId}`]: -minor }, outcome.statementId)
    return true
  },

  'undo a statement': async (world, { which }) => {
    const [statementId, statement] = pickOf(world.statements, which) ?? []
    if (!statementId || !statement) return false
    const outcome = await as(world, (db) => undoFeeStatement(db, world.group.id, statementId))
    if (isRefusal(outcome)) return false
    if (statement.isUndone) throw new Error('a statement is undone once')
    statement.isUndone = true
    world.happened.delete(statementId)
    return true
  },

  'pay a leader': async (world, { which, what, minor }) => {
    const { partyId } = pick(world.leaders, which)
    const from = pick(purses, what)
    const wish = { partyId, amountMinor: minor, from, paidOn: today }
    if (isRefusal(await as(world, (db) => payLeader(db, world.group.id, wish)))) return false
    happens(world, { [`leaders ${partyId}`]: minor, [from]: -minor })
    return true
  },

  'give a fee back': async (world, { which, minor }) => {
    const leader = which % world.leaders.length
    const { partyId } = pick(world.leaders, leader)
    const given = await as(world, (db) => giveFeeBack(db, world.group.id, { amountMinor: minor }), leader)
    if (isRefusal(given)) return false
    happens(world, { [`leaders ${partyId}`]: minor, gifts: -minor })
    return true
  },

  ...Object.fromEntries(
    otherKinds.map((kind): [string, Commands[string]] => [
      kind,
      async (world, { minor }) => {
        const wish = { kind, amountMinor: minor, on: today }
        if (isRefusal(await as(world, (db) => noteOther(db, world.group.id, wish)))) return false
        happens(world, changes[kind](minor))
        return true
      },
    ]),
  ),
}
