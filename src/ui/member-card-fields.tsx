import type { MemberCard } from '../shared/member-card.ts'
import { Checkbox } from './choices.tsx'
import { TextArea, TextField } from './fields.tsx'
import { Fieldset } from './form.tsx'

/** Each decides alone what the others see (R54); what stays empty is not shown. */
export function MemberCardFields({ card }: { card: MemberCard }) {
  return (
    <Fieldset
      legend="What the others of the circle see of you"
      hint="Your name, and whatever you fill in here: leave empty what you would rather tell in person. Only the leaders and members of this group see it, and you can change it at any time on the circle’s page."
    >
      <TextField
        name="shown_profession"
        label="Your profession"
        width="medium"
        optional
        value={card.profession}
      />
      <TextField
        name="shown_workplace"
        label="Where you work"
        hint="As much of it as you like: a town, a kind of practice."
        optional
        value={card.workplace}
      />
      <TextField
        name="shown_phone"
        label="A phone number"
        type="tel"
        autocomplete="tel"
        width="medium"
        optional
        value={card.phone}
      />
      <Checkbox
        name="shows_email"
        label="They may see my email address"
        hint="The one you sign in with."
        checked={card.showsEmail}
      />
      <TextArea
        name="shown_words"
        label="A few words about yourself"
        hint="Nothing about a patient, please."
        rows={3}
        optional
        value={card.ownWords}
      />
    </Fieldset>
  )
}
