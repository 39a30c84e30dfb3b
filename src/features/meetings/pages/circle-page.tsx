import { formatDayAndTime, formatMeetingTime, timeZoneName } from '../../../shared/calendar.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import { DateStrip } from '../../../ui/date-strip.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Framing } from './framing.ts'

export type WayIn =
  | { state: 'open'; url: string }
  | { state: 'not-yet'; opensAt: Temporal.Instant }
  /** An online group whose leaders have not given a link yet. */
  | { state: 'missing' }
  | { state: 'in-a-room'; name: string; address: string }
  | { state: 'no-room-yet' }

export interface CirclePageProps {
  framing: Framing
  group: { id: string; timeZone: string; aims: string | null }
  meetings: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant; cancelled: boolean }[]
  next: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null
  wayIn: WayIn
  leaders: { name: string; phone: string | null }[]
  groundRules: string | null
  letter: { plan: string; seenWell: string; reading: string } | null
  /** What a member pays, each part in words; null while nothing is agreed. */
  fee: (readonly [string, string])[] | null
}

/** What the circle needs to know: when, how in, whom to ring, what is agreed, what to pay. */
export function CirclePage(props: CirclePageProps) {
  const { group, next } = props
  return (
    <GroupFrame {...props.framing} title="The circle" current={`/groups/${group.id}/circle`}>
      <Stack gap="large">
        {next ? (
          <NextMeeting {...props} next={next} />
        ) : (
          <EmptyState title="No dates yet">
            Your leaders are still arranging them. You will get an email with the first.
          </EmptyState>
        )}
        <Columns of="main-aside">
          <Stack gap="large">
            <Dates {...props} />
            {props.letter && <Letter letter={props.letter} />}
            {props.groundRules && (
              <Section title="Ground rules" lead="What everybody here has agreed to.">
                <Paragraphs text={props.groundRules} />
              </Section>
            )}
            {group.aims && (
              <Section title="What this group is for">
                <Paragraphs text={group.aims} />
              </Section>
            )}
          </Stack>
          <Stack gap="large">
            {props.fee && (
              <Section title="What you pay">
                <Facts facts={props.fee} />
              </Section>
            )}
            <Section title="Your leaders">
              <Facts
                facts={props.leaders.map(({ name, phone }) => [
                  name,
                  phone ? (
                    <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
                  ) : (
                    'no phone number given'
                  ),
                ])}
              />
            </Section>
          </Stack>
        </Columns>
      </Stack>
    </GroupFrame>
  )
}

function NextMeeting({
  group,
  next,
  wayIn,
}: CirclePageProps & { next: NonNullable<CirclePageProps['next']> }) {
  const title = formatMeetingTime(next.startsAt, next.endsAt, group.timeZone)
  if (wayIn.state === 'open') {
    return (
      <NextStep title={title}>
        <p>The doors are open. Come in when you are ready.</p>
        <LinkButton href={wayIn.url}>Enter the meeting</LinkButton>
      </NextStep>
    )
  }
  return <NextStep title={title}>{whereWords(wayIn, group.timeZone)}</NextStep>
}

function whereWords(wayIn: Exclude<WayIn, { state: 'open' }>, timeZone: string): string {
  switch (wayIn.state) {
    case 'not-yet':
      return `The way in appears here on ${formatDayAndTime(wayIn.opensAt, timeZone)} (${timeZoneName(timeZone)}).`
    case 'missing':
      return 'The way in will appear here. Your leaders have not set it yet.'
    case 'in-a-room':
      return `We meet at ${wayIn.name}, ${wayIn.address}.`
    case 'no-room-yet':
      return 'The room will be told here.'
  }
}

function Dates({ group, meetings, next }: CirclePageProps) {
  if (meetings.length === 0) return null
  return (
    <Section title="Dates" lead={`All times are ${timeZoneName(group.timeZone)}.`}>
      <DateStrip
        label="Dates to come"
        dates={meetings.map((meeting) => ({
          on: meeting.startsAt.toZonedDateTimeISO(group.timeZone).toPlainDate(),
          state: meeting.cancelled
            ? 'cancelled'
            : next && meeting.startsAt.equals(next.startsAt)
              ? 'next'
              : 'coming',
        }))}
      />
      <LinkButton href="/calendar" tone="plain">
        Have the dates in your own calendar
      </LinkButton>
    </Section>
  )
}

function Letter({ letter }: { letter: NonNullable<CirclePageProps['letter']> }) {
  return (
    <Section title="Before the first meeting">
      <Paragraphs text={letter.plan} />
      {letter.seenWell && <h3>Arriving well</h3>}
      <Paragraphs text={letter.seenWell} />
      {letter.reading && <h3>Something to read</h3>}
      <Paragraphs text={letter.reading} />
    </Section>
  )
}
