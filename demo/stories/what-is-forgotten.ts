import { changeContact } from '../../src/features/privacy/commands/change-contact.ts'
import { forget, nightlyKinds } from '../../src/features/retention/commands/forget.ts'
import { placeHold } from '../../src/features/retention/commands/holds.ts'
import { lookAhead } from '../../src/features/retention/commands/look-ahead.ts'
import type { House } from '../../src/platform/web/context.ts'
import type { Somebody, Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/** Morag says who answers for the data, before there are many people to tell. */
export async function moragSaysWhoAnswers(tell: Teller, { administratorId }: DemoSociety): Promise<void> {
  const answers = { contact: 'The society’s secretary', email: 'data@northfield.example.org' }
  await tell.as(administratorId, tell.ago(398), (db) => changeContact(db, answers))
  await tell.as(administratorId, tell.ago(396), (db) =>
    changeContact(db, {
      ...answers,
      address: 'Northfield Balint Society\nThe Old Library, Northfield',
      serverPlace: 'Manchester, United Kingdom',
    }),
  )
}

/** The nights do their work; a complaint keeps what is about somebody waiting. */
export async function whatIsForgotten(
  tell: Teller,
  house: House,
  { administratorId }: DemoSociety,
  complains: Somebody,
): Promise<void> {
  await tell.as(administratorId, tell.ago(6), (db) =>
    placeHold(db, { email: complains.email, words: 'A complaint to the Council, letter of last week' }),
  )
  for (const days of [1, 0]) await forget(house, nightlyKinds, tell.ago(days, '03:17'))
  await lookAhead(house, tell.ago(0, '03:18'))
}
