import { LinkButton } from '../../../../ui/actions.tsx'
import { Section } from '../../../../ui/layout.tsx'
import { ToldCheckList } from '../../../../ui/room-check/told-check-list.tsx'
import type { ToldChecks } from '../../../room/queries/told-checks.ts'

/** Before a meeting in the room of this site: what members have told its leaders of their computers (R32, R33). */
export function ChecksSection({ checks, room }: { checks: ToldChecks; room: string }) {
  return (
    <Section
      id="checks"
      title="Are their computers ready?"
      lead="Everybody can look beforehand whether camera, microphone, sound and connection work, and tell you if they like. It is deleted when the meeting is over."
      actions={
        <LinkButton href={room} tone="plain">
          The room
        </LinkButton>
      }
    >
      {checks.lines.length > 0 ? (
        <ToldCheckList {...checks} />
      ) : (
        <p>
          Nobody has told theirs yet. Reminders and the letter before the first meeting lead to the check.
        </p>
      )}
    </Section>
  )
}
