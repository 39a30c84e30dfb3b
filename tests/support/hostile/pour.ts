import fc from 'fast-check'
import { makeFormKey } from '../../../src/platform/web/form-key.ts'
import { type Answer, type Client, clientOf } from '../client.ts'
import type { FoundForm } from '../forms.ts'
import { hostileBody, notForms } from './bodies.ts'
import type { Field } from './field.ts'
import { hostileHeaders, requestWith, said, someMethod } from './headers.ts'
import type { Somebody } from './people.ts'
import { hostileQuery } from './queries.ts'
import { talk } from './talk.ts'
import { together } from './together.ts'
import { formWithFile, hostileUpload } from './uploads.ts'
import type { Page, Target } from './walk.ts'

/** Where hostile input comes in. */
export const doors = ['forms', 'queries', 'headers', 'uploads', 'messages'] as const
export type Door = (typeof doors)[number]

export interface AtDoor {
  cases: number
  /** How often each answer was given; 0: the connection was closed without one. */
  answers: Record<string, number>
  longestMs: number
  /** How long the door took in all, several coming at once. */
  seconds: number
  /** Who was answered so late, and what they had asked. */
  longestAt: string
}

export interface Poured {
  at: Record<Door, AtDoor>
  /** A sentence each: faults of ours, and whatever else must not be. */
  findings: string[]
}

export const nothingPoured = (): Poured => ({
  at: {
    forms: unanswered(),
    queries: unanswered(),
    headers: unanswered(),
    uploads: unanswered(),
    messages: unanswered(),
  },
  findings: [],
})
const unanswered = (): AtDoor => ({ cases: 0, answers: {}, longestMs: 0, seconds: 0, longestAt: '' })

type Heard = Pick<Answer, 'status'> & Partial<Answer>

interface Wish {
  /** How many at each door; at least so many are sent. */
  cases: Record<Door, number>
  /** The same seed, the same cases. */
  seed: number
  targets: readonly Target[]
  pages: readonly Page[]
}

/** Sends what nobody should send to every door of the product, and writes down what is answered. */
export async function pour(
  field: Field,
  { cases, seed, targets, pages }: Wish,
  poured: Poured,
): Promise<void> {
  const note = (door: Door, ms: number, answer: string | number, what: () => string) => {
    const at = poured.at[door]
    at.cases += 1
    at.answers[answer] = (at.answers[answer] ?? 0) + 1
    if (ms > at.longestMs) Object.assign(at, { longestMs: ms, longestAt: what() })
    if (Number(answer) >= 500) poured.findings.push(`${answer} at ${what()}`)
  }
  const timed = async (
    door: Door,
    { somebody, ask, what }: { somebody: Somebody; ask: () => Promise<Heard>; what: () => string },
  ): Promise<Heard> => {
    const from = performance.now()
    const answer = await ask()
    const isSentAway = somebody.personId !== null && answer.location?.startsWith('/sign-in')
    note(door, performance.now() - from, isSentAway ? 'sign-in' : answer.status, what)
    // Some forms end one's sessions.
    if (isSentAway) somebody.client = await clientOf(field, somebody.personId ?? undefined)
    return answer
  }

  const during = async (door: Door, work: Promise<void>) => {
    const from = performance.now()
    await work
    poured.at[door].seconds += (performance.now() - from) / 1_000
  }

  const names = namesAsked(targets)
  await during(
    'queries',
    together(pages, async ({ somebody, path }, nth) => {
      for (const query of some(hostileQuery(names), shareOf(cases.queries, pages.length), seed + nth)) {
        const address = `${path.split('?')[0]}?${query}`
        await timed('queries', {
          somebody,
          ask: () => somebody.client.get(address),
          what: () => `${somebody.who}: ${shortened(address)}`,
        })
      }
    }),
  )

  const host = new URL(field.url).host
  await during(
    'headers',
    together(pages, async ({ somebody, path }, nth) => {
      for (const [method, headers] of some(
        fc.tuple(someMethod, hostileHeaders),
        shareOf(cases.headers, pages.length),
        seed + nth,
      )) {
        const request = requestWith(method, path, host, somebody.client.cookies(), headers)
        await timed('headers', {
          somebody,
          ask: () => said(field.url, request),
          what: () => `${somebody.who}: ${JSON.stringify(shortened(request))}`,
        })
      }
    }),
  )

  const withFiles = targets.filter(({ form }) => form.files.length > 0)
  await during(
    'uploads',
    together(withFiles, async ({ somebody, form }, nth) => {
      for (const upload of some(hostileUpload, shareOf(cases.uploads, withFiles.length), seed + nth)) {
        const [file = ''] = form.files
        const fields: [string, string][] = form.values.filter(([name]) => name !== file && name !== '_key')
        const { body, type } = formWithFile(
          [...fields, ['_key', await formKey(field, somebody)]],
          file,
          upload,
        )
        await timed('uploads', {
          somebody,
          ask: () => somebody.client.post(form.action, body, { 'Content-Type': type }),
          what: () =>
            `${somebody.who}: ${form.action} ${JSON.stringify([upload.name.slice(0, 60), upload.type, upload.bytes.length])}`,
        })
      }
    }),
  )

  await during(
    'messages',
    talk(field, { cases: cases.messages, seed, note: (...of) => note('messages', ...of) }),
  )

  // Last: what these do is done, to the people of all the others.
  await during(
    'forms',
    eachTheirOwn(targets, async ({ somebody, form }, nth) => {
      if (form.method === 'post') {
        // One reader reads them for all forms: each form meets one of these that are no form at all.
        const [body, type] = notForms[nth % notForms.length] ?? ['', '']
        const what = () => `${somebody.who}: ${type} to ${form.action}`
        const ask = () => somebody.client.post(form.action, body, { 'Content-Type': type })
        const { status, html } = await timed('forms', { somebody, ask, what })
        if (status < 400 || !html?.includes('<main'))
          poured.findings.push(`${status} without words at ${what()}`)
      }
      for (const [body, hasKey] of some(
        fc.tuple(hostileBody(fieldsOf(form)), fc.nat(20)),
        shareOf(cases.forms, targets.length),
        seed + nth,
      )) {
        if (hasKey > 0) body.set('_key', await formKey(field, somebody))
        await timed('forms', {
          somebody,
          ask: () => send(somebody.client, form, body),
          what: () => `${somebody.who}: ${form.method} ${form.action} ${shortened(String(body))}`,
        })
      }
    }),
  )
}

