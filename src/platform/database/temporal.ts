import pg from 'pg'
import { StatementNames } from './statement-names.ts'

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
 * A client that writes Temporal values as PostgreSQL reads them; pg itself would make JSON of them. What is asked often
 * keeps a name on its connection.
 */
export class TemporalClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (!Array.isArray(values)) return query(text, values, ...rest)
      const parameters = values.map(asParameter)
      const name = typeof text === 'string' ? names.of(text) : undefined
      return name ? query({ name, text, values: parameters }, ...rest) : query(text, parameters, ...rest)
    }) as typeof this.query
  }
}

/** One text has one name on all connections of the process. */
const names = new StatementNames()

const asParameter = (value: unknown): unknown => (isTemporal(value) ? value.toString() : value)
