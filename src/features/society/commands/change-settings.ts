import type { ViewerDb } from '../../../platform/database/database.ts'
import { queueEmails } from '../../../platform/mail/queue-email.ts'
import { newId } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { publishNotice } from '../../privacy/commands/publish-notice.ts'
import { officesHeld } from '../queries/offices.ts'
import { settingChanges, societyName, societySettings } from '../queries.ts'
import { changedSettings } from '../rules/setting-change.ts'
import type { SocietySettings } from '../rules/society-settings.ts'
import { beginManaging } from './manage.ts'

export interface SettingsChange {
  /** The newest change the form knew of; '' when there was none. */
  asOf: string
  societyName: string
  settings: SocietySettings
}

/** Keeps each changed number with who and when; saving without a change keeps nothing. */
export async function changeSettings(
  db: ViewerDb,
  change: SettingsChange,
): Promise<{ changed: number } | Refusal<'settings-changed-meanwhile'>> {
  const changedBy = await beginManaging(db)
  const [newest] = await settingChanges(db, 1)
  if ((newest?.id ?? '') !== change.asOf) return refuse('settings-changed-meanwhile')

  const changes = changedSettings(await societySettings(db), change.settings)
  if ((await societyName(db)) !== change.societyName)
    changes.unshift({ name: 'societyName', value: change.societyName })
  for (const { name, value } of changes) {
    const row = { id: newId(), name, value: JSON.stringify(value) }
    await db
      .insertInto('setting_change')
      .values({ ...row, changed_at: db.now, changed_by: changedBy })
      .execute()
    if (name === 'secondStepDays') await tellOthers(db, row.id, changedBy)
  }
  await db
    .updateTable('society')
    .set({
      name: change.societyName,
      currency: change.settings.currency,
      time_zone: change.settings.timeZone,
    })
    .execute()
  await publishNotice(db)
  return { changed: changes.length }
}

/** Whoever holds somebody's session could loosen what guards the offices: the others learn of it. */
async function tellOthers(db: ViewerDb, changeId: string, changedBy: string): Promise<void> {
  const others = (await officesHeld(db)).filter(
    ({ kind, personId }) => kind === 'administrator' && personId !== changedBy,
  )
  await queueEmails(db, 'second-steps-changed', {
    to: others.map(({ personId }) => ({ personId })),
    about: changeId,
  })
}
