import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { expect } from 'vitest'
import { bringAxe } from './axe.ts'
import type { Circle } from './circle.ts'
import { clientOf } from './client.ts'
import { cameraFlags } from './room/camera-flags.ts'

const kinds = {
  // A page of a journey is left before what axe does there, over and over, has paid for being compiled well.
  plain: ['--js-flags=--no-opt --no-maglev'],
  camera: cameraFlags,
  /** In it, and nowhere else, a certificate needs nobody to vouch for it. */
  trustingCamera: [...cameraFlags, '--ignore-certificate-errors'],
} as const

/** One Chromium of each kind for all journeys of this process, which ends it. */
const running = new Map<keyof typeof kinds, Promise<Browser>>()

/** A Chromium for a journey. `npm test` finds it and says where in CHROMIUM. To close it closes what this journey opened. */
export async function openBrowser(kind: keyof typeof kinds = 'plain'): Promise<Browser> {
  const launched = running.get(kind) ?? launch(kinds[kind])
  running.set(kind, launched)
  const browser = await launched
  const opened: BrowserContext[] = []
  return new Proxy(browser, {
    get(target, name) {
      if (name === 'close') return () => Promise.all(opened.map((context) => context.close()))
      if (name === 'newContext') {
        return async (...wish: Parameters<Browser['newContext']>) => {
          const context = await target.newContext(...wish)
          opened.push(context)
          return context
        }
      }
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function launch(flags: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...flags,
    ],
  })
}

/** Somebody with a browser of their own. */
export interface Visitor {
  page: Page
  /** Follows an address and looks at the page it leads to. */
  go(path: string): Promise<void>
  /** Fills a field by its label. */
  fill(label: string | RegExp, text: string): Promise<void>
  choose(label: string | RegExp, option: string): Promise<void>
  tick(label: string | RegExp): Promise<void>
  /** Presses a button or follows a link, and looks at the page it leads to. */
  press(name: string | RegExp): Promise<void>
  /** The page says this somewhere. */
  sees(text: string | RegExp): Promise<void>
  doesNotSee(text: string | RegExp): Promise<void>
  /** Looks at the page as it stands now, which a script may have drawn anew. */
  look(): Promise<void>
  leave(): Promise<void>
}

/**
 * @param baseUrl where the product answers
 * Every page that is come to is checked by axe, and must be no fault of the server's.
 */
export async function visitorAt(
  browser: Browser,
  baseUrl: string,
  wish: BrowserContextOptions = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    baseURL: baseUrl,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    ...wish,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  // A page may be slow on a machine that does much else; what it says is looked for in the time above.
  page.setDefaultNavigationTimeout(30_000)
  const faults: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text()))
      faults.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(baseUrl)) faults.push(`asked another host: ${request.url()}`)
  })
  const look = async () => {
    await page.waitForLoadState('load')
    expect(faults).toEqual([])
    await expectAccessible(page)
  }
  return {
    page,
    go: async (path) => {
      await page.goto(path)
      await look()
    },
    fill: (label, text) => page.getByLabel(label).first().fill(text),
    choose: async (label, option) => {
      await page.getByLabel(label).first().selectOption({ label: option })
    },
    tick: (label) => page.getByLabel(label).first().check(),
    press: async (name) => {
      const main = page.getByRole('main')
      const either = main.getByRole('button', { name }).or(main.getByRole('link', { name }))
      await either
        .first()
        .waitFor()
        .catch(async () => {
          const words = await main.textContent()
          throw new Error(`There is nothing to press called ${name} at ${page.url()}:\n${words}`)
        })
      // What does something goes before what only leads to it.
      const buttons = main.getByRole('button', { name })
      const control = (await buttons.count()) > 0 ? buttons.first() : either.first()
      await Promise.all([page.waitForNavigation(), control.click()])
      await look()
    },
    sees: async (text) => {
      await page.getByText(text).first().waitFor()
    },
    doesNotSee: async (text) => {
      expect(await page.getByText(text).count()).toBe(0)
    },
    look,
    leave: () => context.close(),
  }
}

/** Signed in as somebody, in a browser that draws. */
export async function signIn(circle: Circle, { page }: Visitor, personId: string): Promise<void> {
  const client = await clientOf(circle, personId)
  const cookies = client
    .cookies()
    .split('; ')
    .map((each) => {
      const [name = '', ...value] = each.split('=')
      return { name, value: value.join('='), url: circle.url }
    })
  await page.context().addCookies(cookies)
}

/** Colours of a text and of all that lies behind it, in which axe could read it. */
const legible = new Set<string>()

/**
 * axe finds nothing on the page as it stands, at the levels WCAG 2.2 AA asks for and its best practices. To measure contrast
 * takes it longer than all else: it is asked for that where a text has colours that it has not measured yet.
 */
async function expectAccessible(page: Page): Promise<void> {
  const colours = await page.evaluate(coloursOfTexts)
  const measured = colours.every((each) => legible.has(each))
  await bringAxe(page)
  const violations = await page.evaluate(
    async (rules) => {
      const { axe } = globalThis as typeof globalThis & {
        axe: { run(options: object): Promise<{ violations: AxeViolation[] }> }
      }
      return (await axe.run({ resultTypes: ['violations'], rules })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
      )
    },
    measured ? { 'color-contrast': { enabled: false } } : {},
  )
  expect(violations, `axe on ${new URL(page.url()).pathname}`).toEqual([])
  for (const each of colours) legible.add(each)
}

/** Runs in the page. Of each text its colour and size, with every background and opacity from it to the page's own. */
function coloursOfTexts(): string[] {
  const behind = new Map<Element | null, string>([[null, '']])
  const backgroundOf = (element: Element | null): string => {
    const known = behind.get(element)
    if (known !== undefined || element === null) return known ?? ''
    const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element)
    const own = [backgroundColor, backgroundImage, opacity, filter, position].join(' ')
    const plain = own === 'rgba(0, 0, 0, 0) none 1 none static'
    const all = `${backgroundOf(element.parentElement)}${plain ? '' : `|${own}`}`
    behind.set(element, all)
    return all
  }
  const found = new Set<string>()
  for (const element of document.querySelectorAll('body *')) {
    const holdsText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    if (!holdsText && !element.matches('input, select, textarea')) continue
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
    found.add(`${color} ${fontSize} ${fontWeight} ${textShadow} on ${backgroundOf(element)}`)
  }
  return [...found]
}

interface AxeViolation {
  id: string
  nodes: { html: string }[]
}
