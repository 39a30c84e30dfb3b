import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PATH = '/axe-for-tests.js'

type Fetch = (request: Request, env: object) => Response | Promise<Response>

/** The product's answers, and axe at an address beside them. */
export const withAxe =
  (fetch: Fetch): Fetch =>
  (request, env) =>
    new URL(request.url).pathname === PATH
      ? new Response(source, {
          headers: {
            'Content-Type': 'text/javascript; charset=utf-8',
            'Cache-Control': 'public, max-age=31536000, immutable',
          },
        })
      : fetch(request, env)

/**
 * Brings axe into the page that is open. From an address Chromium keeps it compiled, and half a megabyte need not pass through
 * the debugger for each page: that took longer than axe itself. A product in a process of its own has no such address, and a
 * Content-Security-Policy may close it: there the debugger's own door is left.
 */
export async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(loadScript, PATH))) await page.evaluate(source)
}

/** Runs in the page. */
function loadScript(path: string): Promise<boolean> {
  return new Promise((loaded) => {
    const script = document.createElement('script')
    const end = (whether: boolean) => () => {
      script.remove()
      loaded(whether)
    }
    script.src = path
    script.onload = end(true)
    script.onerror = end(false)
    document.head.append(script)
  })
}
