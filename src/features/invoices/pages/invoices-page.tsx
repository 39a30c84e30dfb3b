import { formatDateOnly, formatShortDate } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { inFull, invoiceNumber } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import { Facts, Pagination, Table, Under } from '../../../ui/facts.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { ListedInvoice } from '../queries/invoices.ts'
import type { CancelledMeeting, ChargedAfterLeaving, MissedMeeting } from '../queries/proposals.ts'
import type { StateOfInvoice } from '../rules/invoice-state.ts'
import { StateCell } from './invoice-parts.tsx'

export type InvoiceRow = ListedInvoice & { state: StateOfInvoice; reminders: number }

export interface InvoicesPageProps {
  framing: Framing
  group: { id: string }
  tab: string
  currency: Currency
  invoices: readonly InvoiceRow[]
  page: number
  hasMore: boolean
  /** Of the whole purse. */
  openMinor: number
  /** Of how many something should be here by now; of the whole purse. */
  lateCount: number
  /** The reminders have gone: a member, or who pays for them; of the whole purse. */
  toTalk: readonly { invoiceId: string; name: string; payerName: string | null; words: string }[]
  cancelled: readonly CancelledMeeting[]
  missed: readonly MissedMeeting[]
  leaving: readonly ChargedAfterLeaving[]
  /** To how many something is owed back. */
  owedBack: number
  done: 'issued' | 'credited' | null
  /** Why something could not be done. */
  refusal: string | null
}

/** A group's invoices, for whoever keeps its money; first what there is to do. */
export function InvoicesPage(props: InvoicesPageProps) {
  const { framing, group, invoices, currency } = props
  const here = `/groups/${group.id}/money/invoices`
  return (
    <GroupFrame {...framing} title="Invoices" current={props.tab}>
      <Stack gap="large">
        {props.done === 'issued' && <Notice kind="good" title="The invoices are made, and on their way." />}
        {props.done === 'credited' && <Notice kind="good" title="It is taken off, and everybody is told." />}
        {props.refusal && <Notice kind="problem" title={props.refusal} />}
        <ToDo {...props} here={here} />
        <Section
          title="Invoices"
          actions={
            <>
              <LinkButton href={`${here}/new`} tone={invoices.length > 0 ? 'plain' : 'primary'}>
                New invoices
              </LinkButton>
              <LinkButton href={`/groups/${group.id}/money/members`} tone="quiet">
                What was agreed with single members
              </LinkButton>
            </>
          }
        >
          <Stack>
            {invoices.length > 0 && (
              <Facts
                facts={[
                  ['Still to be paid', inFull(props.openMinor, currency)],
                  ['Late', props.lateCount > 0 && `${props.lateCount}`],
                ]}
              />
            )}
            <InvoiceTable {...props} here={here} />
            <Pagination
              previous={props.page > 1 ? `${here}?page=${props.page - 1}` : undefined}
              next={props.hasMore ? `${here}?page=${props.page + 1}` : undefined}
            />
          </Stack>
        </Section>
      </Stack>
    </GroupFrame>
  )
}

function InvoiceTable({ invoices, currency, here }: InvoicesPageProps & { here: string }) {
  return (
    <Table
      caption="Invoices, the newest first"
      captionHidden
      short
      rows={invoices}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No invoice yet.">
          <p>
            Members who have accepted their place are charged for a term, some months or a year, as your group
            agreed. You see every line before anything is sent.
          </p>
        </EmptyState>
      }
      columns={[
        {
          title: 'Invoice',
          head: true,
          cell: (invoice) => (
            <>
              <a href={`${here}/${invoice.id}`}>{invoiceNumber(invoice)}</a>
              <Under>{formatDateOnly(invoice.issuedOn)}</Under>
            </>
          ),
        },
        {
          title: 'For',
          speaksForItself: true,
          cell: ({ memberName, payerName }) => (
            <div>
              {memberName ?? 'forgotten'}
              {payerName && <Under>{`paid by ${payerName}`}</Under>}
            </div>
          ),
        },
        {
          title: 'Amount',
          align: 'end',
          speaksForItself: true,
          cell: ({ totalMinor, creditedMinor }) => (
            <div>
              {inFull(totalMinor - creditedMinor, currency)}
              {creditedMinor > 0 && <Under>{`of ${inFull(totalMinor, currency)}`}</Under>}
            </div>
          ),
        },
        {
          title: 'How it stands',
          speaksForItself: true,
          cell: ({ state, reminders }) => (
            <StateCell state={state}>
              {reminders > 0 && state.overdueMinor > 0 && (
                <Under>{reminders === 1 ? 'reminded once' : `reminded ${reminders} times`}</Under>
              )}
            </StateCell>
          ),
        },
      ]}
    />
  )
}

function ToDo(props: InvoicesPageProps & { here: string }) {
  const { cancelled, missed, leaving, toTalk, owedBack, here, group, currency } = props
  const say = (minor: number) => inFull(minor, currency)
  if (cancelled.length + missed.length + leaving.length + toTalk.length + owedBack === 0) return null
  return (
    <Section title="To look at">
      <Stack>
        {toTalk.map(({ invoiceId, name, payerName, words }) => (
          <NextStep
            key={invoiceId}
            title={`Talk to ${payerName ?? firstName(name)}`}
            action={{ href: `${here}/${invoiceId}`, label: 'The invoice' }}
          >
            <p>{`${words}, and the reminders have gone. A word in person is kinder than a third letter; nobody loses a place over money.`}</p>
          </NextStep>
        ))}
        {cancelled.map(({ meetingId, on, charged, minor }) => (
          <Card key={meetingId} title={`The meeting of ${formatShortDate(on)} was cancelled`}>
            <p>{`${charged === 1 ? 'One member was' : `${charged} members were`} charged for it: ${say(minor)} in all. Taken off, whoever has not paid yet pays less; the others have it to their credit.`}</p>
            <PostButton
              action={`${here}/cancelled`}
              label={`Take ${say(minor)} off`}
              about={`for the meeting of ${formatShortDate(on)}`}
              fields={{ meeting: meetingId }}
            />
          </Card>
        ))}
        {leaving.map(({ invoiceId, name, positions, minor, lastOn }) => (
          <Card key={invoiceId} title={`${name} leaves before meetings they were charged for`}>
            <p>{`Their last meeting is on ${formatShortDate(lastOn)}; ${positions.length === 1 ? 'one meeting' : `${positions.length} meetings`} after it: ${say(minor)}. Whether it is given back is yours to say.`}</p>
            <LinkButton
              tone="plain"
              href={`${here}/${invoiceId}/credit?reason=leaving&${positions.map((position) => `lines=${position}`).join('&')}`}
            >
              Look what it does
            </LinkButton>
          </Card>
        ))}
        {missed.map(({ invoiceId, position, name, on, minor }) => (
          <Card key={`${invoiceId}-${position}`} title={`${name} could not come on ${formatShortDate(on)}`}>
            <p>{`Your group credits a missed meeting: ${say(minor)}.`}</p>
            <LinkButton
              tone="plain"
              href={`${here}/${invoiceId}/credit?reason=meeting-missed&lines=${position}`}
            >
              Look what it does
            </LinkButton>
          </Card>
        ))}
        {owedBack > 0 && (
          <Card
            title={
              owedBack === 1
                ? 'Somebody has paid more than was asked'
                : `${owedBack} have paid more than was asked`
            }
          >
            <p>Give it back, or put it to the next invoice.</p>
            <LinkButton tone="plain" href={`/groups/${group.id}/money/refunds`}>
              See who, and how much
            </LinkButton>
          </Card>
        )}
      </Stack>
    </Section>
  )
}
