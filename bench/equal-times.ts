import pg from 'pg'
import { mediansOf, pairs, type TwoGroups, timed } from '../tests/support/not-theirs.ts'
import { writeWholeGroup } from '../tests/support/whole-group.ts'
import { openBrowsers } from './support/browsers.ts'
import { using } from './support/cleanup.ts'
import { startServer } from './support/server.ts'
import { foundSociety } from './support/society.ts'
import { milliseconds, printTable } from './support/table.ts'

const GROUPS = 100
const ASKED = 200

/** How long it takes to be told that something is not there, beside that it is somebody else's. */
export async function printEqualTimes(): Promise<void> {
  const society = await foundSociety()
  await using(society.close, async () => {
    await society.growTo(GROUPS)
    const server = await startServer(society, { TRUST_PROXY: '127.0.0.1,::1' })
    await using(server.close, async () => {
      const owner = new pg.Pool({ connectionString: society.ownerUrl(), max: 1 })
      const { browserOf, close } = openBrowsers(society, server.url, (address, init) =>
        fetch(address, { ...init, redirect: 'manual' }),
      )
      const end = async () => {
        await close()
        await owner.end()
      }
      await using(end, async () => {
        const [own, others] = [await writeWholeGroup(owner, 'own'), await writeWholeGroup(owner, 'others')]
        await printPairs({
          owner,
          own,
          others,
          leader: await browserOf(own.leaderId),
          representative: await browserOf(own.representativeId),
          visitor: await browserOf(),
          origin: server.url,
          newcomer: browserOf,
        })
      })
    })
  })
}

async function printPairs(two: TwoGroups): Promise<void> {
  const rows: string[][] = []
  for (const [what, pairOf] of Object.entries(pairs)) {
    const pair = await pairOf(two)
    for (let warm = 0; warm < 20; warm++) {
      await timed(pair.notThere)
      await timed(pair.notTheirs)
    }
    const { notThere, notTheirs } = await mediansOf(pair, ASKED)
    const apart = notTheirs - notThere
    rows.push([
      what,
      milliseconds(notThere),
      milliseconds(notTheirs),
      `${milliseconds(apart)} (${Math.round((100 * apart) / notThere)} %)`,
    ])
  }
  printTable(
    `Not there, and not yours: medians of ${ASKED} answers each, asked for in turn`,
    ['asked for', 'not there ms', 'not yours ms', 'apart ms'],
    rows,
  )
}
