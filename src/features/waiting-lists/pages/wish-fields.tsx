import { professions } from '../../../shared/professions.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { TextField } from '../../../ui/fields.tsx'

export interface WishFieldsProps {
  regions: readonly { id: string; name: string }[]
  /** The value that stands for no region. */
  onlineOnly: string
  region?: string | undefined
  online?: boolean | undefined
  profession?: string | undefined
  area?: string | undefined
}

/** What somebody wants to hear of. */
export function WishFields({ regions, onlineOnly, ...wishes }: WishFieldsProps) {
  return (
    <>
      <Select
        name="region"
        label="Where would you go?"
        blank="Choose a region"
        options={[
          ...regions.map(({ id, name }) => ({ value: id, label: name })),
          { value: onlineOnly, label: 'Online only' },
        ]}
        value={wishes.region}
      />
      <Checkbox
        name="online"
        label="A group that meets online would suit me, too"
        hint="Online groups meet on a computer, and distance does not matter."
        checked={wishes.online}
      />
      <Select
        name="profession"
        label="What do you do?"
        hint="Some groups are for certain professions: we write only of those that would take you."
        blank="Choose a profession"
        options={professions.map((one) => ({ value: one, label: one }))}
        value={wishes.profession}
      />
      <TextField
        name="area"
        label="Your town or area"
        width="medium"
        optional
        hint="Our emails repeat it beside the group’s own area, so that you see how far it is. Nobody else reads it."
        value={wishes.area}
      />
    </>
  )
}
