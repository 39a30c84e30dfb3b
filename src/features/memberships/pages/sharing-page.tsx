import type { MemberCard } from '../../../shared/member-card.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Form } from '../../../ui/form.tsx'
import { type Framing, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import { MemberCardFields } from '../../../ui/member-card-fields.tsx'

interface SharingPageProps {
  framing: Framing
  groupId: string
  card: MemberCard
  attempt?: Attempt | undefined
}

export function SharingPage({ framing, groupId, card, attempt }: SharingPageProps) {
  const circle = `/groups/${groupId}/circle`
  return (
    <GroupFrame {...framing} title="What others see of you" current={circle}>
      <BackLink href={circle}>The circle</BackLink>
      <Section>
        <Form action={`${circle}/sharing`} attempt={attempt} submit="Save">
          <MemberCardFields card={card} />
        </Form>
      </Section>
    </GroupFrame>
  )
}
