import { LinkButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { ClashList } from '../../../ui/clash-list.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { ClashLine } from '../rules/clash-words.ts'

export interface WayInPageProps {
  group: Group
  seats: readonly Seat[]
  link: string | null
  /** It meets in the room of this site; then the link is what one goes to should that fail. */
  inOwnRoom: boolean
  /** "Zoom", as the link says. */
  tool: string | null
  /** Dates on which a leader is elsewhere. */
  clashes: readonly ClashLine[]
  done: { title: string; next: { href: string; label: string } | null } | null
  attempt?: Attempt | undefined
}

/** Where a group meets online: the link of its own tool. */
export function WayInPage({ group, seats, link, inOwnRoom, tool, clashes, done, attempt }: WayInPageProps) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Place"
      current={`/groups/${group.id}/place`}
    >
      {done && (
        <Notice kind="good" title={done.title}>
          {done.next && (
            <p>
              Next: <a href={done.next.href}>{done.next.label} →</a>
            </p>
          )}
        </Notice>
      )}
      <ClashList title="Not free on every date" clashes={clashes} />
      <Section
        title={inOwnRoom ? 'You meet in the room of this site' : 'You meet behind a link of your own'}
        lead={
          inOwnRoom
            ? 'A circle in which everybody sees everybody; a waiting room, the phases of your meeting, no recording and no private chat. Nobody installs anything.'
            : 'This site has a room made for Balint work, too: a circle, a waiting room, the phases of your meeting.'
        }
        actions={
          <LinkButton href={`/groups/${group.id}/online-room`} tone="plain">
            {inOwnRoom ? 'How you meet there' : 'Meet in the room of this site'}
          </LinkButton>
        }
      />
      <Section
        title={inOwnRoom ? 'Should the room fail' : 'The way in'}
        lead={
          inOwnRoom
            ? 'A link of your own to fall back on: a leader shows it to everybody in the room with one click. Nobody needs it otherwise.'
            : 'Leaders see it always, members from shortly before each meeting, nobody else ever. It stands in no calendar and in no email.'
        }
      >
        <Columns of="main-aside">
          <Form
            action={`/groups/${group.id}/link`}
            attempt={attempt}
            submit={inOwnRoom ? 'Save the link' : 'Save the way in'}
          >
            <TextField
              name="url"
              type="url"
              label={tool ? `Address of your room at ${tool}` : 'Address of your online room'}
              hint="Of Zoom, Teams, Jitsi or whatever you use: one address for every meeting, beginning with https://. Switch recording and private chat off there. When it changes, everybody is told that it did, and finds the new one on the group’s page."
              value={link ?? undefined}
            />
          </Form>
          <Card title="A good way in" tone="wash">
            <p>
              Everyone needs a good connection and a computer, so that everybody sees everybody the whole
              time. Nothing is recorded, and nobody writes privately.
            </p>
          </Card>
        </Columns>
      </Section>
    </GroupFrame>
  )
}
