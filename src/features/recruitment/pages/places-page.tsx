import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { NumberField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface PlacesPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  byItself: boolean
  days: number
  membersAgree: boolean
  attempt?: Attempt | undefined
}

/** The group's own ways with free places; both are off until its leaders choose them. */
export function PlacesPage({ group, seats, byItself, days, membersAgree, attempt }: PlacesPageProps) {
  const list = `/groups/${group.id}/applicants`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="How you give places" current={list}>
      <BackLink href={list}>All applicants</BackLink>
      <Section
        title="How you give places"
        lead="Places go to people whom you have talked with and chosen. These two are up to your group."
      >
        <Form action={`/groups/${group.id}/places`} attempt={attempt} submit="Save">
          <Fieldset
            legend="When a place becomes free"
            hint="Without this you are told who is next on your waiting list, and offer it with one press. Only people whom you have put on the list are on it, in that order."
          >
            <Checkbox
              name="by_itself"
              label="Offer it to the next on the list by itself"
              hint="Nobody is admitted by it: they still say yes or no, and an offer that runs out goes on to the next. You are told each time."
              checked={byItself}
            />
            <NumberField
              name="days"
              label="Time to answer such an offer"
              unit="days"
              value={days}
              hint="Until the end of the last day."
            />
          </Fieldset>
          <Fieldset legend="When somebody new may come">
            <Checkbox
              name="members_agree"
              label="Ask the members before a place is offered"
              hint="Applicants read of it before they apply. Members learn a name and a profession once you want to offer, and answer yes or “please talk to me first”, to you alone. You decide."
              checked={membersAgree}
            />
          </Fieldset>
        </Form>
      </Section>
    </GroupFrame>
  )
}
