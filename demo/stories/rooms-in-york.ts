import { makeTerm } from '../../src/features/meetings/commands/make-term.ts'
import { everyDay } from '../../src/features/meetings/rules/days-off.ts'
import { confirmBookings } from '../../src/features/venues/commands/confirm-bookings.ts'
import { addVenue } from '../../src/features/venues/commands/keep-venue.ts'
import { meetAt, meetAtNew } from '../../src/features/venues/commands/meet-at.ts'
import { venues } from '../../src/features/venues/queries/venues.ts'
import * as chapter from '../chapters.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

/**
 * Two groups in one town. One keeps its room; the other has moved once, and reads in the book on which of its evenings
 * the first one's room is taken.
 */

const leader = { name: 'Imogen Sykes', email: 'imogen.sykes@example.org' }
const other = { name: 'Rafe Dunnock', email: 'rafe.dunnock@example.org' }

export async function roomsInYork(tell: Teller, { regions, administratorId }: DemoSociety) {
  const region = regions['Leeds, Yorkshire and Humberside']
  const near = { area: 'York', region: region.id, freeFromIntrusion: true }
  for (const room of [
    {
      ...near,
      name: 'Bootham education centre, room 2',
      address: '40 Example Street, York',
      kind: 'hospital' as const,
      seats: 16,
      stepFree: true,
      accessibleToilet: true,
      parking: true,
      accessNote: 'After six by the night bell beside the main door.',
      cost: 0,
      contactName: 'The education centre’s office',
      contactPhone: '01904 496 0000',
      base: 'institution' as const,
      supportedBy: 'Postgraduate medical education',
      houseRules: 'Chairs go back against the wall; out by half past nine.',
    },
    {
      ...near,
      name: 'Acomb community hall, upper room',
      address: '9 Example Road, York',
      kind: 'community' as const,
      seats: 12,
      cost: 1400,
      costPer: 'hour' as const,
      costNote: 'heating included',
      contactEmail: 'bookings@acomb.example.org',
    },
    {
      ...near,
      area: 'Leeds',
      name: 'Headingley counselling house',
      address: '2 Example Terrace, Leeds',
      kind: 'counselling' as const,
      seats: 10,
      parking: true,
      cost: 2000,
      costPer: 'meeting' as const,
      base: 'independent' as const,
    },
  ]) {
    await tell.as(administratorId, tell.ago(80), (db) => addVenue(db, room))
  }
  const frame = {
    area: 'York',
    weekday: 2 as const,
    startTime: Temporal.PlainTime.from('19:00'),
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
  }
  const found = (days: number, who: typeof leader) =>
    chapter.found(tell, days, who, region, {
      kind: 'start-face-to-face',
      message: 'Some of us in York would like to meet on Tuesdays. Do you know of a room?',
      plan: null,
    })

  const first = await found(70, leader)
  await chapter.decideFrame(tell, 66, first.groupId, first.personId, { ...frame, name: 'Ouse Tuesday group' })
  await tell.as(first.personId, tell.ago(65), (db) =>
    meetAtNew(db, first.groupId, {
      ...near,
      name: 'Friends’ meeting house, garden room',
      address: '3 Example Lane, York',
      kind: 'community',
      seats: 14,
      stepFree: true,
      cost: 1500,
      costPer: 'meeting',
      contactName: 'The warden',
      sharing: 'shared',
    }),
  )
  await tell.as(first.personId, tell.ago(64), (db) =>
    makeTerm(db, first.groupId, { firstOn: tell.dayAgo(20), meetings: 8, choices: everyDay }),
  )
  await tell.as(first.personId, tell.ago(63), (db) => confirmBookings(db, first.groupId))

  const { groupId, personId } = await found(60, other)
  await chapter.decideFrame(tell, 56, groupId, personId, { ...frame, name: 'Minster Tuesday group' })
  await tell.as(personId, tell.ago(55), (db) =>
    meetAtNew(db, groupId, {
      ...near,
      name: 'Rafe’s surgery, the library',
      address: '11 Example Street, York',
      kind: 'practice',
      seats: 9,
      sharing: 'private',
    }),
  )
  await tell.as(personId, tell.ago(54), (db) =>
    makeTerm(db, groupId, { firstOn: tell.dayAgo(20), meetings: 8, choices: everyDay }),
  )
  await tell.as(personId, tell.ago(10), async (db) => {
    const book = await venues(db, { regionId: region.id, search: 'Bootham' })
    const [room] = book.venues
    if (!room) throw new Error('The book has no room in York.')
    return meetAt(db, groupId, room.id, {
      reason: 'The surgery’s library becomes a consulting room; the education centre is glad to have us.',
      freeForAllDates: true,
    })
  })
  return { leader: other, leaderId: personId }
}
