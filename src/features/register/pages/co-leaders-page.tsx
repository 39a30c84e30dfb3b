import { BackLink } from '../../../ui/back-link.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, Section } from '../../../ui/layout.tsx'
import { EmptyState, Notice } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { Matched } from '../rules/co-leader-match.ts'
import {
  AccreditedBadge,
  type Asked,
  FoundCard,
  LeaderFacts,
  type LeaderShown,
  type Regions,
} from './found-card.tsx'

interface CoLeadersPageProps {
  group: Group
  seats: readonly Seat[]
  leaders: number
  found: readonly Matched<LeaderShown>[]
  asked: ReadonlyMap<string, Asked>
  regions: Regions
}

/** Leaders of the register for a group that one leads alone, what it lacks first. */
export function CoLeadersPage({ group, seats, leaders, found, asked, regions }: CoLeadersPageProps) {
  const base = `/groups/${group.id}/co-leaders`
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title="Leaders who look for a group"
      current={`/groups/${group.id}/leaders`}
    >
      <BackLink href={`/groups/${group.id}/leaders`}>Leaders</BackLink>
      <Section
        title="Leaders who look for somebody to lead with"
        lead="From the society’s register, only those who agreed to be found; what your group still lacks comes first. You write through the society: they see your name and what you write, neither of you sees the other’s address."
      >
        {leaders >= 2 && (
          <Notice kind="info" title="Your group has two leaders already.">
            <p>Two are enough for most groups. You can look all the same.</p>
          </Notice>
        )}
        {found.length === 0 ? (
          <EmptyState
            title="Nobody is looking at the moment"
            action={{ href: '/contact', label: 'Ask the society' }}
          >
            <p>
              You can be found yourself: say in <a href="/register/me">your own entry</a> that you look for
              somebody to lead with. Or ask your representative, who knows people that are not here.
            </p>
          </EmptyState>
        ) : (
          <Columns of={2}>
            {found.map(({ found: leader, reason }) => (
              <FoundCard
                key={leader.personId}
                name={leader.name}
                reason={reason}
                badges={<AccreditedBadge accreditation={leader.accreditation} />}
                asked={asked.get(leader.personId)}
                href={`${base}/${leader.personId}`}
                ask={`Write to ${leader.name}`}
              >
                <LeaderFacts leader={leader} regions={regions} />
              </FoundCard>
            ))}
          </Columns>
        )}
      </Section>
    </GroupFrame>
  )
}
