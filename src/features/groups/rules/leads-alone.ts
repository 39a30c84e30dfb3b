import type { GroupFacts } from './group-facts.ts'

/** With one leader and nobody invited, nothing waits for a second. */
export const leadsAlone = ({
  leaders,
  leadersInvited,
}: Pick<GroupFacts, 'leaders' | 'leadersInvited'>): boolean => leaders.length + leadersInvited < 2
