import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../bin/parts/chromium.js'
import { type Asked, askedFor, firstPages, groupPages } from './support/addresses.ts'
import { using } from './support/cleanup.ts'
import { startServer } from './support/server.ts'
import { foundSociety } from './support/society.ts'
import { kilobytes, printTable } from './support/table.ts'

const BUDGET_KB = 40

/** What comes over the wire when somebody looks at a page for the first time, counted by a browser. */
export async function printBytes(): Promise<void> {
  const found = findChromium()
  if ('sentence' in found) {
    console.log(`\n## Bytes over the wire\n\nNot measured: ${found.sentence}`)
    return
  }
  const society = await foundSociety()
  await using(society.close, async () => {
    await society.growTo(100)
    const [sample] = await society.samples()
    const server = await startServer(society)
    const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] })
    await using(
      async () => {
        await browser.close()
        await server.close()
      },
      async () => {
        const rows: string[][] = []
        for (const measured of [...firstPages, ...groupPages]) {
          const [asked] = await askedFor(measured, sample ? [sample] : [], society, server.url)
          if (asked)
            rows.push([`${measured.page} (${measured.as})`, ...(await rowOf(browser, server.url, asked))])
        }
        printTable(
          `Kilobytes over the wire at the first visit, with headers (budget of a public page: ${BUDGET_KB})`,
          ['page', 'HTML', 'CSS', 'fonts', 'scripts', 'others', 'total', 'of budget', 'next visit'],
          rows,
        )
      },
    )
  })
}

type Kind = 'Document' | 'Stylesheet' | 'Font' | 'Script' | 'Other'

async function rowOf(browser: Browser, baseUrl: string, asked: Asked): Promise<string[]> {
  const context = await browser.newContext()
  const [name = '', ...value] = asked.cookie.split('=')
  if (name) await context.addCookies([{ name, value: value.join('='), url: baseUrl }])
  const page = await context.newPage()
  const visit = async () => {
    const bytes: Record<Kind, number> = { Document: 0, Stylesheet: 0, Font: 0, Script: 0, Other: 0 }
    const kinds = new Map<string, Kind>()
    const wire = await context.newCDPSession(page)
    await wire.send('Network.enable')
    wire.on('Network.responseReceived', ({ requestId, type }) => {
      kinds.set(requestId, type in bytes ? (type as Kind) : 'Other')
    })
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes[kinds.get(requestId) ?? 'Other'] += encodedDataLength
    })
    const answer = await page.goto(new URL(asked.path, baseUrl).href, { waitUntil: 'networkidle' })
    await wire.detach()
    if (!answer?.ok()) throw new Error(`${asked.path} was answered ${answer?.status()}.`)
    return bytes
  }
  const first = await visit()
  const next = await visit()
  await context.close()
  const sum = (bytes: Record<Kind, number>) => Object.values(bytes).reduce((all, some) => all + some, 0)
  const kinds: readonly Kind[] = ['Document', 'Stylesheet', 'Font', 'Script', 'Other']
  return [
    ...kinds.map((kind) => kilobytes(first[kind])),
    kilobytes(sum(first)),
    `${Math.round(sum(first) / BUDGET_KB / 10)} %`,
    kilobytes(sum(next)),
  ]
}
