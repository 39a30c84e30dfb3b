import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { FileField, TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import type { ImportKind } from '../rules/kinds.ts'

export interface RunLine {
  id: string
  /** 'Leaders brought in: 12 new, 3 changed' */
  says: string
  when: string
  by: string
}

export interface DraftLine {
  id: string
  /** 'Leaders' */
  title: string
  fileName: string
  when: string
}

export interface ImportPageProps {
  society: string
  kinds: readonly { kind: ImportKind; title: string }[]
  drafts: readonly DraftLine[]
  runs: readonly RunLine[]
  /** What has just been brought in. */
  done: RunLine | null
  wasGivenUp: boolean
  bringAttempt?: Attempt | undefined
  refusal?: string | undefined
}

const whatItIs: Readonly<Record<ImportKind, string>> = {
  people: 'Accounts, so that people can sign in. No email is sent.',
  representatives: 'Who answers for which region. Each new one is told by email.',
  leaders: 'The register of leaders, with their accreditation.',
  supervisors: 'Who supervises leaders, and how many places they have.',
}

export function ImportPage({
  society,
  kinds,
  drafts,
  runs,
  done,
  wasGivenUp,
  bringAttempt,
  refusal,
}: ImportPageProps) {
  return (
    <Document title="Import and export" width="wide">
      <PageHeader
        eyebrow={society}
        title="Import and export"
        lead="Bring a list in from a spreadsheet, or take one out. Nothing is written before you have seen every row."
      />
      <OfficeTabs current="/office/import" />
      {done && (
        <Notice kind="good" title={done.says}>
          <p>The same file can be brought in again: what is here already stays as it is.</p>
        </Notice>
      )}
      {wasGivenUp && <Notice kind="info" title="The file is forgotten. Nothing was brought in." />}
      {refusal && <Notice kind="problem" title={refusal} />}
      {drafts.length > 0 && (
        <Section title="Not brought in yet">
          <Columns of={2}>
            {drafts.map((draft) => (
              <Card
                key={draft.id}
                title={`${draft.title}: ${draft.fileName}`}
                href={`/office/import/${draft.id}`}
                meta={`Chosen ${draft.when}; forgotten after a day`}
              />
            ))}
          </Columns>
        </Section>
      )}
      <Section
        title="Bring a list in"
        lead="A CSV file as Excel, LibreOffice or Numbers save it, with a first row that names the columns."
      >
        <Form action="/office/import" takesFiles attempt={bringAttempt} submit="Look at the rows">
          <RadioChoice
            name="kind"
            label="What is on the list?"
            options={kinds.map(({ kind, title }) => ({
              value: kind,
              label: title,
              hint: whatItIs[kind],
            }))}
          />
          <FileField
            name="file"
            label="The file"
            accept=".csv,.tsv,.txt,text/csv"
            hint="In a spreadsheet: Save as, then CSV. Up to 2,000 rows."
            optional
          />
          <TextArea
            name="pasted"
            label="Or the rows themselves"
            hint="Copied in the spreadsheet, with the row of titles, and pasted here."
            rows={4}
            optional
          />
        </Form>
      </Section>
      <Section
        title="Take a list out"
        lead="A CSV file with what you may see yourself: names and entries, never an address. Each is written down below."
      >
        <Columns of={2}>
          {kinds.map(({ kind, title }) => (
            <Card key={kind} title={title}>
              <PostButton action="/office/exports" label={`Take out the ${kind}`} fields={{ kind }} />
            </Card>
          ))}
        </Columns>
      </Section>
      <Section title="What was brought in and taken out">
        <Table
          caption="Who brought in or took out what, and when"
          captionHidden
          rows={runs}
          rowKey={(run) => run.id}
          empty={
            <EmptyState title="Nothing yet">
              <p>Each list that is brought in or taken out stands here, with who did it and when.</p>
            </EmptyState>
          }
          columns={[
            { title: 'What', head: true, cell: (run) => run.says },
            { title: 'When', cell: (run) => run.when },
            { title: 'By', cell: (run) => run.by },
          ]}
        />
        <Details summary="What the columns may hold">
          <p>
            Several values in one cell are separated by semicolons, commas or slashes. Yes and no may be
            written yes, y, x, true or 1, and no, n, false, 0 or nothing. Dates are 8/12/2026 or 2026-12-08.
            Each person is recognised by their email address.
          </p>
        </Details>
      </Section>
    </Document>
  )
}
