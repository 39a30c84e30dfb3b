import { type Statement, statements } from '../../../shared/debrief-statements.ts'

/** In the words of two, and of one; null: nothing for somebody who leads alone. */
const words: Readonly<Record<Statement, readonly [two: string, one: string | null]>> = {
  // R21
  'met-before': ['We met before it and divided the tasks', 'I took some minutes to arrive before it'],
  'on-time': ['We began and ended on time', 'I began and ended on time'],
  // R58
  'roles-clear': ['It was clear who moderated and who watched the process', null],
  'facts-first': ['We kept the first questions to facts', 'I kept the first questions to facts'],
  // R65
  'presenter-let-back': [
    'The presenter could sit back, and was let in again',
    'The presenter could sit back, and was let in again',
  ],
  // R2
  relationship: [
    'We came back to the relationship, away from advice',
    'I came back to the relationship, away from advice',
  ],
  'room-for-all': [
    'There was room for everybody, and for silence',
    'There was room for everybody, and for silence',
  ],
  // R62
  'spoke-openly': ['We spoke openly with each other in the group', null],
  // R22
  'told-each-other': ['We have told each other what it did to us', 'I have noticed what it did to me'],
  // R67
  supervision: ['We take something of it to supervision', 'I take something of it to supervision'],
}

/** The list as it is read by so many leaders. */
export function statementsFor(leaders: number): { value: Statement; label: string }[] {
  return statements.flatMap((value) => {
    const label = words[value][leaders > 1 ? 0 : 1]
    return label === null ? [] : [{ value, label }]
  })
}
