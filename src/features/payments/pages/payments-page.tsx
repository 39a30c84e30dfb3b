import { formatDateOnly } from '../../../shared/calendar.ts'
import { inFull } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import { Facts, Pagination, Table, Under } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { KeptMoney, ListedPayment } from '../queries/payments.ts'
import type { TakenBackWhy } from '../rules/payment.ts'

export interface OpenRow {
  invoiceId: string
  /** '2026-0007' */
  label: string
  debtorName: string | null
  memberName: string | null
  openMinor: number
  dueOn: Temporal.PlainDate
  isLate: boolean
}

export interface PaymentsPageProps {
  framing: Framing
  group: { id: string }
  currency: Currency
  payments: readonly ListedPayment[]
  page: number
  hasMore: boolean
  kept: readonly KeptMoney[]
  /** The longest due first, as many as one reads. */
  open: readonly OpenRow[]
  furtherOpen: number
  methodWords: Readonly<Record<string, string>>
  takenBackWords: Readonly<Record<TakenBackWhy, string>>
  labelOf: (invoice: { year: number; number: number }) => string
  /** What has just been done. */
  done: readonly string[]
  refusal: string | null
}

/** What came in, for whoever keeps a group's money; first what there is to do with it. */
export function PaymentsPage(props: PaymentsPageProps) {
  const { framing, group, payments, kept } = props
  const here = `/groups/${group.id}/money/payments`
  return (
    <GroupFrame {...framing} title="Payments" current={here}>
      <Stack gap="large">
        {props.done.length > 0 && (
          <Notice kind="good" title={props.done[0]}>
            {props.done.slice(1).map((words) => (
              <p key={words}>{words}</p>
            ))}
          </Notice>
        )}
        {props.refusal && <Notice kind="problem" title={props.refusal} />}
        <Row>
          <LinkButton href={`${here}/statement`}>Read a bank statement</LinkButton>
          <LinkButton href={`${here}/new`} tone="plain">
            Note a payment
          </LinkButton>
        </Row>
        {kept.length > 0 && (
          <Section
            title="Paid, and not put to an invoice"
            lead="It is theirs: put it to an invoice, give it back, or let it wait for the next one."
          >
            <Columns>
              {kept.map((one) => (
                <Kept key={one.partyId} {...props} one={one} here={here} />
              ))}
            </Columns>
          </Section>
        )}
        <Section title="What came in">
          <Payments {...props} here={here} />
          <Pagination
            previous={props.page > 1 ? `${here}?page=${props.page - 1}` : undefined}
            next={props.hasMore ? `${here}?page=${props.page + 1}` : undefined}
          />
        </Section>
        {(props.open.length > 0 || payments.length > 0) && <Open {...props} here={here} />}
      </Stack>
    </GroupFrame>
  )
}

const whose = ({ payerName, isUnknown }: Pick<ListedPayment, 'payerName' | 'isUnknown'>): string =>
  payerName ?? (isUnknown ? 'Not known yet' : 'Somebody who has been forgotten')

function Kept({ one, here, group, ...props }: PaymentsPageProps & { one: KeptMoney; here: string }) {
  const say = (minor: number) => inFull(minor, props.currency)
  const [first] = one.open
  return (
    <Card
      title={`${whose({ payerName: one.name, isUnknown: one.isUnknown })}: ${say(one.keptMinor)}`}
      badges={one.isUnknown && <Badge kind="attention">whose is it?</Badge>}
    >
      {one.isUnknown ? (
        <Row>
          {one.paymentId && (
            <LinkButton href={`${here}/${one.paymentId}`} tone="plain">
              Say whose it is
            </LinkButton>
          )}
        </Row>
      ) : (
        <>
          <p>
            {first
              ? `Invoice ${props.labelOf(first)} still wants ${say(first.openMinor)}${one.open.length > 1 ? `, and ${one.open.length - 1} more are open` : ''}.`
              : 'Nothing of theirs is open now. It waits for the next invoice, or is given back.'}
          </p>
          <Row>
            {first && (
              <PostButton
                action={`${here}/kept`}
                label="Put it to what is open"
                about={`of ${whose({ payerName: one.name, isUnknown: false })}`}
                fields={{ party: one.partyId }}
              />
            )}
            <LinkButton href={`/groups/${group.id}/money/refunds`} tone="quiet">
              Give it back
            </LinkButton>
          </Row>
        </>
      )}
    </Card>
  )
}

function Payments({ payments, currency, here, ...props }: PaymentsPageProps & { here: string }) {
  return (
    <Table
      caption="Payments, the newest first"
      captionHidden
      rows={payments}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Nothing has come in yet.">
          <p>
            Read the bank’s statement: what it may be is proposed, and you confirm it line by line. Cash, a
            cheque or a single transfer you note by hand.
          </p>
        </EmptyState>
      }
      columns={[
        {
          title: 'From',
          head: true,
          cell: (payment) => (
            <>
              <a href={`${here}/${payment.id}`}>{whose(payment)}</a>
              <Under>{`${props.methodWords[payment.method]}, ${formatDateOnly(payment.receivedOn)}`}</Under>
            </>
          ),
        },
        { title: 'Amount', align: 'end', cell: ({ amountMinor }) => inFull(amountMinor, currency) },
        {
          title: 'Put to',
          cell: ({ putTo, takenBack }) =>
            takenBack ? (
              <Badge kind="neutral">{props.takenBackWords[takenBack]}</Badge>
            ) : putTo.length > 0 ? (
              putTo.map(props.labelOf).join(', ')
            ) : (
              'no invoice'
            ),
        },
      ]}
    />
  )
}

function Open({ open, furtherOpen, currency, here, group }: PaymentsPageProps & { here: string }) {
  return (
    <Section title="Still open" id="open">
      <Table
        caption="Open invoices, the longest due first"
        captionHidden
        rows={open}
        rowKey={({ invoiceId }) => invoiceId}
        empty={<EmptyState title="Nothing is open: everybody has paid." />}
        columns={[
          {
            title: 'Invoice',
            head: true,
            cell: (row) => (
              <>
                <a href={`/groups/${group.id}/money/invoices/${row.invoiceId}`}>{row.label}</a>
                <Under>{row.debtorName ?? 'forgotten'}</Under>
                {row.memberName !== row.debtorName && <Under>{`for ${row.memberName ?? 'forgotten'}`}</Under>}
              </>
            ),
          },
          { title: 'Open', align: 'end', cell: ({ openMinor }) => inFull(openMinor, currency) },
          {
            title: 'Due',
            cell: ({ dueOn, isLate }) => (
              <>
                {formatDateOnly(dueOn)} {isLate && <Badge kind="attention">late</Badge>}
              </>
            ),
          },
          {
            title: 'Paid?',
            speaksForItself: true,
            cell: ({ invoiceId, label }) => (
              <a href={`${here}/new?invoice=${invoiceId}`} aria-label={`Note a payment for ${label}`}>
                Note a payment
              </a>
            ),
          },
        ]}
      />
      {furtherOpen > 0 && <Facts facts={[['And', `${furtherOpen} more, due later`]]} />}
    </Section>
  )
}
