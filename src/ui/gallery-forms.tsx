import type { Attempt } from './attempt.ts'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from './choices.tsx'
import {
  CodeField,
  DateField,
  EmailField,
  MoneyField,
  NumberField,
  TextArea,
  TextField,
  TimeField,
} from './fields.tsx'
import { Fieldset, Form } from './form.tsx'
import { Columns, Section, Stack } from './layout.tsx'
import { DaysLeftOut, TermDates, TermEndFields, type TermPreview } from './term-dates.tsx'

const failed: Attempt = {
  typed: { name: 'Rowan Hale', email: 'rowan at example.org', about: '', mode: 'online' },
  problems: {
    email: 'Write your email address like name@example.org',
    about: 'Say in a sentence or two what you would like to know',
  },
  refusal: 'This group filled up while you were writing.',
}

export function GalleryForms() {
  return (
    <>
      <Asking />
      <Term />
    </>
  )
}

function Asking() {
  return (
    <Section title="Asking things">
      <Columns of={2}>
        <Form action="/contact" submit="Send your enquiry" attempt={failed} beside={<a href="#back">Back</a>}>
          <TextField name="name" label="Your name" autocomplete="name" />
          <EmailField name="email" label="Your email address" hint="We answer to this address." />
          <RadioChoice
            name="mode"
            label="How would the group meet?"
            options={[
              { value: 'face-to-face', label: 'Face to face', hint: 'In a room where a circle fits.' },
              { value: 'online', label: 'Online' },
            ]}
          />
          <TextArea name="about" label="What would you like to know?" />
          <Checkbox name="copy" label="Send me a copy" hint="To the address above." />
        </Form>
        <Form action="/frame" submit="Save the frame" tone="plain" wide>
          <Fieldset legend="When" hint="Members learn the dates of a whole term at once.">
            <Select
              name="weekday"
              label="Day"
              blank="Choose a day"
              options={[
                { value: '2', label: 'Tuesday' },
                { value: '4', label: 'Thursday' },
              ]}
            />
            <DateField name="first" label="First date" value="2027-09-07" />
            <TimeField name="starts" label="Begins at" value="19:00" />
            <NumberField name="minutes" label="Length" unit="minutes" value={90} />
          </Fieldset>
          <Fieldset legend="Who and how much">
            <CheckboxGroup
              name="professions"
              label="Open to"
              optional
              value={['gp']}
              options={[
                { value: 'gp', label: 'GPs' },
                { value: 'nurse', label: 'Nurses' },
                { value: 'psychologist', label: 'Psychologists' },
              ]}
            />
            <MoneyField name="contribution" label="Contribution for a meeting" currency="GBP" value={1850} />
            <CodeField name="code" label="Code" hint="Six digits, from the email we sent." />
          </Fieldset>
        </Form>
      </Columns>
    </Section>
  )
}

function Term() {
  const firstOn = Temporal.PlainDate.from('2027-12-11')
  const days: TermPreview['days'] = [0, 2, 4].map((weeks) => ({
    on: firstOn.add({ weeks }),
    isLeftOut: weeks === 2,
    marks: weeks === 2 ? [{ kind: 'holiday', name: 'Christmas Day' }] : [],
  }))
  const dates: TermPreview['dates'] = days.flatMap(({ on, isLeftOut }) =>
    isLeftOut ? [] : [{ localDate: on, clockChange: 'none' }],
  )
  return (
    <Section title="A term, before it is made">
      <Columns of={2}>
        <Form action="#term" submit="Show the dates" wide>
          <TermEndFields of="meetings" meetings={2} />
        </Form>
        <Stack>
          <TermDates days={days} dates={dates} />
          <Form action="#term" submit="Save these 2 dates">
            <DaysLeftOut preview={{ days, dates }} wish={{ firstOn, meetings: 2 }} />
          </Form>
        </Stack>
      </Columns>
    </Section>
  )
}
