import type { Logger } from '../logger.ts'

/** Of several pieces of work some failed; what it was of each is in the log. Ends the job, so that the queue tries it again. */
class SomeFailed extends Error {
  override name = 'SomeFailed'
}

/** The pieces of a job, one after the other: one that fails is noted, and the rest are done all the same. */
export async function eachByItself(
  pieces: readonly (readonly [name: string, work: () => Promise<unknown>])[],
  logger: Pick<Logger, 'error'> | undefined,
): Promise<void> {
  const failed: string[] = []
  for (const [piece, work] of pieces) {
    try {
      await work()
    } catch (err) {
      // Those of its own are noted already.
      if (!(err instanceof SomeFailed))
        logger?.error({ err, piece }, 'a piece of a job failed; the rest goes on')
      failed.push(piece)
    }
  }
  if (failed.length > 0) throw new SomeFailed(`failed: ${failed.join(', ')}`)
}
