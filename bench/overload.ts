import { type CrowdTold, type CrowdWish, crowd } from './overload/crowd.ts'
import { type Asked, askedFor, firstPages, groupPages } from './support/addresses.ts'
import { using } from './support/cleanup.ts'
import { startServer } from './support/server.ts'
import { foundSociety } from './support/society.ts'
import { quantile } from './support/statistics.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const GROUPS = 100
const SECONDS = 15
const TIMES_TOO_MANY = [1, 2, 10]
/** As many at once as nobody is turned away for. */
const AT_ONCE = 20
const MODEST = { people: 10, waitMs: 1_000, haveOneAddress: false }
const GREEDY = { people: 200, waitMs: 0, haveOneAddress: true }

/** What public visitors and signed-in people ask for, mixed. */
const mixed = [...firstPages, ...groupPages].filter(({ page, as }) =>
  [
    '/ visitor',
    '/groups visitor',
    '/groups/:id visitor',
    '/home leader',
    '/groups/:id/circle member',
  ].includes(`${page} ${as}`),
)

/** One process that is asked for more than it can do, and by one client who asks and asks. */
export async function printOverload(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    await society.growTo(GROUPS)
    const samples = await society.samples()
    const server = await startServer(society, { PROCESS: 'web', TRUST_PROXY: '127.0.0.1,::1' })
    await using(server.close, async () => {
      const { url } = server
      const asked = await Promise.all(mixed.map((page) => askedFor(page, samples, society, url)))
      const pages = inTurn(asked)
      const come = (from: number, how: CrowdWish['come'], seconds = SECONDS) =>
        crowd({ url, pages, seconds, from, come: how })

      const people = { people: AT_ONCE, waitMs: 0, haveOneAddress: false }
      // The first answers warm the server up and do not count.
      await come(1, people, 3)
      const able = await come(1, people)
      const ability = able.answered.length / able.ranSeconds
      console.log(
        `\nOne process answers ${whole(ability)} pages a second to ${AT_ONCE} people who ask again at once, ` +
          `p50 ${milliseconds(quantile(able.answered, 0.5))} ms, p99 ${milliseconds(quantile(able.answered, 0.99))} ms.`,
      )
      await printTooMany(ability, come)
      await printGreedy(come)
    })
  })
}

type Come = (from: number, how: CrowdWish['come']) => Promise<CrowdTold>

async function printTooMany(ability: number, come: Come): Promise<void> {
  const rows: string[][] = []
  for (const [nth, times] of TIMES_TOO_MANY.entries()) {
    const told = await come(10 + nth, { perSecond: Math.round(ability * times) })
    rows.push([`${times} times as many`, ...figures(told)])
  }
  printTable(
    `More than one process can do, for ${SECONDS} s, each request from another address`,
    ['come', 'sent/s', ...columns],
    rows,
  )
}

async function printGreedy(come: Come): Promise<void> {
  const alone = await come(20, MODEST)
  const [beside, greedy] = await Promise.all([come(20, MODEST), come(21, GREEDY)])
  printTable(
    `${MODEST.people} who read for a second after each page, and one client with ${GREEDY.people} connections that asks again at once`,
    ['who', 'sent/s', ...columns],
    [
      ['the ten alone', ...figures(alone)],
      ['the ten beside the greedy one', ...figures(beside)],
      ['the greedy one', ...figures(greedy)],
    ],
  )
}

const columns = [
  'answered/s',
  'p50 ms',
  'p99 ms',
  'told 503',
  'p50 ms to the 503',
  'p99 ms to the 503',
  'neither',
]

function figures({ answered, turnedAway, failed, ranSeconds }: CrowdTold): string[] {
  const all = answered.length + turnedAway.length + failed
  const at = (times: number[], share: number) =>
    times.length > 0 ? milliseconds(quantile(times, share)) : '–'
  return [
    whole(all / ranSeconds),
    whole(answered.length / ranSeconds),
    at(answered, 0.5),
    at(answered, 0.99),
    `${Math.round((100 * turnedAway.length) / all)} %`,
    at(turnedAway, 0.5),
    at(turnedAway, 0.99),
    whole(failed),
  ]
}

/** One of each kind after the other. */
const inTurn = (asked: readonly Asked[][]): Asked[] =>
  (asked[0] ?? []).flatMap((_, nth) => asked.flatMap((pages) => pages[nth] ?? []))
