import { resolve } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { keyIn } from './platform/backup/key-text.ts'
import { type BackupSettings, makeBackup } from './platform/backup/make-backup.ts'
import { checkBackup } from './platform/backup/restore.ts'
import { readSealed } from './platform/backup/sealed-file.ts'
import { runCommand, typedAs, typedFrom } from './platform/command-life.ts'
import { openBackupFolder } from './platform/data-folder.ts'
import { type Environment, environmentOrRefusal } from './platform/environment.ts'
import { visitDatabase } from './platform/postgres/visit.ts'
import { openSecrets } from './platform/secrets.ts'
import { StartFault } from './platform/start-fault.ts'

// npm run backup · npm run backup new-key · npm run backup check FILE [KEYFILE]

const [word, file, keyFile] = process.argv.slice(2)
const self = typedAs('backup')
const say = (line: string) => process.stdout.write(`${line}\n`)

await runCommand(async (whenEnding) => {
  if (word === undefined) await backUp(whenEnding)
  else if (word === 'new-key') await newKey()
  else if (word === 'check' && file !== undefined) await check(file)
  else throw new StartFault(`Say ${self}, ${self} new-key, or ${self} check FILE.`)
})

async function newKey(): Promise<void> {
  const key = await generateIdentity()
  say('# The key of your backups. Keep it away from this server, twice; without it no backup can be opened.')
  say(key)
  say('# Its public half, for the server:')
  say(`BACKUP_KEY=${await identityToRecipient(key)}`)
}

async function check(name: string): Promise<void> {
  const path = resolve(typedFrom(), name)
  const { head, rows } = await checkBackup(readSealed(path, await keyIn(keyFile)))
  say(`Whole: ${counted(rows)}, as they were at ${head.madeAt}.`)
}

async function backUp(whenEnding: (closing: () => Promise<void>) => void): Promise<void> {
  const environment = environmentOrRefusal(process.env)
  const settings = settingsOf(environment)
  openBackupFolder(settings.to)
  const { ownerUrl, secret } = await visitDatabase(environment, whenEnding, 'There is nothing to back up')
  const made = await makeBackup(ownerUrl, settings, {
    secrets: openSecrets(secret),
    clock: () => Temporal.Now.instant(),
  })
  const size = `${(made.bytes / 1_000_000).toFixed(1)} MB`
  say(`Backed up: ${counted(made.rows)}, ${size}, read again and found whole.`)
  say(made.path)
}

function settingsOf({ backups }: Environment): BackupSettings {
  if (backups) return backups
  throw new StartFault(
    `No backup is set up: set BACKUP_TO to a folder and BACKUP_KEY to the public half of a key; ${self} new-key makes one.`,
  )
}

function counted(rows: Readonly<Record<string, number>>): string {
  const sum = Object.values(rows).reduce((all, each) => all + each, 0)
  return `${sum.toLocaleString('en-GB')} rows of ${Object.keys(rows).length} tables`
}
