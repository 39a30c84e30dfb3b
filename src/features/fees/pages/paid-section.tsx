import type { Attempt } from '../../../ui/attempt.ts'
import { CheckboxGroup } from '../../../ui/choices.tsx'
import { Table } from '../../../ui/facts.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'

export interface PaidSectionProps {
  action: string
  members: readonly {
    membershipId: string
    name: string
    /** '31 March 2027'; null while nothing is noted. */
    paidUntil: string | null
  }[]
  /** Where payments of invoices are noted; null where none was ever made. */
  paymentsHref: string | null
  wasNoted: boolean
  attempt?: Attempt | undefined
}

const whoSees = 'Each member sees their own day in the circle; only you who lead see all of them.'

/** Until when each member has paid: by their invoices, or as their leaders note it. */
export function PaidSection(props: PaidSectionProps) {
  const { members, paymentsHref, wasNoted, attempt } = props
  if (paymentsHref === null) {
    return (
      <Section id="paid" title="Paid until" lead={`Note it when a payment has come. ${whoSees}`}>
        <Stack>
          {wasNoted && <Notice kind="good" title="Noted." />}
          <NoteForm {...props} />
        </Stack>
      </Section>
    )
  }
  return (
    <Section id="paid" title="Paid until" lead={`An invoice that is paid counts by itself. ${whoSees}`}>
      <Stack>
        {wasNoted && <Notice kind="good" title="Noted." />}
        <Table
          caption="Until when each has paid"
          captionHidden
          short
          rows={members}
          rowKey={({ membershipId }) => membershipId}
          columns={[
            { title: 'Member', head: true, speaksForItself: true, cell: ({ name }) => name },
            { title: 'Until', cell: ({ paidUntil }) => paidUntil ?? 'nothing paid yet' },
          ]}
        />
        <p>
          What comes in for an invoice is noted under <a href={paymentsHref}>Payments</a>.
        </p>
        <Details
          summary="Somebody has paid for a time of which there is no invoice"
          open={attempt !== undefined}
        >
          <NoteForm {...props} />
        </Details>
      </Stack>
    </Section>
  )
}

function NoteForm({ action, members, attempt }: PaidSectionProps) {
  return (
    <Form action={action} attempt={attempt} submit="Note it">
      <CheckboxGroup
        name="members"
        label="Who has paid"
        options={members.map(({ membershipId, name, paidUntil }) => ({
          value: membershipId,
          label: name,
          hint: paidUntil ? `until ${paidUntil}` : 'nothing noted yet',
        }))}
      />
      <DateField name="paid_until" label="Until" hint="The last day of the term, for instance." />
    </Form>
  )
}
