import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settleDuePlaces, settlePlaces } from '../../src/features/recruitment/commands/settle-places.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Applied, applied as appliedTo } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'
import { type OpenGroup, type OpenGroupWish, writeOpenGroup } from '../support/open-group.ts'

let circle: Circle
const start = '2026-11-03T18:00:00Z'
beforeAll(async () => {
  circle = await startCircle({ now: start })
})
afterAll(() => circle.close())

const group = (wish?: OpenGroupWish): Promise<OpenGroup> => writeOpenGroup(circle.owner, wish)
/** One seat is taken, and there is one more. */
async function withOnePlace(): Promise<OpenGroup> {
  const leith = await group({ mostMembers: 2 })
  await member(leith, 'Ian Hay')
  return leith
}
const leaderOf = (of: OpenGroup): Promise<Client> => clientOf(circle, of.leaderIds[0])
const board = (of: OpenGroup) => `/groups/${of.id}/applicants`
const one = (of: OpenGroup, { id }: Applied) => `${board(of)}/${id}`
const yes = { ground_rules: 'yes', contribution: 'yes' }

/** Somebody with an account and a seat, in a moment. */
async function member(of: OpenGroup, name: string): Promise<{ personId: string; id: string; email: string }> {
  const [personId, id] = [randomUUID(), randomUUID()]
  const email = `${name.toLowerCase().replaceAll(' ', '-')}-${personId.slice(0, 6)}@example.org`
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    personId,
    name,
    email,
  ])
  await circle.owner.query(
    'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
    [id, of.id, personId, circle.clock.now().subtract({ hours: 1 }).toString(), of.rulesId],
  )
  return { personId, id, email }
}

/** Applies, and is put on the waiting list by the leaders. */
async function waits(of: OpenGroup, name: string): Promise<Applied> {
  const applicant = await appliedTo(circle, of.id, { name })
  await (await leaderOf(of)).submit(`${one(of, applicant)}/waiting-list`, {}, /waiting-list$/)
  return applicant
}

const lettersTo = (email: string) => circle.mail.to(email).map(({ subject }) => subject)
const leaderMail = async (of: OpenGroup): Promise<string> => {
  const { rows } = await circle.owner.query('select email from person where id = $1', [of.leaderIds[0]])
  return rows[0].email
}
const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)

