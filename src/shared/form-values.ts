import { z } from 'zod'
import { isTimeZone } from './calendar.ts'
import { type Reading, readLine, readParagraph } from './form-text.ts'
import { type Currency, formatMoney, money as moneyOf, parseMoney } from './money.ts'
import { markOf, patientIn, patientWords } from './patient-guard.ts'
import { readRhythm } from './rhythm.ts'

/** One field's text to a typed value. Whatever was sent, the answer is a value or a sentence, never a throw. */
function field<T>(read: (text: string) => Reading<T>, missing: string) {
  return z
    .string({ error: ({ input }) => (input === undefined ? missing : 'Please give one answer here.') })
    .transform((text, context) => {
      const reading = read(text)
      if ('value' in reading) return reading.value
      context.addIssue({ code: 'custom', message: reading.problem })
      return z.NEVER
    })
}

/** A field that holds one short line, which `understand` turns into a value. */
function shortField<T>(understand: (line: string) => T | undefined, problem: string, longest = 100) {
  return field((text): Reading<T> => {
    const line = readLine(text, longest, problem)
    if ('problem' in line) return line
    const value = understand(line.value)
    return value === undefined ? { problem } : { value }
  }, problem)
}

const missing = (label: string | undefined) => (label ? `Please enter ${label}.` : 'Please fill this in.')

/** What people write in their own words is looked at for a patient in it (shared/patient-guard.ts). */
const ownWords = (read: (text: string) => Reading<string>, missing: string) =>
  field((text): Reading<string> => {
    const reading = read(text)
    const patient = 'value' in reading && !lookedAt.has(markOf(text)) ? patientIn(reading.value) : null
    return patient ? { problem: patientWords[patient] } : reading
  }, missing)

let lookedAt: ReadonlySet<string> = new Set()

/** Reads a form whose sender has looked again at the texts with these marks. Nothing is awaited meanwhile. */
export function knowingLookedAt<T>(marks: readonly string[], read: () => T): T {
  lookedAt = new Set(marks)
  try {
    return read()
  } finally {
    lookedAt = new Set()
  }
}

/** `label` continues "Please enter …": `line(80, 'your name')`. The limit counts characters as people do. */
export const line = (max: number, label?: string) =>
  ownWords((text) => readLine(text, max, missing(label)), missing(label))

export const paragraph = (max: number, label?: string) =>
  ownWords((text) => readParagraph(text, max, missing(label)), missing(label))

/** What mail programs make a link of: an address of the web or of a mailbox. "Dr. A. St John-Smith" holds none. */
const linkLike = /[@/\\]|www\.|[\p{L}\p{N}]{2}\.\p{L}{2}/iu

/** Somebody's name. Our email greets by it whoever has that mailbox, so it is no way to send strangers a link. */
export const personName = (max: number, label: string) =>
  ownWords((text): Reading<string> => {
    const reading = readLine(text, max, missing(label))
    return 'value' in reading && linkLike.test(reading.value)
      ? { problem: 'Please write the name alone, without a link; after a full stop goes a space.' }
      : reading
  }, missing(label))

/** What a page of ours sends along: nobody's words, and numbers side by side that mean no patient. */
export const carriedLine = (max: number, label?: string) =>
  field((text) => readLine(text, max, missing(label)), missing(label))

const mailbox = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/
const hostname =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

