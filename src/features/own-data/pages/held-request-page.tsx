import { PostButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { OwnRequests, type RequestLine } from './own-requests.tsx'

interface HeldRequestPageProps {
  /** `/data-requests/<token>` */
  here: string
  request: RequestLine
  hasObjected: boolean
  /** There is an account with this address that the mailbox alone does not open. */
  signsInFirst: boolean
  refusal?: string | undefined
}

/** What the secret address of a request opens. */
export function HeldRequestPage({ here, request, hasObjected, signsInFirst, refusal }: HeldRequestPageProps) {
  return (
    <Document title="Your request" secret>
      <PageHeader
        eyebrow="Your data"
        title="Your request"
        lead="This page is yours alone: please do not pass its address on."
      />
      {refusal && <Notice kind="problem" title={refusal} />}
      {signsInFirst && (
        <Notice kind="attention" title="Your account is asked about when you are signed in.">
          You sign in to it with a passkey or an app, so an email alone neither shows nor erases what is in
          it. Please <a href="/your-data">sign in and ask there</a>. This page is for what you sent us without
          it.
        </Notice>
      )}
      {request.badge === 'unproved' && (
        <PostButton action={`${here}/confirmation`} label="Yes, I ask for this" tone="primary" />
      )}
      <Section title="What you asked">
        <OwnRequests requests={[request]} />
      </Section>
      {request.badge !== 'unproved' && (
        <Section
          title="Emails you could do without"
          lead="News of groups that open, letters to an organisation whose office you are. What you ask for yourself, or what an application or invoice of yours needs, still comes."
        >
          {hasObjected ? (
            <PostButton action={`${here}/objection-ending`} label="Send them to me again" />
          ) : (
            <PostButton action={`${here}/objection`} label="Stop all of it" />
          )}
        </Section>
      )}
    </Document>
  )
}

/** For an address that opens nothing: whether it never did or does no longer is nobody's business. */
export function RequestGonePage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader title="This address opens nothing now" />
      <EmptyState
        title="No request lies here"
        action={{ href: '/data-requests', label: 'Ask about your data' }}
      >
        <p>
          What was not confirmed within a week is deleted, and an answer lies ready for a month. You may ask
          again at any time.
        </p>
      </EmptyState>
    </Document>
  )
}