describe('accepting a place', () => {
  test('each chooses what the others see, nothing to begin with, and may change it later', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    const [anna, ben] = [
      await appliedTo(circle, leith.id, { name: 'Anna Bell' }),
      await appliedTo(circle, leith.id, { name: 'Ben Okri' }),
    ]
    for (const applicant of [anna, ben]) {
      await leader.submit(`${one(leith, applicant)}/offer`, { days: '14' }, /offer$/)
    }
    const form = formsOf((await anna.browser.get(anna.page)).html, anna.page).find(({ action }) =>
      action.endsWith('/acceptance'),
    )
    expect(new Map(form?.values).get('shown_profession')).toBe('')
    expect(new Map(form?.values).has('shows_email')).toBe(false)
    const chosen = { shown_profession: 'Psychiatrist', shown_phone: '0131 496 0007', shows_email: 'yes' }
    await anna.browser.submit(anna.page, { ...yes, ...chosen }, /acceptance$/)
    await ben.browser.submit(ben.page, yes, /acceptance$/)

    const seen = (await ben.browser.get(`/groups/${leith.id}/circle`)).html
    expect(wordsOf(seen)).toContain('Psychiatrist')
    expect(seen).toContain('href="tel:01314960007"')
    expect(seen).toContain(`href="mailto:${anna.who.email}"`)
    const bySeen = (await anna.browser.get(`/groups/${leith.id}/circle`)).html
    expect(wordsOf(bySeen)).toContain('Ben Okri')
    expect(bySeen).not.toContain(ben.who.email)

    const sharing = `/groups/${leith.id}/circle/sharing`
    await anna.browser.submit(
      sharing,
      { shown_profession: '', shown_phone: '', shows_email: [], shown_words: 'I keep bees.' },
      /sharing$/,
    )
    const later = (await ben.browser.get(`/groups/${leith.id}/circle`)).html
    expect(wordsOf(later)).toContain('I keep bees.')
    expect(later).not.toContain('0131 496 0007')
    expect(later).not.toContain(anna.who.email)
    expect((await (await clientOf(circle)).get(sharing)).status).toBe(303)
  })

  test('a card and an address are nothing to somebody of another circle', async () => {
    const [leith, york] = [await group(), await group({ name: 'York at noon' })]
    const [anna, stranger] = [await member(leith, 'Anna Bell'), await member(york, 'Stella Moss')]
    await circle.owner.query(
      `insert into membership_card (membership_id, profession, shows_email, changed_at) values ($1, 'GP', true, now())`,
      [anna.id],
    )
    const look = (personId: string) =>
      circle.database.asViewer(personAlone(personId), async (db) => ({
        cards: (
          await db.selectFrom('membership_card').selectAll().where('membership_id', '=', anna.id).execute()
        ).length,
        addresses: (await sql`select * from shared_addresses(${leith.id})`.execute(db)).rows.length,
      }))
    expect(await look(stranger.personId)).toEqual({ cards: 0, addresses: 0 })
    expect(await look(leith.leaderIds[0])).toEqual({ cards: 1, addresses: 1 })
    await circle.database.asViewer(personAlone(leith.leaderIds[0]), async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('membership_card')
        .set({ shows_email: false, changed_at: db.now })
        .where('membership_id', '=', anna.id)
        .executeTakeFirstOrThrow()
      expect(numUpdatedRows).toBe(0n)
    })
  })

  test('each version of the ground rules is accepted anew; nobody loses a seat by it', async () => {
    const leith = await group()
    const anna = await member(leith, 'Anna Bell')
    const leader = await leaderOf(leith)
    await leader.submit(`/groups/${leith.id}/rules`, { body: 'Phones stay outside.', version: '1' }, /rules$/)
    await circle.settled()
    expect(lettersTo(anna.email)).toEqual(['The ground rules of Leith Evening have a new version'])
    expect(await words(leader, `/groups/${leith.id}/rules`)).toContain('Version 1 older')
    const browser = await clientOf(circle, anna.personId)
    const page = `/groups/${leith.id}/circle`
    expect(await words(browser, page)).toContain('The ground rules have a new version')
    const open = await browser.fillIn(`${page}/ground-rules`, { agreed: 'yes' }, /ground-rules$/)
    expect((await browser.submit(`${page}/ground-rules`, { agreed: [] }, /ground-rules$/)).status).toBe(422)
    await leader.submit(`/groups/${leith.id}/rules`, { body: 'Phones may stay.', version: '2' }, /rules$/)
    const late = await open()
    expect(late.status).toBe(409)
    expect(wordsOf(late.html)).toContain('Phones may stay.')
    await browser.submit(`${page}/ground-rules`, { agreed: 'yes' }, /ground-rules$/)
    expect(await words(browser, page)).not.toContain('The ground rules have a new version')
    const { rows } = await circle.owner.query(
      `select r.version from ground_rules_consent c join ground_rules r on r.id = c.ground_rules_id
       where c.membership_id = $1 order by 1`,
      [anna.id],
    )
    expect(rows.map(({ version }) => version)).toEqual([1, 3])
  })
})

