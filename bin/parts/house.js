import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's folder; relative paths, such as DATA_DIR's, count from here wherever one starts from. */
export const house = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

process.chdir(house)

/** EX_CONFIG of sysexits.h: something a person has to mend; starting again would change nothing. */
export const CONFIGURATION_FAULT = 78

/**
 * Ends with one sentence for the person who started us.
 * @param {string} sentence
 * @returns {never}
 */
export function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(CONFIGURATION_FAULT)
}
