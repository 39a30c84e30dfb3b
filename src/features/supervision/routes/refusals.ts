import type { Words } from '../../../platform/web/respond.tsx'
import type { AnswerRefusal, LogRefusal, PlanRefusal } from '../commands/sessions.ts'

export const backwards = 'The last day is before the first.'

export const planRefusals: Words<PlanRefusal> = {
  'hour-past': 'This hour is over. Log the session instead, if it took place.',
  'hour-taken': 'Another session of yours stands at this hour.',
  'terms-end-before': 'What you agreed on ends before that day. Propose further terms first.',
}

export const logRefusals: Words<LogRefusal> = {
  'not-over-yet': 'It is not over yet: log it afterwards.',
  'outside-what-was-agreed':
    'It lies outside what is kept here: before your terms began or somebody joined, or after the end.',
  'hour-taken': 'Another session stands at this hour already; perhaps somebody has logged it.',
  'nobody-there': 'Tick who was there.',
  'two-peers-at-least': 'Among peers two at least were there, you among them.',
  'not-to-log': 'It was logged, confirmed or cancelled meanwhile.',
}

export const answerRefusals: Words<AnswerRefusal> = {
  'answered-already': 'It was confirmed, put right or withdrawn meanwhile.',
  'others-to-answer': 'This is for the other side to answer.',
}
