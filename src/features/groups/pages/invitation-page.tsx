import { useContext } from 'preact/hooks'
import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import { SiteContext } from '../../../ui/site.ts'
import type { Invitation } from '../queries/invitations.ts'

/** A meeting that the reader leads elsewhere at an hour of this group. */
export interface OwnClashLine {
  /** "Tuesday 12 January 2027, 19:30 to 21:00" */
  when: string
  groupName: string
}

export interface InvitationPageProps {
  invitation: Invitation
  /** 'Tuesday 8 December 2026' */
  until: string
  /** Where the answer is posted. */
  action: string
  /** The group they are to lead asks when everybody could come. */
  asksTimes: boolean
  clashes: readonly OwnClashLine[]
  /** Behind a secret address: it is told to nobody. */
  secret?: boolean | undefined
  attempt?: Attempt | undefined
}

export function InvitationPage({
  invitation,
  until,
  action,
  asksTimes,
  clashes,
  secret,
  attempt,
}: InvitationPageProps) {
  const words = invitation.kind === 'founder' ? founderWords(invitation) : leaderWords(invitation)
  return (
    <Document title={words.title} secret={secret}>
      <PageHeader eyebrow={`For ${invitation.toName}`} title={words.title} lead={words.lead} />
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {invitation.state === 'open' ? (
        <>
          <Section title={words.question}>
            <ul>
              {words.means.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Section>
          {clashes.length > 0 && <Elsewhere clashes={clashes} />}
          <Section>
            <Row>
              {clashes.length === 0 && (
                <PostButton
                  action={action}
                  label={words.accept}
                  tone="primary"
                  fields={{ answer: 'accept' }}
                />
              )}
              <PostButton
                action={action}
                label="No, thank you"
                tone="quiet"
                fields={{ answer: 'decline' }}
                confirm={`${invitation.invitedBy} sees that you declined. Nothing else happens.`}
              />
            </Row>
            <p>You can answer until {until}.</p>
          </Section>
          {asksTimes && (
            <Section title="When could you come?">
              <p>
                The group looks for its regular time.{' '}
                <a href={`${action}/times`}>Say which weekdays and times of day you could keep free</a>:
                without you there is no meeting.
              </p>
            </Section>
          )}
        </>
      ) : (
        <Answered invitation={invitation} />
      )}
    </Document>
  )
}

function Elsewhere({ clashes }: { clashes: readonly OwnClashLine[] }) {
  return (
    <Notice kind="attention" title="You are in another circle at some of these hours">
      <ul>
        {clashes.map(({ when, groupName }) => (
          <li key={`${when} ${groupName}`}>
            {when}: you lead {groupName}.
          </li>
        ))}
      </ul>
      <p>
        Nobody can be in two circles at once. Move your own dates, or ask whoever invited you to move theirs:
        the invitation stays open meanwhile, and you say yes here as soon as the hours are free.
      </p>
    </Notice>
  )
}

function founderWords({ invitedBy, regionName }: Invitation) {
  return {
    title: 'You are invited to start a Balint group',
    lead: `${invitedBy} of the society${regionName ? ` for ${regionName}` : ''} has talked with you, and invites you to begin.`,
    question: 'What that means',
    means: [
      'You get pages of your own for the group, begun from the plan you tried. Nobody but you sees them.',
      'It shows what a group needs, what is there already and what is still missing, one step at a time.',
      'You can invite a second leader, and open the group to applicants when it is ready. There is no hurry.',
    ],
    accept: 'Start the group',
  }
}

function leaderWords({ invitedBy, group }: Invitation) {
  const how = group?.mode === 'online' ? 'an online group' : 'a group that meets face to face'
  return {
    title: `You are invited to lead ${group?.name ?? 'a Balint group'}`,
    lead: `${invitedBy} asks you to lead ${how}${group?.area ? ` in ${group.area}` : ''} together.`,
    question: 'What that means',
    means: [
      'You see and decide everything about the group that its other leaders do: plan, people, dates, money.',
      'You meet before and after each meeting, and have supervision outside the group.',
      'Your name is public only if you agree.',
    ],
    accept: 'Lead this group',
  }
}

function Answered({ invitation }: { invitation: Invitation }) {
  const { state, invitedBy } = invitation
  const { person } = useContext(SiteContext)
  if (state === 'accepted') {
    return (
      <Notice kind="good" title="This invitation is accepted already.">
        {!person && <p>Sign in to go on from where you are.</p>}
        <LinkButton href="/home">{person ? 'Go to my groups' : 'Sign in and go on'}</LinkButton>
      </Notice>
    )
  }
  const title = {
    declined: 'You have declined this invitation. Thank you for saying so.',
    withdrawn: 'This invitation was withdrawn.',
    expired: 'This invitation has run out.',
  }[state as 'declined' | 'withdrawn' | 'expired']
  return (
    <Notice kind="attention" title={title}>
      <p>
        If you would like to after all, ask {invitedBy} for a new one, or <a href="/contact">write to us</a>.
      </p>
    </Notice>
  )
}
