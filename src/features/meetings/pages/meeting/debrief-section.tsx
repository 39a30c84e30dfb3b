import { formatDateOnly } from '../../../../shared/calendar.ts'
import { LinkButton } from '../../../../ui/actions.tsx'
import { Section } from '../../../../ui/layout.tsx'
import type { DebriefStanding } from '../../../debriefs/queries/debrief-standing.ts'

/** To whoever led the meeting: how it stands with its debrief. */
export function DebriefSection({ path, debrief }: { path: string; debrief: DebriefStanding }) {
  return (
    <Section title="Debrief" lead={howItStands(debrief)}>
      {(debrief.canWrite || debrief.keptUntil) && (
        <LinkButton href={`${path}/debrief`} tone={debrief.isHeld ? 'quiet' : 'plain'}>
          {debrief.isHeld ? 'Open the debrief' : 'Take some minutes for it'}
        </LinkButton>
      )}
    </Section>
  )
}

function howItStands({ isHeld, keptUntil, canWrite }: DebriefStanding): string {
  if (keptUntil) return `Sealed for its leaders alone, until ${formatDateOnly(keptUntil)}.`
  if (isHeld) return 'Held; nothing of it is kept.'
  return canWrite
    ? 'How did you lead, and what did it do to you? Best while it is fresh; only those who led can read it.'
    : 'None was noted.'
}