describe('a full group', () => {
  test('keeps a list in order: leaders see it, each applicant their own place, and one press leaves it', async () => {
    const leith = await group({ mostMembers: 2 })
    await member(leith, 'Una Reid')
    await member(leith, 'Ian Hay')
    const [vera, wanda, xenia] = [
      await waits(leith, 'Vera Jones'),
      await waits(leith, 'Wanda Pike'),
      await waits(leith, 'Xenia Cole'),
    ]
    await circle.settled()
    expect(lettersTo(xenia.who.email)).toContain('You are on the waiting list of Leith Evening')
    expect(await words(vera.browser, vera.page)).toContain('You are next.')
    const own = await words(xenia.browser, xenia.page)
    expect(own).toContain('2 before you.')
    expect(own).not.toContain('Vera')
    const seen = await words(await leaderOf(leith), board(leith))
    expect(seen.indexOf('Vera Jones')).toBeLessThan(seen.indexOf('Wanda Pike'))
    expect(seen.indexOf('Wanda Pike')).toBeLessThan(seen.indexOf('Xenia Cole'))
    expect(seen).not.toContain('A place is free')

    await wanda.browser.submit(wanda.page, {}, /withdrawal$/)
    expect(await words(xenia.browser, xenia.page)).toContain('1 before you.')
  })

  test('a freed place is offered to the next with one press, and to nobody else by accident', async () => {
    const leith = await group({ mostMembers: 2 })
    const una = await member(leith, 'Una Reid')
    await member(leith, 'Ian Hay')
    const [vera, wanda] = [await waits(leith, 'Vera Jones'), await waits(leith, 'Wanda Pike')]
    const to = await leaderMail(leith)
    const leader = await leaderOf(leith)
    const browser = await clientOf(circle, una.personId)
    const left = await browser.submit(`/groups/${leith.id}/circle/leaving`, { last: 'now' }, /leaving$/)
    expect(left.location).toBe('/home?left')
    await circle.settled()
    expect(lettersTo(to).slice(-2).sort()).toEqual([
      'A place in Leith Evening is free: Vera Jones is next',
      'Una Reid is leaving Leith Evening',
    ])
    expect(await words(leader, board(leith))).toContain('A place is free: Vera Jones is next')

    expect(await words(leader, '/home')).toContain('A place is free: Vera Jones is next')
    const passing = await leader.submit(`${one(leith, wanda)}/offer`, { days: '14' }, /offer$/)
    expect(passing.status).toBe(409)
    expect(wordsOf(passing.html)).toContain('I know that this passes over Vera Jones')

    const press = await leader.fillIn(board(leith), {}, /next-offer$/)
    const other = await (await clientOf(circle, leith.leaderIds[1])).fillIn(board(leith), {}, /next-offer$/)
    const answers = await Promise.all([press(), other()])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    await circle.settled()
    expect(lettersTo(vera.who.email).at(-1)).toBe('A place for you in Leith Evening')
    expect(lettersTo(to).filter((subject) => subject?.includes('is free'))).toHaveLength(1)

    await vera.browser.submit(vera.page, {}, /decline$/)
    await circle.settled()
    expect(lettersTo(to).at(-1)).toBe('A place in Leith Evening is free: Wanda Pike is next')
    expect(await words(leader, board(leith))).toContain('Said no to the offer: decide again')
  })

  test('somebody is offered a place out of turn only once it is said whom it passes over', async () => {
    const leith = await withOnePlace()
    const [vera, wanda] = [await waits(leith, 'Vera Jones'), await waits(leith, 'Wanda Pike')]
    const leader = await leaderOf(leith)
    const answer = await leader.submit(
      `${one(leith, wanda)}/offer`,
      { days: '14', passing_over: 'yes' },
      /offer$/,
    )
    expect(answer.status).toBe(303)
    await circle.settled()
    expect(lettersTo(wanda.who.email).at(-1)).toBe('A place for you in Leith Evening')
    expect(await words(vera.browser, vera.page)).toContain('You are next.')
    // Taken back, they stand where they stood.
    await leader.submit(one(leith, wanda), {}, /withdrawal$/)
    expect(await words(wanda.browser, wanda.page)).toContain('1 before you.')
  })

  test('an offer that runs out goes on to the next, everyone is told once, and a killed worker tells nobody twice', async () => {
    const leith = await withOnePlace()
    const [vera, wanda] = [await waits(leith, 'Vera Jones'), await waits(leith, 'Wanda Pike')]
    const to = await leaderMail(leith)
    const leader = await leaderOf(leith)
    await leader.submit(board(leith), {}, /next-offer$/)
    await circle.settled()
    const before = lettersTo(to).length
    circle.clock.set(circle.clock.now().add({ hours: 24 * 30 }))
    try {
      // Two workers at once, and again: as when one was killed before it could say that it was done.
      await Promise.all([
        settleDuePlaces(circle.database, circle.clock.now()),
        settlePlaces(circle.database, leith.id, circle.clock.now()),
      ])
      await settlePlaces(circle.database, leith.id, circle.clock.now())
      await circle.settled()
      expect(
        lettersTo(vera.who.email).filter((subject) => subject === 'The place in Leith Evening'),
      ).toHaveLength(1)
      expect(lettersTo(to).slice(before)).toEqual(['A place in Leith Evening is free: Wanda Pike is next'])
      expect(await words(vera.browser, vera.page)).toContain('The time to answer has passed')
      expect(await words(wanda.browser, wanda.page)).toContain('You are next.')
    } finally {
      circle.clock.set(start)
    }
  })

  test('may offer by itself to the next in order, once its leaders have chosen so', async () => {
    const leith = await withOnePlace()
    const una = await member(leith, 'Una Reid')
    const leader = await leaderOf(leith)
    await leader.submit(`/groups/${leith.id}/places`, { by_itself: 'yes', days: '5' }, /places$/)
    const [vera, wanda] = [await waits(leith, 'Vera Jones'), await waits(leith, 'Wanda Pike')]
    const asked = await appliedTo(circle, leith.id, { name: 'Zoe Adams' })
    await (await clientOf(circle, una.personId)).submit(
      `/groups/${leith.id}/circle/leaving`,
      { last: 'now' },
      /leaving$/,
    )
    await circle.settled()
    expect(circle.mail.to(vera.who.email).at(-1)?.text).toContain('the end of Sunday 8 November 2026')
    expect(lettersTo(await leaderMail(leith)).at(-1)).toBe(
      'A free place in Leith Evening is offered to Vera Jones',
    )
    await vera.browser.submit(vera.page, {}, /decline$/)
    await circle.settled()
    expect(lettersTo(wanda.who.email).at(-1)).toBe('A place for you in Leith Evening')
    expect((await wanda.browser.submit(wanda.page, yes, /acceptance$/)).status).toBe(303)
    await circle.settled()
    expect(lettersTo(asked.who.email)).not.toContain('A place for you in Leith Evening')
  })

  test('made larger by one, the place goes to the next', async () => {
    const leith = await withOnePlace()
    await member(leith, 'Una Reid')
    await waits(leith, 'Vera Jones')
    await circle.settled()
    await circle.owner.query('update balint_group set most_members = 3 where id = $1', [leith.id])
    await circle.settled()
    expect(lettersTo(await leaderMail(leith)).at(-1)).toBe(
      'A place in Leith Evening is free: Vera Jones is next',
    )
  })
})

