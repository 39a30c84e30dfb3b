import { routePath } from 'hono/route'
import type { VNode } from 'preact'
import type { z } from 'zod'
import type { PresentedHere } from '../../../platform/auth/second-step.ts'
import type { Presented, SignInOpened } from '../../../platform/auth/sign-in.ts'
import { inTheLog } from '../../../platform/in-the-log.ts'
import type { Web } from '../../../platform/web/context.ts'
import { readForm, readTyped } from '../../../platform/web/form-body.ts'
import { isFormKey } from '../../../platform/web/form-key.ts'
import type { Returned, Words } from '../../../platform/web/respond.tsx'
import { isRefusal, type Refusal } from '../../../shared/refusal.ts'

interface Proof<Schema extends z.ZodType, Outcome> {
  form: Schema
  use: (values: z.output<Schema>, presented: Presented) => Promise<Outcome>
  done: (outcome: Exclude<Outcome, Refusal>, values: z.output<Schema>) => Response | Promise<Response>
  /** The page once more; `refused` is the fact behind the words, when it was refused. */
  again: (attempt: Returned, refused?: string) => VNode | Promise<VNode>
  words: Words<Outcome>
}

/**
 * Like submit(), for forms whose answer carries a cookie or what was typed elsewhere: a double click drops the first
 * answer, so the second has to carry it too. The form's key tells the sign-in that both are one.
 */
export async function presentProof<Schema extends z.ZodType, Outcome>(
  c: Web,
  { form, use, done, again, words }: Proof<Schema, Outcome>,
): Promise<Response> {
  const { secrets, clock } = c.var.house
  const { _key: formKey, ...typed } = await readTyped(c)
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  const answer = async (status: 403 | 409 | 422, attempt: Omit<Returned, 'typed'>, refused?: string) =>
    c.html(await c.var.render(await again({ typed, ...attempt }, refused)), status)

  if (!isFormKey(secrets, c.var.sessionId, formKey)) {
    return answer(403, {
      problems: {},
      refusal: 'This page was open for too long. Please press the button again.',
    })
  }
  const { values, problems } = readForm(form, typed)
  if (values === null) return answer(422, { problems })
  const outcome = await use(values, { headers: c.req.raw.headers, formKey, now: clock() })
  c.var.house.logger.info(
    {
      route: routePath(c, -1),
      outcome: isRefusal(outcome) ? outcome.refused : 'shown',
      who: inTheLog(secrets, whoShowed(outcome) ?? c.var.viewer.personId),
    },
    'somebody showed who they are',
  )
  if (isRefusal(outcome)) {
    const sentences: Record<string, string> = words
    const refusal = sentences[outcome.refused] ?? outcome.refused
    return answer(409, { problems: {}, refusal }, outcome.refused)
  }
  return done(outcome as Exclude<Outcome, Refusal>, values)
}

/** Whoever signs in is nobody yet when they ask: the outcome knows them. */
const whoShowed = (outcome: unknown): string | null =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'personId' in outcome &&
  typeof outcome.personId === 'string'
    ? outcome.personId
    : null

/** The same with the client's address, for the limits. */
export const presentedHere = (c: Web, presented: Presented): PresentedHere => ({
  ...presented,
  client: c.var.clientAddress,
})

/** A session has been opened, or the second step. */
export const lead =
  (c: Web) =>
  ({ cookies, next }: SignInOpened): Response => {
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
    return c.redirect(next, 303)
  }
