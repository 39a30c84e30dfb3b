import { z } from 'zod'
import type { FromClient, Hello } from '../rules/messages.ts'

// What comes over a socket is anybody's: whatever is not one of our texts is null, and ends the line.

const id = z.uuid()
const seat = z.strictObject
const on = z.boolean()
const what = z.enum(['microphone', 'camera'])

const command = z.discriminatedUnion('do', [
  seat({ do: z.literal('admit'), seat: id }),
  seat({ do: z.literal('admit-all') }),
  seat({ do: z.literal('remove'), seat: id }),
  seat({ do: z.literal('start') }),
  seat({ do: z.literal('phase'), phase: z.int().min(0).max(100) }),
  seat({ do: z.literal('present'), seat: id.nullable() }),
  seat({ do: z.literal('sit-back') }),
  seat({ do: z.literal('return') }),
  seat({ do: z.literal('microphone'), on }),
  seat({ do: z.literal('camera'), on }),
  seat({ do: z.literal('ask-for'), seat: id, what }),
  seat({ do: z.literal('raise'), on }),
  seat({ do: z.literal('lower'), seat: id }),
  seat({ do: z.literal('cannot-hear'), on }),
  seat({ do: z.literal('back-in-a-moment'), on }),
  seat({ do: z.literal('swap-roles') }),
  seat({ do: z.literal('show-fallback'), on }),
  seat({ do: z.literal('end') }),
  seat({ do: z.literal('leave') }),
])

const number = z.int().min(0).max(2_000_000_000)
/** Of the server's own numbers. */
const large = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

const text = z.union([
  z.strictObject({ n: number, command }),
  z.strictObject({ n: number, to: id, signal: z.record(z.string(), z.unknown()) }),
  z.strictObject({ seen: large }),
  z.strictObject({ ping: z.number() }),
])

const hello = z.strictObject({
  hello: z.enum(['ticket', 'resume']),
  secret: z.string().min(1).max(100),
  // A tab names itself, in letters that every database can hold.
  device: z.string().regex(/^[\w-]{1,64}$/),
  seen: large,
})

export const readHello = (raw: string): Hello | null => read(hello, raw)
export const readText = (raw: string): FromClient | null => read(text, raw) as FromClient | null

function read<T extends z.ZodType>(schema: T, raw: string): z.infer<T> | null {
  try {
    return schema.safeParse(JSON.parse(raw)).data ?? null
  } catch {
    return null
  }
}
