import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Enquiry } from '../queries.ts'
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

function HowItStands({ enquiry, said, answerBy, wasSent }: HeldEnquiryPageProps) {
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
  return (
    <Notice kind="good" title={`${said.at(-1)?.who ?? 'We'} wrote to you`}>
      <p>Read the answer below. If you would like to go on, write back.</p>
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
