import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { FileField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'

export interface StatementPageProps {
  framing: Framing
  group: { id: string }
  /** Nothing was ever asked for. */
  hasNothing: boolean
  /** The formats, and the banks whose own downloads are known. */
  readable: readonly { format: string; words: string }[]
  attempt?: Attempt | undefined
}

/** Where a bank's file is chosen. */
export function StatementPage({ framing, group, hasNothing, readable, attempt }: StatementPageProps) {
  const list = `/groups/${group.id}/money/payments`
  return (
    <GroupFrame {...framing} title="Read a bank statement" current={list}>
      <BackLink href={list}>Payments</BackLink>
      <Columns of="main-aside">
        <Section title="Read a bank statement">
          {hasNothing ? (
            <EmptyState
              title="No invoice has been made yet."
              action={{ href: `/groups/${group.id}/money/invoices`, label: 'To the invoices' }}
            >
              <p>A statement is read to see who has paid. First there has to be something to pay.</p>
            </EmptyState>
          ) : (
            <Form action={`${list}/statement`} takesFiles attempt={attempt} submit="Look at it">
              <FileField
                name="file"
                label="The bank’s file"
                accept=".csv,.txt,.ofx,.qfx,.xml,.sta,.mt940,.940,text/csv"
                hint="CSV, OFX, CAMT.053 or MT940. Up to 2 MB."
              />
              <Checkbox
                name="all"
                label="Show everything that came in"
                hint="Otherwise only what may be for this group."
              />
            </Form>
          )}
        </Section>
        <Stack gap="large">
          <Section title="What we can read">
            <Facts facts={readable.map(({ format, words }) => [format, words])} />
            <p>
              Your bank’s website offers it where you see the account: look for Export, Download or
              Statements. A PDF or a spreadsheet cannot be read.
            </p>
          </Section>
          <Section title="What becomes of it">
            <ul>
              <li>The file is read once, for the next page, and is not kept.</li>
              <li>Nothing is booked before you confirm it, line by line.</li>
              <li>
                Of what you confirm, the day, the sum and whose it is are kept, and a mark by which its line
                is known again; of all others nothing.
              </li>
              <li>The same file, or one that overlaps, may be read again: nothing is booked twice.</li>
            </ul>
          </Section>
        </Stack>
      </Columns>
    </GroupFrame>
  )
}
