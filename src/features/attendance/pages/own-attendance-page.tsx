import { Table } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { HowLongKept } from './overview-page.tsx'

interface OwnAttendancePageProps {
  group: FramedGroup
  seats: readonly Seat[]
  /** The latest first. */
  meetings: readonly { id: string; when: string; came: boolean; state: string }[]
  kept: readonly string[]
}

/** A member's own attendance, and nobody else's. */
export function OwnAttendancePage({ group, seats, meetings, kept }: OwnAttendancePageProps) {
  const cameTo = meetings.filter(({ came }) => came).length
  return (
    <GroupFrame group={group} seats={seats} standing="member" title="Your attendance">
      <Section
        title="Your attendance"
        lead={
          meetings.length > 0
            ? `You were at ${cameTo} of ${meetings.length === 1 ? 'one meeting' : `${meetings.length} meetings`}, as your leaders noted it. If something is wrong, tell them.`
            : undefined
        }
      >
        <Stack>
          <Table
            caption="Your attendance"
            captionHidden
            short
            columns={[
              { title: 'Meeting', head: true, cell: ({ when }) => when },
              { title: 'You were', cell: ({ state }) => state },
            ]}
            rows={meetings}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Nothing is noted yet">
                <p>After each meeting your leaders note who was there; you find yours here.</p>
              </EmptyState>
            }
          />
          <Quiet>
            You see this, and those who lead the group; the other members and the society see nothing of it.
          </Quiet>
          <HowLongKept kept={kept} />
        </Stack>
      </Section>
    </GroupFrame>
  )
}
