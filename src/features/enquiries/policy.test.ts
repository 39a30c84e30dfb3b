import { expect, test } from 'vitest'
import { personAlone, type Viewer, visitor } from '../../shared/viewer.ts'
import {
  canAnswerEnquiry,
  canCloseEnquiry,
  canInviteEnquirer,
  canNoteDiscussion,
  canSeeEnquiries,
  canSeeEnquiry,
} from './policy.ts'

const person = personAlone('01990000-0000-7000-8000-000000000001')
const scotland = { regionId: 'scotland' }
const nowhere = { regionId: null }

// domain.md, part d: administrators all, representatives their region's, everybody else none.
const table: [
  who: string,
  viewer: Viewer,
  sees: { own: boolean; foreign: boolean; nowhere: boolean; list: boolean },
][] = [
  ['a visitor', visitor, { own: false, foreign: false, nowhere: false, list: false }],
  ['somebody with an account', person, { own: false, foreign: false, nowhere: false, list: false }],
  [
    'a Council member',
    { ...person, council: true },
    { own: false, foreign: false, nowhere: false, list: false },
  ],
  [
    'a representative',
    { ...person, regionIds: ['wales'] },
    { own: true, foreign: false, nowhere: false, list: true },
  ],
  [
    'an administrator',
    { ...person, administrator: true },
    { own: true, foreign: true, nowhere: true, list: true },
  ],
]

test.each(table)('%s', (_, viewer, sees) => {
  for (const can of [
    canSeeEnquiry,
    canAnswerEnquiry,
    canNoteDiscussion,
    canInviteEnquirer,
    canCloseEnquiry,
  ]) {
    expect(can(viewer, { regionId: 'wales' })).toBe(sees.own)
    expect(can(viewer, scotland)).toBe(sees.foreign)
    expect(can(viewer, nowhere)).toBe(sees.nowhere)
  }
  expect(canSeeEnquiries(viewer)).toBe(sees.list)
})
