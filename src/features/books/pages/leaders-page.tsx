import { inFull } from '../../../shared/invoice-words.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Table, Under } from '../../../ui/facts.tsx'
import { DateField, MoneyField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { PaidOutFields } from './expenses-page.tsx'

export interface LeadersPageProps {
  framing: Framing
  group: { id: string; currency: Currency }
  isLeader: boolean
  today: Temporal.PlainDate
  leaders: {
    personId: string
    name: string
    feePerHourMinor: number | null
    /** "£60 an hour", "as in the cost plan: £60 an hour", "a volunteer" */
    fee: string
    /** Led, and on no statement yet. */
    meetings: number
  }[]
  /** "of the time around a meeting, 15 minutes before and 20 after are paid" */
  around: string
  /** The first day of the oldest meeting that is on no statement. */
  from: Temporal.PlainDate
  due: { partyId: string; name: string; dueMinor: number; isViewer: boolean }[]
  statements: {
    id: string
    name: string
    days: string
    madeOn: string
    totalMinor: number
    isUndone: boolean
    lines: { on: string; words: string; amountMinor: number }[]
  }[]
  done: 'fee' | 'statement' | 'undone' | 'paid' | 'given-back' | null
  refusal?: string | undefined
  feeAttempt?: Attempt | undefined
  statementAttempt?: Attempt | undefined
  paid?: { partyId: string; attempt: Attempt } | undefined
  backAttempt?: Attempt | undefined
}

const doneWords = {
  fee: 'Saved: statements from now on reckon with it.',
  statement: 'Made out: it is due to the leader now.',
  undone: 'Undone by a further entry; its meetings can be put on another statement.',
  paid: 'Noted: the leader is paid.',
  'given-back': 'Thank you. The group has it as a gift.',
}

/** What leaders are due for the meetings they led, by statements; paid, or given back (R73). */
export function LeadersPage(props: LeadersPageProps) {
  const { framing, group, done, refusal, isLeader } = props
  return (
    <GroupFrame {...framing} title="Leaders’ pay" current={`/groups/${group.id}/money/leaders`}>
      <Stack gap="large">
        {done && <Notice kind="good" title={doneWords[done]} />}
        {refusal && <Notice kind="problem" title={refusal} />}
        <Columns of="main-aside">
          <Due {...props} />
          {isLeader && <NewStatement {...props} />}
        </Columns>
        <Fees {...props} />
        <Statements {...props} />
      </Stack>
    </GroupFrame>
  )
}

function Due({ group, due, today, paid, backAttempt }: LeadersPageProps) {
  const say = (minor: number) => formatMoney(money(minor, group.currency))
  const at = `/groups/${group.id}/money/leaders`
  return (
    <Section title="Due to leaders">
      {due.length === 0 ? (
        <EmptyState title="No leader is due anything.">
          <p>When meetings have been led, make out a statement: it lists them and adds them up.</p>
        </EmptyState>
      ) : (
        <Stack>
          {due.map(({ partyId, name, dueMinor, isViewer }) => (
            <Card key={partyId} title={`${name}: ${say(dueMinor)}`}>
              <Stack gap="small">
                <Details summary="Note that it is paid" open={paid?.partyId === partyId}>
                  <Form
                    id={`paid-${partyId}`}
                    action={`${at}/payments`}
                    attempt={paid?.partyId === partyId ? paid.attempt : undefined}
                    submit="Note the payment"
                  >
                    <HiddenField name="party" value={partyId} />
                    <PaidOutFields currency={group.currency} dueMinor={dueMinor} today={today} />
                  </Form>
                </Details>
                {isViewer && (
                  <Details summary="Give it back to the group" open={!!backAttempt}>
                    <Form action={`${at}/gifts`} attempt={backAttempt} submit="Give it back" tone="plain">
                      <MoneyField
                        name="amount"
                        label="Amount"
                        currency={group.currency}
                        value={dueMinor}
                        hint="All of it or a part. The group has it as a gift from then on."
                      />
                    </Form>
                  </Details>
                )}
              </Stack>
            </Card>
          ))}
        </Stack>
      )}
    </Section>
  )
}

function NewStatement({ group, leaders, from, today, statementAttempt }: LeadersPageProps) {
  if (!statementAttempt && leaders.every(({ meetings }) => meetings === 0)) {
    return (
      <Section title="Make out a statement">
        <p>
          Every meeting that somebody led is on a statement. The next ones come here when{' '}
          <a href={`/groups/${group.id}/attendance`}>attendance</a> has been taken.
        </p>
      </Section>
    )
  }
  return (
    <Section
      title="Make out a statement"
      lead="For the meetings at which attendance says that they led, and that are on no statement yet."
    >
      <Form
        action={`/groups/${group.id}/money/leaders/statements`}
        attempt={statementAttempt}
        submit="Make it out"
      >
        <Select
          name="person"
          label="Leader"
          value={leaders.find(({ meetings }) => meetings > 0)?.personId ?? leaders[0]?.personId}
          options={leaders.map(({ personId, name, meetings }) => ({
            value: personId,
            label: `${name}: ${meetings === 1 ? '1 meeting' : `${meetings} meetings`} to pay`,
          }))}
        />
        <DateField name="from" label="From" value={from} />
        <DateField name="to" label="To" value={today} />
      </Form>
    </Section>
  )
}

function Fees({ group, leaders, around, isLeader, feeAttempt }: LeadersPageProps) {
  return (
    <Section title="What each leader asks" lead={`Leaders may ask different fees, or none. ${around}`}>
      <Stack>
        <Table
          caption="Fees"
          captionHidden
          short
          rows={leaders}
          rowKey={({ personId }) => personId}
          empty={<p>Nobody leads the group now.</p>}
          columns={[
            { title: 'Leader', head: true, speaksForItself: true, cell: ({ name }) => name },
            { title: 'Fee', cell: ({ fee }) => fee },
          ]}
        />
        {isLeader && leaders.length > 0 && (
          <Details summary="Agree a fee" open={!!feeAttempt}>
            <Form
              action={`/groups/${group.id}/money/leaders/fees`}
              attempt={feeAttempt}
              submit="Save the fee"
            >
              <Select
                name="person"
                label="Leader"
                options={leaders.map(({ personId, name }) => ({ value: personId, label: name }))}
              />
              <MoneyField
                name="fee"
                label="An hour"
                currency={group.currency}
                hint="Write 0 for a volunteer. Statements already made out stay as they are."
              />
            </Form>
          </Details>
        )}
      </Stack>
    </Section>
  )
}

function Statements({ group, statements, isLeader }: LeadersPageProps) {
  const say = (minor: number) => inFull(minor, group.currency)
  return (
    <Section title="Statements">
      <Table
        caption="Statements, newest first"
        captionHidden
        rows={statements}
        rowKey={({ id }) => id}
        empty={<p>None has been made out yet.</p>}
        columns={[
          {
            title: 'Leader',
            head: true,
            speaksForItself: true,
            cell: ({ name, isUndone, days }) => (
              <>
                {name} {isUndone && <Badge>Undone</Badge>}
                <Under>{days}</Under>
              </>
            ),
          },
          {
            title: 'Meetings',
            cell: ({ lines }) => (
              <Details summary={lines.length === 1 ? '1 meeting' : `${lines.length} meetings`}>
                <ul>
                  {lines.map(({ on, words, amountMinor }) => (
                    <li key={on}>
                      {on}: {words}, {say(amountMinor)}
                    </li>
                  ))}
                </ul>
              </Details>
            ),
          },
          { title: 'Made out', cell: ({ madeOn }) => madeOn },
          { title: 'Sum', align: 'end', cell: ({ totalMinor }) => say(totalMinor) },
          isLeader && {
            title: 'Correct',
            speaksForItself: true,
            cell: ({ id, name, isUndone }) =>
              !isUndone && (
                <PostButton
                  action={`/groups/${group.id}/money/leaders/statements/${id}/reversal`}
                  label="Undo"
                  about={name}
                  tone="quiet"
                  confirm="A further entry takes it back; the books keep both. Only while nothing of it is paid."
                />
              ),
          },
        ]}
      />
    </Section>
  )
}
