import { hasCode } from '../start-fault.ts'

/** Whoever sent a request went away in the middle of it: Node gives that the code of a connection that is lost, as a database's is. */
export const hasBrokenOff = (fault: unknown): boolean =>
  fault instanceof Error && fault.message === 'aborted' && hasCode(fault, 'ECONNRESET')
