import { LinkButton, PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Card, PageHeader, Row, Stack } from '../../../ui/layout.tsx'
import { Badge, EmptyState, Notice } from '../../../ui/notices.tsx'

export interface HeldLine {
  id: string
  when: string
  /** The day on which they sent apologies; null while they are expected. */
  sentOn: string | null
}

interface HeldApologyPageProps {
  /** `/apologies/<token>` */
  here: string
  groupName: string
  meeting: HeldLine
}

/** The question about one meeting: following a link sends nothing, the button does. */
export function HeldApologyPage({ here, groupName, meeting }: HeldApologyPageProps) {
  const sent = meeting.sentOn !== null
  const title = sent ? 'Your apologies are sent' : 'You cannot come?'
  return (
    <Document title={title} secret>
      <PageHeader eyebrow={groupName} title={title} lead={meeting.when} />
      <Stack>
        {sent ? (
          <Notice kind="good" title="The circle knows, and keeps your chair.">
            <p>Nobody asks why. You need do nothing more.</p>
          </Notice>
        ) : (
          <p>Nothing is sent until you press the button. Nobody asks why.</p>
        )}
        <Row>
          <PostButton
            action={sent ? `${here}/${meeting.id}/withdrawal` : `${here}/${meeting.id}`}
            label={sent ? 'I can come after all' : 'Yes, send my apologies'}
            tone={sent ? 'plain' : 'primary'}
          />
          <LinkButton href={here} tone="quiet">
            My other dates
          </LinkButton>
        </Row>
      </Stack>
    </Document>
  )
}

interface HeldApologiesPageProps {
  here: string
  /** null where there is no meeting ahead. */
  groupName: string | null
  meetings: readonly HeldLine[]
  /** The meeting that was asked for is over, or none of theirs. */
  isGone?: boolean | undefined
  attempt?: Attempt | undefined
}

/** What the address opens: one person's coming meetings in one group, and nothing of anybody else. */
export function HeldApologiesPage({ here, groupName, meetings, isGone, attempt }: HeldApologiesPageProps) {
  return (
    <Document title="Your coming meetings" secret>
      <PageHeader
        eyebrow={groupName ?? undefined}
        title="Your coming meetings"
        lead="Say here when you cannot come. Nobody asks why, and you need not sign in."
      />
      <Stack gap="large">
        {attempt?.refusal && <Notice kind="problem" title={attempt.refusal} />}
        {isGone && (
          <Notice kind="info" title="That meeting is over, or does not take place any more.">
            <p>Nothing more needs to be said about it.</p>
          </Notice>
        )}
        {meetings.length === 0 ? (
          <EmptyState title="No meeting lies ahead">
            <p>This address stays yours: you find the next dates here when they are made.</p>
          </EmptyState>
        ) : (
          <Stack>
            {meetings.map((meeting) => (
              <Card
                key={meeting.id}
                title={meeting.when}
                level={2}
                badges={meeting.sentOn && <Badge kind="attention">apologies sent</Badge>}
              >
                <PostButton
                  action={meeting.sentOn ? `${here}/${meeting.id}/withdrawal` : `${here}/${meeting.id}`}
                  label={meeting.sentOn ? 'I can come after all' : 'I cannot come'}
                  about={meeting.when}
                />
              </Card>
            ))}
          </Stack>
        )}
        <p>
          The address of this page is yours alone: please pass it on to nobody. It ends when you leave the
          group. The place and the way in are on <a href="/home">the group’s own page</a>, where you sign in.
        </p>
      </Stack>
    </Document>
  )
}

/** For an address that opens nothing: whether it never did or does no longer is nobody's business. */
export function ApologiesGonePage() {
  return (
    <Document title="This page is gone" secret>
      <PageHeader title="This address opens nothing now" />
      <EmptyState title="No meetings are kept by it" action={{ href: '/home', label: 'Sign in' }}>
        <p>An address for apologies ends when its owner leaves the group. Your own pages need a sign-in.</p>
      </EmptyState>
    </Document>
  )
}
