import type { z } from 'zod'
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

/** The form's text, whatever was sent. Files are passed over: no form of ours takes one. */
export async function readTyped(c: Web): Promise<Typed> {
  const form = await c.req.raw.formData().catch(() => new FormData())
  const typed: Typed = Object.create(null)
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name === '__proto__') continue
    const before = typed[name]
    typed[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return typed
}

/** Parses what was typed; the first fault of each field becomes its sentence. */
export function readForm<Schema extends z.ZodType>(form: Schema, typed: Typed): ReadForm<z.output<Schema>> {
  const parsed = form.safeParse({ ...typed })
  if (parsed.success) return { typed, values: parsed.data, problems: {} }
  const problems: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    problems[field] ??= issue.message
  }
  return { typed, values: null, problems }
}
