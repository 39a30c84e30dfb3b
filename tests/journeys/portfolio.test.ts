import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openBrowser, signIn, type Visitor, visitorAt } from '../support/browser.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { writeHeldMeetings } from '../support/held-meetings.ts'
import { registerPeople } from '../support/register-people.ts'

// Tom has led with Isla since the spring under the criteria of then; Rosalind sits in the Council. axe looks at every page.

let circle: Circle
let browser: Browser
let tom: Visitor
let rosalind: Visitor
let folder: string | undefined
let proof = ''

beforeAll(async () => {
  circle = await startCircle({ listen: true, now: '2026-03-01T10:00:00Z' })
  const people = await registerPeople(circle)
  const [isla, tomId, council] = [
    await people.person('Isla Grant'),
    await people.person('Tom Pryce'),
    await people.person('Rosalind Achterberg'),
  ]
  await people.office(council, 'council')
  const group = await people.group(isla)
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    group,
    tomId,
    '2026-01-01T10:00:00Z',
  ])
  await people.leader(tomId)
  for (const [name, from, meetings] of [
    ['Older criteria', '2026-01-01', 2],
    ['Newer criteria', '2026-04-01', 80],
  ]) {
    const setId = randomUUID()
    await circle.owner.query(
      'insert into criteria_set (id, name, version, holds_from_on, adopted_at) values ($1, $2, 1, $3::date, $3::date)',
      [setId, name, from],
    )
    for (const [position, measure, label, needed] of [
      [1, 'sessions-led', 'Meetings led or co-led', meetings],
      [2, 'leadership-weekends', 'Leadership weekends', 1],
    ])
      await circle.owner.query(
        `insert into criteria_item (set_id, position, measure, label, unit, required_number) values ($1, $2, $3, $4, 'meetings', $5)`,
        [setId, position, measure, label, needed],
      )
    if (name === 'Older criteria')
      await circle.owner.query(
        `insert into accreditation_decision (id, person_id, state, since_on, criteria_set_id, decided_at)
         values ($1, $2, 'working-towards', '2026-02-01', $3, '2026-02-01')`,
        [randomUUID(), tomId, setId],
      )
  }
  const taken = [isla, tomId].map((personId) => ({ personId, state: 'present', role: 'leader' }) as const)
  await writeHeldMeetings(circle.owner, { groupId: group, leaderId: isla }, [
    { at: '2026-02-03T19:30:00Z', taken },
    { at: '2026-02-17T19:30:00Z', taken },
  ])
  circle.clock.set('2026-05-01T10:00:00Z')
  folder = await mkdtemp(join(tmpdir(), 'portfolio-'))
  proof = join(folder, 'weekend.pdf')
  await writeFile(proof, '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
  browser = await openBrowser()
  tom = await visitorAt(browser, circle.url)
  rosalind = await visitorAt(browser, circle.url)
  await signIn(circle, tom, tomId)
  await signIn(circle, rosalind, council)
})
afterAll(async () => {
  await browser?.close()
  await circle.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('a candidate’s way to accreditation', () => {
  test('the meetings led together count under the set Tom registered under, though a newer one holds', async () => {
    await tom.go('/portfolio')
    await tom.sees('“Newer criteria, version 1” holds for newcomers by now')
    await tom.sees('2 of 2 meetings')
    await tom.sees('1 missing')
  })

  test('he adds a weekend with its proof, and hands in a copy', async () => {
    await tom.press('Add the first')
    await tom.page.getByLabel('What it was').selectOption('leadership-weekend')
    await tom.fill('Its name, and whose it was', 'Oxford leadership weekend')
    await tom.fill('First day', '2026-04-10')
    await tom.fill('Last day', '2026-04-12')
    await tom.fill('How many', '1')
    await tom.fill('Hours in all', '14')
    await tom.page.getByLabel('Face to face').check()
    await tom.page.getByLabel('Proof').setInputFiles(proof)
    await tom.press('Keep this entry')
    await tom.sees('Your entry is kept.')
    await tom.sees('All that can be counted is here')
    await tom.press('Hand it in to the Council')
    await tom.sees('It is handed in.')
    await tom.go('/portfolio/years')
    await tom.sees('14 hours')
    await tom.go('/portfolio/reflection')
  })

  test('Rosalind reads the copy and its proof, and decides', async () => {
    await rosalind.go('/register/waiting')
    await rosalind.press('Tom Pryce')
    await rosalind.press('Portfolio handed in on 1 May 2026')
    await rosalind.sees('Proof of Oxford leadership weekend')
    await rosalind.press('Decide')
    await rosalind.page.getByLabel('Accredited', { exact: true }).check()
    await rosalind.fill('Until', '2031-04-30')
    await rosalind.fill('Reason', 'All of it is there.')
    await rosalind.press('Keep this decision')
    await rosalind.sees('The decision is kept')
    await rosalind.go('/office/supervision')
    await tom.go('/portfolio')
    await tom.sees('Accredited since')
    await tom.press('Handed in on 1 May 2026')
    await tom.sees('The Council writes: All of it is there.')
  })
})
