import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { RegisterInvitation } from '../queries/register-invitations.ts'

interface RegisterInvitationPageProps {
  invitation: RegisterInvitation
  until: string
  action: string
  secret?: boolean | undefined
  attempt?: Attempt | undefined
}

const words = {
  'leader-entry': {
    title: 'Your entry as a leader',
    lead: 'The society keeps a register of those who lead Balint groups, or would like to. You are invited to make your entry.',
    means: [
      'You get an account with the address this invitation was sent to.',
      'Your entry begins with what you wrote to us; you say the rest, and change it whenever you like.',
      'Others find you only if you agree, and write to you through the society.',
    ],
    accept: 'Make my entry',
    there: '/register/me',
  },
  supervision: {
    title: 'Finding supervision',
    lead: 'The society introduces leaders to supervisors and peer supervision groups. You are invited to see who has a place free.',
    means: [
      'You get an account with the address this invitation was sent to.',
      'You see supervisors and peer groups, near you first, and ask whom you like.',
      'They read your name and what you write; neither of you sees the other’s address.',
    ],
    accept: 'See who is there',
    there: '/register/supervision',
  },
} as const

export function RegisterInvitationPage(props: RegisterInvitationPageProps) {
  const { invitation, until, action, secret, attempt } = props
  const { title, lead, means, accept, there } = words[invitation.purpose]
  return (
    <Document title={title} secret={secret}>
      <PageHeader eyebrow={`For ${invitation.toName}`} title={title} lead={lead} />
      {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
      {invitation.state === 'open' && (
        <Section title="What that means">
          <ul>
            {means.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <PostButton action={action} label={accept} tone="primary" />
          <p>Open until {until}. You need do nothing if you would rather not.</p>
        </Section>
      )}
      {invitation.state === 'accepted' && (
        <Notice kind="good" title="You have accepted this invitation already.">
          <LinkButton href={there}>Go on</LinkButton>
        </Notice>
      )}
      {(invitation.state === 'expired' || invitation.state === 'withdrawn') && (
        <Notice kind="attention" title="This invitation has run out.">
          <p>
            Would you like a new one? <a href="/contact">Write to us</a>.
          </p>
        </Notice>
      )}
    </Document>
  )
}
