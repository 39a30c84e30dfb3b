import { formatMeetingTime, formatTime, rhythm, type Weekday, weekdayName } from '../../../shared/calendar.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { DateStrip } from '../../../ui/date-strip.tsx'
import { Table } from '../../../ui/facts.tsx'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Framing } from './framing.ts'
import { haveBeenTold } from './told-words.ts'

export interface MeetingLine {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  cancelled: boolean
  /** How many members it is for: those whose own it is. */
  members: number
  moderator: string | null
  processLeader: string | null
}

export interface TermPreview {
  firstOn: Temporal.PlainDate
  dates: { localDate: Temporal.PlainDate; clockChange: 'none' | 'skipped-hour' | 'repeated-hour' }[]
}

export interface MeetingsPageProps {
  framing: Framing
  group: {
    id: string
    timeZone: string
    weekday: Weekday | null
    startTime: Temporal.PlainTime | null
    everyWeeks: number | null
    lengthMinutes: number | null
  }
  meetings: MeetingLine[]
  /** Where a new term may begin: after the last meeting that stands, else in two weeks. */
  firstFreeDay: Temporal.PlainDate
  preview: TermPreview | null
  /** When the preparatory letter went out; null if it has not. */
  letterSentAt: Temporal.Instant | null
  /** null: face to face, or not set yet. */
  wayIn: { url: string; doorsAreOpen: boolean } | null
  done: MeetingsDone | null
  attempt?: Attempt | undefined
}

/** What has just been done. */
export type MeetingsDone =
  | { what: 'dates'; made: number }
  | { what: 'roles' }
  | { what: 'cancelled'; told: number }

export function MeetingsPage(props: MeetingsPageProps) {
  const { group, meetings, preview, letterSentAt } = props
  const standing = meetings.filter((meeting) => !meeting.cancelled)
  const hasRhythm = group.weekday && group.startTime && group.everyWeeks && group.lengthMinutes
  return (
    <GroupFrame {...props.framing} title="Meetings" current={`/groups/${group.id}/meetings`}>
      <Stack gap="large">
        {props.done && <Done {...props} done={props.done} />}
        {props.wayIn?.doorsAreOpen && (
          <NextStep title="The doors are open" action={{ href: props.wayIn.url, label: 'Enter the meeting' }}>
            <p>Members find the way in on the circle’s page.</p>
          </NextStep>
        )}
        {!hasRhythm && (
          <EmptyState
            title="First a day and a time"
            action={{ href: `/groups/${group.id}/frame`, label: 'Set day and time' }}
          >
            A term’s dates follow from the group’s weekday, hour, rhythm and length. Decide those, and the
            dates are made in one go.
          </EmptyState>
        )}
        {hasRhythm && standing.length > 0 && !letterSentAt && props.done?.what !== 'dates' && (
          <NextStep
            title="The letter before the first meeting"
            action={{ href: `/groups/${group.id}/letter`, label: 'Write the letter' }}
          >
            <p>Everybody should know the plan, your phone numbers and the dates before you first meet.</p>
          </NextStep>
        )}
        {standing.length > 0 && <ComingMeetings {...props} />}
        {hasRhythm && (
          <Section
            id="term"
            title={standing.length === 0 ? 'The first term’s dates' : 'Another term'}
            lead={`${weekdayName(group.weekday as Weekday)}s at ${formatTime(group.startTime as Temporal.PlainTime)}, ${rhythm(group.everyWeeks as number)}, ${group.lengthMinutes} minutes. The clock time stays the same when the clocks change.`}
          >
            {preview ? <Preview {...props} preview={preview} /> : <TermQuestion {...props} />}
          </Section>
        )}
      </Stack>
    </GroupFrame>
  )
}

function Done({ group, letterSentAt, done }: MeetingsPageProps & { done: MeetingsDone }) {
  const letter = letterSentAt === null && (
    <p>
      Next: <a href={`/groups/${group.id}/letter`}>the letter before the first meeting →</a>
    </p>
  )
  switch (done.what) {
    case 'dates':
      return (
        <Notice kind="good" title={`${done.made === 1 ? '1 date' : `${done.made} dates`} made.`}>
          {letter || (
            <p>
              They stand on the circle’s page and in the calendars that follow it; nobody has been emailed.
              Next: look at the roles below.
            </p>
          )}
        </Notice>
      )
    case 'roles':
      return (
        <Notice kind="good" title="The roles are saved.">
          {letter}
        </Notice>
      )
    case 'cancelled':
      return (
        <Notice kind="good" title={`Cancelled: ${haveBeenTold(done.told)}.`}>
          <p>Calendars strike it out by themselves. All other dates stay as they are.</p>
        </Notice>
      )
  }
}

function ComingMeetings({ group, meetings, wayIn }: MeetingsPageProps) {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(group.timeZone).toPlainDate()
  const next = meetings.find((meeting) => !meeting.cancelled)
  return (
    <Section
      title="Dates to come"
      actions={
        <>
          {wayIn && !wayIn.doorsAreOpen && (
            <LinkButton href={wayIn.url} tone="plain">
              Enter the meeting
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
                <a href={`/groups/${group.id}/meetings/${meeting.id}`}>
                  {formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
                </a>
              ),
            },
            { title: 'Members', cell: ({ members }) => members },
            {
              title: 'Moderator',
              cell: (meeting) =>
                meeting.cancelled ? (
                  <Badge kind="attention">Cancelled</Badge>
                ) : (
                  (meeting.moderator ?? 'not chosen')
                ),
            },
            {
              title: 'Process',
              cell: (meeting) => (meeting.cancelled ? '' : (meeting.processLeader ?? '–')),
            },
          ]}
        />
      </Stack>
    </Section>
  )
}

function TermQuestion({ group, attempt, firstFreeDay }: MeetingsPageProps) {
  return (
    <Form action={`/groups/${group.id}/meetings`} method="get" attempt={attempt} submit="Show the dates" wide>
      <DateField
        name="first_on"
        label="First meeting on or after"
        hint="The term begins on the first fitting weekday from here."
        value={firstFreeDay}
      />
      <NumberField name="meetings" label="How many meetings" hint="A term is often 8 to 12." value={10} />
    </Form>
  )
}

function Preview({ group, preview, attempt }: MeetingsPageProps & { preview: TermPreview }) {
  const odd = preview.dates.filter((date) => date.clockChange !== 'none')
  return (
    <Stack>
      <DateStrip
        label="The dates this would make"
        dates={preview.dates.map(({ localDate }) => ({ on: localDate }))}
      />
      {odd.length > 0 && (
        <Notice kind="attention" title="The clocks change at that very hour">
          One of these meetings falls into the hour the clocks change. Please look at it once the dates are
          made.
        </Notice>
      )}
      <Form
        action={`/groups/${group.id}/terms`}
        attempt={attempt}
        submit={preview.dates.length === 1 ? 'Save this date' : `Save these ${preview.dates.length} dates`}
        beside={
          <LinkButton href={`/groups/${group.id}/meetings#term`} tone="quiet">
            Other dates
          </LinkButton>
        }
      >
        <HiddenField name="first_on" value={preview.firstOn.toString()} />
        <HiddenField name="meetings" value={String(preview.dates.length)} />
      </Form>
    </Stack>
  )
}
