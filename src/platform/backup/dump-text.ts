import { z } from 'zod'
import { StartFault } from '../start-fault.ts'

// What is inside a backup, once decrypted and unzipped: text that a person can read, in the form of PostgreSQL's own COPY.
//
//   -- Balint Circle backup {"format":1,"madeAt":…,"migrations":{"0001_people.sql":"<checksum>",…},…}
//   COPY person (id, name, …) FROM stdin;
//   0199…	Ailsa Grant	…
//   \.
//   …
//   -- end {"rows":{"person":1,…}}
//
// One line is one row: COPY writes line breaks, and every backslash, behind a backslash.

const HEAD = '-- Balint Circle backup '
const FOOT = '-- end '
const TABLE = /^COPY ([a-z_0-9]+) \(([a-z_0-9, ]+)\) FROM stdin;$/

export const DumpHead = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** Of PostgreSQL, such as 18.4. */
  postgres: z.string(),
  /** Which migrations the database stood at, with their checksums. */
  migrations: z.record(z.string(), z.string()),
  /** Tells whether an installation has the same secret, and nothing about it. */
  secretPrint: z.string(),
})
export type DumpHead = z.infer<typeof DumpHead>

const DumpFoot = z.object({ rows: z.record(z.string(), z.number().int()) })

/** The jobs that wait, in the form in which they are asked for: the queue's own tables are another program's. */
export const JOBS = 'waiting_job'

export const headLine = (head: DumpHead): string => `${HEAD}${JSON.stringify(head)}\n`
export const tableLine = (table: string, columns: readonly string[]): string =>
  `COPY ${table} (${columns.join(', ')}) FROM stdin;\n`
export const END_OF_TABLE = '\\.\n'
export const footLine = (rows: Record<string, number>): string => `${FOOT}${JSON.stringify({ rows })}\n`

/** Takes what is read, in its order. */
export interface DumpTaker {
  head?(head: DumpHead): Promise<void> | void
  table?(table: string, columns: readonly string[]): Promise<void> | void
  /** Whole lines. */
  rows?(lines: Buffer): Promise<void> | void
  endOfTable?(): Promise<void> | void
}

export const notWhole = (how: string) =>
  new StartFault(`The backup is not whole (${how}); nothing was changed. Take another one.`)

/**
 * Reads a backup's text to its end, and answers how many rows each table has.
 * @throws StartFault when it is none, or not whole
 */
export async function readDump(
  source: AsyncIterable<Uint8Array>,
  taker: DumpTaker,
): Promise<Record<string, number>> {
  const reader = new DumpReader(taker)
  for await (const chunk of source) await reader.take(chunk)
  return reader.end()
}

class DumpReader {
  #taker: DumpTaker
  #rest: Buffer = Buffer.alloc(0)
  #place: 'head' | 'between' | 'rows' | 'over' = 'head'
  #table = ''
  #counts: Record<string, number> = {}

  constructor(taker: DumpTaker) {
    this.#taker = taker
  }

  async take(chunk: Uint8Array): Promise<void> {
    this.#rest = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk])
    while (await this.#step());
  }

  end(): Record<string, number> {
    if (this.#place !== 'over' || this.#rest.length > 0) throw notWhole('its end is missing')
    return this.#counts
  }

  /** One line of ours, or as many rows as there are; false: more has to come first. */
  async #step(): Promise<boolean> {
    if (this.#place === 'rows') return this.#rows()
    const end = this.#rest.indexOf('\n')
    if (end === -1) return false
    const line = this.#rest.toString('utf8', 0, end)
    this.#rest = this.#rest.subarray(end + 1)
    await this.#line(line)
    return true
  }

  async #line(line: string): Promise<void> {
    if (this.#place === 'head') {
      if (!line.startsWith(HEAD)) throw new StartFault('This file is no backup of Balint Circle.')
      const head = DumpHead.safeParse(jsonIn(line.slice(HEAD.length)))
      if (!head.success) {
        throw new StartFault(
          'This backup was made by another version of Balint Circle; restore it with that one.',
        )
      }
      this.#place = 'between'
      await this.#taker.head?.(head.data)
      return
    }
    const [, table, columns] = TABLE.exec(line) ?? []
    if (this.#place === 'between' && table && columns) {
      this.#table = table
      this.#counts[table] = 0
      this.#place = 'rows'
      await this.#taker.table?.(table, columns.split(', '))
      return
    }
    if (this.#place === 'between' && line.startsWith(FOOT)) {
      const { rows } = DumpFoot.parse(jsonIn(line.slice(FOOT.length)))
      const other = Object.keys({ ...rows, ...this.#counts }).find(
        (each) => rows[each] !== this.#counts[each],
      )
      if (other) throw notWhole(`${other} has other rows than it says`)
      this.#place = 'over'
      return
    }
    throw notWhole('a line of it makes no sense')
  }

  async #rows(): Promise<boolean> {
    const end = endOfTable(this.#rest)
    const lines = this.#rest.subarray(0, end ?? this.#rest.lastIndexOf('\n') + 1)
    this.#rest = this.#rest.subarray(lines.length + (end === null ? 0 : END_OF_TABLE.length))
    if (lines.length > 0) {
      this.#counts[this.#table] = (this.#counts[this.#table] ?? 0) + countLines(lines)
      await this.#taker.rows?.(lines)
    }
    if (end === null) return false
    this.#place = 'between'
    await this.#taker.endOfTable?.()
    return true
  }
}

/** Where the line that ends a table begins; null: it is not there yet. */
function endOfTable(text: Buffer): number | null {
  if (text.subarray(0, END_OF_TABLE.length).toString() === END_OF_TABLE) return 0
  const at = text.indexOf(`\n${END_OF_TABLE}`)
  return at === -1 ? null : at + 1
}

function countLines(text: Uint8Array): number {
  let lines = 0
  for (let at = text.indexOf(10); at !== -1; at = text.indexOf(10, at + 1)) lines++
  return lines
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
