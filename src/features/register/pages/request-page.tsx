import type { ComponentChildren } from 'preact'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { Timeline } from '../../../ui/steps.tsx'
import type { ContactRequest } from '../queries/contact.ts'
import { NextStepOf } from './request-next-step.tsx'
import { requestKindInWords } from './request-words.ts'

export interface RequestPageProps {
  request: ContactRequest
  /** 'Isla asks whether you would lead …' */
  title: string
  askedOn: string
  until: string
  /** The group it is about, as the public will read it. */
  group: { name: string; where: string; when: string; professions: string; leaders: number } | null
  /** What the other side says of themselves, where the viewer may read it. */
  about: ComponentChildren
  said: readonly { when: string; who: string; body: string }[]
  /** The supervision as noted, in words; null while nothing is. */
  arrangement: string | null
  /** To begin the note with. */
  noteFrom: { sinceOn: Temporal.PlainDate; everyWeeks: number }
  invited: boolean
  /** Where the two agree on terms; null: it is no supervision by a supervisor. */
  terms: string | null
  /** The page of the peers, once one sits among them. */
  peers: string | null
  /** Where the two can meet on screen; null: nothing is agreed, or it is no supervision. */
  room: string | null
  saved: string | null
  attempts?: {
    answer?: Attempt | undefined
    message?: Attempt | undefined
    note?: Attempt | undefined
    other?: Attempt | undefined
  }
}

/** One request with what came of it, for both sides. */
export function RequestPage({ request, title, saved, attempts = {}, ...props }: RequestPageProps) {
  const path = `/register/requests/${request.id}`
  return (
    <Document title={title} width="wide">
      <PageHeader
        eyebrow={requestKindInWords[request.kind]}
        title={title}
        back={{ href: '/register/requests', label: 'Requests' }}
      />
      {saved && <Notice kind="good" title={saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <div>
          <HowItStands request={request} until={props.until} />
          <Section title={request.isMine ? 'What you wrote' : `What ${request.asker.name} writes`}>
            <Paragraphs text={request.message} />
          </Section>
          {!request.isMine && request.state === 'open' && (
            <Answer path={path} request={request} attempt={attempts.answer} />
          )}
          {(request.state === 'accepted' || props.said.length > 0) && (
            <Section title="Between you two">
              {props.said.length > 0 && (
                <Timeline
                  label="What was written"
                  entries={props.said.map(({ when, who, body }) => ({
                    when,
                    title: who,
                    detail: <Paragraphs text={body} />,
                  }))}
                />
              )}
              {request.state === 'accepted' && (
                <Form action={`${path}/messages`} attempt={attempts.message} submit="Send">
                  <TextArea
                    name="body"
                    label={`Write to ${request.other}`}
                    rows={5}
                    hint="They get it by email and answer here. Nothing about a patient or a member, please. If you wish, you can tell each other how you are reached."
                  />
                </Form>
              )}
            </Section>
          )}
        </div>
        <Stack>
          <NextStepOf path={path} request={request} {...props} note={attempts.note} />
          {props.room && (
            <Card title="Meet on screen">
              <p>A room for you two, open whenever you agree on an hour. Nothing of it is kept.</p>
              <LinkButton href={props.room} tone="plain">
                To our room
              </LinkButton>
            </Card>
          )}
          {props.group && <AboutGroup group={props.group} />}
          {props.about && (
            <Card title={`What ${request.other} says`} tone="wash">
              {props.about}
            </Card>
          )}
          <Ending path={path} request={request} />
        </Stack>
      </Columns>
    </Document>
  )
}

function HowItStands({ request, until }: Pick<RequestPageProps, 'request' | 'until'>) {
  const { state, isMine, other } = request
  const words = {
    open: isMine
      ? [`Waiting for ${other}`, `They can answer until ${until}. An email tells you.`]
      : [
          'Yours to answer',
          `Until ${until}. If you do not answer, nothing happens, and they may ask somebody else.`,
        ],
    accepted: [
      isMine ? `${other} has said yes` : 'You have said yes',
      'You can write to each other here, for as long as you like.',
    ],
    ended: ['This conversation has ended', 'Nothing further is written here. What you arranged goes on.'],
    declined: [
      isMine ? `${other} has to say no this time` : 'You have said no',
      isMine
        ? 'That is no word about you. Others in the register may be free.'
        : 'They have been told, kindly. They cannot ask you again about this for some time.',
    ],
    withdrawn: [
      isMine ? 'You took this request back' : 'This request was taken back',
      'There is nothing to do.',
    ],
    expired: [
      'This request has run out',
      isMine ? 'You can ask again, or somebody else.' : 'There is nothing to do.',
    ],
  }[state]
  const kind = state === 'accepted' ? 'good' : state === 'open' ? 'attention' : 'info'
  return (
    <Notice kind={kind} title={words[0]}>
      <p>{words[1]}</p>
    </Notice>
  )
}

const meansOfYes = {
  'co-leader':
    'With a yes you can write to each other here. It binds you to nothing: being invited to lead comes later, and you answer it then.',
  supervision:
    'With a yes one of your free places is taken, and you can write to each other here and agree on terms.',
  'peer-group':
    'With a yes they are a member of the group, one of its free places is taken, and you can write to each other here. All who sit in the group agree first.',
} as const

function Answer({
  path,
  request,
  attempt,
}: {
  path: string
  request: ContactRequest
  attempt: Attempt | undefined
}) {
  return (
    <Section title="Your answer">
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      <p>{meansOfYes[request.kind]}</p>
      <Row>
        <PostButton
          action={`${path}/answer`}
          label={request.kind === 'co-leader' ? 'Yes, let us talk' : 'Yes'}
          tone="primary"
          fields={{ answer: 'accept' }}
        />
        <PostButton
          action={`${path}/answer`}
          label="No, thank you"
          tone="quiet"
          fields={{ answer: 'decline' }}
          confirm={`${request.asker.name} is told kindly. You need give no reason.`}
        />
      </Row>
    </Section>
  )
}

function AboutGroup({ group }: { group: NonNullable<RequestPageProps['group']> }) {
  return (
    <Card title={group.name} meta="What the public reads, or will read, of the group">
      <Facts
        facts={[
          ['Where', group.where],
          ['When', group.when],
          ['For', group.professions],
          ['Leaders now', String(group.leaders)],
        ]}
      />
    </Card>
  )
}

function Ending({ path, request }: { path: string; request: ContactRequest }) {
  if (request.state === 'accepted') {
    return (
      <PostButton
        action={`${path}/ending`}
        label="End this conversation"
        tone="quiet"
        confirm="Neither of you can write here any more. What you have arranged goes on."
      />
    )
  }
  if (request.isMine && request.state === 'open') {
    return <PostButton action={`${path}/withdrawal`} label="Take the request back" tone="quiet" />
  }
  return null
}
