import { expect, test } from 'vitest'
import { nextThing, type Waiting } from './next-thing.ts'

const everything: Waiting = {
  invitation: { id: 'i', title: 'You are asked to lead Clydeside' },
  enquiries: 2,
  groupStep: { group: 'Clydeside', title: 'A regular time', label: 'Set the day', href: '/groups/g/frame' },
  unrepresented: { id: 'r', name: 'Midlands' },
}

test('people who wait come before work that can wait', () => {
  const order: (string | undefined)[] = []
  const left = { ...everything }
  order.push(nextThing(left)?.href)
  left.invitation = null
  order.push(nextThing(left)?.href)
  left.enquiries = 0
  order.push(nextThing(left)?.href)
  left.groupStep = null
  order.push(nextThing(left)?.href)
  left.unrepresented = null
  order.push(nextThing(left)?.href)
  expect(order).toEqual(['/invitations/i', '/enquiries', '/groups/g/frame', '/office/regions/r', undefined])
})
