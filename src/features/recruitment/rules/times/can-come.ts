import { type SlotWord, slotAt } from '../../../../shared/times-of-day.ts'
import type { RegularTime, SlotAnswers } from './time-poll.ts'

export interface SaidOfTime extends RegularTime {
  readonly timeZone: string
  readonly answer: SlotWord
}

export interface CanCome {
  readonly answer: SlotWord
  /** Of this very time, or of the part of the week it lies in, when that was still open. */
  readonly said: 'of-this-time' | 'in-the-poll'
}

/** Whether somebody can come at the group's regular time. What they said of another time says nothing of this one. */
export function canCome(
  time: RegularTime & { timeZone: string },
  said: SaidOfTime | null,
  polled: SlotAnswers | null,
): CanCome | null {
  const isOfThis =
    said !== null &&
    said.weekday === time.weekday &&
    said.timeZone === time.timeZone &&
    said.startTime.equals(time.startTime)
  if (isOfThis) return { answer: said.answer, said: 'of-this-time' }
  const slot = slotAt(time.weekday, time.startTime)
  const answer = slot && polled?.get(slot)
  return answer ? { answer, said: 'in-the-poll' } : null
}

const labels = {
  good: { label: 'Can come', kind: 'good' },
  'if-need-be': { label: 'If need be', kind: 'neutral' },
  not: { label: 'Cannot come', kind: 'attention' },
} as const

/** For leaders: what somebody said of the regular time, and when that was another question. */
export function comesInWords(comes: CanCome | null) {
  if (!comes) return { answer: { label: 'Not said', kind: 'neutral' }, more: '' } as const
  const more = comes.said === 'in-the-poll' ? 'as they said while the time was open' : ''
  return { answer: labels[comes.answer], more }
}
