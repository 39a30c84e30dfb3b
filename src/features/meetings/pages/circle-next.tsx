import { formatMeetingTime } from '../../../shared/calendar.ts'
import { enterWords } from '../../../shared/meeting-tool.ts'
import { accessWords } from '../../../shared/place-access.ts'
import { momentForReader, timeElsewhere } from '../../../shared/two-zones.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import type { WayIn } from '../queries/way-in.ts'

interface NextProps {
  group: { id: string; timeZone: string }
  next: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }
  /** The clocks of whoever looks, as their profile says; null: the group's. */
  ownZone: string | null
  wayIn: WayIn
  isLed: boolean
}

interface NoDatesProps extends Omit<NextProps, 'next' | 'ownZone'> {
  /** The group comes to its end. */
  isEnding: boolean
}

/** Nothing is ahead: what the reader can do about it. */
export function NoDates({ group, wayIn, isLed, isEnding }: NoDatesProps) {
  if (isEnding) return <EmptyState title="No dates ahead">The group comes to its end.</EmptyState>
  if (!isLed) {
    return (
      <EmptyState title="No dates yet">
        Your leaders are still arranging them. You will get an email with the first.
      </EmptyState>
    )
  }
  return (
    <>
      <EmptyState
        title="No dates ahead"
        action={{ href: `/groups/${group.id}/meetings#term`, label: 'Make the term’s dates' }}
      >
        Members see here when you meet, as soon as the dates are made.
      </EmptyState>
      {wayIn.state === 'open-to-leaders' && (
        <LinkButton href={wayIn.url} tone="plain">
          {enterWords(wayIn.tool)}
        </LinkButton>
      )}
    </>
  )
}

/** When the circle meets next, and how one gets in, as far as that may be said by now. */
export function NextMeeting(props: NextProps) {
  const { group, next, wayIn } = props
  const title = formatMeetingTime(next.startsAt, next.endsAt, group.timeZone)
  if (wayIn.state === 'open' || wayIn.state === 'open-to-leaders') {
    return (
      <NextStep title={title} action={{ href: wayIn.url, label: enterWords(wayIn.tool) }}>
        <p>
          {wayIn.state === 'open-to-leaders' && wayIn.membersFrom
            ? `As a leader you can come in now. For members the way in appears here on ${momentForReader(wayIn.membersFrom, group.timeZone, props.ownZone)}.`
            : 'The doors are open. Come in when you are ready.'}
        </p>
        <Elsewhere {...props} />
      </NextStep>
    )
  }
  if (props.isLed && (wayIn.state === 'missing' || wayIn.state === 'no-room-yet')) {
    const online = wayIn.state === 'missing'
    return (
      <NextStep
        title={title}
        action={{
          href: `/groups/${group.id}/place`,
          label: online ? 'Set the way in' : 'Set the room',
        }}
      >
        <p>{online ? 'There is no way in yet' : 'There is no room yet'}: members look for it here.</p>
        <Elsewhere {...props} />
      </NextStep>
    )
  }
  return (
    <NextStep title={title}>
      <p>{whereWords(wayIn, group.timeZone, props.ownZone)}</p>
      <Elsewhere {...props} />
    </NextStep>
  )
}

/** The same meeting by the clocks of whoever looks, where they show something else. */
function Elsewhere({ group, next, ownZone }: NextProps) {
  const there = ownZone === null ? null : timeElsewhere(next, group.timeZone, ownZone)
  return there ? <p>For you: {there}.</p> : null
}

type Closed = Exclude<WayIn, { state: 'open' | 'open-to-leaders' }>

function whereWords(wayIn: Closed, timeZone: string, ownZone: string | null): string {
  switch (wayIn.state) {
    case 'not-yet':
      return `The way in appears here on ${momentForReader(wayIn.opensAt, timeZone, ownZone)}.`
    case 'own-room':
      return wayIn.opensAt
        ? `You meet in the room of this site. As a leader you come in from ${momentForReader(wayIn.opensAt, timeZone, ownZone)}; the way in appears here.`
        : 'You meet in the room of this site; the way in appears here.'
    case 'missing':
      return 'The way in will appear here. Your leaders have not set it yet.'
    case 'in-a-room':
      return [`We meet at ${wayIn.name}, ${wayIn.address}.`, wayIn.access && accessWords(wayIn.access)]
        .filter(Boolean)
        .join(' ')
    case 'no-room-yet':
      return 'You will find the room here.'
  }
}
