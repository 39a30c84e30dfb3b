import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { modernTimeZone, timeZoneChoices } from '../../../shared/time-zones.ts'
import { ownGroups } from '../../groups/queries/own-groups.ts'
import { societySettings } from '../../society/queries.ts'
import { changeProfile } from '../commands.ts'
import { profileForm } from '../forms.ts'
import { ProfilePage, type SessionLine } from '../pages/profile-page.tsx'
import { profileOf } from '../queries.ts'
import { deviceInWords } from '../rules/device.ts'
import { askerId, requireSignIn } from '../session.ts'

export const profileRoutes = new Hono<WebEnv>()
profileRoutes.use('/profile', requireSignIn)
profileRoutes.use('/profile/*', requireSignIn)

profileRoutes.get('/profile', (c) => show(c, (db) => profilePage(c, db)))

profileRoutes.post('/profile', (c) =>
  submit(c, {
    form: profileForm,
    command: (db, values) => changeProfile(db, askerId(c), values),
    done: () => '/profile?saved',
    again: (db, attempt) => profilePage(c, db, attempt),
    words: {},
  }),
)

profileRoutes.post('/profile/sessions/:id/ending', (c) => {
  const sessionId = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.revoke(askerId(c), sessionId),
    done: () => '/profile#sessions',
    again: (db, attempt) => profilePage(c, db, attempt),
    words: {},
  })
})

profileRoutes.post('/profile/other-sessions/ending', (c) =>
  submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.revokeOthers(askerId(c), found(c.var.sessionId)),
    done: () => '/profile#sessions',
    again: (db, attempt) => profilePage(c, db, attempt),
    words: {},
  }),
)

async function profilePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const profile = found(await profileOf(db, askerId(c)))
  return (
    <ProfilePage
      profile={{ ...profile, timeZone: profile.timeZone && modernTimeZone(profile.timeZone) }}
      timeZones={timeZoneChoices()}
      groups={(await ownGroups(db)).map(({ id, name }) => ({ id, name }))}
      sessions={await sessionLines(c, profile.timeZone ?? (await societySettings(db)).timeZone)}
      wasSaved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}

async function sessionLines(c: Web, timeZone: string): Promise<SessionLine[]> {
  const open = await c.var.house.signIn.sessions(askerId(c))
  return open.map((session) => ({
    id: session.id,
    device: deviceInWords(session.userAgent),
    begun: formatDayAndTime(session.begunAt, timeZone),
    lastUsed: formatDayAndTime(session.lastUsedAt, timeZone),
    isThisOne: session.id === c.var.sessionId,
  }))
}
