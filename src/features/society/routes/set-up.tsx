import { Hono } from 'hono'
import { z } from 'zod'
import type { HolderDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { timeZoneChoices } from '../../../shared/time-zones.ts'
import { foundSociety } from '../commands/found-society.ts'
import { setUpForm } from '../forms.ts'
import { SetUpOverPage, SetUpPage } from '../pages/set-up-page.tsx'
import { holdsSetUp } from '../queries.ts'
import { guidanceRegions } from '../rules/region.ts'
import { settingGroups } from '../rules/setting-groups.ts'
import { numbersForm } from '../rules/settings-form.ts'
import { defaultSettings } from '../rules/society-settings.ts'

const path = '/set-up/:token{[\\w-]{43}}'

export const setUpRoutes = new Hono<WebEnv>()

setUpRoutes.get(path, (c) => {
  const token = c.req.param('token')
  return showHeld(c, token, (db) => setUpPage(c, db, token))
})

setUpRoutes.post(path, (c) => {
  const token = c.req.param('token')
  return submitHeld(c, token, {
    form: z.intersection(setUpForm, numbersForm),
    command: (db, { societyName, name, email, regions, ...settings }) =>
      foundSociety(db, {
        societyName,
        name,
        email,
        regions,
        settings: { ...defaultSettings, ...settings },
      }),
    done: () => '/office',
    signsIn: ({ personId }) => personId,
    again: (db, attempt) => setUpPage(c, db, token, attempt),
    words: { 'set-up-is-over': 'The society has just been set up by somebody else.' },
  })
})

async function setUpPage(c: Web, db: HolderDb, token: string, attempt?: Returned) {
  if (!(await holdsSetUp(db))) {
    c.status(410)
    return <SetUpOverPage />
  }
  return (
    <SetUpPage
      token={token}
      regionNames={guidanceRegions.map(({ name }) => name)}
      settings={defaultSettings}
      groups={settingGroups(defaultSettings)}
      timeZones={timeZoneChoices()}
      attempt={attempt}
    />
  )
}
