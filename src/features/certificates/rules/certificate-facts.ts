export type AsRole = 'member' | 'leader'

/** One meeting that counts: when, for how long and in which format; nothing of what was said in it. */
export interface CountedMeeting {
  /** The day at the group's place: '2026-12-08'. */
  readonly on: string
  readonly minutes: number
  readonly mode: 'face-to-face' | 'online'
}

/** What stands on a certificate, as certificate_facts() of migration 0045 gives it and a certificate keeps it. */
export interface CertificateFacts {
  readonly society: string
  readonly group: string
  /** The group's: its dates are meant so. */
  readonly timeZone: string
  readonly name: string
  readonly role: AsRole
  /** The period that was asked for. */
  readonly firstOn: string
  readonly lastOn: string
  /** Without the person themselves. */
  readonly leaders: readonly string[]
  /** In the order in which they were held; at least one. */
  readonly meetings: readonly CountedMeeting[]
}
