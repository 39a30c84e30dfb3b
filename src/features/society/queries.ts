import { sql } from 'kysely'
import type { Db, ViewerDb } from '../../platform/database/database.ts'
import type { Currency } from '../../shared/money.ts'
import { defaultSettings, type SocietySettings, settingsWith } from './rules/society-settings.ts'

export async function isFounded(db: Db): Promise<boolean> {
  return (await db.selectFrom('society').select('founded_at').executeTakeFirst()) !== undefined
}

/** Whether the secret address that was followed is the set-up address, and still opens. */
export async function holdsSetUp(db: Db): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select held('set-up') is not null as held`.execute(db)
  return rows[0]?.held ?? false
}

export async function societyName(db: Db): Promise<string | undefined> {
  return (await db.selectFrom('society').select('name').executeTakeFirst())?.name
}

/** The guidance's defaults with everything the society has changed; nearly every page asks for it, in one round trip. */
export async function societySettings(db: Db): Promise<SocietySettings> {
  const { rows } = await sql<Kept>`
    select currency, time_zone, changes from (
        select coalesce(jsonb_object_agg(name, value), '{}') as changes
        from (select distinct on (name) name, value from setting_change order by name, changed_at desc, id desc) newest) kept
      left join society on true`.execute(db)
  const [kept] = rows
  return settingsWith(
    {
      currency: kept?.currency ?? defaultSettings.currency,
      timeZone: kept?.time_zone ?? defaultSettings.timeZone,
    },
    kept?.changes ?? {},
  )
}

interface Kept {
  currency: Currency | null
  time_zone: string | null
  changes: Record<string, unknown>
}

export interface KeptChange {
  id: string
  name: string
  value: unknown
  at: Temporal.Instant
  /** null: somebody who no longer holds an office. */
  by: string | null
}

/** Newest first. */
export function settingChanges(db: ViewerDb, limit = 30): Promise<KeptChange[]> {
  return keptChanges(db)
    .orderBy('setting_change.changed_at', 'desc')
    .orderBy('setting_change.id', 'desc')
    .limit(limit)
    .execute()
}

export const settingChangeById = (db: Db, id: string): Promise<KeptChange | undefined> =>
  keptChanges(db).where('setting_change.id', '=', id).executeTakeFirst()

const keptChanges = (db: Db) =>
  db
    .selectFrom('setting_change')
    .leftJoin('person', 'person.id', 'setting_change.changed_by')
    .select(['setting_change.id', 'setting_change.name', 'setting_change.value'])
    .select(['setting_change.changed_at as at', 'person.name as by'])

export interface Region {
  id: string
  name: string
}

/** In the society's own order. */
export function regions(db: Db): Promise<Region[]> {
  return db
    .selectFrom('region')
    .select(['id', 'name'])
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute()
}

export interface Representative {
  officeId: string
  personId: string
  regionId: string
  name: string
  since: Temporal.Instant
  isNamedPublicly: boolean
}

/** As far as the viewer may know them: everybody's for the society, the named ones for the public. */
export async function representatives(db: Db): Promise<Representative[]> {
  const rows = await db
    .selectFrom('office')
    .innerJoin('person', 'person.id', 'office.person_id')
    .select(['office.id', 'office.person_id', 'office.region_id', 'office.since', 'office.named_publicly_at'])
    .select('person.name')
    .where('office.kind', '=', 'representative')
    .where('office.until', 'is', null)
    .orderBy('office.since')
    .orderBy('office.id')
    .execute()
  return rows.map((row) => ({
    officeId: row.id,
    personId: row.person_id,
    regionId: row.region_id ?? '',
    name: row.name,
    since: row.since,
    isNamedPublicly: row.named_publicly_at !== null,
  }))
}

export interface OwnOffice {
  officeId: string
  regionName: string
  isNamedPublicly: boolean
}

/** The regions the viewer represents. */
export async function ownRepresentations(db: ViewerDb): Promise<OwnOffice[]> {
  const rows = await db
    .selectFrom('office')
    .innerJoin('region', 'region.id', 'office.region_id')
    .select(['office.id', 'office.named_publicly_at', 'region.name'])
    .where('office.person_id', '=', db.viewer.personId)
    .where('office.until', 'is', null)
    .orderBy('region.position')
    .execute()
  return rows.map((row) => ({
    officeId: row.id,
    regionName: row.name,
    isNamedPublicly: row.named_publicly_at !== null,
  }))
}

export interface RegionWithNames extends Region {
  representatives: string[]
}

/** For the public (R5, R79): every region with the names of those who agreed to be named; never an address (R80). */
export async function representativesNamed(db: Db): Promise<RegionWithNames[]> {
  const named = (await representatives(db)).filter(({ isNamedPublicly }) => isNamedPublicly)
  return (await regions(db)).map((region) => ({
    ...region,
    representatives: named.filter(({ regionId }) => regionId === region.id).map(({ name }) => name),
  }))
}

/** One of those who agreed to be named, by their office: for an enquiry that is addressed to them. */
export async function representativeNamed(db: Db, officeId: string): Promise<Representative | undefined> {
  return (await representatives(db)).find((one) => one.officeId === officeId && one.isNamedPublicly)
}

/** Who reads concerns about a group, if they agreed that the public reads their name. */
export async function concernsOfficerNamed(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('office')
    .innerJoin('person', 'person.id', 'office.person_id')
    .select('person.name')
    .where('office.kind', '=', 'concerns-officer')
    .where('office.until', 'is', null)
    .where('office.named_publicly_at', 'is not', null)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Who is told of an enquiry: the region's representatives, or the administrators where there is none. Ids only. */
export async function peopleInCharge(db: Db, regionId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select people_in_charge(${regionId}::uuid) as id`.execute(db)
  return rows.map(({ id }) => id)
}
