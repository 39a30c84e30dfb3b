import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { NumberField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import type { GroupPlace } from '../queries/group-arrangements.ts'

interface PlaceFormProps {
  groupId: string
  place: GroupPlace | null
  attempt: Attempt | undefined
}

export function PlaceForm({ groupId, place, attempt }: PlaceFormProps) {
  return (
    <Form
      action={`/groups/${groupId}/place`}
      attempt={attempt}
      submit={place ? 'Save the place' : 'Name the place'}
    >
      <TextField
        name="name"
        label="Name of the place"
        hint="Such as “Seminar room, Leith Health Centre”."
        value={place?.name}
      />
      <TextField name="address" label="Address and how to find it" value={place?.address} />
      <NumberField
        name="seats"
        label="Chairs in one circle"
        hint="Comfortably, without a table: members and leaders together."
        value={place?.seats}
      />
      <Checkbox
        name="freeForAllDates"
        label="It is ours on every date"
        hint="Booked for the whole term, not week by week."
        checked={place?.freeForAllDates}
      />
      <Checkbox
        name="freeFromIntrusion"
        label="Nobody walks in and nobody listens in"
        checked={place?.freeFromIntrusion}
      />
      <Select
        name="base"
        label="Whose house is it?"
        blank="Not said"
        options={[
          { value: 'institution', label: 'An institution’s that supports the group' },
          { value: 'independent', label: 'We only use the room, and set our own rules' },
        ]}
        value={place?.base ?? undefined}
        optional
      />
      {place && (
        <RadioChoice
          name="change"
          label="What is new?"
          hint="A group feels every change of place, above all one that nobody expected."
          options={[
            { value: 'same', label: 'The same place, said better' },
            { value: 'planned', label: 'Another place, announced well ahead' },
            { value: 'unplanned', label: 'Another place, at short notice' },
          ]}
          value="same"
        />
      )}
    </Form>
  )
}

interface LinkFormProps {
  groupId: string
  link: string | null
  attempt: Attempt | undefined
}

export function LinkForm({ groupId, link, attempt }: LinkFormProps) {
  return (
    <Form action={`/groups/${groupId}/link`} attempt={attempt} submit="Save the way in">
      <TextField
        name="url"
        type="url"
        label="Address of your online room"
        hint="One address for every meeting, beginning with https://. Switch recording and private chat off there."
        value={link ?? undefined}
      />
    </Form>
  )
}
