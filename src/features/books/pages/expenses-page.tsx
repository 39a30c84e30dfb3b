import { inFull } from '../../../shared/invoice-words.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Pagination, Table, Under } from '../../../ui/facts.tsx'
import { DateField, FileField, MoneyField, TextField } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'

export interface ExpensesPageProps {
  framing: Framing
  group: { id: string; currency: Currency }
  today: Temporal.PlainDate
  /** What an expense can be for. */
  costs: { value: string; label: string }[]
  /** Those whose own pocket it may have been. */
  people: { personId: string; name: string }[]
  expenses: {
    id: string
    words: string
    /** 'Room' */
    forWhat: string
    /** '3 November 2026' */
    on: string
    amountMinor: number
    /** 'bank', 'Tom Reid’s own pocket' */
    from: string
    isUndone: boolean
    receipts: { id: string; words: string; canBeTakenBack: boolean }[]
  }[]
  pages: { previous?: string | undefined; next?: string | undefined }
  /** Who is owed what they laid out. */
  outlays: { partyId: string; name: string; dueMinor: number }[]
  done: 'noted' | 'undone' | 'receipt' | 'receipt-back' | 'repaid' | 'other' | null
  refusal?: string | undefined
  attempt?: Attempt | undefined
  otherAttempt?: Attempt | undefined
  repaid?: { partyId: string; attempt: Attempt } | undefined
}

const doneWords = {
  noted: 'Noted.',
  undone: 'Undone by a further entry; the books keep both.',
  receipt: 'The receipt is kept with it.',
  'receipt-back': 'The file is deleted.',
  repaid: 'Noted: paid back.',
  other: 'Noted.',
}

const RECEIPT_ACCEPT = 'application/pdf,image/jpeg,image/png,image/webp'
const receiptHint =
  'A PDF or a picture (JPEG, PNG, WebP), up to 4 MB. Where, when and with what a picture was taken is taken out of it before it is kept; a PDF stays as it is. Only those who keep the money can fetch it.'

/** What was spent for the group, with receipts; what is owed to whoever paid it themselves. */
export function ExpensesPage(props: ExpensesPageProps) {
  const { framing, group, done, refusal } = props
  return (
    <GroupFrame {...framing} title="Expenses" current={`/groups/${group.id}/money/expenses`}>
      <Stack gap="large">
        {done && <Notice kind="good" title={doneWords[done]} />}
        {refusal && <Notice kind="problem" title={refusal} />}
        <Columns of="main-aside">
          <NewExpense {...props} />
          <Outlays {...props} />
        </Columns>
        <Expenses {...props} />
        <Other {...props} />
      </Stack>
    </GroupFrame>
  )
}

function NewExpense({ group, today, costs, people, attempt }: ExpensesPageProps) {
  return (
    <Section title="Note an expense">
      <Form action={`/groups/${group.id}/money/expenses`} attempt={attempt} submit="Note it" takesFiles>
        <RadioChoice name="account" label="What it was for" inLine value="room" options={costs} />
        <TextField
          name="words"
          label="In a few words"
          hint="Room in March, for instance. Nobody’s name is needed."
        />
        <MoneyField name="amount" label="Amount" currency={group.currency} />
        <DateField name="spent_on" label="Paid on" value={today} />
        <Select
          name="paid_from"
          label="Paid from"
          value="bank"
          options={[
            { value: 'bank', label: 'The group’s account' },
            { value: 'cash', label: 'The cash box' },
            ...people.map(({ personId, name }) => ({ value: personId, label: `${name}’s own pocket` })),
          ]}
        />
        <FileField name="receipt" label="Receipt" hint={receiptHint} accept={RECEIPT_ACCEPT} optional />
      </Form>
    </Section>
  )
}

function Outlays({ group, today, outlays, repaid }: ExpensesPageProps) {
  return (
    <Section id="outlays" title="To be paid back">
      {outlays.length === 0 ? (
        <p>Nobody has anything to get back.</p>
      ) : (
        <Stack>
          {outlays.map(({ partyId, name, dueMinor }) => (
            <Details
              key={partyId}
              summary={`${name}: ${formatMoney(money(dueMinor, group.currency))}`}
              open={repaid?.partyId === partyId}
            >
              <Form
                id={`repaid-${partyId}`}
                action={`/groups/${group.id}/money/outlays`}
                attempt={repaid?.partyId === partyId ? repaid.attempt : undefined}
                submit="Note that it is paid back"
                tone="plain"
              >
                <HiddenField name="party" value={partyId} />
                <PaidOutFields currency={group.currency} dueMinor={dueMinor} today={today} />
              </Form>
            </Details>
          ))}
        </Stack>
      )}
    </Section>
  )
}

