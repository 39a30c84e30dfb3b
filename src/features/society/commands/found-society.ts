import type { HolderDb } from '../../../platform/database/database.ts'
import { queueEmail } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { holdsSetUp } from '../queries.ts'
import { knownRegion } from '../rules/region.ts'
import { changedSettings } from '../rules/setting-change.ts'
import { defaultSettings, type SocietySettings } from '../rules/society-settings.ts'
import { personForOffice } from './person-for-office.ts'

export interface Founding {
  societyName: string
  name: string
  email: string
  regions: readonly string[]
  settings: SocietySettings
}

/** Makes the society and its first administrator, once: the deferred trigger on society ends the set-up address. */
export async function foundSociety(
  db: HolderDb,
  founding: Founding,
): Promise<{ personId: string } | Refusal<'set-up-is-over'>> {
  if (!(await holdsSetUp(db))) return refuse('set-up-is-over')
  const { settings } = founding
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('society')
    .values({
      name: founding.societyName,
      currency: settings.currency,
      time_zone: settings.timeZone,
      founded_at: db.now,
    })
    // Two tabs with one address: the second waits here for the first and finds the society made.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return refuse('set-up-is-over')

  const personId = await personForOffice(db, founding)
  await db
    .insertInto('office')
    .values({ id: newId(), person_id: personId, kind: 'administrator', since: db.now })
    .execute()
  await db
    .insertInto('region')
    .values(founding.regions.map((name, position) => regionRow(db, name, position)))
    .execute()
  const start = { ...defaultSettings, currency: settings.currency, timeZone: settings.timeZone }
  for (const { name, value } of changedSettings(start, settings)) {
    const change = { id: newId(), name, value: JSON.stringify(value) }
    await db
      .insertInto('setting_change')
      .values({ ...change, changed_at: db.now, changed_by: personId })
      .execute()
  }
  await queueEmail(db, 'society-founded', { to: { personId }, about: personId })
  return { personId }
}

function regionRow(db: HolderDb, name: string, position: number) {
  const known = knownRegion(name)
  return {
    id: newId(),
    name,
    position,
    added_at: db.now,
    map_key: known?.key ?? null,
    holiday_calendar: known?.holidays ?? ('england-and-wales' as const),
  }
}
