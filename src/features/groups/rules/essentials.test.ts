import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ailsa, ready, silentAgreement, thought, tom } from '../../../../tests/support/ready-group.ts'
import { assessEssentials, essentialRules } from './essentials.ts'
import type { GroupFacts, LeaderFacts } from './group-facts.ts'
import { mayOpen, missingToOpen } from './opening.ts'

function essential(name: string, facts: GroupFacts) {
  const all = assessEssentials(facts).headings.flatMap((heading) => heading.essentials)
  const found = all.find((one) => one.rule.name === name)
  if (!found) throw new Error(`${name} is no essential of this group`)
  return found
}

const state = (name: string, changes: Partial<GroupFacts>, group = ready) =>
  essential(name, { ...group, ...changes }).state
const reason = (name: string, changes: Partial<GroupFacts>, group = ready) =>
  essential(name, { ...group, ...changes }).reason

describe('the table of rules', () => {
  test('each has a name of its own and requirements of the guidance', () => {
    expect(new Set(essentialRules.map((rule) => rule.name)).size).toBe(essentialRules.length)
    for (const rule of essentialRules) {
      expect(rule.requirements.length, rule.name).toBeGreaterThan(0)
      for (const requirement of rule.requirements)
        expect(requirement, rule.name).toMatch(/^R([1-9]|[1-7]\d|80)$/)
    }
  })
  test('R48–R67: nothing that is recommended to a new group online is a must', () => {
    const online = essentialRules.filter((rule) =>
      rule.requirements.some((requirement) => /^R(4[89]|5\d|6[0-7])$/.test(requirement)),
    )
    expect(online.length).toBeGreaterThan(12)
    for (const rule of online) expect(rule.weight, rule.name).not.toBe('must')
  })
})

describe('a thought of a group', () => {
  const { headings, canStart, nextSteps } = assessEssentials(thought)

  test('has something missing under every heading, and cannot start', () => {
    expect(headings.map(({ heading, state: now }) => `${heading} ${now}`)).toEqual([
      'members missing',
      'leaders missing',
      'place missing',
      'supervision missing',
      'getting-started missing',
      'money missing',
    ])
    expect(canStart).toBe(false)
  })
  test('begins with whom to lead with, and each gap names its step', () => {
    expect(nextSteps[0]).toMatchObject({ page: 'invite', label: 'Invite a second leader' })
    for (const { essentials } of headings) {
      for (const one of essentials)
        expect(one.step !== null, one.rule.name).toBe(['missing', 'at-risk'].includes(one.state))
    }
  })
  test('may not be opened to applicants before they can know what they apply to', () => {
    expect(missingToOpen(thought).map((one) => one.rule.name)).toEqual([
      'who-it-is-for',
      'regular-time',
      'aims',
      'ground-rules',
      'contribution',
    ])
    expect(mayOpen({ ...ready, opened: false, members: 0, place: null, datesAhead: 0 })).toBe(true)
    expect(mayOpen({ ...ready, leaders: [] })).toBe(false)
  })
})

describe('the order of the steps', () => {
  const labels = (changes: Partial<GroupFacts>) =>
    assessEssentials({ ...thought, ...changes }).nextSteps.map(({ label }) => label)
  const opening = 'Open the group to applicants'
  const untilOpening = (steps: string[]) => steps.slice(0, steps.indexOf(opening))

  test('leads to the opening only past a second leader, a phone number and what applicants may know', () => {
    expect(untilOpening(labels({ hasOwnName: false }))).toEqual(
      expect.arrayContaining([
        'Give the group a name',
        'Invite a second leader',
        'Give a phone number',
        'Say whom the group is for',
        'Set the contribution',
      ]),
    )
  })
  test('does not insist on a second leader who was asked, or thought about at the planning', () => {
    expect(untilOpening(labels({ secondLeaderSought: true }))).not.toContain('Invite a second leader')
    expect(untilOpening(labels({ leadersMetOn: thought.today }))).not.toContain('Invite a second leader')
  })
  test('says whose turn it is while people have to answer', () => {
    const waited = (changes: Partial<GroupFacts>) =>
      essential('enough-members', { ...ready, members: 0, membersWhoAgreed: 0, ...changes }).step
    expect(waited({})).toMatchObject({ label: 'Waiting for people to apply', waiting: true })
    expect(waited({ offers: 2 })).toMatchObject({ label: 'Waiting for 2 answers to your offers' })
    expect(waited({ applicationsWaiting: 1 })).toMatchObject({
      label: 'Talk to the applicants',
      waiting: false,
    })
  })
})

