import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import { acceptInvitation } from '../../src/features/groups/commands/accept-invitation.ts'
import { inviteFounder } from '../../src/features/groups/commands/invite-founder.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'

/** Monday. */
const START = '2026-10-05T09:00:00Z'

const scotland = randomUUID()
const people = { rhona: randomUUID(), tom: randomUUID(), greta: randomUUID() }

/** What Isla tried before she enquired. */
const islasPlan = {
  route: 'face-to-face',
  area: 'Leith',
  professions: ['GP', 'Nurse'],
  leaders: 1,
  leadersWereMembers: true,
  oneAccredited: false,
  onePsychodynamic: false,
  paidLeaders: 2,
  leaderFeePerHourMinor: 6000,
  interestedMembers: 3,
  expectedMembers: 9,
  meetingMinutes: 90,
  everyWeeks: 2,
  hasRoom: false,
  roomPerSessionMinor: 2000,
  supervision: false,
}

let circle: Circle
let visitor: Client

const run = (sql: string, values: unknown[] = []) => circle.owner.query(sql, values)

beforeAll(async () => {
  circle = await startCircle({ now: START })
  await run(
    `insert into society (name, time_zone, currency, founded_at) values ('Balint Society of Tests', 'Europe/London', 'GBP', $1)`,
    [START],
  )
  await run(`insert into region (id, name, position, added_at) values ($1, 'Scotland', 1, $2)`, [
    scotland,
    START,
  ])
  for (const [first, id] of Object.entries(people)) {
    await run('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
      id,
      `${first[0]?.toUpperCase()}${first.slice(1)} Fictional`,
      `${first}@example.org`,
    ])
  }
  await run(
    `insert into office (id, person_id, kind, region_id, since) values ($1, $2, 'representative', $3, $4)`,
    [randomUUID(), people.rhona, scotland, START],
  )
  visitor = await clientOf(circle)
})
afterAll(() => circle.close())
beforeEach(() => circle.clock.set(START))

