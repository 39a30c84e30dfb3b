import type { ComponentChildren } from 'preact'
import { BackLink } from '../../../../ui/back-link.tsx'
import { GroupFrame } from '../../../../ui/group-frame.tsx'
import { ScreenOnly } from '../../../../ui/print.tsx'
import type { Seat } from '../../../../ui/seats.ts'
import type { Group } from '../../queries/group.ts'

export interface PlanningFramed {
  group: Group
  seats: readonly Seat[]
}

/** Around the pages of the leaders' planning: they belong to the leaders' tab. */
export function PlanningFrame({
  group,
  seats,
  title,
  children,
}: PlanningFramed & { title: string; children?: ComponentChildren }) {
  return (
    <GroupFrame
      group={group}
      seats={seats}
      standing="leader"
      title={title}
      current={`/groups/${group.id}/leaders`}
    >
      {children}
    </GroupFrame>
  )
}

/** From one of its pages to where the planning stands. */
export function ToThePlanning({ groupId }: { groupId: string }) {
  return (
    <ScreenOnly>
      <BackLink href={`/groups/${groupId}/planning`}>Leaders’ planning</BackLink>
    </ScreenOnly>
  )
}
