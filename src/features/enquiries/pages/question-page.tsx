import { formatMoney, money } from '../../../shared/money.ts'
import { Button } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form, HiddenField } from '../../../ui/form.tsx'
import { Card, Columns, PageHeader } from '../../../ui/layout.tsx'
import { Progress } from '../../../ui/progress.tsx'
import type { PlanOutcome } from '../../groups/rules/plan.ts'
import type { Progress as Place } from '../rules/start-path.ts'
import { routeWords } from './answer-words.ts'
import { QuestionFields, type QuestionFieldsProps } from './question-fields.tsx'
import { questionWords } from './question-words.ts'

interface QuestionPageProps extends QuestionFieldsProps {
  /** Where it stands on the path; null for the choice of the path itself. */
  place: Place | null
  outcome: PlanOutcome
  /** Everything said besides, carried along. */
  besides: URLSearchParams
  /** Where one came from. */
  back: { href: string; label: string }
  planHref: string
  /** The answer leads back to the plan instead of to the next question. */
  isChange: boolean
  attempt?: Attempt | undefined
}

/** One question a page. Its form is an address: nothing is kept, back and forward work as everywhere. */
export function QuestionPage(props: QuestionPageProps) {
  const { question, plan, settings, place } = props
  const { title, why } = questionWords[question](settings, plan)
  const where = place ? `Question ${place.at} of ${place.of}` : 'To begin with'
  return (
    <Document title={`${title} ${where}`} width="wide">
      <PageHeader
        back={props.back}
        eyebrow={
          <>
            {place && <Progress at={place.at} of={place.of} />}
            {where} · {place ? routeWords[plan.route] : 'Starting a group'}
          </>
        }
        title={title}
        lead={why}
      />
      <Columns of="main-aside">
        <QuestionForm {...props} />
        {place && <SoFar {...props} />}
      </Columns>
    </Document>
  )
}

function QuestionForm({ isChange, besides, attempt, ...props }: QuestionPageProps) {
  return (
    <Form
      action={`/start/${props.question}`}
      method="get"
      attempt={attempt}
      submit={isChange ? 'Back to the plan with it' : 'Go on'}
      beside={
        props.question !== 'route' && (
          <Button tone="plain" name="skip" value="yes">
            I don’t know yet
          </Button>
        )
      }
    >
      <QuestionFields {...props} />
      {[...besides].map(([name, value]) => (
        <HiddenField key={`${name} ${value}`} name={name} value={value} />
      ))}
      {isChange && <HiddenField name="back" value="plan" />}
      <HiddenField name="answered" value="yes" />
    </Form>
  )
}

/** What follows from the answers so far; what was not asked yet is as usual. */
function SoFar({ plan, outcome, planHref }: QuestionPageProps) {
  const { cost, circle, missing } = outcome
  const share = cost.contributionToAskMinor
  const free = circle.filter(({ state }) => state === 'empty').length
  return (
    <Card level={2} title="Your group so far">
      <Circle
        size="medium"
        seats={circle}
        centre={{ figure: plan.expectedMembers, words: 'members in all' }}
      />
      <Facts
        facts={[
          ['Seats to fill', free === 0 ? 'None' : `${free}`],
          ['Each would pay', share !== null && `${formatMoney(money(share, cost.currency))} a meeting`],
          ['To think about', missing.length === 0 ? 'Nothing' : `${missing.length}`],
        ]}
      />
      <p>
        What you have not said yet is reckoned as usual. <a href={planHref}>See the plan as it stands</a>
      </p>
    </Card>
  )
}

interface DamagedPageProps {
  /** What could not be read, each with its question. */
  faults: readonly { question: string; problem: string; href: string }[]
  /** The plan of everything that could be read. */
  planHref: string
}

/** Somebody's address lost a piece on its way: what was read stands, and what was not is asked again. */
export function DamagedPage({ faults, planHref }: DamagedPageProps) {
  return (
    <Document title="Part of this address could not be read">
      <PageHeader
        back={{ href: '/start', label: 'Starting a group' }}
        title="Part of this address could not be read"
        lead="It may have been cut short on its way. Nothing is lost that was not in it: answer again what is missing, or go on with the rest."
      />
      <ul>
        {faults.map(({ question, problem, href }) => (
          <li key={question}>
            <a href={href}>{question}</a> {problem}
          </li>
        ))}
      </ul>
      <p>
        <a href={planHref}>See the plan with everything that could be read</a>
      </p>
    </Document>
  )
}
