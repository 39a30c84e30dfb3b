import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { signedEvent } from './card-company.ts'

const secret = 'whsec_1234567890123456'
const now = Temporal.Instant.from('2026-11-10T10:00:00Z')
const timestamp = now.epochMilliseconds / 1000
const body = JSON.stringify({ id: 'evt_1', type: 'payout.paid', data: { object: { id: 'po_1' } } })
const sign = (payload: string, at = timestamp, by = secret) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: by, timestamp: at })

test('an event is believed when it bears the signature of its very words, and is not older than five minutes', () => {
  const known = { id: 'evt_1', type: 'payout.paid', about: 'po_1' }
  expect(signedEvent(body, sign(body), secret, now)).toEqual(known)
  expect(signedEvent(body, sign(body, timestamp - 299), secret, now)).toEqual(known)
  expect(signedEvent(body, sign(body, timestamp - 301), secret, now)).toBeNull()
  expect(signedEvent(body.replace('po_1', 'po_2'), sign(body), secret, now)).toBeNull()
  expect(signedEvent(body, sign(body, timestamp, 'whsec_of_somebody_else'), secret, now)).toBeNull()
})

test.each(['', 't=', 'v1=abc', `t=${timestamp}`, 't=1,v1=abc', '\u0000', 'x'.repeat(1999)])(
  '%j is no signature',
  (header) => {
    expect(signedEvent(body, header, secret, now)).toBeNull()
  },
)

test.each([
  '',
  '{}',
  'null',
  '[]',
  '{"id":1}',
  '{"id":"evt_1","type":"x","data":{"object":null}}',
  'not json',
])('the body %j, though it is signed, is no event', (text) => {
  expect(signedEvent(text, sign(text), secret, now)).toBeNull()
})

test('of a dispute it is the charge where one looks', () => {
  const dispute = JSON.stringify({
    id: 'evt_2',
    type: 'charge.dispute.created',
    data: { object: { id: 'du_1', object: 'dispute', charge: 'ch_1' } },
  })
  expect(signedEvent(dispute, sign(dispute), secret, now)?.about).toBe('ch_1')
})
