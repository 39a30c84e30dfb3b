import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { sourceCode } from '../../../shared/organisation-kinds.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import type { Organisation } from '../queries/book.ts'
import { codeFrom } from '../rules/source-code.ts'

/** One for each organisation; whoever was asked before keeps the link it was given. */
export async function sourcesFor(
  db: ViewerDb,
  groupId: string,
  organisations: readonly Pick<Organisation, 'id' | 'name' | 'kind' | 'regionId'>[],
): Promise<Map<string, string>> {
  if (organisations.length > 0) {
    await db
      .insertInto('source')
      .values(
        organisations.map(({ id, name, kind, regionId }) => ({
          id: newId(),
          group_id: groupId,
          organisation_id: id,
          code: codeFrom(randomBytes(8)),
          name,
          kind,
          region_id: regionId,
          made_at: db.now,
          made_by: db.viewer.personId,
        })),
      )
      .onConflict((conflict) => conflict.columns(['group_id', 'organisation_id']).doNothing())
      .execute()
  }
  const rows = await db
    .selectFrom('source')
    .select(['id', 'organisation_id as organisationId'])
    .where('group_id', '=', groupId)
    .where('organisation_id', 'is not', null)
    .where(sql<boolean>`organisation_id = any (${sql.val(organisations.map(({ id }) => id))}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, organisationId }) => [organisationId ?? '', id]))
}

/** A page of links has an end, and so has a poster wall. */
const MOST_OWN_SOURCES = 40

/** A link of the group's own: "poster in the mess". */
export async function makeOwnSource(
  db: ViewerDb,
  groupId: string,
  name: string,
): Promise<{ sourceId: string } | Refusal<'too-many-links'>> {
  const group = await ledGroup(db, groupId)
  const { count } = await db
    .selectFrom('source')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('group_id', '=', groupId)
    .where('organisation_id', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= MOST_OWN_SOURCES) return refuse('too-many-links')
  const sourceId = newId()
  await db
    .insertInto('source')
    .values({
      id: sourceId,
      group_id: groupId,
      code: codeFrom(randomBytes(8)),
      name,
      kind: 'own',
      region_id: group.regionId,
      made_at: db.now,
      made_by: found(db.viewer.personId),
    })
    .execute()
  return { sourceId }
}

/** Counts a visit by a link, and says which group it leads to; null where it leads nowhere. */
export async function countVisit(db: ViewerDb, code: string): Promise<string | null> {
  if (!sourceCode.test(code)) return null
  const { rows } = await sql<{ groupId: string | null }>`select count_visit(${code}) as "groupId"`.execute(db)
  return rows[0]?.groupId ?? null
}

/** Where a link leads, without counting: for programs that look ahead. */
export async function groupOfCode(db: ViewerDb, code: string): Promise<string | null> {
  return (await sourceByCode(db, code))?.groupId ?? null
}

/** The source of a group that an applicant came by; null for a code of another group, or of none. */
export async function sourceOfGroup(
  db: ViewerDb,
  groupId: string,
  code: string | undefined,
): Promise<string | null> {
  const source = code ? await sourceByCode(db, code) : undefined
  return source?.groupId === groupId ? source.sourceId : null
}

async function sourceByCode(db: ViewerDb, code: string) {
  if (!sourceCode.test(code)) return undefined
  const { rows } = await sql<{ sourceId: string; groupId: string }>`
    select source_id as "sourceId", group_id as "groupId" from source_by_code(${code})`.execute(db)
  return rows[0]
}
