import { printBackup } from './backup.ts'
import { printBytes } from './bytes.ts'
import { printCrashes } from './crashes.ts'
import { printEqualTimes } from './equal-times.ts'
import { printFullDisk } from './full-disk.ts'
import { printHostile } from './hostile.ts'
import { printOverload } from './overload.ts'
import { printDates, printPages } from './pages.ts'
import { printPlans } from './plans.ts'
import { printRoomMedia } from './room-media.ts'
import { printRooms } from './rooms.ts'
import { printSoak } from './soak.ts'
import { printStart } from './start.ts'
import { printStatements } from './statements.ts'
import { machine } from './support/machine.ts'

type Parts = Readonly<Record<string, () => Promise<void>>>

/** What is fast. */
const speed: Parts = {
  start: printStart,
  pages: printPages,
  dates: printDates,
  bytes: printBytes,
  plans: printPlans,
  rooms: printRooms,
  'room-media': printRoomMedia,
  statements: printStatements,
}

/** What a society may rely on: `npm run bench:trust`. */
const trust: Parts = {
  crashes: printCrashes,
  hostile: printHostile,
  'full-disk': printFullDisk,
  overload: printOverload,
  backup: printBackup,
  'equal-times': printEqualTimes,
  soak: printSoak,
}

const parts: Parts = { ...speed, ...trust }
/** Names that stand for several. */
const sets: Readonly<Record<string, Parts>> = { speed, trust }

const named = process.argv.slice(2)
const wished = (named.length === 0 ? ['speed'] : named).flatMap((name) =>
  Object.keys(sets[name] ?? { [name]: null }),
)
const unknown = wished.find((name) => !(name in parts))
if (unknown) {
  process.stderr.write(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.\n`)
  process.exit(1)
}
console.log(`# Measured\n\n${machine()}`)
for (const [name, print] of Object.entries(parts)) {
  if (wished.includes(name)) await print()
}
