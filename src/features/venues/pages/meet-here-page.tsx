import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { ClashList } from '../../../ui/clash-list.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { Venue } from '../queries/venues.ts'
import type { ClashLine } from '../rules/clash-words.ts'
import { ComingFields, type ComingFieldsProps } from './coming-fields.tsx'
import { VenueFacts } from './venue-facts.tsx'

export interface MeetHerePageProps extends ComingFieldsProps {
  group: Group
  seats: readonly Seat[]
  venue: Venue
  /** The group's dates on which it is taken. */
  clashes: readonly ClashLine[]
  attempt?: Attempt | undefined
}

/** One place of the book, looked at for a group: its facts, whether it is free, and the step to meet there. */
export function MeetHerePage({ group, seats, venue, clashes, attempt, ...coming }: MeetHerePageProps) {
  const path = `/groups/${group.id}/place`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title={venue.name} current={path}>
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={`${path}/choice`}>The book of places</BackLink>
          <Section title={venue.name}>
            <VenueFacts venue={venue} />
          </Section>
        </Stack>
        <ClashList title="It is not free on these of your dates" clashes={clashes} />
        {coming.ahead.length > 0 && clashes.length === 0 && (
          <Notice kind="good" title="No other group is there on any of your dates." />
        )}
        <Section title="Meet here">
          <Form
            action={`${path}/venues/${venue.id}`}
            attempt={attempt}
            submit={coming.isMove ? 'Move here and tell everybody' : 'Meet here'}
          >
            <ComingFields {...coming} />
          </Form>
        </Section>
      </Stack>
    </GroupFrame>
  )
}
