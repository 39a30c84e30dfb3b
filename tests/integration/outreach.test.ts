import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { remindOfOutreach } from '../../src/features/outreach/commands/remind.ts'
import { countVisit } from '../../src/features/outreach/commands/sources.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { sendEmail } from '../../src/platform/mail/send-email.ts'
import { visitor } from '../../src/shared/viewer.ts'
import { applicant, linkIn, withScreen } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { clientFor, foundedSociety, makeRepresentative, regionIdOf } from '../support/office.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'
import { until } from '../support/until.ts'

const START = '2026-11-02T09:00:00Z'

let circle: Circle
let morag: Client
let ewan: Client
let scotland: string
let wales: string
let leith: OpenGroup
let tay: OpenGroup
let ailsa: Client
let tom: Client
let tayLeader: Client

const run = async (sql: string, values: unknown[] = []) => (await circle.owner.query(sql, values)).rows
let many = 0

beforeAll(async () => {
  circle = await startCircle({ now: START })
  morag = await foundedSociety(circle)
  ewan = await makeRepresentative(circle, morag, 'Scotland', {
    name: 'Ewan Baird',
    email: 'ewan@example.org',
  })
  scotland = await regionIdOf(circle, 'Scotland')
  wales = await regionIdOf(circle, 'South Wales')
  leith = await writeOpenGroup(circle.owner, { name: 'Leith Evening' })
  tay = await writeOpenGroup(circle.owner, { name: 'Tay Mornings' })
  await run('update balint_group set region_id = $1', [scotland])
  ailsa = await clientOf(circle, leith.leaderIds[0])
  tom = await clientOf(circle, leith.leaderIds[1])
  tayLeader = await clientOf(circle, tay.leaderIds[0])
})
beforeEach(() => circle.clock.set(START))
afterAll(() => circle.close())

/** Morag puts one into the book. */
async function inTheBook(changes: Record<string, string> = {}): Promise<{ id: string; address: string }> {
  many += 1
  const address = `office@body-${many}.example.org`
  const answer = await morag.submit(
    '/organisations/new',
    {
      name: `Body ${many}`,
      kind: 'local-medical-committee',
      region: scotland,
      office: 'The secretary',
      office_address: address,
      website: '',
      ...changes,
    },
    '/organisations',
  )
  expect(answer.status, wordsOf(answer.html)).toBe(303)
  return { id: /organisations\/([0-9a-f-]{36})/.exec(answer.location ?? '')?.[1] ?? '', address }
}

/** A leader chooses some and is shown the letter; the address of the draft. */
async function begin(leader: Client, group: OpenGroup, ids: string[]): Promise<string> {
  const answer = await leader.submit(`/groups/${group.id}/outreach`, { organisation: ids })
  expect(answer.status, wordsOf(answer.html)).toBe(303)
  return answer.location ?? ''
}

async function ask(leader: Client, group: OpenGroup, ids: string[]) {
  const draft = await begin(leader, group, ids)
  const sent = await leader.submit(draft, {}, `${draft}/sending`)
  expect(sent.location).toBe(`/groups/${group.id}/outreach?saved=sent`)
  await circle.settled()
}

/** Somebody comes by a link, applies, and says that the address is theirs. */
async function applyBy(group: OpenGroup, code: string) {
  const who = applicant(withScreen)
  const browser = await clientOf(circle)
  const answer = await browser.submit(`/groups/${group.id}/apply?from=${code}`, who)
  expect(answer.location).toBe(`/groups/${group.id}/apply/received`)
  const page = await linkIn(circle, who.email, /Your application/)
  await browser.submit(page, {}, /confirmation$/)
}

const lettersTo = (address: string) => circle.mail.to(address)
const endOf = (mail: { headers: Map<string, unknown> } | undefined): string => {
  const list = mail?.headers.get('list') as { unsubscribe?: { url?: string } } | undefined
  return new URL(list?.unsubscribe?.url ?? '').pathname
}

