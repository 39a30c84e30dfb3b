import { describe, expect, test } from 'vitest'
import { ailsa, ready, silentAgreement, tom } from '../../../../tests/support/ready-group.ts'
import type { EssentialState } from './essential.ts'
import { essentialRules, isOpenGap } from './essentials.ts'
import type { GroupFacts } from './group-facts.ts'
import { oneEssential } from './one-essential.ts'

type Row = readonly [name: string, state: EssentialState, changes: Partial<GroupFacts>]

const online = { mode: 'online' } as const
const place = { name: 'Library', seats: 12, freeForAllDates: true, freeFromIntrusion: true }
const fee = { contributionMinor: 2250, currency: 'GBP', paidAhead: 'term', firstMeetingFree: false } as const
const alone = { leaders: [ailsa], agreement: null }
const { costPlan } = ready
if (!costPlan) throw new Error('The group that is ready has reckoned its costs.')
const ahead = Temporal.PlainDate.from('2026-12-01')

/** Each essential in each of its states: what Ailsa and Tom's group is but for these facts. */
const rows: readonly Row[] = [
  ['who-it-is-for', 'met', { professions: ['GP'] }],
  ['who-it-is-for', 'missing', { professions: [] }],
  ['one-profession-or-all', 'met', {}],
  ['one-profession-or-all', 'not-applicable', { professions: [] }],
  ['mixed-professions', 'met', { professions: ['GP', 'Nurse'] }],
  ['mixed-professions', 'met', { professions: ['GP'], membersProfessions: ['GP', 'Nurse'] }],
  ['mixed-professions', 'not-applicable', { professions: ['GP'] }],
  ['size', 'met', { mostMembers: 10 }],
  ['size', 'met', { mostMembers: 6 }],
  ['size', 'at-risk', { mostMembers: 5 }],
  ['size', 'met', { ...online, mostMembers: 5 }],
  ['committed-few', 'met', { members: 7 }],
  ['committed-few', 'not-applicable', { members: 5 }],
  ['committed-few', 'not-applicable', { members: 8 }],
  ['smaller-online', 'met', { ...online, mostMembers: 7 }],
  ['smaller-online', 'not-applicable', { ...online, mostMembers: 10 }],
  ['from-afar', 'met', { ...online, membersPlaces: 5 }],
  ['from-afar', 'not-applicable', { ...online, membersPlaces: 1 }],
  ['recruiting', 'met', { members: 6, opened: true }],
  ['recruiting', 'missing', { members: 6, opened: false }],
  ['recruiting', 'not-applicable', { members: 8 }],
  ['organisations-asked', 'met', { organisationsAsked: 2, organisationKindsAsked: 2 }],
  ['organisations-asked', 'missing', { members: 6, organisationsAsked: 0 }],
  ['organisations-asked', 'not-applicable', { members: 8, organisationsAsked: 0 }],
  ['flier-sent', 'met', { fliersSent: 1 }],
  ['flier-sent', 'missing', { organisationsAsked: 1, fliersSent: 0 }],
  ['flier-sent', 'not-applicable', { organisationsAsked: 0, fliersSent: 0 }],
  ['enough-members', 'met', { members: 6 }],
  ['enough-members', 'missing', { members: 5 }],
  ['enough-members', 'at-risk', { members: 5, meetingsHeld: 3 }],
  ['members-agreed', 'met', {}],
  ['members-agreed', 'at-risk', { membersWhoAgreed: 2 }],
  ['members-agreed', 'not-applicable', { members: 0 }],

  ['a-leader', 'met', {}],
  ['a-leader', 'missing', { leaders: [] }],
  ['two-leaders', 'met', {}],
  ['two-leaders', 'missing', alone],
  ['two-leaders', 'not-applicable', { leaders: [] }],
  ['two-leaders-online', 'met', online],
  ['two-leaders-online', 'missing', { ...online, leaders: [tom, tom] }],
  ['two-leaders-online', 'not-applicable', { ...online, leaders: [] }],
  ['member-experience', 'met', {}],
  ['member-experience', 'missing', { leaders: [ailsa, { ...tom, groupMemberExperience: false }] }],
  ['member-experience', 'not-applicable', { leaders: [] }],
  ['accreditation', 'met', {}],
  ['accreditation', 'missing', { leaders: [ailsa, tom] }],
  ['accreditation', 'not-applicable', { leaders: [] }],
  ['psychodynamic-training', 'met', {}],
  ['psychodynamic-training', 'missing', { leaders: [tom] }],
  ['psychodynamic-training', 'not-applicable', { leaders: [] }],
  ['shared-profession', 'met', { professions: ['GP'] }],
  ['shared-profession', 'not-applicable', { professions: ['Nurse'] }],
  ['shared-profession', 'met', { professions: [], membersProfessions: ['GP', 'GP', 'Nurse'] }],
  ['shared-profession', 'not-applicable', { professions: ['GP'], membersProfessions: ['Nurse'] }],
  ['pre-meeting', 'met', {}],
  ['pre-meeting', 'missing', { agreement: null }],
  ['pre-meeting', 'missing', { agreement: { ...silentAgreement, agreedByAll: false } }],
  ['pre-meeting', 'not-applicable', alone],
  ['debrief', 'met', {}],
  ['debrief', 'missing', { agreement: silentAgreement }],
  ['debrief', 'not-applicable', alone],

  ['area', 'met', {}],
  ['area', 'missing', { area: null, regionName: null }],
  ['room', 'met', {}],
  ['room', 'missing', { place: null }],
  ['room-fits-the-circle', 'met', {}],
  ['room-fits-the-circle', 'missing', { place: { ...place, seats: 9 } }],
  ['room-fits-the-circle', 'not-applicable', { place: null }],
  ['room-undisturbed', 'met', {}],
  ['room-undisturbed', 'missing', { place: { ...place, freeFromIntrusion: false } }],
  ['room-undisturbed', 'not-applicable', { place: null }],
  ['room-for-all-dates', 'met', {}],
  ['room-for-all-dates', 'missing', { place: { ...place, freeForAllDates: false } }],
  ['room-for-all-dates', 'not-applicable', { place: null }],
  ['steady-place', 'met', { moves: { planned: 1, unplanned: 0 } }],
  ['steady-place', 'at-risk', { moves: { planned: 2, unplanned: 0 } }],
  ['steady-place', 'at-risk', { moves: { planned: 0, unplanned: 1 } }],
  ['steady-place', 'not-applicable', { place: null }],
  ['where-to-look', 'met', {}],
  ['where-to-look', 'not-applicable', { place: null }],
  ['supportive-institution', 'met', { place: { ...place, base: 'institution' } }],
  ['supportive-institution', 'not-applicable', { place: { ...place, base: 'independent' } }],
  ['own-rules', 'met', { place: { ...place, base: 'independent' } }],
  ['own-rules', 'met', online],
  ['own-rules', 'not-applicable', { place: { ...place, base: 'institution' } }],
  ['way-in', 'met', online],
  ['way-in', 'missing', { ...online, hasLink: false }],
  ...(['connection', 'computer', 'camera'] as const).flatMap((thing): Row[] => {
    const asks = { connection: 'good-connection', computer: 'computers', camera: 'everyone-in-sight' }
    const all = { computer: 8, camera: 8, connection: 8 }
    const oneWithout = { ...online, membersWith: { ...all, [thing]: 7 } }
    return [
      [asks[thing], 'met', online],
      [asks[thing], 'at-risk', oneWithout],
      [asks[thing], 'not-applicable', { ...online, members: 0 }],
      // Each is asked of what it is about: a missing camera says nothing of the line.
      ...Object.entries(asks).flatMap(([other, name]): Row[] =>
        other === thing ? [] : [[name, 'met', oneWithout]],
      ),
    ]
  }),
  [
    'everyone-in-sight',
    'at-risk',
    { ...online, members: 9, membersWith: { computer: 9, camera: 9, connection: 9 } },
  ],
  [
    'online-guidelines',
    'met',
    { ...online, settings: { ...ready.settings, onlineGuidelinesUrl: 'https://society.example.org/online' } },
  ],
  ['online-guidelines', 'not-applicable', online],

  ['supervision', 'met', {}],
  ['supervision', 'missing', { supervision: null }],
  ['regular-supervision', 'met', { supervision: { kind: 'pair', sinceOn: ready.today, everyWeeks: 6 } }],
  ['regular-supervision', 'at-risk', { supervision: { kind: 'pair', sinceOn: ahead } }],
  ['regular-supervision', 'not-applicable', { supervision: null }],
  ['peer-supervision', 'met', {}],
  ['peer-supervision', 'not-applicable', { supervision: { kind: 'pair', sinceOn: ready.today } }],

  ['name', 'met', {}],
  ['name', 'missing', { hasOwnName: false }],
  ['leaders-planned', 'met', {}],
  ['leaders-planned', 'met', { leadersMetOn: null }],
  ['leaders-planned', 'missing', { leadersMetOn: null, agreement: null }],
  ['leaders-planned', 'not-applicable', { ...alone, leadersMetOn: null }],
  ['regular-time', 'met', {}],
  ['regular-time', 'missing', { frame: { ...ready.frame, startTime: null } }],
  ['aims', 'met', {}],
  ['aims', 'missing', { aims: null }],
  ['ground-rules', 'met', {}],
  ['ground-rules', 'missing', { groundRulesVersion: null }],
  ['reaching-the-leaders', 'met', {}],
  ['reaching-the-leaders', 'missing', { leaders: [tom] }],
  ['reaching-the-leaders', 'not-applicable', { leaders: [] }],
  ['dates-ahead', 'met', {}],
  ['dates-ahead', 'at-risk', { datesAhead: 1 }],
  ['dates-ahead', 'missing', { datesAhead: 0 }],
  ['roles', 'met', {}],
  ['roles', 'missing', { rolesSet: false }],
  ['roles', 'not-applicable', alone],
  ['introductions', 'met', {}],
  ['introductions', 'met', { letterSent: false, meetingsHeld: 1 }],
  ['introductions', 'at-risk', { letterSent: false }],
  ['introductions', 'not-applicable', { letterSent: false, datesAhead: 0 }],

  ['planned-for-strangers', 'met', online],
  ['planned-for-strangers', 'at-risk', { ...online, admittedAfterInterview: 7 }],
  ['planned-for-strangers', 'at-risk', { ...online, letterSent: false }],
  ['planned-for-strangers', 'at-risk', { ...online, leadersMetOn: null, agreement: null }],
  ['planned-for-strangers', 'not-applicable', { ...online, isTransfer: true, letterSent: false }],
  ['planned-for-strangers', 'not-applicable', { ...online, admitted: 0, datesAhead: 0 }],
  ['size-on-screen', 'met', online],
  ['size-on-screen', 'at-risk', { ...online, mostMembers: 12 }],
  ['length-and-rhythm', 'met', online],
  ['length-and-rhythm', 'missing', { ...online, frame: { ...ready.frame, minutes: null } }],
  ['whom-it-would-not-suit', 'met', online],
  ['whom-it-would-not-suit', 'met', { ...online, admitted: 0, hasSpokenMatters: true }],
  ['whom-it-would-not-suit', 'not-applicable', { ...online, admitted: 0 }],
  ['interviews', 'met', online],
  ['interviews', 'at-risk', { ...online, admittedAfterInterview: 7 }],
  ['interviews', 'missing', { ...online, applicationsWaiting: 1 }],
  ['interviews', 'not-applicable', { ...online, isTransfer: true, admittedAfterInterview: 0 }],
  ['preparatory-letter', 'met', online],
  ['preparatory-letter', 'missing', { ...online, letterSent: false }],
  ['preparatory-letter', 'not-applicable', { ...online, letterSent: false, datesAhead: 0 }],
  ['advice-in-the-letter', 'met', { ...online, letterAdvises: true }],
  ['advice-in-the-letter', 'not-applicable', online],
  ...['how-meetings-run', 'leaders-speak-openly', 'sign-for-speaking'].flatMap((name): Row[] => [
    [name, 'met', online],
    [name, 'missing', { ...online, agreement: null }],
    [name, 'not-applicable', { ...online, ...alone }],
  ]),
  ['leaders-speak-openly', 'missing', { ...online, agreement: silentAgreement }],
  ['sign-for-speaking', 'missing', { ...online, agreement: silentAgreement }],
  ['a-moderator', 'met', { ...online, moderatorSet: true }],
  ['a-moderator', 'not-applicable', online],
  ['a-moderator', 'not-applicable', { ...online, ...alone, moderatorSet: true }],
  ['roles-in-turn', 'met', online],
  ['roles-in-turn', 'met', { ...online, agreement: null, moderatorsAhead: 2 }],
  ['roles-in-turn', 'not-applicable', { ...online, agreement: null, moderatorsAhead: 1 }],
  ['time-to-arrive', 'met', { ...online, doorsMinutes: 5 }],
  ['time-to-arrive', 'at-risk', { ...online, doorsMinutes: 0 }],
  ['sitting-back', 'met', online],
  ['sitting-back', 'not-applicable', { ...online, agreement: silentAgreement }],

  ['contribution', 'met', {}],
  ['contribution', 'missing', { fee: null }],
  ['costs-covered', 'met', {}],
  ['costs-covered', 'at-risk', { fee: { ...fee, contributionMinor: 2000 } }],
  ['costs-covered', 'not-applicable', { costPlan: null }],
  ['usual-contribution', 'met', {}],
  ['usual-contribution', 'at-risk', { fee: { ...fee, contributionMinor: 2600 } }],
  ['usual-contribution', 'not-applicable', { fee: null }],
  ['paid-ahead', 'met', {}],
  ['paid-ahead', 'at-risk', { fee: { ...fee, paidAhead: 'each-meeting' } }],
  ['paid-ahead', 'not-applicable', { fee: { ...fee, contributionMinor: 0 } }],
  ['first-meeting-free', 'met', { hasTaster: true, fee: null }],
  ['first-meeting-free', 'met', { fee: { ...fee, firstMeetingFree: true } }],
  ['first-meeting-free', 'not-applicable', {}],
  ['committed', 'met', {}],
  ['committed', 'at-risk', { membersCommitted: 7 }],
  ['committed', 'not-applicable', { members: 0 }],
  ['paid-for-now', 'met', {}],
  ['paid-for-now', 'at-risk', { membersPaidUp: 5, meetingsHeld: 1 }],
  ['paid-for-now', 'not-applicable', { membersPaidUp: 5 }],
  ['leaders-paid', 'met', {}],
  ['leaders-paid', 'not-applicable', { costPlan: { ...costPlan, leaderFeesPerHourMinor: [0] } }],
  ['usual-fee', 'met', {}],
  ['usual-fee', 'at-risk', { costPlan: { ...costPlan, leaderFeesPerHourMinor: [6000, 9000] } }],
  ['usual-fee', 'not-applicable', { costPlan: null }],
  ['few-pay-more', 'met', {}],
  ['few-pay-more', 'not-applicable', { costPlan: null }],
]

