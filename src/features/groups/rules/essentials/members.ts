import { inWords } from '../../../../shared/numerals.ts'
import { capitalised } from '../../../../shared/words.ts'
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
    requirements: ['R15'],
    weight: 'should',
    mode: 'both',
    advice:
      'Doctors only, or everyone who works therapeutically with people: both work well. Say which, so that people know whether you mean them.',
    assess: ({ professions }) =>
      professions.length > 0
        ? met(professions.length > 1 ? 'Several professions.' : `${professions[0]} only.`)
        : missing('It is not said yet whom the group is for.', 'Say whom the group is for', 'frame'),
  },
  {
    name: 'one-profession-or-all',
    title: 'Doctors alone, or everyone',
    heading: 'members',
    requirements: ['R9'],
    weight: 'may',
    mode: 'both',
    advice:
      'GPs, psychiatrists and hospital doctors may stay among themselves, or be joined by nurses, counsellors, psychologists and anybody who works therapeutically with patients or clients.',
    assess: ({ professions }) =>
      professions.length > 0
        ? met('You have chosen.')
        : notApplicable('You are free to choose, and to change your mind.'),
  },
  {
    name: 'mixed-professions',
    title: 'A mixed circle',
    heading: 'members',
    requirements: ['R11'],
    weight: 'may',
    mode: 'both',
    advice: 'People who meet the same patients in other roles see other things in them.',
    assess: ({ professions, membersProfessions = [] }) => {
      const there = new Set(membersProfessions).size
      if (there > 1)
        return met(`Your members come from ${inWords(there)} professions: that can be very fruitful.`)
      return professions.length > 1
        ? met('Several professions: that can be very fruitful.')
        : notApplicable('A group of several professions can be very fruitful.')
    },
  },
  {
    name: 'size',
    title: 'A size that works',
    heading: 'members',
    requirements: ['R6'],
    weight: 'should',
    mode: 'both',
    advice:
      'The circle stays full enough when someone is ill or on call. A smaller group can do, if its members are committed; online it usually is one.',
    assess: ({ mode, mostMembers, settings }) => {
      const most = `Up to ${counted(mostMembers, 'member')}`
      if (mostMembers >= settings.membersIdealMin) return met(`${most}: enough when someone is away.`)
      if (mostMembers >= settings.membersMin) return met(`${most}: enough, if they come every time.`)
      return mode === 'online'
        ? met(`${most}: online groups are often smaller.`)
        : atRisk(
            `With at most ${counted(mostMembers, 'member')}, one absence leaves very few in the circle.`,
            'Think about the size',
            'frame',
          )
    },
  },
  {
    name: 'committed-few',
    title: 'A few who always come',
    heading: 'members',
    requirements: ['R7'],
    weight: 'may',
    mode: 'both',
    advice: 'Fewer people than one would wish are enough, if everybody is there nearly every time.',
    assess: ({ members, settings: { membersMin, membersIdealMin } }) =>
      members >= membersMin && members < membersIdealMin
        ? met(`${counted(members, 'member')}: as long as they come regularly, you may begin.`)
        : notApplicable(`${membersMin} to ${membersIdealMin} committed people are enough to begin.`),
  },
  {
    name: 'smaller-online',
    title: 'Smaller on a screen',
    heading: 'members',
    requirements: ['R8'],
    weight: 'may',
    mode: 'online',
    advice:
      'Online groups are usually smaller: what fills a room comfortably is a crowd of small faces on a screen. There is no number for it.',
    assess: ({ mostMembers, settings }) =>
      mostMembers < settings.membersIdealMax
        ? met(`Up to ${counted(mostMembers, 'member')}.`)
        : notApplicable('You may choose a smaller circle than you would in a room.'),
  },
  {
    name: 'from-afar',
    title: 'People from far apart',
    heading: 'members',
    requirements: ['R12', 'R46'],
    weight: 'may',
    mode: 'online',
    advice:
      'Distance does not matter on a screen: people from islands and valleys, who would never fill a room together, can be one group.',
    assess: ({ membersPlaces = 0 }) =>
      membersPlaces > 1
        ? met(`Your members work in ${inWords(membersPlaces)} places.`)
        : notApplicable('Members may come from anywhere.'),
  },
  {
    name: 'recruiting',
    title: 'Open to applicants',
    heading: 'members',
    requirements: ['R13'],
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
    name: 'organisations-asked',
    title: 'Asking those who have lists',
    heading: 'members',
    requirements: ['R13', 'R14'],
    weight: 'should',
    mode: 'both',
    advice:
      'A Local Medical Committee, a GP tutor, a postgraduate tutor or dean, a First5 or locum group, a counselling or psychotherapy body: each reaches colleagues whom you do not know, and passes your flier on to them. Asking several kinds brings a mixed circle.',
    assess: (facts) => {
      const { organisationsAsked: asked = 0, organisationKindsAsked: kinds = 0, opened } = facts
      if (asked > 0)
        return met(
          `${capitalised(inWords(asked))} ${asked === 1 ? 'organisation was asked' : `were asked, of ${kinds === 1 ? 'one kind' : `${inWords(kinds)} kinds`}`}.`,
        )
      if (facts.mostMembers - facts.members - facts.offers <= 0)
        return notApplicable('Every place is taken or on offer.')
      return opened
        ? missing('Nobody has been asked to tell their people yet.', 'Ask organisations', 'outreach')
        : notApplicable('It comes once the group is open; you may ring people before.')
    },
  },
  {
    name: 'flier-sent',
    title: 'A flier in their hands',
    heading: 'members',
    requirements: ['R15'],
    weight: 'should',
    mode: 'both',
    advice:
      'A flier says what the group is, when and where it meets and what it costs, so that whoever passes it on need not explain. It comes with every letter.',
    assess: ({ organisationsAsked: asked = 0, fliersSent: sent = 0 }) => {
      if (sent > 0) return met(`${capitalised(counted(sent, 'organisation'))} got your flier.`)
      return asked > 0
        ? missing('Those you asked have no flier of yours yet.', 'Send them the flier', 'outreach')
        : notApplicable('It goes out with your first letter.')
    },
  },
  {
    name: 'enough-members',
    title: 'Enough members',
    heading: 'members',
    requirements: ['R6'],
    weight: 'should',
    mode: 'both',
    neededToStart: true,
    advice:
      'Enough people that the circle holds when someone is away; somewhat fewer will do if they come every time. Online it is usually fewer.',
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
