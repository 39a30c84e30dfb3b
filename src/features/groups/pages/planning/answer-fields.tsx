import { RadioChoice } from '../../../../ui/choices.tsx'
import { NumberField, TextArea } from '../../../../ui/fields.tsx'
import { Fieldset } from '../../../../ui/form.tsx'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'
import type { PlanningQuestion } from '../../rules/planning/questions.ts'

/** Said wherever something is written: it stands before the first field. */
export const aboutLeadingOnly =
  'It is about leading. Nothing about patients belongs here, and nothing about members.'

interface AnswerFieldsProps {
  questions: readonly PlanningQuestion[]
  answers: PlanningAnswers
  /** The common text is headed as it will be read; a leader alone is asked. */
  as: 'asked' | 'title'
  /** What stands under a question besides its own hint. */
  hints?: Readonly<Record<string, string>> | undefined
  rows?: number | undefined
}

const parts: readonly { legend: string; names: readonly (keyof PlanningAnswers)[] }[] = [
  { legend: 'You and the group', names: ['aims', 'experience', 'agendas'] },
  {
    legend: 'In the meeting',
    names: [
      'running',
      'roles',
      'rolesWords',
      'communication',
      'communicationWords',
      'speakingSignal',
      'sitBack',
    ],
  },
  { legend: 'Before and after', names: ['preMeetingMinutes', 'debriefMinutes'] },
]

/** The questions of the planning as fields. */
export function AnswerFields({ questions, ...props }: AnswerFieldsProps) {
  return (
    <>
      {parts.map(({ legend, names }) => (
        <Fieldset key={legend} legend={legend}>
          {questions
            .filter(({ name }) => names.includes(name))
            .map((question) => (
              <AnswerField key={question.name} question={question} {...props} />
            ))}
        </Fieldset>
      ))}
    </>
  )
}

interface AnswerFieldProps extends Omit<AnswerFieldsProps, 'questions'> {
  question: PlanningQuestion
}

function AnswerField({ question, answers, as, hints = {}, rows = 4 }: AnswerFieldProps) {
  const answer = answers[question.name]
  const field = {
    name: question.name,
    label: question[as],
    hint:
      [as === 'asked' ? question.hint : null, hints[question.name]].filter(Boolean).join(' ') || undefined,
    optional: !question.required,
  }
  switch (question.kind) {
    case 'words':
      return <TextArea {...field} rows={rows} value={answer?.toString()} />
    case 'choice':
      return <RadioChoice {...field} options={question.choices} value={answer?.toString()} />
    case 'minutes':
      return <NumberField {...field} unit="minutes" value={typeof answer === 'number' ? answer : undefined} />
  }
}
