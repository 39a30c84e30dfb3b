import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { tokenIn } from '../../../platform/web/in-address.ts'
import { showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { isOwnDoorOpen } from '../../room/queries/own-door.ts'
import { applyAfterTaster, confirmSeat, leaveTaster } from '../commands/own-seat.ts'
import { whyForm } from '../forms.ts'
import { OwnSeatPage, type OwnSeatPageProps, SeatGonePage } from '../pages/own-seat-page.tsx'
import { ownSeat } from '../queries.ts'
import { DOORS_MINUTES, guestState, WEEKS_KEPT } from '../rules/taster.ts'
import { shownTaster } from './shown.ts'

const page = '/tasters/guests/:token{[\\w-]{43}}'
const here = (c: Web): string => `/tasters/guests/${tokenIn(c)}`

export const ownSeatRoutes = new Hono<WebEnv>()

// An address that opens nothing is answered kindly, whatever is asked of it.
ownSeatRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<SeatGonePage />), 404)
})

ownSeatRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => seatPage(c, db)))
ownSeatRoutes.get(`${page}/:answer{confirmation|leaving|application}`, (c) => c.redirect(here(c), 303))

ownSeatRoutes.post(`${page}/confirmation`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: confirmSeat,
    done: () => here(c),
    again: (db, button) => seatPage(c, db, { button }),
    words: {
      'left-already': 'You have said meanwhile that you do not come. You can sign up again.',
      over: 'This meeting does not take place, or has begun already.',
      'signed-up-twice': 'You have signed up for this meeting before: the page of that email is yours.',
    },
  }),
)

ownSeatRoutes.post(`${page}/leaving`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: leaveTaster,
    done: () => here(c),
    again: (db, button) => seatPage(c, db, { button }),
    words: {},
  }),
)

ownSeatRoutes.post(`${page}/application`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: whyForm,
    command: (db, { why }) => applyAfterTaster(db, why),
    done: () => here(c),
    again: (db, why) => seatPage(c, db, { why }),
    words: {
      'did-not-come':
        'Only whoever came to the meeting applies from here. Everybody may apply on the group’s page.',
      'group-closed': 'This group takes no applications at the moment.',
      'applied-already':
        'You have applied to this group already: the email we sent you then leads to your page.',
    },
  }),
)

async function seatPage(c: Web, db: HolderDb, attempts: OwnSeatPageProps['attempts'] = {}) {
  const { guest, taster, place, url } = found(await ownSeat(db))
  const shown = shownTaster(taster)
  return (
    <OwnSeatPage
      here={here(c)}
      state={guestState(guest, taster, db.now)}
      taster={{ ...shown, where: place ?? shown.where, plan: taster.plan, groupId: taster.groupId }}
      isOnline={taster.mode === 'online'}
      groupIsOpen={taster.groupIsOpen}
      wayIn={url}
      roomIsOpen={!url && (await isOwnDoorOpen(db, 'taster', taster.id))}
      doorsMinutes={DOORS_MINUTES}
      weeksKept={WEEKS_KEPT}
      guest={guest}
      why={`I came to the meeting on ${formatDateOnly(dateIn(taster.startsAt, taster.timeZone))} and should like to come regularly.`}
      attempts={attempts}
    />
  )
}