const stateOf = (name: string, changes: Partial<GroupFacts>) => {
  const found = oneEssential(name, { ...ready, ...changes })
  if (!found) throw new Error(`${name} is no essential of this group`)
  return found
}

describe('each essential in each of its states', () => {
  test.each(rows.map(([name, state, changes], row) => ({ row, name, state, changes })))(
    '$name is $state ($row)',
    ({ name, state, changes }) => {
      const found = stateOf(name, changes)
      expect(found.state, found.reason).toBe(state)
      expect(found.step !== null).toBe(isOpenGap(found))
    },
  )

  test('each rule is here with more than one state: none is always the same', () => {
    const alwaysTheSame = essentialRules.filter(
      ({ name }) => new Set(rows.filter(([row]) => row === name).map(([, state]) => state)).size < 2,
    )
    expect(alwaysTheSame.map(({ name }) => name)).toEqual([])
  })
})

describe('whose turn it is with what leaders agree', () => {
  const step = (changes: Partial<GroupFacts['agreement'] & object>) =>
    stateOf('debrief', { agreement: { ...silentAgreement, agreedByAll: false, agreedOn: null, ...changes } })
      .step
  test('the answers of the one who looks, then the other’s, then a common text, then a yes to it', () => {
    expect(step({ answersGiven: 0, viewerHasGiven: false })?.label).toBe('Plan together how you lead')
    expect(step({ answersGiven: 1, viewerHasGiven: false })?.label).toBe('Give your answers on how you lead')
    expect(step({ answersGiven: 1, viewerHasGiven: true })).toMatchObject({ waiting: true })
    expect(step({ answersGiven: 2 })?.label).toBe('Agree a common text on how you lead')
    expect(step({ proposedBy: 'other' })?.label).toBe('Read what the other leader proposes')
    expect(step({ proposedBy: 'viewer' })).toMatchObject({ waiting: true })
  })
})
