import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { isRefusal, type Refusal } from '../../shared/refusal.ts'
import { type HolderDb, isPermissionFault, type Moment, type ViewerDb } from '../database/database.ts'
import { sameBytes } from '../secrets.ts'
import type { Web } from './context.ts'
import { readForm, readTyped, type Typed, typedHash } from './form-body.ts'
import { isFormKey } from './form-key.ts'

/** What came back from a form that could not be done; ui/attempt.ts shows it. */
export interface Returned {
  typed: Typed
  problems: Record<string, string>
  refusal?: string
}

type Opened<Db> = <T>(work: (db: Db) => Promise<T>, moment?: Moment) => Promise<T>
type Page<Db> = (db: Db, attempt?: Returned) => Promise<VNode> | VNode

/** Words for every way a command may say no; the compiler wants them all. */
export type Words<Outcome> = Record<Extract<Outcome, Refusal>['refused'], string>

export interface Submission<Db, Schema extends z.ZodType, Outcome> {
  form: Schema
  /** Does it, in one transaction with the jobs it causes. */
  command: (db: Db, values: z.output<Schema>) => Promise<Outcome>
  /** Where it leads. */
  done: (outcome: Exclude<Outcome, Refusal>) => string
  /** What only the first answer carries, such as cookies that are taken away; not repeated for a second click. */
  after?: (outcome: Exclude<Outcome, Refusal>) => Promise<void>
  /** The account that is signed in by having done this, if any. */
  signsIn?: (outcome: Exclude<Outcome, Refusal>) => string | null
  /** Of what was typed not even a hash is kept beside the form's key: few answers are soon guessed. */
  keepsNothingTyped?: boolean
  /** The page again, with what was typed and what is wrong. */
  again: Page<Db>
  words: Words<Outcome>
}

/** A page as the viewer may see it. */
export async function show(
  c: Web,
  page: Page<ViewerDb>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const vnode = await asViewer(c)(async (db) => page(db), { readOnly: true })
  return c.html(await c.var.render(vnode), status)
}

/** The same for confidential records: that they were opened is written in the transaction that reads them. */
export async function showNoting(
  c: Web,
  page: Page<ViewerDb>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const vnode = await asViewer(c)(async (db) => page(db))
  return c.html(await c.var.render(vnode), status)
}

/** A page as the holder of a secret address may see it. */
export async function showHeld(c: Web, token: string, page: Page<HolderDb>): Promise<Response> {
  const vnode = await asHolder(c, token)(async (db) => page(db), { readOnly: true })
  return unreferred(c.html(await c.var.render(vnode)))
}

export function submit<Schema extends z.ZodType, Outcome>(
  c: Web,
  submission: Submission<ViewerDb, Schema, Outcome>,
): Promise<Response> {
  return inItsTurn(c, () => run(c, asViewer(c), submission))
}

export async function submitHeld<Schema extends z.ZodType, Outcome>(
  c: Web,
  token: string,
  submission: Submission<HolderDb, Schema, Outcome>,
): Promise<Response> {
  // Where a form led is kept for a second click; a secret address is not kept anywhere.
  const kept = {
    ...submission,
    done: (outcome: Exclude<Outcome, Refusal>) => submission.done(outcome).replace(token, HELD),
  }
  const response = await inItsTurn(c, () => run(c, asHolder(c, token), kept))
  const to = response.headers.get('Location')
  if (to) response.headers.set('Location', to.replace(HELD, token))
  return unreferred(response)
}

/** Stands for the token in what is kept. */
const HELD = ':token'

const asViewer =
  (c: Web): Opened<ViewerDb> =>
  (work, moment) =>
    c.var.house.database.asViewer(c.var.viewer, work, moment)

const asHolder =
  (c: Web, token: string): Opened<HolderDb> =>
  (work, moment) =>
    c.var.house.database.asHolder(token, work, moment)

/**
 * Who may do something may have lost that between our look and the database's: an office ends, a leader goes. Nothing was done
 * then, and at the second look they are told what anybody in their place is; a right that is missing after that is a fault of ours.
 */
