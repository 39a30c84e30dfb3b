import { accreditationInWords } from '../../../shared/accreditation.ts'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Facts } from '../../../ui/facts.tsx'
import { EmailField, TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Row, Section } from '../../../ui/layout.tsx'
import { Badge, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../queries/group.ts'
import type { GroupLeader, OpenInvitation } from '../queries/group-leaders.ts'
import type { PlanningFacts } from '../queries/planning/planning-facts.ts'
import type { PlannedFacts } from '../rules/group-facts.ts'
import { LeaderEntryForm } from './leader-entry-form.tsx'
import { type Saved, SavedNotice } from './saved-notice.tsx'

export type LeadersPart = 'invited' | 'withdrawn' | 'entry' | 'phone' | 'naming'

export interface LeadersPageProps {
  group: Group
  seats: readonly Seat[]
  leaders: readonly GroupLeader[]
  invitations: readonly (OpenInvitation & { until: string })[]
  viewerId: string
  /** What the viewer had planned when they founded the group. */
  planned: PlannedFacts | null
  planning: PlanningFacts
  saved: Saved<LeadersPart> | null
  attempts?: {
    invitation?: Attempt | undefined
    entry?: Attempt | undefined
    phone?: Attempt | undefined
    other?: Attempt | undefined
  }
}

export function LeadersPage({ group, seats, attempts = {}, ...props }: LeadersPageProps) {
  const { leaders, invitations, viewerId, saved } = props
  const self = leaders.find(({ personId }) => personId === viewerId)
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Leaders"
      current={`/groups/${group.id}/leaders`}
    >
      {attempts.other?.refusal && <Notice kind="problem" title={attempts.other.refusal} />}
      <Section
        id="who"
        title="Who leads"
        lead="One leader, preferably two: two see more than one, can think about the group together afterwards, and the group still meets when one is ill."
      >
        <SavedNotice saved={saved} of={['withdrawn', 'naming']} />
        <Columns>
          {leaders.map((leader) => (
            <LeaderCard key={leader.personId} groupId={group.id} leader={leader} isSelf={leader === self} />
          ))}
          {invitations.map((invitation) => (
            <InvitationCard key={invitation.id} groupId={group.id} invitation={invitation} />
          ))}
        </Columns>
      </Section>
      <Section
        id="planning"
        title={leaders.length < 2 ? 'How you will lead' : 'How you lead together'}
        lead={
          leaders.length < 2
            ? 'Well ahead, and with time: what you want from the group, what you bring and are wary of, how you run it. Nothing waits for a second leader.'
            : 'Well ahead, and with time: each answers for themselves, neither reads the other’s answers before giving their own, then you agree on a common text.'
        }
      >
        <Card
          title={planningInWords(props.planning)}
          href={`/groups/${group.id}/planning`}
          tone="wash"
          meta={group.leadersMetOn && `The day noted for it: ${formatDateOnly(group.leadersMetOn)}`}
        />
      </Section>
      <Section
        id="invite"
        title={leaders.length < 2 ? 'Invite a second leader' : 'Invite another leader'}
        lead="They get an email with a page of their own, where they accept or decline. Until then they see nothing of the group but its name."
      >
        <SavedNotice saved={saved} of="invited" />
        <Row>
          <LinkButton href={`/groups/${group.id}/co-leaders`} tone={leaders.length < 2 ? 'primary' : 'plain'}>
            See leaders who look for a group
          </LinkButton>
          <span>From the society’s register. Or invite somebody you know:</span>
        </Row>
        <Form
          action={`/groups/${group.id}/leaders/invitations`}
          attempt={attempts.invitation}
          submit="Send the invitation"
        >
          <TextField name="name" label="Their name" autocomplete="off" width="medium" />
          <EmailField name="email" label="Their email address" autocomplete="off" width="medium" />
        </Form>
      </Section>
      <Section
        id="about-you"
        title="About yourself as a leader"
        lead="Your own word. It goes with you to every group you lead; your co-leaders see it, and the society’s register."
      >
        <SavedNotice saved={saved} of="entry" />
        <LeaderEntryForm
          groupId={group.id}
          entry={self?.entry ?? null}
          planned={props.planned}
          attempt={attempts.entry}
        />
        {self && <OwnAccreditation {...self} />}
      </Section>
      <Section
        id="phone"
        title="How the group reaches you"
        lead="When the train or the connection fails, members know whom to ring. One leader’s number is enough."
      >
        <SavedNotice saved={saved} of="phone" />
        <Form action={`/groups/${group.id}/leaders/phone`} attempt={attempts.phone} submit="Save my number">
          <TextField
            name="phone"
            label="Your phone number"
            type="tel"
            autocomplete="tel"
            width="medium"
            optional
            hint="The people of every group you lead see it, on the circle’s page and in the letter before the first meeting. Nobody else does."
            value={self?.phone ?? undefined}
          />
        </Form>
      </Section>
    </GroupFrame>
  )
}