describe('a group that asks its members', () => {
  test('says so before one applies; members answer sealed, leaders decide, and the answers go with the decision', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    await leader.submit(`/groups/${leith.id}/places`, { members_agree: 'yes' }, /places$/)
    expect(await words(await clientOf(circle), `/groups/${leith.id}/apply`)).toContain(
      'In this group the members are asked too',
    )
    const [una, ian] = [await member(leith, 'Una Reid'), await member(leith, 'Ian Hay')]
    const anna = await appliedTo(circle, leith.id, { name: 'Anna Bell', why: 'What I wrote to the leaders.' })
    const [unas, ians] = [await clientOf(circle, una.personId), await clientOf(circle, ian.personId)]
    const page = `/groups/${leith.id}/circle`
    expect((await unas.get(page)).html).not.toContain('Anna Bell')
    expect((await leader.get(one(leith, anna))).html).not.toContain('name="days"')

    await leader.submit(one(leith, anna), {}, /members$/)
    await circle.settled()
    expect(lettersTo(una.email)).toEqual(['Somebody new in Leith Evening?'])
    expect(await words(unas, '/home')).toContain('May Anna Bell join your circle?')
    const question = linksOf((await unas.get(page)).html).find((link) => link.includes('/newcomers/')) ?? ''
    const asked = (await unas.get(question)).html
    expect(wordsOf(asked)).toContain('GP')
    expect(asked).not.toContain('What I wrote')
    expect(asked).not.toContain('<textarea')
    await unas.submit(question, { answer: 'yes' }, /newcomers/)
    expect(await words(unas, '/home')).not.toContain('Anna Bell')
    await ians.submit(question, { answer: 'talk-first' }, /newcomers/)
    expect((await unas.get(question)).html).not.toContain('Ian')
    await circle.settled()
    const letter = circle.mail.to(await leaderMail(leith)).at(-1)
    expect(letter?.subject).toBe('Before you offer Anna Bell a place')
    expect(letter?.text).not.toContain('Ian')
    expect(await words(leader, one(leith, anna))).toContain('Please talk first with Ian Hay')
    const stranger = await clientOf(circle, (await member(await group(), 'Stella Moss')).personId)
    expect((await stranger.get(question)).status).toBe(404)

    await leader.submit(`${one(leith, anna)}/offer`, { days: '14' }, /offer$/)
    expect((await unas.get(question)).status).toBe(404)
    await anna.browser.submit(anna.page, yes, /acceptance$/)
    const { rows } = await circle.owner.query(
      'select 1 from newcomer_answer a join membership m on m.id = a.membership_id where m.group_id = $1',
      [leith.id],
    )
    expect(rows).toEqual([])
  })
})

