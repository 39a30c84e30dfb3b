import { formatDateOnly } from '../../../shared/calendar.ts'
import { type Currency, formatMoney, money } from '../../../shared/money.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Settling } from '../rules/settling.ts'

export interface GoodbyeProps {
  name: string
  paidUntil: Temporal.PlainDate | null
  settling: Settling
  currency: Currency
  /** What of their invoices is not settled; null where there are none. */
  invoices: string | null
  settledOn: Temporal.PlainDate | null
  note: string | null
}

interface GoodbyeSectionsProps {
  goodbye: GoodbyeProps
  /** The member's own address within the group. */
  here: string
  attempt?: Attempt | undefined
}

/** What is still to be done when somebody leaves: money, and a few words. */
export function GoodbyeSections({ goodbye, here, attempt }: GoodbyeSectionsProps) {
  const { name, paidUntil, invoices, settledOn, note } = goodbye
  return (
    <>
      <Section
        id="settlement"
        title={`What ${name} has paid`}
        lead="As far as it was noted here. Talk about it, and tick it off."
      >
        <Stack>
          <Facts
            facts={[
              ['Paid until', paidUntil ? formatDateOnly(paidUntil) : 'nothing noted'],
              ['Open', settledOn === null && invoices === null && openInWords(goodbye)],
              [
                'Invoices',
                invoices && (
                  <a key="invoices" href={`${here.replace(/\/circle\/.*$/, '')}/money/invoices`}>
                    {invoices}
                  </a>
                ),
              ],
              ['Settled', settledOn && `on ${formatDateOnly(settledOn)}`],
            ]}
          />
          <PostButton
            action={`${here}/settlement`}
            label={settledOn ? 'Not settled after all' : 'It is settled'}
            fields={{ settled: settledOn ? 'no' : 'yes' }}
            tone={settledOn ? 'quiet' : 'plain'}
          />
        </Stack>
      </Section>
      <Section
        id="goodbye"
        title="A few words to say goodbye"
        lead="In your own words, by email. It says how to make a certificate of hours, too."
      >
        {note ? (
          <Stack>
            <Notice kind="good" title="You have written:" />
            <Paragraphs text={note} />
          </Stack>
        ) : (
          <Form action={`${here}/goodbye`} attempt={attempt} submit="Send it" tone="plain">
            <TextArea name="body" label={`To ${name}`} hint="Nothing about a patient, please." rows={4} />
          </Form>
        )}
      </Section>
    </>
  )
}

function openInWords({ settling, currency }: GoodbyeProps): string {
  const { unpaid, openMinor, paidBeyond } = settling
  if (paidBeyond) return 'Paid for longer than they come: talk about what is given back.'
  if (unpaid === 0) return 'Nothing.'
  const meetings = unpaid === 1 ? '1 meeting' : `${unpaid} meetings`
  return openMinor === null ? meetings : `${meetings}, ${formatMoney(money(openMinor, currency))} in all`
}
