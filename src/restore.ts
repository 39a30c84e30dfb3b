import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyIn } from './platform/backup/key-text.ts'
import { checkBackup, type Restored, restore } from './platform/backup/restore.ts'
import { readSealed } from './platform/backup/sealed-file.ts'
import { secretPrint } from './platform/backup/snapshot.ts'
import { runCommand, startsWith, typedAs, typedFrom } from './platform/command-life.ts'
import { openDataFolder } from './platform/data-folder.ts'
import { type Graveyard, openGraveyard } from './platform/database/graveyard.ts'
import { reachDatabase } from './platform/database/reach-database.ts'
import { type Environment, environmentOrRefusal } from './platform/environment.ts'
import { openLog } from './platform/logger.ts'
import { masterSecret } from './platform/master-secret.ts'
import { startEmbeddedPostgres } from './platform/postgres/embedded.ts'
import { somethingIsSealed } from './platform/sealed/something-is-sealed.ts'
import { openSecrets } from './platform/secrets.ts'
import { StartFault } from './platform/start-fault.ts'

// npm run restore FILE [KEYFILE] [without-list] [new-secret]

const clone = fileURLToPath(new URL('../..', import.meta.url))
const words = process.argv.slice(2)
const goOn = ['without-list', 'new-secret'] as const
const goesOn = (how: (typeof goOn)[number]) => words.includes(how)
const [file, keyFile] = words.filter((word) => !goOn.some((each) => each === word))
const self = typedAs('restore')
const say = (line: string) => process.stdout.write(`${line}\n`)

await runCommand(async (whenEnding) => {
  if (file === undefined) throw new StartFault(`Say which backup: ${self} FILE.`)
  const environment = environmentOrRefusal(process.env)
  const path = resolve(typedFrom(), file)
  if (!existsSync(path)) throw new StartFault(`There is no backup at ${path}.`)
  const lists = listsBeside(path, environment)
  const key = await keyIn(keyFile)
  const text = () => readSealed(path, key)
  // A file that is not whole is told of before any folder is made.
  const { head } = await checkBackup(text())
  openDataFolder(environment.dataDir)
  const secrets = openSecrets(environment.secret ?? masterSecret(environment.dataDir))
  if (head.secretPrint !== secretPrint(secrets) && !goesOn('new-secret')) refuseSecret(environment)
  const ownerUrl = await openDatabase(environment, whenEnding)
  const restored = await restore(ownerUrl, {
    text,
    tombstones: lists.flatMap((list) => list.read() ?? []),
    wishes: lists.flatMap((list) => list.readQuiet() ?? []),
    folder: join(clone, 'migrations'),
    secrets,
    now: Temporal.Now.instant(),
  })
  for (const line of lastWords(restored, environment, await somethingIsSealed(ownerUrl))) say(line)
})

/** Both, where there are two: whoever stands in either stays erased. */
function listsBeside(path: string, { backups }: Environment): Graveyard[] {
  const lists = [dirname(path), ...(backups ? [backups.to] : [])].map((folder) => openGraveyard(folder))
  if (lists.every((list) => list.read() === null) && !goesOn('without-list')) {
    throw new StartFault(
      `There is no ${lists[0]?.path}, the list of who was erased: without it they would come back. Put it beside the backup; if it is lost for good, say ${self} FILE KEYFILE without-list.`,
    )
  }
  return lists
}

function refuseSecret({ dataDir, secret }: Environment): never {
  const place = secret === null ? join(dataDir, 'secret') : 'SECRET'
  throw new StartFault(
    `This installation has another secret than the one of the backup: put the old one into ${place}. If it is lost for good, say ${self} FILE KEYFILE new-secret: links of before end, new emails bring new ones.`,
  )
}

async function openDatabase(
  environment: Environment,
  whenEnding: (closing: () => Promise<void>) => void,
): Promise<string> {
  const { databaseUrl, dataDir } = environment
  if (databaseUrl !== null) {
    await reachDatabase(databaseUrl)
    return databaseUrl
  }
  const secret = environment.secret ?? masterSecret(dataDir)
  const log = openLog({ ...environment, logLevel: 'silent' })
  const postgres = await startEmbeddedPostgres({ dataDir, secret, log, putsOtherVersionAside: true })
  whenEnding(postgres.stop)
  if (postgres.putAside) say(`The database of another version of PostgreSQL is kept in ${postgres.putAside}.`)
  return postgres.ownerUrl
}

function lastWords(restored: Restored, { keyFile }: Environment, isSealed: boolean): string[] {
  const { rows, madeAt, carriedForward, erased, quiet, sameSecret } = restored
  const lines = [`Restored: ${rows.toLocaleString('en-GB')} rows, as they were at ${madeAt}.`]
  if (carriedForward > 0) lines.push(`Carried forward to this version by ${carriedForward} migrations.`)
  if (erased.people > 0) lines.push(`Erased again, as they were before: ${erased.people}.`)
  if (erased.ways > 0)
    lines.push(`Passkeys, apps and calendar addresses removed again, as they were before: ${erased.ways}.`)
  if (quiet > 0) lines.push(`Letters ended or begun again by a click, as they were before: ${quiet}.`)
  lines.push(
    'Recovery codes of before are void: whoever may have had some is told by email once the program runs.',
  )
  lines.push(
    'Email addresses of accounts and offices are those of that moment: look through what was changed since.',
  )
  if (!sameSecret)
    lines.push(
      'Links of before no longer open, new emails bring new ones; authenticator apps are set up anew.',
    )
  if (isSealed && !existsSync(keyFile)) {
    lines.push(
      `Something is sealed, and its key file is missing: put it back at ${keyFile}, or make an empty file there if it is lost for good (docs/sealed.md).`,
    )
  }
  return [...lines, `Everybody signs in anew. ${startsWith()}`]
}
