import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { iceServers } from './turn.ts'

const now = Temporal.Instant.from('2026-11-28T19:00:00Z')
const turn = {
  stunUrls: ['stun:stun.example.org'],
  turnUrls: ['turn:turn.example.org:3478', 'turns:turn.example.org:443?transport=tcp'],
  turnSecret: 'a secret that coturn knows',
}

test('without settings browsers find each other by their own addresses', () => {
  expect(iceServers({ stunUrls: [], turnUrls: [], turnSecret: null }, 'seat', now)).toEqual([])
})

test('the credential of the relay counts for six hours, for one seat', () => {
  const [stun, relay] = iceServers(turn, 'seat', now)
  expect(stun).toEqual({ urls: ['stun:stun.example.org'] })
  const username = `${Date.UTC(2026, 10, 29, 1) / 1000}:seat`
  const credential = createHmac('sha1', turn.turnSecret).update(username).digest('base64')
  expect(relay).toEqual({ urls: turn.turnUrls, username, credential })
  expect(iceServers(turn, 'another', now)[1]?.credential).not.toBe(credential)
})
