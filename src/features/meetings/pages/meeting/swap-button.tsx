import { PostButton, type Tone } from '../../../../ui/actions.tsx'

interface SwapButtonProps {
  path: string
  leaders: readonly { personId: string; name: string }[]
  roles: { moderatorId: string | null; processLeaderId: string | null }
  /** Where the click leads back to. */
  back: 'meeting' | 'meetings'
  /** Which meeting it is, where several stand below each other. */
  about?: string | undefined
  tone?: Tone | undefined
}

/** Each leader gets the other's task, with one click (R59). It says who will moderate: two who click at once agree. */
export function SwapButton({ path, leaders, roles, back, about, tone = 'quiet' }: SwapButtonProps) {
  const next = leaders.find(({ personId }) => personId === roles.processLeaderId)
  if (!next || roles.moderatorId === null) return null
  return (
    <PostButton
      action={`${path}/swap`}
      label={back === 'meeting' ? `Swap: ${next.name} moderates` : 'Swap'}
      about={about}
      tone={tone}
      fields={{ moderator: next.personId, back }}
    />
  )
}
