import { describe, expect, test } from 'vitest'
import { StatementNames } from './statement-names.ts'

const often = (names: StatementNames, text: string) => Array.from({ length: 5 }, () => names.of(text))

describe('a statement', () => {
  test('that is asked again and again keeps one name, from the third time on', () => {
    const names = new StatementNames()
    expect(often(names, 'select 1')).toEqual([undefined, undefined, 's0', 's0', 's0'])
    expect(often(names, 'select 2').at(-1)).toBe('s1')
    expect(names.of('select 1')).toBe('s0')
  })

  test('that is asked once takes no name from those that are asked often', () => {
    const names = new StatementNames(2)
    for (let nth = 0; nth < 100; nth++) names.of(`select ${nth} as rare`)
    expect(often(names, 'select 1 as hot').at(-1)).toBe('s0')
  })

  test('has no name when all are taken: a connection holds no more than so many plans', () => {
    const names = new StatementNames(2)
    for (const text of ['one', 'two', 'three']) often(names, text)
    expect(['one', 'two', 'three'].map((text) => names.of(text))).toEqual(['s0', 's1', undefined])
  })

  test('of which there are ever new ones is counted anew at times, and one asked often is named all the same', () => {
    const names = new StatementNames(10, 50)
    for (let nth = 0; nth < 500; nth++) {
      names.of(`select ${nth} as rare`)
      if (nth % 10 === 0) names.of('select 1 as hot')
    }
    expect(names.of('select 1 as hot')).toBe('s0')
  })
})
