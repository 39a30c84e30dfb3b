import type { ViewerDb } from '../../../platform/database/database.ts'
import { societyToday } from '../../society/queries/absences.ts'
import { askingInWords, dueInWords, isPressing } from '../rules/data-request.ts'
import { firstDue } from './requests.ts'

export interface RequestsDue {
  waiting: number
  /** 'Due in 12 days', of the first. */
  due: string
  isPressing: boolean
}

/** How many wait for an answer, and when the first is due; null when nobody does, and for all but administrators. */
export async function dataRequestsDue(db: ViewerDb): Promise<RequestsDue | null> {
  const first = await firstDue(db)
  if (!first) return null
  const today = await societyToday(db)
  return {
    waiting: first.waiting,
    due: dueInWords(first.dueOn, today),
    isPressing: isPressing(first.dueOn, today),
  }
}

export async function dataRequestLine(db: ViewerDb): Promise<string | null> {
  const due = await dataRequestsDue(db)
  return due && dueLine(due)
}

/** 'Somebody asks about their data: due in 12 days' */
export const dueLine = ({ waiting, due }: Pick<RequestsDue, 'waiting' | 'due'>): string =>
  `${askingInWords(waiting)}: ${due.toLowerCase()}`
