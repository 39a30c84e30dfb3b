import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoRole, tellStories } from '../../demo/demo.ts'
import { demoSignInPath } from '../../src/features/accounts/routes/demo-sign-in.ts'
import { makeBackup } from '../../src/platform/backup/make-backup.ts'
import { checkBackup } from '../../src/platform/backup/restore.ts'
import { readSealed } from '../../src/platform/backup/sealed-file.ts'
import { makeSetUpAddress } from '../../src/platform/database/set-up-address.ts'
import { demoBackups } from '../../src/tell-demo.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'

let circle: Circle
let roles: DemoRole[]

beforeAll(async () => {
  circle = await startCircle({ isDemo: true, jobs: false, backups: true })
  const token = await makeSetUpAddress(circle.ownerUrl, circle.secrets, circle.clock.now())
  roles = await tellStories(circle.house, token ?? '')
  // All stories, one command after another: longer than any other set-up.
}, 180_000)
afterAll(() => circle.close())

const column = async (sql: string, values: unknown[] = []): Promise<string[]> =>
  (await circle.owner.query(sql, values)).rows.map(({ name }) => name)

const somebody = async (role: string) => {
  const one = roles.find((each) => each.role === role)
  if (!one || !('personId' in one)) throw new Error(`The demo has no ${role}.`)
  const browser = await clientOf(circle, one.personId)
  return { ...one, read: async (path: string) => wordsOf((await browser.get(path)).html) }
}

const firstPage = async (path: string) => {
  const browser = await clientOf(circle)
  const came = await browser.get(path)
  const page = came.location === null ? came : await browser.get(came.location)
  return { status: page.status, words: wordsOf(page.html) }
}

test('whoever’s place one takes signs in with a click, and finds the groups of their story', async () => {
  const people = roles.filter((role) => 'personId' in role)
  expect(people.length).toBeGreaterThan(15)
  for (const { role, name, personId } of people) {
    const { status, words } = await firstPage(demoSignInPath(circle.secrets, personId))
    expect(status, role).toBe(200)
    expect(words, role).toContain(name.split(' ')[0])
    const groups = await column(
      `select g.name from balint_group g where g.id in (
         select group_id from group_leader where person_id = $1 and left_at is null
         union select group_id from membership where person_id = $1 and left_at is null)`,
      [personId],
    )
    if (/leader|member\b|founder/.test(role) && !/register|Council/.test(role)) {
      expect(groups.length, role).toBeGreaterThan(0)
    }
    for (const group of groups) expect(words, role).toContain(group)
  }
})

