import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  linkSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { hasCode, StartFault } from '../start-fault.ts'
import type { KeyTree } from './key-tree.ts'

/** The file outside the data folder without which nothing that is sealed can be read. Several processes share it. */
export interface KeyFile {
  readonly path: string
  /** As it is now: another process may have cut something off. null: it is not there, or holds something else. */
  read(): KeyTree | null
  /** Whole or not at all. */
  write(tree: KeyTree): void
}

export interface KeyFileWish {
  path: string
  dataDir: string
  /** Whether something is sealed that a new file could not open. */
  somethingIsSealed: () => Promise<boolean>
}

/**
 * The installation's key file; made at the first start.
 * @throws StartFault
 */
export async function openKeyFile({ path, dataDir, somethingIsSealed }: KeyFileWish): Promise<KeyFile> {
  refuseInside(path, dataDir)
  const file = keyFileAt(path)
  const text = readText(path)
  if (text !== null && text !== '') {
    if (!treeIn(text)) {
      throw new StartFault(
        `KEY_FILE: ${path} is no key file of Balint Circle; name the right one, or set KEY_FILE to a path where there is none yet.`,
      )
    }
    return file
  }
  if (text === null && (await somethingIsSealed())) {
    throw new StartFault(
      `KEY_FILE: ${path} is missing, and leaders' debriefs are sealed with it; put it back. If it is lost for good, make an empty file there: they stay closed until their day, and new ones are sealed with a new key.`,
    )
  }
  make(path, { inPlaceOfEmpty: text === '' })
  return file
}

/** For whoever knows that it is there. */
export const keyFileAt = (path: string): KeyFile => ({
  path,
  read: () => {
    try {
      return treeIn(readFileSync(path, 'utf8'))
    } catch {
      return null
    }
  },
  write: (tree) => {
    const draft = `${path}.${process.pid}`
    writeDraft(draft, tree)
    renameSync(draft, path)
  },
})

/** A new installation's key: two processes that make it at once end up with one. */
export function makeKeyFile(path: string): KeyFile {
  make(path, { inPlaceOfEmpty: false })
  return keyFileAt(path)
}

function make(path: string, { inPlaceOfEmpty }: { inPlaceOfEmpty: boolean }): void {
  const draft = `${path}.${process.pid}`
  writeDraft(draft, new Map([['', randomBytes(32)]]))
  if (inPlaceOfEmpty) {
    renameSync(draft, path)
    return
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
}

/**
 * A copy of the data folder must not hold what opens it.
 * @throws StartFault
 */
export function refuseInside(path: string, dataDir: string): void {
  try {
    const folder = realpathSync(dirname(path))
    accessSync(folder, constants.W_OK | constants.X_OK)
    const data = realpathSync(dataDir)
    if (folder === data || folder.startsWith(data + sep)) {
      throw new StartFault(
        `KEY_FILE: ${path} lies inside the data folder, where a copy of the data would hold its key; name a path outside ${resolve(dataDir)}.`,
      )
    }
  } catch (error) {
    if (error instanceof StartFault) throw error
    throw new StartFault(
      `KEY_FILE: nothing can be written in ${dirname(path)}, where keys are made and destroyed; give this user the folder, or set KEY_FILE to a path in another one.`,
    )
  }
}

function readText(path: string): string | null {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw new StartFault(
      `KEY_FILE: ${path} cannot be read and written; give this user the file, or set KEY_FILE to another one.`,
    )
  }
}

const NOTE =
  'Balint Circle: the keys of what is sealed. Never beside the data, never in its backups. See docs/sealed.md.'

function writeDraft(draft: string, tree: KeyTree): void {
  const keys = Object.fromEntries([...tree].map(([path, key]) => [path, key.toString('base64url')]))
  writeFileSync(draft, `${JSON.stringify({ note: NOTE, keys }, null, 1)}\n`, { mode: 0o600, flush: true })
}

/** null: it holds something else. */
function treeIn(text: string): KeyTree | null {
  try {
    const { keys }: { keys: Record<string, string> } = JSON.parse(text)
    const tree = new Map(Object.entries(keys).map(([path, key]) => [path, Buffer.from(key, 'base64url')]))
    const isWhole = [...tree].every(([path, key]) => /^[01]{0,48}$/.test(path) && key.length === 32)
    return isWhole ? tree : null
  } catch {
    return null
  }
}
