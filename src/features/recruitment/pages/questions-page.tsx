import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'

export interface QuestionsPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  questions: readonly { id: string; wording: string; isRequired: boolean }[]
  /** How many there may be. */
  most: number
  /** Something has just been changed. */
  saved: boolean
  attempts: {
    added?: Attempt | undefined
    /** By question. */
    reworded?: { id: string; attempt: Attempt } | undefined
    button?: Attempt | undefined
  }
}

/** What this group asks whoever applies, besides what every group asks. */
export function QuestionsPage({ group, seats, questions, most, saved, attempts }: QuestionsPageProps) {
  const list = `/groups/${group.id}/applicants`
  const here = `${list}/questions`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Your own questions" current={list}>
      <BackLink href={list}>All applicants</BackLink>
      <Stack gap="large">
        <Section
          title="Your own questions"
          lead={`Everybody is asked for profession, kind of place, area and why they come${group.mode === 'online' ? ', and what they have for the screen' : ''}. Here you add what your group needs to know besides: ${most} questions at most. Never ask about patients, nor about anybody’s health or therapy: nothing of that is ever written down here.`}
        >
          {saved && (
            <Notice kind="good" title="Saved.">
              <p>
                <a href={`/groups/${group.id}`}>Whoever applies</a> is asked so from now on. What was answered
                before keeps the question it was answered to.
              </p>
            </Notice>
          )}
          {attempts.button?.refusal && <Notice kind="problem" title={attempts.button.refusal} />}
          {questions.length === 0 ? (
            <EmptyState title="You ask nothing of your own">
              <p>
                Most groups need no more. If yours does, one question is often enough, such as: “What would
                make it hard for you to come every time?”
              </p>
            </EmptyState>
          ) : (
            <Stack>
              {questions.map((question, place) => (
                <Question
                  key={question.id}
                  here={`${here}/${question.id}`}
                  question={question}
                  isFirst={place === 0}
                  isLast={place === questions.length - 1}
                  attempt={attempts.reworded?.id === question.id ? attempts.reworded.attempt : undefined}
                />
              ))}
            </Stack>
          )}
        </Section>
        {(questions.length < most || attempts.added) && (
          <Section title="Add a question">
            <Form action={here} attempt={attempts.added} submit="Add the question" tone="plain">
              <QuestionFields />
            </Form>
          </Section>
        )}
      </Stack>
    </GroupFrame>
  )
}

interface QuestionProps {
  here: string
  question: { wording: string; isRequired: boolean }
  isFirst: boolean
  isLast: boolean
  attempt: Attempt | undefined
}

function Question({ here, question, isFirst, isLast, attempt }: QuestionProps) {
  const { wording, isRequired } = question
  return (
    <Card title={wording} meta={isRequired ? 'Must be answered' : 'May be left out'}>
      <Row>
        {!isFirst && (
          <PostButton
            action={`${here}/place`}
            label="Up"
            about={wording}
            fields={{ direction: 'up' }}
            tone="quiet"
          />
        )}
        {!isLast && (
          <PostButton
            action={`${here}/place`}
            label="Down"
            about={wording}
            fields={{ direction: 'down' }}
            tone="quiet"
          />
        )}
        <PostButton
          action={`${here}/retirement`}
          label="Ask it no more"
          about={wording}
          tone="quiet"
          confirm="Nobody is asked it from now on. What was answered stays with the applications."
        />
      </Row>
      <Details summary="Reword it" open={attempt !== undefined}>
        <Form action={here} attempt={attempt} submit="Save the question" tone="plain">
          <QuestionFields question={question} />
        </Form>
      </Details>
    </Card>
  )
}

function QuestionFields({ question }: { question?: { wording: string; isRequired: boolean } }) {
  return (
    <>
      <TextField
        name="wording"
        label="The question"
        hint="As the applicant reads it, in one sentence."
        value={question?.wording}
      />
      <Checkbox
        name="required"
        label="It must be answered"
        hint="Left empty, people may leave it out."
        checked={question?.isRequired ?? false}
      />
    </>
  )
}
