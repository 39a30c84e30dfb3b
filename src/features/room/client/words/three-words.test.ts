import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { certificateOf, honest, type Letter, WordsHub } from '../../../../../tests/support/room/words-hub.ts'
import { wordsBounds } from '../../rules/words.ts'

const three = expect.stringMatching(/^[a-z]+ [a-z]+ [a-z]+$/)
const people = ['ailsa', 'bert', 'carys', 'dafydd']
const everybody = (hub: WordsHub) => new Set(hub.screens(...people))

let hub: WordsHub
beforeEach(() => {
  hub = new WordsHub()
})
afterEach(() => {
  hub.close()
  vi.useRealTimers()
})

async function circle(...seats: string[]) {
  for (const seat of seats) hub.open(seat)
  await hub.present(...seats)
}

describe('with an honest server', () => {
  test('everybody reads the same three words', async () => {
    await circle(...people)
    expect(everybody(hub).size).toBe(1)
    expect(hub.screen('ailsa')).toEqual(three)
  })

  test('twelve people do, too', async () => {
    const twelve = Array.from({ length: 12 }, (_, at) => `seat-${at}`)
    await circle(...twelve)
    expect(new Set(hub.screens(...twelve)).size).toBe(1)
    expect(hub.screen('seat-0')).toEqual(three)
  })

  test('whoever is alone has nothing to compare', async () => {
    await circle('ailsa')
    expect(hub.screen('ailsa')).toBe('alone')
  })

  test('the words change when somebody comes, and when they go', async () => {
    await circle('ailsa', 'bert')
    const two = hub.screen('ailsa')
    hub.open('carys')
    await hub.present('ailsa', 'bert', 'carys')
    const withCarys = hub.screen('ailsa')
    expect(hub.screens('bert', 'carys')).toEqual([withCarys, withCarys])
    await hub.present('ailsa', 'bert')
    expect(new Set([two, withCarys, hub.screen('ailsa')]).size).toBe(3)
    expect(hub.screen('bert')).toBe(hub.screen('ailsa'))
  })

  test('old words are gone from the screen in the moment in which somebody comes', async () => {
    await circle('ailsa', 'bert')
    hub.browsers.get('ailsa')?.present(['ailsa', 'bert', 'carys'])
    expect(hub.screen('ailsa')).toBe('proving')
  })

  test('screens that learn of a newcomer one after the other agree in the end', async () => {
    await circle('ailsa', 'bert')
    hub.open('carys')
    for (const seat of ['carys', 'ailsa', 'bert']) {
      hub.browsers.get(seat)?.present(['ailsa', 'bert', 'carys'])
      await hub.quiet()
    }
    expect(new Set(hub.screens('ailsa', 'bert', 'carys')).size).toBe(1)
    expect(hub.screen('carys')).toEqual(three)
  })

  test('a reload with nobody come or gone leaves the words as they are', async () => {
    await circle(...people)
    const before = hub.screen('ailsa')
    hub.open('bert', { kept: hub.kept.get('bert') ?? null })
    hub.browsers.get('bert')?.present(people)
    await hub.quiet()
    expect([...everybody(hub)]).toEqual([before])
  })

  test('somebody who comes back with another browser makes new words, the same for all', async () => {
    await circle(...people)
    const before = hub.screen('ailsa')
    hub.open('bert', { fingerprint: certificateOf('other device') })
    hub.browsers.get('bert')?.present(people)
    await hub.quiet()
    expect(everybody(hub).size).toBe(1)
    expect(hub.screen('ailsa')).toEqual(three)
    expect(hub.screen('ailsa')).not.toBe(before)
  })

  test('it is known which certificate each path must use', async () => {
    await circle('ailsa', 'bert')
    expect(hub.browsers.get('ailsa')?.fingerprintOf('bert')).toBe(certificateOf('bert'))
  })

  test('nonces are used once: no two rounds open with the same', async () => {
    await circle('ailsa', 'bert')
    await hub.present('ailsa')
    await hub.present('ailsa', 'bert')
    hub.open('carys')
    await hub.present('ailsa', 'bert', 'carys')
    const nonces = hub.seen.flatMap(({ from, signal }) =>
      signal.words === 'opening' && from === 'ailsa' ? [`${signal.round} ${signal.nonce}`] : [],
    )
    const rounds = new Set(nonces)
    expect(new Set([...rounds].map((each) => each.split(' ')[1])).size).toBe(rounds.size)
    expect(rounds.size).toBe(3)
  })
})

