import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anyText } from '../support/any-text.ts'
import { applicant, applied as appliedTo, linkIn as linkInEmail, withScreen } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { linksOf, wordsOf } from '../support/forms.ts'
import { type OpenGroup, type OpenGroupWish, writeOpenGroup } from '../support/open-group.ts'
import { openedForm } from '../support/opened-form.ts'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z' })
})
afterAll(() => circle.close())

let people = 0
const group = (wish?: OpenGroupWish): Promise<OpenGroup> => writeOpenGroup(circle.owner, wish)

const count = async (table: string, where = 'true', ...values: unknown[]): Promise<number> =>
  Number((await circle.owner.query(`select count(*) from ${table} where ${where}`, values)).rows[0].count)

const linkIn = (address: string, subject: RegExp) => linkInEmail(circle, address, subject)
const applied = (to: OpenGroup, changes?: Record<string, string>) => appliedTo(circle, to.id, changes)

const leaderOf = (of: OpenGroup): Promise<Client> => clientOf(circle, of.leaderIds[0])

const offering = (leader: Client, of: OpenGroup, applicationId: string, days = '14') =>
  leader.fillIn(`/groups/${of.id}/applicants/${applicationId}/offer`, { days }, /\/offer$/)
const offer = async (leader: Client, of: OpenGroup, applicationId: string, days = '14') =>
  (await offering(leader, of, applicationId, days))()

const yes = { ground_rules: 'yes', contribution: 'yes' }
const accept = (browser: Client, page: string) => browser.submit(page, yes, /acceptance$/)

