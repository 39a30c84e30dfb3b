import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, MoneyField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { OwedBack } from '../queries/proposals.ts'

export interface RefundsPageProps {
  framing: Framing
  group: { id: string }
  tab: string
  currency: Currency
  owed: readonly OwedBack[]
  today: Temporal.PlainDate
  done: boolean
  /** Whose form came back. */
  attempt?: { partyId: string; attempt: Attempt } | undefined
}

/** Who has paid more than was asked: given back here, or put to an invoice with the payments. */
export function RefundsPage({ framing, group, owed, ...props }: RefundsPageProps) {
  const here = `/groups/${group.id}/money/refunds`
  return (
    <GroupFrame {...framing} title="To give back" current={props.tab}>
      <BackLink href={`/groups/${group.id}/money/invoices`}>Invoices</BackLink>
      <Section
        title="To give back"
        lead="What was paid and is not asked for any more: a meeting was cancelled, or a sum came twice. Transfer it from the group’s account, then note it here."
      >
        <Stack>
          {props.done && <Notice kind="good" title="Noted: it has been given back." />}
          {owed.length === 0 && (
            <EmptyState title="Nobody has paid more than was asked.">
              <p>When somebody has, they stand here with the sum.</p>
            </EmptyState>
          )}
          <Columns>
            {owed.map(({ partyId, name, isUnknown, minor }) => (
              <Card
                key={partyId}
                title={name ?? (isUnknown ? 'Somebody not known yet' : 'Somebody who has been forgotten')}
                level={3}
              >
                <Facts facts={[['Theirs', inFull(minor, props.currency)]]} />
                <Form
                  id={`refund-${partyId}`}
                  action={here}
                  attempt={props.attempt?.partyId === partyId ? props.attempt.attempt : undefined}
                  submit="It has been given back"
                  tone="plain"
                >
                  <HiddenField name="party" value={partyId} />
                  <MoneyField name="amount" label="How much" currency={props.currency} value={minor} />
                  <DateField name="paid_on" label="On" value={props.today} />
                  <RadioChoice
                    name="method"
                    label="How"
                    inLine
                    value="transfer"
                    options={[
                      { value: 'transfer', label: 'Transfer' },
                      { value: 'cash', label: 'Cash' },
                      { value: 'cheque', label: 'Cheque' },
                    ]}
                  />
                </Form>
              </Card>
            ))}
          </Columns>
        </Stack>
      </Section>
    </GroupFrame>
  )
}
