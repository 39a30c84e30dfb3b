/**
 * R45: whether it is time for the next term's dates: some are ahead, but fewer than the society asks for. A group
 * without any is asked for its first dates, which is said elsewhere.
 */
export const isNextTermDue = (datesAhead: number, fewest: number): boolean =>
  datesAhead > 0 && datesAhead < fewest
