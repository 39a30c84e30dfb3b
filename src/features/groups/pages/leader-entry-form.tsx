import { professions } from '../../../shared/professions.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, RadioChoice, Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import type { GroupLeader } from '../queries/group-leaders.ts'

interface LeaderEntryFormProps {
  groupId: string
  entry: GroupLeader['entry']
  attempt: Attempt | undefined
}

export function LeaderEntryForm({ groupId, entry, attempt }: LeaderEntryFormProps) {
  return (
    <Form action={`/groups/${groupId}/leaders/entry`} attempt={attempt} submit="Save what I say about me">
      <Checkbox
        name="groupMemberExperience"
        label="I have been a member of a Balint group"
        hint="One learns from the inside what a group does."
        checked={entry?.groupMemberExperience}
      />
      <Checkbox
        name="psychodynamicTraining"
        label="I am trained in psychodynamic psychotherapy, or something near it"
        hint="Ideally one of a group’s leaders is."
        checked={entry?.psychodynamicTraining}
      />
      <Select
        name="profession"
        label="Profession"
        optional
        blank="Not said"
        options={professions.map((one) => ({ value: one, label: one }))}
        value={entry?.profession ?? undefined}
      />
      <RadioChoice
        name="accreditation"
        label="Accreditation"
        value={entry?.accreditation ?? 'none'}
        options={[
          { value: 'accredited', label: 'Accredited by the society' },
          { value: 'working-towards', label: 'Working towards it' },
          { value: 'none', label: 'Neither' },
        ]}
      />
    </Form>
  )
}