describe('from application to membership', () => {
  test('a stranger applies, is talked with, is offered a place, accepts, and sits in the circle', async () => {
    const leith = await group()
    const before = await (await clientOf(circle)).get(`/groups/${leith.id}/apply`)
    expect(wordsOf(before.html)).toContain('£20 a meeting')
    expect(wordsOf(before.html)).toContain('A term ahead')
    expect(wordsOf(before.html)).toContain('Free, to try it')
    expect(wordsOf(before.html)).toContain('Tuesdays at 19:30')

    const { who, browser, page, id } = await applied(leith, withScreen)
    const received = circle.mail.to(who.email)[0]
    expect(received?.text).toContain('Reply here')
    expect(received?.text).toContain('Replies by email are not read')
    expect(wordsOf((await browser.get(page)).html)).toContain('The leaders have your application')

    await circle.settled()
    const [{ rows: addresses }] = [
      await circle.owner.query('select email from person where id = any ($1)', [leith.leaderIds]),
    ]
    for (const { email } of addresses) {
      const told = circle.mail.to(email).at(-1)
      expect(told?.subject).toBe('Somebody would like to join Leith Evening')
      expect(`${told?.text}${told?.html}`).not.toContain(who.email)
      expect(told?.text).not.toContain(who.why)
    }

    const leader = await leaderOf(leith)
    const list = await leader.get(`/groups/${leith.id}/applicants`)
    expect(wordsOf(list.html)).toContain('Talk with Anna Bell')
    expect(linksOf(list.html)).toContain(`/groups/${leith.id}/applicants/${id}`)
    const one = `/groups/${leith.id}/applicants/${id}`
    const shown = await leader.get(one)
    expect(wordsOf(shown.html)).toContain(who.why)
    expect(shown.html).not.toContain(who.email)
    expect(wordsOf(shown.html)).toContain('There is no box for notes')

    const saved = await leader.submit(one, { held_on: '2026-11-02' }, /interview$/)
    expect(saved.location).toBe(`${one}?saved=interview#interview`)
    expect(wordsOf((await leader.get(saved.location ?? '')).html)).toContain('You talked on 2 November 2026.')
    expect(wordsOf((await leader.get(`/groups/${leith.id}/applicants`)).html)).toContain(
      'Give Anna Bell an answer',
    )
    expect(wordsOf((await browser.get(page)).html)).toContain('The leaders are deciding')

    expect((await offer(leader, leith, id)).location).toBe(`${one}?saved=offer`)
    expect(wordsOf((await leader.get(`${one}?saved=offer`)).html)).toContain(
      'The place is offered to Anna Bell.',
    )
    expect(await linkIn(who.email, /A place for you/)).toBe(page)
    expect(circle.mail.to(who.email).at(-1)?.text).toContain('the end of Tuesday 17 November 2026')
    const offered = wordsOf((await browser.get(page)).html)
    expect(offered).toContain('What is said here stays here.')
    expect(offered).toContain('£20 a meeting')

    const answer = await accept(browser, page)
    expect(answer.location).toBe(`/groups/${leith.id}/circle?welcome`)
    expect((await browser.get('/profile')).status).toBe(200)
    const welcome = await browser.get(`/groups/${leith.id}/circle?welcome`)
    expect(wordsOf(welcome.html)).toContain('Welcome to the circle, Anna.')
    const { rows } = await circle.owner.query(
      'select agreed_ground_rules_id, application_id from membership where group_id = $1',
      [leith.id],
    )
    expect(rows).toEqual([{ agreed_ground_rules_id: leith.rulesId, application_id: id }])
    await circle.settled()
    expect(circle.mail.to(who.email).at(-1)?.subject).toBe('Welcome to Leith Evening')
    expect(circle.mail.to(addresses[0].email).at(-1)?.subject).toBe('Anna Bell is a member of Leith Evening')
    expect(circle.mail.to(addresses[0].email).at(-1)?.text).toMatch(
      new RegExp(`See the circle:\\s+\\S+/groups/${leith.id}/circle\\s`),
    )
    expect(wordsOf((await browser.get(page)).html)).toContain('You are a member of Leith Evening')
    expect(wordsOf((await leader.get(`/groups/${leith.id}/applicants`)).html)).toContain(
      'Nobody waits for your word.',
    )
  })

  test('a new member is welcomed in the group’s own words, unless the leaders switch that off', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    const letters = `/groups/${leith.id}/letters`
    await leader.submit(
      `${letters}/welcome`,
      { opening: 'How good that you come.', closing: 'Till Tuesday.' },
      `${letters}/welcome`,
    )
    const joins = async (name: string) => {
      const { who, browser, page, id } = await applied(leith, { ...withScreen, name })
      await leader.submit(`/groups/${leith.id}/applicants/${id}`, { held_on: '2026-11-02' }, /interview$/)
      await offer(leader, leith, id)
      await accept(browser, page)
      await circle.settled()
      return circle.mail.to(who.email).at(-1)
    }
    const welcome = await joins('Wanda Hill')
    expect(welcome?.subject).toBe('Welcome to Leith Evening')
    expect(welcome?.text).toMatch(/How good that you come\.[\s\S]*Till Tuesday\./)
    expect(wordsOf((await leader.get(`${letters}/sent`)).html)).toContain('Wanda Hill')
    const off = await leader.submit(letters, { reminder_days: '1', welcomes: [] }, letters)
    expect(off.location).toBe(`${letters}?saved=choices`)
    expect((await joins('Xenia Low'))?.subject).not.toContain('Welcome')
    const on = await leader.submit(letters, { welcomes: 'yes' }, letters)
    expect(on.location).toBe(`${letters}?saved=choices`)
    expect((await joins('Yusuf Amin'))?.subject).toBe('Welcome to Leith Evening')
  })

  test('whoever has an account signs in before they come in', async () => {
    const leith = await group()
    const personId = randomUUID()
    const email = `morag-${++people}@example.org`
    await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      personId,
      'Morag',
      email,
    ])
    const { browser, page, id } = await applied(leith, { email, name: 'Morag Lennox' })
    await offer(await leaderOf(leith), leith, id)
    const answer = await accept(browser, page)
    expect(answer.location).toBe(`/sign-in?next=%2Fgroups%2F${leith.id}%2Fcircle%3Fwelcome`)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(await count('membership', 'group_id = $1 and person_id = $2', leith.id, personId)).toBe(1)
  })

  test('a double click accepts once, and both clicks are answered with a way in', async () => {
    const leith = await group()
    const { browser, page, id, who } = await applied(leith)
    await offer(await leaderOf(leith), leith, id)
    const { html } = await browser.get(page)
    const clicks = await Promise.all(
      [1, 2].map(() => browser.post(`${page}/acceptance`, openedForm(html, /acceptance$/, yes))),
    )
    for (const click of clicks) {
      expect(click.location).toBe(`/groups/${leith.id}/circle?welcome`)
      expect(click.headers.getSetCookie()).not.toEqual([])
    }
    expect(await count('membership', 'group_id = $1', leith.id)).toBe(1)
    await circle.settled()
    expect(circle.mail.to(who.email).filter(({ subject }) => subject?.startsWith('Welcome'))).toHaveLength(1)
  })
})