async function inItsTurn(c: Web, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (fault) {
    if (!isPermissionFault(fault)) throw fault
    await c.var.seeWhoAsks()
    return work()
  }
}

/** What the database may refuse to any command (platform/database); a page with dates of its own says it better. */
const saidByTheDatabase: Record<string, string> = {
  'venue-taken': 'The place is taken by another group at one of these times. Nothing has been changed.',
  'leader-elsewhere':
    'One of the leaders has another meeting at one of these times. Nothing has been changed.',
}

async function run<Db extends ViewerDb | HolderDb, Schema extends z.ZodType, Outcome>(
  c: Web,
  open: Opened<Db>,
  submission: Submission<Db, Schema, Outcome>,
): Promise<Response> {
  const { _key: key, ...typed } = await readTyped(c)
  const again = async (status: ContentfulStatusCode, returned: Omit<Returned, 'typed'>) => {
    // Not read only: a page of confidential records notes that it is shown, also when a form comes back to it.
    const vnode = await open(async (db) => submission.again(db, { typed, ...returned }))
    return c.html(await c.var.render(vnode), status)
  }
  if (!isFormKey(c.var.house.secrets, c.var.sessionId, key)) {
    return again(403, {
      problems: {},
      refusal:
        'This page was open for too long, or you signed in since. What you typed is still here: please send it again.',
    })
  }
  const { values, problems } = readForm(submission.form, typed)
  if (values === null) return again(422, { problems })

  const outcome = await open(
    async (db) => {
      const before = await spend(db, key, typedHash(submission.keepsNothingTyped ? {} : typed))
      if (before) return before
      const result = await submission.command(db, values)
      if (isRefusal(result)) return result
      const fresh = result as Exclude<Outcome, Refusal>
      const led: Led = { to: submission.done(fresh), signsIn: submission.signsIn?.(fresh) ?? null }
      await db
        .updateTable('submission')
        .set({ led_to: led.to, signs_in: led.signsIn })
        .where('key', '=', key)
        .execute()
      return { ...led, fresh }
    },
    { formKey: key, client: c.var.clientAddress },
  )

  if (outcome === 'other-words') {
    return again(409, {
      problems: {},
      refusal:
        'You sent this form before with other words, and that was done. If you want this done as well, send it now.',
    })
  }
  if (isRefusal(outcome)) {
    const words: Record<string, string> = submission.words
    return again(409, {
      problems: {},
      refusal: words[outcome.refused] ?? saidByTheDatabase[outcome.refused] ?? outcome.refused,
    })
  }
  if ('fresh' in outcome) await submission.after?.(outcome.fresh)
  if (outcome.signsIn) {
    // Whoever was signed in here before is not any more, in this browser or with a copy of its cookie.
    if (c.var.viewer.personId && c.var.sessionId) {
      await c.var.house.signIn.revoke(c.var.viewer.personId, c.var.sessionId)
    }
    const cookies = await c.var.house.signIn.welcome(outcome.signsIn, c.req.raw.headers)
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
  }
  return c.redirect(outcome.to, 303)
}

/** Where a form led, and whose session began with it. */
interface Led {
  to: string
  signsIn: string | null
}

/** A person who clicks twice does so within this time; later, a form's key signs nobody in again. */
const secondClickSeconds = 60

/** null the first time; afterwards where the first one led. A second click waits here for the first. */
async function spend(
  db: ViewerDb | HolderDb,
  key: string,
  bodyHash: Buffer,
): Promise<Led | 'other-words' | null> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('submission')
    .values({ key, body_hash: bodyHash, at: db.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return null
  const first = await db
    .selectFrom('submission')
    .select(['body_hash', 'led_to', 'signs_in', 'at'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (first && !sameBytes(first.body_hash, bodyHash)) return 'other-words'
  const isFresh = first && db.now.since(first.at).total('seconds') <= secondClickSeconds
  return { to: first?.led_to ?? '/', signsIn: isFresh ? first.signs_in : null }
}

/** Pages behind a secret address tell nobody where the reader came from. */
function unreferred(response: Response): Response {
  response.headers.set('Referrer-Policy', 'no-referrer')
  response.headers.set('Cache-Control', 'no-store')
  return response
}
