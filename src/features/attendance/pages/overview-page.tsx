import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { AttendanceGrid } from '../../../ui/attendance-grid.tsx'
import { Pagination } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { OverviewGrid } from '../rules/overview.ts'

interface OverviewPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  grid: OverviewGrid
  /** Meetings that are over and whose attendance nobody has taken, soonest first. */
  notTaken: readonly { href: string; day: string }[]
  /** Cases told in the meetings shown. */
  cases: number
  earlier: string | null
  latest: string | null
  /** How long all this is kept, a sentence a thing. */
  kept: readonly string[]
}

/** A term's attendance, for those who lead. */
export function OverviewPage({
  group,
  seats,
  grid,
  notTaken,
  cases,
  earlier,
  latest,
  kept,
}: OverviewPageProps) {
  const last = notTaken.at(-1)
  const further = notTaken.length - 1
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Attendance">
      <Stack gap="large">
        {last && (
          <NextStep
            title={`Attendance of ${last.day} is not taken yet`}
            action={{ href: last.href, label: 'Take it now' }}
          >
            <p>
              It takes a minute, and makes the members’ certificates.
              {further > 0 &&
                (further === 1 ? ' One more meeting waits below.' : ` ${further} more meetings wait below.`)}
            </p>
          </NextStep>
        )}
        <Section
          title="Attendance"
          actions={
            <LinkButton href={`/groups/${group.id}/attendance/roster`} tone="plain">
              Roster to print
            </LinkButton>
          }
        >
          {grid.columns.length === 0 ? (
            <EmptyState
              title="No meeting yet"
              action={{ href: `/groups/${group.id}/meetings`, label: 'See the dates' }}
            >
              <p>From the first one on you see here who came, meeting by meeting.</p>
            </EmptyState>
          ) : (
            <Stack>
              <AttendanceGrid caption="Who came to which meeting" columns={grid.columns} rows={grid.rows} />
              <Pagination previous={earlier ?? undefined} next={latest ?? undefined} />
              <Quiet>
                {cases > 0 &&
                  `${cases === 1 ? 'One case was told' : `${cases} cases were told`} in the meetings shown. `}
                Those who lead see this, and each member their own; the society sees nothing of it.
              </Quiet>
              <HowLongKept kept={kept} />
            </Stack>
          )}
        </Section>
      </Stack>
    </GroupFrame>
  )
}

/** For whoever wants to know. */
export function HowLongKept({ kept }: { kept: readonly string[] }) {
  return (
    <Details summary="How long is it kept?">
      <ul>
        {kept.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Details>
  )
}
