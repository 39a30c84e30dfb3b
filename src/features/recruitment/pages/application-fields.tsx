import { professions } from '../../../shared/professions.ts'
import { waysOfHearing } from '../../../shared/ways-of-hearing.ts'
import { workSettings } from '../../../shared/work-settings.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset } from '../../../ui/form.tsx'
import type { Technology } from '../rules/technology.ts'

/** The part of an application that one may put right later, with what stands in it. */
export interface WrittenValues {
  name: string
  profession: string
  workSetting: string | null
  workplaceArea: string
  why: string
  heardHow: string | null
  technology: Technology | null
  answers: readonly { questionId: string; answer: string }[]
}

export interface AskedQuestion {
  id: string
  /** The field's name. */
  field: string
  wording: string
  isRequired: boolean
}

const listed = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))

export function WorkFields({ written }: { written?: WrittenValues | undefined }) {
  return (
    <Fieldset legend="Your work">
      <Select
        name="profession"
        label="Your profession"
        blank="Choose…"
        value={written?.profession}
        options={listed(professions)}
      />
      <Select
        name="work_setting"
        label="Where you work: what kind of place"
        blank="Choose…"
        value={written?.workSetting ?? undefined}
        options={listed(workSettings)}
      />
      <TextField
        name="workplace_area"
        label="Where you work: the town or area"
        hint="Leaders look that colleagues of one practice do not meet here by surprise."
        value={written?.workplaceArea}
      />
    </Fieldset>
  )
}

export function WhyField({ written }: { written?: WrittenValues | undefined }) {
  return (
    <TextArea
      name="why"
      label="What brings you to a Balint group?"
      hint="A few sentences about yourself and your work. Please write nothing about a patient, not even without a name."
      rows={6}
      value={written?.why}
    />
  )
}

/** R32 to R34, each with its reason. Whoever ticks nothing is not turned away: leaders see what to talk about. */
export function TechnologyFields({ written }: { written?: WrittenValues | undefined }) {
  const has = written?.technology
  return (
    <Fieldset
      legend="Taking part online"
      hint="Tick what you have today. Nobody is turned away for an honest answer: the leaders see what is missing and talk with you about it."
    >
      <Checkbox
        name="has_computer"
        label="A computer or a laptop"
        hint="On a telephone or tablet the faces are too small, and it moves in your hand."
        checked={has?.computer}
      />
      <Checkbox
        name="has_camera"
        label="A camera"
        hint="Everybody sees everybody, the whole time: who is hidden makes others uneasy."
        checked={has?.camera}
      />
      <Checkbox
        name="has_connection"
        label="A good internet connection"
        hint="Silence is part of the work; it must not be the line that went."
        checked={has?.connection}
      />
    </Fieldset>
  )
}

export function OwnQuestionFields({
  questions,
  written,
}: {
  questions: readonly AskedQuestion[]
  written?: WrittenValues | undefined
}) {
  if (questions.length === 0) return null
  return (
    <Fieldset
      legend={questions.length === 1 ? 'A question from the leaders' : 'Questions from the leaders'}
      hint="Only they read your answers. Nothing about a patient, please."
    >
      {questions.map(({ id, field, wording, isRequired }) => (
        <TextArea
          key={id}
          name={field}
          label={wording}
          optional={!isRequired}
          rows={3}
          value={written?.answers.find(({ questionId }) => questionId === id)?.answer}
        />
      ))}
    </Fieldset>
  )
}

export function HeardField({ written }: { written?: WrittenValues | undefined }) {
  return (
    <Select
      name="heard_how"
      label="How did you hear of this group?"
      optional
      blank="Choose…"
      value={written?.heardHow ?? undefined}
      options={listed(waysOfHearing)}
    />
  )
}
