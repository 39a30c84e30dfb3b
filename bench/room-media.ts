import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../bin/parts/chromium.js'
import { cameraFlags } from '../tests/support/room/camera-flags.ts'
import { openMediaBench } from '../tests/support/room/media-bench.ts'
import { using } from './support/cleanup.ts'
import { processorTime } from './support/processor-time.ts'
import { printTable, seconds, whole } from './support/table.ts'

const CIRCLES = [2, 4, 6, 8] as const
const MEASURED_MS = 10_000
const PATIENCE_MS = 60_000

/** What the trial of 2026-11 found with the same browser on a machine that did nothing else (room.md, section 3). */
const trial: Readonly<Record<(typeof CIRCLES)[number], { faces: string; core: string }>> = {
  2: { faces: '0.2', core: '0.21' },
  4: { faces: '0.25', core: '0.29' },
  6: { faces: '1.27', core: '0.33' },
  8: { faces: '7.7', core: '0.25 (starved)' },
}

/** All people of a circle in one browser: how long until everybody sees everybody, and what that costs. */
export async function printRoomMedia(): Promise<void> {
  const found = findChromium()
  if ('sentence' in found) throw new Error(found.sentence)
  const server = await chromium.launchServer({
    executablePath: found.path,
    // Without a zygote all its processes are the browser's own children, whose time is told.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', ...cameraFlags],
  })
  const pid = server.process().pid ?? 0
  await using(
    () => server.close(),
    async () => {
      const browser = await chromium.connect(server.wsEndpoint())
      const rows: string[][] = []
      for (const people of CIRCLES) {
        const { facesMs, row } = await measure(browser, pid, people)
        rows.push(row)
        // A larger circle may starve the machine: what is known by then is said.
        const said =
          facesMs === null
            ? `not all faces within ${seconds(PATIENCE_MS)} s`
            : `all faces after ${seconds(facesMs)} s`
        process.stdout.write(`${people} people: ${said}\n`)
      }
      printTable(
        'The room’s media: everybody let in at once, with picture and sound, all in one Chromium (goal: 3 s at eight)',
        [
          'people',
          'all faces s',
          'of the trial',
          'core a person',
          'of the trial',
          'out kB/s a link',
          'in kB/s a link',
          'picture',
        ],
        rows,
      )
    },
  )
}

/** facesMs: null where the machine is too busy for so many in one browser; the others are measured all the same. */
async function measure(
  browser: Browser,
  pid: number,
  people: (typeof CIRCLES)[number],
): Promise<{ facesMs: number | null; row: string[] }> {
  const media = await openMediaBench(browser)
  return using(media.close, async () => {
    const page = await media.page()
    const facesMs = await page.evaluate(
      async ({ people, patienceMs }) => {
        await bench.capture({ width: 640, height: 360, frameRate: 20 }, true)
        const seats = Array.from({ length: people }, (_, at) => `seat ${at}`)
        for (const seat of seats) await bench.come(seat, { room: `circle of ${people}`, microphone: true })
        const began = performance.now()
        bench.present(...seats)
        const allFaces = () =>
          seats.every((seat) => {
            const frames = Object.values(bench.frames(seat))
            return frames.length === people - 1 && frames.every((shown) => shown > 0)
          })
        while (performance.now() - began < patienceMs) {
          if (allFaces()) return performance.now() - began
          await bench.pause(25)
        }
        return null
      },
      { people, patienceMs: PATIENCE_MS },
    )
    const totals = () =>
      page.evaluate(async () => {
        const seats = [...bench.people.keys()]
        const reports = await Promise.all(seats.map((seat) => bench.person(seat).media.reports()))
        const links = reports.flat()
        return {
          links: links.length,
          sent: links.reduce((all, { bytesSent }) => all + bytesSent, 0),
          received: links.reduce((all, { bytesReceived }) => all + bytesReceived, 0),
          width: links[0]?.width ?? null,
        }
      })
    const [before, worked] = [await totals(), await processorTime(pid)]
    const began = performance.now()
    await page.evaluate((pause) => bench.pause(pause), MEASURED_MS)
    const [after, workedThen] = [await totals(), await processorTime(pid)]
    const tookMs = performance.now() - began
    const core = worked === null || workedThen === null ? null : (workedThen - worked) / tookMs / people
    const aLink = (more: number) => whole(more / tookMs / after.links)
    const { faces, core: coreThen } = trial[people]
    const row = [
      String(people),
      facesMs === null ? `not in ${seconds(PATIENCE_MS)}` : seconds(facesMs),
      faces,
      core?.toFixed(2) ?? '–',
      coreThen,
      aLink(after.sent - before.sent),
      aLink(after.received - before.received),
      after.width === null ? '–' : `${after.width} wide`,
    ]
    return { facesMs, row }
  })
}
