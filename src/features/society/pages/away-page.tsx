import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Select } from '../../../ui/choices.tsx'
import { Document } from '../../../ui/document.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'

export interface OwnAbsence {
  id: string
  /** 'Monday 7 to Friday 11 December' */
  days: string
  standIn: string | null
  isNow: boolean
}

export interface StandIn {
  value: string
  label: string
}

export const awayDone = ['entered', 'withdrawn'] as const
export type AwayDone = (typeof awayDone)[number]

const doneWords: Record<AwayDone, readonly [title: string, then: string]> = {
  entered: ['Your days are entered.', 'Your colleagues see them. Whoever stands in is told by email.'],
  withdrawn: ['You are there after all.', 'Whoever was to stand in is told by email.'],
}

export interface AwayPageProps {
  own: readonly OwnAbsence[]
  /** Sentences about those the viewer stands in for. */
  standsInFor: readonly string[]
  /** Sentences about colleagues of the viewer's regions. */
  colleaguesAway: readonly string[]
  /** Representatives name who stands in; for other offices it is empty. */
  standIns: readonly StandIn[]
  represents: boolean
  today: Temporal.PlainDate
  done?: AwayDone | undefined
  tried?: { form: 'days' | 'withdrawal'; attempt: Attempt } | undefined
}

export function AwayPage({ own, standsInFor, colleaguesAway, done, tried, ...props }: AwayPageProps) {
  return (
    <Document title="I will be away">
      <PageHeader
        back={{ href: '/home', label: 'Home' }}
        title="I will be away"
        lead={
          props.represents
            ? 'While you are away, new enquiries go to whoever shares your region, to whoever stands in, or to the administrators: nobody waits for you without knowing.'
            : 'The administrators and Council see when you are away.'
        }
      />
      {done && (
        <Notice kind="good" title={doneWords[done][0]}>
          <p>{doneWords[done][1]}</p>
        </Notice>
      )}
      {tried?.form === 'withdrawal' && <Notice kind="problem" title={tried.attempt.refusal} />}
      <Section title="Your days away">
        {own.length === 0 ? (
          <EmptyState title="You have entered no days">
            <p>Enter the first and the last day below; whoever needs to know will.</p>
          </EmptyState>
        ) : (
          <Stack>
            {own.map((absence) => (
              <Card
                key={absence.id}
                title={absence.days}
                meta={absence.isNow ? 'you are away now' : undefined}
              >
                <p>{absence.standIn ? `${absence.standIn} stands in.` : 'Nobody stands in.'}</p>
                <PostButton
                  action={`/home/away/${absence.id}/withdrawal`}
                  label={absence.isNow ? 'I am back' : 'I will be there after all'}
                />
              </Card>
            ))}
          </Stack>
        )}
      </Section>
      <Section title="Enter days">
        <Form
          action="/home/away"
          id="away"
          attempt={tried?.form === 'days' ? tried.attempt : undefined}
          submit="Enter the days"
        >
          <DateField name="firstOn" label="First day away" value={props.today} />
          <DateField name="lastOn" label="Last day away" />
          {props.represents && (
            <Select
              name="standIn"
              label="Who stands in"
              hint="They are told by email, and see your region’s enquiries on these days. Ask them first."
              optional
              blank="Nobody in particular"
              options={props.standIns}
            />
          )}
        </Form>
      </Section>
      {standsInFor.length > 0 && (
        <Section title="Whom you stand in for">
          <Lines lines={standsInFor} />
        </Section>
      )}
      {colleaguesAway.length > 0 && (
        <Section title="Others who are away">
          <Lines lines={colleaguesAway} />
        </Section>
      )}
    </Document>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
