import { describe, expect, test } from 'vitest'
import { type Ladder, type LinkSample, noLadder, rungs, sending, stepLadder } from './ladder.ts'

const clean: LinkSample = { audioLoss: 0, rttMs: 40 }
const lossy: LinkSample = { audioLoss: 0.08, rttMs: 40 }
const drowned: LinkSample = { audioLoss: 0.25, rttMs: 40 }

/** An evening in steps of two seconds. */
class Evening {
  ladder: Ladder = noLadder
  nowMs = 0
  people: number

  constructor(people: number) {
    this.people = people
  }

  goOn(seconds: number, samples: Record<string, LinkSample>, cpuShare = 0): void {
    for (let passed = 0; passed < seconds; passed += 2) {
      this.nowMs += 2_000
      this.ladder = stepLadder(this.ladder, samples, cpuShare, this.people, this.nowMs)
    }
  }

  to(seat: string) {
    return sending(this.ladder, seat, this.people)
  }
}

const to = (sample: LinkSample, ...seats: string[]) => Object.fromEntries(seats.map((seat) => [seat, sample]))

describe('by how many people are there', () => {
  test.each([
    [2, 640],
    [4, 640],
    [5, 480],
    [6, 480],
    [7, 320],
    [8, 320],
    [9, 256],
    [12, 256],
  ])('%i people are sent pictures %i pixels wide', (people, width) => {
    expect(sending(noLadder, 'a', people)?.width).toBe(width)
  })

  test('somebody who comes makes the pictures smaller at once, and larger again by leaving', () => {
    const evening = new Evening(4)
    evening.goOn(4, to(clean, 'a', 'b', 'c'))
    expect(evening.to('a')?.width).toBe(640)
    evening.people = 5
    expect(evening.to('a')?.width).toBe(480)
    evening.people = 4
    expect(evening.to('a')?.width).toBe(640)
  })
})

describe('a weak line', () => {
  test('one bad moment changes nothing', () => {
    const evening = new Evening(3)
    evening.goOn(10, to(clean, 'a', 'b'))
    evening.goOn(2, to(lossy, 'a', 'b'))
    evening.goOn(2, to(clean, 'a', 'b'))
    evening.goOn(2, to(lossy, 'a', 'b'))
    expect(evening.to('a')).toEqual(rungs[0])
  })

  test('of ours: the voice is lost on most links, and all pictures go down a rung', () => {
    const evening = new Evening(4)
    evening.goOn(4, { ...to(lossy, 'a', 'b'), ...to(clean, 'c') })
    expect(['a', 'b', 'c'].map((seat) => evening.to(seat)?.kbits)).toEqual([250, 250, 250])
  })

  test('of one other: only what goes there is smaller', () => {
    const evening = new Evening(4)
    evening.goOn(4, { ...to(lossy, 'a'), ...to(clean, 'b', 'c') })
    expect(['a', 'b', 'c'].map((seat) => evening.to(seat)?.kbits)).toEqual([250, 400, 400])
  })

  test('a voice that drowns gets the floor within four seconds, 30 kbit/s at 8 frames', () => {
    const evening = new Evening(4)
    evening.goOn(4, to(drowned, 'a', 'b', 'c'))
    expect(evening.to('a')).toMatchObject({ kbits: 30, frames: 8 })
  })

  test('only below the floor does the picture rest', () => {
    const evening = new Evening(4)
    evening.goOn(4, to(drowned, 'a', 'b', 'c'))
    evening.goOn(60, to(lossy, 'a', 'b', 'c'))
    expect(evening.to('a')?.kbits).toBe(30)
    evening.goOn(4, to(drowned, 'a', 'b', 'c'))
    expect(evening.to('a')).toBeNull()
  })

  test('queues count as well: a way that takes 300 ms longer than it can', () => {
    const evening = new Evening(2)
    evening.goOn(4, to({ audioLoss: 0, rttMs: 60 }, 'a'))
    evening.goOn(4, to({ audioLoss: 0, rttMs: 400 }, 'a'))
    expect(evening.to('a')?.kbits).toBe(250)
  })

  test('a line that is always far is not taken for a weak one', () => {
    const evening = new Evening(2)
    evening.goOn(60, to({ audioLoss: 0, rttMs: 450 }, 'a'))
    expect(evening.to('a')).toEqual(rungs[0])
  })
})

describe('a line that recovers', () => {
  test('rises a rung after twenty clean seconds, as far as the people allow', () => {
    const evening = new Evening(6)
    evening.goOn(4, to(drowned, 'a'))
    evening.goOn(18, to(clean, 'a'))
    expect(evening.to('a')?.kbits).toBe(30)
    evening.goOn(2, to(clean, 'a'))
    expect(evening.to('a')?.kbits).toBe(100)
    evening.goOn(200, to(clean, 'a'))
    expect(evening.to('a')).toEqual(rungs[1])
  })

  test('a rise that was too much is tried later and later, so that nobody loses their voice every twenty seconds', () => {
    const evening = new Evening(2)
    evening.goOn(4, to(lossy, 'a'))
    let falls = 0
    for (let minute = 0; minute < 10 * 30; minute += 1) {
      const rung = evening.to('a')
      evening.goOn(2, to(rung?.kbits === 400 ? lossy : clean, 'a'))
      if (rung?.kbits === 400 && evening.to('a')?.kbits === 250) falls += 1
    }
    expect(falls).toBeGreaterThan(2)
    expect(falls).toBeLessThan(8)
  })
})

describe('an old laptop', () => {
  test('that cannot keep up sends fewer frames, never fewer than eight, and more once it can', () => {
    const evening = new Evening(8)
    evening.goOn(2, to(clean, 'a'), 0.4)
    expect(evening.to('a')).toMatchObject({ width: 320, frames: 10 })
    evening.goOn(20, to(clean, 'a'), 0.4)
    expect(evening.to('a')).toMatchObject({ width: 320, frames: 8 })
    evening.goOn(20, to(clean, 'a'))
    expect(evening.to('a')?.frames).toBe(10)
    evening.goOn(20, to(clean, 'a'))
    expect(evening.to('a')?.frames).toBe(15)
  })
})
