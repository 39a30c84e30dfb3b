import { expect, test } from 'vitest'
import { personAlone, type Viewer, visitor } from '../../shared/viewer.ts'
import {
  canCloseEnquiry,
  canEndForwarding,
  canHandOnEnquiry,
  canSeeEnquiries,
  canSeeEnquiry,
  canSendToRegion,
} from './policy.ts'

const person = personAlone('01990000-0000-7000-8000-000000000001')
const nobody = { forwardedTo: null }
const enquiries = {
  own: { desk: 'region', regionId: 'wales', ...nobody },
  foreign: { desk: 'region', regionId: 'scotland', ...nobody },
  nowhere: { desk: 'administrator', regionId: null, ...nobody },
  moving: { desk: 'administrator', regionId: 'wales', ...nobody },
  forwarded: { desk: 'administrator', regionId: 'wales', forwardedTo: person.personId },
  concern: { desk: 'concerns', regionId: null, ...nobody },
} as const
type Which = keyof typeof enquiries
const every = Object.keys(enquiries) as Which[]

/** domain.md, part d; R77, R78: who sees which, and of these, which may they only answer. */
const table: [who: string, viewer: Viewer, sees: Which[], answersOnly: Which[]][] = [
  ['a visitor', visitor, [], []],
  ['somebody with an account', person, [], []],
  ['a member of Council', { ...person, council: true }, ['forwarded'], ['forwarded']],
  ['a representative', { ...person, regionIds: ['wales'] }, ['own'], []],
  [
    'a representative of Council',
    { ...person, council: true, regionIds: ['wales'] },
    ['own', 'forwarded'],
    ['forwarded'],
  ],
  ['an administrator', { ...person, administrator: true }, every.filter((each) => each !== 'concern'), []],
  ['the officer for concerns', { ...person, concernsOfficer: true }, ['concern'], []],
]

test.each(table)('%s', (_, viewer, sees, answersOnly) => {
  for (const which of every) {
    const enquiry = enquiries[which]
    expect(canSeeEnquiry(viewer, enquiry), which).toBe(sees.includes(which))
    const inCharge = sees.includes(which) && !answersOnly.includes(which)
    expect(canCloseEnquiry(viewer, enquiry), which).toBe(inCharge)
    // A concern goes through no other hands.
    expect(canHandOnEnquiry(viewer, enquiry), which).toBe(inCharge && which !== 'concern')
    expect(canEndForwarding(viewer, enquiry), which).toBe(sees.includes(which) && which === 'forwarded')
    expect(canSendToRegion(viewer, enquiry), which).toBe(
      viewer.administrator && (which === 'moving' || which === 'forwarded'),
    )
  }
  expect(canSeeEnquiries(viewer)).toBe(viewer.council || sees.length > 0)
})
