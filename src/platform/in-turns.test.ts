import { setImmediate as others } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atOnce, eachInSteps, type Steps } from '../shared/steps.ts'
import { inTurns } from './in-turns.ts'

const busyFor = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('while long work is done others come in between, and what comes of it is the same', async () => {
  const work = () =>
    eachInSteps([1, 2, 3, 4, 5, 6], (number) => {
      busyFor(15)
      return number * number
    })
  let isDone = false
  let turnsOfOthers = 0
  const squares = inTurns(work()).finally(() => {
    isDone = true
  })
  while (!isDone) {
    turnsOfOthers += 1
    await others()
  }
  expect(await squares).toEqual(atOnce(work()))
  expect(turnsOfOthers).toBeGreaterThanOrEqual(5)
})

test('a fault in it is thrown to whoever waits for it', async () => {
  function* faulty(): Steps<number> {
    yield
    throw new RangeError('no such line')
  }
  await expect(inTurns(faulty())).rejects.toThrow('no such line')
})