/** Somebody writes to the society; Rhona, who represents Scotland, asks them to found the group. */
async function inviteToFound(name: string, plan: object | null = islasPlan) {
  const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.org`
  const [correspondentId, enquiryId] = [randomUUID(), randomUUID()]
  await run('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, $4)', [
    correspondentId,
    `${name} Grant`,
    email,
    START,
  ])
  await run(
    `insert into enquiry (id, correspondent_id, region_id, kind, message, plan, received_at)
     values ($1, $2, $3, 'start-face-to-face', 'May we?', $4, $5)`,
    [enquiryId, correspondentId, scotland, plan && JSON.stringify(plan), START],
  )
  const invited = await asRhona((db) => inviteFounder(db, { enquiryId, correspondentId }))
  await circle.settled()
  return { email, enquiryId, correspondentId, invited, address: addressIn(email) }
}

/** The Council's word about those who lead the group now; how it is spoken stands in register.test.ts. */
const councilDecides = (groupId: string, state: 'working-towards' | 'accredited') =>
  run(
    `insert into accreditation_decision (id, person_id, state, since_on, decided_at)
     select gen_random_uuid(), person_id, $2, '2026-01-01', now() from group_leader where group_id = $1
     on conflict do nothing`,
    [groupId, state],
  )

async function asRhona<T>(work: Parameters<typeof circle.database.asViewer<T>>[1]): Promise<T> {
  return circle.database.asViewer(
    await viewerOf(circle.database, { personId: people.rhona, name: 'Rhona Fictional' }, circle.clock.now()),
    work,
  )
}

/** The page behind the newest email's button. */
function addressIn(email: string): string {
  const mail = circle.mail.to(email).at(-1)
  const address = /\/invitations\/[\w-]{43}/.exec(mail?.text ?? '')?.[0]
  expect(address, mail?.text).toBeDefined()
  expect(mail?.html).toContain(address)
  return address ?? ''
}

/** A founder with her group, signed in, as it is after accepting. */
async function founder(name = 'Isla', plan: object | null = islasPlan) {
  const { address, email } = await inviteToFound(name, plan)
  const client = await clientOf(circle)
  const accepted = await client.submit(address, { answer: 'accept' })
  const { location } = await client.get(accepted.location ?? '')
  const groupId = /groups\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
  return { client, groupId, email, at: (place: string) => `/groups/${groupId}${place}` }
}

const frame = {
  name: 'Leith Tuesday Group',
  mode: 'face-to-face',
  area: 'Leith',
  weekday: '2',
  startTime: '19:30',
  rhythm: 'every-2',
  lengthMinutes: '90',
  timeZone: 'Europe/London',
  fewestMembers: '6',
  mostMembers: '9',
  doorsMinutes: '10',
  professions: ['GP', 'Nurse'],
}

/** Everything that applicants have a right to know. */
async function openGroup({ client, at }: Awaited<ReturnType<typeof founder>>, changed: object = {}) {
  await client.submit(at('/frame'), { ...frame, ...changed }, at('/frame'))
  await client.submit(at('/rules'), { aims: 'To think about our work.' }, at('/aims'))
  await client.submit(at('/rules'), { body: 'What is said here stays here.' }, at('/rules'))
  return client.submit(at('/plan'), {}, at('/opening'))
}

const rowsOf = async (table: string, groupId: string) =>
  (await run(`select * from ${table} where group_id = $1`, [groupId])).rows

describe('an invitation to found a group', () => {
  test('is written to the enquirer, and looking at it changes nothing', async () => {
    const { address, email, invited } = await inviteToFound('Isla')
    expect(invited).toHaveProperty('invitationId')
    expect(circle.mail.to(email).at(-1)?.subject).toBe('You are invited to start a Balint group')
    for (let scanner = 0; scanner < 3; scanner += 1) {
      const { status, html, headers } = await visitor.get(address)
      expect(status).toBe(200)
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(wordsOf(html)).toContain('Rhona Fictional')
    }
    const { rows } = await run('select 1 from person where email = $1', [email])
    expect(rows).toEqual([])
  })

  test('stands once, and again after it has run out or was declined', async () => {
    const { enquiryId, correspondentId, address } = await inviteToFound('Una')
    const again = () => asRhona((db) => inviteFounder(db, { enquiryId, correspondentId }))
    expect(await again()).toEqual({ refused: 'already-invited' })
    circle.clock.set('2026-10-20T09:00:00Z')
    expect(wordsOf((await visitor.get(address)).html)).toContain('has run out')
    expect(await again()).toHaveProperty('invitationId')
    await circle.settled()
    expect(await again()).toEqual({ refused: 'already-invited' })
  })

  test('cannot be turned to somebody who did not enquire', async () => {
    const { enquiryId } = await inviteToFound('Effie')
    const other = randomUUID()
    await run('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, $4)', [
      other,
      'Somebody else',
      'somebody.else@example.org',
      START,
    ])
    await run('update invitation set withdrawn_at = $1 where enquiry_id = $2', [START, enquiryId])
    await expect(asRhona((db) => inviteFounder(db, { enquiryId, correspondentId: other }))).rejects.toThrow(
      /row-level security/,
    )
  })

  test('accepted, makes a group in planning from the plan, and signs its founder in', async () => {
    const { client, groupId, at } = await founder()
    const { status, html } = await client.get(at('/plan'))
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('Leith group')
    expect(words).toMatch(/steps are needed before the group can meet/)
    const { rows } = await run('select * from balint_group where id = $1', [groupId])
    expect(rows[0]).toMatchObject({
      mode: 'face-to-face',
      area: 'Leith',
      region_id: scotland,
      professions: ['GP', 'Nurse'],
      fewest_members: 6,
      most_members: 9,
      every_weeks: 2,
      length_minutes: 90,
      time_zone: 'Europe/London',
      opened_at: null,
    })
    // Two leaders at £60 for an hour and a half, and the room: £200 for nine (R74).
    expect(await rowsOf('fee_agreement', groupId)).toMatchObject([
      { contribution_minor: 2250, paid_ahead: 'term', covers: 'both leaders and the room' },
    ])
    expect(await rowsOf('group_leader', groupId)).toHaveLength(1)
    // What cannot be carried over is said where it has to be done.
    expect(words).toContain('Your plan counted three people who would join')
    const leaders = (await client.get(at('/leaders'))).html
    expect(wordsOf(leaders)).toContain('Begun from the plan you tried')
    const entry = formsOf(leaders, at('/leaders')).find(({ action }) => action === at('/leaders/entry'))
    expect(entry?.values).toContainEqual(['groupMemberExperience', 'yes'])
    expect(
      await run(
        'select 1 from leader_entry where person_id = (select founded_by from balint_group where id = $1)',
        [groupId],
      ),
    ).toHaveProperty('rowCount', 0)
  })

  test('pressed twice at once makes one group and one account, and signs in both times', async () => {
    const { address, email, enquiryId } = await inviteToFound('Mhairi')
    const first = await clientOf(circle)
    const second = await clientOf(circle)
    const { html } = await first.get(address)
    const form = formsOf(html, address).find(({ values }) => values.some(([, value]) => value === 'accept'))
    const body = () => new URLSearchParams(form?.values)
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const answers = await Promise.all([
      first.post(address, body(), headers),
      second.post(address, body(), headers),
    ])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const { rows: groups } = await run('select 1 from balint_group where enquiry_id = $1', [enquiryId])
    const { rows: accounts } = await run('select 1 from person where email = $1', [email])
    expect([groups.length, accounts.length]).toEqual([1, 1])
    expect((await second.get('/home')).status).toBe(200)
  })

  test('of somebody with an account leads to signing in, and then to the group', async () => {
    const { address } = await inviteToFoundAs('tom@example.org')
    const stranger = await clientOf(circle)
    const { location } = await stranger.submit(address, { answer: 'accept' })
    expect(location).toMatch(/^\/sign-in\?next=%2Finvitations%2F[0-9a-f-]{36}%3Fsaid-yes%3D[\w-]{43}$/)
    const page = decodeURIComponent(location?.split('next=')[1] ?? '')

    const greta = await clientOf(circle, people.greta)
    expect((await greta.get(page)).status).toBe(404)
    const tom = await clientOf(circle, people.tom)
    expect(wordsOf((await tom.get('/home')).html)).toContain('invited')
    // Looking alone, or with a word that was not given for this invitation, accepts nothing.
    for (const address of [page.split('?')[0] ?? '', page.replace(/.{43}$/, 'a'.repeat(43))]) {
      expect(wordsOf((await tom.get(address)).html)).toContain('Start the group')
    }
    // Who has said yes before signing in is not asked again.
    const accepted = await tom.get(page)
    expect(accepted.location).toMatch(/^\/groups\/[0-9a-f-]{36}\/plan$/)
    expect((await tom.get(accepted.location ?? '')).status).toBe(200)
    expect((await tom.get(page)).location).toBe(accepted.location)
    expect(wordsOf((await tom.get(address)).html)).not.toContain('Sign in to go on')
  })

  test('can be accepted without haste by somebody signed in', async () => {
    const { address } = await inviteToFoundAs('tom@example.org')
    const tom = await clientOf(circle, people.tom)
    const { location } = await tom.submit(address, { answer: 'accept' })
    expect((await tom.get(location ?? '')).location).toMatch(/^\/groups\/[0-9a-f-]{36}\/plan$/)
  })

  test('is refused to somebody signed in with another address', async () => {
    const { address } = await inviteToFound('Kirsty')
    const greta = await clientOf(circle, people.greta)
    const { status, html } = await greta.submit(address, { answer: 'accept' })
    expect(status).toBe(409)
    expect(wordsOf(html)).toContain('another email address')
  })

  test('declined, stays declined; made up, does not exist', async () => {
    const { address, enquiryId } = await inviteToFound('Ishbel')
    const { location } = await visitor.submit(address, { answer: 'decline' })
    expect(wordsOf((await visitor.get(location ?? '')).html)).toContain('You have declined')
    const { rows } = await run('select 1 from balint_group where enquiry_id = $1', [enquiryId])
    expect(rows).toEqual([])
    expect((await visitor.get(`/invitations/${'a'.repeat(43)}`)).status).toBe(404)
  })

  test('from an enquiry without a readable plan starts with what is usual', async () => {
    const { groupId } = await founder('Senga', { route: 'by boat' })
    const { rows } = await run('select * from balint_group where id = $1', [groupId])
    expect(rows[0]).toMatchObject({ mode: 'face-to-face', most_members: 8, fewest_members: 6 })
    expect(await rowsOf('fee_agreement', groupId)).toEqual([])
  })
})

/** The enquirer has an account already. */
async function inviteToFoundAs(email: string) {
  const invited = await inviteToFound('Tom')
  await run('update correspondent set email = $1 where id = $2', [email, invited.correspondentId])
  return invited
}

describe('a second leader', () => {
  test('is invited, joins, and the first is told (R16)', async () => {
    const isla = await founder()
    const email = `ewan-${randomUUID().slice(0, 8)}@example.org`
    const invite = () =>
      isla.client.submit(isla.at('/leaders'), { name: 'Ewan Price', email: email.toUpperCase() })
    expect((await invite()).status).toBe(303)
    expect((await invite()).status).toBe(409)
    await circle.settled()
    expect(wordsOf((await isla.client.get(isla.at('/leaders'))).html)).toContain('Ewan Price')

    const ewan = await clientOf(circle)
    const { location } = await ewan.submit(addressIn(email), { answer: 'accept' })
    await ewan.get(location ?? '')
    const ewansPlan = wordsOf((await ewan.get(isla.at('/plan'))).html)
    expect(ewansPlan).not.toContain('Your plan counted')
    await circle.settled()
    expect(circle.mail.to(isla.email).at(-1)?.subject).toContain('Ewan Price now leads')
    expect(wordsOf((await isla.client.get(isla.at('/plan'))).html)).toContain('2 leaders.')
    const { status, html } = await invite()
    expect([status, wordsOf(html)]).toEqual([409, expect.stringContaining('lead this group already')])
  })

  test('says what only they can say; until then the first has something else to do', async () => {
    const isla = await founder()
    const email = `ewan-${randomUUID().slice(0, 8)}@example.org`
    await isla.client.submit(isla.at('/leaders'), { name: 'Ewan Price', email })
    await circle.settled()
    const plan = async () => wordsOf((await isla.client.get(isla.at('/plan'))).html)
    expect(await plan()).toContain('Waiting for Ewan Price to answer the invitation')
    const ewan = await clientOf(circle)
    await ewan.submit(addressIn(email), { answer: 'accept' })
    await isla.client.submit(isla.at('/leaders'), { groupMemberExperience: 'yes' }, isla.at('/leaders/entry'))
    await councilDecides(isla.groupId, 'accredited')
    expect(await plan()).toContain('Others’ turnWaiting for Ewan Price to say something about themselves')
    expect(await plan()).not.toContain('Say something about yourself')
  })

  test('who was withdrawn meanwhile cannot join any more', async () => {
    const isla = await founder()
    const email = `fiona-${randomUUID().slice(0, 8)}@example.org`
    await isla.client.submit(isla.at('/leaders'), { name: 'Fiona Bell', email })
    await circle.settled()
    await isla.client.submit(isla.at('/leaders'), {}, /withdrawal$/)
    const fiona = await clientOf(circle)
    expect(wordsOf((await fiona.get(addressIn(email))).html)).toContain('was withdrawn')
    expect(await rowsOf('group_leader', isla.groupId)).toHaveLength(1)
  })

  test('is not asked a fourth time while three have not answered', async () => {
    const isla = await founder()
    const statuses = []
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      const email = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.org`
      statuses.push((await isla.client.submit(isla.at('/leaders'), { name, email })).status)
    }
    expect(statuses).toEqual([303, 303, 303, 409])
  })
})

