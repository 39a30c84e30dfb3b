import { discreetError } from './logger.ts'
import { StartFault } from './start-fault.ts'

/**
 * Runs a command of the command line to its end, and closes what it opened, last opened first, however it ends. A StartFault is
 * told in its own words and ends with its own code.
 */
export async function runCommand(
  work: (whenEnding: (closing: () => Promise<void>) => void) => Promise<void>,
): Promise<void> {
  const closings: (() => Promise<void>)[] = []
  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= (async () => {
      for (const closing of closings.reverse()) await closing()
    })()
    return closed
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void close().finally(() => process.exit(1)))
  }
  let code = 0
  try {
    await work((closing) => closings.push(closing))
  } catch (fault) {
    code = fault instanceof StartFault ? fault.exitCode : 1
    const { type, message, stack } = discreetError(fault)
    process.stderr.write(
      fault instanceof StartFault ? `${fault.message}\n` : `${type}: ${message}\n${stack}\n`,
    )
  }
  await close()
  process.exit(code)
}

/** A command as whoever reads it types it: through npm in a clone, or through deploy/circle on a server. */
export const typedAs = (command: 'backup' | 'restore' | 'admin'): string =>
  isCircle() ? `circle ${command}` : `npm run ${command}`

export const startsWith = (): string => (isCircle() ? 'Start the product now.' : 'Start with: npm start')

const isCircle = (): boolean => process.env.TYPED_AS === 'circle'

/** A path as whoever typed it means it: npm runs its scripts in the clone. */
export const typedFrom = (): string => process.env.INIT_CWD ?? process.cwd()
