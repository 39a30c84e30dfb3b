import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode, StartFault } from './start-fault.ts'

/** The shortest secret that we derive keys and passwords from, in characters. */
export const SHORTEST_SECRET = 32

/** The installation's secret, kept in the data folder when SECRET is unset. */
export function masterSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  const secret = readSecret(file) ?? makeSecret(file)
  if (secret.length < SHORTEST_SECRET) {
    throw new StartFault(
      `SECRET: ${file} holds fewer than ${SHORTEST_SECRET} characters; restore it from a backup, or set SECRET.`,
    )
  }
  return secret
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw new StartFault(`SECRET: ${file} cannot be read; give this user the file, or set SECRET.`)
  }
}

function makeSecret(file: string): string {
  // Written whole under another name first: neither a kill nor a second process leaves half a secret.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}
