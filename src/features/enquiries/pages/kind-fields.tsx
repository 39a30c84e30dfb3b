import type { ComponentChildren } from 'preact'
import * as words from '../../../shared/enquiry-answers.ts'
import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'
import { professions } from '../../../shared/professions.ts'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { NumberField, TextArea, TextField } from '../../../ui/fields.tsx'

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

function Message({ label, optional }: { label: string; optional?: boolean }) {
  return (
    <TextArea
      name="message"
      label={label}
      hint="Please nothing about a patient, not even without a name."
      rows={7}
      optional={optional}
    />
  )
}

const Profession = () => (
  <Select
    name="profession"
    label="Your profession"
    blank="Choose one"
    options={professions.map((profession) => ({ value: profession, label: profession }))}
  />
)

const Way = ({ label }: { label: string }) => (
  <RadioChoice name="way" label={label} options={options(words.wayWords)} />
)

/** What a plan says already is not asked once more. */
function Starting({ hasPlan, where }: { hasPlan: boolean; where: string | null }) {
  return (
    <>
      {!hasPlan && (
        <>
          {where && <TextField name="area" label={where} optional />}
          <NumberField
            name="interestedMembers"
            label="Who would join already?"
            unit="people"
            hint="Roughly; nobody is a good answer too: write 0."
            optional
          />
          <RadioChoice
            name="leaders"
            label="Is there somebody to lead it?"
            options={options(words.leadersFoundWords)}
            optional
          />
        </>
      )}
      <Message label="What would you like to know, or tell us?" />
    </>
  )
}

type Fields = (props: { hasPlan: boolean }) => ComponentChildren

/** Each kind asks only what it needs. */
export const kindFields: Record<EnquiryKind, Fields> = {
  'start-face-to-face': ({ hasPlan }) => <Starting hasPlan={hasPlan} where="In which town or area?" />,
  'start-online': ({ hasPlan }) => <Starting hasPlan={hasPlan} where={null} />,
  'move-online': ({ hasPlan }) => (
    <>
      <RadioChoice name="stage" label="How far are you?" options={options(words.stageWords)} />
      {!hasPlan && (
        <NumberField name="members" label="How many members has the group?" unit="people" optional />
      )}
      <RadioChoice
        name="leadersCome"
        label="Do its leaders come along?"
        options={options(words.leadersComeWords)}
      />
      <Checkbox name="wantsSupervision" label="We would like consultation or supervision while we move" />
      <Message label="What would you like to know, or tell us?" />
    </>
  ),
  'join-group': () => (
    <>
      <Profession />
      <Way label="How would you like to meet?" />
      <TextField
        name="area"
        label="Near which town?"
        hint="Where meeting in person would be near enough for you."
        optional
      />
      <TextField
        name="times"
        label="When are you free?"
        hint="Such as: Tuesday or Thursday evenings."
        optional
      />
      <Message label="Anything else?" optional />
    </>
  ),
  'find-supervision': () => (
    <>
      <RadioChoice name="seeks" label="What are you looking for?" options={options(words.seeksWords)} />
      <RadioChoice name="leading" label="Do you lead a group?" options={options(words.leadingWords)} />
      <Way label="How would you like to meet for it?" />
      <Message label="Anything else?" optional />
    </>
  ),
  'become-leader': () => (
    <>
      <Profession />
      <RadioChoice
        name="experience"
        label="Have you been a member of a Balint group?"
        options={options(words.experienceWords)}
      />
      <Checkbox name="psychodynamic" label="I have a psychodynamic training, or a similar one" />
      <RadioChoice name="wish" label="What would you like to do?" options={options(words.leadingWishWords)} />
      <Message label="Anything else?" optional />
    </>
  ),
  concern: () => (
    <>
      <TextField
        name="group"
        label="Which group is it?"
        hint="Its name or its town, as you know it. You may leave it out for now."
        optional
      />
      <RadioChoice name="standing" label="What is your part in it?" options={options(words.standingWords)} />
      <Message label="What worries you?" />
      <RadioChoice name="wish" label="What do you wish for?" options={options(words.concernWishWords)} />
    </>
  ),
  'something-else': () => <Message label="What would you like to know, or tell us?" />,
}
