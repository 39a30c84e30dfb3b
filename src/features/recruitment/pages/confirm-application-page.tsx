import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { type Written, WrittenFacts } from './written-facts.tsx'

interface ConfirmApplicationPageProps {
  /** `/applications/<token>` */
  here: string
  groupName: string
  name: string
  written: Written
  /** 'Tuesday 10 November 2026' */
  lastDay: string
  wasCorrected: boolean
  attempt?: Attempt | undefined
}

/** Before it counts: a button, for programs that look through emails follow links and press nothing. */
export function ConfirmApplicationPage(props: ConfirmApplicationPageProps) {
  const { here, groupName } = props
  return (
    <Document title="Is this your application?" secret>
      <PageHeader
        eyebrow={`Your application to ${groupName}`}
        title="Is this your application?"
        lead={`Say so, and the leaders of ${groupName} get it. Nobody has seen it yet.`}
      />
      {props.attempt?.refusal && <Notice kind="problem" title={props.attempt.refusal} />}
      {props.wasCorrected && <Notice kind="good" title="Saved as it stands here." />}
      <PostButton action={`${here}/confirmation`} label="Yes, send it to the leaders" tone="primary" />
      <Section
        title="What you wrote"
        actions={
          <LinkButton href={`${here}/correction`} tone="plain">
            Put something right
          </LinkButton>
        }
      >
        <WrittenFacts name={props.name} written={props.written} />
      </Section>
      <Section
        title="Not yours, or changed your mind?"
        lead={`You need do nothing: if nobody says yes by ${props.lastDay}, it is deleted, and nobody is told. You can also delete it at once.`}
      >
        <PostButton action={`${here}/discard`} label="Delete it now" />
      </Section>
    </Document>
  )
}

export function ApplicationDiscardedPage() {
  return (
    <Document title="It is deleted">
      <PageHeader title="It is deleted" />
      <EmptyState
        title="Nothing of it is left, and nobody was told"
        action={{ href: '/groups', label: 'Find a group' }}
      >
        <p>Should somebody else have used your address, we are sorry for the trouble.</p>
      </EmptyState>
    </Document>
  )
}
