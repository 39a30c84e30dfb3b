import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { PhaseList, type ShownPhase } from '../../../ui/phases.tsx'

export interface MeetingPlanPageProps {
  framing: Framing
  meetingId: string
  /** The meeting in words. */
  when: string
  name: string
  phases: readonly ShownPhase[]
  /** For a member: the order alone. */
  inShort: readonly string[]
  /** For leaders of a meeting that is to come. */
  choosing: { kind: string; byItself: string; options: readonly { value: string; label: string }[] } | null
  /** "19:15 to 19:30"; null where they keep none. For leaders. */
  around: { before: string | null; after: string | null } | null
  saved: boolean
  attempt?: Attempt | undefined
}

/** How one meeting's time is meant to be spent; for members in short. */
export function MeetingPlanPage(props: MeetingPlanPageProps) {
  const { framing, meetingId, name, choosing, around } = props
  const isLed = framing.standing === 'leader'
  const meeting = `/groups/${framing.group.id}/meetings/${meetingId}`
  return (
    <GroupFrame
      {...framing}
      title="Plan of the meeting"
      current={`/groups/${framing.group.id}/${isLed ? 'meetings' : 'dates'}`}
    >
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={meeting}>{props.when}</BackLink>
          <Section
            title={name}
            lead={
              isLed
                ? 'Shown to you who lead, never enforced. Members see the order alone.'
                : 'How this meeting goes. Your leaders look after the time; there is nothing to prepare.'
            }
            actions={
              isLed && (
                <LinkButton href={`${meeting}/plan/print`} tone="plain">
                  One page to print
                </LinkButton>
              )
            }
          >
            {props.saved && <Notice kind="good" title="The plan of this meeting is chosen." />}
            {isLed ? (
              <Columns of="main-aside">
                <PhaseList label={`Plan: ${name}`} phases={props.phases} />
                <Stack>
                  {around && (
                    <Facts
                      facts={[
                        ['Leaders before', around.before],
                        ['Leaders after', around.after],
                      ]}
                    />
                  )}
                  <p>
                    <a href={`/groups/${framing.group.id}/session-plans`}>
                      Change the minutes, or your times
                    </a>
                  </p>
                </Stack>
              </Columns>
            ) : (
              <ol>
                {props.inShort.map((label) => (
                  <li key={label}>{label}</li>
                ))}
              </ol>
            )}
          </Section>
        </Stack>
        {choosing && (
          <Section title="Another kind of meeting">
            <Form action={`${meeting}/plan`} attempt={props.attempt} submit="Choose this plan">
              <RadioChoice
                name="kind"
                label="This meeting is"
                value={choosing.kind}
                options={[
                  { value: '', label: `as it would be by itself: ${choosing.byItself}` },
                  ...choosing.options,
                ]}
              />
            </Form>
          </Section>
        )}
      </Stack>
    </GroupFrame>
  )
}
