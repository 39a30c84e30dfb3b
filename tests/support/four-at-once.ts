/** As many people look around at the same time as a small machine has connections for. */
export async function fourAtOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const ahead = [...all]
  const done: R[] = []
  const walk = async () => {
    for (let one = ahead.shift(); one !== undefined; one = ahead.shift()) done.push(await work(one))
  }
  await Promise.all([walk(), walk(), walk(), walk()])
  return done
}
