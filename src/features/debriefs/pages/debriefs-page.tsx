import { formatDateOnly } from '../../../shared/calendar.ts'
import { inWords } from '../../../shared/numerals.ts'
import { Table } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { WhoCanRead } from './who-can-read.tsx'

export interface DebriefLine {
  id: string
  inWords: string
  keptUntil: Temporal.PlainDate | null
  isHeld: boolean
  canWrite: boolean
}

export interface DebriefsPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  weeks: number
  /** Those that are over and that the viewer led, the last first. */
  meetings: readonly DebriefLine[]
}

/** After which meetings the leaders came together, and until when anything of it is kept. */
export function DebriefsPage({ group, seats, weeks, meetings }: DebriefsPageProps) {
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Debriefs">
      <Section
        title="Debriefs"
        lead={`Some minutes together after each meeting, while it is fresh: how did we lead, and what did it do to us? What you tick and write is sealed, for the leaders of that meeting alone, and deleted ${inWords(weeks)} weeks after it.`}
      >
        <Stack>
          <Table
            caption="The meetings you have led"
            captionHidden
            rows={meetings}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title="No meeting is over yet"
                action={{ href: `/groups/${group.id}/meetings`, label: 'See the dates' }}
              >
                <p>After each one you find its debrief here. Keep a quarter of an hour for it.</p>
              </EmptyState>
            }
            columns={[
              { title: 'Meeting', head: true, cell: ({ inWords }) => inWords },
              {
                title: 'Debrief',
                cell: (line) => <How line={line} groupId={group.id} isLast={line === meetings[0]} />,
              },
            ]}
          />
          <WhoCanRead />
        </Stack>
      </Section>
    </GroupFrame>
  )
}

/** Nobody is asked to make up for what is over; it is possible as long as it would be kept. */
function How({ line, groupId, isLast }: { line: DebriefLine; groupId: string; isLast: boolean }) {
  const href = `/groups/${groupId}/meetings/${line.id}/debrief`
  if (line.keptUntil) {
    return (
      <span>
        <a href={href} aria-label={`Open the debrief of ${line.inWords}`}>
          Open
        </a>
        {`, until ${formatDateOnly(line.keptUntil)}`}
      </span>
    )
  }
  if (line.isHeld) return <>Held; nothing of it is kept</>
  if (!line.canWrite) return <>None noted</>
  return isLast ? (
    <a href={href} aria-label={`Take some minutes for the debrief of ${line.inWords}`}>
      Take some minutes for it
    </a>
  ) : (
    <span>
      None noted;{' '}
      <a href={href} aria-label={`Still note the debrief of ${line.inWords}`}>
        still possible
      </a>
    </span>
  )
}
