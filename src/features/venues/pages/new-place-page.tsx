import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import { ComingFields, type ComingFieldsProps } from './coming-fields.tsx'
import { VenueFields, type VenueFieldsProps } from './venue-fields.tsx'

export interface NewPlacePageProps extends ComingFieldsProps, Omit<VenueFieldsProps, 'venue'> {
  group: Group
  seats: readonly Seat[]
  attempt?: Attempt | undefined
}

/** A place that stands in no book yet: written once, and the group meets there. */
export function NewPlacePage({
  group,
  seats,
  regions,
  currency,
  near,
  attempt,
  ...coming
}: NewPlacePageProps) {
  const path = `/groups/${group.id}/place`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="A new place" current={path}>
      <Stack gap="small">
        <BackLink href={path}>Place</BackLink>
        <Section
          title="A new place"
          lead="What you know already is enough; the rest can be added when you have been there."
        >
          <Form
            action={path}
            attempt={attempt}
            submit={coming.isMove ? 'Move there and tell everybody' : 'Name the place'}
            wide
          >
            <VenueFields regions={regions} currency={currency} near={near} />
            <RadioChoice
              name="sharing"
              label="Who may know of it?"
              options={[
                {
                  value: 'shared',
                  label: 'All groups of the society',
                  hint: 'It stands in the book for leaders and the office. For a house that lets its rooms.',
                },
                {
                  value: 'private',
                  label: 'Our group alone',
                  hint: 'For somebody’s practice or home.',
                },
              ]}
              value="private"
            />
            <ComingFields {...coming} />
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
