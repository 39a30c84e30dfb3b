import { once } from 'node:events'
import { WebSocket } from 'ws'

/** What another process of Node holds, asked through its inspector. */
export interface Heap {
  /** Megabytes of live objects and of buffers, after everything that nobody holds has been collected. */
  megabytes(): Promise<number>
  /** The same by kind: the program's own, and what V8 makes of its code as more and more of it is used, which is no leak. */
  kinds(): Promise<HeldByKind>
  close(): void
}

/** In megabytes. */
export interface HeldByKind {
  code: number
  strings: number
  /** ArrayBuffers, certificates and the like. */
  buffers: number
  objects: number
}

/** @param port of the process's `--inspect` */
export async function heapOf(port: number): Promise<Heap> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '', { maxPayload: 2 ** 30 })
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
  const collect = async () => {
    // What ends with a collection is let go of at the next.
    for (let turn = 0; turn < 3; turn++) await ask('HeapProfiler.collectGarbage')
  }
  const snapshot = async (): Promise<string> => {
    const chunks: string[] = []
    const hear = (data: unknown) => {
      const { method, params } = JSON.parse(String(data))
      if (method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(params.chunk)
    }
    socket.on('message', hear)
    await ask('HeapProfiler.takeHeapSnapshot')
    socket.off('message', hear)
    return chunks.join('')
  }
  const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
  return {
    megabytes: async () => {
      await collect()
      const { result } = await ask('Runtime.evaluate', { expression })
      return Number(result?.value) / 1e6
    },
    kinds: async () => {
      await collect()
      return byKind(JSON.parse(await snapshot()))
    },
    close: () => socket.close(),
  }
}

/** A heap snapshot as V8 writes it: so many numbers a node, and what each of them is. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }
  nodes: number[]
}

const KINDS: Readonly<Record<string, keyof HeldByKind>> = {
  code: 'code',
  hidden: 'code',
  'object shape': 'code',
  string: 'strings',
  'concatenated string': 'strings',
  'sliced string': 'strings',
  native: 'buffers',
}

function byKind({ snapshot: { meta }, nodes }: Snapshot): HeldByKind {
  const held: HeldByKind = { code: 0, strings: 0, buffers: 0, objects: 0 }
  const [types] = meta.node_types
  const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')]
  for (let node = 0; node < nodes.length; node += meta.node_fields.length)
    held[KINDS[types[nodes[node + type] ?? 0] ?? ''] ?? 'objects'] += (nodes[node + size] ?? 0) / 1e6
  return held
}
