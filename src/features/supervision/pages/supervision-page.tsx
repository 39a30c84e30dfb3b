import type { Currency } from '../../../shared/money.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice, Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, MoneyField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Person } from '../queries/supervisions.ts'
import {
  type HeldSessions,
  HeldTable,
  HourFields,
  LogFields,
  modeInWords,
  SessionTable,
  type ShownSession,
} from './session-parts.tsx'

export interface ShownTerms {
  id: string
  facts: readonly (readonly [string, string])[]
  /** Who has said yes, and who has not. */
  agreed: string
  waitsFor: string
  isMine: boolean
}

export interface TermsToBegin {
  everyWeeks: number
  lengthMinutes: number
  mode: keyof typeof modeInWords
  feeMinor: number | null
  currency: Currency
  beginsOn: Temporal.PlainDate
}

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

function Proposal({ path, proposal }: { path: string; proposal: ShownTerms }) {
  return (
    <Section title={proposal.isMine ? 'Do you agree to these terms?' : 'Proposed terms'}>
      <Card
        title="Proposed"
        badges={<Badge kind="attention">{proposal.isMine ? 'yours to answer' : 'waiting'}</Badge>}
      >
        <Facts facts={proposal.facts} />
        <p>
          {proposal.agreed} {proposal.waitsFor}
        </p>
        <Row>
          {proposal.isMine && (
            <PostButton action={`${path}/terms/${proposal.id}/agreement`} label="I agree" tone="primary" />
          )}
          <PostButton
            action={`${path}/terms/${proposal.id}/withdrawal`}
            label={proposal.isMine ? 'Not like this' : 'Take it back'}
            tone="quiet"
          />
        </Row>
      </Card>
    </Section>
  )
}

function TermsCard({ state, terms, whoReads }: Pick<SupervisionPageProps, 'state' | 'terms' | 'whoReads'>) {
  const badge = {
    proposed: <Badge kind="attention">being agreed</Badge>,
    holds: <Badge kind="good">in place</Badge>,
    ended: <Badge kind="neutral">ended</Badge>,
  }[state]
  return (
    <Card title="What is agreed" badges={badge}>
      {terms ? <Facts facts={terms.facts} /> : <p>Nothing yet: terms hold when everybody has said yes.</p>}
      <p>{whoReads}</p>
    </Card>
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

interface TermsFormProps {
  action: string
  begin: TermsToBegin
  attempt: Attempt | undefined
  submit: string
}

export function TermsForm({ action, begin, attempt, submit }: TermsFormProps) {
  return (
    <Form action={action} attempt={attempt} submit={submit}>
      <NumberField name="everyWeeks" label="Every how many weeks?" unit="weeks" value={begin.everyWeeks} />
      <NumberField name="lengthMinutes" label="How long?" unit="minutes" value={begin.lengthMinutes} />
      <RadioChoice
        name="mode"
        label="How?"
        value={begin.mode}
        options={[
          { value: 'face-to-face', label: modeInWords['face-to-face'] },
          { value: 'online', label: modeInWords.online },
        ]}
      />
      <MoneyField
        name="feeMinor"
        label="Fee for an hour"
        currency={begin.currency}
        optional
        hint="For all of you together; 0 if it is free, empty if you settle it elsewhere."
        value={begin.feeMinor ?? undefined}
      />
      <Select
        name="currency"
        label="Currency"
        options={[
          { value: 'GBP', label: 'Pounds' },
          { value: 'EUR', label: 'Euros' },
        ]}
        value={begin.currency}
      />
      <DateField name="beginsOn" label="From" value={begin.beginsOn} />
      <DateField name="endsOn" label="Until" optional />
    </Form>
  )
}

interface FirstTermsPageProps {
  requestId: string
  other: string
  lead: string
  begin: TermsToBegin
  attempt?: Attempt | undefined
}

/** Two who have agreed to talk propose terms for the first time. */
export function FirstTermsPage({ requestId, other, lead, begin, attempt }: FirstTermsPageProps) {
  return (
    <Document title="Propose terms">
      <PageHeader
        eyebrow="Supervision"
        title={`Terms with ${other}`}
        lead={lead}
        back={{ href: `/register/requests/${requestId}`, label: 'Back to the request' }}
      />
      <TermsForm
        action={`/supervision/requests/${requestId}`}
        begin={begin}
        attempt={attempt}
        submit="Propose these terms"
      />
    </Document>
  )
}
