import { dateIn, formatMeetingTime } from '../../../../shared/calendar.ts'
import { enterWords } from '../../../../shared/meeting-tool.ts'
import { timeElsewhere } from '../../../../shared/two-zones.ts'
import { LinkButton } from '../../../../ui/actions.tsx'
import { Table, Under } from '../../../../ui/facts.tsx'
import { Row, Section, Stack } from '../../../../ui/layout.tsx'
import { Badge } from '../../../../ui/notices.tsx'
import { SwapButton } from '../meeting/swap-button.tsx'
import type { MeetingsPageProps } from '../meetings-page.tsx'

/** The dates that are made, with who does what at each. */
export function ComingSection({
  group,
  meetings,
  leaders,
  wayIn,
  ownZone,
  pauses,
  isEnding,
}: MeetingsPageProps) {
  const hasOneLeader = leaders.length === 1
  const isInPause = ({ startsAt }: { startsAt: Temporal.Instant }) => {
    const on = dateIn(startsAt, group.timeZone)
    return pauses.some(({ firstOn, lastOn }) => within(on, firstOn, lastOn))
  }
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
        <Table
          caption="Who moderates and who watches the process"
          captionHidden
          short
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
              title: hasOneLeader ? 'Leads' : 'Moderator',
              cell: (meeting) =>
                meeting.cancelled ? (
                  <>
                    <Badge kind="attention">Cancelled</Badge>{' '}
                    {meeting.isReplaced ? (
                      'with a date instead'
                    ) : isInPause(meeting) ? (
                      'the group pauses'
                    ) : isEnding ? null : (
                      <a href={`/groups/${group.id}/meetings/${meeting.id}#instead`}>A date instead?</a>
                    )}
                  </>
                ) : (
                  (meeting.moderator ?? 'not chosen')
                ),
            },
            !hasOneLeader && {
              title: 'Process',
              cell: (meeting) => (meeting.cancelled ? '' : (meeting.processLeader ?? '–')),
            },
            !hasOneLeader && {
              title: 'Roles',
              speaksForItself: true,
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

const within = (on: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(on, first) >= 0 && Temporal.PlainDate.compare(on, last) <= 0
