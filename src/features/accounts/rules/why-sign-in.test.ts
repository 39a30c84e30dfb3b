import { expect, test } from 'vitest'
import { whySignIn } from './why-sign-in.ts'

test('whoever is stopped on the way is told why', () => {
  expect(whySignIn('/enquiries/0198c1d0-0000-7000-8000-000000000001')).toContain('read the enquiries')
  expect(whySignIn('/enquiries?list=open')).toContain('read the enquiries')
  expect(whySignIn('/invitations/0198c1d0/accept')).toContain('only you can accept')
  expect(whySignIn('/groups/0198c1d0/plan')).toContain('your group')
  expect(whySignIn('/profile')).toContain('your profile')
})

test('whoever comes by themselves needs no reason', () => {
  for (const next of ['/home', '/', '/groupsy', '/home?x=/groups/1']) expect(whySignIn(next), next).toBeNull()
})
