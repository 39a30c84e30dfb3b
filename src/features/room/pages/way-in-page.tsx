import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { PageHeader, Row, Stack } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import { CallStrip, checkStyles } from '../../../ui/room-check/check-place.tsx'

export interface WayInPageProps {
  /** `/ways-in/<token>` */
  here: string
  name: string
  groupName: string
  when: string
  leaders: readonly { name: string; phone: string | null }[]
  door: { state: 'open' } | { state: 'not-yet'; opensAt: string } | { state: 'ended' }
  attempt?: Attempt | undefined
}

/** What a member's own address in an email opens: that evening's waiting room, without signing in. */
export function WayInPage(props: WayInPageProps) {
  const { door, here } = props
  return (
    <Document title={`The way in: ${props.groupName}`} secret styles={checkStyles}>
      <PageHeader
        eyebrow={`${props.groupName} · ${props.when}`}
        title={titles[door.state]}
        lead={
          door.state === 'open'
            ? `You are ${props.name}? Then press the button. We look at camera and sound together; after that you come to the waiting room.`
            : door.state === 'not-yet'
              ? `The doors open on ${door.opensAt}. Come back to this page then.`
              : 'Your leaders have ended the meeting.'
        }
      />
      <CallStrip leaders={props.leaders} />
      <Stack>
        {props.attempt?.refusal && <Notice kind="problem" title={props.attempt.refusal} />}
        {door.state === 'open' && <PostButton action={here} label="Come in" tone="primary" />}
        {door.state !== 'ended' && (
          <Row>
            <LinkButton href={`${here}/check`} tone={door.state === 'open' ? 'quiet' : 'plain'}>
              Is my computer ready?
            </LinkButton>
          </Row>
        )}
        <p>This page is yours alone: please do not pass the address on.</p>
      </Stack>
    </Document>
  )
}

const titles = {
  open: 'The doors are open',
  'not-yet': 'You are early',
  ended: 'The meeting is over',
} as const

interface NoWayInProps {
  /** Signed in one comes in there; null: there is nothing ahead. */
  signIn: { href: string; label: string } | null
}

/** For an address that leads into no room: there is none ahead, it is a leader's, or it never led anywhere. */
export function NoWayInPage({ signIn }: NoWayInProps) {
  return (
    <Document title="No meeting" secret>
      <PageHeader title={signIn ? 'Please sign in to come in' : 'There is no meeting here'} />
      <EmptyState
        title={
          signIn
            ? 'This group’s way in is on its own page'
            : 'The meeting is over, or this address is not good any more'
        }
        action={signIn ?? { href: '/sign-in', label: 'Sign in' }}
      >
        <p>
          {signIn
            ? 'Leaders sign in to come into the room; groups that meet behind a link of their own show it on their page.'
            : 'The newest email of your group holds your way in. Signed in you find it on the group’s page.'}
        </p>
      </EmptyState>
    </Document>
  )
}

/** For a guest whose page was open for longer than the doors. */
export function ClosedDoorPage({ back, refusal }: { back: string; refusal: string }) {
  return (
    <Document title="The doors are closed" secret>
      <PageHeader title="The doors are closed" />
      <EmptyState title={refusal} action={{ href: back, label: 'Back to my page' }} />
    </Document>
  )
}
