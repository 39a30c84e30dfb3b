import { describe, expect, test } from 'vitest'
import { readForm } from '../../../platform/web/form-body.ts'
import { timePickForm, timesOfferForm, timesProposalForm } from './discussion.ts'

const ewan = {
  on1: '2026-12-08',
  at1: '18:30',
  on2: '9/12/2026',
  at2: '8.15',
  on3: '',
  at3: '',
  timeZone: 'Europe/London',
  minutes: '30',
  way: 'telephone',
  wayNote: 'I ring you: please send me a number.',
}

describe('times for a talk, as they are typed', () => {
  test('are read row by row; empty rows are left out', () => {
    const { values, problems } = readForm(timesOfferForm, ewan)
    expect(problems).toEqual({})
    expect(values?.moments.map(({ on, at }) => on.toPlainDateTime(at).toString())).toEqual([
      '2026-12-08T18:30:00',
      '2026-12-09T08:15:00',
    ])
  })

  test('are asked for where there is none, or half of one, beside the field', () => {
    const none = readForm(timesOfferForm, { ...ewan, on1: '', at1: '', on2: '', at2: '' })
    expect(none.problems).toEqual({ on1: 'Please enter at least one day with its hour.' })
    expect(Object.keys(readForm(timesOfferForm, { ...ewan, at2: '' }).problems)).toEqual(['at2'])
    expect(Object.keys(readForm(timesOfferForm, { ...ewan, on1: '' }).problems)).toEqual(['on1'])
    expect(Object.keys(readForm(timesOfferForm, { ...ewan, at2: 'eight' }).problems)).toEqual(['at2'])
  })

  test('and what else is wrong is said in the same breath', () => {
    const { problems } = readForm(timesOfferForm, { ...ewan, at2: '', way: 'by-post', wayNote: '' })
    expect(Object.keys(problems).sort()).toEqual(['at2', 'way', 'wayNote'])
  })

  test('need not be proposed: a word is enough', () => {
    const { values } = readForm(timesProposalForm, { timeZone: 'Europe/Berlin', word: 'Weekends, please.' })
    expect(values).toEqual({ moments: [], timeZone: 'Europe/Berlin', word: 'Weekends, please.' })
  })

  test('one of them has to be chosen', () => {
    expect(readForm(timePickForm, {}).problems).toEqual({ time: 'Please choose one of the times.' })
  })
})
