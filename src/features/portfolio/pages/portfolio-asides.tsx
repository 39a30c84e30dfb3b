import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Badge, Details } from '../../../ui/notices.tsx'

export interface ReportLine {
  id: string
  supervisor: string
  state: 'asked' | 'submitted' | 'declined' | 'withdrawn'
  /** '3 March 2026' */
  on: string
}

export interface HandedInLine {
  id: string
  on: string
  /** 'The Council has it', 'Accredited since …' */
  outcome: string
}

interface ReportsProps {
  reports: readonly ReportLine[]
  supervisors: readonly { personId: string; name: string }[]
  attempt: Attempt | undefined
}

interface HandInProps {
  handedIn: readonly HandedInLine[]
  isWhole: boolean
  isAsked: boolean
  isAccredited: boolean
  hasCriteria: boolean
  attempt: Attempt | undefined
}

/** Whom one asks for a report, and how it stands. */
export function Reports({ reports, supervisors, attempt }: ReportsProps) {
  return (
    <Card title="Supervisor’s report" level={2} tone="wash">
      <p>
        Your supervisor writes it, and nobody else reads it before it is submitted. Then you read it, and so
        does the Council, whether you have handed in or not.
      </p>
      {reports.map((report) => (
        <ReportState key={report.id} report={report} />
      ))}
      {supervisors.length > 0 ? (
        <Form action="/portfolio/reports" attempt={attempt} submit="Ask for a report" tone="plain">
          <Select
            name="supervisor"
            label="Whom you ask"
            options={supervisors.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
        </Form>
      ) : (
        <p>
          You can ask a supervisor with whom you have agreed here.{' '}
          <a href="/register/requests">Your requests</a> say how it stands.
        </p>
      )}
    </Card>
  )
}

const reportStates: Record<ReportLine['state'], string> = {
  asked: 'asked',
  submitted: 'submitted',
  declined: 'writes none',
  withdrawn: 'withdrawn',
}

function ReportState({ report }: { report: ReportLine }) {
  return (
    <>
      <p>
        {report.state === 'submitted' ? (
          <a href={`/portfolio/reports/${report.id}`}>{report.supervisor}</a>
        ) : (
          report.supervisor
        )}
        , {report.on}{' '}
        <Badge kind={report.state === 'submitted' ? 'good' : 'neutral'}>{reportStates[report.state]}</Badge>
      </p>
      {report.state === 'asked' && (
        <PostButton
          action={`/portfolio/reports/${report.id}/withdrawal`}
          label="Do without it"
          about={report.supervisor}
          tone="quiet"
        />
      )}
    </>
  )
}

/** The copy that goes to the Council, and those that went. */
export function HandIn({ handedIn, isWhole, isAsked, isAccredited, hasCriteria, attempt }: HandInProps) {
  return (
    <div id="hand-in">
      <Card title={isAccredited ? 'Hand it in to renew' : 'Hand it in'} level={2}>
        {handedIn.map(({ id, on, outcome }) => (
          <p key={id}>
            <a href={`/portfolio/handed-in/${id}`}>Handed in on {on}</a>: {outcome}
          </p>
        ))}
        {isAsked && <p>One request at a time: the Council has yours.</p>}
        {!isAsked && hasCriteria && (
          <Details
            summary={isWhole ? 'Hand in a copy of today' : 'Hand it in although something is missing'}
            open={isWhole || attempt !== undefined}
          >
            <Form action="/portfolio/handed-in" attempt={attempt} submit="Hand it in to the Council">
              <p>
                The Council gets a copy as it stands today, with your proofs. The copy never changes; you can
                withdraw it while nothing is decided.
              </p>
              <TextArea
                name="note"
                label="A word to the Council"
                rows={3}
                optional
                hint="Such as why something is missing. Please nothing of any case."
              />
            </Form>
          </Details>
        )}
        {!hasCriteria && <p>It can be handed in once the society has adopted criteria.</p>}
      </Card>
    </div>
  )
}
