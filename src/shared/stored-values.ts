import { z } from 'zod'

/** What was kept as JSON, read back to typed values: an older program may have written it otherwise. */
export const stored = <T extends z.ZodRawShape>(values: T) => z.object(values)

export const storedChoice = <const T extends readonly [string, ...string[]]>(options: T) => z.enum(options)

export const storedNumber = (min: number, max: number) => z.int().min(min).max(max)

export const storedFlag = () => z.boolean()

export const storedLines = (max: number, longest: number) => z.array(z.string().max(longest)).max(max)

export const storedText = (longest: number) => z.string().max(longest)

/** What may be left out. */
export const storedMaybe = <T extends z.ZodType>(schema: T) => schema.optional()

/** Several of a few, each once; what this program does not know is left out. */
export const storedChoices = <const T extends readonly [string, ...string[]]>(options: T) =>
  z
    .array(z.string().max(80))
    .max(100)
    .transform((kept): T[number][] => options.filter((option) => kept.includes(option)))

/** Values by names that the program gave. */
export const storedByName = <T extends z.ZodType>(value: T) => z.record(z.string().max(80), value)
