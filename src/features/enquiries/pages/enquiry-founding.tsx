import { isAboutOwnGroup } from '../../../shared/enquiry-kinds.ts'
import { PostButton } from '../../../ui/actions.tsx'
import { Card } from '../../../ui/layout.tsx'
import type { EnquirersInvitation, Enquiry } from '../queries.ts'
import type { EnquiryStep } from '../rules/next-step.ts'

export interface InvitationInWords extends EnquirersInvitation {
  on: string
  until: string
}

interface InvitationProps {
  enquiry: Enquiry
  invitation: InvitationInWords | null
  step: EnquiryStep
}

/** How it stands with founding a group. The button stands here unless it is the next step anyway. */
export function InvitationState({ enquiry, invitation, step }: InvitationProps) {
  if (!invitation && (enquiry.closedAt || !isAboutOwnGroup(enquiry.kind))) return null
  const mayInvite =
    !enquiry.closedAt &&
    step !== 'invite' &&
    (!invitation || invitation.state === 'run-out' || invitation.state === 'declined')
  return (
    <Card level={2} title="Founding a group">
      <p>{invitation ? standing(invitation) : 'The enquirer has not been invited yet.'}</p>
      {invitation?.groupId && (
        <p>
          <a href={`/groups/${invitation.groupId}`}>The group that came of it</a>
        </p>
      )}
      {mayInvite && (
        <PostButton
          action={`/enquiries/${enquiry.id}/founder-invitation`}
          label="Invite to found a group"
          confirm="The enquirer gets an email with a link. When they accept, they have a group in planning, begun from their plan."
        />
      )}
    </Card>
  )
}

function standing({ state, on, until }: InvitationInWords): string {
  if (state === 'accepted') return `Invited on ${on}, and accepted.`
  if (state === 'declined') return `Invited on ${on}, and declined.`
  if (state === 'open') return `Invited on ${on}. The invitation can be accepted until ${until}.`
  return `Invited on ${on}. The invitation ran out on ${until} without an answer.`
}
