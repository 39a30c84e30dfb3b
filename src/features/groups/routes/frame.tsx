import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { hoursOf, isSlot, partsOf, slotInWords } from '../../../shared/times-of-day.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { setFrame } from '../commands/set-frame.ts'
import { frameForm } from '../forms.ts'
import { FramePage, type FramePageProps } from '../pages/frame-page.tsx'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import { groupPath } from './group-paths.ts'
import { justSaved } from './just-saved.ts'

/** Where the society's groups are, then everywhere else. */
const near = ['Europe/London', 'Europe/Dublin']
const timeZones = [...near, ...Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone))]

export const frameRoutes = new Hono<WebEnv>()

frameRoutes.get(`${groupPath}/frame`, requireSignIn, (c) => show(c, (db) => framePage(c, db)))

frameRoutes.post(`${groupPath}/frame`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: frameForm,
    command: (db, values) => setFrame(db, id, values),
    done: () => `/groups/${id}/frame?saved=frame`,
    again: (db, frame) => framePage(c, db, { frame }),
    words: {
      'changed-meanwhile':
        'Somebody has changed this group since you opened the page. What you typed is still here: compare it with what holds now, then save it again.',
      'region-unknown': 'This region is not one of the society’s any more. Please choose again.',
    },
  })
})

const savedWords = { frame: 'Saved.' } as const

/** A slot of the poll that the leaders would take; nothing is settled before they save it. */
function takenIn(c: Web): FramePageProps['taken'] {
  const take = c.req.query('take') ?? ''
  if (c.req.method !== 'GET' || !isSlot(take)) return null
  const { weekday, time } = partsOf(take)
  return { title: slotInWords(take), weekday, startTime: hoursOf[time].begins }
}

async function framePage(c: Web, db: ViewerDb, attempts: FramePageProps['attempts'] = {}) {
  const group = await ledGroup(db, idIn(c))
  return (
    <FramePage
      group={group}
      seats={await groupCircle(db, group.id)}
      regions={await regions(db)}
      timeZones={timeZones}
      usual={await societySettings(db)}
      saved={await justSaved(c, db, group, savedWords)}
      taken={takenIn(c)}
      attempts={attempts}
    />
  )
}
