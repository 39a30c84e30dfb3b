import { describe, expect, test } from 'vitest'
import {
  type ApplicationFacts,
  applicationState,
  applicationStates,
  type Offer,
  stands,
  whyNotAcceptable,
} from './application-state.ts'
import { nextRecruitingStep } from './next-step.ts'
import { lastDayToAnswer, offerExpiry } from './offer-limit.ts'
import { ownSteps } from './own-steps.ts'
import { type OwnFacts, ownWords } from './own-words.ts'
import { regularTime } from './regular-time.ts'

const now = Temporal.Instant.from('2026-11-03T18:00:00Z')
const open: Offer = {
  expiresAt: now.add({ hours: 1 }),
  acceptedAt: null,
  declinedAt: null,
  withdrawnAt: null,
}
const fresh: ApplicationFacts = {
  confirmed: true,
  interviewOffered: false,
  interviewBooked: false,
  interviewed: false,
  pause: null,
  offer: null,
  ending: null,
}
const state = (facts: Partial<ApplicationFacts>) => applicationState({ ...fresh, ...facts }, now)

describe('where an application stands', () => {
  test.each([
    [{ confirmed: false }, 'unconfirmed'],
    [{ confirmed: false, ending: 'withdrawn' }, 'withdrawn'],
    [{}, 'asked'],
    [{ interviewOffered: true }, 'interview-offered'],
    [{ interviewOffered: true, interviewBooked: true }, 'interview-booked'],
    [{ interviewBooked: true, interviewed: true }, 'interviewed'],
    [{ interviewed: true, pause: 'deferred' }, 'deferred'],
    [{ pause: 'waiting', offer: open }, 'offered'],
    [{ pause: 'waiting', offer: { ...open, expiresAt: now } }, 'waiting'],
    [{ pause: 'waiting', ending: 'withdrawn' }, 'withdrawn'],
    [{ interviewed: true }, 'interviewed'],
    [{ offer: open }, 'offered'],
    [{ offer: { ...open, expiresAt: now } }, 'offer-expired'],
    [{ offer: { ...open, declinedAt: now } }, 'offer-declined'],
    [{ offer: { ...open, withdrawnAt: now } }, 'asked'],
    [{ offer: { ...open, withdrawnAt: now }, interviewed: true }, 'interviewed'],
    [{ offer: { ...open, acceptedAt: now } }, 'accepted'],
    [{ offer: open, ending: 'withdrawn' }, 'withdrawn'],
    [{ offer: { ...open, withdrawnAt: now }, ending: 'declined' }, 'declined'],
  ] as const)('%j is %s', (facts, expected) => {
    expect(state(facts)).toBe(expected)
  })

  test('it stands until it is a place or has ended', () => {
    expect(applicationStates.filter((each) => !stands(each))).toEqual([
      'accepted',
      'withdrawn',
      'declined',
      'group-closed',
    ])
  })
})

describe('an offer', () => {
  test.each([
    [open, null],
    [{ ...open, expiresAt: now }, 'offer-expired'],
    [{ ...open, withdrawnAt: now }, 'offer-withdrawn'],
    [{ ...open, acceptedAt: now, expiresAt: now }, 'offer-answered'],
    [{ ...open, declinedAt: now }, 'offer-answered'],
  ] as const)('%#: is acceptable, or says why not', (offer, why) => {
    expect(whyNotAcceptable(offer, now)).toBe(why)
  })

  test('holds to the end of its last day where the group is, across a clock change', () => {
    const late = Temporal.Instant.from('2026-10-23T22:30:00Z') // half past eleven in London, summer time
    const expiry = offerExpiry(late, 2, 'Europe/London')
    expect(expiry.toString()).toBe('2026-10-26T00:00:00Z')
    expect(lastDayToAnswer(expiry, 'Europe/London').toString()).toBe('2026-10-25')
  })
})

test('the next step: note how a talk was, answer whom one has talked with, come back, then talk with the longest waiting', () => {
  const person = (
    id: string,
    facts: Partial<ApplicationFacts>,
    more: { endsAt?: string; until?: string } = {},
  ) => ({
    id,
    name: id,
    state: state(facts),
    booking: more.endsAt ? { endsAt: Temporal.Instant.from(more.endsAt) } : null,
    pause: more.until ? { untilOn: Temporal.PlainDate.from(more.until) } : null,
  })
  const next = (...newestFirst: ReturnType<typeof person>[]) =>
    nextRecruitingStep(newestFirst, { now, timeZone: 'Europe/London' })?.title ?? null
  const [cat, anna] = [person('Cat', {}), person('Anna', {})]
  const ben = person('Ben', { interviewed: true })
  const dora = person('Dora', { interviewBooked: true }, { endsAt: '2026-11-03T17:30:00Z' })
  const finn = person('Finn', { pause: 'deferred' }, { until: '2026-11-03' })
  expect(next(cat, anna)).toBe('Talk with Anna')
  expect(next(cat, finn, anna)).toBe('Come back to Finn')
  expect(next(cat, ben, finn, anna)).toBe('Give Ben an answer')
  expect(next(dora, ben, anna)).toBe('How was the talk with Dora?')
  expect(next(person('Gus', { interviewBooked: true }, { endsAt: '2026-11-04T17:30:00Z' }))).toBeNull()
  expect(next(person('Hal', { pause: 'deferred' }, { until: '2026-11-04' }))).toBeNull()
  expect(next(person('Eve', { offer: open }))).toBeNull()
  expect(next(person('Ivo', { offer: { ...open, declinedAt: now } }))).toBe('Give Ivo an answer')
})

describe('the applicant’s own page', () => {
  test.each([
    ['asked', false, 'applied done, talked now, decided open, member open'],
    ['interviewed', true, 'applied done, talked done, decided now, member open'],
    ['offered', true, 'applied done, talked done, decided done, member now'],
    ['offered', false, 'applied done, decided done, member now'],
    ['accepted', true, 'applied done, talked done, decided done, member done'],
    ['declined', true, 'applied done, talked done, decided done'],
    ['withdrawn', false, 'applied done'],
  ] as const)('%s (talked: %s): %s', (at, talked, expected) => {
    const steps = ownSteps(at, talked).map((step) => `${step.name} ${step.state}`)
    expect(steps.join(', ')).toBe(expected)
  })

  test('never says what the leaders made of the interview', () => {
    const facts: OwnFacts = {
      groupName: 'Leith',
      state: 'interviewed',
      appliedOn: Temporal.PlainDate.from('2026-11-01'),
      interviewHeldOn: Temporal.PlainDate.from('2026-11-02'),
      offerUntil: null,
      deferredUntil: null,
      endedOn: null,
      memberSince: null,
      offerTakenBack: false,
      waitingBefore: null,
    }
    expect(ownWords(facts).title).toBe('The leaders are deciding')
    expect(ownWords({ ...facts, offerTakenBack: true }).title).toBe('The offer was taken back')
  })
})

test('the regular time in words; nothing while day or hour is open', () => {
  const frame = {
    weekday: 2,
    startTime: Temporal.PlainTime.from('19:30'),
    rhythm: { everyWeeks: 2 },
    lengthMinutes: 90,
    timeZone: 'Europe/London',
  } as const
  expect(regularTime(frame)).toBe('Tuesdays at 19:30 (UK time), every 2 weeks, 90 minutes')
  expect(regularTime({ ...frame, weekday: null })).toBeNull()
})
