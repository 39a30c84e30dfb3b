/** Work that can be put down after each of its steps; what comes of it is returned. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Goes through all of it without putting it down. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What comes of each, one a step. */
export function* eachInSteps<Item, Out>(items: Iterable<Item>, work: (item: Item) => Out): Steps<Out[]> {
  const all: Out[] = []
  for (const item of items) {
    all.push(work(item))
    yield
  }
  return all
}
