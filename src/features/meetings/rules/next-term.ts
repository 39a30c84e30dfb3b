/**
 * R45: whether it is time for the next term's dates: some are ahead, but fewer than the society asks for. A group
 * without any is asked for its first dates, which is said elsewhere; one that
 * pauses or comes to its end, for none.
 */
export const isNextTermDue = (
  datesAhead: number,
  fewest: number,
  { isEnding, isPausing }: { isEnding?: boolean | undefined; isPausing?: boolean | undefined },
): boolean => !isEnding && !isPausing && datesAhead > 0 && datesAhead < fewest
