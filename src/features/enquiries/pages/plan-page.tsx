import type { Currency } from '../../../shared/money.ts'
import { NextStep } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { PlanOutcome } from '../../groups/rules/plan.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { PlanForm } from './plan-form.tsx'
import { PlanCost, PlanEssentials } from './plan-outcome.tsx'
import { crowdInWords, foundInWords, planInWords } from './words.ts'

const back = { href: '/start', label: 'Starting a group' }

interface PlanPageProps {
  plan: TrialPlan
  outcome: PlanOutcome
  /** The enquiry form, with this plan. */
  contactHref: string
  currency: Currency
}

export function PlanPage({ plan, outcome, contactHref, currency }: PlanPageProps) {
  const crowd = crowdInWords(plan)
  return (
    <Document title="Your plan">
      <PageHeader
        back={back}
        title="Your plan"
        lead={
          <>
            {planInWords(plan)} {foundInWords(plan)}
          </>
        }
        picture={
          <Circle
            size="medium"
            seats={outcome.circle}
            centre={{ figure: plan.expectedMembers, words: 'members in all' }}
          />
        }
      />
      {crowd && (
        <Notice kind="attention" title="More would join than there are places">
          <p>{crowd}</p>
        </Notice>
      )}
      <NextStep
        title="Talk it over with us"
        action={{ href: contactHref, label: 'Send this plan with an enquiry' }}
      >
        <p>
          Nothing is kept until you send it. The address of this page holds your plan: keep it if you like.
        </p>
      </NextStep>
      <Section
        title={gapsInWords(outcome.missing.length)}
        lead="These are recommendations, with their reasons. Leaders decide."
      >
        <PlanEssentials outcome={outcome} />
      </Section>
      <Section title="What it would cost each">
        <PlanCost plan={plan} outcome={outcome} />
      </Section>
      <Section id="change" title="Change the plan">
        <PlanForm plan={plan} currency={currency} />
      </Section>
    </Document>
  )
}

function gapsInWords(gaps: number): string {
  if (gaps === 0) return 'Nothing is missing that a plan can show'
  return gaps === 1 ? 'One thing is still missing' : `${gaps} things to think about`
}

interface PlanAgainPageProps {
  plan: TrialPlan
  currency: Currency
  attempt?: Attempt | undefined
}

/** The form alone, with what is wrong. */
export function PlanAgainPage({ plan, currency, attempt }: PlanAgainPageProps) {
  return (
    <Document title="Try a plan">
      <PageHeader
        back={back}
        title="Try a plan"
        lead="A few numbers show what is missing and what it would cost each."
      />
      <PlanForm plan={plan} currency={currency} attempt={attempt} />
    </Document>
  )
}
