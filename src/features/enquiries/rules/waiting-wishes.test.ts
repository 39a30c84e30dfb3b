import { expect, test } from 'vitest'
import type { EnquiryDetails } from './details.ts'
import { waitingWishes } from './waiting-wishes.ts'

const noor: EnquiryDetails = { kind: 'join-group', profession: 'GP', way: 'either', area: 'Leith' }

test('what somebody said they look for is carried over', () => {
  expect(waitingWishes({ regionId: 'scotland', details: noor, plan: null })).toEqual({
    regionId: 'scotland',
    wantsOnline: true,
    profession: 'GP',
    area: 'Leith',
  })
  expect(
    waitingWishes({ regionId: 'scotland', details: { ...noor, way: 'face-to-face' }, plan: null }),
  ).toMatchObject({ regionId: 'scotland', wantsOnline: false })
  expect(
    waitingWishes({ regionId: 'scotland', details: { ...noor, way: 'online' }, plan: null }),
  ).toMatchObject({ regionId: null, wantsOnline: true })
})

test('who named no region waits for groups online, unless they want to meet face to face', () => {
  expect(waitingWishes({ regionId: null, details: noor, plan: null })).toMatchObject({
    regionId: null,
    wantsOnline: true,
  })
  expect(waitingWishes({ regionId: null, details: { ...noor, way: 'face-to-face' }, plan: null })).toBeNull()
})

test('whoever asked about something else waits for any group of their region', () => {
  expect(waitingWishes({ regionId: 'wales', details: null, plan: null })).toEqual({
    regionId: 'wales',
    wantsOnline: true,
    profession: null,
    area: null,
  })
})
