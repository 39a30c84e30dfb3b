import {
  type CreditReason,
  creditReasonInWords,
  creditReasons,
  inFull,
  invoiceNumber,
} from '../../../shared/invoice-words.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { CheckboxGroup, Select } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { MoneyField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Invoice } from '../queries/invoices.ts'
import type { Correction } from '../rules/correction.ts'

export interface CreditPageProps {
  framing: Framing
  /** The invoice's own address. */
  here: string
  tab: string
  invoice: Invoice
  /** What was asked for; null while nothing was. */
  asked: {
    positions: readonly number[]
    amountMinor: number | undefined
    reason: CreditReason
    totalMinor: number
    /** null: it is more than was charged, or nothing. */
    correction: Correction | null
  } | null
  questionAttempt?: Attempt | undefined
  attempt?: Attempt | undefined
}

/** What is taken off: first looked at, then done. */
export function CreditPage({ framing, here, invoice, asked, ...props }: CreditPageProps) {
  const open = invoice.lines.filter(({ credited, amountMinor }) => credited === null && amountMinor > 0)
  return (
    <GroupFrame {...framing} title="Take something off" current={props.tab}>
      <BackLink href={here}>{`Invoice ${invoiceNumber(invoice)}`}</BackLink>
      <Columns>
        <Section
          title="Take something off"
          lead={`Of invoice ${invoiceNumber(invoice)}. Choose, and look what it would do.`}
        >
          <Form
            id="look"
            method="get"
            action={`${here}/credit`}
            attempt={props.questionAttempt}
            submit="Look what it does"
            tone={asked?.correction ? 'plain' : 'primary'}
          >
            {open.length > 0 && (
              <CheckboxGroup
                name="lines"
                label="Which meetings"
                optional
                options={open.map(({ position, words, amountMinor }) => ({
                  value: `${position}`,
                  label: words,
                  hint: inFull(amountMinor, invoice.currency),
                }))}
                value={asked?.positions.map(String) ?? []}
              />
            )}
            <MoneyField
              name="amount"
              label="Or a sum"
              hint="Leave it empty where you tick meetings."
              currency={invoice.currency}
              value={asked?.amountMinor}
              optional
            />
            <Select
              name="reason"
              label="Why"
              blank="Please choose"
              options={creditReasons.map((value) => ({ value, label: creditReasonInWords[value] }))}
              value={asked?.reason}
            />
          </Form>
        </Section>
        {asked && <Preview here={here} invoice={invoice} asked={asked} attempt={props.attempt} />}
      </Columns>
    </GroupFrame>
  )
}

interface PreviewProps {
  here: string
  invoice: Invoice
  asked: NonNullable<CreditPageProps['asked']>
  attempt?: Attempt | undefined
}

function Preview({ here, invoice, asked, attempt }: PreviewProps) {
  const say = (minor: number) => inFull(minor, invoice.currency)
  if (!asked.correction) {
    return (
      <Section title="What it would do">
        <Notice kind="attention" title="That cannot be taken off.">
          <p>{`Tick at least one meeting, or give a sum of up to ${say(invoice.totalMinor - invoice.creditedMinor - invoice.writtenOffMinor)}.`}</p>
        </Notice>
      </Section>
    )
  }
  const { openAfterMinor, toTheirCreditMinor } = asked.correction
  return (
    <Section title="What it would do">
      <Stack>
        <Facts
          facts={[
            ['Taken off', say(asked.totalMinor)],
            ['Still to pay', `${say(invoice.openMinor)} now, ${say(openAfterMinor)} then`],
            toTheirCreditMinor > 0 && [
              'Owed back',
              `${say(toTheirCreditMinor)}: it was paid already. Give it back, or put it to the next invoice.`,
            ],
            ['Told', 'Whoever the invoice went to, by email'],
          ]}
        />
        <Form action={`${here}/credit`} attempt={attempt} submit={`Take off ${say(asked.totalMinor)}`}>
          {asked.positions.map((position) => (
            <HiddenField key={position} name="lines" value={position} />
          ))}
          {asked.amountMinor !== undefined && (
            <HiddenField name="amount" value={(asked.amountMinor / 100).toFixed(2)} />
          )}
          <HiddenField name="reason" value={asked.reason} />
        </Form>
      </Stack>
    </Section>
  )
}
