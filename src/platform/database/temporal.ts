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

/** Our own statements are some hundreds; lists of varying length in them must not fill the memory of a connection. */
const MOST_NAMES = 500
const names = new Map<string, string>()

function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_NAMES) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

const asParameter = (value: unknown): unknown => (isTemporal(value) ? value.toString() : value)
