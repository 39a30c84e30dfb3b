import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'

export interface RulesToAgree {
  groupId: string
  groupName: string
  version: number
}

/** A version that the reader, a member, has not agreed to and that is still the newest; null otherwise. */
export async function rulesToAgree(db: Db, groundRulesId: string): Promise<RulesToAgree | null> {
  const { rows } = await sql<RulesToAgree>`
    select g.id as "groupId", g.name as "groupName", r.version
    from ground_rules r join balint_group g on g.id = r.group_id
      join membership m on m.group_id = g.id and m.person_id = viewer_id() and m.left_at is null
    where r.id = ${groundRulesId} and m.agreed_ground_rules_id <> r.id
      and not exists (select from ground_rules later where later.group_id = g.id and later.version > r.version)`.execute(
    db,
  )
  return rows[0] ?? null
}
