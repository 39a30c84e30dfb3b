import type { z } from 'zod'
import type { Web } from './context.ts'
import { readForm, type Typed } from './form-body.ts'
import type { Returned } from './respond.tsx'

/** What an address asks, or what came back from its form: values to show a preview of, or what is wrong with them. */
export function readAsked<Schema extends z.ZodType>(
  c: Web,
  form: Schema,
  returned: Returned | undefined,
  names: readonly string[],
): { values: z.output<Schema> | null; attempt: Returned | undefined } {
  const typed = returned ? returned.typed : typedIn(c)
  if (!names.some((name) => name in typed)) return { values: null, attempt: returned }
  const { values, problems } = readForm(form, typed)
  return { values, attempt: returned ?? (values === null ? { typed, problems } : undefined) }
}

/** A box ticked once or several times, as a form sends it. */
const typedIn = (c: Web): Typed =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  )
