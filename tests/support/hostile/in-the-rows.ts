import type pg from 'pg'

/**
 * What a name may hold that was kept before anybody looked: the beginning of a formula, the end of an attribute, an element,
 * what separates values in calendars and tables, a template's blank, and a character of four bytes at the edge of a line.
 */
export const unkind = `"'><img src=x onerror=alert(1)></title></textarea><svg onload=alert(2)>;,\\n{{7*7}}😀`

/**
 * Every text of a whole group (tests/support/whole-group.ts) as the worst that could stand there, past the forms that would
 * refuse some of it.
 * @param name of the whole group
 * @returns how many columns were written to
 */
export async function putIntoRows(owner: pg.Pool, name: string): Promise<number> {
  const { rows } = await owner.query<{ table: string; column: string; type: string }>(
    `select table_name as "table", column_name as "column", data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'jsonb')
       and column_name not like '%email%' and column_name not in ('key', 'office_address') and is_generated = 'NEVER'`,
  )
  let written = 0
  for (const { table, column, type } of rows) {
    const isText = type === 'text'
    const words = isText ? unkind : JSON.stringify(unkind).slice(1, -1)
    // What is a formula begins with its sign.
    const value = isText
      ? `case when ${column} = $2 then '=' || $2 || $1 else '=' || replace(${column}, ' of ' || $2, ' of ' || $2 || $1) end`
      : `replace(${column}::text, ' of ' || $2, ' of ' || $2 || $1)::jsonb`
    const which = isText
      ? `${column} = $2 or ${column} like '% of ' || $2 || '%'`
      : `${column}::text like '% of ' || $2 || '%'`
    // A table whose rows stay as they are, or a column of a shape of its own, refuses.
    const { rowCount } = await owner
      .query(`update ${table} set ${column} = ${value} where ${which}`, [words, name])
      .catch(() => ({ rowCount: 0 }))
    if (rowCount) written += 1
  }
  return written
}
