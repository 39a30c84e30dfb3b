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
