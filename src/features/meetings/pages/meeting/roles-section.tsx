import { formatDateOnly } from '../../../../shared/calendar.ts'
import { PostButton } from '../../../../ui/actions.tsx'
import type { Attempt } from '../../../../ui/attempt.ts'
import { Checkbox, RadioChoice } from '../../../../ui/choices.tsx'
import { Form } from '../../../../ui/form.tsx'
import { Row, Section, Stack } from '../../../../ui/layout.tsx'
import { Details, Notice } from '../../../../ui/notices.tsx'
import { SwapButton } from './swap-button.tsx'

export interface ShownRoles {
  moderatorId: string | null
  processLeaderId: string | null
  /** Who will not be there, as they have said. */
  awayIds: readonly string[]
  /** Since when the members read the roles; null: the leaders have not told them (R59). */
  toldOn: Temporal.PlainDate | null
  /** They have just been swapped here. */
  wasSwapped: boolean
}

export interface RolesSectionProps {
  path: string
  leaders: readonly { personId: string; name: string }[]
  roles: ShownRoles
  attempt: Attempt | undefined
}

/** Who does what, with the swap in one click; whether the members know (R58, R59). */
export function RolesSection(props: RolesSectionProps) {
  const { path, leaders, roles, attempt } = props
  const alone = leadsAlone(props)
  return (
    <Section
      id="roles"
      title="Roles"
      lead="One leader moderates: waiting room, technology, time. The other watches the group’s process and how people feel."
    >
      <Stack>
        {roles.wasSwapped && <Swapped {...props} />}
        {alone && (
          <Notice kind="attention" title={`${alone.away} will not be there.`}>
            <p>{alone.there} would lead this meeting alone.</p>
            <PostButton
              action={`${path}/roles`}
              label={`${alone.there} leads alone`}
              fields={{ moderator: alone.thereId, alone: 'yes' }}
            />
          </Notice>
        )}
        <Row>
          <p>{rolesInWords(props)}</p>
          <SwapButton path={path} leaders={leaders} roles={roles} back="meeting" tone="plain" />
        </Row>
        <Details summary="Choose otherwise" open={attempt !== undefined || roles.moderatorId === null}>
          <Form action={`${path}/roles`} attempt={attempt} submit="Save the roles" tone="plain">
            <RadioChoice
              name="moderator"
              label="Who moderates this meeting?"
              options={leaders.map(({ personId, name }) => ({ value: personId, label: name }))}
              value={roles.moderatorId ?? undefined}
            />
            {leaders.length > 1 && (
              <Checkbox
                name="swapping"
                label="Swap from meeting to meeting from here on"
                hint="Otherwise only this meeting changes."
              />
            )}
            {leaders.length > 1 && (
              <Checkbox
                name="alone"
                label="They lead this meeting alone"
                hint="The other will not be there."
              />
            )}
          </Form>
        </Details>
        {leaders.length > 1 && <Told {...props} />}
      </Stack>
    </Section>
  )
}

const nameIn = (leaders: RolesSectionProps['leaders'], id: string | null): string | null =>
  leaders.find(({ personId }) => personId === id)?.name ?? null

/** 'Ailsa Grant moderates, Tom Reid watches the process.' */
function rolesInWords({ leaders, roles }: RolesSectionProps): string {
  const moderator = nameIn(leaders, roles.moderatorId)
  const process = nameIn(leaders, roles.processLeaderId)
  if (!moderator) return 'Nobody has been chosen yet.'
  if (process) return `${moderator} moderates, ${process} watches the process.`
  return leaders.length > 1 ? `${moderator} leads this meeting alone.` : `${moderator} leads, and does both.`
}

/** One of two will be away, and the meeting still counts on both. */
function leadsAlone({ leaders, roles }: RolesSectionProps) {
  if (leaders.length !== 2 || roles.processLeaderId === null) return null
  const away = leaders.filter(({ personId }) => roles.awayIds.includes(personId))
  const there = leaders.find(({ personId }) => !roles.awayIds.includes(personId))
  const [gone] = away
  return gone && there ? { away: gone.name, there: there.name, thereId: there.personId } : null
}

function Swapped({ path, leaders, roles }: RolesSectionProps) {
  return (
    <Notice
      kind="good"
      title={`Swapped: ${nameIn(leaders, roles.moderatorId) ?? ''} moderates this meeting.`}
    >
      <p>The meetings after it are as they were. The turns can follow from here, meeting by meeting.</p>
      <PostButton action={`${path}/turns`} label="Let the turns follow from here" />
    </Notice>
  )
}

function Told({ roles, path }: RolesSectionProps) {
  if (roles.toldOn === null) {
    return (
      <Row>
        <p>Talk about the roles with the group; members then read here who does what.</p>
        <PostButton action={`${path}/roles-told`} label="We have told the group" fields={{ told: 'yes' }} />
      </Row>
    )
  }
  return (
    <Row>
      <p>Since {formatDateOnly(roles.toldOn)} members read who does what.</p>
      <PostButton action={`${path}/roles-told`} label="Keep it to ourselves" tone="quiet" />
    </Row>
  )
}
