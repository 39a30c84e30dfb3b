import {
  askedFor,
  firstPages,
  groupPages,
  type Measured,
  otherPages,
  societyPages,
} from './support/addresses.ts'
import { using } from './support/cleanup.ts'
import { listen, type Statement, type Told, tellingSettings } from './support/query-log.ts'
import { startServer } from './support/server.ts'
import { foundSociety, type Society } from './support/society.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const SMALL = 100
const LARGE = 10_000
/** PostgreSQL's cached plans, the connection pool and the server's own code are settled by then. */
const VISITS_BEFORE = 30
/** What a search in a larger tree, or another group's few rows, may cost more. */
const BLOCKS_BY_CHANCE = 40

/** What a page asks of PostgreSQL, and which of it costs more in a larger society. */
export async function printPlans(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    const small = await watch(society, SMALL)
    const large = await watch(society, LARGE)
    const rows = [...large].map(([page, told]) => [page, ...cells(small.get(page)), ...cells(told)])
    printTable(
      `What a page asks of PostgreSQL, with ${whole(SMALL)} groups and with ${whole(LARGE)}`,
      ['page', ...columns, ...columns],
      rows,
    )
    const grown = [...large].flatMap(([page, told]) => whatGrew(page, told, small.get(page)))
    printTable(
      'Statements that cost more in the larger society',
      ['page', 'blocks', 'rows passed over', 'statement'],
      grown,
    )
  })
}

async function watch(society: Society, size: number): Promise<Map<string, Told>> {
  await society.restart('')
  await society.growTo(size)
  await society.restart(tellingSettings)
  const samples = (await society.samples()).slice(0, 1)
  const server = await startServer(society)
  return using(server.close, async () => {
    const seen = new Map<string, Told>()
    for (const measured of [...firstPages, ...groupPages, ...societyPages, ...otherPages]) {
      const [asked] = await askedFor(measured, samples, society, server.url)
      if (!asked) continue
      const visit = async () => {
        const answer = await fetch(new URL(asked.path, server.url), { headers: { cookie: asked.cookie } })
        await answer.text()
        if (!answer.ok) throw new Error(`${asked.path} was answered ${answer.status}.`)
      }
      for (let visits = 0; visits < VISITS_BEFORE; visits++) await visit()
      seen.set(titleOf(measured), await listen(society, visit))
    }
    return seen
  })
}

const titleOf = ({ page, as }: Measured): string => `${page} (${as})`

const columns = ['trips', 'blocks', 'plan ms', 'run ms']

function cells(told: Told | undefined): string[] {
  const sum = (part: (statement: Statement) => number) =>
    (told?.statements ?? []).reduce((all, statement) => all + part(statement), 0)
  return [
    whole(told?.roundTrips ?? 0),
    whole(sum(({ blocks }) => blocks)),
    milliseconds(sum(({ planningMs }) => planningMs)),
    milliseconds(sum(({ executionMs }) => executionMs)),
  ]
}

function whatGrew(page: string, large: Told, small: Told | undefined): string[][] {
  return large.statements.flatMap((statement) => {
    const before = small?.statements.find(({ text }) => text === statement.text)?.blocks ?? 0
    if (statement.blocks <= before * 1.5 + BLOCKS_BY_CHANCE) return []
    const passedOver = [...statement.passedOver]
      .filter(([, rows]) => rows > 200)
      .map(([table, rows]) => `${whole(rows)} of ${table}`)
    const text = statement.text.replaceAll(/\s+/g, ' ')
    return [
      [page, `${whole(before)} → ${whole(statement.blocks)}`, passedOver.join(', '), text.slice(0, 160)],
    ]
  })
}
