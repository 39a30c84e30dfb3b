import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { iceServers, type TurnSettings } from '../../src/platform/turn.ts'
import { openBrowser } from '../support/browser.ts'
import { type MediaBench, openMediaBench } from '../support/room/media-bench.ts'
import { type Relay, startRelay } from '../support/room/relay.ts'
import { selfSigned } from '../support/self-signed.ts'

// By way of a real coturn: what the check measures as voices travel, and a circle in networks that let nothing out but TLS.

let browser: Browser
let media: MediaBench
let page: Page
let relay: Relay

beforeAll(async () => {
  relay = await startRelay(selfSigned())
  browser = await openBrowser('trustingCamera')
  media = await openMediaBench(browser)
  page = await media.page()
  // Candidates on a machine without a network come to pages that may use a camera.
  await page.evaluate(() => bench.capture({ width: 160, height: 90, frameRate: 10 }, false))
})
afterAll(async () => {
  await media?.close()
  await browser?.close()
  await relay?.close()
})

const serversOf = (settings: Partial<TurnSettings>) =>
  iceServers({ ...relay.settings, ...settings }, 'check', Temporal.Now.instant(), 1)
const overTls = () => relay.settings.turnUrls.filter((url) => url.startsWith('turns:'))

test('what the check sends by the relay comes back, and on one machine nothing of it is lost', async () => {
  const found = await page.evaluate((servers) => bench.measureRelay(servers), serversOf({}))
  expect(found?.delayMs).toBeGreaterThan(0)
  expect(found?.late).toBeLessThan(0.2)
  console.log(
    `by the relay: ${found?.delayMs.toFixed(1)} ms, ${((found?.late ?? 1) * 100).toFixed(1)} % late`,
  )
})

test('where the network lets nothing out but TLS, two people see each other by way of the relay', async () => {
  const relayed = await page.evaluate(
    async (servers) => {
      for (const seat of ['ailsa', 'bert'])
        await bench.come(seat, { room: 'tls', relayOnly: true, iceServers: servers })
      bench.present('ailsa', 'bert')
      await bench.allTogether()
      await bench.framesFlow()
      const reports = [await bench.report('ailsa', 'bert'), await bench.report('bert', 'ailsa')]
      await bench.everybodyLeaves()
      return reports.map(({ relayed }) => relayed)
    },
    serversOf({ turnUrls: overTls() }),
  )
  expect(overTls()).toHaveLength(1)
  expect(relayed).toEqual([true, true])
})

test('a relay that does not believe us is out of reach for the check', async () => {
  const found = await page.evaluate(
    (servers) => bench.measureRelay(servers),
    serversOf({ turnSecret: 'quite another secret' }),
  )
  expect(found).toBeNull()
})