describe('with a hostile server', () => {
  test('another certificate in a reveal is no match for what was committed to', async () => {
    hub.post = (letter) => {
      if (letter.signal.words !== 'opening' || letter.from !== 'bert') return [letter]
      return [{ ...letter, signal: { ...letter.signal, fingerprint: certificateOf('server') } }]
    }
    await circle(...people)
    expect(hub.screens('ailsa', 'carys')).toEqual(['not-proven: contradicted', 'not-proven: contradicted'])
  })

  test('who plays each to the other with certificates and nonces of their own gets differing words', async () => {
    const behind = new WordsHub()
    // To Ailsa the server is Bert, to Bert it is Ailsa.
    for (const [mine, seats] of [
      [hub, ['ailsa', 'bert']],
      [behind, ['bert', 'ailsa']],
    ] as const) {
      mine.open(seats[0])
      mine.open(seats[1], { fingerprint: certificateOf('server') })
      await mine.present('ailsa', 'bert')
    }
    expect(hub.screen('ailsa')).toEqual(three)
    expect(behind.screen('bert')).toEqual(three)
    expect(hub.screen('ailsa')).not.toBe(behind.screen('bert'))
    behind.close()
  })

  test('a nonce is told nobody before the commitments of all are there', async () => {
    hub.post = (letter) =>
      letter.signal.words === 'commitment' && letter.from === 'dafydd' && letter.to === 'ailsa'
        ? []
        : [letter]
    await circle(...people)
    expect(hub.seen.some(({ from, signal }) => from === 'ailsa' && signal.words === 'opening')).toBe(false)
    expect(hub.screen('ailsa')).toBe('proving')
  })

  test('what is held back is said as not proven after a while, and whose it is', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    hub.post = (letter) => (letter.from === 'bert' && letter.signal.words === 'opening' ? [] : [letter])
    await circle(...people)
    vi.advanceTimersByTime(wordsBounds.patienceMs + 1)
    await hub.quiet()
    expect(hub.browsers.get('ailsa')?.state).toEqual({
      state: 'not-proven',
      why: 'unanswered',
      seats: ['bert'],
    })
  })

  test('once it comes after all, the words are there: what was lost is asked for again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    hub.post = (letter) => (letter.from === 'bert' && letter.signal.words !== 'hello' ? [] : [letter])
    await circle(...people)
    hub.post = honest
    vi.advanceTimersByTime(wordsBounds.patienceMs + 1)
    await hub.quiet()
    expect(everybody(hub).size).toBe(1)
    expect(hub.screen('ailsa')).toEqual(three)
  })

  test('all messages in the reverse order: the same words or none', async () => {
    const held: Letter[] = []
    hub.post = (letter) => {
      held.unshift(letter)
      return []
    }
    await circle(...people)
    for (let turn = 0; turn < 12; turn += 1) {
      const now = held.splice(0)
      hub.post = (letter) => {
        held.unshift(letter)
        return []
      }
      for (const { from, to, signal } of now) hub.browsers.get(to)?.hear(from, signal)
      await hub.quiet()
    }
    const words = [...everybody(hub)].filter((screen) => screen.includes(' '))
    expect(words.length).toBeLessThanOrEqual(1)
  })

  test('the messages of an earlier meeting, played again, make no words', async () => {
    await circle('ailsa', 'bert')
    const before = hub.seen.filter(({ from }) => from === 'bert')
    const today = new WordsHub()
    today.post = () => []
    const ailsa = today.open('ailsa')
    ailsa.present(['ailsa', 'bert'])
    await today.quiet()
    for (const { from, signal } of before) ailsa.hear(from, signal)
    await today.quiet()
    expect(today.screen('ailsa')).toBe('proving')
    expect(today.seen.some(({ signal }) => signal.words === 'opening')).toBe(false)
    today.close()
  })

  test("one's own commitment and reveal, sent back in another's name, are none of theirs", async () => {
    hub.post = (letter) => [{ from: letter.to, to: letter.from, signal: letter.signal }]
    const ailsa = hub.open('ailsa')
    ailsa.present(['ailsa', 'bert'])
    await hub.quiet()
    expect(hub.screen('ailsa')).toBe('not-proven: contradicted')
  })

  test('a second commitment of a seat changes nothing', async () => {
    hub.post = (letter) => {
      if (letter.signal.words !== 'commitment' || letter.from !== 'bert') return [letter]
      return [letter, { ...letter, signal: { ...letter.signal, commitment: certificateOf('another') } }]
    }
    await circle('ailsa', 'bert')
    expect(hub.screens('ailsa', 'bert')).toEqual([three, hub.screen('ailsa')])
  })

  test('somebody who is in no picture is in no words: what they send is not heard', async () => {
    await circle('ailsa', 'bert')
    const before = hub.screen('ailsa')
    hub.open('mallory')
    hub.browsers.get('mallory')?.present(['ailsa', 'bert', 'mallory'])
    await hub.quiet()
    expect(hub.screens('ailsa', 'bert')).toEqual([before, before])
  })

  test('somebody in the pictures of only some ends in no words', async () => {
    for (const seat of ['ailsa', 'bert', 'mallory']) hub.open(seat)
    hub.browsers.get('ailsa')?.present(['ailsa', 'bert'])
    for (const seat of ['bert', 'mallory']) hub.browsers.get(seat)?.present(['ailsa', 'bert', 'mallory'])
    await hub.quiet()
    expect(hub.screens('ailsa', 'bert')).toEqual(['proving', 'proving'])
  })

  test('rounds broken off again and again until one matches: after 64 there are no more', async () => {
    const openings = new Set<unknown>()
    hub.post = ({ from, to, signal }) => {
      if (from === 'ailsa' && signal.words === 'opening') openings.add(signal.nonce)
      // The reveal is read, does not match, and never arrives.
      return signal.words === 'opening' ? [] : [{ from, to, signal }]
    }
    const ailsa = hub.open('ailsa')
    hub.open('bert')
    for (let round = 0; round < 100; round += 1) {
      await hub.present('ailsa')
      await hub.present('ailsa', 'bert')
    }
    expect(openings.size).toBe(64)
    expect(ailsa.state).toMatchObject({ state: 'not-proven', why: 'too-often' })
  })

  test.each([
    { words: 'hello', epoch: 1, among: [], asks: true },
    { words: 'hello', epoch: 'f'.repeat(64), among: 'ailsa', asks: true },
    { words: 'hello', epoch: 'f'.repeat(64), among: Array(1_000).fill('ailsa'), asks: true },
    { words: 'commitment', round: 'x', commitment: null },
    { words: 'opening', round: '0'.repeat(64), fingerprint: '0'.repeat(64), nonce: {} },
    { words: '__proto__' },
    { words: 7 },
  ])('nonsense is not heard: %o', async (signal) => {
    await circle('ailsa', 'bert')
    const before = hub.screen('ailsa')
    hub.browsers.get('ailsa')?.hear('bert', signal)
    await hub.quiet()
    expect(hub.screen('ailsa')).toBe(before)
  })
})
