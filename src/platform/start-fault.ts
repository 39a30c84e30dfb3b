/**
 * Something the operator can mend before the start: a setting, a folder, a port.
 * `server.ts` prints the message as it is, without a stack, and exits with CONFIGURATION_FAULT.
 */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

/** EX_CONFIG of sysexits.h: starting again would change nothing, so bin/start.js does not. */
export const CONFIGURATION_FAULT = 78

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