describe('the board', () => {
  test('says what is missing, and each gap closes where its link leads', async () => {
    const isla = await founder()
    const plan = async () => wordsOf((await isla.client.get(isla.at('/plan'))).html)
    expect(await plan()).toContain('Day, time, rhythm and length are not all settled.')
    await isla.client.submit(isla.at('/frame'), frame, isla.at('/frame'))
    expect(await plan()).toContain('Tuesday every 2 weeks at 19:30, 90 minutes.')

    expect(await plan()).toContain('There is no room yet.')
    await isla.client.submit(
      isla.at('/place/new'),
      {
        name: 'Seminar room',
        address: '1 Example Street',
        seats: '12',
        freeForAllDates: 'yes',
        freeFromIntrusion: 'yes',
      },
      isla.at('/place'),
    )
    expect(await plan()).toContain('12 seats for a circle of 10.')

    expect(await plan()).toContain('No supervision is arranged yet.')
    await isla.client.submit(
      isla.at('/supervision'),
      { kind: 'peer', sinceOn: '2026-10-01', everyWeeks: '4' },
      isla.at('/supervision'),
    )
    expect(await plan()).toContain('A peer supervision group, since 1 October 2026.')

    await isla.client.submit(
      isla.at('/leaders'),
      { groupMemberExperience: 'yes', profession: 'GP' },
      isla.at('/leaders/entry'),
    )
    expect(await plan()).toContain('Ask the Council to confirm your accreditation')
    await councilDecides(isla.groupId, 'working-towards')
    expect(await plan()).toContain('All leaders are accredited or working towards it.')
    const { location } = await isla.client.submit(
      isla.at('/leaders'),
      { phone: '0131 496 0009' },
      isla.at('/leaders/phone'),
    )
    expect(location).toBe(`${isla.at('/leaders')}?saved=phone#phone`)
    const saved = wordsOf((await isla.client.get(location ?? '')).html)
    expect(saved).toMatch(/Your phone number is saved\.Next: \S/)
    expect(await plan()).toContain('Members can ring a leader.')
    await isla.client.submit(isla.at('/planning'), { heldOn: '2026-10-03' }, isla.at('/planning/meeting'))
    expect((await rowsOf('supervision_arrangement', isla.groupId))[0]).toMatchObject({ kind: 'peer' })
  })

  test('opens the group only when applicants can know what they have a right to know', async () => {
    const isla = await founder()
    const { html } = await isla.client.get(isla.at('/plan'))
    expect(wordsOf(html)).toContain('Not open to applicants yet')
    expect(html).not.toContain(`action="${isla.at('/opening')}"`)
    const forced = await isla.client.post(isla.at('/opening'), keyOf(html), urlencoded)
    expect(forced.status).toBe(409)
    expect((await openGroup(isla)).status).toBe(303)
    expect((await visitor.get(isla.at(''))).status).toBe(200)
    await isla.client.submit(isla.at('/plan'), {}, isla.at('/opening/ending'))
    expect((await visitor.get(isla.at(''))).status).toBe(404)
  })
})

