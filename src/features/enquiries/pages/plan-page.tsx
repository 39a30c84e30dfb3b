import { NextStep } from '../../../ui/actions.tsx'
import { type Answer, Answers } from '../../../ui/answers.tsx'
import { Circle } from '../../../ui/circle.tsx'
import { Copyable } from '../../../ui/copyable.tsx'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { PrintOnly, ScreenOnly } from '../../../ui/print.tsx'
import type { PlanOutcome } from '../../groups/rules/plan.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { PlanCost, PlanEssentials } from './plan-outcome.tsx'
import { crowdInWords, foundInWords, planInWords } from './words.ts'

interface PlanPageProps {
  plan: TrialPlan
  outcome: PlanOutcome
  answers: readonly Answer[]
  /** The enquiry form, with this plan. */
  contactHref: string
  /** The society's guidelines for meeting online, for a plan on the screen (R35); null where there are none. */
  guidelinesUrl: string | null
  /** The whole address of this page, as it can be mailed. */
  address: string
  /** 'Tuesday 24 November 2026' */
  today: string
}

export function PlanPage({ plan, outcome, contactHref, ...props }: PlanPageProps) {
  const crowd = crowdInWords(plan)
  const isMoving = plan.route === 'moving-online'
  return (
    <Document title="Your plan">
      <PageHeader
        back={{ href: '/start', label: 'Starting a group' }}
        title={titleOf(plan)}
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
      <PrintOnly>
        <p>
          As it stood on {props.today}. It can be looked at and changed at {props.address}
        </p>
      </PrintOnly>
      {crowd && (
        <Notice kind="attention" title="More would join than there are places">
          <p>{crowd}</p>
        </Notice>
      )}
      <NextStep
        title="Talk to someone"
        action={{ href: contactHref, label: 'Send this plan with an enquiry' }}
      >
        <p>
          {isMoving
            ? 'Our administrator answers, or asks a member of the Council who has moved a group. Nothing is kept until you send it.'
            : 'One of us, from your own region if we can, answers and offers a first talk. Nothing is kept until you send it.'}
        </p>
      </NextStep>
      <Section title={gapsInWords(outcome.missing.length)} lead={adviceInWords(plan)}>
        <PlanEssentials outcome={outcome} />
        {props.guidelinesUrl && (
          <p>
            <a href={props.guidelinesUrl} rel="noreferrer">
              The society’s guidelines for meeting online
            </a>{' '}
            say more about cameras, light and lines.
          </p>
        )}
      </Section>
      <Section title="What it costs, honestly">
        <PlanCost plan={plan} outcome={outcome} />
      </Section>
      <Section
        id="answers"
        title="Your answers"
        lead="What you did not say is reckoned as usual. Every answer can be changed."
      >
        <Answers answers={props.answers} />
      </Section>
      <ScreenOnly>
        <Section
          id="keep"
          title="Keep it, share it, print it"
          lead="This plan is its address. There is no account behind it, and nothing is stored with us."
        >
          <Copyable
            id="address"
            label="Address of this plan"
            hint="Keep it, or mail it to the people you plan with. Whoever changes an answer gets an address of their own."
            value={props.address}
          />
          <p>Print this page with your browser: it comes out on plain A4 without menus and buttons.</p>
        </Section>
      </ScreenOnly>
    </Document>
  )
}

function titleOf({ route, area }: TrialPlan): string {
  if (route === 'moving-online') return 'Your group on the screen'
  return area ? `A group in ${area}` : 'Your plan'
}

const adviceInWords = ({ route }: TrialPlan): string =>
  route === 'moving-online'
    ? 'You know each other, so the list is a short one: no interviews, no introductions, only what changes with the screen. Leaders decide.'
    : 'These are recommendations, with their reasons. Leaders decide.'

function gapsInWords(gaps: number): string {
  if (gaps === 0) return 'Nothing is missing that a plan can show'
  return gaps === 1 ? 'One thing is still missing' : `${gaps} things to think about`
}
