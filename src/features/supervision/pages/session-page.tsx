import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { Timeline } from '../../../ui/steps.tsx'
import type { Person } from '../queries/supervisions.ts'
import type { DisputeReason, SessionState } from '../rules/session-state.ts'
import { HostField, HourFields, LogFields, type modeInWords, StateBadge } from './session-parts.tsx'

const disputeInWords: Record<DisputeReason, string> = {
  date: 'It was on another day or at another hour',
  length: 'It was longer or shorter',
  people: 'Others were there',
  'did-not-take-place': 'It did not take place',
}

export interface SessionPageProps {
  id: string
  title: string
  when: string
  /** By the reader's own clocks, where they show another hour. */
  forYou: string | null
  /** By which clocks an hour is typed. */
  zone: string | null
  back: { href: string; label: string }
  state: SessionState
  facts: readonly (readonly [string, string] | null)[]
  steps: readonly { when: string; words: string }[]
  /** The viewer may say whether it was so. */
  confirms: boolean
  /** The viewer may take back what is logged. */
  withdraws: boolean
  disputes: boolean
  /** What is not so, and who says it. */
  disputed: { what: DisputeReason; by: string } | null
  waitsFor: string
  begin: {
    on: Temporal.PlainDate
    at: Temporal.PlainTime
    lengthMinutes: number
    mode: keyof typeof modeInWords
    host: string | undefined
  }
  people: readonly Person[]
  there: readonly string[]
  covered: number
  isPeers: boolean
  /** The reader supervises in it. */
  supervises: boolean
  goesOn: boolean
  room: string | null
  saved: string | null
  attempts?: {
    move?: Attempt | undefined
    log?: Attempt | undefined
    dispute?: Attempt | undefined
    other?: Attempt | undefined
  }
}

/** One session with its next step, for its people. */
export function SessionPage({ attempts = {}, ...props }: SessionPageProps) {
  const path = `/supervision/sessions/${props.id}`
  return (
    <Document title={props.title} width="wide">
      <PageHeader
        eyebrow={props.title}
        title={props.when}
        lead={props.forYou ? `For you ${props.forYou}.` : undefined}
        back={props.back}
      />
      {props.saved && <Notice kind="good" title={props.saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <div>
          <NextOf path={path} attempts={attempts} {...props} />
        </div>
        <Stack>
          <Card title="The session" level={2} badges={<StateBadge state={props.state} />}>
            <Facts facts={props.facts} />
          </Card>
          {props.room && props.state === 'planned' && (
            <LinkButton href={props.room} tone="plain">
              To our room
            </LinkButton>
          )}
          <Card title="What was done" level={2} tone="wash">
            <Timeline
              label="What was done"
              entries={props.steps.map(({ when, words }) => ({ when, title: words }))}
            />
          </Card>
        </Stack>
      </Columns>
    </Document>
  )
}

type NextProps = SessionPageProps & { path: string; attempts: NonNullable<SessionPageProps['attempts']> }

function NextOf(props: NextProps) {
  switch (props.state) {
    case 'planned':
      return <Ahead {...props} />
    case 'to-log':
      return (
        <Section
          title="Did it take place?"
          lead="One of you logs it, another confirms it. Date, length and who was there; nothing of what was said."
        >
          <LogForm {...props} submit="Log it" />
          <PostButton action={`${props.path}/cancellation`} label="It did not take place" tone="quiet" />
        </Section>
      )
    case 'logged':
      return <Logged {...props} />
    case 'disputed':
      return <Disputed {...props} />
    case 'confirmed':
      return (
        <Notice kind="good" title="Confirmed: it counts">
          <p>Both sides say that it took place. It stays as it is.</p>
        </Notice>
      )
    case 'cancelled':
      return (
        <Notice kind="info" title="Cancelled">
          <p>Everybody was told, and it is out of their calendars.</p>
        </Notice>
      )
    case 'withdrawn':
      return (
        <Notice kind="info" title="It does not count">
          <p>
            What was logged is taken back. If it did take place after all, log it anew on the page before.
          </p>
        </Notice>
      )
  }
}

function Ahead({ path, attempts, begin, people, isPeers, goesOn, zone }: NextProps) {
  if (!goesOn) return <Notice kind="info" title="This goes on no longer" />
  return (
    <Section title="Move it" lead="Everybody gets the other date for their calendar.">
      <Form action={path} attempt={attempts.move} submit="Move it" wide>
        <HourFields {...begin} zone={zone} />
        {isPeers && <HostField people={people} host={begin.host} />}
      </Form>
      <PostButton
        action={`${path}/cancellation`}
        label="Cancel the session"
        tone="quiet"
        confirm="Everybody is told, and it is taken out of their calendars."
      />
    </Section>
  )
}

function LogForm({
  path,
  attempts,
  begin,
  people,
  there,
  covered,
  isPeers,
  supervises,
  zone,
  submit,
}: NextProps & { submit: string }) {
  return (
    <Form action={`${path}/log`} attempt={attempts.log} submit={submit} wide>
      <HourFields {...begin} zone={zone} />
      <LogFields people={people} there={there} covered={covered} isPeers={isPeers} ofOthers={supervises} />
    </Form>
  )
}

function Logged(props: NextProps) {
  const { path, attempts } = props
  if (!props.confirms && !props.disputes) {
    return (
      <Section>
        <Notice kind="info" title={`Waiting for ${props.waitsFor}`}>
          <p>It counts once it is confirmed.</p>
        </Notice>
        {props.withdraws && <PostButton action={`${path}/withdrawal`} label="Take it back" tone="quiet" />}
      </Section>
    )
  }
  return (
    <Section title="Was it so?" lead="What you see beside this is what was logged.">
      {props.confirms && (
        <Row>
          <PostButton action={`${path}/confirmation`} label="Yes, I confirm it" tone="primary" />
        </Row>
      )}
      <Details summary="No, not so" open={attempts.dispute !== undefined}>
        <Form action={`${path}/dispute`} attempt={attempts.dispute} submit="Say so" tone="plain">
          <RadioChoice
            name="what"
            label="What is not so?"
            hint="The others are told, and one of you logs it anew as it was, or withdraws it."
            options={Object.entries(disputeInWords).map(([value, label]) => ({ value, label }))}
          />
        </Form>
      </Details>
    </Section>
  )
}

function Disputed(props: NextProps) {
  const { disputed, path } = props
  return (
    <Section title="Put it right">
      {disputed && (
        <Notice kind="attention" title={`${disputed.by}: ${disputeInWords[disputed.what].toLowerCase()}`}>
          <p>
            Speak about it, then one of you logs it anew as it was; another confirms that. Or withdraw it:
            then it does not count.
          </p>
        </Notice>
      )}
      <LogForm {...props} submit="Log it anew" />
      <PostButton
        action={`${path}/withdrawal`}
        label="Withdraw it"
        tone="quiet"
        confirm="It does not count. If it did take place after all, log it anew."
      />
    </Section>
  )
}
