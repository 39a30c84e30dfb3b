import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { foundedSociety, regionIdOf } from '../support/office.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

// Two groups and one organisation: asked once, warned of, asked again knowingly; then it wants no letters.
// axe looks at every page they come to.

const office = 'office@lothian.example.org'
let circle: Circle
let browser: Browser
let leith: OpenGroup
let tay: OpenGroup

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-11-02T10:00:00Z' })
  browser = await openBrowser()
  const morag = await foundedSociety(circle)
  const region = await regionIdOf(circle, 'Scotland')
  await morag.submit(
    '/organisations/new',
    {
      name: 'Lothian LMC',
      kind: 'local-medical-committee',
      region,
      office: 'The secretary',
      office_address: office,
    },
    '/organisations',
  )
  leith = await writeOpenGroup(circle.owner, { name: 'Leith Evening' })
  tay = await writeOpenGroup(circle.owner, { name: 'Tay Mornings' })
  await circle.owner.query('update balint_group set region_id = $1', [region])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await circle.close()
})

/** A leader in a browser of their own. */
async function leaderOf(group: OpenGroup) {
  const visitor = await visitorAt(browser, circle.url)
  const cookies = await circle.house.signIn.begin(group.leaderIds[0], new Headers())
  await visitor.page.context().addCookies(
    cookies.map((cookie) => {
      const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=')
      return { name, value: value.join('='), url: circle.url }
    }),
  )
  return visitor
}

test('a letter to an organisation, a second group that is warned, and an office that wants no more', async () => {
  const ailsa = await leaderOf(leith)
  await ailsa.go(`/groups/${leith.id}/outreach`)
  await ailsa.page.getByRole('checkbox', { name: 'Lothian LMC' }).check()
  await ailsa.press('Write to those chosen')
  await ailsa.fill('Subject', 'A group for your newsletter')
  await ailsa.press('Save, and show it')
  const letter = ailsa.page.frameLocator('iframe')
  await letter.getByText('Dear secretary,').waitFor()
  await ailsa.press('Send this letter')
  await ailsa.sees('The letters are on their way')

  const tayside = await leaderOf(tay)
  await tayside.go(`/groups/${tay.id}/outreach`)
  await tayside.sees('Asked by Leith Evening today.')
  await tayside.page.getByRole('checkbox', { name: 'Lothian LMC' }).check()
  await tayside.press('Write to those chosen')
  await tayside.press('Send this letter')
  await tayside.sees('Nothing was sent')
  await tayside.page.getByRole('checkbox', { name: 'Lothian LMC' }).check()
  await tayside.press('Send this letter')
  await tayside.sees('The letters are on their way')
  await circle.settled()
  const mails = circle.mail.to(office)
  expect(mails).toHaveLength(2)

  const own = /\/organisations\/[\w-]{43}/.exec(mails[0]?.text ?? '')?.[0] ?? ''
  const secretary = await visitorAt(browser, circle.url)
  await secretary.go(own)
  await secretary.page.getByLabel('We have passed it on').first().check()
  await secretary.press('Tell the leaders')
  await secretary.sees('Thank you: the leaders know.')
  await secretary.go(`${own}/unsubscribing`)
  await secretary.press('Write to us no more')
  await secretary.sees('No more letters come to you')
  const leader = await clientOf(circle, leith.leaderIds[1])
  expect((await leader.get(`/groups/${leith.id}/outreach?region=`)).html).not.toContain('type="checkbox"')
  await ailsa.go(`/groups/${leith.id}/outreach`)
  await ailsa.fill('Where will it hang, or be sent?', 'Poster in the mess')
  await ailsa.press('Make a link and QR code')
  await ailsa.sees('it counts from now on')
}, 60_000)
