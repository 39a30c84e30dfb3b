import { awaited, counted, type EssentialRule, listed, met, missing, notApplicable } from '../essential.ts'
import type { GroupFacts, LeaderFacts } from '../group-facts.ts'

const noLeaderYet = notApplicable('There is no leader yet.')

function withoutLeaders({ leaders }: GroupFacts, which: (leader: LeaderFacts) => boolean): string {
  return listed(leaders.filter((leader) => !which(leader)).map((leader) => leader.name))
}

const isOnTheWay = (leader: LeaderFacts) => leader.accreditation !== 'none'

function second({ leaders, leadersInvited }: GroupFacts, alone: string) {
  if (leaders.length >= 2) return met(`${counted(leaders.length, 'leader')}.`)
  return leadersInvited > 0
    ? awaited('The invitation to a second leader is not answered yet.', 'See the invitation', 'leaders')
    : missing(alone, 'Invite a second leader', 'leaders')
}

export const leaderRules: readonly EssentialRule[] = [
  {
    name: 'a-leader',
    title: 'A leader',
    heading: 'leaders',
    requirements: ['R16'],
    weight: 'must',
    mode: 'both',
    advice: 'A Balint group has at least one leader, who keeps its frame and its task.',
    assess: ({ leaders }) =>
      leaders.length > 0
        ? met(`Led by ${listed(leaders.map((leader) => leader.name))}.`)
        : missing('Nobody leads this group yet.', 'Find a leader', 'leaders'),
  },
  {
    name: 'two-leaders',
    title: 'Preferably two leaders',
    heading: 'leaders',
    requirements: ['R16'],
    weight: 'should',
    mode: 'face-to-face',
    advice:
      'Two see more than one, can think about the group together afterwards, and the group still meets when one is ill.',
    assess: (facts) => (facts.leaders.length === 0 ? noLeaderYet : second(facts, 'One leader leads alone.')),
  },
  {
    name: 'two-leaders-online',
    title: 'Two experienced leaders',
    heading: 'leaders',
    requirements: ['R16', 'R49'],
    weight: 'should',
    mode: 'online',
    advice:
      'Leading on a screen takes more attention: one looks after the technology and the time, the other after the group. Two experienced leaders are highly recommended, one of them accredited at least.',
    assess: (facts) => {
      if (facts.leaders.length === 0) return noLeaderYet
      if (facts.leaders.length < 2)
        return second(facts, 'One leader alone has technology and group to look after.')
      return facts.leaders.some((leader) => leader.accreditation === 'accredited')
        ? met('Two leaders, one of them accredited at least.')
        : missing('Neither leader is accredited.', 'Complete what is known of the leaders', 'leaders')
    },
  },
  {
    name: 'member-experience',
    title: 'Leaders who have been members',
    heading: 'leaders',
    requirements: ['R17'],
    weight: 'must',
    mode: 'both',
    advice: 'One learns from the inside what a Balint group does: leaders have been members of one first.',
    assess: (facts) => {
      if (facts.leaders.length === 0) return noLeaderYet
      const without = withoutLeaders(facts, (leader) => leader.groupMemberExperience)
      return without === ''
        ? met('All leaders have been members of a Balint group.')
        : missing(
            `It is not known that ${without} took part in a Balint group as a member.`,
            'Complete what is known of the leaders',
            'leaders',
          )
    },
  },
  {
    name: 'accreditation',
    title: 'Accredited, or on the way there',
    heading: 'leaders',
    requirements: ['R18'],
    weight: 'should',
    mode: 'both',
    advice:
      'Most leaders are accredited by the society or work towards it; either way they have someone to ask.',
    assess: (facts) => {
      if (facts.leaders.length === 0) return noLeaderYet
      const without = withoutLeaders(facts, isOnTheWay)
      return without === ''
        ? met('All leaders are accredited or working towards it.')
        : missing(
            `It is not known that ${without} works towards accreditation.`,
            'Complete what is known of the leaders',
            'leaders',
          )
    },
  },
  {
    name: 'psychodynamic-training',
    title: 'A leader with psychodynamic training',
    heading: 'leaders',
    requirements: ['R19'],
    weight: 'should',
    mode: 'both',
    advice: 'Ideally one leader is trained in psychodynamic psychotherapy or something near it.',
    assess: ({ leaders }) => {
      if (leaders.length === 0) return noLeaderYet
      return leaders.some((leader) => leader.psychodynamicTraining)
        ? met('One leader at least has such training.')
        : missing(
            'No leader is known to have such training.',
            'Complete what is known of the leaders',
            'leaders',
          )
    },
  },
  {
    name: 'shared-profession',
    title: 'A leader from the members’ profession',
    heading: 'leaders',
    requirements: ['R20'],
    weight: 'may',
    mode: 'both',
    advice: 'It can help if one leader knows the members’ work and its troubles from their own.',
    assess: ({ leaders, professions }) =>
      leaders.some((leader) => leader.profession !== null && professions.includes(leader.profession))
        ? met('One leader shares a profession with the members.')
        : notApplicable('No leader is known to share the members’ profession; that can be as good.'),
  },
]
