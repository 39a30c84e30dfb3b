import { deedKinds } from '../tests/support/siege/load/deeds.ts'
import { underFire } from '../tests/support/siege/under-fire.ts'
import { printTable, whole } from './support/table.ts'

const KILLS = 200

/** Kills processes and PostgreSQL at random moments under a mixed load, and says what was lost or doubled: nothing should be. */
export async function printCrashes(): Promise<void> {
  const fire = await underFire({ kills: KILLS, seed: 7 })
  printTable(
    `${KILLS} kills under a mixed load`,
    ['what', 'how many'],
    [
      ['kills of the web process', whole(fire.kills.web)],
      ['kills of the worker', whole(fire.kills.worker)],
      ['kills of PostgreSQL', whole(fire.kills.postgres)],
      ...deedKinds.map((kind) => [`acknowledged: ${kind}`, whole(fire.acknowledged[kind])] as const),
      ['requests that had to be sent again', whole(fire.sentAgain)],
      ['letters', whole(fire.letters)],
      ['letters that came twice, under the same Message-ID', whole(fire.repeated)],
      ['from the first kill to the last, s', whole(fire.seconds)],
      ['longest until a page was answered again, ms', whole(fire.longestAwayMs)],
      ['lost, doubled or uneven', whole(fire.findings.length)],
    ],
  )
  for (const finding of fire.findings) console.log(`- ${finding}`)
}
