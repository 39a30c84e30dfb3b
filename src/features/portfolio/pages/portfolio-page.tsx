import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { PortfolioFacts } from '../rules/portfolio-facts.ts'
import { Counted, EntryCard, ProgressSteps, type ShownPortfolio } from './portfolio-pieces.tsx'
import { PortfolioTabs } from './tabs.tsx'

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

export interface PortfolioPageProps {
  facts: Pick<PortfolioFacts, 'criteria' | 'isRegistered'>
  shown: ShownPortfolio
  isWhole: boolean
  /** 'June 2027': when all of it is there at the present pace; null: it is there, or not at this pace. */
  wholeBy: string | null
  /** 'Working towards accreditation since 1 March 2026' */
  standing: string
  isAccredited: boolean
  /** A newer set holds for newcomers by now: its name. */
  newerSet: string | null
  /** The Council has a request of theirs. */
  isAsked: boolean
  reports: readonly ReportLine[]
  supervisors: readonly { personId: string; name: string }[]
  handedIn: readonly HandedInLine[]
  saved: string | null
  attempts?: {
    proof?: Attempt | undefined
    report?: Attempt | undefined
    handIn?: Attempt | undefined
    other?: Attempt | undefined
  }
}

/** One's own way to accreditation, counted by itself; nobody else reads it before it is handed in. */
export function PortfolioPage({ facts, shown, saved, attempts = {}, ...props }: PortfolioPageProps) {
  const refused =
    attempts.other?.refusal ?? attempts.proof?.refusal ?? Object.values(attempts.proof?.problems ?? {})[0]
  return (
    <Document title="Your portfolio" width="wide">
      <PageHeader
        title="Your portfolio"
        eyebrow={props.standing}
        lead="What you have done as a member and as a leader, counted from attendance and from supervision that was confirmed. Only you read it, until you hand it in."
        back={{ href: '/home', label: 'Home' }}
      />
      <PortfolioTabs current="/portfolio" />
      {saved && <Notice kind="good" title={saved} />}
      {refused && <Notice kind="problem" title={refused} />}
      <WayOn facts={facts} {...props} />
      <Columns of="main-aside">
        <div>
          <Section
            title={
              facts.criteria
                ? `Towards “${facts.criteria.name}”, version ${facts.criteria.version}`
                : 'Towards accreditation'
            }
            lead={setInWords(facts, props.newerSet)}
          >
            {facts.criteria ? (
              <ProgressSteps steps={shown.steps} />
            ) : (
              <EmptyState title="No criteria are adopted here yet">
                <p>Everything below counts all the same; the Council says later what it asks for.</p>
              </EmptyState>
            )}
          </Section>
          <Section
            title="Workshops, weekends, and what was elsewhere"
            lead="Your own entries, each with a proof where you have one."
            actions={<LinkButton href="/portfolio/entries/new">Add an entry</LinkButton>}
          >
            {shown.entries.length === 0 ? (
              <EmptyState
                title="None yet"
                action={{ href: '/portfolio/entries/new', label: 'Add the first' }}
              >
                <p>A Balint weekend, a leadership weekend, meetings in a group that is not here.</p>
              </EmptyState>
            ) : (
              <Stack>
                {shown.entries.map((entry) => (
                  <EntryCard
                    key={entry.id}
                    entry={entry}
                    proofs={entry.proofs.map((id) => `/portfolio/proofs/${id}`)}
                  >
                    <Row>
                      <a href={`/portfolio/entries/${entry.id}/proofs`}>Add a proof</a>
                      <PostButton
                        action={`/portfolio/entries/${entry.id}/removal`}
                        label="Take it out"
                        about={entry.title}
                        tone="quiet"
                        confirm="It does not count any more, and its proof is deleted; a copy that you have handed in keeps what it shows."
                      />
                    </Row>
                  </EntryCard>
                ))}
              </Stack>
            )}
          </Section>
          <Section title="Counted by itself">
            <Counted shown={shown} isOwn />
          </Section>
        </div>
        <Stack>
          <Card title="Somebody to lead with" level={2}>
            <p>
              Some groups take somebody on who works towards accreditation: their second seat is yours to
              learn in.
            </p>
            <a href="/register/second-seats">A second seat to learn in</a>
          </Card>
          <Reports {...props} attempt={attempts.report} />
          <HandIn {...props} hasCriteria={facts.criteria !== null} attempt={attempts.handIn} />
        </Stack>
      </Columns>
    </Document>
  )
}

function setInWords(
  { isRegistered, criteria }: PortfolioPageProps['facts'],
  newerSet: string | null,
): string {
  if (!criteria) return ''
  if (!isRegistered)
    return 'This set holds for those who register today. Once the Council has you as working towards accreditation, the set of that day is yours to keep.'
  return newerSet
    ? `You registered under this set and keep it, although “${newerSet}” holds for newcomers by now.`
    : 'You registered under this set and keep it, even when a newer one comes.'
}

function WayOn({
  facts,
  isWhole,
  wholeBy,
  isAsked,
  isAccredited,
}: Pick<PortfolioPageProps, 'facts' | 'isWhole' | 'wholeBy' | 'isAsked' | 'isAccredited'>) {
  if (!facts.criteria) return null
  if (isAsked)
    return (
      <NextStep title="The Council has your request">
        <p>It answers by email. What you do meanwhile still counts here.</p>
      </NextStep>
    )
  if (isWhole)
    return (
      <NextStep
        title={isAccredited ? 'All that is asked is here' : 'All that can be counted is here'}
        action={{ href: '#hand-in', label: 'Hand it in' }}
      >
        <p>The Council reads what you hand in, and decides.</p>
      </NextStep>
    )
  return (
    <NextStep
      title={
        wholeBy
          ? `At the pace of the last twelve months all of it is there in ${wholeBy}`
          : 'Something does not come by itself at the present pace'
      }
      action={
        facts.isRegistered
          ? undefined
          : { href: '/register/me#accreditation', label: 'Register with the Council' }
      }
    >
      <p>
        {facts.isRegistered
          ? 'Each criterion below says what is missing.'
          : 'Ask the Council to have you as working towards accreditation: the set of that day is then yours to keep.'}
      </p>
    </NextStep>
  )
}

function Reports({
  reports,
  supervisors,
  attempt,
}: Pick<PortfolioPageProps, 'reports' | 'supervisors'> & { attempt: Attempt | undefined }) {
  return (
    <Card title="Supervisor’s report" level={2} tone="wash">
      <p>Your supervisor writes it. You and the Council read it once it is submitted, nobody before.</p>
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

function HandIn({
  handedIn,
  isWhole,
  isAsked,
  isAccredited,
  hasCriteria,
  attempt,
}: Pick<PortfolioPageProps, 'handedIn' | 'isWhole' | 'isAsked' | 'isAccredited'> & {
  hasCriteria: boolean
  attempt: Attempt | undefined
}) {
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
