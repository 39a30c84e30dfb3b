import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupById } from '../../src/features/groups/queries/group.ts'
import {
  inviteContactToLead,
  noteArrangement,
} from '../../src/features/register/commands/agree-on-contact.ts'
import { answerContact, writeToContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup, askSupervisor, askToLead } from '../../src/features/register/commands/ask-by-relay.ts'
import {
  askSupervisionFor,
  inviteToRegister,
} from '../../src/features/register/commands/invite-to-register.ts'
import { leadersFor } from '../../src/features/register/queries/matching.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'

// Isla leads a group of GPs in Leith alone and has no supervision. Bruno, Carys and others agreed to be found.

let circle: Circle
let people: RegisterPeople
let isla: string
let bruno: string
let carys: string
let groupId: string
let islas: Client
let brunos: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
  isla = await people.person('Isla Grant')
  bruno = await people.person('Bruno Costa')
  carys = await people.person('Carys Bevan')
  groupId = await people.group(isla)
  await people.leader(isla, { looking_for: 'co-leader', findable_since: null })
  await people.leader(bruno, { profession: 'Psychotherapist', about: 'On Tuesdays.' })
  await people.decision(bruno, 'accredited')
  await people.leader(carys, { region_ids: [people.midlands], modes: ['face-to-face'] })
  islas = await clientOf(circle, isla)
  brunos = await clientOf(circle, bruno)
})
afterAll(() => circle.close())

const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)
const rows = async (query: string, values: unknown[] = []) => (await circle.owner.query(query, values)).rows
const weekLater = () => circle.clock.set(circle.clock.now().add({ hours: 24 * 8 }))
const coLeaders = () => `/groups/${groupId}/co-leaders`

async function ask(who: string, group: string, whom: string, message = 'Would you?') {
  const asked = await people.as(who, (db) => askToLead(db, group, whom, { message }))
  if ('refused' in asked) throw new Error(asked.refused)
  return asked.requestId
}

describe('a founder without a second leader', () => {
  test('sees leaders who look for one, what the group lacks first, with the reason in words (R16–R20)', async () => {
    await people.leader(await people.person('Hidden Harriet'), { findable_since: null })
    await people.leader(await people.person('Content Conrad'), { looking_for: 'nothing' })
    const { html } = await islas.get(coLeaders())
    const page = wordsOf(html)
    expect(page.indexOf('Bruno Costa')).toBeGreaterThan(0)
    expect(page.indexOf('Bruno Costa')).toBeLessThan(page.indexOf('Carys Bevan'))
    expect(page).toContain(
      'Works in Scotland; accredited, which your group still lacks; looks for a group to lead.',
    )
    expect(page).toContain('On Tuesdays.')
    for (const unseen of ['Hidden Harriet', 'Content Conrad', '@example.org'])
      expect(html).not.toContain(unseen)
    expect(await words(islas, `/groups/${groupId}/leaders`)).toContain('See leaders who look for a group')
  })

  test('is alone in seeing them: members, other leaders and visitors see nothing of the register', async () => {
    const other = await people.person('Otto Other')
    const others = await people.group(other, { name: 'Elsewhere' })
    const ottos = await clientOf(circle, other)
    expect((await ottos.get(coLeaders())).status).toBe(404)
    expect((await ottos.get(`/groups/${others}/co-leaders`)).status).toBe(200)
    expect((await (await clientOf(circle)).get(coLeaders())).location).toContain('/sign-in')
    expect((await brunos.get('/register/supervision')).status).toBe(404)
  })
})

