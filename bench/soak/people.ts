import { setTimeout as pause } from 'node:timers/promises'
import { formsOf } from '../../tests/support/forms.ts'
import { type MailServer, pathIn } from '../../tests/support/mail-server.ts'
import {
  datePages,
  firstPages,
  groupPages,
  type Measured,
  otherPages,
  societyPages,
} from '../support/addresses.ts'
import type { BrowserOf } from '../support/browsers.ts'
import { openScreen, type Room, say } from '../support/room-lines.ts'
import type { Server } from '../support/server.ts'
import type { Sample, Society } from '../support/society.ts'
import type { Meter } from './meter.ts'

/** All that the people of a soak need to be at home. */
export interface Place {
  society: Society
  server: Server
  samples: readonly Sample[]
  rooms: readonly Room[]
  mail: MailServer
  meter: Meter
  browserOf: BrowserOf
  /** Meetings that are over, by group. */
  pastMeetings: ReadonlyMap<string, readonly string[]>
}

/** Something that people do again and again, each time somebody else. */
interface Habit {
  /** How many do it at once. */
  people: number
  /** Milliseconds in which they read. */
  reads: number
  does(place: Place, nth: number): Promise<void>
}

const allPages = [...firstPages, ...groupPages, ...datePages, ...societyPages, ...otherPages]
const pagesFor = (...as: Measured['as'][]) => allPages.filter((page) => as.includes(page.as))

const pick = <T>(list: readonly T[], nth: number): T => {
  const one = list[nth % list.length]
  if (one === undefined) throw new Error('There is nobody.')
  return one
}

async function reads(place: Place, pages: readonly Measured[], nth: number): Promise<void> {
  const { page, as, path } = pick(pages, nth)
  const sample = pick(place.samples, Math.floor(nth / pages.length))
  const who = await place.browserOf(as === 'visitor' ? undefined : sample[as])
  const { status } = await who.get(path(sample))
  if (status !== 200 && status < 500) place.meter.wonder(`${status} to ${page} (${as})`)
  place.meter.did('pages read')
}

/** What a form led to, when it was not kept. */
const look = (place: Place, deed: string, status: number) => {
  if (status === 303) place.meter.did(deed)
  else if (status < 500) place.meter.wonder(`${status} to a form: ${deed}`)
}

const habits: readonly Habit[] = [
  { people: 3, reads: 400, does: (place, nth) => reads(place, pagesFor('visitor'), nth) },
  { people: 4, reads: 800, does: (place, nth) => reads(place, pagesFor('leader'), nth) },
  { people: 3, reads: 800, does: (place, nth) => reads(place, pagesFor('member'), nth) },
  {
    people: 1,
    reads: 800,
    does: (place, nth) => reads(place, pagesFor('representative', 'administrator'), nth),
  },
  {
    people: 1,
    reads: 2_000,
    does: async (place, nth) => {
      const who = await place.browserOf()
      const typed = { name: 'Una Field', email: `una-${nth}@soak.example.org`, message: 'May we talk?' }
      const region = pick(place.samples, nth).regionId
      const { status } = await who.submit('/contact?kind=start-face-to-face', { ...typed, region })
      look(place, 'enquiries', status)
    },
  },
  {
    // To everybody of a group by a leader, then to the leaders by a member; a group writes a few a day.
    people: 1,
    reads: 8_000,
    does: async (place, nth) => {
      const sample = pick(place.samples, nth)
      const from = Math.floor(nth / place.samples.length) % 2 === 0 ? sample.leader : sample.member
      const who = await place.browserOf(from)
      const { status } = await who.submit(`/groups/${sample.groupId}/messages`, {
        body: `We meet as usual. This is note ${nth}.`,
      })
      look(place, 'messages', status)
    },
  },
  {
    people: 1,
    reads: 2_000,
    does: async (place, nth) => {
      const { groupId, leader } = pick(place.samples, nth)
      const meetings = place.pastMeetings.get(groupId) ?? []
      const path = `/groups/${groupId}/meetings/${pick(meetings, Math.floor(nth / place.samples.length))}/attendance`
      const who = await place.browserOf(leader)
      const form = formsOf((await who.get(path)).html, path).find(({ fields }) => fields.includes('cases'))
      if (!form) return place.meter.wonder('no form for attendance')
      const body = new URLSearchParams(form.values.filter(([name]) => !/^(cases|state-)/.test(name)))
      body.set('cases', String(1 + (nth % 2)))
      const people = form.fields.filter((name) => name.startsWith('state-'))
      for (const [place, person] of people.entries())
        body.set(person, (place + nth) % 4 === 0 ? 'absent' : 'present')
      const { status } = await who.post(form.action, body)
      look(place, 'attendance taken', status)
    },
  },
  { people: 1, reads: 4_000, does: signsIn },
  { people: 1, reads: 5_000, does: meetsInRoom },
]

/** Asks for the email, waits for it, follows its link, looks around and leaves. */
async function signsIn(place: Place, nth: number): Promise<void> {
  const email = `leader${2 * (1 + (nth % 150))}@example.org`
  const who = await place.browserOf()
  const before = place.mail.to(email).length
  look(place, 'sign-ins asked for', (await who.submit('/sign-in', { email })).status)
  for (let waited = 0; place.mail.to(email).length === before; waited += 100) {
    if (waited > 30_000) return place.meter.wonder('no email with a sign-in within 30 s')
    await pause(100)
  }
  const link = new URL(pathIn(place.mail.to(email).at(-1)), place.server.url).pathname
  const { location } = await who.submit(link, {})
  await who.get(location ?? '/home')
  const left = await who.submit('/profile', {}, '/sign-out')
  look(place, 'sign-ins, from email to sign-out', left.status)
}

/** A circle comes in, its phase is changed, signals go to and fro; some leave politely, others are cut off. */
async function meetsInRoom(place: Place, nth: number): Promise<void> {
  const room = pick(place.rooms, nth)
  const cookies = await place.society.cookiesOf(
    room.seats.map(({ personId }) => personId),
    place.server.url,
  )
  const screens = await Promise.all(
    room.seats.map(({ id }, at) => openScreen(place.server, room.id, id, cookies[at] ?? '')),
  )
  const [leader, ...others] = screens
  if (!leader) return
  let signals = 0
  for (const screen of screens) {
    screen.on.signal = () => {
      signals += 1
    }
  }
  for (let turn = 0; turn < 10; turn++) {
    say(leader, { command: { do: 'phase', phase: 1 - (turn % 2) } })
    for (const one of others)
      say(one, { to: leader.seatId, signal: { sentAt: performance.now(), candidate: 'x'.repeat(200) } })
    await pause(1_000)
  }
  for (const [at, { socket }] of screens.entries()) at % 2 === 0 ? socket.close() : socket.terminate()
  if (signals === 0) place.meter.wonder('a room in which no signal came')
  place.meter.did('evenings in a room')
}

/** Everybody lives in the society until told otherwise. */
export function populate(place: Place): { leave(): Promise<void> } {
  let isOver = false
  const lives = habits.map((habit) => {
    let nth = 0
    return Array.from({ length: habit.people }, async (_, person) => {
      // Not all in the same moment.
      await pause((habit.reads * person) / habit.people)
      while (!isOver) {
        const turn = nth++
        await habit.does(place, turn).catch((fault) => {
          place.meter.wonder(fault instanceof Error ? fault.message.slice(0, 120) : 'a fault')
        })
        for (let read = 0; read < habit.reads && !isOver; read += 200) await pause(200)
      }
    })
  })
  return {
    leave: async () => {
      isOver = true
      await Promise.all(lives.flat())
    },
  }
}
