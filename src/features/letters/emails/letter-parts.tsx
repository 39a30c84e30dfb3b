import { timeForReader } from '../../../shared/two-zones.ts'
import { FactList, Heading, Link, List, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import type { MeetingToldOf } from '../../meetings/queries/load-meeting.ts'
import { roomPath, wayInPath } from '../../room/rules/room-place.ts'
import type { ReadingItem } from '../queries/reading.ts'
import { citation } from '../rules/citation.ts'

type Fact = readonly [string, string]

/** When and where, with the reader's own time where their clocks show another. */
export function meetingFacts(meeting: MeetingToldOf, ownZone: string | null): Fact[] {
  return [
    ['When', timeForReader(meeting, meeting.timeZone, ownZone)],
    ['Where', whereWords(meeting)],
  ]
}

/** Never the way in itself: it is on the page, while the doors are open. */
function whereWords({ mode, place, doorsMinutes, inOwnRoom }: MeetingToldOf): string {
  if (mode === 'face-to-face')
    return place ? `${place.name}, ${place.address}` : 'The group’s page says where'
  if (inOwnRoom) return `Online, in our own room; the doors open ${doorsMinutes} minutes before`
  return doorsMinutes > 0
    ? `Online; the way in opens ${doorsMinutes} minutes before, on the group’s page`
    : 'Online; the way in is on the group’s page'
}

/**
 * The reader's own way into the group's room, for nobody else: no sign-in, and by the waiting room. Leaders, and whoever
 * has no address of their own in this email, come in signed in.
 */
export function WayIn({
  meeting,
  token,
  link,
}: {
  meeting: MeetingToldOf
  token: string | null
  link: (path: string) => string
}) {
  if (!meeting.inOwnRoom) return null
  const path = token ? wayInPath(token) : roomPath('meeting', meeting.id)
  const check = token ? `${wayInPath(token)}/check` : '/room-check'
  return (
    <Para>
      Your way in: <Link href={link(path)}>come to the waiting room</Link>, from {meeting.doorsMinutes}{' '}
      minutes before. It is yours alone, so please do not pass it on. Before that you can look whether{' '}
      <Link href={link(check)}>your computer is ready</Link>: camera, microphone, sound and connection.
    </Para>
  )
}

interface Called {
  name: string
  phone: string | null
}

/** Whom to ring on the day (R56); nothing where nobody gave a number. */
export function Phones({ mode, leaders }: { mode: 'face-to-face' | 'online'; leaders: readonly Called[] }) {
  const known = leaders.flatMap(({ name, phone }) => (phone ? [[name, phone] as const] : []))
  if (known.length === 0) return null
  return (
    <>
      <Heading>
        {mode === 'online' ? 'If the connection fails, ring us' : 'If anything comes up, ring us'}
      </Heading>
      <FactList facts={known} />
    </>
  )
}

/** The letter's last words, and who says them. */
export function Closing({ words, leaders }: { words: string; leaders: readonly Called[] }) {
  return (
    <>
      {words && <Written text={words} />}
      <Para>{leaders.map(({ name }) => name).join(' and ')}</Para>
    </>
  )
}

export function Reading({ items }: { items: readonly ReadingItem[] }) {
  if (items.length === 0) return null
  return (
    <List
      items={items.map((item) =>
        item.link ? <Link href={item.link}>{citation(item)}</Link> : citation(item),
      )}
    />
  )
}
