import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { CallStrip, CheckPlace, checkStyles } from '../../../ui/room-check/check-place.tsx'
import { ToldCheckList } from '../../../ui/room-check/told-check-list.tsx'
import type { ToldChecks } from '../queries/told-checks.ts'
import type { DoorWay } from '../rules/room-way.ts'

interface Way {
  href: string
  label: string
}

export interface RoomPageProps {
  title: string
  groupName: string | null
  /** "Saturday 28 November, 19:00–20:30"; null: a room without an hour. */
  when: string | null
  leads: boolean
  waits: boolean
  leaders: DoorWay['leaders']
  door:
    | { state: 'open'; way: DoorWay }
    | { state: 'not-yet'; opensAt: string; way: DoorWay }
    | { state: 'over' | 'ended'; title: string }
    /** The group meets behind a link of its own. */
    | { state: 'elsewhere' }
  /** Where one goes instead, or comes from. */
  onward: Way | null
  /** For those who lead: what around the room is not well. */
  concerns: readonly string[]
  /** What members have told of their checks; null: not to whoever looks. */
  checks: ToldChecks | null
}

/** The page before a room: who rings whom, whether everything works, and the way in. */
export function RoomPage(props: RoomPageProps) {
  const { title, groupName, when, leads, leaders, door, onward, checks } = props
  const isAhead = door.state === 'open' || door.state === 'not-yet'
  return (
    <Document title={groupName ?? title} width="wide" styles={checkStyles}>
      <PageHeader
        eyebrow={[groupName, when].filter(Boolean).join(' · ')}
        title={titleOf(props)}
        lead={leadOf(props)}
      />
      <CallStrip leaders={leaders} />
      {leads && isAhead && props.concerns.length > 0 && (
        <Stack>
          <Notice kind="attention" title="Good to know before the others come">
            <ul>
              {props.concerns.map((concern) => (
                <li key={concern}>{concern}</li>
              ))}
            </ul>
          </Notice>
        </Stack>
      )}
      {isAhead && checks && checks.lines.length > 0 && (
        <Details summary="How the others’ checks went" open={checks.lines.some(({ isWell }) => !isWell)}>
          <ToldCheckList {...checks} />
        </Details>
      )}
      {isAhead && (
        <CheckPlace way={door.way}>
          {leaders.some(({ phone }) => phone) && <p>Or ring your leaders: their numbers are above.</p>}
        </CheckPlace>
      )}
      {(door.state === 'over' || door.state === 'ended') && (
        <EmptyState title={door.title} action={onward ?? undefined} />
      )}
      {door.state === 'elsewhere' && (
        <EmptyState title="This group meets behind a link of its own" action={onward ?? undefined}>
          <p>You find it on the group’s page, shortly before the meeting.</p>
        </EmptyState>
      )}
      {door.state === 'not-yet' && onward && (
        <p>
          <LinkButton href={onward.href} tone="quiet">
            {onward.label}
          </LinkButton>
        </p>
      )}
    </Document>
  )
}

function titleOf({ door, title }: RoomPageProps): string {
  if (door.state === 'not-yet') return 'You are early'
  return door.state === 'open' ? title : 'The online room'
}

function leadOf({ door, waits }: RoomPageProps): string | null {
  switch (door.state) {
    case 'not-yet':
      return `The doors open on ${door.opensAt}. Until then you can look whether everything works. Leave this page open: the way in appears on it by itself.`
    case 'open':
      return waits
        ? 'First we look whether everything works. Then you come to the waiting room, and your leaders let you in.'
        : 'First we look whether everything works. Then you go in.'
    default:
      return null
  }
}
