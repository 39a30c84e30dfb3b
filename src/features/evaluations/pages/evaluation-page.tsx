import { formatDate } from '../../../shared/calendar.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { Details, EmptyState, Notice } from '../../../ui/notices.tsx'
import { SumBars } from '../../../ui/sum-bars.tsx'

interface Statement {
  name: string
  text: string
}

export interface EvaluationPageProps {
  here: string
  back: { href: string; label: string }
  groupName: string
  kind: 'ending' | 'term'
  closesOn: Temporal.PlainDate
  /** Nobody can reply any more. */
  isOver: boolean
  /** Its sums are kept, or thrown away: within the hour after the last day. */
  isCounted: boolean
  /** `asked`: may reply; `replied`; `leads`: asked nobody but the circle. */
  viewer: 'asked' | 'replied' | 'leads'
  numbers: { asked: number; replied: number }
  fewest: number
  statements: readonly Statement[]
  answers: readonly Statement[]
  /** What the circle said together, to its leaders at the end. */
  results: {
    replies: number
    lines: string[]
    statements: { text: string; counts: { text: string; count: number }[] }[]
  } | null
  done: boolean
  attempt?: Attempt | undefined
}

/** A short evaluation: asked of the circle, told to its leaders as sums. */
export function EvaluationPage(props: EvaluationPageProps) {
  const { groupName, back, kind, viewer, isOver, done } = props
  return (
    <Document title={`How it was in ${groupName}`}>
      <PageHeader
        back={back}
        title={kind === 'ending' ? 'How it was' : 'How it is'}
        eyebrow={groupName}
        lead={leadFor(props)}
      />
      <Stack gap="large">
        {done && <Notice kind="good" title="Thank you. Your reply is added to the others’." />}
        {viewer === 'asked' && !isOver ? <ReplyForm {...props} /> : <Standing {...props} />}
        <Section title="Who sees what">
          <Details summary="How a reply stays nobody’s">
            <ul>
              <li>
                Your answers are added to the sums of the circle and kept nowhere else. That you have replied
                is noted without a time. So nobody can tell you later what you said, either.
              </li>
              <li>
                {`Nothing is shown before the last day, and nothing at all with fewer than ${props.fewest} replies: then what was said is thrown away.`}
              </li>
              <li>
                Your leaders see the sums and the lines, in the order of the alphabet. The society’s
                administrators see the sums of at least three groups together, published at once so that
                nothing tells one from the others; no lines, no names.
              </li>
              <li>A line in your own words may be recognised by how you write.</li>
            </ul>
          </Details>
        </Section>
      </Stack>
    </Document>
  )
}

function leadFor({ isOver, viewer, closesOn, numbers, fewest }: EvaluationPageProps): string {
  if (isOver) return `The time to reply was over on ${formatDate(closesOn)}.`
  const until = `until ${formatDate(closesOn)}`
  return viewer === 'asked'
    ? `Six statements, two minutes, ${until}. Your leaders see sums, at the end, and only if at least ${fewest} of the ${numbers.asked} who are asked reply.`
    : `The circle can reply ${until}. The sums are shown once, then, and only if at least ${fewest} reply.`
}

function ReplyForm({ here, statements, answers, attempt }: EvaluationPageProps) {
  return (
    <Form action={here} attempt={attempt} submit="Add my reply">
      {statements.map(({ name, text }) => (
        <RadioChoice
          key={name}
          name={name}
          label={text}
          inLine
          options={answers.map((answer) => ({ value: answer.name, label: answer.text }))}
        />
      ))}
      <TextField
        name="line"
        label="One line to your leaders"
        hint="Nothing about a patient, please. It may be recognised by how you write."
        optional
      />
    </Form>
  )
}

function Standing({ viewer, isOver, isCounted, results, numbers, fewest }: EvaluationPageProps) {
  if (results) {
    return (
      <Section title={`What ${results.replies} of you said`}>
        <Stack>
          <SumBars statements={results.statements} />
          {results.lines.length > 0 && (
            <Section title="In their own words" lead="In the order of the alphabet.">
              <ul>
                {results.lines.map((line, place) => (
                  <li key={place}>{line}</li>
                ))}
              </ul>
            </Section>
          )}
        </Stack>
      </Section>
    )
  }
  if (viewer === 'replied' && !isOver)
    return <EmptyState title="You have replied.">{repliedInWords(numbers)}</EmptyState>
  if (!isOver) return <EmptyState title="The circle is being asked.">{repliedInWords(numbers)}</EmptyState>
  if (viewer === 'leads' && !isCounted)
    return <EmptyState title="The replies are being counted.">You get an email within the hour.</EmptyState>
  return viewer === 'leads' ? (
    <EmptyState title="Nothing is shown.">
      {`Fewer than ${fewest} replied, so what was said has been thrown away: it would have been somebody’s.`}
    </EmptyState>
  ) : (
    <EmptyState title="The time to reply is over.">
      Your leaders see the sums if enough of you replied.
    </EmptyState>
  )
}

const repliedInWords = ({ asked, replied }: EvaluationPageProps['numbers']): string =>
  `${replied} of ${asked} have replied so far. Nobody sees who.`
