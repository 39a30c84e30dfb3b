import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Enquiry } from '../queries.ts'
import type { InvitationState } from '../rules/next-step.ts'
import { Conversation, type SaidLine } from './conversation.tsx'
import { kindInWords, planInWords } from './words.ts'

interface HeldEnquiryPageProps {
  /** The page's own address. */
  action: string
  enquiry: Enquiry
  said: readonly SaidLine[]
  /** The initial discussion, in words; null before it is agreed. */
  discussion: string | null
  /** Until when we answer, in words. */
  answerBy: string
  wasSent: boolean
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
        lead="Only you and those who answer you at the society read this page. Whoever has its address can read it too: please keep it to yourself."
      />
      {props.invitation && !enquiry.closedAt && <Invited {...props.invitation} />}
      <HowItStands {...props} />
      <Facts
        facts={[
          ['About', kindInWords[enquiry.kind]],
          ['Region', enquiry.regionName],
          ['First talk', discussion],
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
            hint="It is sent to those who look after your enquiry, without your address. Please nothing about a patient."
          />
        </Form>
      </Section>
    </Document>
  )
}

function HowItStands({ enquiry, said, answerBy, wasSent, invitation }: HeldEnquiryPageProps) {
  if (enquiry.closedAt) {
    return (
      <Notice kind="info" title="This enquiry is closed">
        <p>Something is still open, or new? Write below, and it opens again.</p>
      </Notice>
    )
  }
  if (enquiry.waitingSince) {
    return (
      <Notice
        kind={wasSent ? 'good' : 'info'}
        title={wasSent ? 'Your message is on its way' : 'We have your enquiry'}
      >
        <p>You need do nothing now. One of us answers by {answerBy}, and an email tells you so.</p>
      </Notice>
    )
  }
  if (invitation?.isNewest) return null
  return (
    <Notice kind="good" title={`${said.at(-1)?.who ?? 'We'} wrote to you`}>
      <p>Read the answer below. If you would like to go on, write back.</p>
    </Notice>
  )
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
