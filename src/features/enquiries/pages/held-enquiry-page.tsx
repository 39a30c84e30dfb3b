import { kindInWords } from '../../../shared/enquiry-kinds.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { ShownAddress } from '../queries/enquiry-steps.ts'
import type { Enquiry } from '../queries.ts'
import type { Told } from '../rules/details-in-words.ts'
import type { InvitationState } from '../rules/next-step.ts'
import { Conversation, type SaidLine } from './conversation.tsx'
import { Addresses } from './enquiry-addresses.tsx'
import { HeldDiscussion, type HeldDiscussionProps } from './held-discussion.tsx'
import { planInWords } from './words.ts'

export const heldDone = ['sent', 'settled', 'shown', 'hidden'] as const
export type HeldDone = (typeof heldDone)[number]

interface HeldEnquiryPageProps {
  /** The page's own address. */
  action: string
  enquiry: Enquiry
  said: readonly SaidLine[]
  /** The day of an initial discussion that was arranged elsewhere, in words. */
  discussion: string | null
  /** The initial discussion as it is offered, agreed on, moved here. */
  talk: HeldDiscussionProps
  /** Until when we answer, in words; null while nobody waits. */
  answerBy: { day: string; isLate: boolean } | null
  /** What this kind asked besides, in words. */
  details: readonly Told[]
  addresses: { shown: readonly ShownAddress[]; isShown: boolean }
  done: HeldDone | undefined
  /** How it stands with the invitation to found a group; days in words. */
  invitation: { state: InvitationState; on: string; until: string; isNewest: boolean } | null
  attempt?: Attempt | undefined
}

/** The enquirer's own page. */
export function HeldEnquiryPage(props: HeldEnquiryPageProps) {
  const { enquiry, said, discussion, attempt } = props
  return (
    <Document title="Your enquiry" secret>
      <PageHeader
        title="Your enquiry"
        lead={
          enquiry.kind === 'concern'
            ? 'Only you and the society’s officer for concerns read this page. Whoever has its address can read it too: please keep it to yourself.'
            : 'Only you and those who answer you at the society read this page. Whoever has its address can read it too: please keep it to yourself.'
        }
      />
      {props.invitation && !enquiry.closedAt && <Invited {...props.invitation} />}
      <HowItStands {...props} />
      <HeldDiscussion {...props.talk} />
      <Facts
        facts={[
          ['About', kindInWords[enquiry.kind]],
          ['Region', enquiry.regionName],
          ['First talk', discussion],
          ...props.details,
          ['Your plan', enquiry.plan && planInWords(enquiry.plan)],
        ]}
      />
      <Section title="What was written">
        <Conversation said={said} />
      </Section>
      <Section title={enquiry.closedAt ? 'Write to us again' : 'Write to us'}>
        <Form action={`${props.action}/replies`} attempt={attempt} submit="Send">
          <TextArea
            name="body"
            label="Your message"
            hint={`${enquiry.kind === 'concern' ? 'Only the officer for concerns reads it' : 'It is sent to those who look after your enquiry, without your address'}. Please nothing about a patient.`}
          />
        </Form>
      </Section>
      <Section>
        <Columns of={2}>
          <Addresses action={`${props.action}/address`} others="those who answer you" {...props.addresses} />
          {!enquiry.closedAt && <Settling action={props.action} />}
        </Columns>
      </Section>
    </Document>
  )
}

/** The enquirer, too, may say that nothing is open any more. */
function Settling({ action }: { action: string }) {
  return (
    <Card level={2} title="Is it settled?">
      <p>Then we know that you wait for nothing more. The conversation stays here for you to read.</p>
      <PostButton
        action={`${action}/closure`}
        label="Thank you, this is settled"
        confirm="We close your enquiry. Should something come up after all, write here, and it opens again."
      />
    </Card>
  )
}

function HowItStands({ enquiry, said, answerBy, done, invitation, talk }: HeldEnquiryPageProps) {
  if (done === 'shown' || done === 'hidden') {
    return (
      <Notice
        kind="good"
        title={done === 'shown' ? 'Your address is shown now' : 'Your address is shown no more'}
      >
        <p>
          {done === 'shown'
            ? 'Those who look after your enquiry read it on its page.'
            : 'It is taken from the page. What was seen stays seen.'}
        </p>
      </Notice>
    )
  }
  if (enquiry.closedAt) {
    return (
      <Notice
        kind={done === 'settled' ? 'good' : 'info'}
        title={done === 'settled' ? 'Thank you for telling us: it is closed' : 'This enquiry is closed'}
      >
        <p>Something is still open, or new? Write below, and it opens again.</p>
      </Notice>
    )
  }
  if (enquiry.waitingSince) {
    const wasSent = done === 'sent'
    return (
      <Notice
        kind={wasSent ? 'good' : 'info'}
        title={wasSent ? 'Your message is on its way' : 'We have your enquiry'}
      >
        <p>{waitInWords(answerBy)}</p>
      </Notice>
    )
  }
  if (invitation?.isNewest || talk.talk || talk.offer) return null
  return (
    <Notice kind="good" title={`${said.at(-1)?.who ?? 'We'} wrote to you`}>
      <p>Read the answer below. If you would like to go on, write back.</p>
    </Notice>
  )
}

function waitInWords(answerBy: HeldEnquiryPageProps['answerBy']): string {
  if (!answerBy) return 'You need do nothing now. One of us answers, and an email tells you so.'
  return answerBy.isLate
    ? `We said you would hear from us by ${answerBy.day}, and we are late: we are sorry. It is not forgotten, and you need do nothing.`
    : `You need do nothing now. One of us answers by ${answerBy.day}, and an email tells you so.`
}

function Invited({ state, on, until }: NonNullable<HeldEnquiryPageProps['invitation']>) {
  if (state === 'accepted') {
    return (
      <Notice kind="good" title="You have started your group">
        <p>
          Its own pages show what comes next: <a href="/sign-in?next=/home">go on to your group</a>.
        </p>
      </Notice>
    )
  }
  if (state === 'declined') {
    return (
      <Notice kind="info" title="You have said no to the invitation to start a group">
        <p>Should you wish to after all, write to us below.</p>
      </Notice>
    )
  }
  if (state === 'run-out') {
    return (
      <Notice kind="info" title="Your invitation to start a group has run out">
        <p>Write to us below, and you are sent a new one.</p>
      </Notice>
    )
  }
  return (
    <Notice kind="good" title="You are invited to start your group">
      <p>
        The link is in the email of {on}, and works until {until}. If you cannot find it, look in your spam
        folder, or write to us below.
      </p>
    </Notice>
  )
}

/** For an address that opens nothing: whether it never did or does no longer is nobody's business. */
export function EnquiryGonePage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader title="This address opens nothing now" />
      <EmptyState title="It may have run out" action={{ href: '/contact', label: 'Write to us' }}>
        <p>
          Every email of ours about an enquiry carries the newest address of its page: please look for the
          latest one. Otherwise write to us anew.
        </p>
      </EmptyState>
    </Document>
  )
}
