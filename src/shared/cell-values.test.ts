import { describe, expect, test } from 'vitest'
import { cellChoice, cellFlag, cellList } from './cell-values.ts'

const regions = ['Scotland', 'North West', 'Leeds, Yorkshire and Humberside'] as const
const list = cellList(regions, 'region')

describe('a cell with several values', () => {
  test('is read with whatever separates them', () => {
    for (const text of [
      'Scotland;North West',
      'scotland, north west',
      'Scotland/North-West',
      'Scotland\nNorth West;',
    ])
      expect(list.parse(text), text).toEqual(['Scotland', 'North West'])
  })
  test('keeps a value whole that has a comma of its own', () => {
    expect(list.parse('Leeds, Yorkshire and Humberside')).toEqual(['Leeds, Yorkshire and Humberside'])
    expect(list.parse('Leeds, Yorkshire and Humberside; Scotland')).toHaveLength(2)
  })
  test('may be empty, and says each value once', () => {
    expect(list.parse(' ')).toEqual([])
    expect(list.parse('Scotland; scotland')).toEqual(['Scotland'])
  })
  test('names the value it does not know', () => {
    expect(list.safeParse('Scotland; Atlantis').error?.issues[0]?.message).toBe(
      '“Atlantis” is no region we know.',
    )
  })
})

test('one value is known whatever its case', () => {
  const choice = cellChoice(['GP', 'Nurse'], 'profession')
  expect(choice.parse(' gp ')).toBe('GP')
  expect(choice.safeParse('Dr').error?.issues[0]?.message).toBe('“Dr” is no profession we know.')
  expect(choice.safeParse('').error?.issues[0]?.message).toBe('The profession is missing.')
})

test('yes and no are said in many ways, and perhaps in none', () => {
  expect(['yes', 'Y', 'TRUE', '1', 'x'].map((text) => cellFlag().parse(text))).not.toContain(false)
  expect(['no', 'N', 'false', '0', '', '-'].map((text) => cellFlag().parse(text))).not.toContain(true)
  expect(cellFlag().safeParse('perhaps').success).toBe(false)
})
