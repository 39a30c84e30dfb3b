import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { DateField, MoneyField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import type { MayPay } from '../queries/payments.ts'

export interface NotePaymentPageProps {
  framing: Framing
  group: { id: string }
  currency: Currency
  payers: readonly MayPay[]
  today: Temporal.PlainDate
  /** The invoice that one came from. */
  invoice: {
    invoiceId: string
    label: string
    debtorId: string
    openMinor: number
    dueOn: Temporal.PlainDate
  } | null
  /** A payment like this one is noted already. */
  asksFurther: boolean
  attempt?: Attempt | undefined
}

/** What somebody gave a keeper, or what stood on a letter of the bank. */
export function NotePaymentPage({
  framing,
  group,
  currency,
  invoice,
  attempt,
  ...props
}: NotePaymentPageProps) {
  const here = `/groups/${group.id}/money/payments`
  return (
    <GroupFrame {...framing} title="Note a payment" current={here}>
      <BackLink href={here}>Payments</BackLink>
      <Section title="Note a payment">
        <Form action={`${here}/new`} attempt={attempt} submit="Note it">
          <Select
            name="who"
            label="From"
            blank="Please choose"
            value={invoice?.debtorId}
            options={[
              ...props.payers.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'unknown', label: 'Not known yet' },
            ]}
          />
          <MoneyField name="amount" label="How much" currency={currency} value={invoice?.openMinor} />
          <DateField name="received_on" label="Received on" value={props.today} />
          <RadioChoice
            name="method"
            label="How"
            inLine
            value="transfer"
            options={[
              { value: 'transfer', label: 'Bank transfer' },
              { value: 'cash', label: 'Cash' },
              { value: 'cheque', label: 'Cheque' },
            ]}
          />
          <RadioChoice
            name="put"
            label="What is it for?"
            value={invoice?.invoiceId ?? 'oldest'}
            options={[
              ...(invoice
                ? [
                    {
                      value: invoice.invoiceId,
                      label: `Invoice ${invoice.label}`,
                      hint: `${inFull(invoice.openMinor, currency)} open, due ${formatDateOnly(invoice.dueOn)}`,
                    },
                  ]
                : []),
              {
                value: 'oldest',
                label: 'Their open invoices, the longest due first',
                hint: 'What is over is kept for them.',
              },
              { value: 'keep', label: 'Their next invoice', hint: 'It is kept for them until then.' },
            ]}
          />
          <TextField
            name="reference"
            label="Remark"
            hint="The number of a cheque or a receipt. Never anything about a patient."
            optional
          />
          {props.asksFurther && (
            <Checkbox
              name="further"
              label="It is another payment than the one that is noted"
              hint="Both of them came in."
            />
          )}
          <Checkbox
            name="tell"
            label="Tell them by email that it is here"
            hint="Once, if they have an account."
          />
        </Form>
      </Section>
    </GroupFrame>
  )
}
