/**
 * Who waits longer and would get no place if this one were offered now: they are named before it is done. An offer to
 * somebody who waits behind them is no harm while there are free places for all of them.
 * @param line the group's waiting list, the first to be offered one first
 */
export function passedOver<T extends { applicationId: string }>(
  line: readonly T[],
  applicationId: string,
  freePlaces: number,
): T[] {
  const at = line.findIndex((each) => each.applicationId === applicationId)
  const ahead = at < 0 ? line : line.slice(0, at)
  return ahead.length < freePlaces ? [] : [...ahead]
}
