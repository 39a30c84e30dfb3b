import { communications, rolesPlans, sitBacks, speakingSignals } from '../../../../shared/planning-choices.ts'
import type { Mode } from '../group-facts.ts'
import type { PlanningAnswers } from './answers.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One thing that leaders settle before they begin. None of them asks about patients or members. */
export interface PlanningQuestion {
  readonly name: keyof PlanningAnswers
  /** Heads the answers beside each other, and the paragraph of the common text. */
  readonly title: string
  /** As one leader is asked. */
  readonly asked: string
  readonly hint: string | null
  /** The requirements of the guidance, R1 to R80 of the glossary's list. */
  readonly requirements: readonly string[]
  /** Answers are not given without it. */
  readonly required: boolean
  readonly kind: 'words' | 'choice' | 'minutes'
  /** Empty unless it is a choice. */
  readonly choices: readonly Choice[]
}

export interface AskedOf {
  readonly mode: Mode
  /** With one leader, what is between leaders is not asked. */
  readonly alone: boolean
}

/** What is asked where: on a screen and in a room different things have to be settled. */
export function planningQuestions({ mode, alone }: AskedOf): readonly PlanningQuestion[] {
  const online = mode === 'online'
  return [
    {
      name: 'aims',
      title: 'What the group is for',
      asked: 'What do you want this group to be for those who come?',
      hint: null,
      requirements: ['R38'],
      required: true,
      ...inWords,
    },
    {
      name: 'experience',
      title: 'Experience',
      asked: 'What do you bring to leading it, and what is new to you?',
      hint: online
        ? 'Groups you were in and groups you led, training, work on a screen.'
        : 'Groups you were in and groups you led, training.',
      requirements: ['R38'],
      required: true,
      ...inWords,
    },
    {
      name: 'agendas',
      title: 'Hopes and worries',
      asked: 'What do you hope to have from it yourself, and what are you wary of?',
      hint: 'Time, money, a portfolio, leading with somebody you know well: better said now than found out later.',
      requirements: ['R38'],
      required: true,
      ...inWords,
    },
    {
      name: 'running',
      title: 'How a meeting goes',
      asked: 'How would you like a meeting to go?',
      hint: 'Who opens and who closes, one case or two, when the presenter is brought back in, how long a silence may last.',
      requirements: ['R39', 'R57'],
      required: false,
      ...inWords,
    },
    ...(alone ? [] : betweenLeaders(online)),
    ...(online ? [speakingSignal] : []),
    {
      name: 'sitBack',
      title: 'Sit-back',
      asked: 'How does the presenter sit back while the group works?',
      hint: null,
      requirements: ['R65'],
      required: true,
      ...oneOf(sitBacks, {
        'moves-back': online
          ? 'Moves away from the screen, and stays in sight'
          : 'Pushes the chair back a little',
        'stays-silent': 'Stays where they are, and only listens',
        'not-used': 'We do without it',
      }),
    },
    {
      name: 'preMeetingMinutes',
      title: 'Before each meeting',
      asked: alone
        ? 'How many minutes do you keep for yourself before each meeting?'
        : 'How many minutes should you meet before each meeting?',
      hint: alone ? 'To arrive, and to think of the last time.' : 'To arrive, and to divide the tasks.',
      requirements: ['R21'],
      required: true,
      ...inMinutes,
    },
    {
      name: 'debriefMinutes',
      title: 'After each meeting',
      asked: alone
        ? 'How many minutes do you keep afterwards to look back, alone or with a colleague?'
        : 'How many minutes should you look back together afterwards, among yourselves?',
      hint: online ? 'In a room of your own, once everybody else has gone.' : null,
      requirements: ['R22', 'R66'],
      required: true,
      ...inMinutes,
    },
  ]
}

const inWords = { kind: 'words', choices: [] } as const
const inMinutes = { kind: 'minutes', choices: [] } as const

