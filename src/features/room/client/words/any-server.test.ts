import fc from 'fast-check'
import { expect, test } from 'vitest'
import { certificateOf, type Letter, WordsHub } from '../../../../../tests/support/room/words-hub.ts'

// A server that does anything with any letter: whoever sees words sees the true certificates, or other words than those
// who do not.

type Deed = 'deliver' | 'hold' | 'lose' | 'twice' | 'late' | 'forge' | 'misdirect'
const deeds: fc.Arbitrary<Deed> = fc.constantFrom(
  'deliver',
  'deliver',
  'deliver',
  'hold',
  'lose',
  'twice',
  'late',
  'forge',
  'misdirect',
)
const seats = ['ailsa', 'bert', 'carys']

test('whatever the server does, equal words mean true certificates', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { maxLength: 60 }), fc.nat(2), async (script, victim) => {
      const hub = new WordsHub()
      const held: Letter[] = []
      const forged = certificateOf('server')
      let at = 0
      hub.post = (letter) => {
        const deed = script[at] ?? 'deliver'
        at += 1
        const late = held.splice(0)
        if (deed === 'deliver') return [...late, letter]
        if (deed === 'hold') {
          held.push(...late, letter)
          return []
        }
        if (deed === 'lose') return late
        if (deed === 'twice') return [letter, letter, ...late]
        if (deed === 'late') return [...late.reverse(), letter]
        if (deed === 'misdirect') return [...late, { ...letter, from: seats[victim] ?? letter.from }]
        const { signal } = letter
        const field =
          signal.words === 'opening' ? 'fingerprint' : signal.words === 'hello' ? 'epoch' : 'commitment'
        return [...late, { ...letter, signal: { ...signal, [field]: forged } }]
      }
      for (const seat of seats) hub.open(seat)
      await hub.present(...seats)
      const readers = seats.filter((seat) => hub.browsers.get(seat)?.state.state === 'ready')
      for (const reader of readers)
        for (const other of readers) {
          if (hub.screen(reader) !== hub.screen(other) || reader === other) continue
          expect(hub.browsers.get(reader)?.fingerprintOf(other)).toBe(certificateOf(other))
        }
      hub.close()
    }),
    { numRuns: 60 },
  )
})
