import { formatShortDate } from '../../../shared/calendar.ts'
import { PaperBox } from '../../../ui/attendance-grid.tsx'
import { BackLink } from '../../../ui/back-link.tsx'
import { Facts, Table, Under } from '../../../ui/facts.tsx'
import { type FramedGroup, GroupFrame } from '../../../ui/group-frame.tsx'
import { Section, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/notices.tsx'
import { PrintOnly } from '../../../ui/print.tsx'
import type { Seat } from '../../../ui/seats.ts'

interface RosterPerson {
  membershipId: string
  name: string
  profession: string | null
  workplace: string | null
  phone: string | null
  email: string | null
  /** 'from 8 December 2026'; null where they are the group's. */
  dates: string | null
  /** One a coming meeting: whether it is theirs. */
  comes: readonly boolean[]
}

interface RosterPageProps {
  group: FramedGroup
  seats: readonly Seat[]
  madeOn: string
  leaders: readonly { personId: string; name: string; phone: string | null }[]
  members: readonly RosterPerson[]
  meetings: readonly { id: string; on: Temporal.PlainDate; when: string }[]
}

/** Who belongs, how each wishes to be reached, and the next dates: on one sheet of paper. */
export function RosterPage({ group, seats, madeOn, leaders, members, meetings }: RosterPageProps) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Roster"
      current={`/groups/${group.id}/attendance`}
    >
      <Stack gap="large">
        <Stack gap="small">
          <BackLink href={`/groups/${group.id}/attendance`}>Attendance</BackLink>
          <Section
            title="Roster"
            lead="With what each member has chosen to show, and nothing more. Please keep a printed one as you keep your own papers, and destroy it when the term is over."
          >
            <Table
              caption="Members"
              captionHidden
              columns={[
                {
                  title: 'Name',
                  head: true,
                  cell: ({ name, dates }) => (
                    <>
                      {name}
                      {dates && <Under>{dates}</Under>}
                    </>
                  ),
                },
                {
                  title: 'Works as',
                  cell: ({ profession, workplace }) =>
                    [profession, workplace].filter(Boolean).join(', ') || '–',
                },
                {
                  title: 'To be reached',
                  cell: ({ phone, email }) =>
                    phone || email ? (
                      <>
                        {phone ?? email}
                        {phone && email && <Under>{email}</Under>}
                      </>
                    ) : (
                      'not shown'
                    ),
                },
              ]}
              rows={members}
              rowKey={({ membershipId }) => membershipId}
              empty={
                <EmptyState title="Nobody has a place yet">
                  <p>Members stand here as soon as they have accepted theirs.</p>
                </EmptyState>
              }
            />
          </Section>
        </Stack>
        <Section title="Those who lead">
          <Facts facts={leaders.map(({ name, phone }) => [name, phone ?? 'no phone number given'])} />
        </Section>
        {members.length > 0 && meetings.length > 0 && (
          <Section title="The next dates" lead="To be ticked on paper, and brought in afterwards.">
            <Table
              caption="The next dates, to be ticked on paper"
              captionHidden
              columns={[
                { title: 'Name', head: true, cell: ({ name }) => name },
                ...meetings.map(({ on }, place) => ({
                  title: formatShortDate(on),
                  cell: ({ comes }: RosterPerson) => (comes[place] ? <PaperBox /> : '–'),
                })),
              ]}
              rows={members}
              rowKey={({ membershipId }) => membershipId}
            />
          </Section>
        )}
        <PrintOnly>
          <p>
            {group.name}, as it stood on {madeOn}. For its leaders alone.
          </p>
        </PrintOnly>
      </Stack>
    </GroupFrame>
  )
}
