import { weekdayName } from '../../../shared/calendar.ts'
import { dayToBeAgreed, type Listed, shownGroup } from './shown-group.ts'

// The directory as others read it. It publishes name, region and area, mode, weekday, professions, languages, fee,
// places free and the leaders who agreed: never members, the room or the way in.

export interface Feed {
  society: string
  /** 'Online · In Welsh'; null for all groups. */
  which: string | null
  /** The list as a page, and the feed itself: absolute addresses. */
  page: string
  self: string
  groups: readonly FeedGroup[]
}

export interface FeedGroup {
  id: string
  name: string
  address: string
  region: string | null
  area: string | null
  mode: 'face-to-face' | 'online'
  weekday: string | null
  /** Empty: everyone who works with patients or clients. */
  professions: readonly string[]
  languages: readonly string[]
  fee: { amount: string; currency: string } | null
  placesFree: number
  leaders: readonly string[]
  openedAt: string
  changedAt: string
  /** In one or two lines for people. */
  summary: string
}

interface InDirectory extends Listed {
  openedAt: Temporal.Instant | null
  changedAt: Temporal.Instant | null
}

export function feedGroup(group: InDirectory, address: string): FeedGroup {
  const { professions: whom, cost, where } = shownGroup(group)
  const places = group.freePlaces === 0 ? 'Full for now' : `Places free: ${group.freePlaces}`
  const weekday = group.weekday && weekdayName(group.weekday)
  const opened = group.openedAt ?? Temporal.Instant.fromEpochMilliseconds(0)
  return {
    id: group.id,
    name: group.name,
    address,
    region: group.regionName,
    area: group.area,
    mode: group.mode,
    weekday,
    professions: group.professions,
    languages: group.languages,
    fee: group.contribution && {
      amount: (group.contribution.minor / 100).toFixed(2),
      currency: group.contribution.currency,
    },
    placesFree: group.freePlaces,
    leaders: group.leaders.map(({ name }) => name),
    openedAt: whole(opened),
    changedAt: whole(group.changedAt ?? opened),
    summary: [
      group.mode === 'online' ? 'Online' : 'Face to face',
      where,
      weekday ? `${weekday}s` : dayToBeAgreed,
      whom,
      cost,
      places,
      group.leaders.length > 0 && `Led by ${group.leaders.map(({ name }) => name).join(' and ')}`,
    ]
      .filter(Boolean)
      .join(' · '),
  }
}

const whole = (moment: Temporal.Instant): string => moment.round('second').toString()

/** When anything in it last changed. */
const changedAt = ({ groups }: Feed): string =>
  groups
    .map((group) => group.changedAt)
    .sort()
    .at(-1) ?? '1970-01-01T00:00:00Z'

const titleOf = ({ society, which }: Feed): string =>
  `Balint groups · ${which ? `${which} · ` : ''}${society}`

export function asJson(feed: Feed): string {
  const { society, page, self, groups } = feed
  return JSON.stringify({
    title: titleOf(feed),
    society,
    page,
    self,
    changedAt: changedAt(feed),
    groups: groups.map(({ summary: _, ...group }) => group),
  })
}

/** RFC 4287. */
export function asAtom(feed: Feed): string {
  const entries = feed.groups.map(
    (group) => `<entry>
<id>urn:uuid:${group.id}</id>
<title>${xml(group.name)}</title>
<link href="${xml(group.address)}"/>
<published>${group.openedAt}</published>
<updated>${group.changedAt}</updated>
<summary>${xml(group.summary)}</summary>
</entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xml(feed.self)}</id>
<title>${xml(titleOf(feed))}</title>
<updated>${changedAt(feed)}</updated>
<author><name>${xml(feed.society)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
${entries.join('')}</feed>
`
}

/** RSS 2.0, for readers that know nothing newer. */
export function asRss(feed: Feed): string {
  const items = feed.groups.map(
    (group) => `<item>
<guid isPermaLink="false">urn:uuid:${group.id}</guid>
<title>${xml(group.name)}</title>
<link>${xml(group.address)}</link>
<pubDate>${asRfc822(group.openedAt)}</pubDate>
<description>${xml(group.summary)}</description>
</item>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(titleOf(feed))}</title>
<link>${xml(feed.page)}</link>
<description>${xml(`Groups that take applicants, of ${feed.society}`)}</description>
<lastBuildDate>${asRfc822(changedAt(feed))}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${xml(feed.self)}"/>
${items.join('')}</channel>
</rss>
`
}

/** 'Wed, 02 Dec 2026 10:00:00 GMT', as HTTP writes dates, too. */
const asRfc822 = (moment: string): string => new Date(moment).toUTCString()

/** When it last changed, as HTTP writes it. */
export const lastModified = (feed: Feed): string => asRfc822(changedAt(feed))

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text within XML 1.0, which knows no control characters and no half of a pair. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
