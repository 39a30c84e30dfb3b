import type { Database } from '../../../src/platform/database/database.ts'

class Undone extends Error {
  readonly outcome: unknown
  constructor(outcome: unknown) {
    super('undone')
    this.outcome = outcome
  }
}

/**
 * From now on, what is done by a form is answered as if it had been done, and taken back: a button may be pressed by one
 * after the other, and each finds everything as it was. Answers how to go on as before.
 */
export function keepNothing(database: Database): () => void {
  const { asViewer, asHolder } = database
  const undone = async <T>(transaction: () => Promise<T>): Promise<T> => {
    try {
      return await transaction()
    } catch (fault) {
      if (fault instanceof Undone) return fault.outcome as T
      throw fault
    }
  }
  const takenBack =
    <D, T>(work: (db: D) => Promise<T>) =>
    async (db: D): Promise<T> => {
      throw new Undone(await work(db))
    }
  database.asViewer = (viewer, work, moment) => undone(() => asViewer(viewer, takenBack(work), moment))
  database.asHolder = (token, work, moment) => undone(() => asHolder(token, takenBack(work), moment))
  return () => {
    Object.assign(database, { asViewer, asHolder })
  }
}
