import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appCode, stepAt } from '../../src/platform/auth/app-codes.ts'
import { fromBase32 } from '../support/base32.ts'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { pathIn } from '../support/mail-server.ts'
import { foundedSociety, giveOffice, personIdOf } from '../support/office.ts'
import { testSecret } from '../support/secret.ts'
import { until } from '../support/until.ts'

// Beth administers, and loses her phone; Idris sits on Council, and has only his mailbox. Axe looks at every page they come to.

let circle: Circle
let browser: Browser
let beth: Visitor
let idris: Visitor

const at = (who: string) => `${who}@example.org`

beforeAll(async () => {
  circle = await startCircle({ listen: true })
  const morag = await foundedSociety(circle)
  await giveOffice(circle, morag, 'administrator', 'Beth Loveday', at('beth'))
  await giveOffice(circle, morag, 'council', 'Idris Vaughan', at('idris'))
  browser = await openBrowser()
  beth = await visitorAt(browser, circle.url)
  idris = await visitorAt(browser, circle.url)
})
afterAll(async () => {
  await browser.close()
  await circle.close()
})

/** By the link in the email that comes now. */
async function askForEmail(visitor: Visitor, who: string): Promise<void> {
  const before = circle.mail.to(at(who)).length
  await visitor.go('/sign-in')
  await visitor.fill('Your email address', at(who))
  await visitor.press('Send me the email')
  const link = () =>
    circle.mail
      .to(at(who))
      .slice(before)
      .find(({ subject }) => subject?.startsWith('Sign in to'))
  await until(async () => link() !== undefined, `an email to ${who}`)
  await visitor.go(pathIn(link()))
  await visitor.press('Sign in')
}

/** A phone that knows its owner's finger, plugged into the browser by the debugger's door. */
async function plugInPhone({ page }: Visitor): Promise<{ unplug(): Promise<void> }> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('WebAuthn.enable')
  const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    unplug: async () => {
      await debug.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    },
  }
}

/** As whoever runs the server types it, and confirms it. */
async function onTheServer(...args: string[]): Promise<string> {
  const run = spawn(process.execPath, ['bin/admin.js', ...args], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: circle.ownerUrl,
      SECRET: testSecret,
      BASE_URL: circle.url,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  run.stdin.end('yes\n')
  return text(run.stdout)
}

/** What stands in a field, if a phone shows all of it. */
async function readOnAPhone(field: Locator): Promise<string> {
  await field.page().setViewportSize({ width: 390, height: 844 })
  const isCut = await field.evaluate(
    (each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight,
  )
  expect(isCut, 'something is cut off').toBe(false)
  return field.inputValue()
}

describe('signing in', () => {
  let phone: { unplug(): Promise<void> }

  test('a passkey is made once, and signs in by itself', async () => {
    phone = await plugInPhone(beth)
    await askForEmail(beth, 'beth')
    await beth.go('/profile/sign-in')
    await beth.sees(/For your office, until/)
    await beth.fill('What to call it', 'my phone')
    await beth.press('Add a passkey')
    await beth.sees('They are shown only now')
    await beth.press('I have put them away')
    await beth.sees('my phone')
    await beth.page.getByRole('button', { name: 'Sign out' }).click()
    await beth.go('/sign-in?next=/office')
    await beth.press('Sign in with a passkey')
    expect(new URL(beth.page.url()).pathname).toBe('/office')
  })

  test('an administrator locked out is let in from the server’s command line', async () => {
    await phone.unplug()
    await beth.page.getByRole('button', { name: 'Sign out' }).click()
    await askForEmail(beth, 'beth')
    await beth.sees('One more step')
    await beth.doesNotSee('Hello, Beth Loveday')

    const listed = await onTheServer()
    expect(listed).toContain(at('beth'))
    expect(listed).toContain('signs in by email and 1 passkey(s) or app')
    expect(await onTheServer('remove-second-steps', at('beth'))).toContain(
      'Done. Beth Loveday signs in by email alone now.',
    )
    const said = await onTheServer('link', at('beth'))
    const path = /(\/sign-in\/link\/\S+)/.exec(said)?.[1] ?? ''
    await beth.go(path)
    await beth.press('Sign in')
    await beth.sees('Hello, Beth Loveday')
    await beth.go('/office/changes')
    await beth.sees(/From the server’s command line, somebody removed the passkeys/)
    await circle.settled()
    expect(circle.mail.to(at('morag')).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('something was done on the server'),
    )
  })

  test('after the grace period an officer sets up a second way, and the office is open again', async () => {
    circle.clock.set(circle.clock.now().add({ hours: 24 * 31 }))
    await askForEmail(idris, 'idris')
    await idris.sees('Your office waits')
    await idris.page.goto('/office')
    await idris.look()
    await idris.sees('Your office waits')
    await idris.press('Set one up now')
    await idris.press('Set up an app')
    const written = await readOnAPhone(idris.page.getByLabel('Or type this secret'))
    expect(written).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    const secret = fromBase32(written)
    // On the phone itself there is nothing to photograph.
    const ownApp = await idris.page.getByRole('link', { name: 'Open in your app' }).getAttribute('href')
    expect(new URL(ownApp ?? '').protocol).toBe('otpauth:')
    expect(new URL(ownApp ?? '').searchParams.get('secret')).toBe(written.replaceAll(' ', ''))
    await idris.fill(/The six digits/, appCode(secret, stepAt(circle.clock.now())))
    await idris.press('Use this app')
    await idris.sees('They are shown only now')
    const code = (await idris.page.locator('.recovery-codes code').first().textContent()) ?? ''
    await idris.press('I have put them away')
    await idris.go('/office')
    await idris.sees('By region')

    // On another day, with the app, and once with a code from paper.
    circle.clock.set(circle.clock.now().add({ hours: 24 }))
    await idris.page.getByRole('button', { name: 'Sign out' }).click()
    await askForEmail(idris, 'idris')
    await idris.sees('One more step')
    await idris.page.getByText('None of these at hand?').click()
    await idris.fill('One of your recovery codes', code)
    await idris.page.locator('form[action="/sign-in/second/recovery"] button').click()
    await idris.sees('Hello, Idris Vaughan')
  })

  test('what was typed comes back after showing who one is', async () => {
    const morag = await visitorAt(browser, circle.url)
    await signIn(circle, morag, await personIdOf(circle, at('morag')))
    await morag.go('/office/people')
    await morag.fill('Their name', 'Phoebe Lund')
    await morag.fill('Their email address', at('phoebe'))
    await circle.owner.query(`update session set proved_at = now() - interval '31 minutes'`)
    await morag.press('Give the office')
    await morag.sees('What you typed is kept, and comes along.')
    const before = circle.mail.to(at('morag')).length
    await morag.press('Send me a code')
    await until(async () => circle.mail.to(at('morag')).length > before, 'the code')
    const code = /\b(\d{6})\b/.exec(circle.mail.to(at('morag')).at(-1)?.text ?? '')?.[1] ?? ''
    await morag.fill('The six digits', code)
    await morag.press('Go on')
    await morag.press('Go on')
    await morag.sees('Phoebe Lund')
    await morag.leave()
  })

  test('on a phone, without sideways scrolling', async () => {
    for (const [visitor, path] of [
      [idris, '/profile/sign-in'],
      [idris, '/profile'],
      [await visitorAt(browser, circle.url), '/sign-in'],
    ] as const) {
      await visitor.page.setViewportSize({ width: 390, height: 800 })
      await visitor.go(path)
      const beyond = await visitor.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(beyond, path).toBe(0)
    }
  })
})
