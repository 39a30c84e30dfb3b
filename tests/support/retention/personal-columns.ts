import type pg from 'pg'

/** Columns in which somebody may be found: named so, or of a shape that takes anything. */
const NAMED_SO =
  '(^|_)(name|email|phone|address|words|word|body|message|note|text|answer|answers|reason|about|title|profession|workplace|why|ip|agent|client|person|moderator|presenter|facts|plan|bytes|sealed|signature|label|url|reference|token)($|_)'

export interface PersonalTable {
  table: string
  because: string
}

/** From the database's own catalogue: every table that refers to somebody, or has a column that may say something of them. */
export async function personalTables(owner: pg.Pool): Promise<PersonalTable[]> {
  const { rows } = await owner.query<{ table: string; because: string }>(
    `select c.relname as "table", string_agg(distinct found.because, ', ') as because
     from pg_class c join lateral (
       select a.attname || ' refers to ' || k.confrelid::regclass as because
         from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
         where k.contype = 'f' and k.conrelid = c.oid
           and k.confrelid in ('person'::regclass, 'correspondent'::regclass, 'party'::regclass)
       union all
       select a.attname from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           and (a.attname::text ~ $1 or a.atttypid in ('jsonb'::regtype, 'bytea'::regtype))) found on true
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
     group by c.relname order by 1`,
    [NAMED_SO],
  )
  return rows
}

/** Tables that look so and say nothing of anybody, each with why. */
export const nobodys: Readonly<Record<string, string>> = {
  backup_run: 'How large a backup was.',
  criteria_item: 'What accreditation asks for.',
  evaluation_edition: 'Sums of several groups.',
  first_answer_tally: 'Sums.',
  forgotten: 'Sums.',
  held_kind: 'A list of tables.',
  notice_edition: 'What the privacy notice said.',
  region: 'A region’s own name.',
  society: 'The society’s own name.',
}
