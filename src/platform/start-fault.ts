/** EX_CONFIG of sysexits.h: starting again would change nothing, so neither bin/start.js nor systemd does. */
export const CONFIGURATION_FAULT = 78
/** EX_TEMPFAIL of sysexits.h: what is in the way may go away by itself, so we are started again until it has. */
export const PASSING_FAULT = 75

/**
 * Something the operator can mend before the start: a setting, a folder, a port.
 * `server.ts` prints the message as it is, without a stack, and exits with this code.
 */
export class StartFault extends Error {
  override readonly name: string = 'StartFault'
  readonly exitCode: number = CONFIGURATION_FAULT
}

/** Something that may be over in a minute, and is no fault of the settings: a database that is away. */
export class PassingFault extends StartFault {
  override readonly name = 'PassingFault'
  override readonly exitCode = PASSING_FAULT
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
