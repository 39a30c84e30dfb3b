import { LinkButton } from '../../../../ui/actions.tsx'
import { Section } from '../../../../ui/layout.tsx'

interface PlaceSectionProps {
  groupId: string
  meetingId: string
  /** null: online, or no room yet. */
  place: { name: string; once: boolean } | null
}

/** Another room for this meeting, where that cannot be helped (R28). */
export function PlaceSection({ groupId, meetingId, place }: PlaceSectionProps) {
  if (!place) return null
  return (
    <Section
      title="Another place"
      lead={
        place.once
          ? `This meeting alone is at ${place.name}.`
          : 'A change of place unsettles a group. Where it cannot be helped, everybody is told once.'
      }
    >
      <LinkButton href={`/groups/${groupId}/place/choice?meeting=${meetingId}`} tone="plain">
        Meet elsewhere
      </LinkButton>
    </Section>
  )
}
