import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { typedFrom } from '../command-life.ts'
import { StartFault } from '../start-fault.ts'

/**
 * The key that opens backups: from a file of it, or typed (pasted) in, so that it need not lie on the server's disk.
 * @throws StartFault
 */
export async function keyIn(file: string | undefined): Promise<string> {
  const text = file === undefined ? await typed() : readKeyFile(resolve(typedFrom(), file))
  const key = /^\s*(AGE-SECRET-KEY-[0-9A-Z-]+)\s*$/m.exec(text)?.[1]
  if (key) return key
  throw new StartFault('That is no key of backups: it is one line that begins with AGE-SECRET-KEY-.')
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new StartFault(`The key file ${path} cannot be read.`)
  }
}

async function typed(): Promise<string> {
  process.stderr.write('The key (AGE-SECRET-KEY-…), then Enter: ')
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}
