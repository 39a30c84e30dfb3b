import { expect, test } from 'vitest'
import { PostPace } from './post-pace.ts'

const at = (second: number) => Temporal.Instant.from('2026-11-29T10:00:00Z').add({ seconds: second })

test('whoever sends form after form waits for the next minute; others at the same address go on', () => {
  const pace = new PostPace({ ofBrowser: 2, ofClient: 5 })
  const sent = (session: string, second: number) => pace.wait('192.0.2.1', session, at(second))
  expect([sent('one', 0), sent('one', 1), sent('one', 20), sent('one', 59)]).toEqual([0, 0, 40, 1])
  expect(sent('other', 59)).toBe(0)
  expect([sent('one', 60), sent('one', 61)]).toEqual([0, 0])
})

test('cookies made up anew for each form help nobody', () => {
  const pace = new PostPace({ ofBrowser: 2, ofClient: 5 })
  const waits = Array.from({ length: 7 }, (_, nth) => pace.wait('192.0.2.1', `made up ${nth}`, at(0)))
  expect(waits).toEqual([0, 0, 0, 0, 0, 60, 60])
  expect(pace.wait('192.0.2.2', 'one', at(0))).toBe(0)
})
