import { audienceInWords, audiences, measureInWords, measures } from '../../../shared/criteria.ts'
import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { DateField, NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { CriteriaItem } from '../rules/criteria.ts'
import { OwnTabs } from './tabs.tsx'

export interface ShownSet {
  id: string
  name: string
  version: number
  holdsFrom: string
  /** 'Adopted on 3 March 2026 by Rosalind' */
  adopted: string
  sourceNote: string
  items: readonly CriteriaItem[]
  isForNewcomers: boolean
}

interface CriteriaPageProps {
  sets: readonly ShownSet[]
  examples: readonly { key: string; name: string; sourceNote: string; items: readonly CriteriaItem[] }[]
  /** Where the reader works: decides the tabs, and whether they may adopt. */
  as: 'adopter' | 'reader'
  saved: string | null
}

/** The sets of criteria as the society keeps them; whoever may adopts another. */
export function CriteriaPage({ sets, examples, as, saved }: CriteriaPageProps) {
  const adopts = as !== 'reader'
  return (
    <Document title="Criteria for accreditation" width="wide">
      <PageHeader
        title="Criteria for accreditation"
        lead="What the society asks of leaders. A version never changes: a newer one holds for those who register from its day on, and candidates keep the one they registered under."
      />
      <CriteriaTabs as={as} />
      {saved && <Notice kind="good" title={saved} />}
      {sets.length === 0 && (
        <EmptyState title="No criteria are adopted yet">
          <p>
            {adopts
              ? 'Begin with one of the examples below, as it is or changed; or with an empty sheet.'
              : 'The Council has not adopted a set of criteria here yet.'}
          </p>
        </EmptyState>
      )}
      {sets.map((set) => (
        <Section
          key={set.id}
          title={`${set.name}, version ${set.version}`}
          lead={`Holds from ${set.holdsFrom}. ${set.adopted}`}
          actions={adopts && <a href={`/office/criteria/new?from=${set.id}`}>Begin a newer version of it</a>}
        >
          {set.isForNewcomers && (
            <Row>
              <Badge kind="good">holds for newcomers now</Badge>
            </Row>
          )}
          {set.sourceNote && <p>{set.sourceNote}</p>}
          <ItemTable name={`${set.name}, version ${set.version}`} items={set.items} />
        </Section>
      ))}
      {adopts && (
        <Section
          title={examples.length > 0 ? 'Examples' : 'Another set'}
          lead={
            examples.length > 0
              ? 'They hold for nobody until you adopt them. Compare them with what your society has decided.'
              : 'What your society has decided may look quite different.'
          }
          actions={<LinkButton href="/office/criteria/new">Begin with an empty sheet</LinkButton>}
        >
          {examples.map((example) => (
            <Section
              key={example.key}
              title={example.name}
              lead={example.sourceNote}
              actions={<a href={`/office/criteria/new?example=${example.key}`}>Adopt, or change first</a>}
            >
              <ItemTable name={example.name} items={example.items} />
            </Section>
          ))}
        </Section>
      )}
    </Document>
  )
}

function CriteriaTabs({ as }: Pick<CriteriaPageProps, 'as'>) {
  return as === 'reader' ? <OwnTabs current="/register/me" /> : <OfficeTabs current="/office/criteria" />
}

function ItemTable({ name, items }: { name: string; items: readonly CriteriaItem[] }) {
  return (
    <Table
      caption={name}
      captionHidden
      rows={items.map((item, place) => ({ ...item, key: `${place}` }))}
      rowKey={({ key }) => key}
      columns={[
        {
          title: 'What',
          head: true,
          cell: ({ label, eitherOf }) => (eitherOf === null ? label : `${label} (${eitherOf})`),
        },
        {
          title: 'How many',
          align: 'end',
          cell: ({ requiredNumber, unit, inPersonPercent }) =>
            `${requiredNumber} ${unit}${inPersonPercent === null ? '' : `, ${inPersonPercent} in a hundred face to face`}`,
        },
        { title: 'For', cell: ({ appliesTo }) => audienceInWords[appliesTo] },
        {
          title: 'Note',
          cell: ({ eitherOf, sourceNote }) =>
            [eitherOf !== null && `one of those marked (${eitherOf}) is enough`, sourceNote]
              .filter(Boolean)
              .join('; '),
        },
      ]}
    />
  )
}

interface NewCriteriaPageProps {
  begin: { name: string; sourceNote: string; items: readonly CriteriaItem[] } | null
  /** So many criteria fit on a sheet. */
  rows: number
  today: Temporal.PlainDate
  attempt?: Attempt | undefined
}

export function NewCriteriaPage({ begin, rows, today, attempt }: NewCriteriaPageProps) {
  const items = begin?.items ?? []
  const shown = Math.min(rows, Math.max(items.length + 3, 6, typedRows(attempt)))
  return (
    <Document title="Adopt criteria" width="wide">
      <PageHeader
        title="Adopt criteria"
        lead="It becomes a version of its own, kept with your name and the day. Those who have registered before keep theirs."
        back={{ href: '/office/criteria', label: 'Criteria for accreditation' }}
      />
      <CriteriaTabs as="adopter" />
      <Form action="/office/criteria" attempt={attempt} submit="Adopt this version">
        <TextField
          name="name"
          label="Name of the set"
          width="medium"
          hint="The same name again makes the next version of that set."
          value={begin?.name}
        />
        <DateField name="holdsFromOn" label="Holds for those who register from" value={today} />
        <TextArea
          name="sourceNote"
          label="Where the numbers come from"
          rows={2}
          optional
          value={begin?.sourceNote}
        />
        {Array.from({ length: shown }, (_, place) => (
          <ItemFields key={place} nth={place + 1} item={items[place]} />
        ))}
      </Form>
    </Document>
  )
}

/** As many rows as were filled in on the sheet that came back. */
function typedRows(attempt: Attempt | undefined): number {
  const filled = Object.keys(attempt?.typed ?? {}).map((name) => /^label(\d+)$/.exec(name)?.[1])
  return Math.max(0, ...filled.map((nth) => Number(nth ?? 0)))
}

function ItemFields({ nth, item }: { nth: number; item: CriteriaItem | undefined }) {
  return (
    <Fieldset legend={`Criterion ${nth}`} hint={item ? undefined : 'Leave empty what you do not need.'}>
      <TextField name={`label${nth}`} label="What is asked" optional value={item?.label} />
      <NumberField name={`number${nth}`} label="How many" optional value={item?.requiredNumber} />
      <TextField
        name={`unit${nth}`}
        label="Of what"
        width="medium"
        optional
        hint="Meetings, weekends, cases, a year …"
        value={item?.unit}
      />
      <Select
        name={`measure${nth}`}
        label="What is counted for it"
        options={measures.map((value) => ({ value, label: measureInWords[value] }))}
        value={item?.measure ?? 'other'}
      />
      <Select
        name={`audience${nth}`}
        label="For whom"
        options={audiences.map((value) => ({ value, label: audienceInWords[value] }))}
        value={item?.appliesTo ?? 'everybody'}
      />
      <NumberField
        name={`either${nth}`}
        label="Alternatives"
        optional
        hint="Criteria with the same number here are alternatives: one of them is enough."
        value={item?.eitherOf ?? undefined}
      />
      <NumberField
        name={`inPerson${nth}`}
        label="Face to face, in a hundred"
        optional
        hint="The share of it that has to be in one room; empty if it does not matter."
        value={item?.inPersonPercent ?? undefined}
      />
      <TextField name={`note${nth}`} label="Note" optional value={item?.sourceNote} />
    </Fieldset>
  )
}
