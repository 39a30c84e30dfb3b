import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { idIn, saidIn } from '../../../platform/web/in-address.ts'
import type { Returned } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { meetingTool } from '../../../shared/meeting-tool.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupLink } from '../../groups/queries/group-arrangements.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFacts } from '../../groups/queries/group-facts.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { planBoard } from '../../groups/rules/board.ts'
import { isOwnRoom } from '../../room/queries/room-choice.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { ChoicePage } from '../pages/choice-page.tsx'
import { MeetHerePage } from '../pages/meet-here-page.tsx'
import { NewPlacePage } from '../pages/new-place-page.tsx'
import { PlacePage, type PlacePageProps } from '../pages/place-page.tsx'
import { WayInPage } from '../pages/way-in-page.tsx'
import { canCorrectVenue } from '../policy.ts'
import { clashesOf } from '../queries/clashes.ts'
import { placeHistory } from '../queries/place-changes.ts'
import { meetingsAhead, type PlacedDate, placedDates, standingPlace } from '../queries/place-page.ts'
import { venueFeed } from '../queries/venue-feed.ts'
import { findVenue, takenTimes, venueById, venues } from '../queries/venues.ts'
import { clashLines } from '../rules/clash-words.ts'
import { bookWish, wishQuery } from './book-wish.ts'

const savedWords: Readonly<Record<string, string>> = {
  bookings: 'Noted: the house has all your dates.',
  calendar: 'The address for the house is made. An earlier one has stopped working.',
  link: 'The link is saved.',
  room: 'It is saved how you meet online.',
}

/** What has just been done, and where the plan leads next. */
async function justDone(c: Web, db: ViewerDb, group: Group): Promise<PlacePageProps['done']> {
  const saved = saidIn(c, 'saved') ?? ''
  const title = saved === 'place' ? placeSaved(c) : savedWords[saved]
  if (!title) return null
  const { next } = planBoard(group.id, await groupFacts(db, group))
  return { title, next: next ?? { href: `/groups/${group.id}/plan`, label: 'Back to the plan' } }
}

function placeSaved(c: Web): string {
  const told = Number(c.req.query('told') ?? '')
  if (!Number.isInteger(told) || told < 1 || told > 999) return 'The place is saved.'
  return told === 1
    ? 'The move is settled: 1 person has been told.'
    : `The move is settled: ${told} people have been told.`
}

/** Dates that were planned before rooms and leaders were held for them, and are somebody else's, too. */
async function standingClashes(db: ViewerDb, group: Group, dates: readonly PlacedDate[]) {
  const clashes = await clashesOf(db, group.id, dates, { besides: dates.map(({ id }) => id) })
  return clashLines(clashes, dates, group.timeZone)
}

export async function wayInPage(c: Web, db: ViewerDb, group: Group, attempt?: Returned) {
  const link = await groupLink(db, group.id)
  return (
    <WayInPage
      group={group}
      seats={await groupCircle(db, group.id)}
      link={link}
      inOwnRoom={await isOwnRoom(db, group.id)}
      tool={link && meetingTool(link)}
      clashes={await standingClashes(db, group, await placedDates(db, group.id))}
      done={await justDone(c, db, group)}
      attempt={attempt}
    />
  )
}

export async function placePage(c: Web, db: ViewerDb, group: Group, attempt?: Returned) {
  const place = await standingPlace(db, group.id)
  const venue = place?.venueId ? ((await findVenue(db, place.venueId)) ?? null) : null
  const dates = await placedDates(db, group.id)
  const feed = venue && (await venueFeed(db, group.id, venue.id))
  const address = feed && `${c.var.house.baseUrl}/venue-calendar/${db.secrets.token(feed.addressId)}.ics`
  return (
    <PlacePage
      group={group}
      seats={await groupCircle(db, group.id)}
      place={place}
      venue={venue}
      canCorrect={venue !== null && canCorrectVenue(db.viewer, venue)}
      dates={dates}
      clashes={await standingClashes(db, group, dates)}
      history={await placeHistory(db, group.id)}
      feed={
        feed && address
          ? {
              https: address,
              webcal: address.replace(/^https?:/, 'webcal:'),
              madeOn: dateIn(feed.madeAt, group.timeZone),
            }
          : null
      }
      done={await justDone(c, db, group)}
      attempt={attempt}
    />
  )
}

/** From when on a group could come, and whether that is a move. */
async function comingOf(c: Web, db: ViewerDb, group: Group) {
  const ahead = await meetingsAhead(db, group.id)
  const place = await standingPlace(db, group.id)
  const asked = c.req.query('meeting') ?? ''
  return {
    ahead,
    timeZone: group.timeZone,
    isMove: place !== null && (ahead.length > 0 || (await hasMet(db, group))),
    meeting: ahead.find(({ id }) => id === asked)?.id,
  }
}

async function hasMet(db: ViewerDb, group: Group): Promise<boolean> {
  const facts = await groupFacts(db, group)
  return facts.meetingsHeld > 0
}

export async function newPlacePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const { currency } = await societySettings(db)
  return (
    <NewPlacePage
      group={group}
      seats={await groupCircle(db, group.id)}
      regions={await regions(db)}
      currency={currency}
      near={group}
      {...(await comingOf(c, db, group))}
      attempt={attempt}
    />
  )
}

export async function choicePage(c: Web, db: ViewerDb) {
  const group = await ledGroup(db, idIn(c))
  const known = await regions(db)
  // Without another wish one looks around the group's own region.
  const isAsked = c.req.query('region') !== undefined
  const wish = { ...bookWish(c, known), orOf: group.id }
  const regionId = isAsked ? wish.regionId : (group.regionId ?? undefined)
  const found = await venues(db, { ...wish, regionId })
  const ahead = await meetingsAhead(db, group.id)
  const place = await standingPlace(db, group.id)
  const taken = await takenTimes(
    db,
    group.id,
    ahead,
    found.venues.map(({ id }) => id),
  )
  const asked = c.req.query('meeting') ?? ''
  const meeting = ahead.find(({ id }) => id === asked)?.id
  const seats = await groupCircle(db, group.id)
  const said = { search: wish.search, region: regionId, kind: wish.kind }
  const again = wishQuery({ ...said, region: regionId ?? 'all', meeting, after: found.next ?? undefined })
  return (
    <ChoicePage
      group={group}
      seats={seats}
      venues={found.venues.map((venue) => ({
        ...venue,
        taken: taken.get(venue.id) ?? 0,
        isOurs: venue.id === place?.venueId,
      }))}
      dates={ahead.length}
      needed={group.mostMembers + Math.max(1, seats.filter(({ state }) => state === 'leader').length)}
      regions={known}
      wish={said}
      meeting={meeting}
      next={found.next && `/groups/${group.id}/place/choice?${again}`}
    />
  )
}

export async function meetHerePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const venue = await venueById(db, idIn(c, 'venueId'))
  const coming = await comingOf(c, db, group)
  const clashes = await clashesOf(db, group.id, coming.ahead, {
    venueId: venue.id,
    besides: coming.ahead.map(({ id }) => id),
  })
  return (
    <MeetHerePage
      group={group}
      seats={await groupCircle(db, group.id)}
      venue={venue}
      clashes={clashLines(
        clashes.filter(({ what }) => what === 'venue'),
        coming.ahead,
        group.timeZone,
      )}
      {...coming}
      attempt={attempt}
    />
  )
}
