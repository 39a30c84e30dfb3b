export interface Together {
  add(id: string): void
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>
}

const PAUSE_AFTER_FAULT_MS = 500

/** Ids that come while work is under way are done together afterwards, each once; after a fault, again. */
export function together(work: (ids: string[]) => Promise<void>, fault: (err: unknown) => void): Together {
  const waiting = new Set<string>()
  let running: Promise<void> | null = null

  const run = async () => {
    // All that is said in the same moment is one.
    await Promise.resolve()
    while (waiting.size > 0) {
      const ids = [...waiting]
      waiting.clear()
      try {
        await work(ids)
      } catch (err) {
        fault(err)
        for (const id of ids) waiting.add(id)
        break
      }
    }
    running = null
  }
  const start = () => {
    running ??= run().then(() => {
      if (waiting.size > 0 && !running) setTimeout(start, PAUSE_AFTER_FAULT_MS).unref()
    })
  }
  return {
    add(id) {
      waiting.add(id)
      start()
    },
    settled: async () => {
      while (running) await running
    },
  }
}

/** One piece of work for each id, not waiting for others'; an id that comes while its work is under way is done once more. */
export function apart(
  work: (id: string) => Promise<void>,
  fault: (err: unknown) => void,
): Together & { forget(id: string): void } {
  const each = new Map<string, Together>()
  return {
    add(id) {
      const own = each.get(id) ?? together(() => work(id), fault)
      each.set(id, own)
      own.add(id)
    },
    forget: (id) => each.delete(id),
    settled: async () => {
      await Promise.all([...each.values()].map((own) => own.settled()))
    },
  }
}