describe('members who come and go inside a term', () => {
  test('have dates of their own: page, calendar, invitations and counts follow', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    const una = await member(leith, 'Una Reid')
    await leader.submit(`/groups/${leith.id}/meetings?first_on=2026-11-10&meetings=4`, {}, /terms$/)
    circle.clock.set('2026-11-12T10:00:00Z')
    try {
      const bruno = await member(leith, 'Bruno Lane')
      const brunos = await clientOf(circle, bruno.personId)
      const dates = async (browser: Client) => {
        const { html } = await browser.get(`/groups/${leith.id}/circle`)
        return ['24 Nov', '8 Dec', '22 Dec'].filter((day) => wordsOf(html).includes(day))
      }
      expect(await dates(brunos)).toEqual(['24 Nov', '8 Dec', '22 Dec'])
      const meetings = async (personId: string) =>
        circle.database.asViewer(
          personAlone(personId),
          async (db) =>
            (await db.selectFrom('meeting').select('id').orderBy('starts_at').execute()).map(({ id }) => id),
          { now: circle.clock.now() },
        )
      expect(await meetings(una.personId)).toHaveLength(4)
      const [second, third, fourth] = await meetings(bruno.personId)
      expect(fourth).toBeDefined()

      // The leaders agree with Bruno that he begins in December, and Una says goodbye then.
      const at = `/groups/${leith.id}/circle/members/${bruno.id}`
      expect((await leader.submit(at, { first: third ?? '' }, /first$/)).status).toBe(303)
      expect(await dates(brunos)).toEqual(['8 Dec', '22 Dec'])
      const unas = await clientOf(circle, una.personId)
      await unas.submit(`/groups/${leith.id}/circle/leaving`, { last: third ?? '' }, /leaving$/)
      expect(await dates(unas)).toEqual(['24 Nov', '8 Dec'])
      expect(await words(unas, `/groups/${leith.id}/circle`)).toContain(
        'Your last meeting is on Tuesday 8 December',
      )
      await circle.settled()
      expect(lettersTo(await leaderMail(leith)).at(-1)).toBe('Una Reid is leaving Leith Evening')

      await unas.submit('/calendar', {}, /feed$/)
      const feed = /https?:\/\/[^"<\s]+\.ics/.exec((await unas.get('/calendar')).html)?.[0] ?? ''
      expect((await unas.get(new URL(feed).pathname)).html.match(/BEGIN:VEVENT/g)).toHaveLength(3)

      const told = async (meetingId: string | undefined) =>
        (await leader.submit(`/groups/${leith.id}/meetings/${meetingId}`, {}, /cancellation$/)).location
      expect(await told(second)).toContain('cancelled=3')
      expect(await told(fourth)).toContain('cancelled=3')

      // The seat is hers until the meeting is over, and free from then on.
      circle.clock.set('2026-12-08T22:00:00Z')
      await settleDuePlaces(circle.database, circle.clock.now())
      const { rows } = await circle.owner.query('select left_at from membership where id = $1', [una.id])
      expect(rows[0].left_at.toISOString()).toBe('2026-12-08T21:00:00.000Z')
      expect((await unas.get(`/groups/${leith.id}/circle`)).status).toBe(404)
    } finally {
      circle.clock.set(start)
    }
  })

  test('a leader can note that somebody leaves, who is written to kindly; and nobody notes it for another', async () => {
    const leith = await group()
    const [una, ian] = [await member(leith, 'Una Reid'), await member(leith, 'Ian Hay')]
    const page = `/groups/${leith.id}/circle/members/${una.id}`
    expect((await (await clientOf(circle, ian.personId)).get(page)).status).toBe(404)
    const done = await circle.database.asViewer(personAlone(ian.personId), async (db) => {
      const { rows } = await sql<{ done: boolean }>`select end_membership(${una.id}) as done`.execute(db)
      return rows[0]?.done
    })
    expect(done).toBe(false)
    await (await leaderOf(leith)).submit(page, { last: 'now' }, /leaving$/)
    await circle.settled()
    expect(lettersTo(una.email)).toEqual(['Your place in Leith Evening'])
    expect(circle.mail.to(una.email).at(-1)?.text).toContain('Thank you for the time you sat in this circle')
  })
})

