import type { Attempt } from '../../../../ui/attempt.ts'
import { Form } from '../../../../ui/form.tsx'
import { type ChoiceDay, WeekChoice } from '../../../../ui/week-choice.tsx'

/** What is asked of everybody, on whichever page it stands. */
export interface WeekAsked {
  days: readonly ChoiceDay[]
  /** 'Hours are UK time.' */
  zone: string
  /** 'Answers are taken until 4 December 2026.' */
  until: string | null
  words: readonly { value: string; label: string }[]
}

interface WeekFormProps {
  action: string
  asked: WeekAsked
  attempt?: Attempt | undefined
}

export function WeekForm({ action, asked, attempt }: WeekFormProps) {
  return (
    <Form action={action} attempt={attempt} submit="Save my times">
      <WeekFields asked={asked} />
    </Form>
  )
}

/** The week alone, for a form that asks more. */
export function WeekFields({ asked }: { asked: WeekAsked }) {
  return (
    <WeekChoice
      legend="When could you come, week after week?"
      hint={[`Only what you tick counts; leave the rest.`, asked.zone, asked.until].filter(Boolean).join(' ')}
      words={asked.words}
      days={asked.days}
    />
  )
}
