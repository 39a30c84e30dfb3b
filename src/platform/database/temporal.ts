import pg from 'pg'

// PostgreSQL's object ids of the types that come back as Temporal values.
const int8 = 20
const date = 1082
const time = 1083
const timestamptz = 1184

const parsers: Record<number, (text: string) => unknown> = {
  [int8]: Number,
  [date]: (text) => Temporal.PlainDate.from(text),
  [time]: (text) => Temporal.PlainTime.from(text),
  [timestamptz]: (text) => Temporal.Instant.from(text),
}

/** Reads instants, dates and times as Temporal values, and counts as numbers. */
export const temporalTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

const isTemporal = (value: unknown): value is Temporal.Instant | Temporal.PlainDate | Temporal.PlainTime =>
  value instanceof Temporal.Instant ||
  value instanceof Temporal.PlainDate ||
  value instanceof Temporal.PlainTime

/**
 * A client that writes Temporal values as PostgreSQL reads them; pg itself would make JSON of them. A statement keeps
 * its name on its connection: row-level security makes planning the dearest part of most of ours, and it is done once.
 */
export class TemporalClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (!Array.isArray(values)) return query(text, values, ...rest)
      const parameters = values.map(asParameter)
      const name = typeof text === 'string' ? statementName(text) : undefined
      return name ? query({ name, text, values: parameters }, ...rest) : query(text, parameters, ...rest)
    }) as typeof this.query
  }
}

/**
 * A named statement and its plan cost a connection about 150 kB. Ours are more than a thousand, and lists of varying length make
 * more of them: the first to have been asked often keep a name, which are those of the pages that people look at.
 */
const MOST_NAMES = 500
const OFTEN = 3
/** Texts that are counted; then counting begins anew, so that what is asked once does not fill the memory. */
const MOST_COUNTED = 5_000
const names = new Map<string, string>()
const asked = new Map<string, number>()

function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_NAMES) return known
  const times = (asked.get(text) ?? 0) + 1
  if (times < OFTEN) {
    if (asked.size >= MOST_COUNTED) asked.clear()
    asked.set(text, times)
    return undefined
  }
  asked.delete(text)
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

const asParameter = (value: unknown): unknown => (isTemporal(value) ? value.toString() : value)
