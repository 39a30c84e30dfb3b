import { sql } from 'kysely'
import type { Db } from '../../../src/platform/database/database.ts'

/**
 * How many rows somebody could change or delete in each table if they tried with all of them, by "update membership" and the
 * like; each try is taken back. What the database refuses is none; a row that may not become what was tried is one.
 */
export async function rowsInReach(db: Db): Promise<Map<string, number>> {
  await sql`set local statement_timeout = 0`.execute(db)
  await sql`do $do$
    declare
      which record;
      tried text;
      n bigint;
      reached jsonb := '{}';
    begin
      for which in
        select c.relname as name,
          (select case when has_column_privilege(c.oid, a.attnum, 'select') then format('%1$I = %1$I', a.attname)
             else format('%I = null', a.attname) end
           from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             and has_column_privilege(c.oid, a.attnum, 'update')
           order by has_column_privilege(c.oid, a.attnum, 'select') desc, a.attnum limit 1) as change,
          has_table_privilege(c.oid, 'delete') as deletes
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      loop
        for tried in
          select format('update %I set %s', which.name, which.change) where which.change is not null
          union all select format('delete from %I', which.name) where which.deletes
        loop
          begin
            execute tried;
            get diagnostics n = row_count;
            raise exception using errcode = 'UNDO1', message = n::text;
          exception
            when sqlstate 'UNDO1' then
              reached := reached || jsonb_build_object(split_part(tried, ' ', 1) || ' ' || which.name, sqlerrm::bigint);
            when integrity_constraint_violation then
              reached := reached || jsonb_build_object(split_part(tried, ' ', 1) || ' ' || which.name, 1);
            when others then null;
          end;
        end loop;
      end loop;
      perform set_config('circle.reached', reached::text, true);
    end $do$`.execute(db)
  const { rows } = await sql<{ reached: Record<string, number> }>`
    select current_setting('circle.reached')::jsonb as reached`.execute(db)
  return new Map(Object.entries(rows[0]?.reached ?? {}))
}
