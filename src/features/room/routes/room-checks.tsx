import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canManageSociety } from '../../society/policy.ts'
import { societySettings } from '../../society/queries.ts'
import { answerTestEmail, noteProbes, probeRoom, probeWishOf, sendTestEmail } from '../commands/probe-room.ts'
import { arrivedForm } from '../forms.ts'
import { RoomChecksPage } from '../pages/room-checks-page.tsx'
import { roomProbes } from '../queries/room-probes.ts'
import { isReady, passes, probeAnswer, probeKinds, probeReasons, probeTitles } from '../rules/room-probe.ts'

export const roomChecksRoutes = new Hono<WebEnv>()

const path = '/office/room-checks'
for (const each of [path, `${path}/*`]) {
  roomChecksRoutes.use(
    each,
    requireSignIn,
    createMiddleware<WebEnv>((c, next) => {
      if (!canManageSociety(c.var.viewer)) throw new NotFound()
      return next()
    }),
  )
}

roomChecksRoutes.get(path, (c) => show(c, (db) => checksPage(db)))

const words = { 'not-yours': 'Only administrators look at this.' }

roomChecksRoutes.post(path, async (c) => {
  // Before the transaction: it takes seconds, and a page waits for no connection meanwhile.
  const found = await probeRoom(probeWishOf(c.var.house))
  return submit(c, {
    form: buttonForm,
    command: (db) => noteProbes(db, found),
    done: () => path,
    again: (db, attempt) => checksPage(db, attempt),
    words,
  })
})

roomChecksRoutes.post(`${path}/email`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => sendTestEmail(db, c.var.house.deliversEmail),
    done: () => `${path}#email`,
    again: (db, attempt) => checksPage(db, attempt),
    words,
  }),
)

roomChecksRoutes.post(`${path}/email/answer`, (c) =>
  submit(c, {
    form: arrivedForm,
    command: (db, { arrived }) => answerTestEmail(db, arrived === 'yes'),
    done: () => `${path}#email`,
    again: (db, attempt) => checksPage(db, attempt),
    words: { ...words, 'not-sent': 'No test email has been sent yet.' },
  }),
)

async function checksPage(db: ViewerDb, attempt?: Returned) {
  const probes = await roomProbes(db)
  const { timeZone } = await societySettings(db)
  return (
    <RoomChecksPage
      refusal={attempt?.refusal ?? Object.values(attempt?.problems ?? {})[0]}
      isReady={isReady(probes)}
      asksForEmail={probes.some(({ what, finding }) => what === 'email' && finding === 'sent')}
      probes={probeKinds.map((what) => {
        const last = probes.find((probe) => probe.what === what)
        const isOpen = !last || last.finding === 'sent'
        return {
          what,
          title: probeTitles[what],
          reason: probeReasons[what],
          state: isOpen ? 'open' : passes(last.finding) ? 'good' : 'fault',
          answer: probeAnswer(what, last?.finding ?? null),
          checkedAt: last ? formatDayAndTime(last.checkedAt, timeZone) : null,
        }
      })}
    />
  )
}
