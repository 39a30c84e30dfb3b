import { type Role, signedIn } from './people.ts'

// People as the lines of addresses name them.

export const people: readonly Role[] = signedIn
export const everyone: readonly Role[] = ['visitor', ...signedIn]
export const leaders: readonly Role[] = ['leader', 'co-leader since', 'founder']
export const planners: readonly Role[] = ['leader', 'founder']
export const keepers: readonly Role[] = [...leaders, 'treasurer']
export const members: readonly Role[] = ['member', 'fellow member', 'treasurer', 'member elsewhere']
/** Whoever has an invoice, a certificate, a room of their own in a whole group. */
export const ownMembers: readonly Role[] = ['member', 'member elsewhere']
export const circle: readonly Role[] = [...leaders, ...members]
export const office: readonly Role[] = ['administrator', 'Council']
export const region: readonly Role[] = ['administrator', 'representative']
export const offices: readonly Role[] = [...office, 'representative']
export const supervised: readonly Role[] = ['leader', 'founder', 'supervisor']
