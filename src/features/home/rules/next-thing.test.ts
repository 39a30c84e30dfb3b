import { expect, test } from 'vitest'
import { nextThing, type Waiting } from './next-thing.ts'

const everything: Waiting = {
  door: { group: 'Clydeside', mode: 'online', when: 'Tuesday 8 December 2026', href: '/groups/g/circle' },
  dueDataRequests: { waiting: 1, due: 'One day late' },
  lateEnquiries: 1,
  applicant: {
    group: 'Clydeside',
    title: 'Isobel Kerr has applied',
    why: 'Say so.',
    label: 'Read',
    href: '/a',
  },
  freedPlace: { group: 'Clydeside', name: 'Rosa Whitfield', href: '/groups/g/applicants' },
  invitation: { id: 'i', title: 'You are asked to lead Clydeside' },
  newcomer: { group: 'Clydeside', name: 'Will Harding', href: '/groups/g/newcomers/n' },
  message: { group: 'Clydeside', name: 'Will Harding', href: '/groups/g/messages/with/w' },
  contacts: 1,
  supervision: 1,
  council: 1,
  enquiries: 2,
  dataRequests: { waiting: 1, due: 'Due in 12 days' },
  outreach: {
    group: 'Clydeside',
    organisation: 'Glasgow LMC',
    isCurious: true,
    href: '/groups/g/outreach/asks/a',
  },
  attendance: { group: 'Clydeside', day: 'Tuesday', href: '/groups/g/meetings/m/attendance' },
  debrief: { group: 'Clydeside', when: 'Tuesday 1 December 2026', href: '/groups/g/meetings/m/debrief' },
  groupStep: { group: 'Clydeside', title: 'A regular time', label: 'Set the day', href: '/groups/g/frame' },
  unrepresented: { id: 'r', name: 'Midlands' },
  continuity: {
    group: 'Clydeside',
    title: 'No debrief noted',
    step: 'Fix a time.',
    href: '/d',
    label: 'See',
  },
  meeting: { group: 'Clydeside', when: 'Tuesday 22 December 2026', href: '/groups/g/circle' },
}

test('what is now comes first, then people who wait, then work that can wait', () => {
  const left = { ...everything }
  const order: (string | undefined)[] = []
  for (const thing of [
    'door',
    'dueDataRequests',
    'lateEnquiries',
    'applicant',
    'freedPlace',
    'invitation',
    'newcomer',
    'message',
    'contacts',
    'supervision',
    'council',
    'enquiries',
    'dataRequests',
    'outreach',
    'attendance',
    'debrief',
    'groupStep',
    'unrepresented',
    'continuity',
    'meeting',
  ] as const) {
    order.push(nextThing(left)?.title)
    if (['enquiries', 'lateEnquiries', 'contacts', 'council', 'supervision'].includes(thing))
      Object.assign(left, { [thing]: 0 })
    else Object.assign(left, { [thing]: null })
  }
  expect(order).toEqual([
    'The doors are open',
    'Somebody asks about their data',
    'Somebody waits too long',
    'Isobel Kerr has applied',
    'A place is free: Rosa Whitfield is next',
    'You are asked to lead Clydeside',
    'May Will Harding join your circle?',
    'Will Harding has written to you',
    'Somebody asks you through the register',
    'Your supervision waits for an answer',
    'The Council is asked to decide',
    '2 people are waiting for an answer',
    'Somebody asks about their data',
    'Glasgow LMC wants to know more',
    'Who was there on Tuesday?',
    'Some minutes for the debrief',
    'Clydeside: A regular time',
    'Say who represents the Midlands',
    'Clydeside: No debrief noted',
    'Next meeting: Clydeside',
  ])
  expect(nextThing(left)).toBeNull()
})

test('a door leads straight in; a room is found on the circle’s page', () => {
  const { door } = everything
  expect(door && nextThing({ ...everything, door })).toMatchObject({ label: 'Enter the meeting' })
  expect(door && nextThing({ ...everything, door: { ...door, mode: 'face-to-face' } })).toMatchObject({
    title: 'Clydeside meets now',
    label: 'See where',
  })
})