const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** Any form's key of a page, to post something the page does not offer. */
const keyOf = (html: string) =>
  new URLSearchParams({ _key: /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? '' })

describe('a form filled from an older page', () => {
  test('is refused, and keeps what was typed (frame)', async () => {
    const { client, at, groupId } = await founder()
    await client.submit(at('/frame'), { ...frame, name: 'Changed by Ewan' }, at('/frame'))
    const { status, html } = await client.submit(
      at('/frame'),
      { ...frame, name: 'Typed by Isla', revision: '1' },
      at('/frame'),
    )
    expect(status).toBe(409)
    expect(html).toContain('value="Typed by Isla"')
    expect(wordsOf(html)).toContain('Changed by Ewan')
    const { rows } = await run('select name, revision from balint_group where id = $1', [groupId])
    expect(rows).toEqual([{ name: 'Changed by Ewan', revision: 2 }])
  })

  test('is refused, and no version is lost (ground rules)', async () => {
    const { client, at, groupId } = await founder()
    await client.submit(at('/rules'), { body: 'First.' }, at('/rules'))
    const { status, html } = await client.submit(
      at('/rules'),
      { body: 'Second?', version: '0' },
      at('/rules'),
    )
    expect(status).toBe(409)
    expect(html).toContain('Second?')
    expect((await client.submit(at('/rules'), { body: 'First.' }, at('/rules'))).status).toBe(409)
    await client.submit(at('/rules'), { body: 'Second.' }, at('/rules'))
    expect((await rowsOf('ground_rules', groupId)).map(({ version, body }) => `${version} ${body}`)).toEqual([
      '1 First.',
      '2 Second.',
    ])
  })

  test('with wrong answers is shown again beside what is wrong', async () => {
    const { client, at } = await founder()
    const { status, html } = await client.submit(
      at('/frame'),
      { ...frame, startTime: 'half seven' },
      at('/frame'),
    )
    expect(status).toBe(422)
    expect(html).toContain('value="half seven"')
    expect(wordsOf(html)).toContain('Please enter a time of day, such as 19:30.')
    const small = await client.submit(at('/frame'), { ...frame, fewestMembers: '12' }, at('/frame'))
    expect(wordsOf(small.html)).toContain('This has to be at least the fewest members.')
    const bad = await client.submit(at('/frame'), { ...frame, region: randomUUID() }, at('/frame'))
    expect(bad.status).toBe(409)
  })
})

