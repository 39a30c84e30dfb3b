import { inWords } from '../../../../shared/numerals.ts'
import { rhythmInWords } from '../../../../shared/rhythm.ts'
import { capitalised } from '../../../../shared/words.ts'
import {
  atRisk,
  counted,
  type EssentialRule,
  type Finding,
  met,
  missing,
  notApplicable,
} from '../essential.ts'
import type { GroupFacts } from '../group-facts.ts'
import { leadsAlone } from '../leads-alone.ts'
import { inAgreement } from './agreed.ts'

/** What the guidance adds for a new group online (R46–R67), beside what holds for every group (R48). */
export const onlineRules: readonly EssentialRule[] = [
  {
    name: 'planned-for-strangers',
    title: 'Planned for people who do not know each other',
    heading: 'online',
    requirements: ['R47'],
    weight: 'must',
    mode: 'online',
    advice:
      'A group that has met in a room can move to a screen as it is. People who first meet on a screen need more: leaders who have planned it, a talk with each beforehand, a letter that says what will happen.',
    assess: (facts) => {
      if (facts.isTransfer) return notApplicable('You know each other from the room already.')
      if (facts.admitted === 0 && facts.datesAhead === 0)
        return notApplicable('As soon as people apply, or there are dates.')
      const [gap] = gapsBetweenStrangers(facts)
      return gap ?? met('Planned by the leaders, everyone talked to, the letter sent in time.')
    },
  },
  {
    name: 'size-on-screen',
    title: 'No more than the screen shows',
    heading: 'online',
    requirements: ['R50'],
    weight: 'should',
    mode: 'online',
    advice: 'Everyone has to see everyone else the whole time, the leaders included.',
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
    name: 'length-and-rhythm',
    title: 'How long and how often',
    heading: 'online',
    requirements: ['R51'],
    weight: 'should',
    mode: 'online',
    advice: 'A screen tires sooner than a room: settle how long you meet, and how often.',
    assess: ({ frame: { rhythm, minutes } }) =>
      rhythm !== null && minutes !== null
        ? met(`${minutes} minutes ${rhythmInWords(rhythm)}.`)
        : missing('Length and rhythm are not both settled.', 'Choose length and rhythm', 'frame'),
  },
  {
    name: 'whom-it-would-not-suit',
    title: 'Whom it would not suit',
    heading: 'online',
    requirements: ['R52'],
    weight: 'may',
    mode: 'online',
    advice:
      'You may settle beforehand whom you would not take, such as somebody who is not ready at present to look at themselves in company. It is weighed in the talk; only the outcome is kept.',
    assess: ({ admitted, admittedAfterInterview, isTransfer, hasSpokenMatters }) => {
      if (admitted > 0 && admittedAfterInterview >= admitted && !isTransfer) {
        return met('Weighed in the talk with each.')
      }
      return hasSpokenMatters
        ? met('What you speak about stands in your guide to the talk.')
        : notApplicable('You may settle beforehand whom you would not take.')
    },
  },
  {
    name: 'interviews',
    title: 'Everyone met before they join',
    heading: 'online',
    requirements: ['R53'],
    weight: 'should',
    mode: 'online',
    advice:
      'People who meet on a screen start as strangers. Talk to each of them first, on a screen: what they expect, whether they can come regularly, whether their technology is up to it.',
    assess: ({ admitted, admittedAfterInterview, applicationsWaiting, isTransfer }) => {
      const unseen = admitted - admittedAfterInterview
      if (unseen > 0 && !isTransfer) {
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
      if (unseen > 0) return notApplicable('You know each other from the room already.')
      return admitted > 0 ? met('Everyone was interviewed.') : notApplicable('Nobody has applied yet.')
    },
  },
  {
    name: 'preparatory-letter',
    title: 'A letter before the first meeting',
    heading: 'online',
    requirements: ['R55', 'R60'],
    weight: 'should',
    mode: 'online',
    advice:
      'What will happen, step by step. Up to half of the first meeting is for introductions: strangers need time before they can speak about a case.',
    assess: ({ letterSent, meetingsHeld, datesAhead }) => {
      if (letterSent) return met('The letter is sent.')
      if (meetingsHeld > 0) return notApplicable('The group has met already.')
      return datesAhead === 0
        ? notApplicable('As soon as there are dates.')
        : missing('Members do not know yet what happens first.', 'Write the preparatory letter', 'letter')
    },
  },
  {
    name: 'advice-in-the-letter',
    title: 'How to be seen well',
    heading: 'online',
    requirements: ['R56'],
    weight: 'may',
    mode: 'online',
    advice:
      'The letter may say how to sit and where the light should come from, whom to ring when the line fails, and what is worth reading.',
    assess: ({ letterSent, letterAdvises }) =>
      letterSent && letterAdvises
        ? met('The letter says it.')
        : notApplicable('The letter may say how to sit, whom to ring, what to read.'),
  },
  {
    name: 'how-meetings-run',
    title: 'How you run a meeting',
    heading: 'online',
    requirements: ['R57'],
    weight: 'should',
    mode: 'online',
    advice:
      'Who opens and closes, who brings the presenter back, what you do when somebody drops out: on a screen there is no making it up with a glance.',
    assess: (facts) =>
      inAgreement(facts, {
        settled: () => 'The leaders have agreed how they run it.',
        open: 'It is not agreed yet how you run a meeting.',
        alone: 'You lead alone: think it through once, and write it down if that helps.',
      }),
  },
  {
    name: 'a-moderator',
    title: 'One of you as moderator',
    heading: 'online',
    requirements: ['R58'],
    weight: 'may',
    mode: 'online',
    advice:
      'One may look after waiting room, technology and time, so that the other can stay with the group and how it feels.',
    assess: (facts) => {
      if (leadsAlone(facts)) return notApplicable('You lead alone: both tasks are yours.')
      return facts.moderatorSet
        ? met('There is a moderator for the next meeting.')
        : notApplicable('One of you may look after the technology, the other after the group.')
    },
  },
  {
    name: 'roles-in-turn',
    title: 'Roles in turn',
    heading: 'online',
    requirements: ['R59'],
    weight: 'may',
    mode: 'online',
    advice: 'You may talk about the roles with the group, and swap them from meeting to meeting.',
    assess: (facts) => {
      if (leadsAlone(facts)) return notApplicable('You lead alone.')
      const swaps = facts.agreement?.rolesPlan?.startsWith('swap') ?? false
      return swaps || (facts.moderatorsAhead ?? 0) > 1
        ? met('You take turns.')
        : notApplicable('You may talk about the roles with the group, and swap.')
    },
  },
  {
    name: 'time-to-arrive',
    title: 'Time to arrive',
    heading: 'online',
    requirements: ['R61'],
    weight: 'should',
    mode: 'online',
    advice: 'Coming in five to ten minutes early leaves time to mend a microphone and to say hello.',
    assess: ({ doorsMinutes = 0, settings }) =>
      doorsMinutes >= Math.min(5, settings.doorsMinutes)
        ? met(`The doors open ${doorsMinutes} minutes before.`)
        : atRisk(
            `The doors open ${counted(doorsMinutes, 'minute')} before: too short to mend anything.`,
            'Open the doors earlier',
            'frame',
          ),
  },
  {
    name: 'leaders-speak-openly',
    title: 'Leaders who speak to each other openly',
    heading: 'online',
    requirements: ['R62', 'R63'],
    weight: 'should',
    mode: 'online',
    advice:
      'The glance across the circle does not work on a screen, and private chat is no substitute: say it aloud, in front of everyone.',
    assess: (facts) =>
      inAgreement(facts, {
        settled: ({ openCommunication }) =>
          openCommunication ? 'What you say to each other, you say before the group.' : null,
        open: 'It is not agreed that you speak to each other openly during a meeting.',
        alone: 'You lead alone.',
      }),
  },
  {
    name: 'sign-for-speaking',
    title: 'A sign for wanting to speak',
    heading: 'online',
    requirements: ['R64'],
    weight: 'should',
    mode: 'online',
    advice: 'A raised hand, a symbol, or none at all: talk about it with the group.',
    assess: (facts) =>
      inAgreement(facts, {
        settled: ({ speakingSignal }) => speakingSignal && signals[speakingSignal],
        open: 'It is not talked about yet how somebody shows that they want to speak.',
        alone: 'Talk about it with the group: a raised hand, a symbol, or none.',
      }),
  },
  {
    name: 'sitting-back',
    title: 'Sitting back from the screen',
    heading: 'online',
    requirements: ['R65'],
    weight: 'may',
    mode: 'online',
    advice:
      'Whoever has told the case moves away from the screen a little and listens: still in sight, and out of the talk.',
    assess: ({ agreement }) =>
      agreement?.agreedByAll && agreement.sitBack === 'moves-back'
        ? met('The presenter moves back, and stays in sight.')
        : notApplicable('The presenter may sit back by moving away from the screen.'),
  },
]

const signals = {
  'raised-hand': 'A hand raised before the camera.',
  symbol: 'The symbol of a raised hand.',
  none: 'You have decided to do without.',
} as const

function gapsBetweenStrangers(facts: GroupFacts): Finding[] {
  const unseen = facts.isTransfer ? 0 : facts.admitted - facts.admittedAfterInterview
  const isPlanned = leadsAlone(facts) || facts.leadersMetOn !== null || facts.agreement?.agreedByAll
  return [
    ...(isPlanned
      ? []
      : [atRisk('The leaders have not planned it together yet.', 'Note when the leaders meet', 'planning')]),
    ...(unseen > 0
      ? [
          atRisk(
            `${capitalised(inWords(unseen))} will meet the group without a talk beforehand.`,
            'Note the interviews',
            'applications',
          ),
        ]
      : []),
    ...(facts.datesAhead > 0 && !facts.letterSent && facts.meetingsHeld === 0
      ? [
          atRisk(
            'There are dates, and nobody knows yet what happens first.',
            'Write the preparatory letter',
            'letter',
          ),
        ]
      : []),
  ]
}
