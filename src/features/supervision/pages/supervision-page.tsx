import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Person } from '../queries/supervisions.ts'
import {
  type HeldSessions,
  HeldTable,
  HourFields,
  LogFields,
  SessionTable,
  type ShownSession,
} from './session-parts.tsx'
import { Proposal, type ShownTerms, TermsCard, TermsForm, type TermsToBegin } from './terms-parts.tsx'

export interface SupervisionPageProps {
  id: string
  title: string
  lead: string
  state: 'proposed' | 'holds' | 'ended'
  terms: ShownTerms | null
  proposal: ShownTerms | null
  begin: TermsToBegin
  ahead: readonly ShownSession[]
  held: HeldSessions
  people: readonly Person[]
  /** Meetings led since the last session, to begin the log with; 0 for the supervisor, who knows nothing of them. */
  ledSince: number
  sinceWords: string | null
  /** 'Agreed until 31 December 2026: …', where the end is near. */
  ending: string | null
  back: { href: string; label: string }
  /** Who reads it, and what the society knows. */
  whoReads: string
  /** By which clocks an hour is typed. */
  zone: string | null
  supervises: boolean
  room: string | null
  /** Groups that the viewer leads and is supervised for. */
  groups: readonly { id: string; name: string; counts: boolean }[]
  requestHref: string | null
  saved: string | null
  attempts?: {
    terms?: Attempt | undefined
    plan?: Attempt | undefined
    log?: Attempt | undefined
    other?: Attempt | undefined
  }
}

/** One arrangement, for its people: terms, sessions, and the next step. */
export function SupervisionPage({ attempts = {}, ...props }: SupervisionPageProps) {
  const path = `/supervision/${props.id}`
  return (
    <Document title={props.title} width="wide">
      <PageHeader eyebrow="Supervision" title={props.title} lead={props.lead} back={props.back} />
      {props.saved && <Notice kind="good" title={props.saved} />}
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Columns of="main-aside">
        <div>
          {props.ending && (
            <Notice kind="attention" title={props.ending}>
              <p>Propose further terms in time, if all of you would like to go on.</p>
            </Notice>
          )}
          {props.proposal && <Proposal path={path} proposal={props.proposal} />}
          {props.ahead.length > 0 && (
            <Section title="Ahead">
              <SessionTable caption="Sessions ahead" sessions={props.ahead} />
            </Section>
          )}
          <Section
            title={props.ahead.length > 0 ? 'Before' : 'Sessions'}
            lead="One side logs a session, the other confirms it: then it counts. Date, length and who was there; nothing of what was said."
          >
            {props.held.sessions.length === 0 ? (
              <EmptyState title="No session yet">
                <p>
                  {props.state === 'holds'
                    ? 'Plan the next one below; everybody gets it for their calendar.'
                    : 'Sessions can be planned as soon as the terms are agreed.'}
                </p>
              </EmptyState>
            ) : (
              <HeldTable caption="Sessions held" held={props.held} />
            )}
          </Section>
          {props.state === 'holds' && (
            <>
              <Section title="Plan the next one" id="plan">
                <Form action={`${path}/sessions`} attempt={attempts.plan} submit="Plan it" wide>
                  <HourFields
                    lengthMinutes={props.begin.lengthMinutes}
                    mode={props.begin.mode}
                    zone={props.zone}
                  />
                </Form>
              </Section>
              <Section>
                <Details summary="Log one that was not planned here" open={attempts.log !== undefined}>
                  <Form action={`${path}/log`} attempt={attempts.log} submit="Log it" wide>
                    <HourFields
                      lengthMinutes={props.begin.lengthMinutes}
                      mode={props.begin.mode}
                      zone={props.zone}
                    />
                    <LogFields
                      people={props.people}
                      there={props.people.map(({ id }) => id)}
                      covered={props.ledSince}
                      isPeers={false}
                      ofOthers={props.supervises}
                    />
                  </Form>
                </Details>
              </Section>
            </>
          )}
        </div>
        <Stack>
          <TermsCard {...props} />
          {props.sinceWords && (
            <Card title="Meetings led since the last supervision" tone="wash">
              <p>{props.sinceWords}</p>
            </Card>
          )}
          {props.room && (
            <Card title="Meet on screen">
              <p>A room for you alone, open whenever you agree on an hour. Nothing of it is kept.</p>
              <LinkButton href={props.room} tone="plain">
                To our room
              </LinkButton>
            </Card>
          )}
          <CountsFor groups={props.groups} path={path} holds={props.state === 'holds'} />
          {props.state !== 'ended' && (
            <Details
              summary={props.terms ? 'Change the terms' : 'Propose other terms'}
              open={attempts.terms !== undefined}
            >
              <p>Other terms hold when everybody has agreed to them; until then nothing changes.</p>
              <TermsForm
                action={`${path}/terms`}
                begin={props.begin}
                attempt={attempts.terms}
                submit="Propose these terms"
              />
            </Details>
          )}
          <Row>
            {props.requestHref && (
              <LinkButton href={props.requestHref} tone="quiet">
                What you wrote to each other
              </LinkButton>
            )}
            {props.state !== 'ended' && (
              <PostButton
                action={`${path}/ending`}
                label="End this supervision"
                tone="quiet"
                confirm="Sessions that are planned are called off, and the others are told. Confirmed hours stay everybody’s."
              />
            )}
          </Row>
        </Stack>
      </Columns>
    </Document>
  )
}

function CountsFor({
  groups,
  path,
  holds,
}: {
  groups: SupervisionPageProps['groups']
  path: string
  holds: boolean
}) {
  const counting = groups.filter(({ counts }) => counts)
  const others = groups.filter(({ counts }) => !counts)
  if (!holds || groups.length === 0) return null
  return (
    <Card title="Your groups">
      {counting.length > 0 && <p>It is the supervision of {counting.map(({ name }) => name).join(', ')}.</p>}
      {others.map(({ id, name }) => (
        <PostButton
          key={id}
          action={`${path}/group`}
          label={`It is the supervision of ${name}, too`}
          fields={{ groupId: id }}
          confirm="The group’s essentials know it as its supervision from today, instead of what is noted there now."
        />
      ))}
    </Card>
  )
}
