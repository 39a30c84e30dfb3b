import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { EmailField, MoneyField, NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { Quiet } from '../../../ui/paragraphs.tsx'
import type { KnownPayer, MemberTerms } from '../queries/member-terms.ts'

export interface TermsPageProps {
  framing: Framing
  group: { id: string }
  tab: string
  currency: Currency
  member: { membershipId: string; name: string }
  terms: MemberTerms | null
  payers: readonly KnownPayer[]
  /** What everybody pays for a meeting; null while nothing is agreed. */
  contributionMinor: number | null
  wasSaved: boolean
  attempt?: Attempt | undefined
  payerAttempt?: Attempt | undefined
}

/** What is agreed with one member alone. */
export function TermsPage(props: TermsPageProps) {
  const { framing, group, member, terms, payers, currency } = props
  const here = `/groups/${group.id}/money/members/${member.membershipId}`
  const payer = payers.find(({ id }) => id === terms?.payerId)
  return (
    <GroupFrame {...framing} title={`Agreed with ${member.name}`} current={props.tab}>
      <BackLink href={`/groups/${group.id}/money/members`}>Agreed with single members</BackLink>
      <Columns of="main-aside">
        <Section
          title={`Agreed with ${member.name}`}
          lead="For invoices from now on. Those that are made already stay as they are."
        >
          <Stack>
            {props.wasSaved && <Notice kind="good" title="Saved: it holds for the next invoice." />}
            <Form action={here} attempt={props.attempt} submit="Save what was agreed">
              <MoneyField
                name="reduced"
                label="Contribution for one meeting"
                currency={currency}
                value={terms?.reducedMinor ?? undefined}
                optional
                hint={`Leave it empty for what everybody pays${props.contributionMinor === null ? '' : `: ${formatMoney(money(props.contributionMinor, currency))}`}. 0 is nothing at all.`}
              />
              <NumberField
                name="instalments"
                label="In how many instalments"
                value={terms?.instalments ?? 1}
                hint="A month apart; 1 is all at once."
              />
              <RadioChoice
                name="payer"
                label="Who pays"
                value={terms?.payerId ?? 'nobody'}
                options={[
                  { value: 'nobody', label: member.name },
                  ...payers.map(({ id, name, email }) => ({
                    value: id,
                    label: name,
                    hint: email ?? 'no email address: by post',
                  })),
                  { value: 'new', label: 'A practice, a deanery or somebody else, named below' },
                ]}
              />
              <Fieldset legend="Somebody else who pays" hint="Only for “named below”.">
                <TextField name="payer_name" label="Name" optional />
                <TextArea
                  name="payer_address"
                  label="Address, as it stands on an invoice"
                  rows={3}
                  optional
                />
                <EmailField
                  name="payer_email"
                  label="Email address for invoices"
                  autocomplete="off"
                  optional
                  hint="They get a link to each invoice and need no account. They never see who was at which meeting."
                />
              </Fieldset>
              <TextField
                name="payer_reference"
                label="What they want to read on it"
                hint="An order number or a cost centre; nothing about a patient."
                value={terms?.payerReference ?? undefined}
                optional
              />
            </Form>
          </Stack>
        </Section>
        <Stack>
          <Quiet>
            {`Seen by ${member.name} and by whoever keeps the group’s money, and by nobody else of the circle.`}
          </Quiet>
          {payer && (
            <Details summary={`${payer.name} has another address`} open={props.payerAttempt !== undefined}>
              <Form
                action={`${here}/payer/${payer.id}`}
                attempt={props.payerAttempt}
                submit="Save the payer"
                tone="plain"
              >
                <TextField name="name" label="Name" value={payer.name} />
                <TextArea
                  name="address"
                  label="Address"
                  rows={3}
                  value={payer.address ?? undefined}
                  optional
                />
                <EmailField
                  name="email"
                  label="Email address"
                  autocomplete="off"
                  value={payer.email ?? undefined}
                  optional
                />
              </Form>
            </Details>
          )}
        </Stack>
      </Columns>
    </GroupFrame>
  )
}