describe('what the founder had planned', () => {
  const planned = {
    leaders: 2,
    leadersWereMembers: true,
    oneAccredited: false,
    onePsychodynamic: false,
    interestedMembers: 3,
    hasRoom: true,
    supervision: true,
  }
  test('is said where it has to be done again', () => {
    const why = (name: string) => essential(name, { ...thought, planned }).reason
    expect(why('enough-members')).toBe(
      '0 members of at least 6. Your plan counted three people who would join: invite them to apply once the group is open.',
    )
    expect(why('two-leaders')).toContain('invite the other one')
    expect(why('room')).toContain('Your plan had one')
    expect(why('supervision')).toContain('Your plan counted on it')
  })
})

describe.each(['face-to-face', 'online'] as const)('a group that is ready, %s', (mode) => {
  const { headings, canStart, nextSteps } = assessEssentials({ ...ready, mode })

  test('has every heading met, nothing to do, and can start', () => {
    expect(new Set(headings.map((heading) => heading.state))).toEqual(new Set(['met']))
    expect(headings.map(({ heading }) => heading).includes('online')).toBe(mode === 'online')
    expect(nextSteps).toEqual([])
    expect(canStart).toBe(true)
  })
})

describe('members', () => {
  test('R6–R7: eight hold when one is away, six if they come, five are too few', () => {
    expect(reason('enough-members', { members: 8 })).toContain('away')
    expect(reason('enough-members', { members: 6 })).toContain('regularly')
    expect(state('enough-members', { members: 5 })).toBe('missing')
    expect(assessEssentials({ ...ready, members: 5, membersWhoAgreed: 5 }).canStart).toBe(false)
  })
  test('a group that already meets and shrinks is at risk', () => {
    expect(state('enough-members', { members: 4, meetingsHeld: 10 })).toBe('at-risk')
  })
  test('R6–R7: a group that wanted only four hears that six usually hold', () => {
    expect(essential('enough-members', { ...ready, fewestMembers: 4, members: 4 })).toMatchObject({
      state: 'at-risk',
      reason: '4 members: as many as you wanted, fewer than the 6 that usually hold.',
    })
  })
  test('R8, R50: online no more than a screen shows', () => {
    expect(state('size-on-screen', { mode: 'online', mostMembers: 12 })).toBe('at-risk')
    expect(() => essential('size-on-screen', ready)).toThrow()
  })
  test('R10, R43: new ground rules want everyone’s agreement again', () => {
    expect(reason('members-agreed', { membersWhoAgreed: 7 })).toBe(
      '1 of 8 members agreed to an older version of the ground rules.',
    )
  })
  test('R53: online, whoever was let in without an interview puts the group at risk', () => {
    expect(state('interviews', { mode: 'online', admittedAfterInterview: 7 })).toBe('at-risk')
    expect(state('interviews', { mode: 'online', applicationsWaiting: 2 })).toBe('missing')
  })
  test('R13–R15: a full group need not look for members', () => {
    expect(state('recruiting', { members: 7, offers: 1, opened: false })).toBe('not-applicable')
    expect(state('recruiting', { members: 7, opened: false })).toBe('missing')
  })
})

