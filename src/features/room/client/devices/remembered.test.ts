import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { remember, remembered } from './remembered.ts'

let kept: Map<string, string>
beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

const nothing = { camera: null, microphone: null, speaker: null, relayOnly: false }

test('the devices one chose are there again next time, each by itself', () => {
  expect(remembered()).toEqual(nothing)
  remember({ camera: 'the one on the lid' })
  remember({ speaker: 'the headphones' })
  remember({ relayOnly: true })
  expect(remembered()).toEqual({
    camera: 'the one on the lid',
    microphone: null,
    speaker: 'the headphones',
    relayOnly: true,
  })
})

test.each(['not JSON', 'null', '"a word"'])(
  'what else stands under our name is nobody’s choice: %s',
  (text) => {
    kept.set('room-devices', text)
    expect(remembered()).toEqual(nothing)
  },
)

test('a browser that keeps nothing lets one choose each time', () => {
  const refuses = () => {
    throw new DOMException('no', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuses, setItem: refuses })
  remember({ camera: 'the one on the lid' })
  expect(remembered()).toEqual(nothing)
})
