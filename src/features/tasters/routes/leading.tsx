import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { countIn, idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { tasterPlan } from '../../session-plans/queries/taster-plan.ts'
import { changeTaster } from '../commands/change-taster.ts'
import { cancelTaster, noteWhoCame } from '../commands/keep-taster.ts'
import { makeTaster } from '../commands/make-taster.ts'
import { cameForm, changeForm, tasterForm } from '../forms.ts'
import { LedTasterPage } from '../pages/led-taster-page.tsx'
import { LedTastersPage } from '../pages/led-tasters-page.tsx'
import { groupTasters, guestsOf, type LedTaster, type ListedGuest, ledTaster } from '../queries.ts'
import { closesInWords, hasBegun, WEEKS_KEPT } from '../rules/taster.ts'
import { shownTaster } from './shown.ts'

export const ledTasterRoutes = new Hono<WebEnv>()
const all = '/groups/:id{[0-9a-f-]{36}}/tasters'
const one = `${all}/:taster{[0-9a-f-]{36}}`
ledTasterRoutes.use(all, requireSignIn)
ledTasterRoutes.use(`${all}/*`, requireSignIn)

ledTasterRoutes.get(all, (c) => show(c, (db) => tastersPage(c, db)))

ledTasterRoutes.post(all, (c) =>
  submit(c, {
    form: tasterForm,
    command: (db, { on, at, minutes, mode, area, place, url, seats, ...values }) =>
      makeTaster(db, idIn(c), {
        on,
        at,
        minutes,
        mode,
        area: area ?? null,
        place: place ?? null,
        url: url ?? null,
        seats,
        contributionMinor: values.contribution ?? 0,
        closesOn: values.closes_on ?? null,
        plan: values.plan ?? '',
        beforeOpening: values.before_opening,
      }),
    done: ({ id }) => `/groups/${idIn(c)}/tasters/${id}`,
    again: (db, attempt) => tastersPage(c, db, attempt),
    words: {
      'in-the-past': 'A taster lies ahead. Please choose a later day or hour.',
      'link-missing': 'Please give the link of the meeting; guests find it shortly before it begins.',
      'closes-in-the-past': 'Signing up would have closed already. Please choose a later day for it.',
    },
  }),
)

ledTasterRoutes.get(one, (c) => show(c, (db) => tasterPage(c, db)))

ledTasterRoutes.post(`${one}/cancellation`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => cancelTaster(db, idIn(c), idIn(c, 'taster')),
    done: () => `/groups/${idIn(c)}/tasters/${idIn(c, 'taster')}`,
    again: (db, button) => tasterPage(c, db, { button }),
    words: { 'begun-already': 'It has begun already.' },
  }),
)

ledTasterRoutes.post(`${one}/date`, (c) =>
  submit(c, {
    form: changeForm,
    command: (db, wish) => changeTaster(db, idIn(c), idIn(c, 'taster'), wish),
    done: ({ told }) => `/groups/${idIn(c)}/tasters/${idIn(c, 'taster')}?changed=${told}`,
    again: (db, change) => tasterPage(c, db, { change }),
    words: {
      'begun-already': 'It has begun already.',
      'called-off-already': 'It is called off, and stays so. Please announce another one.',
      'in-the-past': 'A taster lies ahead. Please choose a later day or hour.',
      'seats-taken': 'More seats than that are taken already, and nobody loses theirs.',
    },
  }),
)

ledTasterRoutes.post(`${one}/attendance`, (c) =>
  submit(c, {
    form: cameForm,
    command: (db, { came }) => noteWhoCame(db, idIn(c), idIn(c, 'taster'), came),
    done: () => `/groups/${idIn(c)}/tasters/${idIn(c, 'taster')}?saved`,
    again: (db, came) => tasterPage(c, db, { came }),
    words: { 'not-begun-yet': 'It has not begun yet; note it afterwards.' },
  }),
)

async function tastersPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const tasters = await groupTasters(db, group.id)
  return (
    <LedTastersPage
      group={group}
      seats={await groupCircle(db, group.id)}
      isOpen={group.openedAt !== null}
      planDraft={await tasterPlan(db, group)}
      tasters={tasters.map((taster) => ({
        ...shownTaster(taster),
        seats: `${taster.taken} of ${taster.seats} taken`,
        state: standing(taster, db.now),
      }))}
      attempt={attempt}
    />
  )
}

const isSeen = (taster: LedTaster): boolean => taster.groupIsOpen || taster.beforeOpening

function standing(taster: LedTaster, now: Temporal.Instant): string {
  if (taster.cancelledAt) return 'Called off'
  if (hasBegun(taster, now))
    return taster.cameNotedAt ? 'Over; who came is noted' : 'Over: please note who came'
  return isSeen(taster) ? 'Everybody sees it' : 'You alone see it, until the group is open'
}

async function tasterPage(
  c: Web,
  db: ViewerDb,
  attempts: {
    came?: Returned | undefined
    button?: Returned | undefined
    change?: Returned | undefined
  } = {},
) {
  const group = await ledGroup(db, idIn(c))
  const taster = found(await ledTaster(db, group.id, idIn(c, 'taster')))
  const guests = await guestsOf(db, taster.id)
  const begun = hasBegun(taster, db.now)
  return (
    <LedTasterPage
      group={group}
      seats={await groupCircle(db, group.id)}
      taster={{
        ...shownTaster(taster),
        place: taster.place,
        closes: closesInWords(taster),
        cancelled: taster.cancelledAt !== null,
        begun,
        start: taster.startsAt.toZonedDateTimeISO(taster.timeZone),
        minutes: taster.endsAt.since(taster.startsAt).total('minutes'),
        seatsInAll: taster.seats,
        taken: taster.taken,
      }}
      room={
        taster.mode === 'online' && !taster.url && !taster.cancelledAt && !isOver(taster, db.now)
          ? roomPath('taster', taster.id)
          : null
      }
      address={isSeen(taster) && !taster.cancelledAt ? `${c.var.house.baseUrl}/tasters/${taster.id}` : null}
      guests={guests.map((guest) => ({ ...guest, state: stateInWords(guest) }))}
      expected={guests
        .filter(({ seatedAt, cancelledAt }) => begun && !taster.cancelledAt && seatedAt && !cancelledAt)
        .map((guest) => ({ ...guest, came: guest.came ?? false }))}
      saved={isSaidIn(c, 'saved')}
      changed={countIn(c, 'changed')}
      weeksKept={WEEKS_KEPT}
      attempts={attempts}
    />
  )
}

const isOver = ({ endsAt }: Pick<LedTaster, 'endsAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(endsAt, now) <= 0

function stateInWords({ cancelledAt, seatedAt }: ListedGuest): string {
  if (cancelledAt) return 'Does not come'
  return seatedAt ? 'Has a seat' : 'Waits for a seat'
}
