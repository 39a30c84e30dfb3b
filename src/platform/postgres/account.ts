import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import type { Logger } from '../logger.ts'
import { StartFault } from '../start-fault.ts'

/** The user PostgreSQL runs as; null means: as whoever we are. */
export type Account = { uid: number; gid: number } | null

const OWN_ACCOUNT = 'balint-circle'

/** PostgreSQL refuses to run as root, so root lends it to a user who may do nothing else. */
export function accountFor(existingCluster: string, log: Logger): Account {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(existingCluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return accountNamed('postgres') ?? accountNamed(OWN_ACCOUNT) ?? createAccount(log)
}

function accountNamed(name: string): Account {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function createAccount(log: Logger): Account {
  // useradd is Debian's and Red Hat's, adduser Alpine's.
  const attempts: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', OWN_ACCOUNT]],
  ]
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status !== 0) continue
    log.info(`PostgreSQL refuses to run as root: made the system user ${OWN_ACCOUNT} for it`)
    return accountNamed(OWN_ACCOUNT)
  }
  throw new StartFault(
    'PostgreSQL refuses to run as root and no user could be made for it; start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether the account can enter a folder (or run a file), parents and all; asked of the kernel itself. */
export function canReach(account: Account, path: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/' })
  return status === 0
}