describe('contact by relay', () => {
  test('both sides agree before they write to each other, and neither sees an address (R80)', async () => {
    await islas.submit(
      `${coLeaders()}/${bruno}`,
      { message: 'I begin a group in Leith and would rather not lead it alone.' },
      `${coLeaders()}/${bruno}`,
    )
    await circle.settled()
    const letter = circle.mail.to('bruno@example.org').at(-1)
    expect(letter?.subject).toBe('Isla Grant asks whether you would lead Leith evening with them')
    expect(letter?.text).toContain('Reply here')
    expect(`${letter?.text}${letter?.html}`).not.toContain('isla@example.org')
    const path = /\/register\/requests\/[0-9a-f-]{36}/.exec(letter?.text ?? '')?.[0] ?? ''

    // The group is still in planning: whoever is asked reads what the public will read of it.
    const asked = await words(brunos, path)
    for (const fact of ['Leith evening', 'Face to face · Leith, Scotland', 'rather not lead it alone'])
      expect(asked).toContain(fact)
    expect((await brunos.get(`/groups/${groupId}`)).status).toBe(404)
    expect(await words(islas, path)).toContain('Waiting for Bruno Costa')
    expect((await (await clientOf(circle, carys)).get(path)).status).toBe(404)
    expect(await people.as(isla, (db) => writeToContact(db, path.slice(-36), { body: 'Hello?' }))).toEqual({
      refused: 'conversation-over',
    })

    await brunos.submit(path, { answer: 'accept' }, /answer/)
    await circle.settled()
    expect(circle.mail.to('isla@example.org').at(-1)?.subject).toBe('Bruno Costa would like to talk with you')
    await islas.submit(path, { body: 'Shall we meet on Thursday?' }, /messages/)
    await brunos.submit(path, { body: 'Gladly.' }, /messages/)
    await circle.settled()
    expect(circle.mail.to('isla@example.org').at(-1)?.text).toContain('Gladly.')
    for (const client of [islas, brunos]) {
      const { html } = await client.get(path)
      expect(wordsOf(html)).toContain('Shall we meet on Thursday?')
      expect(html).not.toContain('@example.org')
    }
  })

  test('leads to an invitation with one click, which the other accepts or declines as any', async () => {
    const [{ id }] = await rows(`select id from contact_request where asked_person_id = $1`, [bruno])
    const path = `/register/requests/${id}`
    await islas.submit(path, {}, /invitation/)
    await circle.settled()
    expect(circle.mail.to('bruno@example.org').at(-1)?.subject).toBe(
      'Isla Grant asks you to lead Leith evening',
    )
    const again = await people.as(isla, (db) => inviteContactToLead(db, id))
    expect(again).toEqual({ refused: 'already-invited' })
    const invitation = /\/invitations\/[\w-]{43}/.exec(
      circle.mail.to('bruno@example.org').at(-1)?.text ?? '',
    )?.[0]
    await brunos.submit(invitation ?? '', { answer: 'accept' })
    expect(await words(islas, `/groups/${groupId}/leaders`)).toContain('Bruno Costa')
    expect(await words(islas, coLeaders())).not.toContain('Bruno Costa')
    expect((await islas.get(`/groups/${groupId}/leaders`)).html).not.toContain('bruno@example.org')
    await people
      .as(isla, (db) => inviteContactToLead(db, id))
      .then((outcome) => expect(outcome).toEqual({ refused: 'already-leads' }))
  })

  test('nobody invites whom they have not agreed with', async () => {
    const mia = await people.person('Mia Founder')
    const mias = await people.group(mia, { name: 'Mia’s' })
    const requestId = await ask(mia, mias, carys)
    expect(await people.as(mia, (db) => inviteContactToLead(db, requestId))).toEqual({
      refused: 'conversation-over',
    })
    await expect(
      people.as(mia, async (db) => {
        const { rows: made } = await sql<{ made: boolean }>`
          select correspondent_of_co_leader(${requestId}::uuid, ${randomUUID()}::uuid) as made`.execute(db)
        return made[0]?.made
      }),
    ).resolves.toBe(false)
  })

  test('of two answers at once, one counts', async () => {
    const nora = await people.person('Nora Founder')
    const requestId = await ask(nora, await people.group(nora), carys)
    const answers = await Promise.all([
      people.as(carys, (db) => answerContact(db, requestId, { answer: 'accept' })),
      people.as(carys, (db) => answerContact(db, requestId, { answer: 'decline' })),
    ])
    expect(answers.filter((one) => 'refused' in one)).toEqual([{ refused: 'answered-already' }])
    const [row] = await rows('select accepted_at, declined_at from contact_request where id = $1', [
      requestId,
    ])
    expect([row.accepted_at, row.declined_at].filter((one) => one !== null)).toHaveLength(1)
  })

  test('a request can be taken back, runs out, and can be made again; a no holds for a while', async () => {
    const owen = await people.person('Owen Founder')
    const owens = await people.group(owen)
    const client = await clientOf(circle, owen)
    const first = await ask(owen, owens, carys)
    await client.submit(`/register/requests/${first}`, {}, /withdrawal/)
    expect(await words(client, `/register/requests/${first}`)).toContain('You took this request back')
    const second = await ask(owen, owens, carys)
    circle.clock.set(circle.clock.now().add({ hours: 24 * 22 }))
    expect(await words(client, `/register/requests/${second}`)).toContain('This request has run out')
    expect(await people.as(carys, (db) => answerContact(db, second, { answer: 'accept' }))).toEqual({
      refused: 'answered-already',
    })
    const third = await ask(owen, owens, carys)
    expect(await words(client, `/register/requests/${second}`)).toContain('This request has run out')
    await people.as(carys, (db) => answerContact(db, third, { answer: 'decline' }))
    await circle.settled()
    expect(circle.mail.to('owen@example.org').at(-1)?.text?.replace(/\s+/g, ' ')).toContain('has to say no')
    const asked = await people.as(owen, (db) => askToLead(db, owens, carys, { message: 'Please?' }))
    expect(asked).toEqual({ refused: 'said-no-lately' })
  })

  test('nobody is pestered: one open request a pair, five people a week', async () => {
    const pia = await people.person('Pia Founder')
    const pias = await people.group(pia)
    const found: string[] = []
    for (let n = 1; n <= 6; n++) {
      const id = await people.person(`Leader${n} Fictional`)
      await people.leader(id)
      found.push(id)
    }
    const asks = (whom: string | undefined) =>
      people.as(pia, (db) => askToLead(db, pias, whom ?? '', { message: 'Would you?' }))
    const both = await Promise.all([asks(found[0]), asks(found[0])])
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'asked-already' }])
    for (const id of found.slice(1, 5)) expect(await asks(id)).toHaveProperty('requestId')
    expect(await asks(found[5])).toEqual({ refused: 'enough-this-week' })
    weekLater()
    expect(await asks(found[5])).toHaveProperty('requestId')
  })

  test('whoever takes their agreement back is not found and not asked any more; who talks already goes on', async () => {
    const quinn = await people.person('Quinn Leader')
    await people.leader(quinn)
    const rita = await people.person('Rita Founder')
    const ritas = await people.group(rita)
    const requestId = await ask(rita, ritas, quinn)
    await people.as(quinn, (db) => answerContact(db, requestId, { answer: 'accept' }))
    const quinns = await clientOf(circle, quinn)
    await quinns.submit('/register/me', { findable: [] }, '/register/me')
    const client = await clientOf(circle, rita)
    expect(await words(client, `/groups/${ritas}/co-leaders`)).not.toContain('Quinn')
    expect((await client.get(`/groups/${ritas}/co-leaders/${quinn}`)).status).toBe(404)
    expect(
      await people.as(rita, (db) => writeToContact(db, requestId, { body: 'Still there?' })),
    ).toHaveProperty('messageId')
    await quinns.submit(`/register/requests/${requestId}`, {}, /ending/)
    expect(await people.as(rita, (db) => writeToContact(db, requestId, { body: 'And now?' }))).toEqual({
      refused: 'conversation-over',
    })
  })

  test('a page that was open when somebody was found keeps what was typed, and says that they are not any more', async () => {
    const sean = await people.person('Sean Leader')
    await people.leader(sean)
    const path = `${coLeaders()}/${sean}`
    const { html } = await islas.get(path)
    await rows('update leader_entry set findable_since = null where person_id = $1', [sean])
    const key = /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await islas.post(path, new URLSearchParams({ _key: key, message: 'My long letter.' }), {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('My long letter.')
  })
})

