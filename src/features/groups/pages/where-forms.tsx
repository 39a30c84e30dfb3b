import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox } from '../../../ui/choices.tsx'
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