function asciiHostname(text: string): string | undefined {
  const address = /^[^\s/?#:@\\[\]%]+$/.test(text) ? URL.parse(`https://${text}`) : null
  return address && hostname.test(address.hostname) ? address.hostname : undefined
}

/** Lower case throughout, so that one person has one spelling. */
export const emailAddress = () =>
  shortField(
    (text) => {
      const at = text.lastIndexOf('@')
      const name = text.slice(0, at)
      const host = asciiHostname(text.slice(at + 1))
      if (at < 1 || !host || !mailbox.test(name) || /^\.|\.\.|\.$/.test(name)) return undefined
      const address = `${name}@${host}`.toLowerCase()
      // Nobody's mailbox, for ever (RFC 6761): ours for whoever is gone.
      if (address.endsWith('.invalid')) return undefined
      return address.length <= 254 ? address : undefined
    },
    'Please enter an email address, such as name@example.org.',
    320,
  )

/** @param what completes "Please choose …"; in a list of several faults it says which is meant */
export const choice = <const T extends readonly [string, ...string[]]>(options: T, what = 'one of these') =>
  z.enum(options, { error: `Please choose ${what}.` })

/** Boxes of one name: none, one or several. Each counts once, in the order of the options. */
export const several = <const T extends readonly [string, ...string[]]>(
  options: T,
  { atLeast = 0 }: { atLeast?: number } = {},
) =>
  z
    .unknown()
    .optional()
    .transform((input, context): T[number][] => {
      const sent: unknown[] = input === undefined ? [] : Array.isArray(input) ? input : [input]
      const known = sent.every((one) => typeof one === 'string' && options.includes(one))
      const chosen = options.filter((option) => sent.includes(option))
      if (known && chosen.length >= atLeast) return chosen
      context.addIssue({
        code: 'custom',
        message: known ? `Please choose at least ${atLeast}.` : 'Please choose from these only.',
      })
      return z.NEVER
    })

/** Boxes of one name whose options stand in the database: ids, each once. Whether they exist is asked in the command. */
export const severalIds = (most = 40) =>
  z
    .unknown()
    .optional()
    .transform((input, context): string[] => {
      const sent: unknown[] = input === undefined ? [] : Array.isArray(input) ? input : [input]
      const ids = sent.filter((one): one is string => z.uuid().safeParse(one).success)
      if (ids.length === sent.length && ids.length <= most)
        return [...new Set(ids.map((id) => id.toLowerCase()))]
      context.addIssue({ code: 'custom', message: 'Please choose from these only.' })
      return z.NEVER
    })

/** Boxes of one name that each stand for a day: '2026-12-25'. */
export const severalDays = (most = 400) =>
  z
    .unknown()
    .optional()
    .transform((input, context): Temporal.PlainDate[] => {
      const sent: unknown[] = input === undefined ? [] : Array.isArray(input) ? input : [input]
      const days = sent.map((one) => (typeof one === 'string' ? isoDay(one) : undefined))
      const known = days.filter((day) => day !== undefined)
      if (known.length === sent.length && sent.length <= most) return known
      context.addIssue({ code: 'custom', message: 'Please choose from these only.' })
      return z.NEVER
    })

/** A box that is not ticked is not sent at all. */
export const checkbox = () =>
  z
    .string({ error: 'Please give one answer here.' })
    // A box that is not ticked is not sent at all.
    .optional()
    .transform((sent) => sent !== undefined && !['', 'off', 'no', 'false'].includes(sent))

export const wholeNumber = (min: number, max: number) =>
  shortField((text) => {
    const number = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return number >= min && number <= max ? number + 0 : undefined // plus zero: -0 is 0
  }, `Please enter a whole number from ${min} to ${max}.`)

/** Pounds or euros as people write them, to minor units. */
export const money = (maxMinor: number, { currency = 'GBP' }: { currency?: Currency } = {}) =>
  shortField(
    (text) => {
      const minor = parseMoney(text)
      return minor !== undefined && minor <= maxMinor ? minor : undefined
    },
    `Please enter an amount up to ${formatMoney(moneyOf(maxMinor, currency))}, such as 22.50.`,
  )

function dateOf(year: string, month: string, day: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    return undefined
  }
}

function isoDay(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(20\d\d|19\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? []
  return year && month && day ? dateOf(year, month, day) : undefined
}

/** Browsers send 2026-12-08; by hand people write 8/12/2026, the day first. */
export const localDate = () =>
  shortField((text) => {
    const iso = isoDay(text)
    if (iso) return iso
    const hand = /^(\d{1,2})[/.](\d{1,2})[/.](20\d\d|19\d\d)$/.exec(text)
    return hand ? dateOf(hand[3] ?? '', hand[2] ?? '', hand[1] ?? '') : undefined
  }, 'Please enter a date, such as 8/12/2026.')

export const localTime = () =>
  shortField((text) => {
    const [, hour, minute] = /^(\d{1,2})[:.](\d\d)(?::00(?:\.0{1,3})?)?$/.exec(text) ?? []
    if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59)
      return undefined
    return new Temporal.PlainTime(Number(hour), Number(minute))
  }, 'Please enter a time of day, such as 19:30.')

export const timeZone = () =>
  shortField(
    (text) => (isTimeZone(text) ? text : undefined),
    'Please choose a time zone, such as Europe/London.',
  )

/** How often a group meets, as its select sends it: 'every-2', 'nth-last'. */
export const rhythm = () => shortField(readRhythm, 'Please choose how often you meet.')

const unknownChoice = 'This choice is not known here. Please choose again.'

/** @param unchosen said where nothing was chosen */
export const uuid = (unchosen = 'Please choose one of these.') =>
  field((text): Reading<string> => {
    const line = readLine(text, 100, unchosen)
    if ('problem' in line) return line
    const id = line.value.toLowerCase()
    return z.uuid().safeParse(id).success ? { value: id } : { problem: unknownChoice }
  }, unchosen)

/** https only, and without a name or password in it. */
export const webAddress = () =>
  shortField(
    (text) => {
      const address = /\s/.test(text) ? null : URL.parse(text)
      if (address?.protocol !== 'https:' || address.username || address.password) return undefined
      return hostname.test(address.hostname) && address.href.length <= 2000 ? address.href : undefined
    },
    'Please enter a web address that begins with https://.',
    2000,
  )

/** Kept as it was written: people know how their number is grouped. */
export const phone = () =>
  shortField((text) => {
    const digits = text.replaceAll(/\D/g, '').length
    return /^\+?[\d ().\-/]+$/.test(text) && digits >= 6 && digits <= 15 ? text : undefined
  }, 'Please enter a phone number, such as 0131 496 0000 or +353 1 496 0000.')

/** A file's bytes, which arrive as one character each; none where nothing was chosen. */
export const uploadedFile = () =>
  z
    .string({ error: 'Please choose one file.' })
    .optional()
    .transform((bytes): Uint8Array => Buffer.from(bytes ?? '', 'latin1'))

/** A field that may stay empty: then it is undefined. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (sent) => (typeof sent === 'string' && sent.trim() === '' ? undefined : sent),
    schema.optional(),
  )

export type Form<T> = z.ZodType<T>

/** Fields that are filled in together; what else was sent is left out. */
export const form = <T extends z.ZodRawShape>(fields: T) => z.object(fields)

/** A button without fields. */
export const buttonForm = form({})
