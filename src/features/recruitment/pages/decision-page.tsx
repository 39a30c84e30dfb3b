import type { ComponentChildren } from 'preact'
import { firstName } from '../../../shared/first-name.ts'
import { listed } from '../../../shared/listed.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, NumberField, TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Decision } from '../rules/decision.ts'
import { type TieNoted, TiesNoted } from './composition/ties-noted.tsx'

export interface OfferTerms {
  /** null while there are none. */
  groundRulesVersion: number | null
  /** What would be paid, in words; null while it is not agreed. */
  contribution: (readonly [string, string])[] | null
  freePlaces: number
  /** The society's usual limit. */
  days: number
  /** Who waits longer and would get no place by this offer. */
  passedOver: readonly string[]
  /** The group asks its members first, and has not. */
  membersNotAsked: boolean
}

export interface DecisionPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  applicant: { id: string; name: string }
  /** Of an offer: what they would change, and whom they work with. */
  beside: { oneMore: string | null; ties: readonly TieNoted[] } | null
  decision: Decision
  action: string
  /** What stands in the letter to begin with. */
  letter: string
  terms: OfferTerms
  /** How many wait for a seat already. */
  waiting: number
  /** A day to begin with, for a deferral. */
  until: Temporal.PlainDate
  attempt?: Attempt | undefined
}

const titles: Record<Decision, (name: string) => string> = {
  offer: (name) => `Offer ${name} a place`,
  waiting: (name) => `Put ${name} on the waiting list`,
  defer: (name) => `Come back to ${name} later`,
  decline: (name) => `Decline ${name}’s application`,
}

const submits: Record<Decision, string> = {
  offer: 'Offer the place',
  waiting: 'Put on the waiting list',
  defer: 'Defer',
  decline: 'Decline',
}

/** One decision with its letter: nothing is sent that its leader has not had before their eyes. */
export function DecisionPage(props: DecisionPageProps) {
  const { group, applicant, decision, attempt } = props
  const list = `/groups/${group.id}/applicants`
  const one = `${list}/${applicant.id}`
  const title = titles[decision](applicant.name)
  const isReady = decision !== 'offer' || mayBeOffered(props.terms)
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title={title} current={list}>
      <BackLink href={`${one}#decision`}>{applicant.name}</BackLink>
      <Section title={title} lead={whatHappens(props)}>
        {props.beside && <BesideCircle beside={props.beside} groupId={group.id} />}
        {!isReady && attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
        {decision === 'offer' && <WhatIsMissing terms={props.terms} groupId={group.id} one={one} />}
        {isReady && (
          <Columns of="main-aside">
            <Form action={props.action} attempt={attempt} submit={submits[decision]}>
              {decision === 'offer' && <OfferFields terms={props.terms} />}
              {decision === 'defer' && (
                <DateField
                  name="until"
                  label="You come back to it by"
                  value={props.until}
                  hint="It stands in the email, and on their page."
                />
              )}
              <TextArea
                name="letter"
                label="Your letter"
                rows={14}
                value={props.letter}
                hint="It goes out as it stands here, and stays on their page. Say reasons in person, if there are any to say; write nothing about health or about a patient."
              />
            </Form>
            {decision === 'offer' && (
              <Stack>
                <Facts
                  facts={[
                    ['Ground rules', `Version ${props.terms.groundRulesVersion}`],
                    ...(props.terms.contribution ?? []),
                  ]}
                />
              </Stack>
            )}
          </Columns>
        )}
      </Section>
    </GroupFrame>
  )
}

function BesideCircle({
  beside,
  groupId,
}: {
  beside: NonNullable<DecisionPageProps['beside']>
  groupId: string
}) {
  if (!beside.oneMore && beside.ties.length === 0) return null
  return (
    <Stack>
      {beside.oneMore && <p>{beside.oneMore}.</p>}
      <TiesNoted ties={beside.ties} groupId={groupId} />
    </Stack>
  )
}

function whatHappens({ applicant, decision, waiting }: DecisionPageProps): ComponentChildren {
  const name = firstName(applicant.name)
  switch (decision) {
    case 'offer':
      return `${name} gets your letter by email, with the way to the ground rules and to what there is to pay. The seat is held until they answer.`
    case 'waiting':
      return `For whom you would like to have once there is a seat. ${name} gets your letter, and sees on their page how many wait before them: ${waiting} at present. They can leave the list with one press.`
    case 'defer':
      return `${name} gets your letter and the day by which they hear from you. The application stands meanwhile, and you are reminded on the board.`
    case 'decline':
      return `${name} gets your letter, and the application is over. This cannot be undone; they may apply again another time.`
  }
}

const mayBeOffered = (terms: OfferTerms): boolean =>
  !terms.membersNotAsked &&
  terms.freePlaces > 0 &&
  terms.groundRulesVersion !== null &&
  terms.contribution !== null

function OfferFields({ terms }: { terms: OfferTerms }) {
  return (
    <>
      <NumberField
        name="days"
        label="Time to answer"
        unit="days"
        value={terms.days}
        hint="Until the end of the last day. Afterwards the seat is free again."
      />
      {terms.passedOver.length > 0 && (
        <Checkbox
          name="passing_over"
          label={`I know that this passes over ${listed(terms.passedOver)}`}
          hint="They wait longer on your waiting list, and there is no other free place for them. They keep their order."
        />
      )}
    </>
  )
}

function WhatIsMissing({ terms, groupId, one }: { terms: OfferTerms; groupId: string; one: string }) {
  return (
    <>
      {terms.freePlaces === 0 && (
        <Notice kind="attention" title="The circle is full">
          <p>
            Every seat is taken or on offer. <a href={`${one}/waiting-list`}>Put them on the waiting list</a>,
            take an offer back, or <a href={`/groups/${groupId}/frame`}>make the circle larger</a>, if that
            suits the group.
          </p>
        </Notice>
      )}
      {terms.groundRulesVersion === null && (
        <Notice kind="attention" title="Ground rules come first">
          <p>
            Whoever says yes agrees to them. <a href={`/groups/${groupId}/rules`}>Write the ground rules</a>
          </p>
        </Notice>
      )}
      {!terms.contribution && (
        <Notice kind="attention" title="The contribution comes first">
          <p>
            Nobody should say yes without knowing what it costs.{' '}
            <a href={`/groups/${groupId}/fee`}>Agree the contribution</a>
          </p>
        </Notice>
      )}
      {terms.membersNotAsked && (
        <Notice kind="attention" title="The members come first">
          <p>
            Your group asks its members before a place is offered: <a href={`${one}#members`}>ask them</a>.
          </p>
        </Notice>
      )}
    </>
  )
}
