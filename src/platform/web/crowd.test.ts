import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Crowd } from './crowd.ts'

const enter = (crowd: Crowd, client: string, times: number): number =>
  Array.from({ length: times }, () => crowd.enter(client)).filter(Boolean).length

describe('more people than can be answered soon', () => {
  test('are let in up to a hundred at once, whoever they are, and again as others leave', () => {
    const crowd = new Crowd()
    const all = Array.from({ length: 130 }, (_, nth) => crowd.enter(`client ${nth}`))
    expect(all.filter(Boolean)).toHaveLength(100)
    crowd.leave('client 0')
    expect([crowd.enter('another'), crowd.enter('one more')]).toEqual([true, false])
  })

  test('leave room for each other: one client holds a quarter of a crowd', () => {
    const crowd = new Crowd()
    const greedy = enter(crowd, 'greedy', 90)
    expect(greedy).toBe(50)
    expect(enter(crowd, 'somebody else', 20)).toBe(20)
    expect(crowd.enter('greedy')).toBe(false)
  })

  test('are counted right whatever comes and goes: when all have left, all fit again', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.boolean()), {
      maxLength: 400,
    })
    fc.assert(
      fc.property(steps, (all) => {
        const crowd = new Crowd()
        const inside: string[] = []
        for (const [client, comes] of all) {
          if (comes && crowd.enter(client)) inside.push(client)
          if (!comes && inside.includes(client)) {
            inside.splice(inside.indexOf(client), 1)
            crowd.leave(client)
          }
          expect(inside.length).toBeLessThanOrEqual(100)
        }
        for (const client of inside) crowd.leave(client)
        expect(Array.from({ length: 100 }, (_, nth) => crowd.enter(`new ${nth}`)).every(Boolean)).toBe(true)
      }),
    )
  })
})