describe('a leader without supervision (R23–R25, R36–R37)', () => {
  let una: string
  let unas: string
  let supervisor: string

  beforeAll(async () => {
    weekLater()
    una = await people.person('Una Leader')
    unas = await people.group(una, { name: 'Una’s group' })
    supervisor = await people.person('Sylvie Supervisor')
    await people.supervisor(supervisor)
    await people.supervisor(await people.person('Unconfirmed Ulf'), {}, false)
    await people.supervisor(await people.person('Full Flora'), { places_free: 0 })
  })

  test('sees supervisors and peer groups with a place free, confirmed and agreed', async () => {
    const client = await clientOf(circle, una)
    const page = await words(client, `/groups/${unas}/supervision/suggestions`)
    expect(page).toContain('Sylvie Supervisor')
    expect(page).toContain('Works in Scotland; supervises one leader; works online')
    expect(page).toContain('£55 an hour')
    for (const unseen of ['Unconfirmed Ulf', 'Full Flora']) expect(page).not.toContain(unseen)
    expect(await words(client, `/groups/${unas}/supervision`)).toContain('See supervisors and peer groups')
  })

  test('asks one, who accepts; terms that both agree on are what the group’s essential knows', async () => {
    const client = await clientOf(circle, una)
    const sylvies = await clientOf(circle, supervisor)
    const { location } = await client.submit(
      `/groups/${unas}/supervision/supervisors/${supervisor}`,
      { message: 'Once a month?', supervisionKind: 'individual' },
      /supervisors/,
    )
    const path = location?.split('?')[0] ?? ''
    expect(await words(sylvies, path)).toContain('whether you would supervise them, for Una’s group')
    await sylvies.submit(path, { answer: 'accept' }, /answer/)
    const terms = await client.submit(path.replace('/register/', '/supervision/'), { everyWeeks: '6' })
    await sylvies.submit(terms.location?.split('?')[0] ?? '', {}, /agreement/)
    for (const side of [client, sylvies]) expect(await words(side, path)).toContain('Every 6 weeks, since')
    expect(await words(sylvies, '/register/supervising')).toContain('Una’s group')
    expect(await words(client, `/groups/${unas}/plan`)).toContain('Supervision by a supervisor, since')
    const [noted] = await rows('select * from supervision_arrangement where group_id = $1', [unas])
    expect(noted).toMatchObject({ kind: 'individual', supervisor_id: supervisor, fee_minor: 5500 })
  })

  test('the society learns of it only that it is there', async () => {
    const morag = await people.person('Morag Sinclair')
    await people.office(morag, 'administrator')
    const seen = await people.as(morag, async (db) => ({
      arrangements: (await db.selectFrom('supervision_arrangement').select('id').execute()).length,
      requests: (await db.selectFrom('contact_request').select('id').execute()).length,
      messages: (await db.selectFrom('contact_message').select('id').execute()).length,
    }))
    expect(seen).toEqual({ arrangements: 0, requests: 0, messages: 0 })
  })

  test('of two for a supervisor’s last place, one gets it', async () => {
    const tessa = await people.person('Tessa Supervisor')
    await people.supervisor(tessa, { places_free: 1 })
    const asked: string[] = []
    for (const name of ['Vik Leader', 'Wes Leader']) {
      const id = await people.person(name)
      const group = await people.group(id)
      const one = await people.as(id, (db) =>
        askSupervisor(db, group, tessa, { message: 'Please.', supervisionKind: 'individual' }),
      )
      if ('requestId' in one) asked.push(one.requestId)
    }
    const answers = await Promise.all(
      asked.map((requestId) => people.as(tessa, (db) => answerContact(db, requestId, { answer: 'accept' }))),
    )
    expect(answers.filter((one) => 'refused' in one)).toEqual([{ refused: 'no-place-free' }])
    expect(await rows('select places_free from supervisor_entry where person_id = $1', [tessa])).toEqual([
      { places_free: 0 },
    ])
    expect(
      await rows(
        'select count(*)::int as open from contact_request where asked_person_id = $1 and accepted_at is null',
        [tessa],
      ),
    ).toEqual([{ open: 1 }])
  })

  test('asks a peer group; its keeper accepts, and they sit in it', async () => {
    const yan = await people.person('Yan Keeper')
    const zoe = await people.person('Zoe Leader')
    const zoes = await people.group(zoe, { name: 'Zoe’s group' })
    const keepers = await clientOf(circle, yan)
    await keepers.submit(
      '/register/peers',
      {
        name: 'Forth peers',
        everyWeeks: '6',
        mode: 'online',
        placesFree: '1',
        listed: 'yes',
        about: 'Mondays.',
      },
      '/register/peers',
    )
    const client = await clientOf(circle, zoe)
    const page = await words(client, `/groups/${zoes}/supervision/suggestions`)
    expect(page).toContain('Forth peers')
    expect(page).not.toContain('Yan Keeper')
    const [peers] = await rows(`select id from peer_group where name = 'Forth peers'`)
    const { location } = await client.submit(
      `/groups/${zoes}/supervision/peers/${peers.id}`,
      { message: 'Is there a chair?' },
      /peers/,
    )
    const path = location?.split('?')[0] ?? ''
    expect(await words(client, path)).not.toContain('Yan Keeper')
    await circle.settled()
    expect(circle.mail.to('yan@example.org').at(-1)?.subject).toBe(
      'Zoe Leader asks for a place in Forth peers',
    )
    await keepers.submit(path, { answer: 'accept' }, /answer/)
    expect(await words(client, '/register/peers')).toContain('Yan Keeper (keeps the entry), Zoe Leader')
    await client.submit(path, {}, /arrangement/)
    expect(await words(client, `/groups/${zoes}/supervision`)).toContain('A peer supervision group')
    expect(
      await rows('select kind, every_weeks, peer_group_id from supervision_arrangement where group_id = $1', [
        zoes,
      ]),
    ).toEqual([{ kind: 'peer', every_weeks: 6, peer_group_id: peers.id }])
    // The last chair is taken: nobody else finds the group.
    expect(await people.as(una, (db) => askPeerGroup(db, unas, peers.id, { message: 'Me too?' }))).toEqual({
      refused: 'not-found-any-more',
    })
  })

  test('no arrangement names somebody who has not agreed', async () => {
    const xena = await people.person('Xena Leader')
    const xenas = await people.group(xena)
    await expect(
      people.as(xena, (db) =>
        db
          .insertInto('supervision_arrangement')
          .values({
            id: randomUUID(),
            group_id: xenas,
            kind: 'individual',
            every_weeks: 4,
            since_on: Temporal.PlainDate.from('2026-12-01'),
            supervisor_id: supervisor,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
    await rows('update supervisor_entry set places_free = 1 where person_id = $1', [supervisor])
    const asked = await people.as(xena, (db) => askSupervisor(db, xenas, supervisor, { message: 'Please.' }))
    if ('refused' in asked) throw new Error(asked.refused)
    expect(
      await people.as(xena, (db) =>
        noteArrangement(db, asked.requestId, {
          sinceOn: Temporal.PlainDate.from('2026-12-01'),
          everyWeeks: 4,
        }),
      ),
    ).toEqual({ refused: 'conversation-over' })
  })
})

describe('from an enquiry', () => {
  let ewan: string

  beforeAll(async () => {
    weekLater()
    ewan = await people.person('Ewan Baird')
    await people.office(ewan, 'representative', people.scotland)
  })

  async function enquiry(name: string) {
    const [correspondentId, enquiryId] = [randomUUID(), randomUUID()]
    const email = `${name.toLowerCase()}@example.org`
    await rows('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, now())', [
      correspondentId,
      `${name} Enquirer`,
      email,
    ])
    await rows(
      `insert into enquiry (id, correspondent_id, region_id, kind, message, received_at)
       values ($1, $2, $3, 'something-else', 'I would like to lead.', now())`,
      [enquiryId, correspondentId, people.scotland],
    )
    return { enquiryId, correspondentId, email }
  }
  const linkIn = async (email: string) => {
    await circle.settled()
    return /\/register\/invitations\/[\w-]{43}/.exec(circle.mail.to(email).at(-1)?.text ?? '')?.[0] ?? ''
  }

  test('one is invited into the register in one step, and finds an entry begun from the enquiry', async () => {
    const greta = await enquiry('Greta')
    const invite = () => people.as(ewan, (db) => inviteToRegister(db, greta))
    expect(await invite()).toHaveProperty('invitationId')
    expect(await invite()).toEqual({ refused: 'already-invited' })
    const client = await clientOf(circle)
    const path = await linkIn(greta.email)
    expect(await words(client, path)).toContain('For Greta Enquirer')
    const { location } = await client.submit(path, {})
    const page = await client.get(location ?? '')
    expect(page.location).toBe('/register/me')
    const { html } = await client.get('/register/me')
    expect(html).toMatch(new RegExp(`name="regions" value="${people.scotland}" checked`))
    await client.submit('/register/me', { profession: 'Nurse', findable: 'yes' }, '/register/me')
    const seen = wordsOf((await (await clientOf(circle, ewan)).get('/register')).html)
    expect(seen).toContain('Greta Enquirer')
    expect(await words(client, '/home')).toContain('You in the register')
    // The address opens once: after that it says so.
    expect(await words(await clientOf(circle), path)).toContain('accepted this invitation already')
  })

  test('one is introduced to supervision: sees who is there, the suggested first, and asks by relay', async () => {
    const hal = await enquiry('Hal')
    const agnes = await people.person('Agnes Supervisor')
    await people.supervisor(agnes)
    await people.as(ewan, (db) => askSupervisionFor(db, { ...hal, suggestion: { supervisorId: agnes } }))
    const client = await clientOf(circle)
    const { location } = await client.submit(await linkIn(hal.email), {})
    expect((await client.get(location ?? '')).location).toBe('/register/supervision')
    const page = await words(client, '/register/supervision')
    expect(page).toMatch(/Agnes Supervisor\s*the society suggests/)
    await client.submit(
      `/register/supervision/supervisors/${agnes}`,
      { message: 'Could we talk?' },
      /supervisors/,
    )
    await circle.settled()
    expect(circle.mail.to('agnes@example.org').at(-1)?.subject).toBe(
      'Hal Enquirer asks whether you would supervise them',
    )
    const [{ id }] = await rows('select id from contact_request where asked_person_id = $1', [agnes])
    await people.as(agnes, (db) => answerContact(db, id, { answer: 'accept' }))
    expect(await words(client, `/register/requests/${id}`)).toContain('Propose terms')
    expect(
      await people.as(ewan, (db) => askSupervisionFor(db, { ...hal, suggestion: { supervisorId: isla } })),
    ).toEqual({
      refused: 'suggestion-gone',
    })
  })

  test('nobody invites from an enquiry that is not theirs, nor somebody else', async () => {
    const ida = await enquiry('Ida')
    const beth = await people.person('Beth Loveday')
    await people.office(beth, 'representative', people.midlands)
    await expect(people.as(beth, (db) => inviteToRegister(db, ida))).rejects.toThrow(/row-level security/)
    const other = await enquiry('Jon')
    await expect(
      people.as(ewan, (db) => inviteToRegister(db, { ...ida, correspondentId: other.correspondentId })),
    ).rejects.toThrow(/row-level security/)
  })

  test('whoever has an account signs in first; somebody else signed in is told so', async () => {
    const kay = await people.person('Kay Member')
    const invited = await enquiry('Kay')
    await people.as(ewan, (db) => inviteToRegister(db, invited))
    const path = await linkIn(invited.email)
    const fresh = await clientOf(circle, isla)
    expect((await fresh.submit(path, {}, path)).status).toBe(409)
    const { location } = await (await clientOf(circle)).submit(path, {})
    expect(location).toMatch(/^\/sign-in\?next=/)
    const client = await clientOf(circle, kay)
    const page = new URLSearchParams(location?.split('?')[1]).get('next') ?? ''
    expect((await client.submit(page, {}, page)).location).toBe('/register/me')
  })
})

describe('the database itself, with our own checks out of the way', () => {
  /** What each may do with a request of Isla’s to Bruno, and with its words: a table of role × action. */
  test('lets each side do what is theirs, and strangers nothing', async () => {
    weekLater()
    const [asker, asked, stranger] = [
      await people.person('Anna Asker'),
      await people.person('Abel Asked'),
      await people.person('Stella Stranger'),
    ]
    await people.leader(asked)
    const group = await people.group(asker)
    const council = await people.person('Cleo Council')
    await people.office(council, 'council')
    const roles = { asker, asked, stranger, council }
    const now = () => circle.clock.now()
    const actions = {
      reads: (who: string, id: string) =>
        people.as(
          who,
          async (db) =>
            (await db.selectFrom('contact_request').select('id').where('id', '=', id).execute()).length === 1,
        ),
      accepts: (who: string, id: string) => changes(who, id, (at) => ({ accepted_at: at, accepted_by: who })),
      declines: (who: string, id: string) => changes(who, id, (at) => ({ declined_at: at })),
      withdraws: (who: string, id: string) => changes(who, id, (at) => ({ withdrawn_at: at })),
      writes: (who: string, id: string) =>
        people
          .as(who, (db) =>
            db
              .insertInto('contact_message')
              .values({ id: randomUUID(), request_id: id, author_id: who, body: 'Hello', written_at: db.now })
              .execute(),
          )
          .then(
            () => true,
            () => false,
          ),
    }
    const changes = (who: string, id: string, change: (at: Temporal.Instant) => Record<string, unknown>) =>
      people
        .as(who, async (db) => {
          const { numUpdatedRows } = await db
            .updateTable('contact_request')
            .set(change(db.now))
            .where('id', '=', id)
            .executeTakeFirstOrThrow()
          return numUpdatedRows === 1n
        })
        .catch(() => false)
    const table: Record<string, string[]> = {}
    for (const [role, who] of Object.entries(roles)) {
      for (const [action, may] of Object.entries(actions)) {
        for (const state of ['open', 'accepted', 'ended'] as const) {
          const id = randomUUID()
          await rows('delete from contact_message')
          await rows('delete from contact_request where asked_by = $1', [asker])
          await rows(
            `insert into contact_request (id, kind, group_id, asked_by, asked_person_id, message, asked_at, expires_at, accepted_at, accepted_by, ended_at)
             values ($1, 'co-leader', $2, $3, $4, 'Would you?', $5::timestamptz, $5::timestamptz + interval '20 days', $6, $7, $8)`,
            [
              id,
              group,
              asker,
              asked,
              now().toString(),
              state === 'open' ? null : now().subtract({ hours: 1 }).toString(),
              state === 'open' ? null : asked,
              state === 'ended' ? now().toString() : null,
            ],
          )
          if (!(await may(who, id))) continue
          const key = `${role}, ${state}`
          table[key] = [...(table[key] ?? []), action]
        }
      }
    }
    expect(table).toEqual({
      'asker, open': ['reads', 'withdraws'],
      'asker, accepted': ['reads', 'writes'],
      'asker, ended': ['reads'],
      'asked, open': ['reads', 'accepts', 'declines'],
      'asked, accepted': ['reads', 'writes'],
      'asked, ended': ['reads'],
    })
  })

  test('asks nobody who has not agreed, in nobody else’s name, and about no group one does not lead', async () => {
    const [founder, hidden, other] = [
      await people.person('Fay Founder'),
      await people.person('Hugo Hidden'),
      await people.person('Olaf Other'),
    ]
    const fays = await people.group(founder)
    await people.leader(hidden, { findable_since: null })
    const asks = (who: string, change: Record<string, unknown>) =>
      people.as(who, (db) =>
        db
          .insertInto('contact_request')
          .values({
            id: randomUUID(),
            kind: 'co-leader',
            group_id: fays,
            asked_by: who,
            asked_person_id: carys,
            message: 'Would you?',
            asked_at: db.now,
            expires_at: db.now.add({ hours: 24 }),
            ...change,
          })
          .execute(),
      )
    await expect(asks(founder, { asked_person_id: hidden })).rejects.toThrow(/row-level security/)
    await expect(asks(other, {})).rejects.toThrow(/row-level security/)
    await expect(asks(founder, { asked_by: other })).rejects.toThrow(/row-level security/)
    await expect(asks(founder, { accepted_at: circle.clock.now(), accepted_by: founder })).rejects.toThrow(
      /row-level security/,
    )
    await asks(founder, {})
  })
})

describe('with ten thousand leaders in the register', () => {
  test('the list for a group is found through the indexes', async () => {
    await rows(
      `insert into person (id, name, email) select gen_random_uuid(), 'Mass ' || n, 'mass' || n || '@example.org' from generate_series(1, 10000) n`,
    )
    await rows(
      `insert into leader_entry (person_id, profession, region_ids, modes, languages, looking_for, findable_since, changed_at)
       select id, 'GP', array[case when random() < 0.1 then $1::uuid else $2::uuid end], array['face-to-face', 'online'],
         array['English'], 'group', now(), now() - random() * interval '300 days' from person where name like 'Mass %'`,
      [people.scotland, people.midlands],
    )
    await rows(
      `insert into accreditation_decision (id, person_id, state, since_on, decided_at)
       select gen_random_uuid(), id, 'accredited', '2024-01-01', now() from person where name like 'Mass %' and random() < 0.3`,
    )
    await rows('analyze')
    const { found, read } = await people.as(isla, async (db) => {
      const list = await leadersFor(db, await groupById(db, groupId))
      const counted = await sql<{ read: number }>`
        select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables`.execute(
        db,
      )
      return { found: list.length, read: counted.rows[0]?.read }
    })
    expect(found).toBe(24)
    // The list itself and the thousand of the region; all leaders would be ten thousand for each table.
    expect(read).toBeLessThan(5_000)
  })
})
