import { PostButton } from '../../../ui/actions.tsx'
import { BackLink } from '../../../ui/back-link.tsx'
import { GroupFrame } from '../../../ui/group-frame.tsx'
import { Card, Columns, Section } from '../../../ui/layout.tsx'
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
  /** The group takes somebody on who works towards accreditation. */
  offersSecondSeat: boolean
  wasSaved: boolean
  found: readonly Matched<LeaderShown>[]
  asked: ReadonlyMap<string, Asked>
  regions: Regions
}

/** Leaders of the register for a group that one leads alone, what it lacks first. */
export function CoLeadersPage({
  group,
  seats,
  leaders,
  found,
  asked,
  regions,
  offersSecondSeat,
  wasSaved,
}: CoLeadersPageProps) {
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
        {leaders < 2 && <SecondSeat groupId={group.id} isOffered={offersSecondSeat} wasSaved={wasSaved} />}
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

/** Taking somebody on: the group's side of the wish. */
function SecondSeat({
  groupId,
  isOffered,
  wasSaved,
}: {
  groupId: string
  isOffered: boolean
  wasSaved: boolean
}) {
  return (
    <Card
      title={isOffered ? 'Your second seat is offered to somebody who learns' : 'Would you take somebody on?'}
      tone="wash"
    >
      {wasSaved && (
        <Notice kind="good" title={isOffered ? 'It is offered.' : 'It is not offered any more.'} />
      )}
      <p>
        Somebody who works towards accreditation leads with you. Each meeting at which both of you are noted
        as there counts as led together, in both portfolios; supervision as a pair counts for both, too. You
        write to them below, and they agree, as with any co-leader.
      </p>
      {isOffered ? (
        <>
          <p>
            Those who look for such a seat see that there is one: by the group’s name while it is open to all,
            else by region alone. They stand first below.
          </p>
          <PostButton
            action={`/groups/${groupId}/second-seat/withdrawal`}
            label="Do not offer it any more"
            tone="quiet"
          />
        </>
      ) : (
        <PostButton action={`/groups/${groupId}/second-seat`} label="Offer our second seat" />
      )}
    </Card>
  )
}
