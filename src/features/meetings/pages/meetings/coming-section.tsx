import { formatMeetingTime } from '../../../../shared/calendar.ts'
import { enterWords } from '../../../../shared/meeting-tool.ts'
import { timeElsewhere } from '../../../../shared/two-zones.ts'
import { LinkButton } from '../../../../ui/actions.tsx'
import { DateStrip } from '../../../../ui/date-strip.tsx'
import { Table, Under } from '../../../../ui/facts.tsx'
import { Row, Section, Stack } from '../../../../ui/layout.tsx'
import { Badge } from '../../../../ui/notices.tsx'
import { SwapButton } from '../meeting/swap-button.tsx'
import type { MeetingsPageProps } from '../meetings-page.tsx'

/** The dates that are made, with who does what at each. */
export function ComingSection({ group, meetings, leaders, wayIn, ownZone }: MeetingsPageProps) {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(group.timeZone).toPlainDate()
  const next = meetings.find((meeting) => !meeting.cancelled)
  return (
    <Section
      title="Dates to come"
      actions={
        <>
          {wayIn && !wayIn.doorsAreOpen && (
            <LinkButton href={wayIn.url} tone="plain">
              {enterWords(wayIn.tool)}
            </LinkButton>
          )}
          <LinkButton href={`/groups/${group.id}/circle`} tone="quiet">
            What members see
          </LinkButton>
        </>
      }
    >
      <Stack>
        <DateStrip
          label="Dates to come"
          dates={meetings.map((meeting) => ({
            on: dayOf(meeting.startsAt),
            href: `/groups/${group.id}/meetings/${meeting.id}`,
            state: meeting.cancelled ? 'cancelled' : meeting === next ? 'next' : 'coming',
          }))}
        />
        <Table
          caption="Who moderates and who watches the process"
          rowKey={(meeting) => meeting.id}
          rows={meetings}
          columns={[
            {
              title: 'Meeting',
              head: true,
              cell: (meeting) => (
                <div>
                  <a href={`/groups/${group.id}/meetings/${meeting.id}`}>
                    {formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
                  </a>
                  {ownZone && timeElsewhere(meeting, group.timeZone, ownZone) && (
                    <Under>for you {timeElsewhere(meeting, group.timeZone, ownZone)}</Under>
                  )}
                  {meeting.where && <Under>{meeting.where}</Under>}
                </div>
              ),
            },
            {
              title: 'Members',
              cell: ({ members, expected, isBelow, leading }) => (
                <>
                  {expected === members ? members : `${expected} of ${members}`}{' '}
                  {isBelow && <Badge kind="attention">few</Badge>}
                  {leading && <Under>{leading}</Under>}
                </>
              ),
            },
            {
              title: 'Moderator',
              cell: (meeting) =>
                meeting.cancelled ? (
                  <>
                    <Badge kind="attention">Cancelled</Badge>{' '}
                    {meeting.isReplaced ? (
                      'with a date instead'
                    ) : (
                      <a href={`/groups/${group.id}/meetings/${meeting.id}#instead`}>A date instead?</a>
                    )}
                  </>
                ) : (
                  (meeting.moderator ?? 'not chosen')
                ),
            },
            {
              title: 'Process',
              cell: (meeting) => (meeting.cancelled ? '' : (meeting.processLeader ?? '–')),
            },
            {
              title: 'Roles',
              cell: (meeting) =>
                !meeting.cancelled && (
                  <SwapButton
                    path={`/groups/${group.id}/meetings/${meeting.id}`}
                    leaders={leaders}
                    roles={meeting}
                    back="meetings"
                    about={formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
                  />
                ),
            },
          ]}
        />
        <Row>
          <LinkButton href={`/groups/${group.id}/meetings/past`} tone="quiet">
            Past meetings
          </LinkButton>
          <LinkButton href={`/groups/${group.id}/cancellations`} tone="quiet">
            Cancel several dates
          </LinkButton>
        </Row>
      </Stack>
    </Section>
  )
}