const shareOf = (cases: number, among: number): number => (among === 0 ? 0 : Math.ceil(cases / among))

/** A few at a time: each may be a megabyte. */
function* some<T>(arbitrary: fc.Arbitrary<T>, count: number, seed: number): Generator<T> {
  for (let from = 0; from < count; from += 20) {
    yield* fc.sample(arbitrary, { numRuns: Math.min(20, count - from), seed: seed * 1_000 + from })
  }
}

function fieldsOf(form: FoundForm): Record<string, string> {
  const fields = Object.fromEntries([
    ...form.fields.map((name) => [name, '']),
    ...form.values.filter(([name]) => name !== '_key'),
  ])
  delete fields._key
  return fields
}

/** What the pages' own forms ask for behind a question mark, and what their addresses carry. */
const namesAsked = (targets: readonly Target[]): [string, ...string[]] => {
  const asked = targets.filter(({ form }) => form.method === 'get').flatMap(({ form }) => form.fields)
  return ['page', ...new Set([...asked, 'saved', 'done', 'from', 'to', 'next', 'month'])]
}

/** Whose session stands behind the cookies of a browser: some forms sign in whoever posts them. */
const sessions = new WeakMap<Client, { cookies: string; session: Promise<string | null> }>()

/** A key as this browser's pages have it now. */
export async function formKey(field: Field, { client }: Pick<Somebody, 'client'>): Promise<string> {
  const Cookie = client.cookies()
  let known = sessions.get(client)
  if (known?.cookies !== Cookie) {
    const session = field.house.signIn
      .session(new Headers({ Cookie }))
      .then(({ signedIn }) => signedIn?.sessionId ?? null)
    known = { cookies: Cookie, session }
    sessions.set(client, known)
  }
  return makeFormKey(field.secrets, await known.session)
}

export function send(client: Client, form: FoundForm, body: URLSearchParams) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  if (form.method === 'post') return client.post(form.action, body, headers)
  body.delete('_key')
  return client.get(`${form.action}?${body}`)
}

/** People who sit at their own screens at the same time, each with one form after the other. */
async function eachTheirOwn(
  all: readonly Target[],
  work: (target: Target, nth: number) => Promise<void>,
): Promise<void> {
  const own = Map.groupBy(all.entries(), ([, { somebody }]) => somebody)
  await Promise.all(
    [...own.values()].map(async (theirs) => {
      for (const [nth, target] of theirs) await work(target, nth)
    }),
  )
}

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)
