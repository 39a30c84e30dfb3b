import { LinkButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader } from '../../../ui/layout.tsx'

interface FailurePageProps {
  status: number
  /** What the log calls this fault. */
  reference: string | undefined
}

const words: Record<number, { title: string; lead: string }> = {
  400: { title: 'That did not arrive as it was sent', lead: 'Please go back and try once more.' },
  403: {
    title: 'This is not yours to do',
    lead: 'You may be signed in as somebody else, or the page came from another site. Go back, reload it, and try again.',
  },
  404: {
    title: 'There is nothing here',
    lead: 'The address may be mistyped, or it has run out, or it belongs to somebody else. Links in our emails work for a limited time.',
  },
  413: {
    title: 'That is too much at once',
    lead: 'What was sent is larger than anything we can take. Go back, shorten it, and send it again.',
  },
  500: {
    title: 'Something went wrong on our side',
    lead: 'Nothing you sent was half-done. Please try again in a minute; if it happens again, tell the society the reference below.',
  },
}

const otherwise = { title: 'That did not work', lead: 'Please go back and try once more.' }

export function FailurePage({ status, reference }: FailurePageProps) {
  const { title, lead } = words[status] ?? otherwise
  return (
    <Document title={title} secret>
      <PageHeader title={title} lead={lead} />
      {reference && (
        <p>
          Reference: <strong>{reference}</strong>
        </p>
      )}
      <LinkButton href="/" tone="plain">
        To the start
      </LinkButton>
    </Document>
  )
}
