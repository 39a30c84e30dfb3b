import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'

// The room as it is drawn, with drawn figures in place of cameras: /dev/room/:seats.

let circle: Circle
let browser: Browser
let someone: Visitor
beforeAll(async () => {
  ;[circle, browser] = await Promise.all([
    startCircle({ listen: true, jobs: false, devPages: true }),
    openBrowser(),
  ])
  someone = await visitorAt(browser, circle.url)
})
afterAll(async () => {
  await browser?.close()
  await circle?.close()
})

const looks = async (path: string, width: number, height: number) => {
  await someone.page.setViewportSize({ width, height })
  await someone.go(`/dev/room/${path}`)
}

/** What a key does is on the screen when it is next drawn. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })

test('all sit in the window, nobody covers anybody, and the words in the middle are read whole, on any laptop and at 200 %', async () => {
  for (const [path, width, height] of [
    ['12?as=member&moment=full', 1280, 720],
    ['8?as=member&moment=settling', 1280, 720],
    ['12?as=leader&moment=trouble', 1024, 640],
    ['8?as=leader&moment=before', 1440, 900],
    ['5?as=member&moment=telling', 1920, 1080],
    ['12?as=member&moment=sitting-back', 640, 360],
    ['1?as=member&moment=before', 1280, 720],
  ] as const) {
    await looks(path, width, height)
    const seats = await boxes(someone.page, '.seat')
    expect(seats.length).toBe(Number.parseInt(path, 10))
    for (const [nth, one] of seats.entries()) {
      expect([one.left >= 0, one.top >= 0, one.right <= width, one.bottom <= height]).not.toContain(false)
      for (const other of seats.slice(nth + 1))
        expect(
          one.right <= other.left ||
            other.right <= one.left ||
            one.bottom <= other.top ||
            other.bottom <= one.top,
          `${path} at ${width}×${height}`,
        ).toBe(true)
    }
    expect(await cutOff(someone.page), `${path} at ${width}×${height}`).toEqual([])
  }
})

test('where somebody wants things to move less, whoever sits back is there without a move', async () => {
  const { page } = someone
  const moves = () =>
    page
      .locator('.seat')
      .first()
      .evaluate((seat) =>
        getComputedStyle(seat)
          .transitionDuration.split(', ')
          .some((each) => each !== '0s'),
      )
  await looks('8?as=member&moment=sitting-back', 1280, 720)
  expect(await moves()).toBe(false)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await moves()).toBe(true)
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

test('a leader does everything with the keyboard, and is brought back to where they were', async () => {
  const { page } = someone
  await looks('8?as=leader&moment=choosing', 1280, 720)
  const seat = page.getByRole('button', { name: 'Choose Callum Reid' })
  await seat.focus()
  await page.keyboard.press('Enter')
  await soon(() => page.locator(':focus').textContent()).toBe('Callum Reid')
  await page.keyboard.press('Escape')
  await soon(() => page.locator(':focus').textContent()).toBe('Choose Callum Reid')
  await page.keyboard.press('Tab')
  await soon(() => page.locator(':focus').getAttribute('aria-label')).toBe('Presents: Callum Reid')
  await page.keyboard.press('Enter')
  await someone.sees('Callum Reid presents')
  await page.getByRole('button', { name: 'Sits back' }).press('Enter')
  await someone.sees('Callum Reid listens')
  const heard = page.getByRole('log')
  await soon(() => heard.textContent()).toContain('Callum Reid sits back and listens.')
  await page.getByRole('button', { name: 'Next: Return' }).press('Enter')
  await soon(() => heard.textContent()).toContain('Now: Return.')
  await page.getByRole('button', { name: 'Swap' }).press('Enter')
  await soon(() => heard.textContent()).toContain('Iain Moss is the moderator now.')
})

test('what one has switched is told by its button; the three words say what they are for', async () => {
  const { page } = someone
  await looks('8?as=member&moment=full', 1280, 720)
  const microphone = page.getByRole('button', { name: 'Microphone' })
  await soon(() => microphone.getAttribute('aria-pressed')).toBe('true')
  await microphone.press('Enter')
  await soon(() => microphone.getAttribute('aria-pressed')).toBe('false')
  await page.getByRole('button', { name: 'Hide my picture' }).press('Enter')
  await someone.sees('hidden for you alone')
  await page.getByRole('button', { name: 'What are these words for?' }).press('Enter')
  await someone.sees('Three words, read aloud once')
  await page.keyboard.press('Escape')
  await soon(() => page.locator(':focus').textContent()).toBe('What are these words for?')
  await page.getByRole('button', { name: 'Leave' }).press('Enter')
  await soon(() => page.locator(':focus').textContent()).toBe('You have left the room')
})

test('the waiting room, a line that is gone, a doubt and the end are said in words', async () => {
  for (const [path, words] of [
    ['1?as=waiting&moment=x', 'The leaders see that you are here'],
    ['6?as=member&moment=lost', 'Our server does not answer'],
    ['6?as=member&moment=doubt', 'Say nothing confidential'],
    ['6?as=leader&moment=asked', 'Would you switch your microphone on?'],
    ['6?as=member&moment=elsewhere', 'We go on elsewhere'],
    ['6?as=member&moment=over', 'The meeting is over'],
  ] as const) {
    await looks(path, 1280, 720)
    await someone.sees(words)
    if (!path.includes('over')) await someone.sees('0131 496 0115')
  }
})

interface Sides {
  left: number
  top: number
  right: number
  bottom: number
}

const boxes = (page: Page, what: string): Promise<Sides[]> =>
  page.locator(what).evaluateAll((all) =>
    all.map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect()
      return { left, top, right, bottom }
    }),
  )

/** Names of what does not fit where it stands. */
const cutOff = (page: Page): Promise<string[]> =>
  page
    .locator('.middle, .ring-area, .room-bar, .room-page > main')
    .evaluateAll((all) =>
      all
        .filter(
          (each) => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1,
        )
        .map((each) => each.className),
    )
