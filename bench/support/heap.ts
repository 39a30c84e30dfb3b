import { once } from 'node:events'
import { WebSocket } from 'ws'

/** What another process of Node holds, asked through its inspector. */
export interface Heap {
  /** Megabytes of live objects and of buffers, after everything that nobody holds has been collected. */
  megabytes(): Promise<number>
  close(): void
}

/** @param port of the process's `--inspect` */
export async function heapOf(port: number): Promise<Heap> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
  await once(socket, 'open')
  let asked = 0
  const ask = async (method: string, params = {}): Promise<{ result?: { value?: unknown } }> => {
    const id = ++asked
    const answer = new Promise<{ result?: { value?: unknown } }>((resolve) => {
      const hear = (data: unknown) => {
        const text = JSON.parse(String(data))
        if (text.id !== id) return
        socket.off('message', hear)
        resolve(text.result ?? {})
      }
      socket.on('message', hear)
    })
    socket.send(JSON.stringify({ id, method, params }))
    return answer
  }
  const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
  return {
    megabytes: async () => {
      // What ends with a collection is let go of at the next.
      for (let turn = 0; turn < 3; turn++) await ask('HeapProfiler.collectGarbage')
      const { result } = await ask('Runtime.evaluate', { expression })
      return Number(result?.value) / 1e6
    },
    close: () => socket.close(),
  }
}
