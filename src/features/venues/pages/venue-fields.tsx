import type { Currency } from '../../../shared/money.ts'
import { venueBaseNames, venueBases, venueKindNames, venueKinds } from '../../../shared/venue-kinds.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { EmailField, MoneyField, NumberField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset } from '../../../ui/form.tsx'
import type { Venue } from '../queries/venues.ts'

export interface VenueFieldsProps {
  venue?: Venue | undefined
  regions: readonly { id: string; name: string }[]
  /** The society's. */
  currency: Currency
  /** Where a new one most likely is. */
  near?: { area: string | null; regionId: string | null } | undefined
}

/** What the book keeps of a place (R26–R31). */
export function VenueFields({ venue, regions, currency, near }: VenueFieldsProps) {
  return (
    <>
      <Fieldset legend="The room">
        <TextField
          name="name"
          label="Name of the place"
          hint="Such as “Seminar room, Leith Health Centre”."
          value={venue?.name}
        />
        <TextField name="address" label="Address and how to find it" value={venue?.address} />
        <TextField
          name="area"
          label="Town, or a part of one"
          optional
          width="medium"
          value={venue?.area ?? near?.area ?? undefined}
        />
        <Select
          name="region"
          label="Region"
          blank="No region"
          optional
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={venue?.regionId ?? near?.regionId ?? undefined}
        />
        <Select
          name="kind"
          label="What it is"
          options={venueKinds.map((kind) => ({ value: kind, label: venueKindNames[kind] }))}
          value={venue?.kind}
        />
        <NumberField
          name="seats"
          label="Chairs in one circle"
          hint="Comfortably, without a table: members and leaders together."
          value={venue?.seats}
        />
        <Checkbox
          name="freeFromIntrusion"
          label="Nobody walks in and nobody listens in"
          checked={venue?.freeFromIntrusion}
        />
        <Select
          name="base"
          label="Whose house is it?"
          blank="Not said"
          options={venueBases.map((base) => ({ value: base, label: venueBaseNames[base] }))}
          value={venue?.base ?? undefined}
          optional
        />
      </Fieldset>
      <ParticularFields venue={venue} currency={currency} />
    </>
  )
}

/** How one gets in, what it costs, whom to ask and what the house wants. */
export function ParticularFields({ venue, currency }: Pick<VenueFieldsProps, 'venue' | 'currency'>) {
  return (
    <>
      <Fieldset legend="Getting in" hint="Members read this, too.">
        <Checkbox name="stepFree" label="Step-free from the street to the chair" checked={venue?.stepFree} />
        <Checkbox
          name="accessibleToilet"
          label="A toilet one can reach with a wheelchair"
          checked={venue?.accessibleToilet}
        />
        <Checkbox name="parking" label="Parking nearby" checked={venue?.parking} />
        <TextArea
          name="accessNote"
          label="What else helps one to get in"
          hint="Which door, which bell, which bus. No codes of locks: whoever reads this may not be in the group for ever."
          optional
          rows={2}
          value={venue?.accessNote ?? undefined}
        />
      </Fieldset>
      <Fieldset legend="What it costs">
        <MoneyField
          name="cost"
          label="Price"
          optional
          currency={venue?.costCurrency ?? currency}
          value={venue?.costMinor ?? undefined}
        />
        <Select
          name="costPer"
          label="For"
          options={[
            { value: 'meeting', label: 'each meeting' },
            { value: 'hour', label: 'each hour' },
          ]}
          value={venue?.costPer ?? undefined}
        />
        <TextField
          name="costNote"
          label="In words"
          hint="Such as “heating included”, or “a box of biscuits at Christmas”."
          optional
          value={venue?.costNote ?? undefined}
        />
      </Fieldset>
      <Fieldset legend="Whom to ask there" hint="Leaders and the society’s office read this, nobody else.">
        <TextField
          name="contactName"
          label="Name, or an office"
          optional
          autocomplete="off"
          value={venue?.contactName ?? undefined}
        />
        <TextField
          name="contactPhone"
          label="Telephone"
          type="tel"
          optional
          autocomplete="off"
          width="medium"
          value={venue?.contactPhone ?? undefined}
        />
        <EmailField
          name="contactEmail"
          label="Email address"
          optional
          autocomplete="off"
          value={venue?.contactEmail ?? undefined}
        />
      </Fieldset>
      <Fieldset legend="What the house wants">
        <TextField
          name="supportedBy"
          label="Who supports it"
          hint="A clinical department, an educational body, a charity."
          optional
          value={venue?.supportedBy ?? undefined}
        />
        <TextArea
          name="houseRules"
          label="Rules of the house that a group has to keep"
          optional
          rows={2}
          value={venue?.houseRules ?? undefined}
        />
      </Fieldset>
    </>
  )
}