describe('applying', () => {
  test('says beside each field what is missing, keeps what was typed, and writes nothing', async () => {
    const leith = await group()
    const browser = await clientOf(circle)
    const before = await count('application')
    const answer = await browser.submit(`/groups/${leith.id}/apply`, {
      name: '',
      email: 'anna at example',
      profession: '',
      workplace_area: 'x'.repeat(121),
      why: 'A sentence that must not get lost',
    })
    expect(answer.status).toBe(422)
    const words = wordsOf(answer.html)
    for (const sentence of [
      'Please enter your name.',
      'Please enter an email address, such as name@example.org.',
      'Please choose your profession.',
      'At most 120 characters, please; this has 121.',
    ]) {
      expect(words).toContain(sentence)
    }
    expect(answer.html).toContain('A sentence that must not get lost')
    expect(answer.html).toContain('anna at example')
    expect(await count('application')).toBe(before)
  })

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['SQL', "Robert'); drop table application; --"],
    ['emoji and accents', 'Ærøskøbing 🌊 Ó Súilleabháin'],
  ])('keeps %s as text', async (_, why) => {
    const leith = await group()
    const { id } = await applied(leith, { why })
    const { html } = await (await leaderOf(leith)).get(`/groups/${leith.id}/applicants/${id}`)
    expect(wordsOf(html)).toContain(why)
    expect(html).not.toContain('<script>alert')
  })

  test.each([
    ['control characters', { why: 'a\u0000b' }],
    ['a megabyte', { why: 'a'.repeat(1_000_000) }],
    ['a profession from elsewhere', { profession: 'Astronaut' }],
  ])('refuses %s with a sentence', async (_, changes) => {
    const leith = await group()
    const answer = await (await clientOf(circle)).submit(`/groups/${leith.id}/apply`, applicant(changes))
    expect(answer.status).toBe(422)
    expect(await count('application', 'group_id = $1', leith.id)).toBe(0)
  })

  test('to a group that is not open is answered like to one that never was', async () => {
    const planned = await group({ open: false })
    const browser = await clientOf(circle)
    for (const id of [planned.id, randomUUID()]) {
      const answer = await browser.get(`/groups/${id}/apply`)
      expect(answer.status).toBe(404)
      expect(wordsOf(answer.html)).toContain('No group takes applications here')
      expect(answer.html).not.toContain('Leith Evening')
    }
    for (const id of ['1', '../etc', '%00', 'a'.repeat(36)]) {
      expect((await browser.get(`/groups/${id}/apply`)).status).toBe(404)
    }
  })

  test('to a group that closed meanwhile gives back what was written', async () => {
    const leith = await group()
    const browser = await clientOf(circle)
    const { html } = await browser.get(`/groups/${leith.id}/apply`)
    const open = openedForm(html, /apply$/, applicant({ why: 'Words of an evening' }))
    await circle.owner.query('update balint_group set opened_at = null where id = $1', [leith.id])
    const answer = await browser.post(`/groups/${leith.id}/apply`, open)
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('Words of an evening')
    expect(await count('application', 'group_id = $1', leith.id)).toBe(0)
  })

  test('face to face asks for no computer', async () => {
    const leith = await group({ mode: 'face-to-face' })
    const { html } = await (await clientOf(circle)).get(`/groups/${leith.id}/apply`)
    expect(html).not.toContain('name="has_computer"')
    const { id } = await applied(leith)
    expect(await count('application', 'id = $1 and has_computer is null', id)).toBe(1)
  })
})

