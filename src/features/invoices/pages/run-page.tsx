import { formatShortDate } from '../../../shared/calendar.ts'
import { inFull, meetingsOfPeriod } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { capitalised } from '../../../shared/words.ts'
import { NextStep } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { InvoiceRun, PlannedInvoice, ReasonLeftOut } from '../rules/invoice-run.ts'
import type { Period } from '../rules/period.ts'

export interface RunPageProps {
  framing: Framing
  group: { id: string }
  tab: string
  /** Where money is paid to was said. */
  hasPayee: boolean
  /** What a place costs was agreed. */
  hasAgreement: boolean
  /** null while no meetings are planned that nobody was charged for. */
  period: Period | null
  /** null while the period cannot be read. */
  run: InvoiceRun | null
  /** Whom else it goes to, by the person they pay for. */
  payers: ReadonlyMap<string, string>
  /** Offered a place, and not accepted yet. */
  offered: readonly { name: string }[]
  dueOn: Temporal.PlainDate
  periodAttempt?: Attempt | undefined
  attempt?: Attempt | undefined
}

/** Everybody's invoices for a period: looked at line by line, then made in one step. */
export function RunPage(props: RunPageProps) {
  const { framing, group, period, run } = props
  const here = `/groups/${group.id}/money/invoices`
  return (
    <GroupFrame {...framing} title="New invoices" current={props.tab}>
      <BackLink href={here}>Invoices</BackLink>
      <Stack gap="large">
        {!props.hasAgreement && (
          <NextStep
            title="Say what a place costs"
            action={{ href: `/groups/${group.id}/fee`, label: 'What members pay' }}
          >
            <p>Nobody is charged for what was never agreed.</p>
          </NextStep>
        )}
        {!props.hasPayee && (
          <NextStep
            title="Say where to pay"
            action={{ href: `/groups/${group.id}/money/settings`, label: 'Where members pay' }}
          >
            <p>An invoice names an account: yours, or one for the group.</p>
          </NextStep>
        )}
        <Section
          title="Which meetings"
          lead="Suggested is what comes next and was never charged. Nobody is charged twice for a meeting."
        >
          <Form
            id="period"
            method="get"
            action={`${here}/new`}
            attempt={props.periodAttempt}
            submit="Show who would pay what"
            tone="plain"
            wide
          >
            <DateField name="from" label="From" value={period?.fromOn} />
            <DateField name="to" label="To" value={period?.toOn} />
          </Form>
        </Section>
        {period && !run && props.hasPayee && (
          <Notice kind="attention" title="The first day is after the last.">
            <p>Please choose the days again.</p>
          </Notice>
        )}
        {run && period && <Preview {...props} run={run} period={period} here={here} />}
      </Stack>
    </GroupFrame>
  )
}

const why: Record<ReasonLeftOut, string> = {
  'no-meetings': 'no meeting of theirs lies in these days',
  'already-invoiced': 'charged already for all of these meetings',
  'not-agreed': 'no contribution was agreed for these days',
  free: 'nothing to pay: free, or a contribution of nothing',
}

type PreviewProps = RunPageProps & { run: InvoiceRun; period: Period; here: string }

function Preview(props: PreviewProps) {
  const { run, here, period, offered } = props
  const left = [
    ...run.leftOut.map(({ member, why: reason }) => ({
      key: member.membershipId,
      name: member.name,
      words: why[reason],
    })),
    ...offered.map(({ name }, place) => ({
      key: `offered-${place}`,
      name,
      words: 'offered a place, and has not accepted it yet',
    })),
  ]
  return (
    <Section title="Who would pay what" lead={`${capitalised(meetingsOfPeriod(period))}.`}>
      <Stack>
        {run.invoices.length === 0 ? (
          <EmptyState title="Nobody is to be charged for these days.">
            <p>Below stands why, for each. Other days may be what you look for.</p>
          </EmptyState>
        ) : (
          <>
            <RunTable run={run} payers={props.payers} />
            {props.hasPayee && <Issue {...props} here={here} />}
          </>
        )}
        {left.length > 0 && (
          <Table
            caption="Left out, and why"
            rows={left}
            rowKey={({ key }) => key}
            columns={[
              { title: 'Who', head: true, cell: ({ name }) => name },
              { title: 'Why', cell: ({ words }) => words },
            ]}
          />
        )}
      </Stack>
    </Section>
  )
}

function RunTable({ run, payers }: Pick<PreviewProps, 'run' | 'payers'>) {
  return (
    <Table
      caption="One invoice each"
      captionHidden
      rows={run.invoices}
      rowKey={({ member }) => member.membershipId}
      columns={[
        {
          title: 'Member',
          head: true,
          cell: ({ member }) => (
            <>
              {member.name}
              {payers.has(member.personId) && <Under>{`paid by ${payers.get(member.personId)}`}</Under>}
            </>
          ),
        },
        {
          title: 'Meetings',
          cell: (invoice) => (
            <div>
              <Details summary={meetingsInWords(invoice, run.currency)}>
                <ul>
                  {invoice.lines.map(({ meetingId, on, amountMinor }) => (
                    <li key={meetingId}>{`${formatShortDate(on)}: ${inFull(amountMinor, run.currency)}`}</li>
                  ))}
                </ul>
              </Details>
            </div>
          ),
        },
        {
          title: 'Amount',
          align: 'end',
          cell: ({ totalMinor, member }) => (
            <div>
              {inFull(totalMinor, run.currency)}
              {member.instalments > 1 && <Under>{`in ${member.instalments} parts`}</Under>}
            </div>
          ),
        },
      ]}
    />
  )
}

/** '6 at £20.00, 1 free' */
function meetingsInWords({ lines }: PlannedInvoice, currency: Currency): string {
  const amounts = new Map<number, number>()
  for (const { amountMinor } of lines) amounts.set(amountMinor, (amounts.get(amountMinor) ?? 0) + 1)
  return [...amounts]
    .toSorted(([a], [b]) => b - a)
    .map(([minor, count]) => (minor === 0 ? `${count} free` : `${count} at ${inFull(minor, currency)}`))
    .join(', ')
}

function Issue({ run, period, here, dueOn, attempt }: PreviewProps) {
  const count = run.invoices.length
  return (
    <Form action={`${here}/new`} attempt={attempt} submit="Make the invoices and send them">
      <HiddenField name="from" value={`${period.fromOn}`} />
      <HiddenField name="to" value={`${period.toOn}`} />
      <HiddenField name="seen" value={(run.totalMinor / 100).toFixed(2)} />
      <Columns>
        <CheckboxGroup
          name="members"
          label="Who gets one"
          options={run.invoices.map(({ member }) => ({ value: member.membershipId, label: member.name }))}
          value={run.invoices.map(({ member }) => member.membershipId)}
        />
        <DateField
          name="due_on"
          label="To be paid by"
          value={dueOn}
          hint="Of instalments the first; the others follow a month apart."
        />
      </Columns>
      <Notice
        kind="info"
        title={`${count === 1 ? '1 invoice' : `${count} invoices`}, ${inFull(run.totalMinor, run.currency)} in all`}
      >
        <p>
          They are numbered and booked, and each goes by email to the member, and to whoever pays for them. An
          invoice is never deleted: what turns out wrong is taken off again.
        </p>
      </Notice>
      <Quiet>
        Each meeting is charged by itself, so nothing is rounded. Where a sum cannot be parted evenly into
        instalments, the first ones are a penny or a cent more.
      </Quiet>
    </Form>
  )
}
