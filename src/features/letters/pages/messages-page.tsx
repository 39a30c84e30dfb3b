import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Pagination, Table } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { Timeline } from '../../../ui/steps.tsx'

export interface MessageEntry {
  id: string
  when: string
  /** 'Ailsa Grant to everybody' */
  title: string
  body: string
}

interface Written {
  entries: readonly MessageEntry[]
  older: string | null
  newest: string | null
}

interface Around extends Written {
  framing: Framing
  groupId: string
  saved: string | null
  attempt?: Attempt | undefined
}

const keptWords = 'Messages are kept for a year. Please write nothing about patients.'

export interface MemberMessagesProps extends Around {
  /** 'Ailsa Grant and Bruno Costa' */
  leaders: string
}

/** A member's page: what they and their leaders have written to each other, and what went to everybody. */
export function MemberMessagesPage(props: MemberMessagesProps) {
  const here = `/groups/${props.groupId}/messages`
  return (
    <GroupFrame {...props.framing} title="Messages" current={here}>
      <Stack gap="large">
        {props.saved && <Notice kind="good" title={props.saved} />}
        <Section
          id="write"
          title="Write to your leaders"
          lead={`${props.leaders} read it, each of them; nobody else does.`}
          actions={
            <>
              <LinkButton href={`${here}/choices`} tone="plain">
                What arrives by email
              </LinkButton>
              <LinkButton href={`${here}/sent`} tone="quiet">
                What was sent to you
              </LinkButton>
            </>
          }
        >
          <Form action={here} attempt={props.attempt} submit="Send it to your leaders">
            <TextArea name="body" label="Your message" hint={keptWords} rows={5} />
          </Form>
        </Section>
        <Section title="What was written">
          <Messages
            {...props}
            empty="What your leaders write to you or to everybody, and what you write to them, stands here."
          />
        </Section>
      </Stack>
    </GroupFrame>
  )
}

export interface LeaderMessagesProps extends Around {
  people: number
  conversations: readonly { personId: string; name: string; last: string | null; waits: boolean }[]
}

/** The leaders' page: to everybody, and with each member. */
export function LeaderMessagesPage(props: LeaderMessagesProps) {
  const here = `/groups/${props.groupId}/messages`
  return (
    <GroupFrame {...props.framing} title="Messages" current={here}>
      <Stack gap="large">
        {props.saved && <Notice kind="good" title={props.saved} />}
        <Section
          title="With each member"
          lead="Those who lead see the same here. A member sees their own, and what went to everybody."
          actions={
            <>
              <LinkButton href={`/groups/${props.groupId}/letters/sent`} tone="plain">
                What was sent
              </LinkButton>
              <LinkButton href={`${here}/choices`} tone="quiet">
                What arrives for you
              </LinkButton>
            </>
          }
        >
          <Table
            caption="Conversations"
            captionHidden
            rows={props.conversations}
            rowKey={({ personId }) => personId}
            empty={
              <EmptyState title="No members yet">As soon as somebody has a place, you write here.</EmptyState>
            }
            columns={[
              {
                title: 'Member',
                head: true,
                cell: ({ personId, name }) => <a href={`${here}/with/${personId}`}>{name}</a>,
              },
              { title: 'Last written', cell: ({ last }) => last ?? 'nothing yet' },
              {
                title: 'Answer',
                speaksForItself: true,
                cell: ({ waits }) => waits && <Badge kind="attention">Has written to you</Badge>,
              },
            ]}
          />
        </Section>
        {props.people > 0 && (
          <Section
            id="write"
            title="To everybody"
            lead="Each gets an email of their own, or reads it on their page, as they chose. An answer comes to those who lead, never to everybody."
          >
            <Form action={here} attempt={props.attempt} submit="Send it to everybody">
              <TextArea name="body" label="Your message to everybody" hint={keptWords} rows={5} />
            </Form>
          </Section>
        )}
        <Section title="What went to everybody">
          <Messages {...props} empty="Nothing yet." />
        </Section>
      </Stack>
    </GroupFrame>
  )
}

export interface ConversationPageProps extends Around {
  member: { personId: string; name: string }
}

/** With one member. */
export function ConversationPage(props: ConversationPageProps) {
  const { name, personId } = props.member
  const messages = `/groups/${props.groupId}/messages`
  return (
    <GroupFrame {...props.framing} title={`Messages with ${name}`} current={messages}>
      <Stack gap="large">
        <BackLink href={messages}>All messages</BackLink>
        {props.saved && <Notice kind="good" title={props.saved} />}
        <Section
          id="write"
          title={`With ${name}`}
          lead={`It goes to ${name} by email. Whoever leads with you reads it here, too; no other member does.`}
        >
          <Form action={`${messages}/with/${personId}`} attempt={props.attempt} submit={`Send it to ${name}`}>
            <TextArea name="body" label="Your message" hint={keptWords} rows={5} />
          </Form>
        </Section>
        <Section title="What was written">
          <Messages {...props} empty="Nothing yet." />
        </Section>
      </Stack>
    </GroupFrame>
  )
}

function Messages({ entries, older, newest, empty }: Written & { empty: string }) {
  return (
    <>
      {entries.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <Timeline
          label="Messages"
          entries={entries.map(({ when, title, body }) => ({
            when,
            title,
            detail: <Paragraphs text={body} />,
          }))}
        />
      )}
      <Pagination previous={newest ?? undefined} next={older ?? undefined} />
    </>
  )
}
