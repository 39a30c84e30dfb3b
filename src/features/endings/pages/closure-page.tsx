import { formatDate } from '../../../shared/calendar.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Prose, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'
import type { KeptUntil } from '../rules/retention.ts'
import { MeetingChoice } from './meeting-choice.tsx'
import { RetentionTable } from './retention-table.tsx'

export interface ClosurePageProps {
  framing: Framing
  group: { id: string; timeZone: string }
  /** null while the group goes on. */
  closure: { lastOn: Temporal.PlainDate; hasLastMeeting: boolean; reason: string | null } | null
  /** As if the last day were the next meeting, while none is chosen. */
  kept: readonly KeptUntil[]
  meetings: readonly MeetingAhead[]
  /** Enough members for an evaluation. */
  willBeAsked: boolean
  /** The evaluation of this ending. */
  evaluation: { id: string; asksViewer: boolean; closesOn: Temporal.PlainDate; isOver: boolean } | null
  /** To leaders, where there are invoices: what of them is not settled. */
  money: string | null
  done: 'closed' | 'taken-back' | null
  attempts: { closure?: Attempt | undefined; withdrawal?: Attempt | undefined }
}

/** How a group comes to its end: announced by its leaders, read by everybody of the circle. */
export function ClosurePage(props: ClosurePageProps) {
  const { framing, group, closure, done } = props
  const isLed = framing.standing === 'leader'
  const endings = `/groups/${group.id}/${isLed ? 'endings' : 'circle'}`
  return (
    <GroupFrame {...framing} title="The end of the group" current={endings}>
      <BackLink href={endings}>{isLed ? 'Changes & endings' : 'The circle'}</BackLink>
      <Stack gap="large">
        {done === 'closed' && (
          <Notice kind="good" title="It is announced.">
            <p>
              Everybody of the circle gets one email, whoever has applied is told kindly, and the group is no
              longer in the directory.
            </p>
          </Notice>
        )}
        {done === 'taken-back' && (
          <Notice kind="good" title="The group goes on.">
            <p>
              Everybody is told. Dates that were cancelled stay so:{' '}
              <a href={`/groups/${group.id}/meetings`}>make new ones</a>, and open the group again when you
              like.
            </p>
          </Notice>
        )}
        {closure ? <Announced {...props} closure={closure} isLed={isLed} /> : <Announce {...props} />}
        <Section
          id="data"
          title="What is deleted, and when"
          lead={
            closure
              ? 'By itself, in the night after. Whoever asks to see what is stored of them is answered first.'
              : 'If the next meeting were the last. The days move with the last meeting you choose.'
          }
        >
          <RetentionTable kept={props.kept} isAnnounced={closure !== null} />
        </Section>
      </Stack>
    </GroupFrame>
  )
}

function Announce({ group, meetings, willBeAsked, money, attempts }: ClosurePageProps) {
  return (
    <Section
      title="Close the group"
      lead="A circle needs an end that everybody knows of. Talk about it in the group first; then announce the last meeting here."
    >
      <Stack>
        <Prose>
          <ul>
            <li>Everybody of the circle gets one email with the last day; all later dates are cancelled.</li>
            <li>The group leaves the directory at once. Whoever has applied or waits is told kindly.</li>
            <li>
              {willBeAsked
                ? 'The circle is asked how it was: six short statements, shown as sums and only from five replies.'
                : 'With fewer than five members the circle is not asked in writing how it was: a reply would be somebody’s. Ask in the last meeting.'}
            </li>
            <li>Members make their certificates of hours for a year. Then all of it is deleted.</li>
            {money && (
              <li>
                {`Of the invoices: ${money}. `}
                <a href={`/groups/${group.id}/money/invoices`}>Settle it</a> before you part; you keep the
                money’s pages until it is done.
              </li>
            )}
            <li>Until the last meeting is over you can take it back.</li>
          </ul>
        </Prose>
        <Form
          action={`/groups/${group.id}/closure`}
          attempt={attempts.closure}
          submit="Announce the end"
          tone="problem"
        >
          <MeetingChoice
            name="last"
            label="The last meeting"
            hint="Leave time to say goodbye: two or three meetings, better more."
            meetings={meetings}
            timeZone={group.timeZone}
            also={{ value: 'now', label: 'The group has met for the last time already' }}
          />
          <TextField
            name="reason"
            label="In a sentence, for the circle"
            hint="It stands in the email and on this page."
            optional
          />
        </Form>
      </Stack>
    </Section>
  )
}

type AnnouncedProps = ClosurePageProps & { closure: NonNullable<ClosurePageProps['closure']>; isLed: boolean }

function Announced({ group, closure, evaluation, isLed, money, attempts }: AnnouncedProps) {
  const here = `/groups/${group.id}`
  return (
    <Section
      title={`${closure.hasLastMeeting ? 'The last meeting is on' : 'The group has closed on'} ${formatDate(closure.lastOn)}`}
      lead={
        isLed
          ? 'Announced to everybody of the circle. Until then nothing changes: you meet as always.'
          : 'Until then nothing changes: you meet as always. Please come, and say goodbye.'
      }
    >
      <Stack>
        <Facts
          facts={[
            [isLed ? 'Your words' : 'Your leaders say', closure.reason],
            [
              'How it was',
              evaluation && (
                <a href={`${here}/evaluations/${evaluation.id}`}>{evaluationInWords(evaluation, isLed)}</a>
              ),
            ],
            [
              'Money',
              money && (
                <a key="money" href={`${here}/money/invoices`}>
                  {money}
                </a>
              ),
            ],
            [
              'Certificate of hours',
              <a key="hours" href={`${here}/certificates`}>
                {isLed ? 'Yours for the meetings you led; members make their own' : 'Make yours'}
              </a>,
            ],
          ]}
        />
        {isLed && closure.hasLastMeeting && (
          <>
            {attempts.withdrawal?.refusal && <Notice kind="problem" title={attempts.withdrawal.refusal} />}
            <PostButton
              action={`${here}/closure/withdrawal`}
              label="Go on after all"
              confirm="Everybody is told that the group goes on. Applications that ended stay ended, and cancelled dates stay cancelled."
            />
          </>
        )}
      </Stack>
    </Section>
  )
}

function evaluationInWords(
  { asksViewer, closesOn, isOver }: NonNullable<ClosurePageProps['evaluation']>,
  isLed: boolean,
): string {
  if (isOver) return isLed ? 'What the circle said' : 'The time to reply is over'
  if (asksViewer) return `Reply until ${formatDate(closesOn)}`
  return isLed ? `The circle is asked until ${formatDate(closesOn)}` : 'You have replied. Thank you.'
}
