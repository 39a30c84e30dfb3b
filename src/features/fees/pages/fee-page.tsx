import type { Currency } from '../../../shared/money.ts'
import { LinkButton, NextStep } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, MoneyField, NumberField, TextArea } from '../../../ui/fields.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section, Stack } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { Timeline } from '../../../ui/steps.tsx'
import type { LateJoiners, PaidAhead } from '../rules/contribution.ts'
import { PaidSection, type PaidSectionProps } from './paid-section.tsx'

export interface FeePageProps {
  group: FramedGroup & { currency: Currency }
  seats: readonly Seat[]
  /** What was agreed last, whether it holds already or is announced. */
  agreement: {
    id: string
    contributionMinor: number
    paidAhead: PaidAhead
    months: number | null
    firstMeetingFree: boolean
    lateJoiners: LateJoiners
    creditsCancelled: boolean
    creditsMissed: boolean
    covers: string
  } | null
  /** What holds now and what is announced, in words. */
  facts: [string, string][]
  /** Somebody has a place, or is offered one: a change is for a day from this one on. Null: it holds at once. */
  earliestChange: { on: string; words: string } | null
  earlier: { when: string; words: string }[]
  /** '£15–£25 for a meeting of 90 minutes' */
  usual: string
  paid: PaidSectionProps['members']
  paymentsHref: PaidSectionProps['paymentsHref']
  wasNoted: boolean
  paidAttempt?: Attempt | undefined
  /** The budget that was kept last, in short; null where none was. */
  reckoned: [string, string][] | null
  wasSaved: boolean
  /** A change was announced just now. */
  wasAnnounced: boolean
  attempt?: Attempt | undefined
}

export function FeePage(props: FeePageProps) {
  const { group, agreement } = props
  const here = `/groups/${group.id}/fee`
  return (
    <GroupFrame group={group} seats={props.seats} standing="leader" title="Money" current={here}>
      <Columns of="main-aside">
        <Stack>
          {props.wasSaved && (
            <Notice kind="good" title="Saved: that is what members pay.">
              <p>
                {group.openedAt
                  ? 'It stands on the public page, and in every offer from now on.'
                  : 'It will stand on the public page, and in every offer.'}{' '}
                <a href={`/groups/${group.id}/plan`}>See what the group still needs</a>
              </p>
            </Notice>
          )}
          {props.wasAnnounced && (
            <Notice kind="good" title="Agreed, and everybody of the circle is told by email.">
              <p>Until the day comes, what they pay stays as it is.</p>
            </Notice>
          )}
          {agreement === null && (
            <NextStep title="Say what a place costs">
              <p>
                It stands on the public page before anybody applies, and in every offer: nothing about money
                should come as a surprise. Not sure yet?{' '}
                <a href={`/groups/${group.id}/budget`}>Work out what a meeting costs</a> first.
              </p>
            </NextStep>
          )}
          <Section title="What members pay">
            <FeeForm {...props} action={here} />
          </Section>
        </Stack>
        <Stack>
          {agreement && (
            <Section title="As it stands">
              <Facts facts={props.facts} />
              {props.earlier.length > 0 && (
                <Details summary="How it was before">
                  <Timeline
                    label="Earlier agreements"
                    entries={props.earlier.map(({ when, words }) => ({ when, title: words }))}
                  />
                </Details>
              )}
            </Section>
          )}
          {props.earliestChange && (
            <Notice kind="info" title="A change is for later">
              <p>
                People have a place on these terms, or are offered one. Another agreement holds from a later
                period on: everybody of the circle is told once, by email, and the public page says so.
              </p>
            </Notice>
          )}
        </Stack>
      </Columns>
      {props.paid.length > 0 && agreement !== null && (
        <PaidSection
          action={`/groups/${group.id}/paid-periods`}
          members={props.paid}
          paymentsHref={props.paymentsHref}
          wasNoted={props.wasNoted}
          attempt={props.paidAttempt}
        />
      )}
      <Section
        id="cost"
        title="What a meeting costs"
        lead="Groups pay their own way: leaders, room, supervision, shared by those who really come."
      >
        <Stack>
          {props.reckoned && <Facts facts={props.reckoned} />}
          <p>
            <LinkButton href={`/groups/${group.id}/budget`} tone="plain">
              {props.reckoned ? 'Look at the budget' : 'Work out what a meeting costs'}
            </LinkButton>
          </p>
        </Stack>
      </Section>
    </GroupFrame>
  )
}

const paidAhead: { value: PaidAhead; label: string; hint?: string }[] = [
  { value: 'term', label: 'A term ahead' },
  { value: 'months', label: 'Some months ahead' },
  { value: 'year', label: 'A year ahead' },
  { value: 'each-meeting', label: 'Each meeting as it comes' },
]

const lateJoiners: { value: LateJoiners; label: string }[] = [
  { value: 'pro-rata', label: 'pays for the meetings still to come' },
  { value: 'whole-period', label: 'pays for the whole period' },
]

function FeeForm(props: FeePageProps & { action: string }) {
  const { agreement, group, usual, attempt, action, earliestChange } = props
  return (
    <Form
      action={action}
      attempt={attempt}
      submit={earliestChange ? 'Announce what members pay' : 'Save what members pay'}
    >
      {agreement && <HiddenField name="instead_of" value={agreement.id} />}
      <MoneyField
        name="contribution"
        label="Contribution, per member and meeting"
        currency={group.currency}
        value={agreement?.contributionMinor}
        hint={`Usual is ${usual}. Write 0 if there is nothing to pay.`}
      />
      <RadioChoice
        name="paid_ahead"
        label="Paid"
        hint="Paying ahead carries the group through absences, and helps people come."
        options={paidAhead}
        value={agreement?.paidAhead ?? 'term'}
      />
      <NumberField
        name="months"
        label="How many months ahead"
        unit="months"
        optional
        hint="Only where some months are paid ahead."
        value={agreement?.months ?? undefined}
      />
      <Checkbox
        name="first_meeting_free"
        label="The first meeting is free"
        hint="So that people can try it before they commit themselves."
        checked={agreement?.firstMeetingFree ?? false}
      />
      <RadioChoice
        name="late_joiners"
        label="Who joins in the middle of a period"
        options={lateJoiners}
        value={agreement?.lateJoiners ?? 'pro-rata'}
      />
      <Checkbox
        name="credits_cancelled"
        label="A meeting that you cancel is credited"
        hint="Taken off the next payment, or given back."
        checked={agreement?.creditsCancelled ?? true}
      />
      <Checkbox
        name="credits_missed"
        label="A meeting that a member misses is credited, too"
        hint="Most groups do not: leaders and room cost the same, and the place is kept."
        checked={agreement?.creditsMissed ?? false}
      />
      <TextArea
        name="covers"
        label="What it pays for"
        hint="Two leaders and the room, for instance."
        rows={2}
        optional
        value={agreement?.covers}
      />
      {earliestChange && (
        <DateField
          name="holds_from"
          label="It holds from"
          value={earliestChange.on}
          hint={`${earliestChange.words} at the earliest: after the term under way, and after all that is paid already.`}
        />
      )}
    </Form>
  )
}
