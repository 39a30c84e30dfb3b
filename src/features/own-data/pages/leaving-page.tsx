import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { type Step, StepList } from '../../../ui/steps.tsx'

interface LeavingPageProps {
  steps: readonly Step[]
  /** Something has to be done first. */
  isHindered: boolean
  /** It has been asked for already. */
  isAsked: boolean
  attempt?: Attempt | undefined
}

export function LeavingPage({ steps, isHindered, isAsked, attempt }: LeavingPageProps) {
  return (
    <Document title="Leaving the society">
      <PageHeader
        title="Leaving the society"
        lead="Ending your account, step by step: what happens to your groups, to what you still owe, and to your certificates."
        back={{ href: '/your-data', label: 'What is held about you' }}
      />
      <Section title="Before you go">
        <StepList label="Before you go" steps={steps} />
      </Section>
      <Section
        title="Ending your account"
        lead="An email tells you at once that you asked, and for three days nothing happens: so long you can take it back whatever comes. Then an administrator looks at it and erases you; one last email tells you. Your account, profile, applications, answers, attendance, certificates and portfolio go. What you wrote to a circle, and what your groups agreed on, stays without your name. Their books keep the sums for as long as the law says, under a number. A decision on your accreditation stays as a date without a name. It cannot be taken back afterwards."
      >
        {isAsked ? (
          <Notice kind="good" title="You have asked for it.">
            It stands on <a href="/your-data">your page</a>, where you can take it back until it is done.
          </Notice>
        ) : isHindered ? (
          <Notice kind="attention" title="Something comes first.">
            The steps above say what. You can ask as soon as it is done.
          </Notice>
        ) : (
          <Form action="/your-data/leaving" attempt={attempt} submit="Ask to be erased" tone="problem">
            <p>
              Would you like to keep what is held about you? Take <a href="/your-data/file.txt">the file</a>{' '}
              first.
            </p>
          </Form>
        )}
      </Section>
      <LinkButton href="/your-data" tone="quiet">
        Back to your data
      </LinkButton>
    </Document>
  )
}
