export interface Settling {
  /** Meetings of theirs that nobody has noted as paid. */
  unpaid: number
  /** What they come to; null where no contribution is agreed. */
  openMinor: number | null
  /** Paid for longer than they come: talked about, and perhaps given back. */
  paidBeyond: boolean
}

/**
 * What is open when a member leaves, as far as it was noted: their meetings after the day until which they have paid.
 * @param meetingDays the days of their meetings, from the first that may be unpaid to their last
 */
export function settling(
  meetingDays: readonly Temporal.PlainDate[],
  paidUntil: Temporal.PlainDate | null,
  contributionMinor: number | null,
): Settling {
  const unpaid = meetingDays.filter(
    (day) => paidUntil === null || Temporal.PlainDate.compare(day, paidUntil) > 0,
  ).length
  const last = meetingDays.at(-1)
  return {
    unpaid,
    openMinor: contributionMinor === null ? null : unpaid * contributionMinor,
    paidBeyond:
      paidUntil !== null &&
      last !== undefined &&
      Temporal.PlainDate.compare(paidUntil, last.add({ days: 14 })) > 0,
  }
}
