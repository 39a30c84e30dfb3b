import { formatMoneyRange } from '../../../shared/money.ts'
import type { SocietySettings } from '../../society/rules/society-settings.ts'
import type { Question } from '../rules/start-path.ts'
import type { TrialPlan } from '../rules/trial-plan.ts'

interface QuestionWords {
  /** The question itself, the page's title. */
  title: string
  /** Why it matters, in a sentence or two. */
  why: string
  /** What its answer is called in the summary. */
  label: string
}

type Words = (settings: SocietySettings, plan: TrialPlan) => QuestionWords

/** Says one thing in a room and another on a screen. */
const by = ({ route }: TrialPlan, words: Record<TrialPlan['route'], string>): string => words[route]

export const questionWords: Readonly<Record<Question, Words>> = {
  route: () => ({
    title: 'What would you like to begin?',
    why: 'A group in a room, a group on the screen, and a group that changes from one to the other need different things.',
    label: 'What you begin',
  }),
  where: (_, plan) => ({
    title: by(plan, {
      'face-to-face': 'Where would the group meet?',
      online: 'Where are you at home?',
      'moving-online': 'Where is your group at home?',
    }),
    why: by(plan, {
      'face-to-face':
        'People look for a group they can reach after work. Your region tells us which of us is nearest to you.',
      online:
        'Online, members may live far apart. Your region only tells us which of us is nearest to you, should you like to talk.',
      'moving-online':
        'Only so that we know which of us is nearest, should you like to talk. On the screen, members may sit anywhere.',
    }),
    label: 'Where',
  }),
  agreement: () => ({
    title: 'Has everybody agreed to the change?',
    why: 'The room is a part of the frame, and the frame belongs to all. Whoever would rather stay in a room should be heard before a date is fixed.',
    label: 'Agreed by all',
  }),
  whom: () => ({
    title: 'Whom is the group for?',
    why: 'Doctors among themselves, or everybody who works therapeutically with patients or clients: both work well, and mixed groups are often the livelier ones. Say whom you mean, so that they know.',
    label: 'For whom',
  }),
  members: (settings, plan) => ({
    title: by(plan, {
      'face-to-face': 'How many members would sit in the circle?',
      online: 'How many members fit on your screen?',
      'moving-online': 'How many members are you?',
    }),
    why: by(plan, {
      'face-to-face': `${settings.membersIdealMin} to ${settings.membersIdealMax} make a circle that holds when somebody is away; from ${settings.membersMin} on it works if they come faithfully.`,
      online: `Everybody has to be in sight the whole time, leaders too: beyond ${settings.onlineMembersMax} members the faces grow small. Online a smaller group is no loss.`,
      'moving-online': `On the screen everybody has to be in sight the whole time, leaders too. Beyond ${settings.onlineMembersMax} members the faces grow small.`,
    }),
    label: 'Members',
  }),
  joining: () => ({
    title: 'Who would join already?',
    why: 'Count those who have said yes. The others come through colleagues: local committees, tutors, locum groups and counselling bodies pass a flier on to their own lists.',
    label: 'Would join',
  }),
  leaders: (_, plan) => ({
    title: by(plan, {
      'face-to-face': 'Who would lead it?',
      online: 'Who would lead it?',
      'moving-online': 'How many lead your group?',
    }),
    why: by(plan, {
      'face-to-face':
        'One leader can begin; two see more, have each other to think with, and the group still meets when one is ill. You may be one of them yourself.',
      online:
        'Leading on a screen asks for more attention: two experienced leaders are highly recommended, one of them accredited at least. You may be one of them yourself.',
      'moving-online':
        'On the screen there is more to see to. One leader can let people in and mind the technology, so that the other stays with the group.',
    }),
    label: 'Leaders found',
  }),
  experience: (_, { leaders }) => ({
    title: leaders > 1 ? 'What do the leaders bring along?' : 'What does the leader bring along?',
    why: 'Leaders have been members of a Balint group first. Most are accredited by the society or on the way there, and ideally one knows psychodynamic work.',
    label: 'Their experience',
  }),
  roles: () => ({
    title: 'Have the leaders shared out their roles?',
    why: 'One moderates: the waiting room, the technology, the time. The other watches the process and the feelings. Agree on it, tell the group, and swap now and then.',
    label: 'Roles',
  }),
  candidates: () => ({
    title: 'Will you talk with each person before they join?',
    why: 'On a screen, strangers do not get to know each other by the way. A talk with each shows what they expect, whether they can commit themselves, and whether their technology holds.',
    label: 'Talks before joining',
  }),
  screen: (_, plan) => ({
    title: 'Is everybody set up for the screen?',
    why: by(plan, {
      'face-to-face': '',
      online:
        'On a phone or a tablet one does not see the circle, and whoever drops out is missed. A computer and a line that holds are essential for each.',
      'moving-online':
        'On a phone or a tablet one does not see the circle, and whoever drops out is missed. Try it out once together before the first real meeting.',
    }),
    label: 'Set up',
  }),
  ways: () => ({
    title: 'What have you agreed for the screen?',
    why: 'You know each other, so nobody needs an interview or an introduction. But a glance, a chair moved back, a breath before speaking: on the screen these need a word beforehand.',
    label: 'Agreed for the screen',
  }),
  rhythm: (settings) => ({
    title: 'How long would you meet, and how often?',
    why: `A regular time holds a group together. ${settings.meetingMinutes} minutes are usual: enough for two cases, or for one and time to settle.`,
    label: 'Rhythm',
  }),
  room: (_, plan) => ({
    title: plan.route === 'moving-online' ? 'What does your room cost you?' : 'Is there a room?',
    why:
      plan.route === 'moving-online'
        ? 'It falls away on the screen, and what each member gives may change with it.'
        : 'It holds a circle comfortably, nobody walks in, and it is the same one every time. Health centres, hospitals’ education rooms, community venues and counselling bodies often have one.',
    label: 'Room',
  }),
  supervision: () => ({
    title: 'Whom can the leaders talk to?',
    why: 'Leading is lonely work. Regular supervision, alone, as a pair or among peers, keeps it good; if you know nobody, we can help you look.',
    label: 'Supervision',
  }),
  paid: () => ({
    title: 'How many leaders would the group pay?',
    why: 'A group pays its own way. Many leaders are self-employed and live by such hours; others give their time. Count those as well whom you have yet to find.',
    label: 'Paid leaders',
  }),
  fee: (settings) => ({
    title: 'What is each leader paid an hour?',
    why: `Usual is ${formatMoneyRange(settings.leaderFeeMinMinor, settings.leaderFeeMaxMinor, settings.currency)}. It makes most of what a meeting costs.`,
    label: 'Fee',
  }),
  around: (settings) => ({
    title: 'Is their time around the meeting paid as well?',
    why: `Leaders talk before each meeting and look back after it; ${settings.preMeetingMinutes} and ${settings.debriefMinutes} minutes are recommended. Some groups pay for that time, in others it is given.`,
    label: 'Before and after',
  }),
}
