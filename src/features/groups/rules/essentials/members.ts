import { inWords } from '../../../../shared/numerals.ts'
import { atRisk, awaited, counted, type EssentialRule, met, missing, notApplicable } from '../essential.ts'
import type { GroupFacts } from '../group-facts.ts'

/** The group's own limit, and online no more than a screen shows. */
function comfortableMost({ mode, mostMembers, settings }: GroupFacts): number {
  return mode === 'online' ? Math.min(mostMembers, settings.onlineMembersMax) : mostMembers
}

/** Who said at the planning that they would join cannot be carried over: nobody was named. */
function countedOn({ planned }: GroupFacts): string {
  const count = planned?.interestedMembers ?? 0
  if (count === 0) return ''
  return count === 1
    ? ' Your plan counted one person who would join: invite them to apply once the group is open.'
    : ` Your plan counted ${inWords(count)} people who would join: invite them to apply once the group is open.`
}

export const memberRules: readonly EssentialRule[] = [
  {
    name: 'who-it-is-for',
    title: 'Whom the group is for',
    heading: 'members',
    requirements: ['R9', 'R10', 'R11'],
    weight: 'should',
    mode: 'both',
    advice:
      'Doctors only, or everyone who works therapeutically with people: both work well. Say which, so that people know whether you mean them.',
    assess: ({ professions }) =>
      professions.length > 0
        ? met(professions.length > 1 ? 'Several professions: that can be very fruitful.' : 'One profession.')
        : missing('It is not said yet whom the group is for.', 'Say whom the group is for', 'frame'),
  },
  {
    name: 'size',
    title: 'A size that works',
    heading: 'members',
    requirements: ['R6', 'R7'],
    weight: 'should',
    mode: 'face-to-face',
    advice:
      'The circle stays full enough when someone is ill or on call. A smaller group can do, if its members are committed.',
    assess: ({ mostMembers, settings }) =>
      mostMembers >= settings.membersMin
        ? met(`Up to ${counted(mostMembers, 'member')}.`)
        : atRisk(
            `With at most ${counted(mostMembers, 'member')}, one absence leaves very few in the circle.`,
            'Think about the size',
            'frame',
          ),
  },
  {
    name: 'size-on-screen',
    title: 'No more than the screen shows',
    heading: 'members',
    requirements: ['R8', 'R50'],
    weight: 'should',
    mode: 'online',
    advice:
      'Online groups are usually smaller: everyone has to see everyone else the whole time, the leaders included.',
    assess: ({ mostMembers, settings }) =>
      mostMembers <= settings.onlineMembersMax
        ? met(`Up to ${counted(mostMembers, 'member')}: they fit on one screen.`)
        : atRisk(
            `${counted(mostMembers, 'member')} and the leaders are more than most screens show well; ${settings.onlineMembersMax} is usual.`,
            'Think about the size',
            'frame',
          ),
  },
  {
    name: 'recruiting',
    title: 'Open to applicants',
    heading: 'members',
    requirements: ['R13', 'R14', 'R15'],
    weight: 'should',
    mode: 'both',
    advice:
      'Members are found through people who know them: local committees, tutors, deans, locum groups, counselling and psychotherapy bodies. What they pass on has to say what the group is and what it costs.',
    assess: (facts) => {
      const free = facts.mostMembers - facts.members - facts.offers
      if (free <= 0) return notApplicable('Every place is taken or on offer.')
      return facts.opened
        ? met(`Open: ${counted(free, 'free place')} in the directory.`)
        : missing('Nobody can apply yet.', 'Open the group to applicants', 'opening')
    },
  },
  {
    name: 'interviews',
    title: 'Everyone met before they join',
    heading: 'members',
    requirements: ['R47', 'R53'],
    weight: 'should',
    mode: 'online',
    advice:
      'People who meet on a screen start as strangers. Talk to each of them first, on a screen: what they expect, whether they can come regularly, whether their technology is up to it.',
    assess: ({ admitted, admittedAfterInterview, applicationsWaiting }) => {
      const unseen = admitted - admittedAfterInterview
      if (unseen > 0) {
        return atRisk(
          `${unseen} of ${admitted} were let in without an interview.`,
          'Note the interviews',
          'applications',
        )
      }
      if (applicationsWaiting > 0) {
        return missing(
          `${counted(applicationsWaiting, 'applicant')} waiting to hear from you.`,
          'Talk to the applicants',
          'applications',
        )
      }
      return admitted > 0 ? met('Everyone was interviewed.') : notApplicable('Nobody has applied yet.')
    },
  },
  {
    name: 'enough-members',
    title: 'Enough members',
    heading: 'members',
    requirements: ['R6', 'R7', 'R8'],
    weight: 'should',
    mode: 'both',
    neededToStart: true,
    advice:
      'Enough people that the circle holds when someone is away; a few less will do if they come every time. Online it is usually fewer.',
    assess: (facts) => {
      const { members, offers, fewestMembers, settings, opened, meetingsHeld, mode, applicationsWaiting } =
        facts
      const enough = Math.min(fewestMembers, comfortableMost(facts))
      if (members >= settings.membersIdealMin)
        return met(`${counted(members, 'member')}: enough when someone is away.`)
      if (members >= enough && mode === 'face-to-face' && members < settings.membersMin)
        return atRisk(
          `${counted(members, 'member')}: as many as you wanted, fewer than the ${settings.membersMin} that usually hold.`,
          'Think about the size',
          'frame',
        )
      if (members >= enough)
        return met(`${counted(members, 'member')}: enough, as long as they come regularly.`)
      const lacking = `${counted(members, 'member')} of at least ${enough}${offers > 0 ? `, ${counted(offers, 'place')} on offer` : ''}.`
      if (meetingsHeld > 0) return atRisk(lacking, 'See who has applied', 'applications')
      if (applicationsWaiting > 0) return missing(lacking, 'Talk to the applicants', 'applications')
      if (!opened) return missing(`${lacking}${countedOn(facts)}`, 'Open the group to applicants', 'opening')
      return offers > 0
        ? awaited(lacking, `Waiting for ${counted(offers, 'answer')} to your offers`, 'applications')
        : awaited(lacking, 'Waiting for people to apply', 'applications')
    },
  },
  {
    name: 'members-agreed',
    title: 'Members who know what they join',
    heading: 'members',
    requirements: ['R10', 'R43'],
    weight: 'must',
    mode: 'both',
    advice:
      'Whoever joins wants to talk in confidence and can come regularly, and has agreed to the ground rules.',
    assess: ({ members, membersWhoAgreed }) => {
      if (members === 0) return notApplicable('There are no members yet.')
      return membersWhoAgreed >= members
        ? met('Every member has agreed to the ground rules.')
        : atRisk(
            `${members - membersWhoAgreed} of ${counted(members, 'member')} agreed to an older version of the ground rules.`,
            'See who has agreed',
            'members',
          )
    },
  },
]
