import { formatDateOnly } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { creditReasonInWords, inFull, invoiceNumber, periodInWords } from '../../../shared/invoice-words.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { Invoice } from '../queries/invoices.ts'
import type { StateOfInvoice } from '../rules/invoice-state.ts'
import { Instalments, Paying, type PayingProps, StateBadge } from './invoice-parts.tsx'

export interface InvoicePageProps {
  framing: Framing
  /** This page's own address. */
  here: string
  tab: string
  back: { href: string; label: string }
  invoice: Invoice
  state: StateOfInvoice
  paying: PayingProps
  /** How often it was reminded of. */
  reminders: number
  /** What its keepers may do; null: it is the reader's own. */
  keeper: {
    attempts: { writeOff?: Attempt | undefined }
    /** Why a button did nothing. */
    refusal: string | null
    done: InvoiceDone | null
  } | null
}

export const invoiceDone = ['credited', 'written-off', 'sent'] as const
export type InvoiceDone = (typeof invoiceDone)[number]

const doneWords: Record<InvoiceDone, string> = {
  credited: 'It is taken off, and they are told.',
  'written-off': 'It is written off: nothing more is asked for.',
  sent: 'It is on its way.',
}

/** One invoice on the screen; for its keepers with what can be done about it. */
export function InvoicePage(props: InvoicePageProps) {
  const { framing, invoice, state, keeper, here } = props
  const title = `Invoice ${invoiceNumber(invoice)}`
  return (
    <GroupFrame {...framing} title={title} current={props.tab}>
      <BackLink href={props.back.href}>{props.back.label}</BackLink>
      <Columns of="main-aside">
        <Stack>
          {keeper?.refusal && <Notice kind="problem" title={keeper.refusal} />}
          {keeper?.done && <Notice kind="good" title={doneWords[keeper.done]} />}
          <Section title={title} actions={<StateBadge state={state} />}>
            <Stack>
              <InvoiceFacts {...props} />
              <Lines invoice={invoice} />
            </Stack>
          </Section>
          {state.instalments.length > 1 && (
            <Section title="What is due when">
              <Instalments instalments={state.instalments} currency={invoice.currency} />
            </Section>
          )}
        </Stack>
        <Stack gap="large">
          <Row>
            <LinkButton href={`${here}/invoice.pdf`} tone="plain">
              As a PDF
            </LinkButton>
          </Row>
          {invoice.openMinor > 0 && !(invoice.payerName && !keeper) && (
            <Section title="How to pay">
              <Paying {...props.paying} />
            </Section>
          )}
          {keeper && <Keeping {...props} keeper={keeper} />}
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

function InvoiceFacts({ invoice, state, keeper, reminders }: InvoicePageProps) {
  return (
    <Facts
      facts={[
        ['For', invoice.memberName ?? 'somebody who has been forgotten'],
        [
          'Paid by',
          invoice.payerName && (
            <>
              {invoice.payerName}
              {invoice.payerAddress && <Under>{invoice.payerAddress}</Under>}
            </>
          ),
        ],
        ['Their reference', invoice.payerReference],
        ['Meetings', periodInWords(invoice)],
        ['Dated', formatDateOnly(invoice.issuedOn)],
        ['How it stands', state.words],
        keeper !== null && ['Reminders', reminders === 0 ? 'none' : `${reminders}`],
      ]}
    />
  )
}

interface Line {
  key: string
  words: string
  under: string | null
  minor: number
}

function Lines({ invoice }: { invoice: Invoice }) {
  const rows: Line[] = [
    ...invoice.lines.map(({ position, words, amountMinor, credited }) => ({
      key: `${position}`,
      words,
      under: credited && `taken off: ${creditReasonInWords[credited].toLowerCase()}`,
      minor: credited ? 0 : amountMinor,
    })),
    ...invoice.otherCredits.map(({ reason, amountMinor }, place) => ({
      key: `credit-${place}`,
      words: 'Taken off',
      under: creditReasonInWords[reason].toLowerCase(),
      minor: -amountMinor,
    })),
  ]
  const asked = invoice.totalMinor - invoice.creditedMinor
  const paid = asked - invoice.writtenOffMinor - invoice.openMinor
  const sums: Line[] = [
    { key: 'sum', words: 'In all', under: null, minor: asked },
    ...(paid > 0 ? [{ key: 'paid', words: 'Paid', under: null, minor: -paid }] : []),
    ...(invoice.writtenOffMinor > 0
      ? [{ key: 'off', words: 'Written off', under: null, minor: -invoice.writtenOffMinor }]
      : []),
    { key: 'open', words: 'Still to pay', under: null, minor: invoice.openMinor },
  ]
  return (
    <Table
      caption="What it is for"
      captionHidden
      rows={[...rows, ...sums]}
      rowKey={({ key }) => key}
      isSum={(line) => sums.includes(line)}
      columns={[
        {
          title: 'For',
          head: true,
          cell: ({ words, under }) => (
            <>
              {words}
              {under && <Under>{under}</Under>}
            </>
          ),
        },
        {
          title: 'Amount',
          align: 'end',
          speaksForItself: true,
          cell: ({ minor }) => inFull(minor, invoice.currency),
        },
      ]}
    />
  )
}

function Keeping({
  here,
  invoice,
  keeper,
}: InvoicePageProps & { keeper: NonNullable<InvoicePageProps['keeper']> }) {
  const open = inFull(invoice.openMinor, invoice.currency)
  const who = invoice.memberName ? firstName(invoice.memberName) : 'the member'
  return (
    <Section title="Something to change?" lead="Nothing is ever deleted: what you do stands beside it.">
      <Stack gap="small">
        {invoice.totalMinor > invoice.creditedMinor + invoice.writtenOffMinor && (
          <LinkButton href={`${here}/credit`} tone="plain">
            Take something off
          </LinkButton>
        )}
        {invoice.payerEmail && (
          <PostButton action={`${here}/letter`} label="Send it to the payer again" tone="quiet" />
        )}
        {invoice.payerName && !invoice.payerEmail && (
          <Quiet>{`${invoice.payerName} has no email address here: print the PDF and send it by post.`}</Quiet>
        )}
        {invoice.openMinor > 0 && (
          <Details summary="Nobody will pay it" open={keeper.attempts.writeOff !== undefined}>
            <Form
              action={`${here}/write-off`}
              attempt={keeper.attempts.writeOff}
              submit={`Write off ${open}`}
              tone="problem"
            >
              <p>{`The group then carries ${open}. ${who} is not reminded again, and loses no place over it.`}</p>
              <HiddenField name="seen" value={(invoice.openMinor / 100).toFixed(2)} />
              <TextField name="reason" label="Why" hint="Seen by whoever keeps the money, for six years." />
            </Form>
          </Details>
        )}
      </Stack>
    </Section>
  )
}
