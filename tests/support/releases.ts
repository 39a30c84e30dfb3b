import { createReadStream, readdirSync } from 'node:fs'
import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DumpHead } from '../../src/platform/backup/dump-text.ts'
import { checkBackup, restore } from '../../src/platform/backup/restore.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { testSecret } from './secret.ts'

/** Each version that has been released, by its last migration: tests/releases has what its database held. */
export const releases = readdirSync('tests/releases')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace('.txt', ''))
  .toSorted()

const textOf = (release: string) => () => createReadStream(`tests/releases/${release}.txt`)

/** Puts what that version held into an empty database, carried forward by the migrations of the folder. */
export const putRelease = (ownerUrl: string, release: string, folder: string) =>
  restore(ownerUrl, {
    text: textOf(release),
    tombstones: [],
    wishes: [],
    folder,
    secrets: openSecrets(testSecret),
    now: Temporal.Now.instant(),
  })

/** Makes an empty database what it was then: by the migrations of then, with what it held. */
export async function makeAsItWas(
  ownerUrl: string,
  release: string,
): Promise<{ head: DumpHead; folder: string }> {
  const { head } = await checkBackup(textOf(release)())
  const folder = await someMigrations((name) => name in head.migrations)
  await putRelease(ownerUrl, release, folder)
  return { head, folder }
}

/** A folder of migrations: some of ours, and others. Whoever asks removes it. */
export async function someMigrations(ours: (name: string) => boolean, others: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-migrations-'))
  await cp('migrations', folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.sql') || ours(path.slice('migrations/'.length)),
  })
  for (const [name, sql] of Object.entries(others)) await writeFile(join(folder, name), sql)
  return folder
}
