/** What the society's people were answered since somebody last looked. */
export interface Tally {
  /** Milliseconds, each answer's. */
  times: number[]
  /** Answers that were the server's fault, and requests without an answer. */
  faults: number
  /** Forms that led on. */
  kept: number
  /** Deeds of each kind. */
  deeds: Map<string, number>
}

/** Counts what is asked and answered. */
export interface Meter {
  fetch(address: string, init: RequestInit): Promise<Response>
  did(deed: string): void
  /** What is no fault of the server's but ought not to be: told once a kind. */
  wonder(what: string): void
  /** Since the last time. */
  take(): Tally
  wonders: ReadonlyMap<string, number>
}

/** A browser waits longer; a program that waits this long is counted as not answered. */
const LONGEST_MS = 30_000

export function openMeter(): Meter {
  let tally = empty()
  const wonders = new Map<string, number>()
  const count = (counts: Map<string, number>, what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const wonder = (what: string) => {
    count(wonders, what)
  }
  return {
    fetch: async (address, init) => {
      const from = performance.now()
      try {
        const answer = await fetch(address, {
          ...init,
          redirect: 'manual',
          signal: AbortSignal.timeout(LONGEST_MS),
        })
        // Until all of it is there, as a browser needs it.
        const body = await answer.arrayBuffer()
        tally.times.push(performance.now() - from)
        if (answer.status >= 500) {
          tally.faults += 1
          wonder(`${answer.status} to ${init.method ?? 'GET'} ${pattern(address)}`)
        }
        if (init.method === 'POST' && answer.status === 303) tally.kept += 1
        const { status, headers } = answer
        return new Response(status === 204 || status === 304 ? null : body, { status, headers })
      } catch (fault) {
        tally.faults += 1
        wonder(`no answer to ${pattern(address)}`)
        throw fault
      }
    },
    did: (deed) => {
      count(tally.deeds, deed)
    },
    wonder,
    take: () => {
      const taken = tally
      tally = empty()
      return taken
    },
    wonders,
  }
}

const empty = (): Tally => ({ times: [], faults: 0, kept: 0, deeds: new Map() })

/** Ids and secrets are left out of what is told. */
const pattern = (address: string): string =>
  new URL(address).pathname.replaceAll(/[0-9a-f-]{36}/g, ':id').replaceAll(/[\w-]{40,}/g, ':token')
