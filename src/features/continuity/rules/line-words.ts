import { firstName } from '../../../shared/first-name.ts'
import { listed } from '../../../shared/listed.ts'
import { inWords, ordinal } from '../../../shared/numerals.ts'
import type { ContinuityLine } from './continuity.ts'

export interface LineWords {
  title: string
  /** A suggested step. */
  step: string
  href: string
  label: string
}

/** With what "we know" posts. */
export interface LineTold extends LineWords {
  rest: { action: string; fields: Record<string, string> }
}

/** One gentle line and a suggested step: what is, and what one might do; never whose fault it is. */
export function lineWords(groupId: string, line: ContinuityLine): LineWords {
  const group = `/groups/${groupId}`
  switch (line.kind) {
    case 'misses':
      return {
        title: `${line.name} has missed ${inWords(line.times)} meetings in a row`,
        step: `A short call says that the chair is kept: does the day still suit ${firstName(line.name)}? Nobody needs to give a reason.`,
        href: `${group}/circle`,
        label: 'See how to reach them',
      }
    case 'size':
      return {
        title: line.came
          ? `${capital(listed(line.came.map(inWords)))} came to the last three meetings; you chose at least ${inWords(line.fewest)}`
          : `The circle has ${inWords(line.members)} ${line.members === 1 ? 'member' : 'members'}; you chose at least ${inWords(line.fewest)}`,
        step: 'You might talk about it in the circle, and see who waits for a place or could be asked.',
        href: `${group}/composition`,
        label: 'Look at the circle’s size',
      }
    case 'places':
      return {
        title: `The ${ordinal(line.changes)} change of place within a year`,
        step: 'A circle rests on its place. You might look for one that is free for all dates, and say in the group what the moves were like.',
        href: `${group}/essentials/steady-place`,
        label: 'What is recommended',
      }
    case 'debriefs':
      return {
        title: `No debrief noted after the last ${inWords(line.meetings)} meetings`,
        step: 'A quarter of an hour after the next one is enough, and nothing has to be written. You might fix the time for it now.',
        href: `${group}/debriefs`,
        label: 'To your debriefs',
      }
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
