import type { ComponentChildren } from 'preact'
import { BackLink } from '../../../ui/back-link.tsx'
import { Document } from '../../../ui/document.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Columns, PageHeader, Section } from '../../../ui/layout.tsx'
import { Badge, EmptyState } from '../../../ui/notices.tsx'
import type { Seat } from '../../../ui/seats.ts'
import type { Group } from '../../groups/queries/group.ts'
import type { FoundPeerGroup, FoundSupervisor } from '../queries/matching.ts'
import type { Matched } from '../rules/co-leader-match.ts'
import {
  AccreditedBadge,
  type Asked,
  FoundCard,
  PeerGroupFacts,
  type Regions,
  SupervisorFacts,
} from './found-card.tsx'
import { placesInWords } from './words.ts'

interface SupervisionFoundPageProps {
  /** The group whose leaders look; null for somebody whom the society introduced. */
  group: { group: Group; seats: readonly Seat[] } | null
  supervisors: readonly Matched<FoundSupervisor>[]
  peerGroups: readonly Matched<FoundPeerGroup>[]
  asked: ReadonlyMap<string, Asked>
  regions: Regions
  /** Of these, the one the society suggests. */
  suggested: string | null
}

/** Supervisors and peer groups with a place free, the nearest to the group's need first. */
export function SupervisionFoundPage(props: SupervisionFoundPageProps) {
  const { group, supervisors, peerGroups, asked, regions, suggested } = props
  const base = group ? `/groups/${group.group.id}/supervision` : '/register/supervision'
  return (
    <Around group={group}>
      <Section
        title="Supervisors"
        lead="Confirmed by the Council, with a place free, and agreed to be found. You write through the society: neither of you sees the other’s address."
      >
        {supervisors.length === 0 ? (
          <EmptyState
            title="No supervisor has a place free at the moment"
            action={{ href: '/contact', label: 'Ask the society' }}
          >
            <p>See the peer groups below, or ask your representative: not everybody is entered here.</p>
          </EmptyState>
        ) : (
          <Columns of={2}>
            {supervisors.map(({ found, reason }) => (
              <FoundCard
                key={found.personId}
                name={found.name}
                reason={reason}
                badges={
                  suggested === found.personId ? (
                    <Badge kind="attention">the society suggests</Badge>
                  ) : (
                    <AccreditedBadge accreditation={found.accreditation} />
                  )
                }
                asked={asked.get(found.personId)}
                href={`${base}/supervisors/${found.personId}`}
                ask={`Write to ${found.name}`}
              >
                <SupervisorFacts supervisor={found} regions={regions} />
              </FoundCard>
            ))}
          </Columns>
        )}
      </Section>
      <Section
        title="Peer supervision groups"
        lead="Leaders of several groups who think about their leading together, usually free of charge."
      >
        {peerGroups.length === 0 ? (
          <EmptyState title="No peer group has a place free at the moment">
            <p>
              Do you know two or three other leaders? You can begin one, and{' '}
              <a href="/register/peers#new">enter it here</a>.
            </p>
          </EmptyState>
        ) : (
          <Columns of={2}>
            {peerGroups.map(({ found, reason }) => (
              <FoundCard
                key={found.id}
                name={found.name}
                reason={reason}
                badges={
                  suggested === found.id ? (
                    <Badge kind="attention">the society suggests</Badge>
                  ) : (
                    <Badge kind="good">{placesInWords(found.placesFree)}</Badge>
                  )
                }
                asked={asked.get(found.id)}
                href={`${base}/peers/${found.id}`}
                ask="Ask for a place"
              >
                <PeerGroupFacts group={found} regions={regions} />
              </FoundCard>
            ))}
          </Columns>
        )}
      </Section>
    </Around>
  )
}

function Around({
  group,
  children,
}: Pick<SupervisionFoundPageProps, 'group'> & { children?: ComponentChildren }) {
  if (group) {
    return (
      <GroupFrame
        group={group.group}
        seats={group.seats}
        standing="leader"
        title="Finding supervision"
        current={`/groups/${group.group.id}/supervision`}
      >
        <BackLink href={`/groups/${group.group.id}/supervision`}>Supervision</BackLink>
        {children}
      </GroupFrame>
    )
  }
  return (
    <Document title="Finding supervision" width="wide">
      <PageHeader
        title="Finding supervision"
        lead="Supervision thinks about the leading, not about members or patients. Here is who offers it, near you first."
      />
      {children}
    </Document>
  )
}
