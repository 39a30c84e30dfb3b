import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull, invoiceNumber } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { ListedInvoice } from '../queries/invoices.ts'
import type { StateOfInvoice } from '../rules/invoice-state.ts'
import { Paying, type PayingProps, StateCell } from './invoice-parts.tsx'

export interface OwnMoneyPageProps {
  framing: Framing
  group: { id: string }
  tab: string
  currency: Currency
  /** What the group has agreed, as short facts; empty while nothing is agreed. */
  agreed: readonly [string, string][]
  /** What was agreed with the viewer alone, in words; null for the same as everybody. */
  ownTerms: string | null
  invoices: readonly (ListedInvoice & { state: StateOfInvoice })[]
  payments: readonly {
    id: string
    receivedOn: Temporal.PlainDate
    amountMinor: number
    /** 'Bank transfer' */
    how: string
    /** Why it does not count after all; null: it does. */
    takenBack: string | null
  }[]
  /** Theirs to pay, and not somebody else's for them. */
  openMinor: number
  /** What is theirs in the purse: paid, and not asked for any more. */
  theirsMinor: number
  /** What comes next; null when there is nothing. */
  next: { invoiceId: string; words: string; paying: PayingProps } | null
  /** The reminders have gone, and the group would rather talk. */
  isTimeToTalk: boolean
}

/** What a member owes, when, and how to pay it; their own alone. */
export function OwnMoneyPage(props: OwnMoneyPageProps) {
  const { framing, group, invoices, currency, next } = props
  return (
    <GroupFrame {...framing} title="What you pay" current={props.tab}>
      <BackLink href={`/groups/${group.id}/money`}>Money</BackLink>
      <Columns of="main-aside">
        <Stack gap="large">
          {props.isTimeToTalk && (
            <Notice kind="info" title="Shall we talk?">
              <p>
                Something is still open, and perhaps there is a reason. Please have a word with your leaders;
                instalments or a smaller contribution can be agreed.{' '}
                <strong>Your place does not depend on it.</strong>{' '}
                <a href={`/groups/${group.id}/circle#leaders`}>How to reach them</a>
              </p>
            </Notice>
          )}
          <Section title="What you pay">
            <Stack>
              <Facts
                facts={[
                  ['To pay', inFull(props.openMinor, currency)],
                  ['Next', next?.words],
                  [
                    'Yours',
                    props.theirsMinor > 0 &&
                      `${inFull(props.theirsMinor, currency)} paid and not asked for any more; it is given back, or counts for the next invoice`,
                  ],
                ]}
              />
              <OwnInvoices group={group} invoices={invoices} currency={currency} />
            </Stack>
          </Section>
          {props.payments.length > 0 && (
            <Section title="What you have paid">
              <OwnPayments payments={props.payments} currency={currency} />
            </Section>
          )}
          <Quiet>
            Nobody else of the circle sees this page; whoever keeps the group’s money sees your invoices.
          </Quiet>
        </Stack>
        <Stack gap="large">
          {next && (
            <Section title="How to pay">
              <Paying {...next.paying} />
            </Section>
          )}
          {props.agreed.length > 0 && (
            <Section title="What the group agreed">
              <Facts facts={[...props.agreed, props.ownTerms !== null && ['With you', props.ownTerms]]} />
            </Section>
          )}
        </Stack>
      </Columns>
    </GroupFrame>
  )
}

function OwnInvoices({
  group,
  invoices,
  currency,
}: Pick<OwnMoneyPageProps, 'group' | 'invoices' | 'currency'>) {
  return (
    <Table
      caption="Your invoices, the newest first"
      captionHidden
      rows={invoices}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No invoice yet.">
          <p>When there is one, it comes by email and stands here.</p>
        </EmptyState>
      }
      columns={[
        {
          title: 'Invoice',
          head: true,
          cell: (invoice) => (
            <>
              <a href={`/groups/${group.id}/money/invoices/${invoice.id}`}>{invoiceNumber(invoice)}</a>
              <Under>{`meetings to ${formatDateOnly(invoice.toOn)}`}</Under>
            </>
          ),
        },
        {
          title: 'Amount',
          align: 'end',
          cell: ({ totalMinor, creditedMinor }) => inFull(totalMinor - creditedMinor, currency),
        },
        {
          title: 'How it stands',
          cell: ({ state, payerName }) => (
            <StateCell state={state}>
              {payerName && <Under>{`${payerName} pays it for you`}</Under>}
            </StateCell>
          ),
        },
      ]}
    />
  )
}

function OwnPayments({ payments, currency }: Pick<OwnMoneyPageProps, 'payments' | 'currency'>) {
  return (
    <Table
      caption="Your payments, the newest first"
      captionHidden
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        {
          title: 'Received',
          head: true,
          cell: ({ receivedOn, how, takenBack }) => (
            <>
              {formatDateOnly(receivedOn)}
              <Under>{takenBack ?? how}</Under>
            </>
          ),
        },
        { title: 'Amount', align: 'end', cell: ({ amountMinor }) => inFull(amountMinor, currency) },
      ]}
    />
  )
}
