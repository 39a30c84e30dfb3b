import { describe, expect, test } from 'vitest'
import { type Slot, slotAt, slots } from '../../../../shared/times-of-day.ts'
import { canCome } from './can-come.ts'
import { gridInWords } from './grid-in-words.ts'
import { hoursElsewhere } from './hours-elsewhere.ts'
import { type Asked, timeGrid, worthTaking } from './time-grid.ts'
import { answersFrom, askedSlots, type SlotAnswers, sorted, takesAnswers } from './time-poll.ts'
import { weightOf } from './weight.ts'

const asked: Slot[] = ['2-midday', '2-evening', '4-evening']
const said = (good: Slot[], ifNeedBe: Slot[] = []): SlotAnswers =>
  answersFrom(
    sorted(
      asked,
      new Map([
        ...good.map((slot) => [slot, 'good'] as const),
        ...ifNeedBe.map((slot) => [slot, 'if-need-be'] as const),
      ]),
    ),
  )
const leader = (name: string, answers: SlotAnswers | null): Asked => ({
  id: name,
  name,
  leads: true,
  weight: 3,
  answers,
})
const applicant = (name: string, answers: SlotAnswers | null, weight: Asked['weight'] = 1): Asked => ({
  id: name,
  name,
  leads: false,
  weight,
  answers,
})
const best = (people: Asked[]) =>
  timeGrid(asked, people)
    .slots.filter(({ isBest }) => isBest)
    .map(({ slot }) => slot)

describe('a grid of times', () => {
  test('marks the time that most could, and names who cannot', () => {
    const grid = timeGrid(asked, [
      leader('Ailsa', said(['2-evening', '4-evening'])),
      applicant('Rhona', said(['2-evening'])),
      applicant('Sam', said(['4-evening'], ['2-evening'])),
      applicant('Una', null),
    ])
    const tuesday = grid.slots.find(({ slot }) => slot === '2-evening')
    expect(tuesday).toMatchObject({ could: 3, answered: 3, cannot: [], ifNeedBe: ['Sam'], isBest: true })
    expect(grid.slots.find(({ slot }) => slot === '4-evening')).toMatchObject({ cannot: ['Rhona'] })
    expect(grid).toMatchObject({ answered: 3, asked: 4, waitedFor: ['Una'] })
  })

  test('marks all times that suit equally well', () => {
    expect(
      best([
        leader('Ailsa', said(['2-evening', '4-evening'])),
        applicant('Rhona', said(['2-evening', '4-evening'])),
      ]),
    ).toEqual(['2-evening', '4-evening'])
  })

  test('marks nothing while nobody could at any time', () => {
    expect(best([leader('Ailsa', said([])), applicant('Una', null)])).toEqual([])
  })

  test('rules out what one of the leaders cannot, however many others could', () => {
    const grid = timeGrid(asked, [
      leader('Ailsa', said(['2-evening', '4-evening'])),
      leader('Tom', said(['4-evening'])),
      applicant('Rhona', said(['2-evening'])),
      applicant('Sam', said(['2-evening'])),
    ])
    expect(grid.slots.find(({ slot }) => slot === '2-evening')).toMatchObject({
      ruledOutBy: ['Tom'],
      isBest: false,
    })
    expect(worthTaking(grid).map(({ slot }) => slot)).toEqual(['4-evening'])
  })

  test('weighs somebody with a place more than two who have just asked', () => {
    const open = leader('Ailsa', said(asked))
    expect(
      best([
        open,
        applicant('Rhona', said(['2-evening']), weightOf('offered')),
        applicant('Sam', said(['4-evening']), weightOf('asked')),
        applicant('Una', said(['4-evening']), weightOf('asked')),
      ]),
    ).toEqual(['2-evening'])
  })

  test('does not count who has withdrawn', () => {
    expect(weightOf('withdrawn')).toBe(0)
    expect(timeGrid(asked, [applicant('Rhona', said(asked), 0)])).toMatchObject({ asked: 0, answered: 0 })
  })

  test('says honestly that a time asked later is not answered', () => {
    const [grid] = timeGrid(['5-evening'], [applicant('Rhona', said(['2-evening']))]).slots
    expect(grid).toMatchObject({ unsaid: ['Rhona'], cannot: [], answered: 0 })
  })

  test('is read out with everything its colours say', () => {
    const poll = { weekdays: [2 as const], timesOfDay: ['evening' as const] }
    const words = (people: Asked[]) =>
      gridInWords(poll, timeGrid(askedSlots(poll), people)).rows[0]?.cells[0]?.words
    expect(words([leader('Ailsa', said(['2-evening'])), applicant('Sam', said([], ['2-evening']))])).toBe(
      'Tuesday evening: 2 of 2 could, 1 of them if need be, suits best',
    )
    expect(words([leader('Ailsa', said([])), applicant('Sam', said(['2-evening']))])).toBe(
      'Tuesday evening: Ailsa cannot, so there is no meeting, 1 of 2 could',
    )
  })
})

describe('a week', () => {
  test('counts only what was ticked: the rest of what was asked is a no', () => {
    expect(sorted(asked, new Map([['2-evening', 'good']]))).toEqual({
      good: ['2-evening'],
      ifNeedBe: [],
      notPossible: ['2-midday', '4-evening'],
    })
  })

  test('is asked until its last day, and not once the time is settled', () => {
    const day = (on: string) => Temporal.PlainDate.from(on)
    const open = { weekday: null, startTime: null }
    const poll = { closesOn: day('2026-12-04'), endedAt: null }
    expect(takesAnswers(poll, open, day('2026-12-04'))).toBe(true)
    expect(takesAnswers(poll, open, day('2026-12-05'))).toBe(false)
    expect(
      takesAnswers(poll, { weekday: 2, startTime: Temporal.PlainTime.from('19:30') }, day('2026-12-01')),
    ).toBe(false)
  })

  test('has thirty-five slots, and a regular time lies in one of them or between two', () => {
    expect(slots).toHaveLength(35)
    expect(slotAt(2, Temporal.PlainTime.from('19:30'))).toBe('2-evening')
    expect(slotAt(2, Temporal.PlainTime.from('10:00'))).toBeNull()
  })

  test('has other hours elsewhere, and says nothing where clocks agree', () => {
    const there = (own: string) =>
      hoursElsewhere('evening', {
        groups: 'Europe/London',
        own,
        today: Temporal.PlainDate.from('2026-11-24'),
      })
    expect(there('Europe/Dublin')).toBeNull()
    expect(there('Europe/Berlin')).toBe('20:00 to 22:30')
    expect(there('Asia/Singapore')).toBe('03:00 to 05:30, the day after')
  })
})

describe('whether somebody can come at the regular time', () => {
  const time = { weekday: 2, startTime: Temporal.PlainTime.from('19:30'), timeZone: 'Europe/London' } as const

  test('is what they said of this time; of another it says nothing', () => {
    expect(canCome(time, { ...time, answer: 'good' }, null)).toEqual({ answer: 'good', said: 'of-this-time' })
    const another = { ...time, startTime: Temporal.PlainTime.from('18:30'), answer: 'good' } as const
    expect(canCome(time, another, null)).toBeNull()
  })

  test('is otherwise what they ticked while it was open', () => {
    expect(canCome(time, null, said([], ['2-evening']))).toEqual({
      answer: 'if-need-be',
      said: 'in-the-poll',
    })
  })
})
