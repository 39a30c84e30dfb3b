import { describe, expect, test } from 'vitest'
import { patternsAsked, stepsOf } from '../../tests/support/regex-steps.ts'
import { markOf, type PatientKind, patientIn } from './patient-guard.ts'

// Fictional throughout: numbers whose check digit holds, and nobody behind them.
const patients: [text: string, kind: PatientKind][] = [
  ['I keep thinking of 943 476 5919, whom I saw on Monday.', 'nhs-number'],
  ['9434765919', 'nhs-number'],
  ['Number 943-476-5919, seen twice', 'nhs-number'],
  ['It was 9 4 3 4 7 6 5 9 1 9 on the letter', 'nhs-number'],
  ['NHS number 123 456 7890, if I copied it rightly', 'nhs-number'],
  ['NHS no: 4857773456', 'nhs-number'],
  ['Her CHI was 010190 0023.', 'chi-number'],
  ['CHI number 0101900027', 'chi-number'],
  ['0101900023 came back yesterday', 'chi-number'],
  ['IHI 539300000000000002', 'health-identifier'],
  ['Hospital number A123456, ward four', 'hospital-number'],
  ['hospital no. 4471023', 'hospital-number'],
  ['MRN 00123456 rang again', 'hospital-number'],
  ['patient ID: RX44812', 'hospital-number'],
  ['dob 12/03/1948', 'date-of-birth'],
  ['D.O.B. 3.4.61', 'date-of-birth'],
  ['date of birth: 12 March 1948', 'date-of-birth'],
  ['She was born on 4th May 1971 in Leith', 'date-of-birth'],
  ['The man (12/03/1948) who will not leave', 'date-of-birth'],
  ['1948-03-12, always late', 'date-of-birth'],
  ['Mr X, 54, will not let me go.', 'name-and-age'],
  ['Mrs K. (72) rings every day', 'name-and-age'],
  ['Ms Smith aged 33 cries', 'name-and-age'],
  ['Miss Brown is 19 and angry', 'name-and-age'],
  ['I saw JB, 54, again', 'name-and-age'],
  ['J.B. (54) and his wife', 'name-and-age'],
  ['K.T. was 54 when it began', 'name-and-age'],
  ['KT 41F with pain', 'name-and-age'],
  ['A 54-year-old woman who never smiles', 'name-and-age'],
  ['a 9 year old boy with a rash', 'name-and-age'],
  ['My patient, 63, has left', 'name-and-age'],
  ['a patient aged 81 who says nothing', 'name-and-age'],
  ['67yo man, drinks', 'name-and-age'],
]

const innocent = [
  'I have worked here since the 1948 Act, or so it feels.',
  'Please ring 0131 496 0000 after six.',
  'My number is +44 131 496 0000, or 020 7946 0958.',
  'Ring me on 085 123 4567 in the evening.',
  '(0131) 496 0000, and ask for Ailsa',
  'We meet on 8/12/2026 at 19:30 for 90 minutes.',
  'Meetings: 3 November, 17 November and 1 December 2026.',
  'The term 2026/27 has 18 meetings.',
  'Dates: 2026-11-03 18:00, 2026-11-17 18:00, 2026-12-01 18:00',
  'It costs £22.50 a meeting, £270 for the term of 12.',
  'Room 214, second floor, 12 Example Terrace, Edinburgh EH6 7AA',
  'Mrs Jones, 24 Leith Walk, has the key.',
  'Mr Reid, 14 November suits me.',
  'My children are 4 and 9, so Tuesdays are hard.',
  'I have a 7-year-old son and a daughter of 3.',
  'My 12-year-old girl plays on Thursdays.',
  'R32, R33 and R34 are about the screen.',
  'I am a GP, 54, and in a practice of 9.',
  'GP, 12 years in the same town, member since 1998.',
  'CPD, 12 hours a year',
  'Accredited since 1/9/2008, co-led 40 meetings.',
  'I qualified in 1987 and retired in 2019.',
  'Mr Costa leads 8 meetings and Ms Grant 10.',
  'We are 8 women and 2 men, from 6 practices.',
  'I see 30 patients a day, 12 minutes each.',
  'On 5 July 1948 the NHS began; I came 40 years later.',
  'Our invoice 2026-0042 was paid on 03/11/2026.',
  'Sort code 12-34-56, account 12345678',
  'IE29 AIBK 9311 5212 3456 78',
  'Meeting ID: 812 3456 7890, see you at 19:30',
  'Version 2.14.3, see page 41',
  'In the last 54 years nobody asked me.',
  'ST3, 29, and tired of it',
  'Dr Grant, 9 Example Street',
  'I was born in Leith and trained in Cardiff.',
  'A group of 6 to 8, every 2 weeks, 90 minutes.',
  '999 is not for this; 111 either.',
  'Between 7 pm and 9 pm, or Saturdays 10 to 12.',
  '1111111111',
  'Ring 0845 46 47, or 01227 12345',
  'I see a woman who frightens me, and I should like to know why.',
]

describe('a text that holds a patient is noticed', () => {
  test.each(patients)('%s', (text, kind) => {
    expect(patientIn(text)).toBe(kind)
  })
})

describe('an innocent text is let through', () => {
  test.each(innocent)('%s', (text) => {
    expect(patientIn(text)).toBeNull()
  })
})

describe('a text of twice the length takes twice the steps, whatever is in it', () => {
  const stepsFor = (text: string) =>
    patternsAsked(() => patientIn(text)).reduce((all, asked) => all + stepsOf(asked.pattern, asked.text), 0)

  test.each([
    '1 ',
    '1',
    'AB, ',
    'A. B. ',
    'Mr Aaaa ',
    'born on ',
    '12/03/',
    'patient, ',
    '9-',
    'NHS no. ',
    ' ',
    'Mr A',
    '54 year old a a ',
    'jan 12, 1',
    '1/1/199',
    '943 476 591',
    'AB (1',
  ])('%j again and again', (piece) => {
    const ofLength = (length: number) =>
      stepsFor(piece.repeat(Math.ceil(length / piece.length)).slice(0, length))
    const [short, long] = [ofLength(300), ofLength(600)]
    // Quadratic would be four times as many; what begins and ends a text is a few.
    expect(long).toBeLessThan(2.2 * short)
    expect(long / 600).toBeLessThan(100)
  })

  test('and a pattern that takes more is found out', () => {
    expect(stepsOf(/(?:a|a)*b/, 'a'.repeat(16))).toBeGreaterThan(2 ** 16)
    expect(stepsOf(/\s*x/, ' '.repeat(600))).toBeGreaterThan(3 * stepsOf(/\s*x/, ' '.repeat(300)))
  })
})

test('a tick is for those very words: however they travelled, and no others', () => {
  expect(markOf('Mr X, 54\r\nagain ')).toBe(markOf('Mr X, 54\nagain'))
  expect(markOf('Mr X, 54')).not.toBe(markOf('Mr X, 55'))
})
