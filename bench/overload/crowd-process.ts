import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { CrowdTold, CrowdWish } from './crowd.ts'

const { url, pages, seconds, from, come }: CrowdWish = JSON.parse(await text(process.stdin))

/** People behind one proxy: their connections stay open. */
const agent = new Agent({ keepAlive: true })
const LONGEST_MS = 60_000
const TICK_MS = 5
/** From how many addresses those come who come by the second. */
const ADDRESSES = 5_000

const told: CrowdTold = { answered: [], turnedAway: [], failed: 0, ranSeconds: 0 }
let asked = 0

function ask(client: number): Promise<void> {
  const page = pages[asked++ % pages.length]
  const address = `10.${from}.${client >> 8}.${1 + (client % 256)}`
  const headers = {
    'accept-encoding': 'gzip',
    'x-forwarded-for': address,
    ...(page?.cookie && { cookie: page.cookie }),
  }
  const begun = performance.now()
  return new Promise((resolve) => {
    const failed = () => {
      told.failed += 1
      resolve()
    }
    const request = get(`${url}${page?.path}`, { agent, headers, timeout: LONGEST_MS }, (answer) => {
      answer.on('error', failed)
      answer.resume().once('end', () => {
        const ms = performance.now() - begun
        if (answer.statusCode === 200) told.answered.push(ms)
        else if (answer.statusCode === 503 && answer.headers['retry-after']) told.turnedAway.push(ms)
        else told.failed += 1
        resolve()
      })
    })
    request.on('timeout', () => request.destroy()).on('error', failed)
  })
}

const begun = performance.now()
const elapsed = () => (performance.now() - begun) / 1000
const under = new Set<Promise<void>>()

if ('perSecond' in come) {
  for (let sent = 0; elapsed() < seconds; await pause(TICK_MS)) {
    for (; sent < elapsed() * come.perSecond; sent++) {
      const one = ask(sent % ADDRESSES).finally(() => under.delete(one))
      under.add(one)
    }
  }
} else {
  const { people, waitMs, haveOneAddress } = come
  const lives = Array.from({ length: people }, async (_, nth) => {
    await pause((waitMs * nth) / people)
    while (elapsed() < seconds) {
      await ask(haveOneAddress ? 0 : nth)
      await pause(waitMs)
    }
  })
  await Promise.all(lives)
}
told.ranSeconds = elapsed()
await Promise.all(under)
process.stdout.write(JSON.stringify(told))
agent.destroy()