describe('leaders', () => {
  test('R16: one leader can start; the second stays a recommendation', () => {
    const alone = { ...ready, leaders: [ailsa], rolesSet: false, leadersMetOn: null, agreement: null }
    expect(state('two-leaders', {}, alone)).toBe('missing')
    expect(assessEssentials(alone).canStart).toBe(true)
  })
  test('with one leader nothing waits for a second: R38, R39', () => {
    const alone = { leaders: [ailsa], rolesSet: false, leadersMetOn: null, agreement: null }
    expect([state('leaders-planned', alone), state('roles', alone)]).toEqual([
      'not-applicable',
      'not-applicable',
    ])
  })
  test('an invitation that is out is waited for, and other steps come first', () => {
    const { nextSteps } = assessEssentials({
      ...ready,
      leaders: [ailsa],
      leadersInvited: 1,
      supervision: null,
    })
    expect(nextSteps.map((step) => step.rule.name)).toEqual(['supervision', 'two-leaders'])
    expect(nextSteps[1]).toMatchObject({
      waiting: true,
      label: 'Waiting for the second leader to answer the invitation',
    })
  })
  test('R17: a leader who was never a member of a Balint group cannot start one', () => {
    const facts = { ...ready, leaders: [ailsa, { ...tom, groupMemberExperience: false }] }
    expect(reason('member-experience', facts)).toBe(
      'It is not known that Tom took part in a Balint group as a member.',
    )
    expect(assessEssentials(facts).canStart).toBe(false)
  })
  test('what another leader has not said is waited for; what oneself has not said is the next step', () => {
    const silent = { groupMemberExperience: false, hasEntry: false }
    const steps = (ofAilsa: Partial<LeaderFacts>) =>
      assessEssentials({
        ...ready,
        leaders: [
          { ...ailsa, isViewer: true, hasEntry: true, ...ofAilsa },
          { ...tom, accreditation: 'working-towards', ...silent },
        ],
      }).nextSteps.map(({ label, waiting }) => ({ label, waiting }))
    expect(steps({})).toEqual([{ label: 'Waiting for Tom to say something about themselves', waiting: true }])
    expect(steps(silent)).toEqual([{ label: 'Say something about yourself as a leader', waiting: false }])
  })
  test('R18: accreditation is the Council’s word: a leader asks for it, then waits for the answer', () => {
    const next = (...leaders: LeaderFacts[]) =>
      assessEssentials({ ...ready, leaders })
        .nextSteps.filter(({ rule }) => rule.name === 'accreditation')
        .map(({ label, waiting }) => ({ label, waiting }))
    expect(next(ailsa, { ...tom, isViewer: true })).toEqual([
      { label: 'Ask the Council to confirm your accreditation', waiting: false },
    ])
    expect(next(ailsa, { ...tom, isViewer: true, accreditationAsked: true })).toEqual([
      { label: 'Waiting for the Council to answer Tom', waiting: true },
    ])
    expect(next({ ...ailsa, isViewer: true }, tom)).toEqual([
      { label: 'Waiting for Tom to ask the Council', waiting: true },
    ])
    expect(next(ailsa, { ...tom, accreditation: 'working-towards' })).toEqual([])
  })
  test('R49: online, two leaders of whom one is accredited', () => {
    expect(state('two-leaders-online', { mode: 'online', leaders: [tom, { ...tom, name: 'Mairi' }] })).toBe(
      'missing',
    )
    expect(state('two-leaders-online', { mode: 'online', leaders: [ailsa, tom] })).toBe('met')
  })
})

