import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { knownRegion } from '../rules/region.ts'
import { beginManaging } from './manage.ts'

export async function addRegion(
  db: ViewerDb,
  { name }: { name: string },
): Promise<{ regionId: string } | Refusal<'region-name-taken'>> {
  await beginManaging(db)
  if (await isTaken(db, name)) return refuse('region-name-taken')
  const last = await db
    .selectFrom('region')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst()
  const regionId = newId()
  await db
    .insertInto('region')
    .values({
      id: regionId,
      name,
      position: (last?.position ?? -1) + 1,
      added_at: db.now,
      holiday_calendar: knownRegion(name)?.holidays ?? 'england-and-wales',
    })
    .execute()
  return { regionId }
}

export async function renameRegion(
  db: ViewerDb,
  regionId: string,
  { name, nameBefore }: { name: string; nameBefore: string },
): Promise<{ regionId: string } | Refusal<'region-name-taken' | 'region-renamed-meanwhile'>> {
  await beginManaging(db)
  const region = found(
    await db.selectFrom('region').select('name').where('id', '=', regionId).executeTakeFirst(),
  )
  if (region.name !== nameBefore) return refuse('region-renamed-meanwhile')
  if (name !== region.name && (await isTaken(db, name))) return refuse('region-name-taken')
  await db.updateTable('region').set({ name }).where('id', '=', regionId).execute()
  return { regionId }
}

const isTaken = async (db: ViewerDb, name: string): Promise<boolean> =>
  (await db.selectFrom('region').select('id').where('name', '=', name).executeTakeFirst()) !== undefined
