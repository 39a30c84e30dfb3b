import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { WishFields, type WishFieldsProps } from './wish-fields.tsx'

export interface OwnWaitPageProps {
  /** `/waiting-list/<token>` */
  here: string
  state: 'unconfirmed' | 'waiting' | 'run-out' | 'left'
  /** 'in Scotland, or online' */
  where: string
  /** 'Thursday 2 December 2027' */
  until: string | null
  /** Whether the year is nearly over, so that the page asks. */
  isNearlyOver: boolean
  wishes: WishFieldsProps
  saved: 'confirmed' | 'changed' | null
  attempts?: { wishes?: Attempt | undefined; button?: Attempt | undefined }
}

/** What the secret address of an entry opens. */
export function OwnWaitPage(props: OwnWaitPageProps) {
  const { here, state, attempts = {} } = props
  if (state === 'left') return <LeftPage />
  return (
    <Document title={titles[state]} secret>
      <PageHeader eyebrow="Waiting list" title={titles[state]} lead={leadOf(props)} />
      {attempts.button?.refusal && <Notice kind="problem" title={attempts.button.refusal} />}
      {props.saved && <Notice kind="good" title={savedWords[props.saved]} />}
      {(state !== 'waiting' || props.isNearlyOver) && (
        <PostButton
          action={`${here}/confirmation`}
          label={state === 'unconfirmed' ? 'Yes, tell me' : 'Yes, another year'}
          tone="primary"
        />
      )}
      {state === 'waiting' && (
        <p>
          Meanwhile you can look at <a href="/groups">the groups that are open now</a>, or find out what{' '}
          <a href="/start">starting one</a> takes.
        </p>
      )}
      <Section title={state === 'unconfirmed' ? 'Is this right?' : 'What you want to hear of'}>
        <Form action={`${here}/wishes`} attempt={attempts.wishes} submit="Save this" tone="plain">
          <WishFields {...props.wishes} />
        </Form>
      </Section>
      <Section
        title={state === 'unconfirmed' ? 'Not you, or changed your mind?' : 'Enough?'}
        lead="No more emails come, and your entry is deleted within a month. You can ask again another time."
      >
        <PostButton action={`${here}/leaving`} label="Leave the list" />
      </Section>
    </Document>
  )
}

const titles = {
  unconfirmed: 'Shall we tell you when a group opens?',
  waiting: 'We tell you when a group opens',
  'run-out': 'Your year is over',
} as const

const savedWords = { confirmed: 'You are on the list.', changed: 'Saved.' } as const

function leadOf({ state, where, until, isNearlyOver }: OwnWaitPageProps): string {
  if (state === 'unconfirmed') return `You would like to hear of groups ${where}. Say yes, and it counts.`
  if (state === 'run-out') return `You wanted to hear of groups ${where}. Would you like to, still?`
  const again = isNearlyOver ? 'Would you like another year?' : 'Then we ask whether you still want it.'
  return `You hear of each new group ${where} once, until ${until}. ${again}`
}

function LeftPage() {
  return (
    <Document title="You have left the list" secret>
      <PageHeader
        title="You have left the list"
        lead="No more emails come about new groups. Within a month your entry is deleted, too."
        actions={
          <>
            <LinkButton href="/groups" tone="plain">
              Groups that are open now
            </LinkButton>
            <LinkButton href="/waiting-list" tone="quiet">
              Ask to be told again
            </LinkButton>
          </>
        }
      />
    </Document>
  )
}

/** For an address that opens nothing: whether it never did or does no longer is nobody's business. */
export function WaitGonePage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader title="This address opens nothing now" />
      <EmptyState
        title="You are on no list of ours by it"
        action={{ href: '/waiting-list', label: 'Ask to be told' }}
      >
        <p>
          What was not confirmed within a week, and what was left or has run out, we delete. You may ask again
          at any time, or <a href="/groups">look at the groups</a> that are open now.
        </p>
      </EmptyState>
    </Document>
  )
}
