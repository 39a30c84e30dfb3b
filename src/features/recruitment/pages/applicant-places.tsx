import { listed } from '../../../shared/listed.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'

export interface MembersAsked {
  members: number
  yes: number
  /** Who would like to talk first. */
  talkFirst: readonly string[]
}

interface MembersSectionProps {
  action: string
  name: string
  /** null: they have not been asked yet. */
  asked: MembersAsked | null
  attempt?: Attempt | undefined
}

/** The group's own rule: its members are asked before a place is offered. The leaders decide. */
export function MembersSection({ action, name, asked, attempt }: MembersSectionProps) {
  return (
    <Section
      id="members"
      title="Do the members agree?"
      lead="Your group asks its members before a newcomer is offered a place. What they answer is read by the leaders alone, and gone with your decision."
    >
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {asked ? (
        <Notice
          kind={asked.talkFirst.length > 0 ? 'attention' : 'info'}
          title={`${asked.yes} of ${asked.members} have said yes`}
        >
          {asked.talkFirst.length > 0 ? (
            <p>Please talk first with {listed(asked.talkFirst)}; then decide.</p>
          ) : (
            <p>
              {asked.yes === asked.members
                ? 'Nothing stands in the way of your decision.'
                : 'You are told when the last has answered; you need not wait for it.'}
            </p>
          )}
        </Notice>
      ) : (
        <PostButton
          action={action}
          label="Ask the members"
          tone="primary"
          confirm={`Each member gets an email, and learns the name and the profession of ${name}, nothing more.`}
        />
      )}
    </Section>
  )
}
