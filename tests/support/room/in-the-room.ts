import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { signIn, type Visitor, visitorAt } from '../browser.ts'
import type { Circle } from '../circle.ts'
import { until } from '../until.ts'

/** What one browser has of all the others, from its own paths: pictures decoded. */
interface Received {
  frames: number
}

declare global {
  var paths: RTCPeerConnection[]
}

/** Somebody with a browser that has a camera and a microphone, signed in. */
export interface Participant extends Visitor {
  page: Page
  /** By the check to the door, the waiting room or the circle. */
  goIn(room: string): Promise<void>
  /** From the check that is on the page already. */
  enter(): Promise<void>
  /** What does something in the room, where no page is loaded. */
  does(name: string | RegExp): Promise<void>
  /** The three words, once there are some. */
  words(): Promise<string>
  /** One entry for each open path. */
  receives(): Promise<Received[]>
  /** Until this many more pictures have been decoded from each of so many others. */
  picturesFlow(others: number): Promise<void>
}

export async function participant(
  circle: Circle,
  browser: Browser,
  personId: string,
  wish: BrowserContextOptions = {},
): Promise<Participant> {
  const visitor = await visitorAt(browser, circle.url, { permissions: ['camera', 'microphone'], ...wish })
  const { page } = visitor
  // Kept from the first path on, to ask them what they have received.
  await page.addInitScript(() => {
    globalThis.paths = []
    const Plain = globalThis.RTCPeerConnection
    globalThis.RTCPeerConnection = class extends Plain {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        globalThis.paths.push(this)
      }
    }
  })
  await signIn(circle, visitor, personId)
  const receives = () => page.evaluate(received)
  const does = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  // Camera and microphone open by themselves: this browser has allowed them.
  const enter = async () => {
    const door = page.getByRole('button', { name: /^(Go in|Go to the waiting room)$/ })
    await door.waitFor({ timeout: 15_000 })
    await visitor.look()
    await door.click()
    await page.locator('.quiet-page, .ring-area').first().waitFor()
  }
  return {
    ...visitor,
    receives,
    does,
    enter,
    goIn: async (room) => {
      await visitor.go(room)
      await enter()
    },
    words: async () => {
      await page.locator('.three-word').nth(2).waitFor({ timeout: 15_000 })
      return (await page.locator('.three-word').allTextContents()).map((word) => word.trim()).join(' ')
    },
    picturesFlow: async (others) => {
      const before = await receives()
      await until(
        async () => {
          const now = await receives()
          return (
            now.length === others && now.every(({ frames }, at) => frames > (before[at]?.frames ?? 0) + 3)
          )
        },
        `pictures of ${others} others`,
        15_000,
      )
    },
  }
}

/** Runs in the page. */
async function received(): Promise<Received[]> {
  const open = globalThis.paths.filter(({ connectionState }) => connectionState === 'connected')
  return Promise.all(
    open.map(async (path) => {
      const reports = [...(await path.getStats()).values()]
      const inbound = (kind: string) =>
        reports.find((report) => report.type === 'inbound-rtp' && report.kind === kind)
      return {
        frames: inbound('video')?.framesDecoded ?? 0,
      }
    }),
  )
}
