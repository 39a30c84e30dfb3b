import { formatMeetingTime } from '../../../shared/calendar.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Table } from '../../../ui/facts.tsx'
import { DateField, TimeField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { ReasonField } from './meeting/change-sections.tsx'
import { Clashes } from './meetings/term-section.tsx'

interface Span {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

export interface LaterPageProps {
  framing: Framing
  groupId: string
  timeZone: string
  meeting: Span & { id: string; canMove: boolean }
  /** How many would move: it and all later ones. */
  following: number
  wish: { on: Temporal.PlainDate; at: Temporal.PlainTime } | null
  moved: readonly (Span & { id: string; before: Span; marks: readonly string[] })[]
  /** Which of them the place or a leader is not free for. */
  clashes: readonly { when: string; what: string }[]
  attempt?: Attempt | undefined
}

/** A meeting and all later ones on another weekday or hour: shown first, then done in one go. */
export function LaterPage(props: LaterPageProps) {
  const { framing, groupId, timeZone, meeting, following, wish } = props
  const path = `/groups/${groupId}/meetings/${meeting.id}`
  const start = meeting.startsAt.toZonedDateTimeISO(timeZone)
  return (
    <GroupFrame {...framing} title="Move several meetings" current={`/groups/${groupId}/meetings`}>
      <Stack>
        <BackLink href={path}>The meeting</BackLink>
        <Section
          title={`${formatMeetingTime(meeting.startsAt, meeting.endsAt, timeZone)}, and all later ones`}
          lead={
            following === 1
              ? 'It is the last that stands.'
              : `${following} meetings move by as many days, to the same new hour. Everybody is told once, of all of them.`
          }
        >
          {!meeting.canMove ? (
            <Notice kind="info">This meeting is over or cancelled, and cannot be moved.</Notice>
          ) : (
            <Form
              action={`${path}/later`}
              method="get"
              attempt={wish ? undefined : props.attempt}
              submit="Show the new dates"
              tone={wish ? 'plain' : 'primary'}
              wide
            >
              <DateField
                name="on"
                label="New day of the first of them"
                value={wish?.on ?? start.toPlainDate()}
              />
              <TimeField name="at" label="New time of all" value={wish?.at ?? start.toPlainTime()} />
            </Form>
          )}
        </Section>
        {wish && meeting.canMove && <Moved {...props} wish={wish} path={path} />}
      </Stack>
    </GroupFrame>
  )
}

function Moved({
  timeZone,
  moved,
  wish,
  clashes,
  path,
  attempt,
}: LaterPageProps & { wish: NonNullable<LaterPageProps['wish']>; path: string }) {
  const words = ({ startsAt, endsAt }: Span) => formatMeetingTime(startsAt, endsAt, timeZone)
  return (
    <Section title="The new dates">
      <Table
        caption="What moves where"
        captionHidden
        rowKey={({ id }) => id}
        rows={moved}
        columns={[
          { title: 'Now', head: true, cell: ({ before }) => words(before) },
          { title: 'Then', cell: words },
          { title: 'Please note', cell: ({ marks }) => marks.join(' · ') || '–' },
        ]}
      />
      <Clashes clashes={clashes} />
      <Form
        id="move-later"
        action={`${path}/later`}
        attempt={attempt}
        submit={moved.length === 1 ? 'Move this meeting' : `Move these ${moved.length} meetings`}
      >
        <HiddenField name="on" value={wish.on.toString()} />
        <HiddenField name="at" value={wish.at.toString().slice(0, 'hh:mm'.length)} />
        <ReasonField />
      </Form>
    </Section>
  )
}
