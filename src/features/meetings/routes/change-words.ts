import { clashWords } from '../../venues/rules/clash-words.ts'

/** What every change of a meeting may be answered. */
export const over = {
  'meeting-over': 'This meeting is over; nothing about it can be changed any more.',
  'meeting-cancelled': 'This meeting has been cancelled meanwhile.',
}

export const movingWords = {
  ...over,
  ...clashWords,
  'moved-into-the-past': 'That moment is over already. Please choose one to come.',
  'day-is-taken': 'The group has another meeting at that time. Please choose another day or hour.',
}

export const addingWords = {
  ...clashWords,
  'moved-into-the-past': movingWords['moved-into-the-past'],
  'day-is-taken': movingWords['day-is-taken'],
  'already-replaced': 'Another date stands for this meeting already.',
  'not-cancelled': 'This meeting takes place; a date can stand instead of one that was cancelled.',
  'no-term': 'Make the term’s dates first; then single dates can be added.',
  'group-closing':
    'The group comes to its end, and does not meet after its last meeting. Take that back first if it is to go on.',
  'frame-incomplete': 'Decide how long the group meets first; the date follows from it.',
}
