import { listed } from '../../../shared/listed.ts'

/** Whose own downloads are read without a question, each as its website writes it (tests/support/bank-files.ts). */
export const csvBanks = [
  'Barclays',
  'HSBC',
  'Lloyds',
  'NatWest',
  'Nationwide',
  'Monzo',
  'Starling',
  'AIB',
  'Bank of Ireland',
] as const

/** What a statement may come as, for whoever looks for it at their bank's website. */
export const readableInWords: readonly { format: string; words: string }[] = [
  {
    format: 'CSV',
    words: `of ${listed(csvBanks)} as it comes; of any other bank after you have said which column is which`,
  },
  { format: 'OFX', words: 'in its older and its newer form; some banks call it Money or QFX' },
  { format: 'CAMT.053', words: 'the XML statement of banks in Europe (ISO 20022)' },
  { format: 'MT940', words: 'the older statement of business accounts (SWIFT)' },
]
