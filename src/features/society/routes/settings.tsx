import { Hono } from 'hono'
import { z } from 'zod'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { timeZoneChoices } from '../../../shared/time-zones.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { changeSettings } from '../commands/change-settings.ts'
import { societyForm } from '../forms.ts'
import { type SavedChange, SettingsPage } from '../pages/settings-page.tsx'
import { type KeptChange, settingChanges, societyName, societySettings } from '../queries.ts'
import { changeInWords } from '../rules/setting-change.ts'
import { settingGroups } from '../rules/setting-groups.ts'
import { settingsForm } from '../rules/settings-form.ts'
import type { SocietySettings } from '../rules/society-settings.ts'
import { administratorsOnly } from './doors.ts'

export const settingsRoutes = new Hono<WebEnv>()

settingsRoutes.use('/office/settings', ...administratorsOnly)

settingsRoutes.get('/office/settings', (c) => show(c, (db) => settingsPage(c, db)))

settingsRoutes.post('/office/settings', freshSignIn, (c) =>
  submit(c, {
    form: z.intersection(societyForm, settingsForm),
    command: (db, { societyName, asOf = '', ...settings }) =>
      changeSettings(db, { societyName, asOf, settings }),
    done: ({ changed }) => (changed > 0 ? '/office/settings?saved' : '/office/settings'),
    again: (db, attempt) => settingsPage(c, db, attempt),
    words: {
      'settings-changed-meanwhile':
        'Somebody else saved the settings while you had them open; their change stands below the title. What you typed is still here: look it over and save again if it should hold.',
    },
  }),
)

async function settingsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const settings = await societySettings(db)
  const changes = await settingChanges(db)
  return (
    <SettingsPage
      society={(await societyName(db)) ?? ''}
      asOf={changes[0]?.id ?? ''}
      settings={settings}
      groups={settingGroups(settings)}
      timeZones={timeZoneChoices()}
      history={savedTogether(changes, settings)}
      wasSaved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}

function savedTogether(
  changes: readonly KeptChange[],
  { timeZone, currency }: SocietySettings,
): SavedChange[] {
  const sittings = Map.groupBy(changes, ({ at, by }) => `${at.toString()} ${by}`)
  return [...sittings.values()].flatMap((together) => {
    const [first] = together
    if (!first) return []
    return {
      id: first.id,
      when: formatDayAndTime(first.at, timeZone),
      by: first.by ?? 'somebody who has left the office',
      changes: together.map((change) => changeInWords(change, currency)),
    }
  })
}
