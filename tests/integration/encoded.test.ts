import type { ParsedMail } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type SeatedGroup, writeSeatedGroup } from '../support/circle-of.ts'
import { type Client, clientOf } from '../support/client.ts'
import { lookAt, lookAtCalendar, lookAtPage } from '../support/hostile/as-text.ts'
import { unkind } from '../support/hostile/in-the-rows.ts'

// What people type into forms that take it, followed to where others read it: pages, emails with their headers and their calendars,
// tables for spreadsheets, documents. What no form takes is put into the rows themselves in hostile-addresses.test.ts, which
// looks at every address.

let circle: Circle
let group: SeatedGroup
let ailsa: Client
let anna: Client
let path: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-28T09:00:00Z' })
  group = await writeSeatedGroup(circle, { members: 2, meetings: 2, name: unkind })
  ailsa = await clientOf(circle, group.leaderIds[0])
  anna = await clientOf(circle, group.members[0]?.personId)
  path = `/groups/${group.id}`
})
afterAll(() => circle.close())

const formulas = ['=1+1', '+1', '-1+2', '@SUM(A1)', '=HYPERLINK("https://evil.example.org","here")']

async function lastTo(address: string): Promise<ParsedMail> {
  await circle.settled()
  const mail = circle.mail.to(address).at(-1)
  if (!mail) throw new Error(`no email to ${address}`)
  return mail
}

describe('what people write', () => {
  test('is text in an email: in its subject, its page, its plain words and its calendar, and adds no header', async () => {
    const [meeting] = group.meetings
    const reason = `${unkind}\r\nBcc: everybody@example.org\r\n\r\nBEGIN:VEVENT\r\nSUMMARY:${'😀é'.repeat(40)}`
    const answer = await ailsa.submit(
      `${path}/meetings/${meeting?.id}`,
      { on: '2026-12-09', at: '19:30', reason },
      /date$/,
    )
    expect(answer.status, answer.html.slice(0, 0)).toBe(303)
    const [member] = group.members
    const mail = await lastTo(member?.email ?? '')
    expect(mail.subject).toContain(unkind)
    expect(
      [mail.to]
        .flat()
        .flatMap((to) => to?.value ?? [])
        .map(({ address }) => address),
    ).toEqual([member?.email])
    expect([mail.bcc, mail.cc, mail.headers.get('bcc')]).toEqual([undefined, undefined, undefined])
    // Its lines are as long as mail programs like them.
    const words = mail.text?.replaceAll(/\s+/g, ' ')
    expect(words).toContain(unkind)
    expect(words).toContain('Bcc: everybody@example.org')
    expect(lookAtPage(String(mail.html))).toEqual({ findings: [], isThere: true })
    const calendars = mail.attachments.filter(({ contentType }) => contentType === 'text/calendar')
    expect(calendars.length).toBeGreaterThan(0)
    for (const { content } of calendars) {
      expect(content.toString().match(/BEGIN:VEVENT/g)).toHaveLength(1)
      expect(lookAtCalendar(content.toString()).findings).toEqual([])
    }
  })

  test('is text on the pages that show it to others, and in what is written about it', async () => {
    const body = `${unkind}\n<script>alert(1)</script>\n=1+1`
    expect((await anna.submit(`${path}/messages`, { body })).status).toBe(303)
    const shown = await ailsa.get(`${path}/messages/with/${group.members[0]?.personId}`)
    expect(shown.html).toContain('&lt;script>')
    expect(lookAtPage(shown.html)).toEqual({ findings: [], isThere: true })
    const page = await ailsa.get(`${path}/meetings`)
    expect(lookAtPage(page.html)).toEqual({ findings: [], isThere: true })
  })

  test('is text in a table: what begins a formula begins with an apostrophe, and sums stay sums', async () => {
    for (const words of [...formulas, unkind]) {
      const answer = await ailsa.submit(
        `${path}/money/expenses`,
        { account: 'room', words, amount: '45.50', spent_on: '2026-11-20', paid_from: 'bank' },
        /expenses$/,
      )
      expect(answer.status, words).toBe(303)
    }
    const made = await ailsa.submit(`${path}/money/books`, { year: '2026', kind: 'journal' }, /exports$/)
    const table = await ailsa.get(made.location ?? '')
    expect(await lookAt(table)).toEqual({ findings: [], isThere: true })
    expect(table.html).toContain(',45.50,')
    for (const words of formulas) expect(table.html).toContain(`'${words.replaceAll('"', '""')}`)
    const balances = await ailsa.submit(`${path}/money/books`, { year: '2026', kind: 'balances' }, /exports$/)
    const sums = await ailsa.get(balances.location ?? '')
    expect((await lookAt(sums)).findings).toEqual([])
    expect(sums.html).toContain('Bank,Asset,0.00,0.00,0.00,273.00,0.00,273.00')
  })

  test('is text in a document, which does nothing by itself, and not in the name of its file', async () => {
    const flier = await ailsa.get(`${path}/flier.pdf`)
    expect(flier.status).toBe(200)
    expect(flier.headers.get('Content-Disposition')).toMatch(/^inline; filename="[a-z0-9-]+flier\.pdf"$/)
    expect(await lookAt(flier)).toEqual({ findings: [], isThere: true })
  })
})