test('whoever has no account finds their page at their own address', async () => {
  const groups = await column('select name from balint_group')
  const addresses = roles.filter((role) => 'path' in role)
  expect(addresses.length).toBeGreaterThan(10)
  for (const { role, name, path } of addresses) {
    const { status, words } = await firstPage(path)
    expect(status, role).toBe(200)
    // A page about what somebody asked names nobody: whoever looks over a shoulder learns no more.
    if (path === '/' || /^\/(e|data-requests)\//.test(path)) continue
    expect(
      [name, ...groups].some((told) => words.includes(told)),
      `${role}: ${words.slice(0, 300)}`,
    ).toBe(true)
  }
})

test('of all groups at once it is said what is said of each: seats, offers, a pause', async () => {
  const owner = await circle.owner.connect()
  await owner.query('begin')
  const told = async () =>
    (
      await owner.query(`
        select count(*)::int as groups, count(n.pauses_until)::int as pausing, sum(n.offers)::int as offers,
          count(*) filter (where (n.members, n.offers, n.leaders, n.pauses_until) is distinct from
            (seats_taken(g.id), seats_offered(g.id), leaders_seated(g.id), group_pauses_until(g.id)))::int as otherwise
        from balint_group g left join group_circles(array(select id from balint_group)) n on n.group_id = g.id`)
    ).rows[0]
  const today = await told()
  await owner.query(`insert into group_pause (id, group_id, first_on, last_on, noted_by, noted_at, announced_at)
    select uuidv7(), id, current_date - 1, current_date + 9, founded_by, now(), now() from balint_group
    where opened_at is not null limit 1`)
  const inPause = await told()
  await owner.query('rollback')
  owner.release()
  expect(today).toMatchObject({ otherwise: 0, pausing: 0 })
  expect(inPause).toMatchObject({ otherwise: 0, pausing: 1 })
  for (const what of ['groups', 'offers']) expect(today[what], what).toBeGreaterThan(0)
})

test('the administrators read what three circles have said together', async () => {
  const [administrator] = roles
  if (!administrator || !('personId' in administrator)) throw new Error('The demo has no administrator.')
  const office = await clientOf(circle, administrator.personId)
  expect(wordsOf((await office.get('/office/evaluations')).html)).toContain('15 replies from 3 groups.')
})

test('whoever pays in parts has paid their first part whole', async () => {
  const { rows } = await circle.owner.query(
    `select i.total_minor - sum(p.amount_minor)::int as paid,
       (select amount_minor from instalment n where n.invoice_id = i.id order by position limit 1) as first
     from invoice i join posting p on p.invoice_id = i.id
     where (select count(*) from instalment n where n.invoice_id = i.id) > 1 group by i.id`,
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { paid, first } of rows) expect(paid).toBe(first)
})

test('the Council reads a portfolio that was handed in, and beside it the supervisor’s report', async () => {
  const council = await somebody('Council member')
  const [portfolio] = await column(
    'select id as name from portfolio p where exists (select from report_request r where r.person_id = p.person_id)',
  )
  expect(await council.read(`/register/portfolios/${portfolio}`)).toMatch(
    /Supervisor’s report\s*Agnes Thorley\s*Submitted on/,
  )
  const [report] = await column('select id as name from report_request where submitted_at is not null')
  expect(await council.read(`/portfolio/reports/${report}`)).toContain('I recommend that the Council')
})

test('the supervisor’s desk says with whom the next hour is due, and who waits for a report', async () => {
  const { read } = await somebody('supervisor')
  const desk = await read('/supervising')
  expect(desk).toMatch(/Kofi Annor[^.]*due/)
  expect(desk).toMatch(/Bruno \S+ asked you for one on/)
})

test('one accreditation ends soon: the Council reads whose, and they were written to', async () => {
  const { read } = await somebody('Council member')
  const picture = await read('/office/supervision')
  expect(picture).toMatch(/1\s*accreditation ends soon/)
  expect(picture).toContain('Harriet Lyle')
  expect(
    await column(
      `select p.name from email e join person p on p.id = e.person_id where e.template = 'accreditation-ending'`,
    ),
  ).toEqual(['Harriet Lyle'])
})

test('who looks for a second seat reads which group offers one', async () => {
  const { read } = await somebody('in the register (a second seat)')
  expect(await read('/register/second-seats')).toContain('Atlantic circle')
})

test('the practice that paid twice has been given it back; a member who could not come is to be', async () => {
  expect(
    await column(`select i.name from refund r join party_identity i on i.party_id = r.party_id`),
  ).toEqual(['Ardwick Surgery'])
  const { read } = await somebody('treasurer')
  const [group] = await column(`select id as name from balint_group where name = 'Lunchtime circle'`)
  const owed = await read(`/groups/${group}/money/refunds`)
  expect(owed).toMatch(/Nadia Rahman\s*Theirs\s*£12\.00/)
  expect(owed).toMatch(/Somebody not known yet\s*Theirs\s*£20\.00/)
  expect(owed).not.toContain('Ardwick')
})

test('the books of a group that was stay with whoever kept them, receipts and all', async () => {
  const { read } = await somebody('keeper of the books of a group that was')
  const [purse] = await column(`select id as name from purse where was_called = 'Tynemouth evenings'`)
  expect(await read('/home')).toContain('Tynemouth evenings')
  // The story lies more than a year back: its year is this one or the last, as the calendar has it.
  const [year] = await column(
    `select extract(year from spent_on)::int as name from expense where words = 'Fifty fliers, printed'`,
  )
  expect(await read(`/purses/${purse}?year=${year}`)).toMatch(/Fifty fliers, printed.*PDF, \d+ kB/)
})

test('whoever has confidential records reads who opened them, and when in the story that was', async () => {
  const looks = async (role: string) => (await somebody(role)).read('/your-data/looks')
  const kofi = await looks('leader (portfolio handed in)')
  for (const what of [
    'The portfolio you handed in',
    'A supervisor’s report about you',
    'What the Council was asked',
  ])
    expect(kofi).toMatch(new RegExp(`${what}[^:]*: Rosalind Achterberg`))
  expect(await looks('member')).toContain('Your application (Leith evening circle): Ailsa Grant')
  expect(await looks('leader (something at risk)')).toMatch(/A debrief you had written in[^:]*: Kofi Annor/)
  expect(await looks('member (pays in parts)')).toMatch(
    /What you pay, where it is agreed[^:]*: Judith Farrow/,
  )
  const days = await column('select distinct looked_at::date::text as name from confidential_look')
  expect(days.length).toBeGreaterThan(10)
  const early = await column(
    `select a.id::text as name from confidential_look l join application a
       on a.correspondent_id = l.subject_correspondent_id where l.looked_at < a.applied_at`,
  )
  expect(early).toEqual([])
})

test('somebody who asked to be erased may still take it back, and the office sees what waits and by when', async () => {
  const dorian = await somebody('member (asks to be erased)')
  expect(await dorian.read('/your-data')).toMatch(/To be erased \(article 17\)[\s\S]*Take it back/)
  const office = await (await somebody('administrator')).read('/office/data-requests')
  for (const name of ['Ursula Penn', 'Fionn Keogh', 'Dorian Pike']) expect(office).toContain(name)
  const held = await (await somebody('administrator')).read('/office/forgetting')
  expect(held).toContain('A complaint to the Council, letter of last week')
})

test('somebody of Council signs in with a passkey, and has an app and ten recovery codes left', async () => {
  const { read } = await somebody('Council member (signs in with a passkey)')
  const ways = await read('/profile/sign-in')
  expect(ways).toMatch(/10 of 10 are left[\s\S]*An app with codes was set up/)
  const [row = ''] = /Your passkeys[\s\S]*?Rename the laptop at home/.exec(ways) ?? []
  const days = row.match(/\d{1,2} [A-Z][a-z]+ \d{4}/g)
  expect(days, 'added, and last used').toHaveLength(2)
  expect(ways).toMatch(/A passkey was added: the laptop at home/)
})

test('the demo is backed up as an installation is: the file opens with the key beside it, at a later start, too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'balint-circle-demo-'))
  const backups = await demoBackups(folder)
  const { path, rows } = await makeBackup(circle.ownerUrl, backups, {
    secrets: circle.secrets,
    clock: circle.clock.now,
  })
  expect(await demoBackups(folder)).toEqual(backups)
  const key = (await readFile(join(folder, 'backup-key.txt'), 'utf8')).trim()
  expect((await checkBackup(readSealed(path, key))).rows).toEqual(rows)
  await rm(folder, { recursive: true })
  expect(await (await somebody('administrator')).read('/office')).toContain('The last backup was made on')
})
