/** What people do under fire, each in a way that tells it from every other of its kind. */
export const deedKinds = [
  'enquiry',
  'application',
  'confirmation',
  'payment',
  'invoice',
  'credit',
  'refund',
  'sign-in',
  'message',
] as const
export type DeedKind = (typeof deedKinds)[number]

/** What a browser was told is done. */
export interface Deeds {
  add(kind: DeedKind, key: string): void
  of(kind: DeedKind): readonly string[]
  count(): number
  counts(): Record<DeedKind, number>
}

export function openDeeds(): Deeds {
  const done = new Map<DeedKind, string[]>(deedKinds.map((kind) => [kind, []]))
  const of = (kind: DeedKind): string[] => done.get(kind) ?? []
  return {
    add: (kind, key) => void of(kind).push(key),
    of,
    count: () => [...done.values()].reduce((sum, keys) => sum + keys.length, 0),
    counts: () => {
      const count = (kind: DeedKind) => of(kind).length
      return {
        enquiry: count('enquiry'),
        application: count('application'),
        confirmation: count('confirmation'),
        payment: count('payment'),
        invoice: count('invoice'),
        credit: count('credit'),
        refund: count('refund'),
        'sign-in': count('sign-in'),
        message: count('message'),
      }
    },
  }
}