describe('the way in of an online group', () => {
  test('is a web address with https, and nobody outside reads it', async () => {
    const isla = await founder()
    await isla.client.submit(isla.at('/frame'), { ...frame, mode: 'online' }, isla.at('/frame'))
    const set = (url: string) => isla.client.submit(isla.at('/place'), { url }, isla.at('/link'))
    for (const url of ['http://meet.example.org/a', 'javascript:alert(1)', 'meet.example.org'])
      expect((await set(url)).status, url).toBe(422)
    expect((await set('https://meet.example.org/leith')).status).toBe(303)
    await openGroup(isla, { mode: 'online' })
    expect((await visitor.get(isla.at(''))).html).not.toContain('meet.example.org')
    expect((await isla.client.get(isla.at('/place'))).html).toContain('https://meet.example.org/leith')
  })
})

describe('the directory', () => {
  test('shows open groups with what everybody may know, and nothing else', async () => {
    const isla = await founder()
    await isla.client.submit(
      isla.at('/place/new'),
      { name: 'Seminar room', address: '1 Example Street', seats: '12' },
      isla.at('/place'),
    )
    await isla.client.submit(isla.at('/leaders'), { profession: 'GP' }, isla.at('/leaders/entry'))
    await councilDecides(isla.groupId, 'accredited')
    await openGroup(isla, { name: 'Directory Group', region: scotland })
    const list = await visitor.get('/groups')
    expect(list.status).toBe(200)
    expect(wordsOf(list.html)).toContain('Directory Group')
    const page = await visitor.get(isla.at(''))
    const words = wordsOf(page.html)
    expect(words).toContain('Tuesdays at 19:30, every 2 weeks, 90 minutes')
    expect(words).toContain('£22.50 a meeting')
    for (const secret of ['Isla', 'Seminar room', '1 Example Street', '@'])
      expect(words, secret).not.toContain(secret)

    await isla.client.submit(isla.at('/leaders'), { named: 'yes' }, isla.at('/leaders/naming'))
    const named = wordsOf((await visitor.get(isla.at(''))).html)
    expect(named).toContain('Isla Grant')
    expect(named).toContain('Accredited by the society')
    for (const html of [list.html, page.html]) expect(Buffer.byteLength(html)).toBeLessThan(40_000)
  })

  test('is filtered by addresses, whatever stands in them', async () => {
    const isla = await founder()
    await openGroup(isla, { name: 'Online Group', mode: 'online' })
    expect(wordsOf((await visitor.get('/groups?mode=online')).html)).toContain('Online Group')
    expect(wordsOf((await visitor.get('/groups?mode=face-to-face')).html)).not.toContain('Online Group')
    expect(wordsOf((await visitor.get(`/groups?region=${randomUUID()}`)).html)).toContain(
      'start one yourself',
    )
    for (const query of [
      'region=%27--',
      'mode=boat',
      'after=x_y',
      'after=2026-13-01T00:00Z_',
      'mode=online&mode=x',
    ])
      expect((await visitor.get(`/groups?${query}`)).status, query).toBe(200)
  })

  test('counts on the map what the list beside it shows, with the same filters', async () => {
    const isla = await founder()
    await openGroup(isla, { name: 'Tuesday Group', mode: 'online', region: scotland })
    const onTheMap = async (query: string) => {
      const words = wordsOf((await visitor.get(`/groups?${query}`)).html)
      return { scotland: /Scotland(?::| \() ?(\w+) open group/.exec(words)?.[1], words }
    }
    const any = await onTheMap('')
    expect(Number(any.scotland), any.words).toBeGreaterThan(0)
    expect(any.words).toMatch(/meets? online, wherever you are/)
    // Isla's group meets on Tuesdays in the evening, for £22.50.
    const fitting = await onTheMap('weekday=2&time=evening&fee=25&places=free')
    expect(fitting.words).toContain('Tuesday Group')
    expect(Number(fitting.scotland)).toBeGreaterThan(0)
    for (const query of ['weekday=7', 'time=morning', 'fee=10', 'language=Welsh']) {
      const { scotland: counted, words } = await onTheMap(query)
      expect(words, query).not.toContain('Tuesday Group')
      expect(counted, query).toBe('no')
      expect(words, query).not.toMatch(/meets? online, wherever/)
      expect(words.split('Tell me when one opens').length - 1, 'one way to the waiting list').toBe(1)
    }
  })

  test('shows twenty groups a page, each once', async () => {
    await run(
      `insert into balint_group (id, name, founded_by, founded_at, mode, time_zone, currency, fewest_members, most_members, opened_at)
       select uuidv7(), 'Many ' || n, $1, $2::timestamptz, 'online', 'Europe/London', 'GBP', 6, 8, $2::timestamptz - (n / 3) * interval '1 day'
       from generate_series(1, 45) n`,
      [people.tom, '2026-01-01T10:00:00Z'],
    )
    const seen: string[] = []
    let next: string | undefined = '/groups?mode=online'
    while (next) {
      const { html } = await visitor.get(next)
      const shown = [...html.matchAll(/<a href="\/groups\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
      expect(shown.length).toBeLessThanOrEqual(20)
      seen.push(...shown)
      next = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    const { rows } = await run(`select id from balint_group where mode = 'online' and opened_at is not null`)
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  })
})

describe('the doors of a group', () => {
  test('are closed to everybody who does not lead it', async () => {
    const isla = await founder()
    const other = await founder('Ailidh')
    const places = ['/plan', '/frame', '/leaders', '/rules', '/supervision', '']
    for (const place of places) {
      expect((await other.client.get(isla.at(place))).status, place).toBe(404)
      const { status, location } = await visitor.get(isla.at(place))
      expect(place === '' ? status === 404 : location?.startsWith('/sign-in'), place).toBe(true)
    }
    const { html } = await other.client.get(other.at('/rules'))
    const body = keyOf(html)
    body.set('revision', '1')
    body.set('aims', 'Taken over.')
    expect((await other.client.post(isla.at('/aims'), body, urlencoded)).status).toBe(404)
    expect((await isla.client.get('/groups/not-an-id/plan')).status).toBe(404)
    expect((await isla.client.get(`/groups/${'0'.repeat(36)}/plan`)).status).toBe(404)
  })

  test('show a representative of the region that a group is forming, and nothing of its plan', async () => {
    const isla = await founder()
    const rhona = await clientOf(circle, people.rhona)
    expect((await rhona.get(isla.at(''))).status).toBe(200)
    const plan = await rhona.get(isla.at('/plan'))
    expect([plan.status, wordsOf(plan.html)]).toEqual([
      404,
      expect.stringContaining('Only the leaders see this page'),
    ])
  })
})

describe('the database itself, with our own checks out of the way', () => {
  const as = <T>(personId: string, work: Parameters<typeof circle.database.asViewer<T>>[1]) =>
    circle.database.asViewer(personAlone(personId), work)

  /** Greta is invited to lead Isla's group; Ailidh's has nothing to do with her. */
  async function invitedGreta() {
    const [isla, ailidh] = [await founder(), await founder('Ailidh')]
    await isla.client.submit(isla.at('/leaders'), { name: 'Greta', email: 'greta@example.org' })
    const [invitation] = await rowsOf('invitation', isla.groupId)
    return { own: isla.groupId, foreign: ailidh.groupId, invitationId: String(invitation?.id) }
  }

  test('turns no invitation to another group, and lengthens none', async () => {
    const { foreign, invitationId } = await invitedGreta()
    for (const change of [
      { group_id: foreign },
      { expires_at: Temporal.Instant.from('2036-01-01T00:00:00Z') },
    ]) {
      await expect(
        as(people.greta, (db) =>
          db.updateTable('invitation').set(change).where('id', '=', invitationId).execute(),
        ),
      ).rejects.toThrow(/permission denied/)
    }
  })

  test('seats nobody in a group they were not asked to lead, nor somebody else', async () => {
    const { own, foreign } = await invitedGreta()
    const seat = (groupId: string, personId: string) =>
      as(people.greta, (db) =>
        db
          .insertInto('group_leader')
          .values({ group_id: groupId, person_id: personId, joined_at: db.now })
          .execute(),
      )
    await expect(seat(foreign, people.greta)).rejects.toThrow(/row-level security/)
    await expect(seat(own, people.tom)).rejects.toThrow(/row-level security/)
    await seat(own, people.greta)
  })

  test('lets nobody back who has left, nor an invitation be used or opened again', async () => {
    const { own, invitationId } = await invitedGreta()
    await as(people.greta, (db) => acceptInvitation(db, invitationId))
    const mine = { group_id: own, person_id: people.greta }
    await run('update group_leader set left_at = $1 where group_id = $2 and person_id = $3', [
      START,
      own,
      people.greta,
    ])
    const back = await as(people.greta, (db) =>
      db
        .updateTable('group_leader')
        .set({ left_at: null })
        .where('group_id', '=', mine.group_id)
        .where('person_id', '=', mine.person_id)
        .executeTakeFirst(),
    )
    expect(back.numUpdatedRows).toBe(0n)
    const reopened = await as(people.greta, (db) =>
      db
        .updateTable('invitation')
        .set({ accepted_at: null, accepted_by: null })
        .where('id', '=', invitationId)
        .executeTakeFirst(),
    )
    expect(reopened.numUpdatedRows).toBe(0n)
  })

  test('makes no second group from an enquiry, and changes no founder', async () => {
    const isla = await founder()
    const [group] = (await run('select * from balint_group where id = $1', [isla.groupId])).rows
    const again = {
      id: randomUUID(),
      name: 'Another',
      founded_by: group.founded_by,
      founded_at: Temporal.Instant.from(START),
      enquiry_id: group.enquiry_id,
      mode: 'online' as const,
      time_zone: 'Europe/London',
      currency: 'GBP' as const,
      fewest_members: 6,
      most_members: 8,
    }
    await expect(
      as(group.founded_by, (db) => db.insertInto('balint_group').values(again).execute()),
    ).rejects.toThrow(/row-level security/)
    await expect(
      as(group.founded_by, (db) =>
        db.updateTable('balint_group').set({ founded_by: people.greta }).where('id', '=', group.id).execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  test('shows a member the circle, and changes nothing for them', async () => {
    const isla = await founder()
    await openGroup(isla)
    await isla.client.submit(isla.at('/leaders'), { profession: 'GP' }, isla.at('/leaders/entry'))
    const [rules] = await rowsOf('ground_rules', isla.groupId)
    await run(
      'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
      [randomUUID(), isla.groupId, people.tom, START, rules?.id],
    )
    const seen = await as(people.tom, async (db) => ({
      leaders: (
        await db.selectFrom('group_leader').select('person_id').where('group_id', '=', isla.groupId).execute()
      ).length,
      entries: await db.selectFrom('leader_entry').select('person_id').execute(),
      invitations: await db
        .selectFrom('invitation')
        .select('id')
        .where('group_id', '=', isla.groupId)
        .execute(),
    }))
    expect(seen).toEqual({ leaders: 1, entries: [], invitations: [] })
    const changed = await as(people.tom, (db) =>
      db.updateTable('balint_group').set({ name: 'Mine' }).where('id', '=', isla.groupId).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    const tom = await clientOf(circle, people.tom)
    expect((await tom.get(isla.at('/plan'))).status).toBe(404)
    expect(wordsOf((await tom.get(isla.at(''))).html)).toContain('Go to your circle')
    const closed = wordsOf((await tom.get(isla.at('/fee'))).html)
    expect(closed).toContain('Only the leaders see this page')
    const greta = await clientOf(circle, people.greta)
    for (const place of ['/plan', '/fee', '/applicants'])
      expect((await greta.get(isla.at(place))).status, place).toBe(404)
  })
})
