import { professions } from '../../../shared/professions.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Checkbox, Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { GroupLeader } from '../queries/group-leaders.ts'
import type { PlannedFacts } from '../rules/group-facts.ts'

interface LeaderEntryFormProps {
  groupId: string
  entry: GroupLeader['entry']
  /** What a founder had planned: shown to be confirmed as long as nothing is said. */
  planned: PlannedFacts | null
  attempt: Attempt | undefined
}

type Entry = Omit<NonNullable<GroupLeader['entry']>, 'profession'> & { profession?: string | null }

export function LeaderEntryForm({ groupId, entry: said, planned, attempt }: LeaderEntryFormProps) {
  const entry: Entry | null = said ?? (planned && entryOfPlan(planned))
  return (
    <Form action={`/groups/${groupId}/leaders/entry`} attempt={attempt} submit="Save what I say about me">
      {!said && planned && (
        <Notice kind="info" title="Begun from the plan you tried">
          <p>See whether it is true of you yourself, then save it: only then does it count.</p>
        </Notice>
      )}
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
    </Form>
  )
}

/** Of several leaders, the plan did not say which one is trained. */
function entryOfPlan({ leaders, leadersWereMembers, onePsychodynamic }: PlannedFacts): Entry {
  return {
    groupMemberExperience: leadersWereMembers,
    psychodynamicTraining: leaders <= 1 && onePsychodynamic,
  }
}
