import type { ComponentChildren } from 'preact'
import { listed } from '../../../shared/listed.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Section } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'

interface InterviewSectionProps {
  action: string
  interview: { heldOn: Temporal.PlainDate; outcome: string } | null
  outcomes: { value: string; label: string }[]
  /** What to do after it has just been saved. */
  saved?: ComponentChildren
  attempt?: Attempt | undefined
}

/** R53: everybody is talked with; kept are the day and what came of it. */
export function InterviewSection({ action, interview, outcomes, saved, attempt }: InterviewSectionProps) {
  return (
    <Section
      id="interview"
      title="The interview"
      lead="Keep the day and what came of it, nothing else: what was said stays with those who were there. There is no box for notes, and only the leaders see the outcome."
    >
      {saved}
      <Details summary="What to talk about">
        <ul>
          <li>What they expect, and what a Balint group is and is not.</li>
          <li>Whether they can come to every meeting, on time, for the whole term.</li>
          <li>
            Online: a computer, a camera, a quiet room and a good connection; try them in the call itself.
          </li>
          <li>Whether this is the right time for them, if your group asks that of its members.</li>
        </ul>
      </Details>
      <Form action={action} attempt={attempt} submit="Save the outcome" tone="plain">
        <DateField name="held_on" label="We talked on" value={interview?.heldOn} />
        <RadioChoice name="outcome" label="What came of it" options={outcomes} value={interview?.outcome} />
      </Form>
    </Section>
  )
}

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

interface OfferSectionProps {
  action: string
  groupId: string
  name: string
  terms: OfferTerms
  attempt?: Attempt | undefined
}

export function OfferSection({ action, groupId, name, terms, attempt }: OfferSectionProps) {
  const isReady =
    !terms.membersNotAsked &&
    terms.freePlaces > 0 &&
    terms.groundRulesVersion !== null &&
    terms.contribution !== null
  return (
    <Section id="offer" title="Offer a place">
      {!isReady && attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {terms.freePlaces === 0 && (
        <Notice kind="attention" title="The circle is full">
          <p>
            Every seat is taken or on offer. Take an offer back, or{' '}
            <a href={`/groups/${groupId}/frame`}>make the circle larger</a>, if that suits the group.
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
            Your group asks its members before a place is offered: <a href="#members">ask them</a>.
          </p>
        </Notice>
      )}
      {isReady && (
        <>
          <p>
            {name} is offered exactly this, by email, with the ground rules to read. The seat is held until
            they answer.
          </p>
          <Facts
            facts={[['Ground rules', `Version ${terms.groundRulesVersion}`], ...(terms.contribution ?? [])]}
          />
          <Form action={action} attempt={attempt} submit="Offer the place">
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
          </Form>
        </>
      )}
    </Section>
  )
}
