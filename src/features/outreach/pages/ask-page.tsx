import type { organisationAnswers } from '../../../shared/organisation-kinds.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Row, Section, Stack } from '../../../ui/layout.tsx'
import { Badge, Details, Notice } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { Timeline } from '../../../ui/steps.tsx'

export interface AskPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  ask: {
    id: string
    name: string
    kind: string
    asked: string
    state: { label: string; kind: 'neutral' | 'accent' | 'good' | 'attention' }
    visits: number
    applications: number
    remindOn: Temporal.PlainDate | null
    /** '20 November 2026': the day of the last reminder, which has come. */
    remindedOn: string | null
    sourceId: string
    holdsOldFlier: boolean
    /** Nothing final has come back: a reminder makes sense. */
    isOutstanding: boolean
  }
  letter: { subject: string; body: string } | null
  answers: readonly { when: string; title: string; words: string | null }[]
  saved: string | null
  attempts?: { answer?: Attempt | undefined; reminder?: Attempt | undefined }
}

const answerLabels = {
  'passed-on': 'They passed it on',
  'wants-more': 'They want to know more',
  declined: 'They would rather not',
  'none-yet': 'No answer yet after all',
} as const

/** One organisation that was asked: what was sent, and what came back. */
export function AskPage({ group, seats, ask, letter, answers, saved, attempts = {} }: AskPageProps) {
  const outreach = `/groups/${group.id}/outreach`
  const here = `${outreach}/asks/${ask.id}`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title={ask.name} current={outreach}>
      <Stack gap="large">
        {saved && <Notice kind="good" title={saved} />}
        {ask.holdsOldFlier && (
          <Notice kind="attention" title="They have an old flier">
            <p>
              Something that it prints has changed. Tell them when you speak next, or{' '}
              <a href={outreach}>write to them again</a>.
            </p>
          </Notice>
        )}
        <Columns of="main-aside">
          <Stack gap="large">
            <Section title={ask.name} lead={ask.kind}>
              <Row>
                <Badge kind={ask.state.kind}>{ask.state.label}</Badge>
              </Row>
              {answers.length > 0 && (
                <Timeline
                  label="What came back, the latest first"
                  entries={answers.map(({ when, title, words }) => ({
                    when,
                    title,
                    detail: words && <Paragraphs text={words} />,
                  }))}
                />
              )}
            </Section>
            <Section title="Note what came back">
              <Form action={`${here}/answers`} attempt={attempts.answer} submit="Note it">
                <RadioChoice
                  name="answer"
                  label="What did they say?"
                  options={(
                    [
                      'passed-on',
                      'wants-more',
                      'declined',
                      'none-yet',
                    ] as const satisfies readonly (typeof organisationAnswers)[number][]
                  ).map((answer) => ({ value: answer, label: answerLabels[answer] }))}
                />
                <TextArea
                  name="words"
                  label="A note for the two of you"
                  hint="Such as when their newsletter goes out."
                  optional
                  rows={3}
                />
              </Form>
            </Section>
            {letter && (
              <Section>
                <Details summary="What you wrote">
                  <p>
                    <strong>{letter.subject}</strong>
                  </p>
                  <Paragraphs text={letter.body} />
                </Details>
              </Section>
            )}
          </Stack>
          <Stack>
            <Section title="In short">
              <Facts
                facts={[
                  ['Asked', ask.asked],
                  ['Visits', ask.visits],
                  ['Applications', ask.applications],
                  ['Link', <a href={`${outreach}/sources/${ask.sourceId}`}>Their link and QR code</a>],
                ]}
              />
            </Section>
            {ask.isOutstanding && (
              <Section title="Reminder" lead={ask.remindedOn && `You were reminded on ${ask.remindedOn}.`}>
                <Form
                  action={`${here}/reminder`}
                  attempt={attempts.reminder}
                  submit="Save the day"
                  tone="plain"
                >
                  <DateField
                    name="remind_on"
                    label={ask.remindedOn ? 'Remind us again on' : 'Remind us on'}
                    hint="By email, if nothing has come back by then. Empty: never."
                    optional
                    value={ask.remindOn ?? undefined}
                  />
                </Form>
              </Section>
            )}
          </Stack>
        </Columns>
      </Stack>
    </GroupFrame>
  )
}