describe('deciding', () => {
  test('an interview held elsewhere keeps its day; a day to come and no day are refused in words', async () => {
    const leith = await group()
    const { id } = await applied(leith)
    const leader = await leaderOf(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    const future = await leader.submit(one, { held_on: '2027-01-01' }, /interview$/)
    expect(future.status).toBe(409)
    expect(wordsOf(future.html)).toContain('That day is still to come')
    const missing = await leader.submit(one, { held_on: '' }, /interview$/)
    expect(missing.status).toBe(422)
    expect(await count('interview', 'application_id = $1', id)).toBe(0)
    await leader.submit(one, { held_on: '2026-11-02' }, /interview$/)
    await leader.submit(one, { held_on: '2026-11-03' }, /interview$/)
    expect(await count('interview', "application_id = $1 and held_on = '2026-11-03'", id)).toBe(1)
  })

  test('an offer needs ground rules and a contribution; the page says so and leads there', async () => {
    const leith = await group({ fee: false })
    const { id } = await applied(leith)
    const leader = await leaderOf(leith)
    const { html } = await leader.get(`/groups/${leith.id}/applicants/${id}/offer`)
    expect(linksOf(html)).toContain(`/groups/${leith.id}/fee`)
    expect(html).not.toContain('name="days"')
  })

  test('a declined applicant is told kindly and without reasons, and can do nothing more', async () => {
    const leith = await group()
    const { who, browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    await offer(leader, leith, id)
    const ended = await leader.submit(`${one}/ending`, {}, /ending$/)
    expect(wordsOf((await leader.get(ended.location ?? '')).html)).toContain('The application is declined.')
    await circle.settled()
    const mail = circle.mail.to(who.email).at(-1)
    expect(mail?.text).toContain('cannot')
    expect(mail?.text).toContain('no judgement')
    const seen = await browser.get(page)
    expect(wordsOf(seen.html)).toContain('There is no place for you in this group')
    expect(seen.html).not.toContain('acceptance')
    expect(seen.html).not.toContain('withdrawal')
    expect(await count('place_offer', 'application_id = $1 and withdrawn_at is not null', id)).toBe(1)
  })

  test('an offer taken back cannot be accepted from the page that was open', async () => {
    const leith = await group()
    const { who, browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    await offer(leader, leith, id)
    const open = await opened(browser, page)
    await leader.submit(one, {}, /withdrawal$/)
    const answer = await browser.post(`${page}/acceptance`, open)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('taken this offer back')
    await circle.settled()
    expect(circle.mail.to(who.email).at(-1)?.subject).toBe('The place in Leith Evening')
    expect(await count('membership', 'group_id = $1', leith.id)).toBe(0)
    expect((await offer(leader, leith, id)).status).toBe(303)
    expect((await accept(browser, page)).status).toBe(303)
  })

  test('an offer runs out at the end of its last day, and another may follow', async () => {
    const leith = await group({ mostMembers: 2 })
    const { browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    const today = circle.clock.now()
    await offer(leader, leith, id, '2')
    const open = await opened(browser, page)
    circle.clock.set(today.add({ hours: 24 * 3 }))
    const answer = await browser.post(`${page}/acceptance`, open)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('The time to answer this offer has passed')
    expect(wordsOf((await leader.get(`/groups/${leith.id}/applicants`)).html)).toContain(
      'The offer ran out: decide again',
    )
    expect((await offer(leader, leith, id)).status).toBe(303)
    expect((await accept(browser, page)).status).toBe(303)
  })

  test.each(['0', '61', '-3', 'soon', ''])('an offer of %j days is refused with a sentence', async (days) => {
    const leith = await group()
    const { id } = await applied(leith)
    const answer = await offer(await leaderOf(leith), leith, id, days)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('Please enter a whole number from 1 to 60.')
    expect(await count('place_offer', 'application_id = $1', id)).toBe(0)
  })
})

/** The acceptance form as it stands on the page, to be sent later. */
const opened = async (browser: Client, page: string): Promise<URLSearchParams> =>
  openedForm((await browser.get(page)).html, /acceptance$/, yes)

describe('the applicant', () => {
  test('cannot accept without both ticks', async () => {
    const leith = await group()
    const { who, browser, page, id } = await applied(leith)
    await offer(await leaderOf(leith), leith, id)
    const answer = await browser.submit(page, { ground_rules: 'yes', contribution: [] }, /acceptance$/)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain('Please say that you agree to the contribution')
    expect(await count('membership', 'group_id = $1', leith.id)).toBe(0)
    expect(await count('person', 'email = $1', who.email)).toBe(0)
  })

  test('withdraws, and the leaders are told; the seat is free and the page says so', async () => {
    const leith = await group({ mostMembers: 2 })
    const { browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    await offer(leader, leith, id)
    await browser.submit(page, {}, /withdrawal$/)
    expect(wordsOf((await browser.get(page)).html)).toContain('You have withdrawn')
    await circle.settled()
    const { rows } = await circle.owner.query('select email from person where id = $1', [leith.leaderIds[1]])
    expect(circle.mail.to(rows[0].email).at(-1)?.subject).toBe('Anna Bell has withdrawn')
    const refused = await leader.get(`/groups/${leith.id}/applicants/${id}`)
    expect(refused.html).not.toContain('name="days"')
    const seats = await circle.owner.query('select seats_offered($1) as n', [leith.id])
    expect(seats.rows[0].n).toBe(0)
  })

  test('says no to an offer and may still be offered another', async () => {
    const leith = await group()
    const { browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    await offer(leader, leith, id)
    await browser.submit(page, {}, /decline$/)
    expect(wordsOf((await browser.get(page)).html)).toContain('You said no to the place')
    await circle.settled()
    expect((await offer(leader, leith, id)).status).toBe(303)
    expect((await accept(browser, page)).status).toBe(303)
  })

  test('and the leaders write to each other without seeing an address', async () => {
    const leith = await group()
    const { who, browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    await leader.submit(one, { body: 'Shall we talk on Thursday at six?' }, /messages$/)
    expect(wordsOf((await leader.get(`${one}?saved=message`)).html)).toContain('Sent.Anna gets it by email')
    expect(await linkIn(who.email, /letter from the leaders/)).toBe(page)
    expect(circle.mail.to(who.email).at(-1)?.text).toContain('Thursday at six')
    expect((await browser.submit(page, { body: 'Gladly.' }, /messages$/)).location).toBe(
      `${page}?sent#letters`,
    )
    expect(wordsOf((await browser.get(`${page}?sent`)).html)).toContain('Sent to the leaders.')
    expect(wordsOf((await leader.get(one)).html)).toContain('Gladly.')
    expect((await browser.submit(page, { body: '  ' }, /messages$/)).status).toBe(422)
    for (let n = 0; n < 9; n++) await browser.submit(page, { body: `And ${n}` }, /messages$/)
    const tooMany = await browser.submit(page, { body: 'And more' }, /messages$/)
    expect(tooMany.status).toBe(409)
    expect(tooMany.html).toContain('And more')
  })

  test('with a made-up or outdated address finds nothing, and pages tell nobody where they came from', async () => {
    const leith = await group()
    const { browser, page, id } = await applied(leith)
    const seen = await browser.get(page)
    expect(seen.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(seen.headers.get('Cache-Control')).toBe('no-store')
    const stranger = await clientOf(circle)
    const gone = await stranger.get(`/applications/${'x'.repeat(43)}`)
    expect(gone.status).toBe(404)
    expect(gone.headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(wordsOf(gone.html)).toContain('please look for the latest one')
    expect(linksOf(gone.html)).toContain('/contact')
    expect((await stranger.get('/applications/short')).status).toBe(404)
    await circle.owner.query('update secret_address set replaced_at = now() where subject_id = $1', [id])
    expect((await browser.get(page)).status).toBe(404)
    const late = await browser.post(`${page}/withdrawal`, new URLSearchParams())
    expect(late.status).toBe(404)
  })

  test('leaves no trace of the secret address in what a form keeps', async () => {
    const leith = await group()
    const { browser, page } = await applied(leith)
    const answer = await browser.submit(page, {}, /withdrawal$/)
    expect(answer.location).toBe(page)
    const token = page.split('/').at(-1) ?? ''
    expect(await count('submission', 'led_to like $1', `%${token}%`)).toBe(0)
  })
})

describe('the last place', () => {
  const shrink = (of: OpenGroup, most: number) =>
    circle.owner.query('update balint_group set fewest_members = 2, most_members = $2 where id = $1', [
      of.id,
      most,
    ])

  test('wanted by two in the same second goes to exactly one', async () => {
    const leith = await group({ mostMembers: 4 })
    const leader = await leaderOf(leith)
    const three = [await applied(leith), await applied(leith), await applied(leith)]
    for (const { id } of three) await offer(leader, leith, id)
    const [first, ...two] = three
    if (first) await accept(first.browser, first.page)
    // The leaders draw the circle smaller: two offers stand, one seat is left.
    await shrink(leith, 2)
    const forms = await Promise.all(two.map(({ browser, page }) => opened(browser, page)))
    const answers = await Promise.all(
      two.map(({ browser, page }, who) => browser.post(`${page}/acceptance`, forms[who] ?? '')),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const loser = answers.find(({ status }) => status === 409)
    expect(wordsOf(loser?.html ?? '')).toContain('The last place has just been taken')
    expect(await count('membership', 'group_id = $1', leith.id)).toBe(2)
  })

  test('offered by two leaders to two people in the same second is offered to exactly one', async () => {
    const leith = await group({ mostMembers: 2 })
    const [one, two, three] = [await applied(leith), await applied(leith), await applied(leith)]
    await offer(await leaderOf(leith), leith, one.id)
    const filled = [
      await offering(await clientOf(circle, leith.leaderIds[0]), leith, two.id),
      await offering(await clientOf(circle, leith.leaderIds[1]), leith, three.id),
    ]
    const answers = await Promise.all(filled.map((press) => press()))
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([303, 409])
    expect(wordsOf(answers.find(({ status }) => status === 409)?.html ?? '')).toContain(
      'The last seat has been taken or offered',
    )
  })

  test('two leaders offer one applicant a place in the same second: one offer', async () => {
    const leith = await group()
    const { id } = await applied(leith)
    const filled = await Promise.all(
      leith.leaderIds.map(async (leaderId) => offering(await clientOf(circle, leaderId), leith, id)),
    )
    const answers = await Promise.all(filled.map((press) => press()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(await count('place_offer', 'application_id = $1', id)).toBe(1)
  })

  test('accepted while the leaders decline: a member or declined, never both', async () => {
    const leith = await group()
    const { browser, page, id } = await applied(leith)
    const leader = await leaderOf(leith)
    await offer(leader, leith, id)
    const one = `/groups/${leith.id}/applicants/${id}`
    const [yes, no] = [
      await opened(browser, page),
      openedForm((await leader.get(`${one}/ending`)).html, /ending$/),
    ]
    await Promise.all([browser.post(`${page}/acceptance`, yes), leader.post(`${one}/ending`, no)])
    const members = await count('membership', 'application_id = $1', id)
    const endings = await count('application_ending', 'application_id = $1', id)
    expect(members + endings).toBe(1)
  })
})

describe('everybody else', () => {
  test("finds no applicants' pages: strangers sign in first, other leaders and members find nothing", async () => {
    const [leith, cardiff] = [await group(), await group({ name: 'Cardiff' })]
    const { id } = await applied(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    const stranger = await clientOf(circle)
    expect((await stranger.get(one)).location).toContain('/sign-in?next=')
    const foreign = await leaderOf(cardiff)
    for (const path of [one, `/groups/${leith.id}/applicants`, `/groups/${cardiff.id}/applicants/${id}`]) {
      expect((await foreign.get(path)).status, path).toBe(404)
    }
    const { html } = await foreign.get('/profile')
    for (const [path, fields] of [
      ['interview', { held_on: '2026-11-02' }],
      ['offer', { days: '3', letter: 'Dear Anna' }],
      ['offer/withdrawal', {}],
      ['ending', { letter: 'Dear Anna' }],
      ['waiting-list', { letter: 'Dear Anna' }],
      ['deferral', { letter: 'Dear Anna', until: '2027-02-01' }],
      ['messages', { body: 'Hello' }],
    ] as const) {
      for (const group of [leith, cardiff]) {
        const astray = `/groups/${group.id}/applicants/${id}/${path}`
        const answer = await foreign.post(astray, openedForm(html, /profile$/, fields))
        expect(answer.status, path).toBe(404)
      }
    }
    for (const table of ['interview', 'place_offer', 'application_ending', 'application_message']) {
      expect(await count(table, 'application_id = $1', id), table).toBe(0)
    }
  })

  test('leaders and members are led to the circle they sit in already', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    expect((await leader.get(`/groups/${leith.id}/apply`)).location).toBe(`/groups/${leith.id}/circle`)
    const planned = await group({ open: false })
    expect((await (await leaderOf(planned)).get(`/groups/${planned.id}/apply`)).status).toBe(303)
  })
})

test('whatever is posted to the forms behind the secret address and before the leaders is no fault of ours', async () => {
  const leith = await group()
  const { browser, page, id } = await applied(leith)
  const leader = await leaderOf(leith)
  const one = `/groups/${leith.id}/applicants/${id}`
  await offer(leader, leith, id)
  const own = (await browser.get(page)).html
  const theirs = (await leader.get(one)).html
  const forms = [
    ...['acceptance', 'decline', 'withdrawal', 'messages'].map(
      (part) => [browser, `${page}/${part}`, own] as const,
    ),
    ...['interview', 'interview/ticks', 'offer', 'offer/withdrawal', 'deferral', 'ending', 'messages'].map(
      (part) => [leader, `${one}/${part}`, theirs] as const,
    ),
  ]
  const text = fc.oneof(anyText(), fc.constantFrom('', '\u0000', id, '-1', '1e9', '2026-02-30'))
  const field = fc.constantFrom('offer', 'ground_rules', 'contribution', 'body', 'held_on', 'letter', 'days')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...forms),
      fc.uniqueArray(fc.tuple(field, text), { maxLength: 4, selector: ([name]) => name }),
      async ([who, action, html], values) => {
        const body = openedForm(html, /messages$/)
        for (const [name, value] of values) body.set(name, value.toWellFormed())
        expect((await who.post(action, body)).status).toBeLessThan(500)
      },
    ),
    { numRuns: 150 },
  )
})
