import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { demoSignInPath } from './features/accounts/routes/demo-sign-in.ts'
import { keyIn } from './platform/backup/key-text.ts'
import type { BackupSettings } from './platform/backup/make-backup.ts'
import { openBackupFolder } from './platform/data-folder.ts'
import { StartFault } from './platform/start-fault.ts'
import type { House } from './platform/web/context.ts'

/** What demo/demo.ts is: a program of its own beside the server's, so that src/ stands without it. */
export interface DemoProgram {
  tellStories(house: House, setUpToken: string): Promise<DemoRole[]>
}

export type DemoRole = { role: string; name: string } & ({ personId: string } | { path: string })

/**
 * The demo is backed up into its own folder, as an installation is into another one. Its key lies there, too: no real one should
 * lie beside what it opens, and nothing of the demo is worth sealing.
 */
export async function demoBackups(dataDir: string): Promise<BackupSettings> {
  const keyFile = join(dataDir, 'backup-key.txt')
  if (!existsSync(keyFile)) await writeFile(keyFile, `${await generateIdentity()}\n`, { mode: 0o600 })
  const to = join(dataDir, 'backups')
  openBackupFolder(to)
  return { to, keys: [await identityToRecipient(await keyIn(keyFile))], keep: 3 }
}

interface DemoWish {
  dataDir: string
  /** Null where the stories are told already. */
  setUpToken: string | null
  /** What has been told is worth a backup: the first of the society's nights. */
  backUp(): Promise<unknown>
}

/**
 * Tells the demo's stories into an empty installation, and keeps whose place one can take for later starts.
 * @returns one line a role: role, name and address, separated by tabs
 */
export async function tellDemo(house: House, { dataDir, setUpToken, backUp }: DemoWish): Promise<string[]> {
  const file = join(dataDir, 'demo-roles.json')
  if (setUpToken !== null) {
    // Named at run time, so that the bundler leaves it the program of its own that it is.
    const program = new URL('./demo.js', import.meta.url).href
    const { tellStories }: DemoProgram = await import(/* @vite-ignore */ program)
    const roles = await tellStories(house, setUpToken)
    await backUp()
    await writeFile(`${file}.part`, JSON.stringify(roles), { mode: 0o600 })
    await rename(`${file}.part`, file)
  }
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept === null) {
    throw new StartFault(
      `The demo in ${dataDir} was interrupted while it was told; remove that folder and start again.`,
    )
  }
  const roles: DemoRole[] = JSON.parse(kept)
  return roles.map((each) => {
    const path = 'path' in each ? each.path : demoSignInPath(house.secrets, each.personId)
    return `${each.role}\t${each.name}\t${house.baseUrl}${path}`
  })
}
