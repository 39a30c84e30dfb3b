import type { Attempt } from '../../../ui/attempt.ts'
import { Form } from '../../../ui/form.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section } from '../../../ui/layout.tsx'
import type { Seat } from '../../../ui/seats.ts'
import { OrganisationFields, type OrganisationFieldsProps } from './organisation-fields.tsx'

interface ProposePageProps extends OrganisationFieldsProps {
  group: FramedGroup
  seats: readonly Seat[]
  attempt?: Attempt | undefined
}

/** A leader adds an organisation that the book lacks. */
export function ProposePage({ group, seats, attempt, ...fields }: ProposePageProps) {
  const here = `/groups/${group.id}/outreach`
  return (
    <GroupFrame group={group} seats={seats} standing="leader" title="Add an organisation" current={here}>
      <Section
        title="An organisation that is missing"
        lead="It joins the society’s shared book; you can ask it at once, and whoever keeps the book looks at it. Please an office’s public address, never somebody’s own: individuals’ addresses are neither imported nor bought."
      >
        <Form
          action={`${here}/organisations`}
          attempt={attempt}
          submit="Add to the book"
          beside={<a href={here}>Back to outreach</a>}
        >
          <OrganisationFields {...fields} />
        </Form>
      </Section>
    </GroupFrame>
  )
}
