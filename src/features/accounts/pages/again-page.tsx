import type { ComponentChildren } from 'preact'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { CodeField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { type WayName, type WaysOffered, WaysToShow } from './ways-to-show.tsx'

interface AgainPageProps {
  next: string
  kept?: string | undefined
  /** null: their mailbox alone shows who they are. */
  ways: WaysOffered | null
  requestId?: string | undefined
  minutes: number
  tried?: WayName | undefined
  attempt?: Attempt | undefined
}

/** For somebody who is signed in, before something grave. */
export function AgainPage({ next, kept, ways, tried, ...props }: AgainPageProps) {
  const carried = (
    <>
      <HiddenField name="next" value={next} />
      {kept && <HiddenField name="kept" value={kept} />}
    </>
  )
  return (
    <Document title="Please show that it is you" secret>
      <PageHeader
        title="Please show that it is you"
        lead="What comes next weighs more than reading. Before it, we make sure that nobody else sits at your computer; then it holds for half an hour."
      />
      {kept && <Notice kind="info">What you typed is kept, and comes along.</Notice>}
      {ways ? (
        <WaysToShow at="/sign-in/again" ways={ways} submit="Go on" tried={tried} attempt={props.attempt}>
          {carried}
        </WaysToShow>
      ) : (
        <ByEmail {...props}>{carried}</ByEmail>
      )}
    </Document>
  )
}

function ByEmail({
  requestId,
  minutes,
  attempt,
  children,
}: Pick<AgainPageProps, 'requestId' | 'minutes' | 'attempt'> & {
  children: ComponentChildren
}) {
  if (!requestId) {
    return (
      <Form action="/sign-in/again" attempt={attempt} submit="Send me a code">
        <p>We send six digits to your own email address.</p>
        {children}
      </Form>
    )
  }
  return (
    <>
      <p>An email is on its way to your own address. Type its six digits here within {minutes} minutes.</p>
      <Form action="/sign-in/again/code" attempt={attempt} submit="Go on">
        <CodeField name="code" label="The six digits" />
        <HiddenField name="request" value={requestId} />
        {children}
      </Form>
      <Details summary="No email?">
        <p>
          It can take a minute or two, and it may lie in your spam folder. The link in it works, too, but what
          you have typed does not come along with it.
        </p>
      </Details>
    </>
  )
}