describe('the book of organisations', () => {
  test('is kept by the administrator, and by representatives for their regions', async () => {
    const { id } = await inTheBook({ name: 'Lothian LMC' })
    const page = wordsOf((await ewan.get('/organisations')).html)
    expect(page).toContain('Lothian LMC')
    expect(page).toContain('none is imported, none is bought')
    const changed = await ewan.submit(
      `/organisations/${id}`,
      { office: 'The office manager' },
      `/organisations/${id}`,
    )
    expect(changed.location).toBe(`/organisations/${id}?saved=changed`)
    const elsewhere = await inTheBook({ name: 'Gwent LMC', region: wales })
    expect((await ewan.get(`/organisations/${elsewhere.id}`)).html).not.toContain('Save this')
    const notHis = await ewan.submit(
      '/organisations/new',
      { name: 'Dyfed LMC', kind: 'other', region: scotland, website: 'https://dyfed.example.org/' },
      '/organisations',
    )
    expect(notHis.status).toBe(303)
    expect((await tom.get('/organisations')).status).toBe(404)
  })

  test('says what may stand in it already: by address, by website, by name', async () => {
    const { address } = await inTheBook({
      name: 'Fife tutors',
      website: 'https://www.fife.example.org/tutors',
    })
    const add = (changes: Record<string, string>) =>
      morag.submit(
        '/organisations/new',
        { name: 'Another', kind: 'gp-tutor', region: scotland, ...changes },
        '/organisations',
      )
    const sameAddress = await add({ office_address: address })
    expect(sameAddress.status).toBe(409)
    expect(wordsOf(sameAddress.html)).toContain('Fife tutors has this very email address')
    expect(sameAddress.html).not.toContain('It is a different organisation')
    const sameSite = wordsOf((await add({ website: 'https://fife.example.org/' })).html)
    expect(sameSite).toContain('Fife tutors has the same website')
    const sameName = wordsOf((await add({ name: 'FIFE TUTORS', office_address: 'f2@example.org' })).html)
    expect(sameName).toContain('has the same name')
    const again = {
      name: 'Fife tutors',
      office_address: 'f3@example.org',
      kind: 'gp-tutor',
      region: scotland,
    }
    const refused = await add(again)
    expect(refused.html).toContain('name="different"')
    const nothing = await add({ name: 'Nowhere' })
    expect(wordsOf(nothing.html)).toContain('otherwise nobody could ask them')
  })

  test('takes one that a leader adds, and whoever keeps it looks at it', async () => {
    const added = await ailsa.submit(
      `/groups/${leith.id}/outreach/organisations/new`,
      {
        name: 'Edinburgh locums',
        kind: 'locum-group',
        region: scotland,
        office_address: 'office@locums.example.org',
      },
      `/groups/${leith.id}/outreach/organisations`,
    )
    expect(added.status, wordsOf(added.html)).toBe(303)
    const [{ id }] = await run(`select id from organisation where name = 'Edinburgh locums'`)
    expect(wordsOf((await ewan.get('/organisations?show=new')).html)).toContain('Edinburgh locums')
    await ewan.submit(`/organisations/${id}`, {}, `/organisations/${id}/check`)
    expect(wordsOf((await ewan.get('/organisations?show=new')).html)).not.toContain('Edinburgh locums')
  })
})

