import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import type { ColumnMatch, KnownColumn } from '../rules/columns.ts'

export interface ColumnsPageProps {
  draftId: string
  /** 'Leaders' */
  title: string
  fileName: string
  rowCount: number
  known: readonly KnownColumn[]
  /** The file's own titles, with an example from its rows. */
  columns: readonly { title: string; example: string }[]
  match: ColumnMatch
  attempt?: Attempt | undefined
}

export function ColumnsPage({ draftId, known, columns, match, attempt, ...props }: ColumnsPageProps) {
  const options = columns.map(({ title }, place) => ({
    value: `${place}`,
    label: title || `Column ${place + 1}`,
  }))
  return (
    <Document title="Which column is which?" width="wide">
      <PageHeader
        back={{ href: '/office/import', label: 'Import and export' }}
        eyebrow={`${props.title}: ${props.fileName}`}
        title="Which column is which?"
        lead={`The file has ${props.rowCount === 1 ? 'one row' : `${props.rowCount} rows`}. What we recognise is chosen already; look it over.`}
      />
      <Form action={`/office/import/${draftId}/columns`} attempt={attempt} submit="Check the rows" wide>
        {known.map(({ name, label, hint, required }) => (
          <Select
            key={name}
            name={name}
            label={label}
            hint={hint}
            optional={!required}
            blank="Not in this file"
            value={match[name] == null ? undefined : `${match[name]}`}
            options={options}
          />
        ))}
      </Form>
      <Section title="The file’s own columns">
        <Table
          caption="The titles of the file, each with an example"
          captionHidden
          rows={columns.map((column, place) => ({ ...column, place }))}
          rowKey={({ place }) => `${place}`}
          columns={[
            { title: 'Title', head: true, cell: ({ title, place }) => title || `Column ${place + 1}` },
            { title: 'Example', cell: ({ example }) => example || 'empty in the first rows' },
          ]}
        />
      </Section>
    </Document>
  )
}
