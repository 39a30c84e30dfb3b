import fc from 'fast-check'
import { hostileText } from './texts.ts'

// What a browser may say on the line into a room, and what none of ours would (src/features/room/rules/messages.ts).

/** Every command there is, with what belongs to it. */
const commands: Readonly<Record<string, readonly string[]>> = {
  admit: ['seat'],
  'admit-all': [],
  remove: ['seat'],
  start: [],
  phase: ['phase'],
  present: ['seat'],
  'sit-back': [],
  return: [],
  microphone: ['on'],
  camera: ['on'],
  'ask-for': ['seat', 'what'],
  raise: ['on'],
  lower: ['seat'],
  'cannot-hear': ['on'],
  'back-in-a-moment': ['on'],
  'swap-roles': [],
  'show-fallback': ['on'],
  end: [],
  leave: [],
}

/** Whose seats there are, and one that there is not. */
type Seats = readonly [string, ...string[]]

const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText.map((text) => text.slice(0, 20_000)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1.5,
      1e308,
      2 ** 53,
      [],
      {},
      [[[]]],
      { __proto__: null, constructor: { prototype: { isAdmin: true } } },
      'microphone',
    ),
  },
)

const partOf = (name: string, seats: Seats): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary:
        name === 'seat'
          ? fc.constantFrom<unknown>(...seats)
          : name === 'on'
            ? fc.boolean()
            : name === 'phase'
              ? fc.integer({ min: -1, max: 101 })
              : fc.constantFrom<unknown>('microphone', 'camera'),
    },
    { weight: 1, arbitrary: anything },
  )

const command = (seats: Seats): fc.Arbitrary<unknown> =>
  fc.constantFrom(...Object.entries(commands)).chain(([name, parts]) =>
    fc.record({
      do: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(name) }, { weight: 1, arbitrary: anything }),
      ...Object.fromEntries(parts.map((part) => [part, partOf(part, seats)])),
    }),
  )

const number = (n: number): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant<unknown>(n) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, 2_000_000_001, 1e308) },
    { weight: 1, arbitrary: anything },
  )

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** A text on a line that has been greeted. */
const text = (n: number, seats: Seats): fc.Arbitrary<string> => {
  const json = fc.oneof(
    { weight: 6, arbitrary: fc.record({ n: number(n), command: command(seats) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        n: number(n),
        to: partOf('seat', seats),
        signal: fc.oneof(
          fc.dictionary(
            hostileText.map((name) => name.slice(0, 200)),
            anything,
            { maxKeys: 4 },
          ),
          anything,
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ seen: number(n) }) },
    { weight: 1, arbitrary: fc.record({ ping: number(n) }) },
    { weight: 1, arbitrary: anything },
  )
  return fc.oneof(
    { weight: 12, arbitrary: json.map((value) => JSON.stringify(value)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '',
        '{',
        'not JSON',
        deep(30_000),
        `{"n":${n},"to":"${seats[0]}","signal":{"a":${deep(30_000)}}}`,
        `{"n":${n},"to":"${seats[0]}","signal":{"__proto__":{"a":1},"a":"\\u0000\\ud800"}}`,
        `{"n":${n},"n":-1,"command":{"do":"end"}}`,
        `{"ping":1e999}`,
        'x'.repeat(60_000),
        'x'.repeat(70_000),
      ),
    },
    { weight: 1, arbitrary: hostileText.map((raw) => raw.slice(0, 60_000)) },
  )
}

/** What is said one after the other, until the line is ended for it; bytes are what no page of ours sends. */
export const hostileTexts = (seats: Seats): fc.Arbitrary<(string | Buffer)[]> =>
  fc.oneof(
    {
      weight: 30,
      arbitrary: fc
        .integer({ min: 1, max: 6 })
        .chain((length) => fc.tuple(...Array.from({ length }, (_, nth) => text(nth + 1, seats)))),
    },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => [Buffer.from(bytes)]) },
    {
      weight: 1,
      arbitrary: fc.constant(
        Array.from({ length: 80 }, (_, n) =>
          JSON.stringify({ n: n + 1, command: { do: 'raise', on: n % 2 === 0 } }),
        ),
      ),
    },
  )

/** The first text on a line. @param secret of a ticket that is good */
export const hostileHello = (secret: string): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .record({
          hello: fc.oneof(fc.constantFrom<unknown>('ticket', 'resume'), anything),
          secret: fc.oneof(
            { weight: 3, arbitrary: fc.constant<unknown>(secret) },
            { weight: 1, arbitrary: anything },
          ),
          device: anything,
          seen: number(0),
        })
        .map((hello) => JSON.stringify(hello)),
    },
    { weight: 1, arbitrary: fc.constantFrom('', 'null', '[]', deep(30_000), 'x'.repeat(60_000)) },
  )
