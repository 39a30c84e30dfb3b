import { setTimeout as pause } from 'node:timers/promises'
import type { Circle } from '../circle.ts'
import type { Answering } from '../client.ts'

/** A product into which hostile input is poured: in this process, or in one of its own. */
export interface Field extends Answering, Pick<Circle, 'owner' | 'secrets' | 'database' | 'clock'> {
  /** Whose session it is decides which key a form has. */
  house: { signIn: Pick<Circle['house']['signIn'], 'begin' | 'session'> }
}

type Request = Field['app']['request']

/**
 * Comes again when it is told to (503, Retry-After), as a browser's reader does: that a busy machine says so early is no fault.
 * @param told is called each time
 */
export const comingAgain =
  (request: Request, told: () => void = () => {}): Request =>
  async (address, init) => {
    for (;;) {
      const answer = await request(address, init)
      const after = answer.headers.get('Retry-After')
      if (answer.status !== 503 || !after) return answer
      told()
      await pause(1_000 * Number(after))
    }
  }