describe('a place', () => {
  test('R26: the room holds the members and the leaders in one circle', () => {
    const place = { name: 'Small room', seats: 9, freeForAllDates: true, freeFromIntrusion: true }
    expect(reason('room-fits-the-circle', { place })).toContain('9 seats for a circle of 10')
    expect(assessEssentials({ ...ready, place }).canStart).toBe(false)
    expect(state('room-fits-the-circle', { place: { ...place, seats: 10 } })).toBe('met')
  })
  test('R27: once there are dates, the house has confirmed each of them, and none is somebody else’s', () => {
    const confirmed = (datesUnbooked: number, datesNotFree = 0) =>
      state('room-for-all-dates', { datesAhead: 6, datesUnbooked, datesNotFree })
    expect([confirmed(0), confirmed(1), confirmed(6), confirmed(0, 1)]).toEqual([
      'met',
      'missing',
      'missing',
      'missing',
    ])
  })

  test('R27–R28: free for every date and from intrusion', () => {
    const place = { name: 'Café', seats: 12, freeForAllDates: false, freeFromIntrusion: false }
    expect([state('room-for-all-dates', { place }), state('room-undisturbed', { place })]).toEqual([
      'missing',
      'missing',
    ])
  })
  test('without a room only the room itself is asked for', () => {
    expect(state('room', { place: null })).toBe('missing')
    expect(state('room-fits-the-circle', { place: null })).toBe('not-applicable')
  })
  test('R40: online the way in takes the place of the room', () => {
    const { headings } = assessEssentials({ ...ready, mode: 'online', hasLink: false })
    const screen = headings.find((heading) => heading.heading === 'place')
    expect(screen).toMatchObject({ title: 'Screen', state: 'missing' })
    const names = screen?.essentials.map((one) => one.rule.name)
    expect(names).toContain('way-in')
    expect(names).not.toContain('room')
  })
})

describe('supervision and getting started', () => {
  test('R36: supervision that only begins later is a risk until then', () => {
    const supervision = { kind: 'individual', sinceOn: Temporal.PlainDate.from('2026-10-01') } as const
    expect(state('regular-supervision', { supervision })).toBe('at-risk')
    expect(state('regular-supervision', { supervision, today: supervision.sinceOn })).toBe('met')
  })
  test('R38: a planning meeting in the future is waited for', () => {
    const facts = { ...ready, leadersMetOn: Temporal.PlainDate.from('2026-09-10') }
    expect(essential('leaders-planned', facts)).toMatchObject({ state: 'missing', step: { waiting: true } })
  })
  test('R45: one date ahead is a risk, none is a gap', () => {
    expect(state('dates-ahead', { datesAhead: 1 })).toBe('at-risk')
    expect(state('dates-ahead', { datesAhead: 0 })).toBe('missing')
  })
  test('R44: a leader can be rung', () => {
    expect(state('reaching-the-leaders', { leaders: [tom] })).toBe('missing')
  })
  test('R55: the letter is due once there are dates', () => {
    const unsent = { mode: 'online', letterSent: false } as const
    expect(state('preparatory-letter', { ...unsent, datesAhead: 0 })).toBe('not-applicable')
    expect(state('preparatory-letter', unsent)).toBe('missing')
  })
})

describe('money', () => {
  const fee = {
    contributionMinor: 2000,
    currency: 'GBP',
    paidAhead: 'term',
    firstMeetingFree: false,
  } as const

  test('R68, R76: a contribution that covers the costs from nine members on is a risk with eight', () => {
    expect(reason('costs-covered', { fee })).toBe('Covered from 9 members on; you expect 8.')
  })
  test('R75: more than usual for the length is said', () => {
    expect(state('usual-contribution', { fee: { ...fee, contributionMinor: 2600 } })).toBe('at-risk')
    expect(state('usual-contribution', { fee: { ...fee, contributionMinor: 2600, currency: 'EUR' } })).toBe(
      'not-applicable',
    )
  })
  test('R71: paying meeting by meeting is a risk; nothing to pay is none', () => {
    expect(state('paid-ahead', { fee: { ...fee, paidAhead: 'each-meeting' } })).toBe('at-risk')
    expect(state('paid-ahead', { fee: { ...fee, paidAhead: 'each-meeting', contributionMinor: 0 } })).toBe(
      'not-applicable',
    )
  })
})

