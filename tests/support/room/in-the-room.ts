import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { signIn, type Visitor, visitorAt } from '../browser.ts'
import type { Circle } from '../circle.ts'
import { until } from '../until.ts'

/** What one browser has of another, from the path between them: pictures decoded, loudness heard. */
interface Received {
  /** Which of all the paths of this page. */
  path: number
  /** In whose seat it is shown; null: in nobody's yet. */
  from: string | null
  frames: number
  energy: number
  relayed: boolean
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
  /** Follows a link out of the room, where camera and microphone have to be let go first. */
  follows(name: string): Promise<void>
  /** The three words, once there are some. */
  words(): Promise<string>
  /** One entry for each open path. */
  receives(): Promise<Received[]>
  /** Until further pictures have been decoded from each of so many others. */
  picturesFlow(others: number): Promise<void>
  /** Until each of these is heard anew. */
  hears(names: readonly string[]): Promise<void>
}

export async function participant(
  circle: Circle,
  browser: Browser,
  personId: string,
  wish: BrowserContextOptions = {},
): Promise<Participant> {
  const visitor = await visitorAt(browser, circle.url, {
    permissions: ['camera', 'microphone'],
    viewport: { width: 1024, height: 640 },
    ...wish,
  })
  const { page } = visitor
  await page.addInitScript(() => {
    // Small pictures in a small window: four people share two cores.
    const { mediaDevices } = navigator
    const open = mediaDevices?.getUserMedia.bind(mediaDevices)
    const small = { width: 160, height: 90, frameRate: 10 }
    if (open) mediaDevices.getUserMedia = (wish) => open({ ...wish, ...(wish?.video && { video: small }) })
    // Kept from the first path on, to ask them what they have received.
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
  const does = (name: string | RegExp) =>
    page.getByRole('button', { name }).first().click({ noWaitAfter: true })
  // Camera and microphone open by themselves: this browser has allowed them.
  const enter = async () => {
    const door = page.getByRole('button', { name: /^(Go in|Go to the waiting room)$/ })
    await door.waitFor()
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
    follows: async (name) => {
      const room = page.url()
      await page.getByRole('link', { name }).first().click({ noWaitAfter: true })
      await page.waitForURL((url) => url.href !== room, { timeout: 15_000 })
      await visitor.look()
    },
    words: async () => {
      await page.locator('.three-word').nth(2).waitFor()
      return (await page.locator('.three-word').allTextContents()).map((word) => word.trim()).join(' ')
    },
    picturesFlow: async (others) => {
      const before = byPath(await receives())
      const isFlowing = ({ path, frames }: Received) => frames > (before.get(path)?.frames ?? 0) + 3
      await until(async () => {
        const now = await receives()
        return now.length === others && now.every(isFlowing)
      }, `pictures of ${others} others`)
    },
    hears: async (names) => {
      const before = byPath(await receives())
      await until(
        async () => {
          const louder = (await receives()).filter(
            ({ path, energy }) => energy > (before.get(path)?.energy ?? 0),
          )
          return names.every((name) => louder.some(({ from }) => from === name))
        },
        `the voices of ${names.join(', ')}`,
      )
    },
  }
}

const byPath = (received: readonly Received[]) => new Map(received.map((each) => [each.path, each]))

/** Runs in the page. */
async function received(): Promise<Received[]> {
  const seats = [...document.querySelectorAll('.seat')].map((seat) => {
    const stream = seat.querySelector('video')?.srcObject
    return {
      name: seat.querySelector('.name')?.textContent ?? null,
      tracks: stream instanceof MediaStream ? stream.getTracks() : [],
    }
  })
  const open = [...globalThis.paths.entries()].filter(
    ([, { connectionState }]) => connectionState === 'connected',
  )
  return Promise.all(
    open.map(async ([nth, path]) => {
      const tracks = path.getReceivers().map(({ track }) => track)
      const seat = seats.find((each) => each.tracks.some((track) => tracks.includes(track)))
      const reports = [...(await path.getStats()).values()]
      const inbound = (kind: string) =>
        reports.find((report) => report.type === 'inbound-rtp' && report.kind === kind)
      const transport = reports.find(({ type }) => type === 'transport')
      const pair = reports.find(({ id }) => id === transport?.selectedCandidatePairId)
      const local = reports.find(({ id }) => id === pair?.localCandidateId)
      return {
        path: nth,
        from: seat?.name ?? null,
        frames: inbound('video')?.framesDecoded ?? 0,
        energy: inbound('audio')?.totalAudioEnergy ?? 0,
        relayed: local?.candidateType === 'relay',
      }
    }),
  )
}
