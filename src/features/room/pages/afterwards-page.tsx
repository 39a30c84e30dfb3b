import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'

export interface AfterwardsPageProps {
  groupName: string
  /** "Saturday 28 November, 19:00 to 20:30" */
  when: string
  /** To come back, while the room is open to whoever reads this. */
  room: string | null
  /** The next meeting in words; null: none is planned, or it is not for a page without a sign-in. */
  next: string | null
  /** The group's page; null without a sign-in. */
  group: string | null
  /** Where the circle is asked how it was, if it is and the reader has not said yet. */
  evaluation: string | null
  /** Those who lead alone. */
  leading: {
    debriefRoom: string | null
    debrief: string
    attendance: string
    attendanceTaken: boolean
  } | null
}

/** A quiet page between the circle and whatever the evening brings next. */
export function AfterwardsPage(props: AfterwardsPageProps) {
  const { groupName, when, room, next, group, evaluation, leading } = props
  return (
    <Document title={`After the meeting: ${groupName}`}>
      <PageHeader
        eyebrow={`${groupName} · ${when}`}
        title={leading ? 'After the meeting' : 'Thank you for being there'}
        lead={
          leading
            ? 'Keep a quarter of an hour for the two of you while it is fresh.'
            : 'Take a moment before whatever comes next. What was told stays in the circle.'
        }
        actions={
          leading?.debriefRoom && <LinkButton href={leading.debriefRoom}>Go to your debrief room</LinkButton>
        }
      />
      <Stack gap="large">
        {leading && (
          <Section title="For you who lead">
            <LinkList
              label="For you who lead"
              links={[
                {
                  href: leading.attendance,
                  label: leading.attendanceTaken ? 'Attendance is taken' : 'Take attendance',
                  note: leading.attendanceTaken ? undefined : 'It is proposed from who was in the room.',
                },
                { href: leading.debrief, label: 'Debrief', note: 'A few ticks and words, sealed for you.' },
              ]}
            />
          </Section>
        )}
        {evaluation && (
          <Section title="How is the circle for you?">
            <p>
              Your leaders ask it of everybody. Nobody learns who said what.{' '}
              <a href={evaluation}>Six ticks, two minutes</a>
            </p>
          </Section>
        )}
        {group && (
          <Section title="The next meeting">
            <p>{next ?? 'No further date is planned yet. Your leaders write to you once there is one.'}</p>
            <p>
              <a href={group}>To the group’s page</a>
            </p>
          </Section>
        )}
        {room && (
          <p>
            The room is still open. <a href={room}>Back to its door</a>
          </p>
        )}
      </Stack>
    </Document>
  )
}