describe('the database, with the application out of the way', () => {
  test('lets nobody answer for another circle, read another’s answer, or set dates that are not theirs to set', async () => {
    const [leith, york] = [await group(), await group({ name: 'York at noon' })]
    const [una, ian, stella] = [
      await member(leith, 'Una Reid'),
      await member(leith, 'Ian Hay'),
      await member(york, 'Stella Moss'),
    ]
    const anna = await appliedTo(circle, leith.id, { name: 'Anna Bell' })
    const question = randomUUID()
    await circle.owner.query(
      'insert into newcomer_question (id, application_id, asked_by, asked_at) values ($1, $2, $3, now())',
      [question, anna.id, leith.leaderIds[0]],
    )
    const answers = (personId: string, membershipId: string) =>
      circle.database.asViewer(personAlone(personId), (db) =>
        db
          .insertInto('newcomer_answer')
          .values({
            question_id: question,
            membership_id: membershipId,
            answer: 'talk-first',
            answered_at: db.now,
          })
          .execute(),
      )
    await answers(una.personId, una.id)
    await expect(answers(una.personId, ian.id)).rejects.toThrow(/row-level security/)
    await expect(answers(stella.personId, stella.id)).rejects.toThrow(/row-level security|own circle/)
    const read = (personId: string) =>
      circle.database.asViewer(personAlone(personId), async (db) => ({
        answers: (await db.selectFrom('newcomer_answer').selectAll().execute()).length,
        named: (await sql`select * from newcomers_asked_about()`.execute(db)).rows.length,
        line: (await sql`select * from waiting_order(${leith.id})`.execute(db)).rows.length,
        counts: (await sql`select * from newcomer_count(${question}) where members > 0`.execute(db)).rows
          .length,
      }))
    expect(await read(ian.personId)).toEqual({ answers: 0, named: 1, line: 0, counts: 0 })
    expect(await read(stella.personId)).toEqual({ answers: 0, named: 0, line: 0, counts: 0 })
    expect(await read(leith.leaderIds[0])).toEqual({ answers: 1, named: 0, line: 0, counts: 1 })
    const done = (personId: string, call: ReturnType<typeof sql<{ done: boolean }>>) =>
      circle.database.asViewer(personAlone(personId), async (db) => (await call.execute(db)).rows[0]?.done)
    expect(await done(ian.personId, sql`select end_membership(${una.id}) as done`)).toBe(false)
    expect(await done(york.leaderIds[0], sql`select end_membership(${una.id}) as done`)).toBe(false)
    expect(await done(ian.personId, sql`select set_first_meeting(${ian.id}, ${randomUUID()}) as done`)).toBe(
      false,
    )
    await expect(
      circle.database.asViewer(personAlone(leith.leaderIds[0]), (db) =>
        sql`select settle_places(${leith.id})`.execute(db),
      ),
    ).rejects.toThrow(/permission denied/)
  })
})

describe('the board', () => {
  test('shows everybody from asked to member, what is next, and each step as a link to its letter', async () => {
    const leith = await group({ mostMembers: 2 })
    const leader = await leaderOf(leith)
    const [anna, ben, cleo] = [
      await appliedTo(circle, leith.id, { name: 'Anna Bell' }),
      await appliedTo(circle, leith.id, { name: 'Ben Okri' }),
      await appliedTo(circle, leith.id, { name: 'Cleo Hart' }),
    ]
    await leader.submit(one(leith, ben), { held_on: '2026-11-02' }, /interview$/)
    await leader.submit(`${one(leith, cleo)}/offer`, { days: '14' }, /offer$/)
    const { html } = await leader.get(board(leith))
    const seen = wordsOf(html)
    expect(seen).toContain('Read it, and find a time to talk')
    expect(seen).toContain('You have talked: decide')
    expect(seen).toContain('They answer by Tuesday 17 November 2026')
    expect(seen).toContain('1 place offered')
    expect(linksOf(html)).toContain(`${one(leith, ben)}/offer`)
    expect(linksOf(html)).toContain(`${one(leith, anna)}/waiting-list`)
    await leader.submit(`${one(leith, anna)}/ending`, {}, /ending$/)
    expect(await words(leader, board(leith))).toContain('Earlier: 1')
    expect(
      (await (await clientOf(circle, (await member(leith, 'Una Reid')).personId)).get(board(leith))).status,
    ).toBe(404)
  })
})
