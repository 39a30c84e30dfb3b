import type { Attempt } from '../../../../ui/attempt.ts'
import { Facts } from '../../../../ui/facts.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Card, Columns, Section } from '../../../../ui/layout.tsx'
import { Notice } from '../../../../ui/notices.tsx'
import { Paragraphs } from '../../../../ui/paragraphs.tsx'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'
import type { PlanningQuestion } from '../../rules/planning/questions.ts'
import { AnswerFields, aboutLeadingOnly } from './answer-fields.tsx'
import { PlanningFrame, type PlanningFramed, ToThePlanning } from './planning-frame.tsx'

export interface AnswersPageProps extends PlanningFramed {
  questions: readonly PlanningQuestion[]
  /** What stands in the fields. */
  answers: PlanningAnswers
  /** What was given, as it is read. */
  said: readonly { title: string; words: string }[]
  /** Under a question, what the society suggests. */
  hints: Readonly<Record<string, string>>
  /** 'Tuesday 3 March 2026': since then they stay as they are; null while they can be changed. */
  given: string | null
  /** 'Tuesday 3 March 2026': the fields begin with what was answered then. */
  beginsFrom: string | null
  /** First names of those who lead too; empty for a leader alone. */
  others: readonly string[]
  attempt?: Attempt | undefined
}

export function AnswersPage({ group, seats, ...props }: AnswersPageProps) {
  const { given, others } = props
  return (
    <PlanningFrame group={group} seats={seats} title="Your answers">
      <ToThePlanning groupId={group.id} />
      {given ? (
        <Section
          title="Your answers"
          lead={`Given on ${given}. They stay as they are; what you see differently now belongs in the common text, or in a new round of answers.`}
        >
          <Facts
            facts={props.said.map(({ title, words }) => [title, <Paragraphs key={title} text={words} />])}
          />
        </Section>
      ) : (
        <Section title={others.length > 0 ? 'Your answers' : 'How you will lead'} lead={aboutLeadingOnly}>
          <Columns of="main-aside">
            <Writing {...props} groupId={group.id} />
            <Sealed others={others} />
          </Columns>
        </Section>
      )}
    </PlanningFrame>
  )
}

function Writing({
  groupId,
  questions,
  answers,
  hints,
  beginsFrom,
  attempt,
}: Omit<AnswersPageProps, 'group' | 'seats'> & { groupId: string }) {
  return (
    <Form action={`/groups/${groupId}/planning/answers`} attempt={attempt} submit="Save">
      {beginsFrom && !attempt && (
        <Notice kind="info" title={`It begins with what you answered on ${beginsFrom}.`}>
          <p>Change what you see otherwise today.</p>
        </Notice>
      )}
      <AnswerFields questions={questions} answers={answers} as="asked" hints={hints} />
    </Form>
  )
}

function Sealed({ others }: Pick<AnswersPageProps, 'others'>) {
  if (others.length === 0) {
    return (
      <Card title="For yourself" tone="wash">
        <p>
          You lead alone: talk it through with a supervisor or a colleague before you keep it. Nothing waits
          for a second leader. Should one come later, they do not see what you write here.
        </p>
      </Card>
    )
  }
  const who = others.join(' and ')
  return (
    <Card title="Sealed until both have answered" tone="wash">
      <p>
        Saving keeps this for you alone, finished or not. When you give your answers, {who} can read them only
        after giving their own, and you read theirs at the same moment.
      </p>
      <p>Nobody else reads them: no member, and nobody of the society.</p>
    </Card>
  )
}
