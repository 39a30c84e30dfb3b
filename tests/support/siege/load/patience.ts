import { setTimeout as pause } from 'node:timers/promises'
import type { ParsedMail } from 'mailparser'
import type { Answer, Client } from '../../client.ts'
import type { MailServer } from '../../mail-server.ts'
import { until } from '../../until.ts'

/** Somebody who sends the same again, as a person does who was told nothing, until the product says what became of it. */
export interface Patience {
  /** Until an attempt has an outcome; null and a fault are none. */
  patiently<T>(attempt: () => Promise<T | null>): Promise<T>
  /** Opens a page, fills in its form, and presses until it is answered. */
  press(
    who: Client,
    path: string,
    values: Record<string, string | string[]>,
    action?: string | RegExp,
  ): Promise<Answer>
  /** The same for a form that is right: whether it led on. */
  acknowledge(...form: Parameters<Patience['press']>): Promise<boolean>
  /** The newest letter to an address, once there is one. */
  letter(mail: Pick<MailServer, 'to'>, address: string): Promise<ParsedMail>
  /** Between one thing and the next. */
  breathe(): Promise<void>
  isOver(): boolean
  end(): void
  findings: string[]
  /** How often something was tried in vain. */
  again(): number
}

/** Of a person, too, patience has an end: longer than any process takes to come back. */
const LONGEST_MS = 300_000

export function openPatience(): Patience {
  const findings: string[] = []
  let again = 0
  let isOver = false

  const patiently: Patience['patiently'] = async (attempt) => {
    const from = performance.now()
    for (;;) {
      let why: unknown = 'no answer'
      const outcome = await attempt().catch((fault) => {
        why = fault
        return null
      })
      if (outcome !== null) return outcome
      if (performance.now() - from > LONGEST_MS) throw new Error('tried for too long in vain', { cause: why })
      again += 1
      await pause(50 + Math.random() * 100)
    }
  }
  const press: Patience['press'] = async (who, ...form) => {
    const send = await patiently(() => who.fillIn(...form))
    return patiently(async () => {
      const answer = await send()
      return answer.status >= 500 || answer.status === 429 ? null : answer
    })
  }
  return {
    patiently,
    press,
    acknowledge: async (who, path, ...rest) => {
      const { status } = await press(who, path, ...rest)
      if (status !== 303) findings.push(`${path} answered ${status} to a form that is right`)
      return status === 303
    },
    letter: async (mail, address) => {
      await until(async () => mail.to(address).length > 0, `a letter to ${address}`, LONGEST_MS)
      return mail.to(address).at(-1) ?? Promise.reject(new Error('it is gone'))
    },
    breathe: () => pause(20 + Math.random() * 60),
    isOver: () => isOver,
    end: () => {
      isOver = true
    },
    findings,
    again: () => again,
  }
}

/** Addresses for measurements (RFC 2544), one for each that is asked for: nobody is held back for a neighbour. */
export const addressOf = (nth: number): string => `198.18.${Math.floor(nth / 250) % 250}.${1 + (nth % 250)}`
