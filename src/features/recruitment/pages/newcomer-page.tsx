import type { Attempt } from '../../../ui/attempt.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { RadioChoice } from '../../../ui/choices.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface NewcomerPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  newcomer: { questionId: string; name: string; profession: string; answer: 'yes' | 'talk-first' | null }
  attempt?: Attempt | undefined
}

/** A member is asked about somebody whom the leaders would like to offer a place. */
export function NewcomerPage({ group, seats, newcomer, attempt }: NewcomerPageProps) {
  const circle = `/groups/${group.id}/circle`
  return (
    <GroupFrame group={group} seats={seats} standing="member" title="A newcomer" current={circle}>
      <BackLink href={circle}>The circle</BackLink>
      <Section
        title={`Your leaders would like to offer ${newcomer.name} a place`}
        lead="They have talked with them and think that it fits. In this group the members are asked first: somebody you work with or for, or are close to, may be a reason to talk. Please keep the name to yourself."
      >
        <Stack>
          <Facts
            facts={[
              ['Name', newcomer.name],
              ['Profession', newcomer.profession],
            ]}
          />
          <Form
            action={`/groups/${group.id}/newcomers/${newcomer.questionId}`}
            attempt={attempt}
            submit="Tell the leaders"
          >
            <RadioChoice
              name="answer"
              label="Your answer"
              hint="Only the leaders read it, and they decide. There is no need to say why here."
              value={newcomer.answer ?? undefined}
              options={[
                { value: 'yes', label: 'Yes, that is fine with me' },
                {
                  value: 'talk-first',
                  label: 'Please talk to me first',
                  hint: 'They get in touch with you before they offer the place.',
                },
              ]}
            />
          </Form>
        </Stack>
      </Section>
    </GroupFrame>
  )
}
