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
  /** "Zoom", as the link says. */
  tool: string | null
  /** Dates on which a leader is elsewhere. */
  clashes: readonly ClashLine[]
  done: { title: string; next: { href: string; label: string } | null } | null
  attempt?: Attempt | undefined
}

/** Where a group meets online: the link of its own tool. */
export function WayInPage({ group, seats, link, tool, clashes, done, attempt }: WayInPageProps) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Place"
      current={`/groups/${group.id}/place`}
    >
      <Section
        title="The way in"
        lead="Leaders see it always, members from shortly before each meeting, nobody else ever. It stands in no calendar and in no email."
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
        <Columns of="main-aside">
          <Form action={`/groups/${group.id}/link`} attempt={attempt} submit="Save the way in">
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
