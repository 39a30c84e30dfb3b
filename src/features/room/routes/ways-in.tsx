import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { hasRelay } from '../../../platform/turn.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { openSenses } from '../../../platform/web/security-headers.ts'
import { formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { momentForReader } from '../../../shared/two-zones.ts'
import { standingBooking } from '../../recruitment/queries/interview-bookings.ts'
import { ownApplication } from '../../recruitment/queries/own-application.ts'
import { ownSeat } from '../../tasters/queries.ts'
import { givePass, type Pass } from '../commands/give-pass.ts'
import { RoomCheckPage } from '../pages/room-check-page.tsx'
import { ClosedDoorPage, NoWayInPage, WayInPage } from '../pages/way-in-page.tsx'
import { heldMeetingRoom } from '../queries/held-meeting.ts'
import { isOwnDoorOpen } from '../queries/own-door.ts'
import { isRoomReady } from '../queries/room-probes.ts'
import { hasToldCheck } from '../queries/told-checks.ts'
import { entrance, meetsInOwnRoom, roomPath, wayInPath } from '../rules/room-place.ts'
import { relaysOf } from './relays.ts'
import { keepOwnPage, keepRoomPass } from './room-pass.ts'

// A member's own address, from their emails: the same that says that they cannot come. Following it changes nothing, as
// mail programs look at links before people do; only the button does.

export const waysInRoutes = new Hono<WebEnv>()
const page = '/ways-in/:token{[\\w-]{43}}'
// An address that opens nothing is answered kindly, whatever is asked of it.
waysInRoutes.onError(async (fault, c) => {
  if (!(fault instanceof NotFound)) throw fault
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<NoWayInPage signIn={null} />), 404)
})

waysInRoutes.get(page, (c) => showHeld(c, tokenIn(c), (db) => wayInPage(c, db)))

const passWords = {
  'no-room': 'There is no room for you here.',
  'room-not-yet': 'The doors are not open yet. Please come back a little later.',
  'room-over': 'The meeting is over.',
}

waysInRoutes.post(page, (c) =>
  submitHeld(c, tokenIn(c), {
    form: buttonForm,
    command: comeIn,
    done: ({ meetingId }) => roomPath('meeting', meetingId),
    after: async (pass) => keepRoomPass(c, pass),
    again: (db, attempt) => wayInPage(c, db, attempt),
    words: passWords,
  }),
)

async function comeIn(
  db: HolderDb,
): Promise<(Pass & { meetingId: string }) | Refusal<'no-room' | 'room-not-yet' | 'room-over'>> {
  const held = await heldMeetingRoom(db)
  if (!held?.door || !meetsInOwnRoom(held.door.ownRoom, await isRoomReady(db))) return refuse('no-room')
  const pass = await givePass(db, 'meeting', held.meetingId)
  return 'refused' in pass ? pass : { ...pass, meetingId: held.meetingId }
}

/** The check for the next meeting, before its doors open: what it finds the member may tell their leaders. */
waysInRoutes.get(`${page}/check`, (c) => {
  openSenses(c)
  return showHeld(c, tokenIn(c), (db) => ownCheckPage(c, db))
})

async function ownCheckPage(c: Web, db: HolderDb) {
  const held = await heldMeetingRoom(db)
  if (!held) throw new NotFound()
  if (!held.door || !meetsInOwnRoom(held.door.ownRoom, await isRoomReady(db))) return <RoomCheckPage />
  const { door, front, meetingId } = held
  const here = wayInPath(tokenIn(c))
  return (
    <RoomCheckPage
      meeting={{
        groupName: front.groupName ?? '',
        when: formatMeetingTime(door.startsAt, door.endsAt, front.timeZone),
        back: here,
        way: {
          room: null,
          opensInMs: null,
          people: front.people,
          phonesAllowed: true,
          relay: hasRelay(c.var.house.turn),
          leaders: front.leaders,
          iceServers: relaysOf(c),
          tell: { path: `${here}/check`, told: await hasToldCheck(db, meetingId) },
          enter: '',
        },
      }}
    />
  )
}

async function wayInPage(c: Web, db: HolderDb, attempt?: Returned) {
  const held = await heldMeetingRoom(db)
  if (!held) throw new NotFound()
  const signIn = { href: roomPath('meeting', held.meetingId), label: 'Sign in and come in' }
  if (!held.door || !meetsInOwnRoom(held.door.ownRoom, await isRoomReady(db))) {
    return <NoWayInPage signIn={signIn} />
  }
  const { door, front } = held
  const state = entrance(door, db.now)
  return (
    <WayInPage
      here={wayInPath(tokenIn(c))}
      name={front.ownName}
      groupName={front.groupName ?? ''}
      when={`${formatMeetingTime(door.startsAt, door.endsAt, front.timeZone)} (${timeZoneName(front.timeZone)})`}
      leaders={front.leaders}
      door={
        state === 'not-yet'
          ? { state, opensAt: momentForReader(door.opensAt, front.timeZone, null) }
          : { state: state === 'over' ? 'ended' : state }
      }
      attempt={attempt}
    />
  )
}

// Guests have a page of their own already, which leads on: of a taster, and of an application whose talk is booked.

const guests = [
  {
    page: '/tasters/guests/:token{[\\w-]{43}}/room',
    back: (token: string) => `/tasters/guests/${token}`,
    kind: 'taster',
    subject: async (db: HolderDb) => (await ownSeat(db))?.taster.id,
  },
  {
    page: '/applications/:token{[\\w-]{43}}/room',
    back: (token: string) => `/applications/${token}`,
    kind: 'interview',
    subject: async (db: HolderDb) => {
      const own = await ownApplication(db)
      return own && (await standingBooking(db, own.id))?.id
    },
  },
] as const

for (const { page: path, back, kind, subject } of guests) {
  waysInRoutes.get(path, (c) => c.redirect(back(tokenIn(c)), 303))
  waysInRoutes.post(path, (c) =>
    submitHeld(c, tokenIn(c), {
      form: buttonForm,
      command: async (db) => {
        const id = await subject(db)
        if (!id || !(await isOwnDoorOpen(db, kind, id))) return refuse('no-room')
        const pass = await givePass(db, kind, id)
        return 'refused' in pass ? pass : { ...pass, id }
      },
      done: ({ id }) => roomPath(kind, id),
      after: async (pass) => {
        keepRoomPass(c, pass)
        keepOwnPage(c, back(tokenIn(c)), pass)
      },
      again: (_, attempt) => <ClosedDoorPage back={back(tokenIn(c))} refusal={attempt?.refusal ?? ''} />,
      words: { ...passWords, 'no-room': 'The doors of this room are not open to you now.' },
    }),
  )
}
