import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Columns, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import type { PortfolioFacts } from '../rules/portfolio-facts.ts'
import { Counted, EntryCard, ProgressSteps, type ShownPortfolio } from './portfolio-pieces.tsx'

export interface HandedInPageProps {
  id: string
  facts: Pick<PortfolioFacts, 'name' | 'criteria'>
  shown: ShownPortfolio
  /** '3 March 2026': when it was counted. */
  countedOn: string
  handedInOn: string
  /** What the Council answered, in a sentence; null while it has not. */
  outcome: string | null
  /** What it wrote besides. */
  reason: string | null
  isWithdrawn: boolean
  /** Its owner reads it, or somebody of the Council. */
  as: 'owner' | 'council'
  /** Where the Council decides; the owner's requests are at another. */
  personId: string
  reports: readonly { id: string; by: string; on: string }[]
  checkAddress: string
  wasHandedIn: boolean
  refusal?: string | undefined
}

/** A copy as it was handed in: its owner's, and the Council's to judge. */
export function HandedInPage({ id, facts, shown, as, ...props }: HandedInPageProps) {
  const isOwn = as === 'owner'
  const base = isOwn ? `/portfolio/handed-in/${id}` : `/register/portfolios/${id}`
  return (
    <Document title={isOwn ? 'Handed in' : `Portfolio of ${facts.name}`} width="wide" secret>
      <PageHeader
        title={isOwn ? 'What you handed in' : `Portfolio of ${facts.name}`}
        eyebrow={`Handed in on ${props.handedInOn}`}
        lead={
          facts.criteria
            ? `Under “${facts.criteria.name}”, version ${facts.criteria.version}, as it stood on ${props.countedOn}.`
            : `As it stood on ${props.countedOn}.`
        }
        back={
          isOwn
            ? { href: '/portfolio', label: 'Your portfolio' }
            : { href: `/register/people/${props.personId}`, label: facts.name }
        }
        actions={
          !props.isWithdrawn && (
            <LinkButton href={`${base}/portfolio.pdf`} tone="plain">
              PDF, one page
            </LinkButton>
          )
        }
      />
      {props.refusal && <Notice kind="problem" title={props.refusal} />}
      {props.wasHandedIn && (
        <Notice kind="good" title="It is handed in.">
          <p>The Council has been written to. You read its answer here and by email.</p>
        </Notice>
      )}
      {props.isWithdrawn && (
        <Notice kind="info" title="You withdrew it.">
          <p>
            The Council does not see it any more, and its check address says that there is none.
            {props.reports.length > 0 &&
              ' A report that was submitted stays with the Council, as it was written.'}
          </p>
        </Notice>
      )}
      {props.outcome && (
        <Notice kind="info" title={props.outcome}>
          {props.reason && <p>The Council writes: {props.reason}</p>}
        </Notice>
      )}
      <Columns of="main-aside">
        <div>
          <Section title="What the set asks">
            <ProgressSteps steps={shown.steps} />
          </Section>
          <Section
            title="Workshops, weekends, and what was elsewhere"
            lead={isOwn ? undefined : 'In their own words; the proof is what they were given.'}
          >
            {shown.entries.length === 0 ? (
              <p>None.</p>
            ) : (
              <Stack>
                {shown.entries.map((entry) => (
                  <EntryCard
                    key={entry.id}
                    entry={entry}
                    proofs={entry.proofs.map((proof) =>
                      isOwn ? `/portfolio/proofs/${proof}` : `${base}/proofs/${proof}`,
                    )}
                  />
                ))}
              </Stack>
            )}
          </Section>
          <Section title="Counted from attendance and confirmed supervision">
            <Counted shown={shown} isOwn={false} />
          </Section>
        </div>
        <Stack>
          <Card title="Supervisor’s report" level={2} tone="wash">
            {props.reports.length === 0 ? (
              <p>None is submitted.</p>
            ) : (
              <Facts
                facts={props.reports.map(({ id: report, by, on }) => [
                  by,
                  <a key={report} href={`/portfolio/reports/${report}`}>
                    Submitted on {on}
                  </a>,
                ])}
              />
            )}
          </Card>
          {!isOwn && !props.outcome && (
            <Card title="Decide" level={2}>
              <p>The Council’s decision, its reason, its day and its end are kept with their entry.</p>
              <LinkButton href={`/register/people/${props.personId}#decide`}>Decide</LinkButton>
            </Card>
          )}
          {isOwn && !props.isWithdrawn && (
            <Card title="For whoever wants to check it" level={2}>
              <Copyable id="check-address" label="Check address" value={props.checkAddress} />
              <QrCode text={props.checkAddress} label={`QR code that leads to ${props.checkAddress}`} />
              {!props.outcome && (
                <PostButton
                  action={`${base}/withdrawal`}
                  label="Withdraw it"
                  tone="quiet"
                  confirm="The Council does not see it any more, and your request ends. You can hand in another."
                />
              )}
            </Card>
          )}
        </Stack>
      </Columns>
    </Document>
  )
}
