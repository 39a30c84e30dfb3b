import type { Currency } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { GivenOutField, NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import type { MoneyChoice } from '../rules/money-choice.ts'

export interface SettingsPageProps {
  framing: Framing
  group: { id: string; currency: Currency }
  isLeader: boolean
  payee: {
    name: string
    /** '12-34-56' */
    sortCode: string | null
    account: string | null
    /** In fours. */
    iban: string | null
    bic: string | null
    words: string
    /** 'Ailsa Grant on 3 November 2026' */
    set: string
  } | null
  treasurers: { id: string; name: string; since: string; isViewer: boolean }[]
  /** Members who may be given the office. */
  members: { personId: string; name: string }[]
  choice: MoneyChoice
  done: 'payee' | 'treasurer' | 'choice' | null
  refusal?: string | undefined
  payeeAttempt?: Attempt | undefined
  treasurerAttempt?: Attempt | undefined
  choiceAttempt?: Attempt | undefined
}

const doneWords = {
  payee: 'Saved: invoices from now on say so. Those already sent keep what they said.',
  treasurer:
    'They keep the money with you from now on, and are told by email what that means. Everybody in the group reads it on the page about money.',
  choice: 'Saved.',
}

/** Where members pay, who keeps the money, and what the group has chosen about it. */
export function SettingsPage(props: SettingsPageProps) {
  const { framing, group, done, refusal, isLeader } = props
  return (
    <GroupFrame {...framing} title="Choices about money" current={`/groups/${group.id}/money/settings`}>
      <Stack gap="large">
        {done && <Notice kind="good" title={doneWords[done]} />}
        {refusal && <Notice kind="problem" title={refusal} />}
        <PayeeSection {...props} />
        <TreasurerSection {...props} />
        {isLeader && <ChoiceSection {...props} />}
      </Stack>
    </GroupFrame>
  )
}

function PayeeSection({ group, payee, payeeAttempt }: SettingsPageProps) {
  return (
    <Section
      id="payee"
      title="Where members pay"
      lead="The account that stands on invoices: the group’s own, or the one of whoever keeps the money. Everybody who gets an invoice reads it."
    >
      <Columns of="main-aside">
        <Form action={`/groups/${group.id}/money/payees`} attempt={payeeAttempt} submit="Save the account">
          <TextField name="name" label="Name of the account" value={payee?.name} />
          <GivenOutField name="sort_code" label="Sort code" optional value={payee?.sortCode ?? undefined} />
          <GivenOutField name="account" label="Account number" optional value={payee?.account ?? undefined} />
          <GivenOutField
            name="iban"
            label="IBAN"
            hint={
              group.currency === 'EUR'
                ? 'Members in the euro area pay by it.'
                : 'Only needed when somebody pays from abroad.'
            }
            optional
            value={payee?.iban ?? undefined}
          />
          <GivenOutField name="bic" label="BIC" optional value={payee?.bic ?? undefined} />
          <TextArea
            name="words"
            label="A line for those who pay"
            hint="Whom to ask, or that cash is welcome, too."
            rows={2}
            optional
            value={payee?.words}
          />
        </Form>
        {payee && (
          <Section title="As it stands">
            <Facts
              facts={[
                ['Name', payee.name],
                ['Sort code', payee.sortCode],
                ['Account', payee.account],
                ['IBAN', payee.iban],
                ['BIC', payee.bic],
                ['Set by', payee.set],
              ]}
            />
          </Section>
        )}
      </Columns>
    </Section>
  )
}

function TreasurerSection({ group, isLeader, treasurers, members, treasurerAttempt }: SettingsPageProps) {
  const at = `/groups/${group.id}/money/treasurers`
  return (
    <Section
      id="treasurer"
      title="Who keeps the money"
      lead="Those who lead do. A member can be their treasurer: they see invoices, payments, expenses and books, and nothing else more than a member sees."
    >
      <Stack>
        <Table
          caption="Treasurers"
          captionHidden
          rows={treasurers}
          rowKey={({ id }) => id}
          empty={<p>No member has the office at present.</p>}
          columns={[
            { title: 'Treasurer', head: true, speaksForItself: true, cell: ({ name }) => name },
            { title: 'Since', cell: ({ since }) => since },
            {
              title: 'Office',
              speaksForItself: true,
              cell: ({ id, name, isViewer }) =>
                (isLeader || isViewer) && (
                  <PostButton
                    action={`${at}/${id}/ending`}
                    label={isViewer ? 'Give the office back' : 'End the office'}
                    about={name}
                    confirm={
                      isViewer
                        ? 'You will see no more of the money than a member from then on.'
                        : `${name} will see no more of the money than a member from then on.`
                    }
                  />
                ),
            },
          ]}
        />
        {isLeader && members.length > 0 && (
          <Form action={at} attempt={treasurerAttempt} submit="Give them the office" tone="plain">
            <Select
              name="person"
              label="A member who keeps the money with you"
              blank="Choose a member"
              options={members.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
          </Form>
        )}
      </Stack>
    </Section>
  )
}

function ChoiceSection({ group, choice, choiceAttempt }: SettingsPageProps) {
  return (
    <Section
      id="choice"
      title="When somebody does not pay"
      lead="Money and place are kept apart: whatever you choose, nobody loses their place over an invoice."
    >
      <Form action={`/groups/${group.id}/money/choice`} attempt={choiceAttempt} submit="Save what you choose">
        <NumberField name="due_days" label="Invoices are due after" unit="days" value={choice.dueDays} />
        <RadioChoice
          name="consequence"
          label="An invoice that is not paid in time"
          value={choice.consequence}
          options={[
            { value: 'none', label: 'Nothing follows', hint: 'You see that it is open.' },
            {
              value: 'reminder',
              label: 'A reminder is sent',
              hint: 'As often and in the tone chosen below.',
            },
            {
              value: 'talk',
              label: 'You are told, and talk with them',
              hint: 'After the reminders, if there are to be any.',
            },
          ]}
        />
        <Fieldset legend="Reminders">
          <NumberField
            name="reminders_most"
            label="At most, for one invoice"
            hint="Of one that is paid in parts, for each part. Never more than this, whatever happens."
            value={choice.remindersMost}
          />
          <NumberField
            name="first_after_days"
            label="The first after"
            unit="days"
            value={choice.firstAfterDays}
          />
          <NumberField name="every_days" label="A further one after" unit="days" value={choice.everyDays} />
          <RadioChoice
            name="tone"
            label="Tone"
            inLine
            value={choice.tone}
            options={[
              { value: 'gentle', label: 'Gentle' },
              { value: 'plain', label: 'Plain' },
            ]}
          />
        </Fieldset>
        <Checkbox
          name="members_see_totals"
          label="Members see how the purse stands"
          hint="What is in it, and what came in and was spent in a year. Never what anybody pays or owes."
          checked={choice.membersSeeTotals}
        />
        <Details summary="What is never shown to other members">
          <p>Invoices, reduced fees, instalments, payments, and who has not paid yet.</p>
        </Details>
      </Form>
    </Section>
  )
}
