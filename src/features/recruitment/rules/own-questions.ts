/** At most a handful (application_question.place): whoever applies has little time. */
export const MOST_QUESTIONS = 5

interface Placed {
  readonly id: string
  readonly place: number
}

/** The two that change places when one goes up or down; null at the end of the list. */
export function neighbours<T extends Placed>(
  inOrder: readonly T[],
  id: string,
  direction: 'up' | 'down',
): [T, T] | null {
  const at = inOrder.findIndex((each) => each.id === id)
  const one = inOrder[at]
  const other = inOrder[direction === 'up' ? at - 1 : at + 1]
  return one && other ? [one, other] : null
}

/** The first place nobody has; undefined when all are taken. */
export const freePlace = (taken: readonly Placed[]): number | undefined =>
  Array.from({ length: MOST_QUESTIONS }, (_, nth) => nth + 1).find((place) =>
    taken.every((each) => each.place !== place),
  )
