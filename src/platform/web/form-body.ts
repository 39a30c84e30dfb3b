import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { knowingLookedAt } from '../../shared/form-values.ts'
import { isOftener } from '../../shared/oftener.ts'
import { LOOKED } from '../../shared/patient-guard.ts'
import { sha256 } from '../secrets.ts'
import type { Web } from './context.ts'

/** As the person typed it: a box or list ticked several times gives several. */
export type Typed = Record<string, string | string[]>

export interface ReadForm<Values> {
  typed: Typed
  /** null when something is wrong. */
  values: Values | null
  /** Field → one sentence. */
  problems: Record<string, string>
}

/** More than any form of ours has; each costs its share of the one process that everybody waits for. */
const MOST_ENTRIES = 1_000

/**
 * The form's text. Ours are sent as browsers send forms; anything else is an empty form. A file comes as one character
 * a byte (shared/form-values.ts reads it as `uploadedFile()`), and its name beside it: `file` and `file.name`.
 * @throws HTTPException 413
 */
export async function readTyped(c: Web): Promise<Typed> {
  const typed: Typed = Object.create(null)
  const entries = await sentEntries(c)
  if (entries.length > MOST_ENTRIES) throw new HTTPException(413)
  for (const [name, value] of entries) {
    if (name === '__proto__') continue
    const before = typed[name]
    if (before === undefined) typed[name] = value
    else if (Array.isArray(before)) before.push(value)
    else typed[name] = [before, value]
  }
  return typed
}

async function sentEntries(c: Web): Promise<[name: string, value: string][]> {
  const type = c.req.header('Content-Type')?.toLowerCase() ?? ''
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const text = await c.req.text()
    // Counted before they are taken apart: a million empty fields fit into what we take, and would hold everybody up.
    if (isOftener('&', text, MOST_ENTRIES)) throw new HTTPException(413)
    return [...new URLSearchParams(text)]
  }
  if (!type.startsWith('multipart/form-data')) return []
  const bytes = await c.req.arrayBuffer()
  const boundary = /boundary="?([^";]+)/i.exec(c.req.header('Content-Type') ?? '')?.[1] ?? ''
  if (boundary && isOftener(`--${boundary}`, Buffer.from(bytes).toString('latin1'), MOST_ENTRIES + 1))
    throw new HTTPException(413)
  // What is no form after all is an empty one.
  const whole = new Response(bytes, { headers: { 'Content-Type': c.req.header('Content-Type') ?? '' } })
  const sent = await whole.formData().catch(() => new FormData())
  const entries = await Promise.all(
    [...sent].map(
      async ([name, value]): Promise<[string, string][]> =>
        typeof value === 'string'
          ? [[name, value]]
          : [
              [name, Buffer.from(await value.arrayBuffer()).toString('latin1')],
              [`${name}.name`, value.name],
            ],
    ),
  )
  return entries.flat()
}

/** Tells one set of words from another under the same form's key. */
export const typedHash = (typed: Typed): Buffer => sha256(JSON.stringify(Object.entries(typed)))

/** Parses what was typed; the first fault of each field becomes its sentence. */
export function readForm<Schema extends z.ZodType>(form: Schema, typed: Typed): ReadForm<z.output<Schema>> {
  const marks = [typed[LOOKED] ?? []].flat()
  const parsed = knowingLookedAt(marks, () => form.safeParse({ ...typed }))
  if (parsed.success) return { typed, values: parsed.data, problems: {} }
  const problems: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    problems[field] ??= issue.message
  }
  return { typed, values: null, problems }
}
