import type { Currency } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, MoneyField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Badge } from '../../../ui/notices.tsx'
import { modeInWords } from './session-parts.tsx'

export interface ShownTerms {
  id: string
  facts: readonly (readonly [string, string])[]
  /** Who has said yes, and who has not. */
  agreed: string
  waitsFor: string
  isMine: boolean
}

export interface TermsToBegin {
  everyWeeks: number
  lengthMinutes: number
  mode: keyof typeof modeInWords
  feeMinor: number | null
  currency: Currency
  beginsOn: Temporal.PlainDate
}

/** What waits for somebody's yes. */
export function Proposal({ path, proposal }: { path: string; proposal: ShownTerms }) {
  return (
    <Section title={proposal.isMine ? 'Do you agree to these terms?' : 'Proposed terms'}>
      <Card
        title="Proposed"
        badges={<Badge kind="attention">{proposal.isMine ? 'yours to answer' : 'waiting'}</Badge>}
      >
        <Facts facts={proposal.facts} />
        <p>
          {proposal.agreed} {proposal.waitsFor}
        </p>
        <Row>
          {proposal.isMine && (
            <PostButton action={`${path}/terms/${proposal.id}/agreement`} label="I agree" tone="primary" />
          )}
          <PostButton
            action={`${path}/terms/${proposal.id}/withdrawal`}
            label={proposal.isMine ? 'Not like this' : 'Take it back'}
            tone="quiet"
          />
        </Row>
      </Card>
    </Section>
  )
}

/** What all have agreed to. */
export function TermsCard({
  state,
  terms,
  whoReads,
}: {
  state: 'proposed' | 'holds' | 'ended'
  terms: ShownTerms | null
  whoReads: string
}) {
  const badge = {
    proposed: <Badge kind="attention">being agreed</Badge>,
    holds: <Badge kind="good">in place</Badge>,
    ended: <Badge kind="neutral">ended</Badge>,
  }[state]
  return (
    <Card title="What is agreed" badges={badge}>
      {terms ? <Facts facts={terms.facts} /> : <p>Nothing yet: terms hold when everybody has said yes.</p>}
      <p>{whoReads}</p>
    </Card>
  )
}

interface TermsFormProps {
  action: string
  begin: TermsToBegin
  attempt: Attempt | undefined
  submit: string
}

export function TermsForm({ action, begin, attempt, submit }: TermsFormProps) {
  return (
    <Form action={action} attempt={attempt} submit={submit}>
      <NumberField name="everyWeeks" label="Every how many weeks?" unit="weeks" value={begin.everyWeeks} />
      <NumberField name="lengthMinutes" label="How long?" unit="minutes" value={begin.lengthMinutes} />
      <RadioChoice
        name="mode"
        label="How?"
        value={begin.mode}
        options={[
          { value: 'face-to-face', label: modeInWords['face-to-face'] },
          { value: 'online', label: modeInWords.online },
        ]}
      />
      <MoneyField
        name="feeMinor"
        label="Fee for an hour"
        currency={begin.currency}
        optional
        hint="For all of you together; 0 if it is free, empty if you settle it elsewhere."
        value={begin.feeMinor ?? undefined}
      />
      <Select
        name="currency"
        label="Currency"
        options={[
          { value: 'GBP', label: 'Pounds' },
          { value: 'EUR', label: 'Euros' },
        ]}
        value={begin.currency}
      />
      <DateField name="beginsOn" label="From" value={begin.beginsOn} />
      <DateField name="endsOn" label="Until" optional />
    </Form>
  )
}

interface FirstTermsPageProps {
  requestId: string
  other: string
  lead: string
  begin: TermsToBegin
  attempt?: Attempt | undefined
}

/** Two who have agreed to talk propose terms for the first time. */
export function FirstTermsPage({ requestId, other, lead, begin, attempt }: FirstTermsPageProps) {
  return (
    <Document title="Propose terms">
      <PageHeader
        eyebrow="Supervision"
        title={`Terms with ${other}`}
        lead={lead}
        back={{ href: `/register/requests/${requestId}`, label: 'Back to the request' }}
      />
      <TermsForm
        action={`/supervision/requests/${requestId}`}
        begin={begin}
        attempt={attempt}
        submit="Propose these terms"
      />
    </Document>
  )
}
