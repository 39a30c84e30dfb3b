import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Circle } from '../../../ui/circle.tsx'
import { DateField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Details } from '../../../ui/notices.tsx'
import type { PlanOutcome } from '../../groups/rules/plan.ts'
import type { EnquirersInvitation, Enquiry } from '../queries.ts'
import type { EnquiryStep } from '../rules/next-step.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'
import { PlanCostInShort, verdictInWords } from './plan-outcome.tsx'
import { planInWords } from './words.ts'

export interface ShownPlan {
  plan: TrialPlan
  outcome: PlanOutcome
}

/** The plan that came along: its circle, its cost, its gaps. */
export function EnquiryPlan({ plan, outcome }: ShownPlan) {
  return (
    <Card level={2} title="The plan">
      <Circle
        size="medium"
        seats={outcome.circle}
        centre={{ figure: plan.expectedMembers, words: 'members in all' }}
      />
      <p>{planInWords(plan)}</p>
      <PlanCostInShort plan={plan} outcome={outcome} />
      <p>{verdictInWords(outcome)}</p>
      {outcome.missing.length > 0 && (
        <Details summary={`Still missing (${outcome.missing.length})`}>
          <ul>
            {outcome.missing.map(({ rule, reason }) => (
              <li key={rule.name}>
                {rule.title}: {reason}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  )
}

interface DiscussionProps {
  enquiry: Enquiry
  discussionOn: Temporal.PlainDate | null
  attempt?: Attempt | undefined
}

export function Discussion({ enquiry, discussionOn, attempt }: DiscussionProps) {
  if (enquiry.closedAt) return null
  return (
    <div id="first-talk">
      <Card level={2} title="First talk">
        <Form
          action={`/enquiries/${enquiry.id}/discussion`}
          attempt={attempt}
          submit="Note the day"
          tone="plain"
        >
          <DateField
            name="heldOn"
            label="Day"
            hint="The enquirer sees it on their page."
            value={discussionOn ?? undefined}
          />
        </Form>
      </Card>
    </div>
  )
}

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
  if (enquiry.kind === 'something-else' && !invitation && enquiry.closedAt) return null
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
