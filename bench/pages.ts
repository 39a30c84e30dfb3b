import { askedFor, datePages, groupPages, type Measured, societyPages } from './support/addresses.ts'
import { using } from './support/cleanup.ts'
import { load } from './support/load.ts'
import { processorTime } from './support/processor-time.ts'
import { startServer } from './support/server.ts'
import { foundSociety, type Society } from './support/society.ts'
import { milliseconds, printTable, whole } from './support/table.ts'

const SIZES = [100, 10_000]
const DATES_SIZES = [1, 100, 10_000]
const CROWD = 10
const SECONDS = 3

/** How fast pages are answered in a small and in a large society, to one visitor and to many at once. */
export async function printPages(): Promise<void> {
  await printFor(SIZES, [...groupPages, ...societyPages])
}

/** A member's dates and their feed: the same with one group, with a hundred and with ten thousand. */
export async function printDates(): Promise<void> {
  await printFor(DATES_SIZES, datePages)
}

async function printFor(sizes: readonly number[], pages: readonly Measured[]): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    for (const size of sizes) {
      await society.growTo(size)
      await measure(society, size, pages)
    }
  })
}

async function measure(society: Society, size: number, measuredPages: readonly Measured[]): Promise<void> {
  const samples = await society.samples()
  const server = await startServer(society)
  const postgres = await society.postmaster()
  const rows: string[][] = []
  await using(server.close, async () => {
    for (const measured of measuredPages) {
      const pages = await askedFor(measured, samples, society, server.url)
      const wish = { url: server.url, pages, seconds: SECONDS }
      const alone = await load({ ...wish, connections: 1 })
      const before = await Promise.all([processorTime(server.pid), processorTime(postgres)])
      const crowd = await load({ ...wish, connections: CROWD })
      const after = await Promise.all([processorTime(server.pid), processorTime(postgres)])
      const faults = [
        alone.p50 === null || crowd.p50 === null ? `no answer in ${SECONDS} s` : '',
        alone.failed + crowd.failed > 0 ? `${alone.failed + crowd.failed} were no page` : '',
      ]
      rows.push([
        `${measured.page} (${measured.as})`,
        milliseconds(alone.p50),
        milliseconds(alone.p99),
        whole(crowd.requestsASecond),
        milliseconds(crowd.p50),
        milliseconds(crowd.p99),
        ...after.map((ms, at) => each(ms, before[at] ?? null, crowd.answers)),
        faults.filter((fault) => fault !== '').join(', '),
      ])
    }
  })
  printTable(
    `Pages with ${whole(size)} groups: one reader (budget: 10 ms at p50), ${CROWD} at once, processor time an answer`,
    ['page', 'p50 ms', 'p99 ms', 'answers/s', 'p50 ms', 'p99 ms', 'Node ms', 'PostgreSQL ms', ''],
    rows,
  )
}

const each = (after: number | null, before: number | null, answers: number): string =>
  after === null || before === null || answers === 0 ? '' : milliseconds((after - before) / answers)
