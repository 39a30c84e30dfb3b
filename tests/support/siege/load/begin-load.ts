import { until } from '../../until.ts'
import type { Field } from '../field.ts'
import { type Deeds, openDeeds } from './deeds.ts'
import { keepsBooks, notesPayments } from './keeps-books.ts'
import { openPatience } from './patience.ts'
import { signsInAndWrites } from './signs-in.ts'
import { applies, asks } from './strangers.ts'

export interface Load {
  findings: string[]
  /** Requests that were answered with a fault, or not at all, and were sent again. */
  sentAgain(): number
  /** Until so many more deeds have been acknowledged. */
  isDone(more: number): Promise<void>
  /** Everybody finishes what they have begun; answers what they were told is done. */
  end(): Promise<Deeds>
}

/** Strangers who ask and apply, members who sign in and write, leaders who keep the books: all at once. */
export function beginLoad(field: Field): Load {
  const patience = openPatience()
  const deeds = openDeeds()
  const all = Promise.all(
    [asks, asks, applies, signsInAndWrites, notesPayments, keepsBooks].map((does, place) =>
      does({ field, patience, deeds, place }),
    ),
  )
  // Said where it is waited for.
  let stuck: Error | null = null
  all.catch((fault: Error) => {
    stuck = fault
  })
  return {
    findings: patience.findings,
    sentAgain: patience.again,
    isDone: async (more) => {
      const wanted = deeds.count() + more
      await until(
        async () => {
          if (stuck) throw stuck
          return deeds.count() >= wanted
        },
        `${more} more deeds`,
        300_000,
      )
    },
    end: async () => {
      patience.end()
      await all
      return deeds
    },
  }
}
