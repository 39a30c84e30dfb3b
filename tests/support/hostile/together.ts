/** What does nothing may be sent by everybody at once: as many as keep a small machine busy. */
export async function together<T>(
  all: readonly T[],
  work: (target: T, nth: number) => Promise<void>,
): Promise<void> {
  const ahead = all.entries()
  const inTurn = async () => {
    for (const [nth, target] of ahead) await work(target, nth)
  }
  await Promise.all(Array.from({ length: 6 }, inTurn))
}
