import { Card, Columns, Section } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'

export interface ShownFirstMeeting {
  groupId: string
  groupName: string
  /** 'Online · Scotland' */
  where: string
  /** 'Tuesday 8 December 2026, 19:30–21:00' */
  when: string
  freePlaces: number
}

/** Groups that are about to begin and ask nothing for the first time: the easiest way to find out. */
export function FirstMeetings({ meetings }: { meetings: readonly ShownFirstMeeting[] }) {
  return (
    <Section
      id="first-meetings"
      title="First meetings you can try free"
      lead="These groups are about to begin, have a place left, and ask nothing for the first time. Apply, and the leaders talk with you beforehand."
    >
      {meetings.length === 0 ? (
        <EmptyState title="None is announced just now" action={{ href: '/groups', label: 'Find a group' }}>
          <p>
            Groups that already meet may have a place for you. Or <a href="/start">begin one of your own</a>:
            its first meeting could be the next to stand here.
          </p>
        </EmptyState>
      ) : (
        <Columns of={3}>
          {meetings.map((meeting) => (
            <Card
              key={meeting.groupId}
              title={meeting.groupName}
              href={`/groups/${meeting.groupId}`}
              meta={meeting.where}
            >
              <p>{meeting.when}</p>
              <p>{meeting.freePlaces === 1 ? 'One place left' : `${meeting.freePlaces} places left`}</p>
            </Card>
          ))}
        </Columns>
      )}
    </Section>
  )
}

export interface ShownTaster {
  id: string
  name: string
  when: string
  /** 'Online · Free' */
  meta: string
  seats: string
}

/** Meetings that one may come to before one decides (R41): the very easiest way to find out. */
export function Tasters({ tasters }: { tasters: readonly ShownTaster[] }) {
  return (
    <Section
      id="tasters"
      title="Come once, to try"
      lead="Each of these is one meeting with its own sign-up. You need no account, and decide afterwards."
    >
      <Columns of={3}>
        {tasters.map(({ id, name, when, meta, seats }) => (
          <Card key={id} title={name} href={`/tasters/${id}`} meta={meta}>
            <p>{when}</p>
            <p>{seats}</p>
          </Card>
        ))}
      </Columns>
      <p>
        <a href="/tasters">All meetings to try</a>
      </p>
    </Section>
  )
}
