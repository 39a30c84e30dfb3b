import { printBytes } from './bytes.ts'
import { printCrashes } from './crashes.ts'
import { printDates, printPages } from './pages.ts'
import { printPlans } from './plans.ts'
import { printRoomMedia } from './room-media.ts'
import { printRooms } from './rooms.ts'
import { printStart } from './start.ts'
import { printStatements } from './statements.ts'
import { machine } from './support/machine.ts'

const parts: Record<string, () => Promise<void>> = {
  start: printStart,
  pages: printPages,
  dates: printDates,
  bytes: printBytes,
  plans: printPlans,
  rooms: printRooms,
  'room-media': printRoomMedia,
  statements: printStatements,
  crashes: printCrashes,
}

const wished = process.argv.slice(2)
const unknown = wished.find((name) => !(name in parts))
if (unknown) {
  process.stderr.write(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.\n`)
  process.exit(1)
}
console.log(`# Measured\n\n${machine()}`)
for (const [name, print] of Object.entries(parts)) {
  if (wished.length === 0 || wished.includes(name)) await print()
}
