import { describe, expect, test } from 'vitest'
import { type AgreedTalk, type DiscussionOffer, openTimes, talkAhead, timesOffered } from './discussion.ts'

const at = (day: number, hour = 10) =>
  Temporal.Instant.from(`2026-10-${`${day}`.padStart(2, '0')}T${`${hour}`.padStart(2, '0')}:00:00Z`)
const now = at(5)

const time = (id: string, startsAt: Temporal.Instant, isTaken = false) => ({
  id,
  startsAt,
  endsAt: startsAt.add({ minutes: 30 }),
  isTaken,
})

const rhonas: DiscussionOffer = {
  id: 'offer',
  fromSociety: true,
  offeredById: 'rhona',
  offeredBy: 'Rhona',
  offeredAt: at(5, 9),
  timeZone: 'Europe/London',
  minutes: 30,
  way: 'telephone',
  wayNote: null,
  word: null,
  times: [time('past', at(4)), time('first', at(12)), time('second', at(13))],
}

const talk = (startsAt: Temporal.Instant, notedAt = at(5, 10), timeId = 'first'): AgreedTalk => ({
  id: 'talk',
  on: Temporal.PlainDate.from('2026-10-12'),
  notedAt,
  picked: {
    timeId,
    talkId: 'talk',
    sequence: 0,
    startsAt,
    endsAt: startsAt.add({ minutes: 30 }),
    heldById: 'rhona',
    heldBy: 'Rhona',
    timeZone: 'Europe/London',
    minutes: 30,
    way: 'telephone',
    wayNote: null,
  },
})

describe('times offered', () => {
  test('can be picked while they lie ahead, are free, and are not the one that was picked', () => {
    const ids = (...[discussion, when]: Parameters<typeof openTimes>) =>
      openTimes(discussion, when).map(({ id }) => id)
    expect(ids({ offer: rhonas, talk: null }, now)).toEqual(['first', 'second'])
    expect(ids({ offer: rhonas, talk: talk(at(12)) }, now)).toEqual(['second'])
    expect(ids({ offer: rhonas, talk: null }, at(12, 10))).toEqual(['second'])
    const taken = { ...rhonas, times: [time('first', at(12), true), time('second', at(13))] }
    expect(ids({ offer: taken, talk: null }, now)).toEqual(['second'])
    expect(ids({ offer: null, talk: null }, now)).toEqual([])
  })

  test('are waited for until one is picked, or none is left', () => {
    expect(timesOffered({ offer: rhonas, talk: null }, now)).toBe('by-us')
    expect(timesOffered({ offer: rhonas, talk: talk(at(12)) }, now)).toBeNull()
    expect(timesOffered({ offer: rhonas, talk: null }, at(14))).toBeNull()
    expect(timesOffered({ offer: { ...rhonas, fromSociety: false }, talk: null }, now)).toBe('by-enquirer')
  })

  test('for moving a talk are waited for, since they are newer than what was agreed', () => {
    expect(timesOffered({ offer: rhonas, talk: talk(at(11), at(4), 'older') }, now)).toBe('by-us')
  })
})

describe('a talk', () => {
  test('can be moved and called off until it has ended', () => {
    const agreed = { offer: rhonas, talk: talk(at(12)) }
    expect(talkAhead(agreed, now)?.id).toBe('talk')
    expect(talkAhead(agreed, at(12, 10))?.id).toBe('talk')
    expect(talkAhead(agreed, at(12, 11))).toBeNull()
  })

  test('of which only the day is known was arranged elsewhere, and is changed elsewhere', () => {
    const noted = { ...talk(at(12)), picked: null }
    expect(talkAhead({ offer: null, talk: noted }, now)).toBeNull()
  })
})
