import { mostFrequent } from '../../../../shared/most-frequent.ts'
import {
  awaited,
  counted,
  type EssentialRule,
  type Finding,
  listed,
  met,
  missing,
  notApplicable,
} from '../essential.ts'
import type { GroupFacts, LeaderFacts } from '../group-facts.ts'
import { inAgreement } from './agreed.ts'

const noLeaderYet = notApplicable('There is no leader yet.')

/** A finding about those leaders of whom something is not known. */
function ofAll(
  { leaders }: GroupFacts,
  isKnown: (leader: LeaderFacts) => boolean,
  words: { met: string; missing: (names: string) => string },
): Finding {
  if (leaders.length === 0) return noLeaderYet
  const without = leaders.filter((leader) => !isKnown(leader))
  return without.length === 0
    ? met(words.met)
    : unsaid(words.missing(listed(without.map(({ name }) => name))), without)
}

const isOnTheWay = (leader: LeaderFacts) => leader.accreditation !== 'none'

/** What is not known of leaders only they can say: the one who looks about themselves; the others are waited for. */
function unsaid(reason: string, leaders: readonly LeaderFacts[]): Finding {
  const self = leaders.find(({ isViewer }) => isViewer)
  if (self) {
    return self.hasEntry
      ? missing(reason, 'Complete what you say about yourself', 'about-you')
      : missing(reason, 'Say something about yourself as a leader', 'about-you')
  }
  const names = listed(leaders.map(({ name }) => name))
  return leaders.every(({ hasEntry }) => hasEntry)
    ? awaited(reason, `Waiting for ${names} to complete what they say about themselves`, 'leaders')
    : awaited(reason, `Waiting for ${names} to say something about themselves`, 'leaders')
}

/** One of them would do: whoever has said nothing yet is asked first. */
function unsaidOfAny(reason: string, leaders: readonly LeaderFacts[]): Finding {
  const silent = leaders.filter(({ hasEntry }) => !hasEntry)
  return unsaid(reason, silent.length > 0 ? silent : leaders)
}

/** Accreditation is the Council's word: a leader can ask for it, and no more. */
function unconfirmed(reason: string, leaders: readonly LeaderFacts[]): Finding {
  const silent = leaders.filter(({ accreditationAsked }) => !accreditationAsked)
  if (silent.some(({ isViewer }) => isViewer)) {
    return missing(reason, 'Ask the Council to confirm your accreditation', 'about-you')
  }
  return silent.length > 0
    ? awaited(reason, `Waiting for ${namesOf(silent)} to ask the Council`, 'leaders')
    : awaited(reason, `Waiting for the Council to answer ${namesOf(leaders)}`, 'leaders')
}

const namesOf = (leaders: readonly LeaderFacts[]) => listed(leaders.map(({ name }) => name))

function second({ leaders, leadersInvited, leadersInvitedNames = [], planned }: GroupFacts, alone: string) {
  if (leaders.length >= 2) return met(`${counted(leaders.length, 'leader')}.`)
  if (leadersInvited > 0) {
    const whom = listed(leadersInvitedNames) || 'the second leader'
    return awaited(
      'The invitation to a second leader is not answered yet.',
      `Waiting for ${whom} to answer the invitation`,
      'leaders',
    )
  }
  const counting = planned && planned.leaders >= 2 ? ' Your plan counted on two: invite the other one.' : ''
  return missing(`${alone}${counting}`, 'Invite a second leader', 'invite')
}

export const leaderRules: readonly EssentialRule[] = [
  {
    name: 'a-leader',
    title: 'A leader',
    heading: 'leaders',
    requirements: ['R16'],
    weight: 'should',
    mode: 'both',
    neededToStart: true,
    advice: 'A Balint group has at least one leader, who keeps its frame and its task.',
    assess: ({ leaders }) =>
      leaders.length > 0
        ? met(`Led by ${listed(leaders.map((leader) => leader.name))}.`)
        : missing('Nobody leads this group yet.', 'Find a leader', 'invite'),
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
    heading: 'online',
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
        : unconfirmed(
            'The Council has not confirmed yet that one of the leaders is accredited.',
            facts.leaders,
          )
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
    assess: (facts) =>
      ofAll(facts, (leader) => leader.groupMemberExperience, {
        met: 'All leaders have been members of a Balint group.',
        missing: (names) => `It is not known that ${names} took part in a Balint group as a member.`,
      }),
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
    assess: ({ leaders }) => {
      if (leaders.length === 0) return noLeaderYet
      const without = leaders.filter((leader) => !isOnTheWay(leader))
      return without.length === 0
        ? met('All leaders are accredited or working towards it.')
        : unconfirmed(`Not confirmed as accredited, or on the way there: ${namesOf(without)}.`, without)
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
        : unsaidOfAny('No leader is known to have such training.', leaders)
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
    assess: ({ leaders, professions, membersProfessions = [] }) => {
      // Whom it is meant for, until there are members to look at.
      const theirs = membersProfessions.length > 0 ? mostFrequent(membersProfessions) : professions
      if (!leaders.some(({ profession }) => profession !== null && theirs.includes(profession)))
        return notApplicable('No leader is known to share the members’ profession; that can be as good.')
      return met(
        membersProfessions.length > 0 && theirs.length === 1
          ? `One leader shares the profession of most members (${listed(theirs)}).`
          : 'One leader shares a profession with the members.',
      )
    },
  },
  {
    name: 'pre-meeting',
    title: 'A few minutes before each meeting',
    heading: 'leaders',
    requirements: ['R21'],
    weight: 'should',
    mode: 'both',
    advice: 'The leaders meet before the members come: to arrive, and to divide the tasks.',
    assess: (facts) =>
      inAgreement(facts, {
        settled: ({ preMeetingMinutes }) =>
          preMeetingMinutes ? `${preMeetingMinutes} minutes before each meeting.` : null,
        open: 'It is not agreed how long you meet before each meeting.',
        alone: 'You lead alone: some quiet minutes before each meeting serve the same.',
      }),
  },
  {
    name: 'debrief',
    title: 'Looking back after each meeting',
    heading: 'leaders',
    requirements: ['R22', 'R66'],
    weight: 'should',
    mode: 'both',
    advice:
      'In private and while it is fresh: what happened in the group, and between the two of you. On a screen there is no walk to the car park, so it wants a room of its own.',
    assess: (facts) =>
      inAgreement(facts, {
        settled: ({ debriefMinutes }) =>
          debriefMinutes ? `${debriefMinutes} minutes after each meeting.` : null,
        open: 'It is not agreed how long you look back after each meeting.',
        alone: 'You lead alone: look back with a colleague, or keep a quarter of an hour for yourself.',
      }),
  },
]