describe('asking', () => {
  test('an empty page offers the bodies of the region at once', async () => {
    const { id } = await inTheBook({ name: 'Borders LMC' })
    const away = await inTheBook({ name: 'Powys LMC', region: wales })
    const page = await tayLeader.get(`/groups/${tay.id}/outreach`)
    expect(page.html).toContain(id)
    expect(page.html).not.toContain(away.id)
    expect((await tayLeader.get(`/groups/${tay.id}/outreach?region=`)).html).toContain(away.id)
    expect((await tayLeader.get(`/groups/${leith.id}/outreach`)).status).toBe(404)
  })

  test('each gets a letter of its own: sender, reason, flier, a link that counts, and one click to end it', async () => {
    const [one, other] = [await inTheBook({ name: 'Ayrshire LMC' }), await inTheBook()]
    const draft = await begin(ailsa, leith, [one.id, other.id])
    await ailsa.submit(draft, { subject: 'A flier for Ayrshire', body: 'Would you?\n\nAilsa' }, draft)
    const preview = await ailsa.get(`${draft}/letters/${one.id}`)
    await ailsa.submit(draft, {}, `${draft}/sending`)
    await circle.settled()
    const [mail, ...more] = lettersTo(one.address)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('A flier for Ayrshire')
    expect(mail?.from?.text).toContain('Northfield Balint Society')
    expect(mail?.text).toContain('Dear secretary,')
    expect(mail?.text).toContain('Why you get this')
    expect(mail?.text).toMatch(/\/f\/[a-z0-9]{8}/)
    expect(mail?.text).toContain(`/groups/${leith.id}/flier.pdf?from=`)
    expect(
      String(mail?.headers.get('list-unsubscribe-post') ?? '') ||
        mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line,
    ).toContain('List-Unsubscribe=One-Click')
    expect(endOf(mail)).toMatch(/^\/organisations\/[\w-]{43}\/one-click$/)
    // What was shown is what arrived, but for the addresses that are the organisation's alone.
    const own = new RegExp(`${circle.url}/organisations/[\\w-]{43}(/unsubscribing)?`, 'g')
    expect(String(mail?.html).replaceAll(own, '#')).toBe(preview.html)
    expect(preview.html).not.toContain('/organisations/')
    expect(mail?.text).not.toContain(other.address)
    const page = wordsOf((await ailsa.get(`/groups/${leith.id}/outreach`)).html)
    expect(page).toContain('Ayrshire LMC')
    expect(page).toContain('by email, by Ailsa Grant')
    expect(page).toContain('No answer yet')
  })

  test('a second group is warned of the first, and goes on only with a deliberate step', async () => {
    const { id, address } = await inTheBook()
    await ask(ailsa, leith, [id])
    circle.clock.set('2026-11-16T09:00:00Z')
    expect(wordsOf((await tayLeader.get(`/groups/${tay.id}/outreach`)).html)).toContain(
      'Asked by Leith Evening 2 weeks ago.',
    )
    const draft = await begin(tayLeader, tay, [id])
    const held = await tayLeader.submit(draft, {}, `${draft}/sending`)
    expect(held.status).toBe(409)
    expect(wordsOf(held.html)).toContain('Nothing was sent')
    await tayLeader.submit(draft, { anyway: [`${id}.1`] }, `${draft}/sending`)
    await circle.settled()
    expect(lettersTo(address)).toHaveLength(2)
    const [went] = await run(
      'select went_on_at from outreach_ask where organisation_id = $1 and group_id = $2',
      [id, tay.id],
    )
    expect(went.went_on_at).not.toBeNull()
  })

  test('which group it was is told of public groups only; after the quiet weeks nobody is warned', async () => {
    const { id } = await inTheBook()
    await ask(ailsa, leith, [id])
    await run('update balint_group set opened_at = null where id = $1', [leith.id])
    circle.clock.set('2026-11-16T09:00:00Z')
    const page = wordsOf((await tayLeader.get(`/groups/${tay.id}/outreach`)).html)
    expect(page).toContain('Asked by a group in your region 2 weeks ago.')
    await run('update balint_group set opened_at = $2 where id = $1', [leith.id, START])
    circle.clock.set('2026-12-20T09:00:00Z')
    const draft = await begin(tayLeader, tay, [id])
    expect(wordsOf((await tayLeader.get(draft)).html)).not.toContain('Asked by')
  })

  test('of two groups that write to one body in the same second the later is told, and one letter goes', async () => {
    const { id, address } = await inTheBook()
    const [one, other] = [await begin(ailsa, leith, [id]), await begin(tayLeader, tay, [id])]
    const presses = [
      await ailsa.fillIn(one, {}, `${one}/sending`),
      await tayLeader.fillIn(other, {}, `${other}/sending`),
    ]
    const answers = await Promise.all(presses.map((press) => press()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    await circle.settled()
    expect(lettersTo(address)).toHaveLength(1)
  })

  test('two leaders of one group who press at once send it once', async () => {
    const { id, address } = await inTheBook()
    const draft = await begin(ailsa, leith, [id])
    const presses = [
      await ailsa.fillIn(draft, {}, `${draft}/sending`),
      await tom.fillIn(draft, {}, `${draft}/sending`),
    ]
    const answers = await Promise.all(presses.map((press) => press()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    await circle.settled()
    expect(lettersTo(address)).toHaveLength(1)
  })

  test('a worker killed between sending and noting repeats a letter under the same Message-ID, and loses none', async () => {
    const bodies = [await inTheBook(), await inTheBook(), await inTheBook()]
    const draft = await begin(
      ailsa,
      leith,
      bodies.map(({ id }) => id),
    )
    circle.mail.refuseNext(1)
    await ailsa.submit(draft, {}, `${draft}/sending`)
    // The mail server was not there for the first of them; its job stays, and is done later.
    await until(async () => {
      await run(
        'update graphile_worker._private_jobs set run_at = now() where attempts > 0 and locked_at is null',
      )
      return bodies.every(({ address }) => lettersTo(address).length === 1)
    }, 'the letter that was refused at first')
    await circle.settled()
    const [{ id }] = await run(
      `update email set sent_at = null where about_id in (select id from outreach_ask where organisation_id = $1) returning id`,
      [bodies[0]?.id],
    )
    await sendEmail(circle.mailRoom, id)
    await sendEmail(circle.mailRoom, id)
    const mails = lettersTo(bodies[0]?.address ?? '')
    expect(mails).toHaveLength(2)
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
    expect(bodies.slice(1).map(({ address }) => lettersTo(address).length)).toEqual([1, 1])
  })

  test('a group sends no more letters a day than the society allows', async () => {
    const { id } = await inTheBook()
    const day = '2027-03-01T09:00:00Z'
    circle.clock.set(day)
    await run(
      `insert into setting_change (id, name, value, changed_at) values (gen_random_uuid(), 'outreachLettersADay', '1', $1)`,
      [day],
    )
    await ask(ailsa, leith, [id])
    const next = await begin(ailsa, leith, [(await inTheBook()).id])
    const refused = await ailsa.submit(next, {}, `${next}/sending`)
    expect(wordsOf(refused.html)).toContain('more letters than a group sends within a day')
    await run(`delete from setting_change where name = 'outreachLettersADay'`)
    const discarded = await ailsa.submit(next, {}, `${next}/discarding`)
    expect(discarded.location).toBe(`/groups/${leith.id}/outreach?saved=discarded`)
  })

  test('a group that is not open yet writes no letters, but notes a call', async () => {
    const closed = await writeOpenGroup(circle.owner, { name: 'Not Yet', open: false })
    await run('update balint_group set region_id = $1 where id = $2', [scotland, closed.id])
    const leader = await clientOf(circle, closed.leaderIds[0])
    const { id } = await inTheBook()
    expect(wordsOf((await leader.get(`/groups/${closed.id}/outreach`)).html)).toContain(
      'Letters can go out once the group is open',
    )
    const noted = await leader.submit(`/groups/${closed.id}/outreach/organisations/${id}`, {
      how: 'telephone',
      asked_on: '2026-11-01',
    })
    expect(noted.location).toMatch(/asks\/[0-9a-f-]{36}\?saved=noted$/)
    expect(wordsOf((await ailsa.get(`/groups/${leith.id}/outreach/organisations/${id}`)).html)).toContain(
      'Asked by a group in your region yesterday.',
    )
  })
})

describe('what comes back', () => {
  test('the organisation says it itself, and the leaders read it and are told', async () => {
    const { id, address } = await inTheBook({ name: 'Moray LMC' })
    await ask(ailsa, leith, [id])
    const page = endOf(lettersTo(address)[0]).replace('/one-click', '')
    const office = await clientOf(circle)
    expect(wordsOf((await office.get(page)).html)).toContain('Would you pass on a flier?')
    const said = await office.submit(
      page,
      { answer: 'wants-more', words: 'When do you begin?' },
      `${page}/answers`,
    )
    expect(said.location).toBe(`${page}?saved=answer`)
    await circle.settled()
    const told = circle.mail.received.filter(({ subject }) => subject === 'Moray LMC wants to know more')
    expect(told).toHaveLength(2)
    expect(told[0]?.text).not.toContain('When do you begin?')
    expect(told[0]?.text).not.toContain(address)
    const outreach = await ailsa.get(`/groups/${leith.id}/outreach`)
    expect(wordsOf(outreach.html)).toContain('Moray LMC wants to know more')
    const [{ id: askId }] = await run('select id from outreach_ask where organisation_id = $1', [id])
    const askPage = `/groups/${leith.id}/outreach/asks/${askId}`
    expect(wordsOf((await ailsa.get(askPage)).html)).toContain('When do you begin?')
    await tom.submit(
      askPage,
      { answer: 'passed-on', words: 'In the January newsletter.' },
      `${askPage}/answers`,
    )
    expect(wordsOf((await ailsa.get(askPage)).html)).toContain('Passed on: noted by Tom Reid')
    expect(wordsOf((await office.get(page)).html)).not.toContain('January newsletter')
  })

  test('leaders are reminded once of those who have not answered', async () => {
    const { id } = await inTheBook({ name: 'Shetland LMC' })
    await ask(ailsa, leith, [id])
    const [{ id: askId }] = await run('select id from outreach_ask where organisation_id = $1', [id])
    const askPage = `/groups/${leith.id}/outreach/asks/${askId}`
    await ailsa.submit(askPage, { remind_on: '2026-11-09' }, `${askPage}/reminder`)
    await run('update outreach_ask set remind_on = null where id <> $1', [askId])
    const morning = Temporal.Instant.from('2026-11-09T07:52:00Z')
    circle.clock.set(morning)
    await remindOfOutreach(circle.database, morning)
    await remindOfOutreach(circle.database, morning)
    await circle.settled()
    const reminders = circle.mail.received.filter(({ subject }) =>
      subject?.includes('who has not answered yet'),
    )
    expect(reminders).toHaveLength(2)
    expect(reminders[0]?.text).toContain('Shetland LMC')
    expect(wordsOf((await ailsa.get(`/groups/${leith.id}/outreach`)).html)).toContain(
      'Shetland LMC has not answered',
    )
    expect(wordsOf((await ailsa.get('/home')).html)).toContain('Shetland LMC has not answered')
    circle.clock.set('2026-11-10T09:00:00Z')
    expect(wordsOf((await ailsa.get(askPage)).html)).toContain('You were reminded on 9 November 2026.')
    await ailsa.submit(askPage, { answer: 'declined', words: '' }, `${askPage}/answers`)
    expect(wordsOf((await ailsa.get(askPage)).html)).not.toContain('Remind us')
    expect(wordsOf((await ailsa.get('/home')).html)).not.toContain('Shetland LMC')
  })
})

describe('a flier', () => {
  test('that says something else by now is seen beside everybody who holds the old one', async () => {
    const { id } = await inTheBook({ name: 'Skye LMC' })
    await ask(tayLeader, tay, [id])
    const old = /Skye LMC.*?Has an old flier/s
    const list = async () => wordsOf((await tayLeader.get(`/groups/${tay.id}/outreach`)).html)
    expect(await list()).not.toMatch(old)
    await run('update balint_group set weekday = 4 where id = $1', [tay.id])
    expect(await list()).toMatch(old)
    await run('update balint_group set weekday = 2 where id = $1', [tay.id])
  })
})

describe('no more letters', () => {
  test('one click ends them for every group, at choosing and again at sending, and the book shows it', async () => {
    const { id, address } = await inTheBook({ name: 'Orkney LMC' })
    await ask(ailsa, leith, [id])
    const click = endOf(lettersTo(address)[0])
    circle.clock.set('2027-02-01T09:00:00Z')
    const draft = await begin(tayLeader, tay, [id])
    const sending = await tayLeader.fillIn(draft, {}, `${draft}/sending`)
    // A letter is queued and not gone yet, when the mail program presses.
    const [{ id: queued }] = await run(
      `update email set sent_at = null where about_id in (select id from outreach_ask where organisation_id = $1) returning id`,
      [id],
    )
    const mailProgram = await clientOf(circle)
    const answer = await mailProgram.post(click, 'List-Unsubscribe=One-Click', {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(answer.status).toBe(200)
    await sendEmail(circle.mailRoom, queued)
    expect((await sending()).status).toBe(409)
    await circle.settled()
    expect(lettersTo(address)).toHaveLength(1)
    expect(wordsOf((await morag.get(`/organisations/${id}`)).html)).toContain('They want no letters')
    const outreach = (await ailsa.get(`/groups/${leith.id}/outreach`)).html
    expect(outreach).not.toContain(`value="${id}"`)
    const card = await tayLeader.post(`/groups/${tay.id}/outreach/organisations/${id}`, 'how=post', {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(card.status).toBeGreaterThanOrEqual(400)
  })

  test('neither a new entry with that address nor another address undoes it; only the organisation does', async () => {
    const { id, address } = await inTheBook({ name: 'Bute LMC' })
    await ask(ailsa, leith, [id])
    const end = endOf(lettersTo(address)[0]).replace('one-click', 'unsubscribing')
    const office = await clientOf(circle)
    const page = await office.get(end)
    expect(wordsOf(page.html)).toContain(
      'If you press this, no group of the society writes to Bute LMC again',
    )
    await office.submit(end, {}, end)
    expect(wordsOf((await office.get(end)).html)).toContain('No more letters come to you')
    await morag.submit(
      `/organisations/${id}`,
      { office_address: 'new@bute.example.org' },
      `/organisations/${id}`,
    )
    const isQuiet = async (which: string) =>
      (await run('select wants_no_letters($1) as quiet', [which]))[0].quiet
    expect(await isQuiet(id)).toBe(true)
    const anew = await inTheBook({ name: 'Bute doctors', office_address: address })
    expect(await isQuiet(anew.id)).toBe(true)
    const home = end.replace('/unsubscribing', '')
    await office.submit(home, {}, `${home}/return`)
    expect(await isQuiet(id)).toBe(false)
    expect(await isQuiet(anew.id)).toBe(false)
  })
})

describe('a link that counts', () => {
  test('counts visits by day without a cookie, and brings the source to the application', async () => {
    const made = await ailsa.submit(`/groups/${leith.id}/outreach`, { name: 'Poster in the mess' })
    const source = (made.location ?? '').split('?')[0] ?? ''
    const link = /\/f\/([a-z0-9]{8})/.exec((await ailsa.get(source)).html)
    const [path = '', code = ''] = link ?? []
    const reader = await clientOf(circle)
    const visit = await reader.get(path)
    expect(visit.status).toBe(303)
    expect(visit.location).toBe(`/groups/${leith.id}/flier?from=${code}`)
    expect(visit.headers.getSetCookie()).toEqual([])
    await reader.get(path.toUpperCase().replace('/F/', '/f/'))
    await circle.app.request(`${circle.url}${path}`, { method: 'HEAD' })
    await circle.app.request(`${circle.url}${path}`, { headers: { 'Sec-Purpose': 'prefetch' } })
    expect(
      await run('select visits from source_visit v join source s on s.id = v.source_id where s.code = $1', [
        code,
      ]),
    ).toEqual([{ visits: 2 }])
    expect((await reader.get('/f/nothere2')).status).toBe(404)
    expect((await reader.get(`/groups/${leith.id}?from=${code}`)).html).toContain(`/apply?from=${code}`)

    await applyBy(leith, code)
    const page = wordsOf((await ailsa.get(source)).html)
    expect(page).toContain('2 in all; one application by this link')
    // A code of another group is nobody's.
    await applyBy(tay, code)
    expect(
      (await run('select count(*)::int as count from application where source_id is not null'))[0].count,
    ).toBe(1)
    for (const [kind, type] of [
      ['svg', 'image/svg+xml'],
      ['png', 'image/png'],
    ] as const) {
      const code = await ailsa.get(`${source}/qr.${kind}`)
      expect(code.headers.get('Content-Type')).toContain(type)
      expect((await tayLeader.get(`${source}/qr.${kind}`)).status).toBe(404)
    }
  })

  test('the society reads sums by kind and region, and no group of them', async () => {
    const numbers = wordsOf((await morag.get('/organisations/numbers')).html)
    expect(numbers).toContain('Local Medical Committee')
    expect(numbers).toContain('Groups’ own links and posters')
    expect(numbers).toContain('Scotland')
    expect(numbers).not.toContain('Leith Evening')
    const tally = await run(
      `select sum(asked)::int as asked, sum(applications)::int as applications, sum(visits)::int as visits from outreach_tally`,
    )
    const [{ asks }] = await run('select count(*)::int as asks from outreach_ask')
    expect(tally).toEqual([{ asked: asks, applications: 1, visits: 2 }])
    expect((await (await clientFor(circle, 'ewan@example.org')).get('/organisations/numbers')).status).toBe(
      200,
    )
    expect((await ailsa.get('/organisations/numbers')).status).toBe(404)
  })

  test('one client alone does not make its numbers: it is led on, and counts no more', async () => {
    const made = await ailsa.submit(`/groups/${leith.id}/outreach`, { name: 'Poster by the lift' })
    const page = await ailsa.get((made.location ?? '').split('?')[0] ?? '')
    const [, code = ''] = /\/f\/([a-z0-9]{8})/.exec(page.html) ?? []
    const visit = (client: string) =>
      circle.database.asViewer(visitor, (db) => countVisit(db, code), { client })
    for (let nth = 0; nth < 65; nth++) expect(await visit('203.0.113.77')).toBe(leith.id)
    await visit('203.0.113.78')
    expect(
      await run('select visits from source_visit v join source s on s.id = v.source_id where s.code = $1', [
        code,
      ]),
    ).toEqual([{ visits: 61 }])
    circle.clock.set(circle.clock.now().add({ hours: 50 }))
    await forget(circle, ['clients'], circle.clock.now())
    expect(await run('select from visit_by_client')).toEqual([])
  })
})
