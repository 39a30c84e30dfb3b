import { formatMeetingTime } from '../../../shared/calendar.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'
import { type GoodbyeProps, GoodbyeSections } from './goodbye-sections.tsx'
import { LastMeetingChoice } from './last-meeting-choice.tsx'

interface MemberDatesPageProps {
  framing: Framing
  group: { id: string; timeZone: string }
  member: {
    id: string
    name: string
    firstMeetingId: string | null
    lastMeetingId: string | null
    hasLeft: boolean
  }
  meetings: readonly MeetingAhead[]
  wasSaved: boolean
  /** What is still to be done, once they have said when they go. */
  goodbye: GoodbyeProps | null
  attempts: { first?: Attempt | undefined; leaving?: Attempt | undefined; goodbye?: Attempt | undefined }
}

/** From when until when somebody belongs: their page, calendar, invitations and counts follow. */
export function MemberDatesPage({
  framing,
  group,
  member,
  meetings,
  wasSaved,
  goodbye,
  attempts,
}: MemberDatesPageProps) {
  const circle = `/groups/${group.id}/circle`
  const here = `${circle}/members/${member.id}`
  return (
    <GroupFrame {...framing} title={member.name} current={circle}>
      <BackLink href={circle}>The circle</BackLink>
      {wasSaved && <Notice kind="good" title={`The dates of ${member.name} are saved.`} />}
      <Stack gap="large">
        {!member.hasLeft && (
          <>
            <Section
              title={`When ${member.name} begins`}
              lead="Whoever comes inside a term begins with the next meeting, unless you agree on a later one. Their page, their calendar and the invitations show their own dates alone."
            >
              {meetings.length > 0 ? (
                <Form action={`${here}/first`} attempt={attempts.first} submit="Save" tone="plain">
                  <Select
                    name="first"
                    label="First meeting"
                    blank={
                      meetings.some(({ id }) => id === member.firstMeetingId)
                        ? undefined
                        : 'Has begun already'
                    }
                    value={member.firstMeetingId ?? undefined}
                    options={meetings.map(({ id, startsAt, endsAt }) => ({
                      value: id,
                      label: formatMeetingTime(startsAt, endsAt, group.timeZone),
                    }))}
                  />
                </Form>
              ) : (
                <EmptyState
                  title="No dates ahead"
                  action={{ href: `/groups/${group.id}/meetings#term`, label: 'Make the term’s dates' }}
                />
              )}
            </Section>
            <Section
              title={`When ${member.name} leaves`}
              lead="Members say so themselves on the circle’s page; you can note it for them once you have talked. They get a kind email, without a reason. The seat is free after their last meeting."
            >
              <Form action={`${here}/leaving`} attempt={attempts.leaving} submit="Note it" tone="plain">
                <LastMeetingChoice
                  label="Last meeting"
                  words={{ now: 'They have come for the last time already', stays: 'They stay after all' }}
                  meetings={meetings}
                  timeZone={group.timeZone}
                  lastMeetingId={member.lastMeetingId}
                />
              </Form>
            </Section>
          </>
        )}
        {goodbye && <GoodbyeSections goodbye={goodbye} here={here} attempt={attempts.goodbye} />}
      </Stack>
    </GroupFrame>
  )
}
