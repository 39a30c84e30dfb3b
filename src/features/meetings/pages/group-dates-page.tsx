import { formatDate, timeZoneName } from '../../../shared/calendar.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import { BackLink } from '../../../ui/back-link.tsx'
import { Pagination } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { type DateLine, DatesTable } from './dates-table.tsx'
import { ChangesSection, type ShownChange } from './meetings/changes-section.tsx'

interface GroupDatesPageProps {
  framing: Framing
  groupId: string
  timeZone: string
  ownZone: string | null
  dates: readonly DateLine[]
  pauses: readonly {
    id: string
    firstOn: Temporal.PlainDate
    lastOn: Temporal.PlainDate
    reason: string | null
  }[]
  changes: readonly ShownChange[]
}

/** A group's dates for its members: what is ahead, when it pauses, what has changed. */
export function GroupDatesPage({ framing, groupId, timeZone, ownZone, ...props }: GroupDatesPageProps) {
  return (
    <GroupFrame {...framing} title="Dates" current={`/groups/${groupId}/dates`}>
      <Stack gap="large">
        <Section
          title="Dates to come"
          lead={`The times are ${timeZoneName(timeZone)}, the same on the clock all year.`}
        >
          {props.dates.length === 0 ? (
            <EmptyState title="No dates yet">
              Your leaders are still arranging them. You will get an email with the first.
            </EmptyState>
          ) : (
            <DatesTable caption="Dates to come" dates={props.dates} ownZone={ownZone} />
          )}
          <Row>
            <LinkButton href="/calendar" tone="plain">
              Have the dates in your own calendar
            </LinkButton>
            <LinkButton href="/dates" tone="quiet">
              All your dates
            </LinkButton>
            <LinkButton href={`/groups/${groupId}/meetings/past`} tone="quiet">
              Past meetings
            </LinkButton>
          </Row>
        </Section>
        {props.pauses.length > 0 && (
          <Section title="The group pauses">
            <ul>
              {props.pauses.map(({ id, firstOn, lastOn, reason }) => (
                <li key={id}>
                  {daysInWords(firstOn, lastOn)}
                  {reason && `: ${reason}`}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <ChangesSection timeZone={timeZone} changes={props.changes} />
      </Stack>
    </GroupFrame>
  )
}

/** 'Sunday 20 December 2026 to Sunday 3 January 2027' */
export const daysInWords = (firstOn: Temporal.PlainDate, lastOn: Temporal.PlainDate): string =>
  firstOn.equals(lastOn) ? formatDate(firstOn) : `${formatDate(firstOn)} to ${formatDate(lastOn)}`

interface PastPageProps {
  framing: Framing
  groupId: string
  ownZone: string | null
  dates: readonly DateLine[]
  isFirstPage: boolean
  /** Where older ones are. */
  older: string | null
}

/** Meetings that are over, the latest first. */
export function PastPage({ framing, groupId, ownZone, dates, isFirstPage, older }: PastPageProps) {
  const isLed = framing.standing === 'leader'
  const all = `/groups/${groupId}/${isLed ? 'meetings' : 'dates'}`
  return (
    <GroupFrame {...framing} title="Past meetings" current={all}>
      <BackLink href={all}>{isLed ? 'All meetings' : 'All dates'}</BackLink>
      <Section title="Past meetings" lead={isLed ? undefined : 'Those that were yours, the latest first.'}>
        {dates.length === 0 ? (
          <EmptyState title={isFirstPage ? 'No meeting is over yet' : 'No earlier meetings'}>
            Each stands here once it has been.
          </EmptyState>
        ) : (
          <DatesTable caption="Past meetings, the latest first" dates={dates} ownZone={ownZone} />
        )}
        <Pagination
          previous={isFirstPage ? undefined : `/groups/${groupId}/meetings/past`}
          next={older ?? undefined}
        />
      </Section>
    </GroupFrame>
  )
}
