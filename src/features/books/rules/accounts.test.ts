import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Account,
  accounts,
  addUp,
  everyAccount,
  hasParty,
  type Posting,
  reversed,
  whyNoEntry,
} from './accounts.ts'

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((minor) => minor !== 0)
const posting = fc.record({ account: fc.constantFrom(...everyAccount), amountMinor: amount }).map(
  ({ account, amountMinor }): Posting => ({
    account,
    amountMinor,
    partyId: hasParty(account) ? 'somebody' : null,
  }),
)
/** Some postings, and the one that makes them an entry. */
const entry = fc
  .tuple(fc.array(posting, { minLength: 1, maxLength: 12 }), fc.constantFrom<Account>('bank', 'cash'))
  .map(([some, rest]) => [
    ...some,
    { account: rest, amountMinor: -some.reduce((sum, { amountMinor }) => sum + amountMinor, 0) },
  ])
  .filter((postings) => postings.at(-1)?.amountMinor !== 0)

describe('an entry', () => {
  test('is one when it balances, and no more when any one of its amounts is another', () => {
    fc.assert(
      fc.property(entry, amount, fc.nat(), (postings, more, which) => {
        expect(whyNoEntry(postings)).toBeNull()
        const nth = which % postings.length
        const changed = postings.map((each, place) =>
          place === nth ? { ...each, amountMinor: each.amountMinor + more } : each,
        )
        expect(whyNoEntry(changed)).not.toBeNull()
      }),
    )
  })

  test('and its reversal leave every account as it was', () => {
    fc.assert(
      fc.property(entry, (postings) => {
        expect(whyNoEntry(reversed(postings))).toBeNull()
        expect(Object.values(addUp([...postings, ...reversed(postings)])).every((sum) => sum === 0)).toBe(
          true,
        )
      }),
    )
  })

  test.each<[string, Posting[]]>([
    ['of one posting', [{ account: 'bank', amountMinor: 5 }]],
    [
      'of nothing',
      [
        { account: 'bank', amountMinor: 0 },
        { account: 'cash', amountMinor: 0 },
      ],
    ],
    [
      'of half a penny',
      [
        { account: 'bank', amountMinor: 0.5 },
        { account: 'cash', amountMinor: -0.5 },
      ],
    ],
    [
      'that says not who owes',
      [
        { account: 'members', amountMinor: 5 },
        { account: 'bank', amountMinor: -5 },
      ],
    ],
    [
      'that names somebody for the bank',
      [
        { account: 'bank', partyId: 'x', amountMinor: 5 },
        { account: 'cash', amountMinor: -5 },
      ],
    ],
    [
      'of an invoice that the bank is to have',
      [
        { account: 'bank', invoiceId: 'x', amountMinor: 5 },
        { account: 'cash', amountMinor: -5 },
      ],
    ],
  ])('%s is none', (_, postings) => {
    expect(whyNoEntry(postings)).not.toBeNull()
  })
})

test('however many entries there are, what is had is what was put in: assets are liabilities, equity, income less costs', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const sums = addUp(entries.flat())
      const of = (...kinds: string[]) =>
        everyAccount
          .filter((account) => kinds.includes(accounts[account]))
          .reduce((sum, account) => sum + sums[account], 0)
      expect(of('asset')).toBe(0 - of('liability', 'equity', 'income', 'cost'))
    }),
  )
})
