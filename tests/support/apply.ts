import { expect } from 'vitest'
import type { Circle } from './circle.ts'
import { type Client, clientOf } from './client.ts'

let people = 0

/** What somebody fills in who applies; one more person each time. */
export const applicant = (changes: Record<string, string> = {}): Record<string, string> & Filled => ({
  name: 'Anna Bell',
  email: `anna-${++people}@example.org`,
  profession: 'GP',
  work_setting: 'General practice',
  workplace_area: 'Musselburgh',
  why: 'I would like to think about my work with others.',
  ...changes,
})

interface Filled {
  name: string
  email: string
  why: string
}

/** What they have for a screen, ticked. */
export const withScreen = { has_computer: 'yes', has_camera: 'yes', has_connection: 'yes' }

export interface Applied {
  who: Record<string, string> & Filled
  browser: Client
  /** `/applications/<token>` */
  page: string
  id: string
}

/** The path of our own that the newest email to an address leads to. */
export async function linkIn(circle: Circle, address: string, subject: RegExp): Promise<string> {
  await circle.settled()
  const mail = circle.mail.to(address).findLast((each) => subject.test(each.subject ?? ''))
  const link = /https?:\/\/\S+?(\/(?:applications|groups)\/[\w/-]+)/.exec(mail?.text ?? '')?.[1]
  if (!link) throw new Error(`no link in an email to ${address} about ${subject}`)
  return link
}

/** Somebody fills in the form, and finds the email; nothing is confirmed yet. */
export async function writeApplication(
  circle: Circle,
  groupId: string,
  changes?: Record<string, string>,
): Promise<Applied> {
  const who = applicant(changes)
  const browser = await clientOf(circle)
  const answer = await browser.submit(`/groups/${groupId}/apply`, who)
  expect(answer.location).toBe(`/groups/${groupId}/apply/received`)
  const page = await linkIn(circle, who.email, /Your application/)
  const { rows } = await circle.owner.query(
    `select a.id from application a join correspondent c on c.id = a.correspondent_id
     where c.email = $1 order by a.applied_at desc limit 1`,
    [who.email.toLowerCase()],
  )
  return { who, browser, page, id: String(rows[0].id) }
}

/** Somebody applies and says so on the page that the email leads to: it counts, and the leaders know. */
export async function applied(
  circle: Circle,
  groupId: string,
  changes?: Record<string, string>,
): Promise<Applied> {
  const written = await writeApplication(circle, groupId, changes)
  const said = await written.browser.submit(written.page, {}, /confirmation$/)
  expect(said.location).toBe(`${written.page}?saved=confirmed`)
  return written
}