/** How much, when and out of what somebody was paid. */
export function PaidOutFields(props: { currency: Currency; dueMinor: number; today: Temporal.PlainDate }) {
  return (
    <>
      <MoneyField name="amount" label="Amount" currency={props.currency} value={props.dueMinor} />
      <DateField name="paid_on" label="Paid on" value={props.today} />
      <RadioChoice
        name="from"
        label="From"
        inLine
        value="bank"
        options={[
          { value: 'bank', label: 'The group’s account' },
          { value: 'cash', label: 'The cash box' },
        ]}
      />
    </>
  )
}

function Expenses({ group, expenses, pages }: ExpensesPageProps) {
  const at = `/groups/${group.id}/money`
  return (
    <Section title="What was spent">
      <Table
        caption="Expenses, newest first"
        captionHidden
        rows={expenses}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing has been spent yet.">
            <p>Note the room, a supervisor’s fee or anything else above, with its receipt.</p>
          </EmptyState>
        }
        columns={[
          {
            title: 'What',
            head: true,
            speaksForItself: true,
            cell: ({ words, forWhat, isUndone }) => (
              <>
                {words} {isUndone && <Badge>Undone</Badge>}
                <Under>{forWhat}</Under>
              </>
            ),
          },
          { title: 'Paid on', cell: ({ on }) => on },
          { title: 'From', cell: ({ from }) => from },
          {
            title: 'Receipts',
            cell: (expense) => <Receipts at={at} expense={expense} />,
          },
          {
            title: 'Amount',
            align: 'end',
            cell: ({ amountMinor }) => inFull(amountMinor, group.currency),
          },
          {
            title: 'Correct',
            speaksForItself: true,
            cell: ({ id, words, isUndone }) =>
              !isUndone && (
                <PostButton
                  action={`${at}/expenses/${id}/reversal`}
                  label="Undo"
                  about={words}
                  tone="quiet"
                  confirm="A further entry takes it back; the books keep both. Note it again as it was."
                />
              ),
          },
        ]}
      />
      <Pagination {...pages} />
    </Section>
  )
}

function Receipts({ at, expense }: { at: string; expense: ExpensesPageProps['expenses'][number] }) {
  return (
    <Stack gap="small">
      {expense.receipts.map(({ id, words, canBeTakenBack }) => (
        <div key={id}>
          <a href={`${at}/receipts/${id}`} download>
            {words}
          </a>
          {canBeTakenBack && (
            <PostButton
              action={`${at}/receipts/${id}/deletion`}
              label="Wrong file"
              about={expense.words}
              tone="quiet"
              confirm="The file is deleted for good. You can do this for a day."
            />
          )}
        </div>
      ))}
      {!expense.isUndone && expense.receipts.length < 4 && (
        <Details summary={expense.receipts.length === 0 ? 'Add a receipt' : 'Add another'}>
          <Form
            id={`receipt-${expense.id}`}
            action={`${at}/expenses/${expense.id}/receipts`}
            submit="Keep it"
            tone="plain"
            takesFiles
          >
            <FileField name="receipt" label="Receipt" hint={receiptHint} accept={RECEIPT_ACCEPT} />
          </Form>
        </Details>
      )}
    </Stack>
  )
}

function Other({ group, today, otherAttempt }: ExpensesPageProps) {
  return (
    <Section title="Something else happened to the purse">
      <Details
        summary="What there was to begin with, a gift, bank and cash, money put by"
        open={!!otherAttempt}
      >
        <Form
          action={`/groups/${group.id}/money/other-entries`}
          attempt={otherAttempt}
          submit="Note it"
          tone="plain"
        >
          <Select
            name="kind"
            label="What happened"
            blank="Choose"
            options={[
              { value: 'had-at-bank', label: 'There was money at the bank before' },
              { value: 'had-in-cash', label: 'There was money in the cash box before' },
              { value: 'gift', label: 'The group was given money' },
              { value: 'to-bank', label: 'Cash was taken to the bank' },
              { value: 'to-cash', label: 'Cash was fetched from the bank' },
              { value: 'put-by', label: 'Money is put by for what may come' },
              { value: 'taken-from-reserve', label: 'What was put by is free again' },
            ]}
          />
          <MoneyField name="amount" label="Amount" currency={group.currency} />
          <DateField name="on" label="On" value={today} />
        </Form>
      </Details>
    </Section>
  )
}
