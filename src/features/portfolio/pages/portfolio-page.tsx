import { LinkButton, NextStep, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { PortfolioFacts } from '../rules/portfolio-facts.ts'
import { type HandedInLine, HandIn, type ReportLine, Reports } from './portfolio-asides.tsx'
import { Counted, EntryCard, ProgressSteps, type ShownPortfolio } from './portfolio-pieces.tsx'
import { PortfolioTabs } from './tabs.tsx'

export interface PortfolioPageProps {
  facts: Pick<PortfolioFacts, 'criteria' | 'isRegistered'>
  shown: ShownPortfolio
  /** Entries that a copy before the Council shows. */
  stays: ReadonlySet<string>
  isWhole: boolean
  /** 'June 2027': when all of it is there at the present pace; null: it is there, or not at this pace. */
  wholeBy: string | null
  /** 'Working towards accreditation since 1 March 2026' */
  standing: string
  isAccredited: boolean
  /** '19 June 2030': when their accreditation ends, so what is missing has to be there before. */
  accreditedUntil: string | null
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
                      {!props.stays.has(entry.id) && <a href={`/portfolio/entries/${entry.id}`}>Change it</a>}
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
          <HandIn {...props} hasCriteria={facts.criteria !== null} attempt={attempts.handIn} />
          <Reports {...props} attempt={attempts.report} />
          <Card title="Somebody to lead with" level={2}>
            <p>
              Some groups take somebody on who works towards accreditation: their second seat is yours to
              learn in.
            </p>
            <a href="/register/second-seats">A second seat to learn in</a>
          </Card>
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
  accreditedUntil,
}: Pick<
  PortfolioPageProps,
  'facts' | 'isWhole' | 'wholeBy' | 'isAsked' | 'isAccredited' | 'accreditedUntil'
>) {
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
        <p>
          The Council reads what you hand in, and decides.
          {accreditedUntil &&
            ` Your accreditation holds until ${accreditedUntil}: hand in some weeks before.`}
        </p>
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
          ? `Each criterion below says what is missing.${accreditedUntil ? ` It has to be there before ${accreditedUntil}, when your accreditation ends.` : ''}`
          : 'Ask the Council to have you as working towards accreditation: the set of that day is then yours to keep.'}
      </p>
    </NextStep>
  )
}
