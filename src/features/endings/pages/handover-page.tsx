import { formatDate } from '../../../shared/calendar.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Prose, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { MeetingAhead } from '../../meetings/queries/meetings.ts'
import { MeetingChoice } from './meeting-choice.tsx'

export interface HandoverPageProps {
  framing: Framing
  group: { id: string; timeZone: string }
  meetings: readonly MeetingAhead[]
  /** Who leads on when the viewer goes. */
  staying: readonly string[]
  /** Who is asked to lead, and has not answered. */
  invited: readonly string[]
  /** The viewer has said so: their last day. */
  leavesOn: Temporal.PlainDate | null
  done: 'noted' | 'taken-back' | null
  attempts: { handover?: Attempt | undefined; withdrawal?: Attempt | undefined }
}

const inWords = new Intl.ListFormat('en-GB')

/** A leader says when they lead for the last time. */
export function HandoverPage(props: HandoverPageProps) {
  const { framing, group, leavesOn, staying, done, attempts } = props
  const endings = `/groups/${group.id}/endings`
  return (
    <GroupFrame {...framing} title="Handing over" current={endings}>
      <BackLink href={endings}>Changes & endings</BackLink>
      {done === 'noted' && <Notice kind="good" title="It is noted, and everybody of the circle is told." />}
      {done === 'taken-back' && <Notice kind="good" title="You stay. Everybody is told." />}
      {attempts.withdrawal?.refusal && <Notice kind="problem" title={attempts.withdrawal.refusal} />}
      {leavesOn ? (
        <Section
          title={`You lead for the last time on ${formatDate(leavesOn)}`}
          lead={`${inWords.format(staying)} ${staying.length === 1 ? 'leads' : 'lead'} on. The roles of later meetings are given anew; after your last meeting you see nothing of the group any more.`}
        >
          <Row>
            <LinkButton href={`/groups/${group.id}/meetings`} tone="plain">
              See who moderates when
            </LinkButton>
            <PostButton
              action={`/groups/${group.id}/handover/withdrawal`}
              label="Stay after all"
              confirm="Everybody of the circle is told that you stay."
            />
          </Row>
        </Section>
      ) : (
        <Say {...props} />
      )}
    </GroupFrame>
  )
}

function Say({ group, meetings, staying, invited, attempts }: HandoverPageProps) {
  return (
    <Section
      title="I hand over the leading"
      lead="A change of leader is felt by everybody. Say it in a meeting, and lead once or twice more together with whoever follows."
    >
      <Stack>
        <Prose>
          <ul>
            <li>
              {staying.length > 0
                ? `${inWords.format(staying)} ${staying.length === 1 ? 'leads' : 'lead'} on${staying.length === 1 ? ', alone unless somebody follows you' : ''}.`
                : 'Nobody leads on as yet: a group is not left without a leader.'}
              {invited.length > 0 && ` ${inWords.format(invited)} has been asked and has not answered yet.`}
            </li>
            <li>The roles of later meetings are given to those who stay; each can be changed.</li>
            <li>
              Debriefs, and what you planned together before, stay between those who led then. Whoever follows
              begins with their own.
            </li>
            <li>Members get one email.</li>
          </ul>
        </Prose>
        {staying.length === 0 ? (
          <EmptyState
            title="First somebody who leads on"
            action={{ href: `/groups/${group.id}/leaders#invite`, label: 'Invite a successor' }}
          >
            As soon as they have accepted, you can say here when you go. If nobody is to follow, the group can{' '}
            <a href={`/groups/${group.id}/closure`}>come to its end</a>.
          </EmptyState>
        ) : (
          <>
            <Row>
              <LinkButton href={`/groups/${group.id}/leaders#invite`} tone="plain">
                Invite a successor
              </LinkButton>
            </Row>
            <Form
              action={`/groups/${group.id}/handover`}
              attempt={attempts.handover}
              submit="Tell the circle"
              tone="problem"
            >
              <MeetingChoice
                name="last"
                label="The last meeting I lead"
                meetings={meetings}
                timeZone={group.timeZone}
                also={{ value: 'now', label: 'I have led for the last time already' }}
              />
            </Form>
          </>
        )}
      </Stack>
    </Section>
  )
}
