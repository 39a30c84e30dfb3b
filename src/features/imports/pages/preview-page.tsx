import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { PlannedRow, RowOutcome } from '../commands/import-plan.ts'

export interface PreviewPageProps {
  draftId: string
  /** 'Leaders' */
  title: string
  fileName: string
  rows: readonly PlannedRow[]
  counts: Readonly<Record<RowOutcome, number>>
  /** Tells this plan from another. */
  mark: string
  /** What our columns are called. */
  labels: Readonly<Record<string, string>>
  attempt?: Attempt | undefined
}

/** More than anybody reads; what counts stands first. */
const SHOWN = 200

export function PreviewPage({ draftId, rows, counts, mark, labels, attempt, ...props }: PreviewPageProps) {
  const faulty = rows.filter(({ outcome }) => outcome === 'faulty')
  const changing = rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed')
  const willWrite = counts.new + counts.changed
  return (
    <Document title="Check the rows" width="wide">
      <PageHeader
        back={{ href: `/office/import/${draftId}/columns`, label: 'Which column is which?' }}
        eyebrow={`${props.title}: ${props.fileName}`}
        title="Check the rows"
        lead={`${countsInWords(counts)}. Nothing is written yet.`}
      />
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {faulty.length > 0 && (
        <Section
          title={faulty.length === 1 ? 'One row has a fault' : `${faulty.length} rows have a fault`}
          lead={`Mend ${faulty.length === 1 ? 'it' : 'them'} in the spreadsheet and bring the file in again; nobody is entered twice by that.`}
        >
          <Table
            caption="Rows with a fault"
            captionHidden
            rows={faulty.slice(0, SHOWN)}
            rowKey={({ number }) => `${number}`}
            columns={[
              { title: 'Row', head: true, cell: ({ number, shownAs }) => `${number}: ${shownAs}` },
              {
                title: 'What is wrong',
                cell: ({ problems }) => (
                  <ul>
                    {Object.entries(problems).map(([column, problem]) => (
                      <li key={column}>{labels[column] ? `${labels[column]}: ${problem}` : problem}</li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
          <More rows={faulty.length} />
        </Section>
      )}
      {willWrite > 0 ? (
        <Section title="Bring them in">
          <Form
            action={`/office/import/${draftId}/run`}
            attempt={attempt && { ...attempt, refusal: undefined }}
            submit={willWrite === 1 ? 'Bring one row in' : `Bring ${willWrite} rows in`}
          >
            <HiddenField name="seen" value={mark} />
            {faulty.length > 0 && (
              <Checkbox
                name="leaveOut"
                label={
                  faulty.length === 1 ? 'Leave the row with a fault out' : 'Leave the rows with a fault out'
                }
                hint="Otherwise nothing is brought in until every row is right."
              />
            )}
          </Form>
        </Section>
      ) : (
        <EmptyState
          title={faulty.length > 0 ? 'There is nothing to bring in yet' : 'Everything is here already'}
        >
          <p>
            {faulty.length > 0
              ? 'Mend the rows in the spreadsheet, or choose other columns.'
              : 'Each row of this file stands in the society as it is. There is nothing to do.'}
          </p>
        </EmptyState>
      )}
      {changing.length > 0 && (
        <Section title="What would be written">
          <Table
            caption="Rows that would be written"
            captionHidden
            rows={changing.slice(0, SHOWN)}
            rowKey={({ number }) => `${number}`}
            columns={[
              { title: 'Row', head: true, cell: ({ number, shownAs }) => `${number}: ${shownAs}` },
              {
                title: 'It is',
                cell: ({ outcome }) => <Badge kind={outcome === 'new' ? 'good' : 'accent'}>{outcome}</Badge>,
              },
              { title: 'What happens', cell: ({ says }) => says },
            ]}
          />
          <More rows={changing.length} />
        </Section>
      )}
      <Row>
        <LinkButton href={`/office/import/${draftId}/columns`} tone="plain">
          Choose other columns
        </LinkButton>
        <PostButton action={`/office/import/${draftId}/ending`} label="Forget this file" tone="quiet" />
      </Row>
    </Document>
  )
}

/** '2 new, 1 as it is, 1 with a fault' */
function countsInWords(counts: PreviewPageProps['counts']): string {
  const words = [
    counts.new > 0 && `${counts.new} new`,
    counts.changed > 0 && `${counts.changed} changed`,
    counts.unchanged > 0 && `${counts.unchanged} as ${counts.unchanged === 1 ? 'it is' : 'they are'}`,
    counts.faulty > 0 && `${counts.faulty} with a fault`,
  ]
  return words.filter(Boolean).join(', ')
}

function More({ rows }: { rows: number }) {
  return rows > SHOWN ? <p>And {rows - SHOWN} more.</p> : null
}
