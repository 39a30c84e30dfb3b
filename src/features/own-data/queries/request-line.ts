import type { ViewerDb } from '../../../platform/database/database.ts'
import { societyToday } from '../../society/queries/absences.ts'
import { askingInWords, dueInWords } from '../rules/data-request.ts'
import { firstDue } from './requests.ts'

/** How many wait for an answer, and when the first is due; null when nobody does, and for all but administrators. */
export async function dataRequestsDue(db: ViewerDb): Promise<{ waiting: number; due: string } | null> {
  const first = await firstDue(db)
  return first && { waiting: first.waiting, due: dueInWords(first.dueOn, await societyToday(db)) }
}

export async function dataRequestLine(db: ViewerDb): Promise<string | null> {
  const due = await dataRequestsDue(db)
  return due && `${askingInWords(due.waiting)}: ${due.due.toLowerCase()}`
}
