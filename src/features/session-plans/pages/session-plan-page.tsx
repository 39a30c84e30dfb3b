import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { PhaseList, type ShownPhase } from '../../../ui/phases.tsx'
import type { PlanLine } from '../rules/session-plan.ts'

export interface SessionPlanPageProps {
  framing: Framing
  kind: string
  name: string
  meetingMinutes: number
  lines: readonly (PlanLine & { recommended: number })[]
  /** What the minutes in the form make, as they stand there; null where one of them is no number. */
  sum: number | null
  isOwn: boolean
  phases: readonly ShownPhase[]
  /** R60 */
  tooLong: { minutes: number; most: number } | null
  done: 'saved' | 'recommended' | null
  attempt?: Attempt | undefined
}

/** The minutes of one kind of meeting, for a group's leaders to set. */
export function SessionPlanPage(props: SessionPlanPageProps) {
  const { framing, name, kind, meetingMinutes, lines, isOwn, attempt } = props
  const here = `/groups/${framing.group.id}/session-plans`
  return (
    <GroupFrame {...framing} title={`Plan: ${name}`} current={here}>
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={here}>All plans</BackLink>
          <Section
            title={name}
            lead="Change what you like; together the minutes fill the meeting. With 0 a phase is left out."
          >
            <Stack>
              {props.done && (
                <Notice
                  kind="good"
                  title={
                    props.done === 'saved' ? 'Your minutes are saved.' : 'The recommended minutes hold again.'
                  }
                >
                  <p>
                    <a href={`${here}/${kind}/print`}>One page to print</a>
                  </p>
                </Notice>
              )}
              {props.tooLong && (
                <Notice kind="attention">
                  Introductions, aims and ground rules take {props.tooLong.minutes} minutes. The guidance says
                  up to {props.tooLong.most}, so that there is time for a first case; you decide.
                </Notice>
              )}
              <Columns>
                <Form action={`${here}/${kind}`} attempt={attempt} submit="Save our minutes">
                  {lines.map((line) => (
                    <NumberField
                      key={line.name}
                      name={line.name}
                      label={line.times === 2 ? `${line.label}, in each case` : line.label}
                      unit="minutes"
                      hint={
                        line.minutes === line.recommended ? undefined : `Recommended: ${line.recommended}`
                      }
                      value={line.minutes}
                    />
                  ))}
                  <p>
                    <output>{sumInWords(props.sum, meetingMinutes)}</output>
                  </p>
                </Form>
                <Stack>
                  <PhaseList label={`Plan: ${name}`} phases={props.phases} />
                  {isOwn && (
                    <PostButton
                      action={`${here}/${kind}/recommended`}
                      label="Back to the recommended minutes"
                      confirm="Your own minutes for this kind of meeting are forgotten."
                    />
                  )}
                </Stack>
              </Columns>
            </Stack>
          </Section>
        </Stack>
      </Stack>
    </GroupFrame>
  )
}

/** 'Together 95 minutes: 5 more than the meeting has.' */
function sumInWords(sum: number | null, meetingMinutes: number): string {
  if (sum === null) return `Together they fill the ${meetingMinutes} minutes of a meeting.`
  if (sum === meetingMinutes) return `Together ${sum} minutes: the whole meeting.`
  const off = Math.abs(sum - meetingMinutes)
  return `Together ${sum} minutes: ${off} ${sum > meetingMinutes ? 'more' : 'fewer'} than the ${meetingMinutes} of a meeting.`
}
