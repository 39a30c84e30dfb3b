import type { ComponentChildren } from 'preact'
import { LinkButton } from '../../../ui/actions.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Row } from '../../../ui/layout.tsx'
import { Badge } from '../../../ui/notices.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import type { FoundLeader, FoundPeerGroup, FoundSupervisor } from '../queries/matching.ts'
import type { RequestState } from '../rules/request-state.ts'
import { requestStateInWords } from './request-words.ts'
import {
  capitalised,
  feeInWords,
  lookingForInWords,
  modeInWords,
  modesInWords,
  offersInWords,
  placesInWords,
  regionsInWords,
} from './words.ts'

export type Regions = readonly { id: string; name: string }[]

/** How it stands with a request of the viewer's to them. */
export interface Asked {
  id: string
  state: RequestState
}

interface FoundCardProps {
  name: string
  reason: string
  badges?: ComponentChildren
  asked: Asked | undefined
  href: string
  ask: string
  children?: ComponentChildren
}

/** Somebody who can be asked: why they stand here, what they say, and the way to write to them. */
export function FoundCard({ name, reason, badges, asked, href, ask, children }: FoundCardProps) {
  const canAsk = asked === undefined || ['withdrawn', 'expired', 'ended', 'declined'].includes(asked.state)
  return (
    <Card title={name} badges={badges}>
      {reason && (
        <p>
          <strong>{reason}.</strong>
        </p>
      )}
      {children}
      <Row>
        {canAsk && (
          <LinkButton href={href} tone="plain">
            {ask}
          </LinkButton>
        )}
        {asked && (
          <a href={`/register/requests/${asked.id}`}>Your request: {requestStateInWords[asked.state]}</a>
        )}
      </Row>
    </Card>
  )
}

export function LeaderFacts({ leader, regions }: { leader: LeaderShown; regions: Regions }) {
  return (
    <>
      <Facts
        facts={[
          ['Profession', leader.profession],
          ['Accreditation', leader.standing],
          ['Has been a member', leader.memberExperience],
          ['Has led', leader.leadingExperience],
          [
            'Training',
            leader.psychodynamicTraining ? (leader.training ?? 'Psychodynamic or similar') : leader.training,
          ],
          ['Works', modesInWords(leader.modes)],
          ['Regions', regionsInWords(leader.regionIds, regions)],
          ['Languages', leader.languages.join(', ')],
          ['Looks for', capitalised(lookingForInWords[leader.lookingFor])],
        ]}
      />
      {leader.about && <Paragraphs text={leader.about} />}
    </>
  )
}

export type LeaderShown = FoundLeader & {
  standing: string
  memberExperience: string | null
  leadingExperience: string | null
}

export function SupervisorFacts({ supervisor, regions }: { supervisor: FoundSupervisor; regions: Regions }) {
  return (
    <>
      <Facts
        facts={[
          ['Supervises', offersInWords(supervisor.offers)],
          ['Places', capitalised(placesInWords(supervisor.placesFree))],
          ['Fee', capitalised(feeInWords(supervisor))],
          ['Profession', supervisor.profession],
          ['Works', modesInWords(supervisor.modes)],
          ['Regions', regionsInWords(supervisor.regionIds, regions)],
          ['Languages', supervisor.languages.join(', ')],
        ]}
      />
      {supervisor.about && <Paragraphs text={supervisor.about} />}
    </>
  )
}

export function PeerGroupFacts({ group, regions }: { group: FoundPeerGroup; regions: Regions }) {
  return (
    <>
      <Facts
        facts={[
          ['Meets', `Every ${group.everyWeeks} weeks, ${modeInWords[group.mode]}`],
          ['Region', group.regionId ? regionsInWords([group.regionId], regions) : 'Anywhere'],
          ['Members', String(group.members)],
          ['Places', capitalised(placesInWords(group.placesFree))],
          ['Languages', group.languages.join(', ')],
        ]}
      />
      {group.about && <Paragraphs text={group.about} />}
    </>
  )
}

export function AccreditedBadge({ accreditation }: { accreditation: FoundLeader['accreditation'] }) {
  if (accreditation === 'none') return null
  return accreditation === 'accredited' ? (
    <Badge kind="good">accredited</Badge>
  ) : (
    <Badge kind="accent">working towards</Badge>
  )
}
