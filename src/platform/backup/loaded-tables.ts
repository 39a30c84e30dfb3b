import pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { JOBS, notWhole } from './dump-text.ts'

interface ForeignKey {
  table: string
  name: string
  definition: string
}

/**
 * The tables while rows are put into them in any order: empty, without foreign keys, and no trigger takes a row for something
 * that happens now. Closed, every key is back and has been checked, and each table has the rows that were promised.
 */
export class LoadedTables {
  readonly #owner: pg.Client
  readonly #columns: Map<string, string[]>
  readonly #keys: ForeignKey[]

  private constructor(owner: pg.Client, columns: Map<string, string[]>, keys: ForeignKey[]) {
    this.#owner = owner
    this.#columns = columns
    this.#keys = keys
  }

  static async open(owner: pg.Client): Promise<LoadedTables> {
    const { rows: tables } = await owner.query<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
         and c.relname <> 'migration' group by c.relname`,
    )
    const { rows: keys } = await owner.query<ForeignKey>(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'`,
    )
    await each(
      owner,
      tables.map(({ name }) => `alter table ${pg.escapeIdentifier(name)} disable trigger user`),
    )
    // What the migrations wrote is in the backup as it was changed since.
    await owner.query(`truncate ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`)
    await each(
      owner,
      keys.map(({ table, name }) => `alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`),
    )
    return new LoadedTables(owner, new Map(tables.map(({ name, columns }) => [name, columns])), keys)
  }

  refuseUnknown(table: string, columns: readonly string[]): void {
    if (table === JOBS) return
    const own = this.#columns.get(table)
    if (!own || columns.some((column) => !own.includes(column)))
      throw notWhole(`there is no such table: ${table}`)
  }

  async close(expected: Readonly<Record<string, number>>): Promise<void> {
    const counts = Object.keys(expected).map(
      (table) => `select '${table}' as name, count(*)::int as rows from ${pg.escapeIdentifier(table)}`,
    )
    const { rows } = await this.#owner.query<{ name: string; rows: number }>(counts.join(' union all '))
    const other = rows.find(({ name, rows }) => expected[name] !== rows)
    if (other) throw notWhole(`${other.name} has other rows than it says`)
    for (const { table, name, definition } of this.#keys) {
      await this.#owner
        .query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`)
        .catch((fault: unknown) => {
          if (!(fault instanceof pg.DatabaseError) || fault.code !== '23503') throw fault
          throw new StartFault(
            `The backup contradicts itself (${name}). Nothing was changed; take another one.`,
          )
        })
    }
    await each(
      this.#owner,
      [...this.#columns.keys()].map((name) => `alter table ${pg.escapeIdentifier(name)} enable trigger user`),
    )
    // A fresh database guesses badly, and everything that follows asks it much.
    await this.#owner.query('analyze')
  }
}

/** One journey there and back for all of them. */
const each = (owner: pg.Client, statements: readonly string[]) =>
  statements.length === 0 ? null : owner.query(statements.join(';\n'))
