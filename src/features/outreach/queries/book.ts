import { sql } from 'kysely'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { OrganisationKind } from '../../../shared/organisation-kinds.ts'

export interface Organisation {
  id: string
  name: string
  kind: OrganisationKind
  /** null: of the whole country. */
  regionId: string | null
  regionName: string | null
  office: string | null
  officeAddress: string | null
  website: string | null
  addedBy: string | null
  addedAt: Temporal.Instant
  /** null until whoever keeps the book looked at what a leader added. */
  checkedAt: Temporal.Instant | null
  removedAt: Temporal.Instant | null
  wantsNoLetters: boolean
}

export interface BookWish {
  /** null: those of the whole country; undefined: everywhere. */
  regionId?: string | null | undefined
  /** Those of a region, and those of the whole country. */
  orCountry?: boolean | undefined
  kind?: OrganisationKind | undefined
  /** Only what a leader added and nobody looked at. */
  unchecked?: boolean | undefined
  /** The last one of the page before. */
  after?: string | undefined
}

const ORGANISATIONS_A_PAGE = 30

const columns = (db: ViewerDb) =>
  db
    .selectFrom('organisation as o')
    .leftJoin('region', 'region.id', 'o.region_id')
    .leftJoin('person', 'person.id', 'o.added_by')
    .select(['o.id', 'o.name', 'o.kind', 'o.region_id as regionId', 'region.name as regionName', 'o.office'])
    .select(['o.office_address as officeAddress', 'o.website', 'person.name as addedBy'])
    .select(['o.added_at as addedAt', 'o.checked_at as checkedAt', 'o.removed_at as removedAt'])
    .select(sql<boolean>`wants_no_letters(o.id)`.as('wantsNoLetters'))

/** A page of the book, by name. */
export async function organisations(
  db: ViewerDb,
  wish: BookWish,
  atMost = ORGANISATIONS_A_PAGE,
): Promise<{ organisations: Organisation[]; next: string | null }> {
  let query = columns(db).where('o.removed_at', 'is', null)
  const { regionId, kind, after } = wish
  if (regionId === null) query = query.where('o.region_id', 'is', null)
  else if (regionId !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('o.region_id', '=', regionId), ...(wish.orCountry ? [eb('o.region_id', 'is', null)] : [])]),
    )
  }
  if (kind) query = query.where('o.kind', '=', kind)
  if (wish.unchecked) query = query.where('o.checked_at', 'is', null)
  if (after) {
    query = query.where(
      sql<boolean>`(o.name, o.id) > (select name, id from organisation where id = ${after}::uuid)`,
    )
  }
  const rows = await query
    .orderBy('o.name')
    .orderBy('o.id')
    .limit(atMost + 1)
    .execute()
  const shown = rows.slice(0, atMost)
  return { organisations: shown, next: rows.length > atMost ? (shown.at(-1)?.id ?? null) : null }
}

export async function organisationById(db: ViewerDb, id: string): Promise<Organisation> {
  return found(await columns(db).where('o.id', '=', id).executeTakeFirst())
}

/** By their ids, in the order of their names; what is not in sight is left out. */
export function organisationsById(db: ViewerDb, ids: readonly string[]): Promise<Organisation[]> {
  return columns(db)
    .where(sql<boolean>`o.id = any (${sql.val([...ids])}::uuid[])`)
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
}

export interface Likeness {
  id: string
  name: string
  byWhat: 'address' | 'host' | 'name'
  /** It was taken out of the book; whoever keeps it may bring it back. */
  isRemoved: boolean
}

/** What stands in the book already and may be the same: by address, by website, by name. */
export async function organisationsLike(
  db: ViewerDb,
  wish: { name: string; officeAddress: string | null; host: string | null; exceptId?: string | undefined },
): Promise<Likeness[]> {
  const { rows } = await sql<Likeness>`
    select distinct on (o.id) o.id, o.name, like_it.by_what as "byWhat", o.removed_at is not null as "isRemoved"
    from organisations_like(${wish.name}, ${wish.officeAddress}, ${wish.host}, ${wish.exceptId ?? null}::uuid) like_it
      join organisation o on o.id = like_it.id
    order by o.id, like_it.by_what`.execute(db)
  return rows
}

/** How often each was asked within a year, and when last; for those who keep it, and Council. */
export async function asksOfOrganisations(
  db: ViewerDb,
  ids: readonly string[],
): Promise<Map<string, { asks: number; askedAt: Temporal.Instant }>> {
  const { rows } = await sql<{ id: string; asks: number; askedAt: Temporal.Instant }>`
    select organisation_id as id, asks, asked_at as "askedAt" from asks_of_organisations(${sql.val([...ids])}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...asked }) => [id, asked]))
}

export interface OutreachSum {
  kind: OrganisationKind | 'own'
  regionId: string | null
  asked: number
  passedOn: number
  declined: number
  visits: number
  applications: number
}

/** What outreach brought, by kind and region: all of it for administrators and Council, their own for representatives. */
export async function outreachNumbers(db: ViewerDb): Promise<OutreachSum[]> {
  const { rows } = await sql<OutreachSum>`
    select kind, region_id as "regionId", asked, passed_on as "passedOn", declined, visits, applications
    from outreach_numbers()`.execute(db)
  return rows
}