describe('leaders decide', () => {
  test('against advice, with a reason, and the gap is closed', () => {
    const decidedOtherwise = {
      'two-leaders': { reason: 'Tom joins in spring.', by: 'Ailsa', on: thought.today },
    }
    expect(essential('two-leaders', { ...ready, leaders: [ailsa], decidedOtherwise })).toMatchObject({
      state: 'decided-otherwise',
      reason: 'Tom joins in spring.',
      step: null,
      decision: { by: 'Ailsa' },
    })
    expect(essential('two-leaders', { ...ready, decidedOtherwise }).state).toBe('met')
  })
  test('but not against what a group cannot do without', () => {
    const aims = { reason: 'No time.', by: 'Ailsa', on: thought.today }
    expect(state('aims', { aims: null, decidedOtherwise: { aims } })).toBe('missing')
  })
})

test('whatever the facts: a [may] is never missing, gaps have steps, and only gaps keep a group from starting', () => {
  const some = <T>(...values: T[]) => fc.constantFrom(...values)
  const anyFacts = fc.record({
    mode: some<GroupFacts['mode']>('face-to-face', 'online'),
    area: some(null, 'Leith'),
    professions: some([], ['GP'], ['GP', 'Nurse']),
    leaders: some<readonly LeaderFacts[]>([], [ailsa], [tom], [ailsa, tom]),
    leadersInvited: fc.nat(2),
    members: fc.nat(14),
    offers: fc.nat(3),
    opened: fc.boolean(),
    fee: some(null, ready.fee),
    costPlan: some(null, ready.costPlan),
    place: some(null, ready.place),
    hasLink: fc.boolean(),
    supervision: some(null, ready.supervision),
    datesAhead: fc.nat(8),
    meetingsHeld: fc.nat(3),
    letterSent: fc.boolean(),
    agreement: some(null, ready.agreement ?? null, silentAgreement),
    isTransfer: fc.boolean(),
    admitted: fc.nat(9),
    admittedAfterInterview: fc.nat(9),
    doorsMinutes: fc.nat(20),
    membersWith: fc.record({ computer: fc.nat(9), camera: fc.nat(9), connection: fc.nat(9) }),
    membersCommitted: fc.nat(9),
    membersPaidUp: fc.nat(9),
    moves: fc.record({ planned: fc.nat(3), unplanned: fc.nat(2) }),
    moderatorsAhead: fc.nat(2),
    decidedOtherwise: fc.dictionary(
      fc.constantFrom(...essentialRules.map(({ name }) => name)),
      fc.constant({ reason: 'We know our group.', by: 'Ailsa', on: thought.today }),
    ),
    leadersMetOn: some(null, Temporal.PlainDate.from('2026-08-01'), Temporal.PlainDate.from('2027-01-01')),
  })
  fc.assert(
    fc.property(anyFacts, (changes) => {
      const { headings, canStart, nextSteps } = assessEssentials({ ...ready, ...changes })
      const all = headings.flatMap((heading) => heading.essentials)
      expect(all.length).toBe(
        essentialRules.filter(({ mode }) => mode === 'both' || mode === changes.mode).length,
      )
      for (const { rule, state: now, reason: why, step } of all) {
        if (now === 'decided-otherwise') expect(rule.weight).toBe('should')
        if (rule.weight === 'may') expect(['met', 'not-applicable']).toContain(now)
        expect(step !== null).toBe(now === 'missing' || now === 'at-risk')
        expect(why).toMatch(/^[A-Z0-9€£].*\.$/)
      }
      expect(nextSteps).toHaveLength(all.filter((one) => one.step).length)
      const missesAMust = all.some((one) => one.rule.weight === 'must' && one.state === 'missing')
      if (missesAMust) expect(canStart).toBe(false)
      const waiting = nextSteps.map((step) => step.waiting)
      expect(waiting.toSorted()).toEqual(waiting)
    }),
  )
})
