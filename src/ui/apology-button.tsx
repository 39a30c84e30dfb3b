import { PostButton } from './actions.tsx'

interface ApologyButtonProps {
  groupId: string
  meetingId: string
  /** Whether the reader has sent apologies already. */
  sent: boolean
  /** The page it stands on, where it leads back to. */
  from: 'circle' | 'meeting' | 'dates' | 'group-dates'
  /** Which of several meetings it is, for those who hear it without seeing its row. */
  about?: string | undefined
}

/** "I cannot come" with one press, without a reason; and back again. */
export function ApologyButton({ groupId, meetingId, sent, from, about }: ApologyButtonProps) {
  const path = `/groups/${groupId}/meetings/${meetingId}/apologies`
  return sent ? (
    <PostButton action={`${path}/withdrawal`} label="I can come after all" about={about} fields={{ from }} />
  ) : (
    <PostButton action={path} label="I cannot come" about={about} fields={{ from }} />
  )
}
