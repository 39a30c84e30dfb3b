import { expect, test } from 'vitest'
import { passedOver } from './waiting-order.ts'

const [vera, wanda, xenia] = ['vera', 'wanda', 'xenia'].map((applicationId) => ({ applicationId })) as [
  { applicationId: string },
  { applicationId: string },
  { applicationId: string },
]
const line = [vera, wanda, xenia]

test('whoever is next passes nobody over', () => {
  expect(passedOver(line, 'vera', 1)).toEqual([])
})

test('the third with one place free passes over the two who wait longer', () => {
  expect(passedOver(line, 'xenia', 1)).toEqual([vera, wanda])
})

test('with places for all who wait longer nobody is passed over', () => {
  expect(passedOver(line, 'wanda', 2)).toEqual([])
})

test('somebody who is not on the list passes over all who are', () => {
  expect(passedOver(line, 'york', 3)).toEqual(line)
  expect(passedOver(line, 'york', 4)).toEqual([])
})
