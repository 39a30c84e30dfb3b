import { useContext } from 'preact/hooks'
import { Button, LinkButton } from '../../../ui/actions.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { HiddenField } from '../../../ui/form.tsx'
import { PageHeader, Row } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { SiteContext } from '../../../ui/site.ts'

interface FailurePageProps {
  status: number
  /** What the log calls this fault. */
  reference?: string | undefined
  /** With 503: there is no room to keep anything. */
  isFull?: boolean
  /** With 503: what was sent, to be sent again from here. */
  unkept?: UnkeptForm | null
}

export interface UnkeptForm {
  action: string
  typed: Readonly<Record<string, string | string[]>>
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
  429: {
    title: 'One thing after the other, please',
    lead: 'So many forms came from your browser, or your connection, that we take no more for a moment. Go back, keep your words, and send them again in a minute.',
  },
  500: {
    title: 'Something went wrong on our side',
    lead: 'Nothing you sent was half-done. Please try again in a minute; if it happens again, tell the society the reference below.',
  },
  503: {
    title: 'One moment, please',
    lead: 'Many people are here at once, or our records are being looked after. Go back and try again in a few seconds; what you sent counts once, however often you send it.',
  },
}

const full = {
  title: 'We cannot keep anything just now',
  lead: 'There is no room left where our records are kept. Nothing is lost that was kept before; what you sent was not. Keep your words, and try again in an hour: whoever looks after the server has to make room.',
}

const otherwise = { title: 'That did not work', lead: 'Please go back and try once more.' }

export function FailurePage({ status, reference, isFull = false, unkept = null }: FailurePageProps) {
  const { title, lead } = isFull ? full : (words[status] ?? otherwise)
  const { person } = useContext(SiteContext)
  return (
    <Document title={title} secret>
      <PageHeader
        title={title}
        lead={lead}
        picture={<Circle seats={emptySeats} size="medium" label="A circle of free seats" />}
      />
      {reference && (
        <p>
          Reference: <strong>{reference}</strong>
        </p>
      )}
      {unkept && <SendAgain {...unkept} />}
      <Row>
        <LinkButton href={person ? '/home' : '/'}>{person ? 'To my home page' : 'To the start'}</LinkButton>
        {!person && isShutOut(status) && (
          <LinkButton href="/sign-in" tone="plain">
            Sign in
          </LinkButton>
        )}
        <LinkButton href="/contact?kind=something-else" tone="plain">
          Ask us
        </LinkButton>
      </Row>
    </Document>
  )
}

/** What was typed is still here. */
function SendAgain({ action, typed }: UnkeptForm) {
  return (
    <form method="post" action={action}>
      {Object.entries(typed).flatMap(([name, values]) =>
        [values].flat().map((value) => <HiddenField key={`${name} ${value}`} name={name} value={value} />),
      )}
      <p>What you typed is still in this page, and counts once, however often you send it.</p>
      <Button>Send it again</Button>
    </form>
  )
}

/** What is not shown to a visitor may be there for them once they have signed in. */
const isShutOut = (status: number) => status === 403 || status === 404

const emptySeats: Seat[] = Array.from({ length: 8 }, () => ({ state: 'empty' }))