function oneOf<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Partial<Record<Value, string>>>,
) {
  const choices = values.flatMap((value) => {
    const label = labels[value]
    return label === undefined ? [] : [{ value, label }]
  })
  return { kind: 'choice', choices } as const
}

const betweenLeaders = (online: boolean): readonly PlanningQuestion[] => [
  {
    name: 'roles',
    title: 'Roles',
    asked: 'How should you divide the leading?',
    hint: online
      ? 'One may look after the waiting room, technology and time, the other after the group and how it feels.'
      : 'One may look after time and frame, the other after the group and how it feels.',
    requirements: ['R39', 'R57', 'R58', 'R59'],
    required: true,
    ...oneOf(rolesPlans, {
      'swap-each-meeting': 'Swap from meeting to meeting',
      'swap-now-and-then': 'Swap now and then',
      fixed: 'Each keeps a role',
      'settled-each-time': 'Settle it before each meeting',
    }),
  },
  {
    name: 'rolesWords',
    title: 'Roles in practice',
    asked: 'Who begins with what, and what is the group told about it?',
    hint: 'Some leaders talk about their roles with the group, too.',
    requirements: ['R58', 'R59'],
    required: false,
    ...inWords,
  },
  {
    name: 'communication',
    title: 'Speaking with each other',
    asked: 'How should you speak with each other during a meeting?',
    hint: online
      ? 'A glance does not reach across screens, and a private chat shuts the group out. It helps to ask each other aloud.'
      : 'A group notices glances. What is said aloud belongs to everybody.',
    requirements: ['R57', 'R62', 'R63'],
    required: true,
    ...oneOf(communications, {
      openly: online
        ? 'Openly, in words everybody hears; never by private chat'
        : 'Openly, in words everybody hears',
      ...(online ? {} : { 'openly-and-glances': 'Openly; a glance now and then is all right' }),
      otherwise: 'Otherwise',
    }),
  },
  {
    name: 'communicationWords',
    title: 'When you need each other',
    asked: 'What do you say or do when you need each other?',
    hint: online
      ? 'In place of a glance, such as: “I wonder how you hear this, Tom?”'
      : 'Such as: “I wonder how you hear this, Tom?”',
    requirements: ['R62', 'R63'],
    required: false,
    ...inWords,
  },
]

const speakingSignal: PlanningQuestion = {
  name: 'speakingSignal',
  title: 'Speaking signal',
  asked: 'How do members show that they would like to speak?',
  hint: 'Talk about it with the group, too.',
  requirements: ['R64'],
  required: true,
  ...oneOf(speakingSignals, {
    'raised-hand': 'A hand raised before the camera',
    symbol: 'The hand symbol of the program',
    none: 'No signal: people simply speak',
  }),
}

/** An answer as it is read; null where nothing is said. */
export function answerInWords(question: PlanningQuestion, answers: PlanningAnswers): string | null {
  const answer = answers[question.name]
  if (answer === null) return null
  if (typeof answer === 'number') return answer === 1 ? '1 minute' : `${answer} minutes`
  if (question.kind === 'words') return answer
  return question.choices.find(({ value }) => value === answer)?.label ?? answersElsewhere[answer] ?? answer
}

/** What is said, question by question; what is not said is left out. */
export const saidInWords = (questions: readonly PlanningQuestion[], answers: PlanningAnswers) =>
  questions.flatMap((question) => {
    const words = answerInWords(question, answers)
    return words === null ? [] : [{ title: question.title, words }]
  })

/** A group that moved to a screen may have chosen what is not offered there. */
const answersElsewhere: Readonly<Record<string, string>> = {
  'openly-and-glances': 'Openly; a glance now and then is all right',
}

/** What has to be answered still, before answers are given. */
export const unanswered = (questions: readonly PlanningQuestion[], answers: PlanningAnswers) =>
  questions.filter(({ name, required }) => required && answers[name] === null)
