/** What to take down when the bench is told to stop in the middle. */
const open = new Set<() => Promise<void>>()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    for (const close of [...open].reverse()) await close().catch(() => undefined)
    process.exit(1)
  })
}

/** Does the work and closes afterwards, whatever becomes of it. */
export async function using<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  open.add(close)
  try {
    return await work()
  } finally {
    open.delete(close)
    await close()
  }
}