/** The Council's word about the one who looks, and the way to ask for it. */
function OwnAccreditation({ accreditation, accreditationAsked }: GroupLeader) {
  return (
    <p>
      {accreditationInWords[accreditation]}
      {accreditationAsked
        ? ': the Council has your request and answers it.'
        : accreditation === 'accredited'
          ? ', as the Council has decided. '
          : ', as far as the Council has decided. '}
      <a href="/register/me">
        {accreditation === 'accredited' || accreditationAsked
          ? 'Your entry in the register'
          : 'Ask the Council to confirm it, and complete your entry in the register'}
      </a>
    </p>
  )
}

/** How far the leaders have come with their planning; the way there. */
function planningInWords({
  leaders,
  agreedByAll,
  agreedVersion,
  proposedBy,
  ...facts
}: PlanningFacts): string {
  if (proposedBy === 'other') return 'A common text waits for your yes'
  if (proposedBy === 'viewer') return 'Your common text waits for a yes'
  if (agreedByAll) return leaders < 2 ? 'What you settled' : `What you agreed: version ${agreedVersion}`
  if (facts.answersGiven === leaders && leaders > 1) return 'All have answered: agree on a common text'
  if (facts.viewerHasGiven) return 'You have answered: the other has not yet'
  return facts.answersGiven > 0
    ? 'The other has answered: yours open the comparison'
    : 'Plan how you will lead'
}

function LeaderCard({ groupId, leader, isSelf }: { groupId: string; leader: GroupLeader; isSelf: boolean }) {
  const { entry } = leader
  return (
    <Card
      title={leader.name}
      badges={isSelf && <Badge kind="accent">this is you</Badge>}
      footer={isSelf ? <Naming groupId={groupId} named={leader.namedPublicly} /> : null}
    >
      <Facts
        facts={[
          ['Profession', entry?.profession],
          ['Has been a member', entry ? (entry.groupMemberExperience ? 'Yes' : 'Not said') : null],
          ['Psychodynamic training', entry ? (entry.psychodynamicTraining ? 'Yes' : 'Not said') : null],
          ['Accreditation', accreditationInWords[leader.accreditation]],
          ['Phone for members', leader.phone ?? (isSelf ? <a href="#phone">Give one</a> : 'Not given yet')],
          ['Named publicly', leader.namedPublicly ? 'Yes' : 'No'],
        ]}
      />
      {!entry && (
        <p>
          {isSelf ? (
            <a href="#about-you">Say something about yourself as a leader</a>
          ) : (
            `${leader.name} has not said anything about themselves yet.`
          )}
        </p>
      )}
    </Card>
  )
}

function Naming({ groupId, named }: { groupId: string; named: boolean }) {
  return (
    <Row>
      <span>
        {named
          ? 'Your name stands on the group’s public page.'
          : 'People like to know who leads. Your name is not public unless you say so.'}
      </span>
      <PostButton
        action={`/groups/${groupId}/leaders/naming`}
        label={named ? 'Take my name off' : 'Name me publicly'}
        tone="quiet"
        fields={{ named: named ? 'no' : 'yes' }}
      />
    </Row>
  )
}

const invitationStates = {
  open: 'invited',
  declined: 'declined',
  expired: 'ran out',
} as const

interface InvitationCardProps {
  groupId: string
  invitation: OpenInvitation & { until: string }
}

function InvitationCard({ groupId, invitation }: InvitationCardProps) {
  const { id, name, state, until } = invitation
  return (
    <Card
      title={name}
      tone="wash"
      badges={<Badge kind={state === 'open' ? 'attention' : 'neutral'}>{invitationStates[state]}</Badge>}
    >
      {state === 'open' && (
        <>
          <p>Can accept until {until}.</p>
          <PostButton
            action={`/groups/${groupId}/leaders/invitations/${id}/withdrawal`}
            label="Withdraw"
            confirm="The address in the email no longer lets them join. You can invite them again."
          />
        </>
      )}
      {state === 'declined' && <p>Thanked you, and would rather not.</p>}
      {state === 'expired' && <p>Did not answer in time. You can invite them again.</p>}
    </Card>
  )
}
