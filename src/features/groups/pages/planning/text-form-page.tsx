import { listed } from '../../../../shared/listed.ts'
import type { Attempt } from '../../../../ui/attempt.ts'
import { Form, HiddenField } from '../../../../ui/form.tsx'
import { Card, Columns, Section } from '../../../../ui/layout.tsx'
import { Details, EmptyState } from '../../../../ui/notices.tsx'
import type { PlanningAnswers } from '../../rules/planning/answers.ts'
import type { PlanningQuestion } from '../../rules/planning/questions.ts'
import { AnswerFields, aboutLeadingOnly } from './answer-fields.tsx'
import { PlanningFrame, type PlanningFramed, ToThePlanning } from './planning-frame.tsx'
import { type ReadText, TextBody } from './text-page.tsx'

export interface TextFormPageProps extends PlanningFramed {
  questions: readonly PlanningQuestion[]
  answers: PlanningAnswers
  /** Under a question, what each answered: 'Ailsa: 15 minutes · Bruno: 20 minutes'. */
  hints: Readonly<Record<string, string>>
  /** The text in place, from which this one begins; null: the answers are what it begins with. */
  newest: ReadText | null
  /** The newest text there is, whatever became of it: a newer one is noticed. */
  after: string | null
  /** Who has still to give answers: until then there is nothing to write a common text from. */
  sealedBy: readonly string[]
  /** First names of those who lead too; empty for a leader alone. */
  others: readonly string[]
  attempt?: Attempt | undefined
}

export function TextFormPage({ group, seats, sealedBy, ...props }: TextFormPageProps) {
  const { others } = props
  return (
    <PlanningFrame group={group} seats={seats} title="The common text">
      <ToThePlanning groupId={group.id} />
      <Section
        title={others.length > 0 ? 'What you agree on' : 'How you will lead'}
        lead={`${others.length > 0 ? 'In the words of you all. ' : ''}${aboutLeadingOnly}`}
      >
        {sealedBy.length > 0 ? (
          <EmptyState
            title={`${listed(sealedBy)} still to answer.`}
            action={{ href: `/groups/${group.id}/planning`, label: 'See how it stands' }}
          >
            <p>A common text is written when everybody who leads has given their answers.</p>
          </EmptyState>
        ) : (
          <Columns of="main-aside">
            <Writing {...props} groupId={group.id} />
            <Becoming {...props} />
          </Columns>
        )}
      </Section>
    </PlanningFrame>
  )
}

type Inside = Omit<TextFormPageProps, 'group' | 'seats' | 'sealedBy'>

function Writing({ groupId, others, newest, attempt, ...props }: Inside & { groupId: string }) {
  return (
    <Form
      action={`/groups/${groupId}/planning/text`}
      attempt={attempt}
      submit={others.length > 0 ? `Propose it to ${listed(others)}` : 'Keep it'}
    >
      {attempt?.refusal && newest && (
        <Details summary={`As it stands: version ${newest.version}`} open>
          <TextBody text={newest} />
        </Details>
      )}
      {props.after && <HiddenField name="after" value={props.after} />}
      <AnswerFields
        questions={props.questions}
        answers={props.answers}
        as="title"
        hints={props.hints}
        rows={6}
      />
    </Form>
  )
}

function Becoming({ others, newest }: Pick<Inside, 'others' | 'newest'>) {
  if (others.length === 0) {
    return (
      <Card title="Yours" tone="wash">
        <p>You lead alone: it holds as soon as you keep it. Earlier versions stay readable to you.</p>
      </Card>
    )
  }
  return (
    <Card title="How it becomes yours" tone="wash">
      <p>
        {newest
          ? 'It begins with the newest text.'
          : 'It begins with what each of you wrote. Where you chose otherwise, nothing is chosen yet.'}
      </p>
      <p>
        It holds as soon as {listed(others)} {others.length === 1 ? 'says' : 'say'} yes.
        {newest?.agreed && ` Until then version ${newest.version} holds.`} Every version is kept.
      </p>
    </Card>
  )
}
