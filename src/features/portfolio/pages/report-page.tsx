import { Button, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Table } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

export interface ReportPageProps {
  id: string
  of: string
  by: string
  /** Its writer while it is open; afterwards a reader. */
  as: 'writer' | 'reader'
  state: 'open' | 'submitted' | 'declined' | 'withdrawn'
  /** Of the state. */
  on: string
  body: string | null
  back: { href: string; label: string }
  saved: string | null
  attempt?: Attempt | undefined
}

/** A supervisor's report: to be written, or as it was submitted. */
export function ReportPage({ id, of, by, as, state, on, body, back, saved, attempt }: ReportPageProps) {
  const path = `/portfolio/reports/${id}`
  return (
    <Document title={`Report about ${of}`} secret>
      <PageHeader title={`Report about ${of}’s leading`} eyebrow={`By ${by}`} back={back} />
      {saved && <Notice kind="good" title={saved} />}
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {as === 'writer' && state === 'open' && (
        <>
          <Section
            lead={`Yours alone until you submit it. Then ${of} and the Council read it, and nobody changes it any more.`}
          >
            <Form
              action={path}
              attempt={attempt && { ...attempt, refusal: undefined }}
              submit="Save it, for me alone"
              tone="plain"
              beside={<Button action={`${path}/submission`}>Submit it</Button>}
            >
              <TextArea
                name="body"
                label="Your report"
                rows={14}
                value={body ?? ''}
                hint="How they lead, how they use supervision, whether you recommend them. Nothing of any case, any member of a group, or any patient."
              />
            </Form>
          </Section>
          <PostButton
            action={`${path}/refusal`}
            label="I do not write one"
            tone="quiet"
            confirm={`${of} is told that you do not write a report at present. A draft stays in nobody’s sight.`}
          />
        </>
      )}
      {state === 'submitted' && body && (
        <Section lead={`Submitted on ${on}.`}>
          <Paragraphs text={body} />
        </Section>
      )}
      {state === 'declined' && <Notice kind="info" title={`${by} does not write a report (${on}).`} />}
      {state === 'withdrawn' && <Notice kind="info" title={`${of} does without it (${on}).`} />}
    </Document>
  )
}

export interface ReportsPageProps {
  reports: readonly { id: string; of: string; state: string; on: string }[]
}

/** What a supervisor was asked to write. */
export function ReportsPage({ reports }: ReportsPageProps) {
  return (
    <Document title="Reports" width="wide">
      <PageHeader
        title="Reports you were asked for"
        lead="About leaders whom you supervise, for the Council. Until you submit one, nobody else reads it."
        back={{ href: '/supervising', label: 'Whom you supervise' }}
      />
      <Table
        caption="Reports you were asked for"
        captionHidden
        rows={reports}
        rowKey={({ id }) => id}
        short
        empty={
          <EmptyState title="Nobody has asked you yet">
            <p>A leader who works towards accreditation asks from their portfolio; you are written to.</p>
          </EmptyState>
        }
        columns={[
          { title: 'About', head: true, cell: ({ id, of }) => <a href={`/portfolio/reports/${id}`}>{of}</a> },
          { title: 'How it stands', cell: ({ state }) => state },
          { title: 'Since', cell: ({ on }) => on },
        ]}
      />
    </Document>
  )
}
