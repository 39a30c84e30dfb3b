import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The way to a database, which can be cut. */
export async function openWay(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl)
  const held = new Set<Socket>()
  let isCut = false
  const gate = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      held.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        held.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((gate.address() as AddressInfo).port)
  const cut = () => {
    isCut = true
    for (const socket of held) socket.destroy()
  }
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false
    },
    close: () => {
      cut()
      gate.close()
    },
  }
}
