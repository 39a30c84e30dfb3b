import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'

/** Pages with the room's media and nothing of the product around it. */
export interface MediaBench {
  /** Pages of one bench are of one browser's user: they share what is kept. */
  page(): Promise<Page>
  close(): Promise<void>
}

export async function openMediaBench(browser: Browser): Promise<MediaBench> {
  const script = await bundled()
  // localhost, since only secure places may use camera and keys.
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(
      isScript ? script : '<!doctype html><title>Media</title><body><script src="/bench.js"></script>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const context: BrowserContext = await browser.newContext({ permissions: ['camera', 'microphone'] })
  return {
    page: async () => {
      const page = await context.newPage()
      await page.goto(`http://localhost:${port}/`)
      return page
    },
    close: async () => {
      await context.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: 'tests/support/room/media-page.ts', formats: ['iife'], name: 'mediaBench' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('The page of the media bench was not built.')
  return chunk.code
}
