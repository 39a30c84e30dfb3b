import { describe, expect, it } from 'vitest'
import { announced } from './announcements.ts'
import type { CircleView, SeatView, WaitingView } from './room-view.ts'

const seat = (id: string, name: string, more: Partial<SeatView> = {}): SeatView => ({
  id,
  position: 0,
  name,
  leads: false,
  presence: 'here',
  microphone: true,
  camera: true,
  raised: false,
  cannotHear: false,
  backInAMoment: false,
  ...more,
})

const ailsa = seat('ailsa', 'Ailsa Grant', { leads: true })
const iain = seat('iain', 'Iain Moss', { leads: true })
const morag = seat('morag', 'Morag Bain')
const callum = seat('callum', 'Callum Reid')

const circle: CircleView = {
  in: 'circle',
  revision: 1,
  kind: 'meeting',
  you: 'morag',
  leads: false,
  seats: [ailsa, morag, iain, callum],
  started: true,
  phases: [
    { label: 'Telling', purpose: 'The presenter tells.' },
    { label: 'Questions', purpose: 'Facts only.' },
  ],
  phase: 0,
  presenter: null,
  moderator: 'ailsa',
  process: 'iain',
  signal: 'hand',
  askedFor: null,
  leaders: [],
  fallback: null,
}

const waiting: WaitingView = {
  in: 'waiting-room',
  revision: 1,
  kind: 'meeting',
  you: 'morag',
  yourName: 'Morag Bain',
  leadersHere: 0,
  plan: [],
  leaders: [],
  fallback: null,
}

describe('what is said to those who hear the room', () => {
  it('begins with where one is and who is here', () => {
    expect(announced(null, waiting)).toEqual(['You are in the waiting room.'])
    expect(announced(waiting, { ...waiting, leadersHere: 1 })).toEqual([
      'A leader is here and sees that you wait.',
    ])
    expect(announced(waiting, circle)).toEqual([
      'You are in the circle. Here with you: Ailsa Grant, Iain Moss, Callum Reid.',
    ])
  })

  it('says who comes, goes, is cut off and is back, and nothing of oneself', () => {
    const without = { ...circle, seats: [ailsa, morag, iain, { ...callum, presence: 'away' as const }] }
    const lost = { ...circle, seats: [ailsa, morag, iain, { ...callum, presence: 'reconnecting' as const }] }
    expect(announced(without, circle)).toEqual(['Callum Reid has come in.'])
    expect(announced(circle, without)).toEqual(['Callum Reid has left.'])
    expect(announced(circle, lost)).toEqual(['Callum Reid is reconnecting.'])
    expect(announced(lost, circle)).toEqual(['Callum Reid is back.'])
    const alone = { ...circle, seats: [ailsa, { ...morag, presence: 'reconnecting' as const }, iain, callum] }
    expect(announced(circle, alone)).toEqual([])
  })

  it('says the phase with what it asks, once', () => {
    const next = { ...circle, phase: 1 }
    expect(announced(circle, next)).toEqual(['Now: Questions. Facts only.'])
    expect(announced(next, next)).toEqual([])
  })

  it('says to the presenter that their microphone is off, and to the others that they listen', () => {
    const telling = { ...circle, presenter: { seat: 'callum', state: 'telling' as const } }
    const back = { ...circle, presenter: { seat: 'callum', state: 'sitting-back' as const } }
    expect(announced(circle, telling)).toEqual(['Callum Reid presents.'])
    expect(announced(telling, back)).toEqual(['Callum Reid sits back and listens.'])
    expect(announced({ ...telling, you: 'callum' }, { ...back, you: 'callum' })).toEqual([
      'You sit back and listen. Your microphone is off.',
    ])
    expect(announced(back, circle)).toEqual(['Nobody presents any more.'])
  })

  it('says signals and requests', () => {
    const raised = { ...circle, seats: [ailsa, morag, iain, { ...callum, raised: true, cannotHear: true }] }
    expect(announced(circle, raised)).toEqual(['Callum Reid wishes to speak.', 'Callum Reid can’t hear.'])
    expect(announced(circle, { ...circle, askedFor: 'microphone' })).toEqual([
      'A leader asks you to switch your microphone on.',
    ])
    expect(announced(circle, { ...circle, moderator: 'iain', process: 'ailsa' })).toEqual([
      'Iain Moss is the moderator now.',
    ])
  })

  it('says to leaders alone who waits', () => {
    const forLeaders = {
      waiting: [],
      raised: [],
      startedAt: null,
      phaseSince: null,
      endsAt: '2026-11-28T20:30:00Z',
      hasFallback: false,
    }
    const leading = { ...circle, you: 'ailsa', leads: true, forLeaders }
    const someone = { ...forLeaders, waiting: [{ seat: 'rona', name: 'Rona Sinclair', back: false }] }
    expect(announced(leading, { ...leading, forLeaders: someone })).toEqual([
      'Rona Sinclair is waiting to be let in.',
    ])
  })
})
