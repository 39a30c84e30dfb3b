import type { Currency } from '../../../shared/money.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, CheckboxGroup, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { MoneyField, NumberField, TextArea } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import type { Entry, SupervisorEntry } from '../queries/entries.ts'
import { WhereFields } from './entry-fields.tsx'
import { OwnTabs } from './tabs.tsx'
import { capitalised, offerInWords } from './words.ts'

export interface SupervisedGroup {
  id: string
  name: string
  /** 'every 4 weeks, since 3 March 2026' */
  rhythm: string
}

export interface SupervisingPageProps {
  entry: SupervisorEntry | null
  known: Pick<Entry, 'regionIds' | 'modes'>
  regions: readonly { id: string; name: string }[]
  currency: Currency
  /** Groups whose leaders have noted that they are supervised by the viewer. */
  supervised: readonly SupervisedGroup[]
  wasSaved: boolean
  attempt?: Attempt | undefined
}

export function SupervisingPage({ entry, supervised, wasSaved, ...props }: SupervisingPageProps) {
  return (
    <Document title="Your entry as a supervisor" width="wide">
      <PageHeader
        title="You as a supervisor"
        lead="Do you supervise leaders? Then leaders without supervision can find you here and write to you, through the society."
      />
      <OwnTabs current="/register/supervising" />
      <LinkButton href="/supervising" tone="plain">
        Whom you supervise
      </LinkButton>
      {wasSaved && <Notice kind="good" title="Your entry as a supervisor is saved." />}
      <Columns of="main-aside">
        <Section title="What you offer">
          <SupervisorForm entry={entry} {...props} />
        </Section>
        <div>
          <Section title="How it stands">
            <HowItStands entry={entry} />
          </Section>
          {supervised.length > 0 && (
            <Section title="Whom you supervise">
              {supervised.map((group) => (
                <Card key={group.id} title={group.name}>
                  <p>{capitalised(group.rhythm)}.</p>
                </Card>
              ))}
            </Section>
          )}
        </div>
      </Columns>
    </Document>
  )
}

function HowItStands({ entry }: Pick<SupervisingPageProps, 'entry'>) {
  if (!entry) {
    return (
      <Card title="No entry yet" tone="wash">
        <p>
          Say what you offer and agree to be found: the Council then confirms your entry, once, before leaders
          find it.
        </p>
      </Card>
    )
  }
  if (!entry.confirmedAt) {
    return (
      <Card
        title="Waiting for the Council"
        tone="wash"
        badges={<Badge kind="attention">not found yet</Badge>}
      >
        <p>
          {entry.findableSince
            ? 'The Council has been told of your entry. Leaders find it as soon as it is confirmed; an email tells you.'
            : 'You have not agreed to be found. Tick it and save: then the Council is asked to confirm your entry.'}
        </p>
      </Card>
    )
  }
  const isFound = entry.findableSince !== null && entry.placesFree > 0
  return (
    <Card
      title={isFound ? 'Leaders find you' : 'Leaders do not find you at present'}
      tone="wash"
      badges={<Badge kind={isFound ? 'good' : 'neutral'}>confirmed</Badge>}
    >
      <p>
        {isFound
          ? 'When you accept somebody, one of your free places is taken; you are no longer found when none is left.'
          : entry.findableSince
            ? 'No place is free. Change the number when one is.'
            : 'You have not agreed to be found.'}
      </p>
    </Card>
  )
}

function SupervisorForm({
  entry,
  known,
  regions,
  currency,
  attempt,
}: Omit<SupervisingPageProps, 'supervised' | 'wasSaved'>) {
  const chosen = entry?.currency ?? currency
  return (
    <Form action="/register/supervising" attempt={attempt} submit="Save my entry">
      <Fieldset legend="Supervision">
        <CheckboxGroup
          name="offers"
          label="I supervise"
          options={(['individual', 'pair', 'peer'] as const).map((offer) => ({
            value: offer,
            label: capitalised(offerInWords[offer]),
          }))}
          value={entry?.offers}
        />
        <NumberField
          name="placesFree"
          label="Places free"
          hint="For a leader, a pair or a group each."
          value={entry?.placesFree}
        />
        <MoneyField
          name="feeMinor"
          label="Fee for an hour"
          currency={chosen}
          optional
          hint="0 if it is free; empty if you would rather agree it."
          value={entry?.feeMinor ?? undefined}
        />
        <Select
          name="currency"
          label="Currency"
          options={[
            { value: 'GBP', label: 'Pounds' },
            { value: 'EUR', label: 'Euros' },
          ]}
          value={chosen}
        />
      </Fieldset>
      <Fieldset legend="Where and how">
        <WhereFields
          regions={regions}
          chosen={entry ?? { regionIds: known.regionIds, modes: known.modes, languages: ['English'] }}
        />
      </Fieldset>
      <Fieldset legend="Being found">
        <TextArea
          name="about"
          label="A few words for those who find you"
          rows={4}
          optional
          hint="How you work, when you are free. Please nothing about a patient, and no address."
          value={entry?.about ?? undefined}
        />
        <Checkbox
          name="findable"
          label="I agree to be found here"
          hint="Then leaders who look for supervision, and the representatives of your regions, read this entry with your name; your address is not shown. Untick it and save, and you are not found any more."
          checked={entry ? entry.findableSince !== null : false}
        />
      </Fieldset>
    </Form>
  )
}
