import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellRenewals } from '../../src/features/portfolio/commands/tell-renewals.ts'
import { adoptCriteria } from '../../src/features/register/commands/adopt-criteria.ts'
import { forget } from '../../src/features/retention/commands/forget.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import { writeHeldMeetings } from '../support/held-meetings.ts'
import { wordsOn } from '../support/pdf.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'

// Tom works towards accreditation and leads with Isla in Leith; Sybil supervises him. Rosalind and Quentin sit in the
// Council, Morag administers, Ewan represents Scotland. Nia looks for a second seat.

let circle: Circle
let people: RegisterPeople
const ids: Record<string, string> = {}
const clients: Record<string, Client> = {}
let leith: string

const id = (name: string): string => ids[name] ?? ''
const by = (name: string): Client => {
  const client = clients[name]
  if (!client) throw new Error(`Nobody is called ${name}.`)
  return client
}
const page = async (name: string, path: string) => wordsOf((await by(name).get(path)).html)

beforeAll(async () => {
  circle = await startCircle({ now: '2025-01-10T10:00:00Z', jobs: false })
  people = await registerPeople(circle)
  for (const name of [
    'Rosalind Achterberg',
    'Quentin Ash',
    'Morag Sinclair',
    'Ewan Baird',
    'Isla Grant',
    'Tom Pryce',
    'Sybil Hart',
    'Nia Owen',
    'Mina Stone',
  ])
    ids[name.split(' ')[0]?.toLowerCase() ?? ''] = await people.person(name)
  await people.office(id('rosalind'), 'council')
  await people.office(id('quentin'), 'council')
  await people.office(id('morag'), 'administrator')
  await people.office(id('ewan'), 'representative', people.scotland)
  leith = await people.group(id('isla'))
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    leith,
    id('tom'),
    '2025-01-01T10:00:00Z',
  ])
  await people.leader(id('tom'), { looking_for: 'nothing', findable_since: null })
  await people.supervisor(id('sybil'))
  await circle.owner.query(
    `insert into contact_request (id, kind, group_id, asked_by, asked_person_id, supervision_kind, message, asked_at,
       expires_at, accepted_at, accepted_by)
     values ($1, 'supervision', $2, $3, $4, 'individual', 'Would you?', '2025-01-05', '2035-01-05', '2025-01-06', $4)`,
    [randomUUID(), leith, id('tom'), id('sybil')],
  )
  for (const name of Object.keys(ids)) clients[name] = await clientOf(circle, id(name))
})
afterAll(() => circle.close())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends the form at a page as a browser sends one with a file. */
async function send(client: Client, path: string, values: Record<string, string | File>) {
  const form = formsOf((await client.get(path)).html, path).find(({ fields }) => fields.includes('proof'))
  if (!form) throw new Error(`${path} has no form for a file`)
  const body = new FormData()
  for (const [name, value] of form.values) if (!(name in values)) body.append(name, value)
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  return client.post(form.action, body)
}

const weekend = {
  kind: 'leadership-weekend',
  title: 'Oxford weekend',
  firstOn: '2025-03-07',
  lastOn: '2025-03-09',
  amount: '2',
  hours: '24',
  mode: 'face-to-face',
}

const emailsNamed = async (template: string) =>
  (await circle.owner.query('select person_id, about_id from email where template = $1', [template])).rows

describe('from the first meeting led together to accreditation', () => {
  let portfolio: string
  let report: string

  test('a candidate registers under the set of that day, and keeps it when a newer one holds', async () => {
    const adopt = (name: string, holdsFromOn: string, sessions: number) =>
      people.as(id('rosalind'), (db) =>
        adoptCriteria(db, {
          name,
          holdsFromOn: Temporal.PlainDate.from(holdsFromOn),
          items: [
            {
              measure: 'sessions-led',
              label: 'Meetings led or co-led',
              unit: 'meetings',
              requiredNumber: sessions,
              appliesTo: 'everybody',
              eitherOf: null,
              inPersonPercent: 50,
              sourceNote: '',
            },
            {
              measure: 'leadership-weekends',
              label: 'Leadership weekends',
              unit: 'weekends',
              requiredNumber: 2,
              appliesTo: 'everybody',
              eitherOf: null,
              inPersonPercent: null,
              sourceNote: '',
            },
            {
              measure: 'supervisors-report',
              label: 'A report by the supervisor',
              unit: 'report',
              requiredNumber: 1,
              appliesTo: 'everybody',
              eitherOf: null,
              inPersonPercent: null,
              sourceNote: '',
            },
          ],
        }),
      )
    await adopt('Our criteria', '2025-01-01', 6)
    expect(await page('tom', '/portfolio')).toContain('This set holds for those who register today.')
    await by('tom').submit(
      '/register/me',
      { asksFor: 'working-towards', sinceOn: '2025-01-10' },
      '/register/me/accreditation',
    )
    await by('rosalind').submit(
      `/register/people/${id('tom')}`,
      { state: 'working-towards', sinceOn: '2025-01-10' },
      `/register/people/${id('tom')}/decisions`,
    )
    circle.clock.set('2025-06-20T10:00:00Z')
    await adopt('Stricter criteria', '2025-06-01', 200)
    const own = await page('tom', '/portfolio')
    expect(own).toContain('Towards “Our criteria”, version 1')
    expect(own).toContain('“Stricter criteria, version 1” holds for newcomers')
    expect(await page('nia', '/portfolio')).toContain('Towards “Stricter criteria”, version 1')
  })

  test('each meeting at which both leaders were counts as led together, and says at what pace it is all there', async () => {
    const both = [
      { personId: id('isla'), state: 'present', role: 'leader' },
      { personId: id('tom'), state: 'present', role: 'leader' },
    ] as const
    await writeHeldMeetings(circle.owner, { groupId: leith, leaderId: id('isla') }, [
      { at: '2025-02-04T19:30:00Z', taken: [...both] },
      { at: '2025-02-18T19:30:00Z', taken: [...both] },
      { at: '2025-03-04T19:30:00Z', taken: [both[1]] },
      { at: '2025-03-18T19:30:00Z', taken: [both[0], { ...both[1], state: 'apologies' }] },
    ])
    const own = await page('tom', '/portfolio')
    expect(own).toContain('3 of 6 meetings; 3 of 3 face to face. At the pace of the last year: by June 2026')
    expect(own).toContain('2 meetings, 3 hours: face to face')
    expect(own).toContain('Something does not come by itself at the present pace')
    expect(await page('isla', '/portfolio')).toContain('2 meetings, 3 hours: face to face')
  })

  test('supervision counts once both sides have confirmed it, and only of whoever was supervised', async () => {
    const supervision = randomUUID()
    await circle.owner.query(
      `insert into supervision (id, kind, supervisor_id, made_by, made_at, holds_since) values ($1, 'pair', $2, $2, $3, $3)`,
      [supervision, id('sybil'), '2025-01-10T10:00:00Z'],
    )
    for (const [on, confirmed] of [
      ['2025-02-10T18:00:00Z', '2025-02-11T08:00:00Z'],
      ['2025-03-10T18:00:00Z', null],
    ]) {
      const session = randomUUID()
      await circle.owner.query(
        `insert into supervision_session (id, supervision_id, starts_at, length_minutes, mode, made_at, changed_at, logged_at,
           logged_by, confirmed_at, confirmed_by) values ($1, $2, $3, 60, 'online', $3, $3, $3, $4, $5, $6)`,
        [session, supervision, on, id('sybil'), confirmed, confirmed && id('tom')],
      )
      for (const name of ['tom', 'isla', 'sybil'])
        await circle.owner.query(
          'insert into supervision_session_person (session_id, person_id) values ($1, $2)',
          [session, id(name)],
        )
    }
    expect(await page('tom', '/portfolio')).toMatch(/With a supervisor, as a pair\s*1 session, 1 hour/)
    expect(await page('sybil', '/portfolio')).toContain('None that both sides have confirmed')
  })

  test('a weekend is an entry of their own, with a proof that only they fetch', async () => {
    const { location } = await send(by('tom'), '/portfolio/entries/new', {
      ...weekend,
      proof: new File([png], 'weekend.pdf', { type: 'application/pdf' }),
    })
    expect(location).toBe('/portfolio?saved=entry')
    const { rows } = await circle.owner.query('select id, media_type from portfolio_proof')
    expect(rows[0].media_type).toBe('image/png')
    const proof = await by('tom').get(`/portfolio/proofs/${rows[0].id}`)
    expect(proof.headers.get('Content-Disposition')).toBe('attachment; filename="proof.png"')
    expect(proof.headers.get('X-Content-Type-Options')).toBe('nosniff')
    for (const name of ['isla', 'sybil', 'rosalind', 'morag'])
      expect((await by(name).get(`/portfolio/proofs/${rows[0].id}`)).status, name).toBe(404)
    expect(await page('tom', '/portfolio')).toContain('2 of 2 weekends')
  })

  test.each([
    [
      { proof: new File(['<svg onload="alert(1)"></svg>'], 'a.png', { type: 'image/png' }) },
      'something else',
    ],
    [
      { proof: new File([Buffer.alloc(4_300_000)], 'a.pdf', { type: 'application/pdf' }) },
      'larger than 4 MB',
    ],
    [{ lastOn: '2025-03-01' }, 'has to come after the first'],
    [{ firstOn: '2025-09-01', lastOn: '' }, 'counts once it has been'],
    [{ amount: '0' }, 'a whole number from 1'],
    [{ kind: 'holiday' }, 'Please choose'],
  ])('an entry with %j is not kept', async (change, said) => {
    const answer = await send(by('tom'), '/portfolio/entries/new', { ...weekend, ...change } as never)
    expect([409, 422]).toContain(answer.status)
    expect(wordsOf(answer.html)).toContain(said)
    expect((await circle.owner.query('select from portfolio_entry')).rowCount).toBe(1)
  })

  test('the supervisor writes a report that nobody else reads before it is submitted', async () => {
    await by('tom').submit('/portfolio', { supervisor: id('sybil') }, '/portfolio/reports')
    const [asked] = await emailsNamed('report-asked')
    expect(asked.person_id).toBe(id('sybil'))
    report = `/portfolio/reports/${asked.about_id}`
    const draft = { body: 'Tom listens well, and asks for help in time.' }
    expect((await by('sybil').submit(report, draft, report)).location).toBe(`${report}?saved=draft`)
    expect(await page('tom', report)).not.toContain('listens well')
    for (const name of ['rosalind', 'morag', 'isla', 'ewan'])
      expect((await by(name).get(report)).status, name).toBe(404)
    const open = await by('sybil').get(report)
    const form = formsOf(open.html, report).find(({ fields }) => fields.includes('body'))
    const body = new URLSearchParams(form?.values.filter(([name]) => name !== 'body'))
    body.set('body', draft.body)
    const submitted = await by('sybil').post(`${report}/submission`, body, {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(submitted.location).toBe(`${report}?saved=submitted`)
    expect(await page('tom', report)).toContain('listens well')
    expect(await page('rosalind', report)).toContain('listens well')
    for (const name of ['morag', 'isla', 'ewan']) expect((await by(name).get(report)).status, name).toBe(404)
    expect(await emailsNamed('report-submitted')).toEqual([expect.objectContaining({ person_id: id('tom') })])
  })

  test('what is handed in is a copy that never changes, which the Council alone reads', async () => {
    await writeHeldMeetings(
      circle.owner,
      { groupId: leith, leaderId: id('isla') },
      ['2025-04-01', '2025-04-15', '2025-05-06'].map((day) => ({
        at: `${day}T18:30:00Z`,
        taken: [
          { personId: id('isla'), state: 'present', role: 'leader' },
          { personId: id('tom'), state: 'present', role: 'leader' },
        ] as const,
      })),
    )
    expect(await page('tom', '/portfolio')).toContain('All that can be counted is here')
    const { location } = await by('tom').submit(
      '/portfolio',
      { note: 'It was a good year.' },
      '/portfolio/handed-in',
    )
    portfolio = (location ?? '').replace(/^.*\/([0-9a-f-]{36})\?.*$/, '$1')
    expect(location).toBe(`/portfolio/handed-in/${portfolio}?saved=handed-in`)
    expect((await emailsNamed('accreditation-asked')).map(({ person_id }) => person_id)).toEqual(
      expect.arrayContaining([id('rosalind'), id('quentin')]),
    )
    await send(by('tom'), '/portfolio/entries/new', { ...weekend, title: 'Later weekend' })
    const judged = await page('rosalind', `/register/portfolios/${portfolio}`)
    expect(judged).toContain('Portfolio of Tom Pryce')
    expect(judged).toContain('6 of 6 meetings')
    expect(judged).toContain('Oxford weekend')
    expect(judged).not.toContain('Later weekend')
    expect(await page('rosalind', `/register/people/${id('tom')}`)).toContain(
      'Portfolio handed in on 20 June 2025',
    )
    for (const name of ['morag', 'isla', 'ewan', 'sybil', 'mina', 'tom'])
      expect((await by(name).get(`/register/portfolios/${portfolio}`)).status, name).toBe(404)
    for (const name of ['morag', 'isla', 'sybil', 'rosalind'])
      expect((await by(name).get(`/portfolio/handed-in/${portfolio}`)).status, name).toBe(404)
    const again = await by('tom').post('/portfolio/handed-in', new URLSearchParams())
    expect(again.status).toBe(403)
  })

  test('its proof is fetched from the copy, also once its entry is taken out', async () => {
    const { rows } = await circle.owner.query(
      'select p.id, p.entry_id from handed_in_proof h join portfolio_proof p on p.id = h.proof_id',
    )
    const place = `/register/portfolios/${portfolio}/proofs/${rows[0].id}`
    expect((await by('rosalind').get(place)).headers.get('Content-Type')).toBe('image/png')
    await by('tom').submit('/portfolio', {}, `/portfolio/entries/${rows[0].entry_id}/removal`)
    expect(await page('tom', '/portfolio')).not.toContain('Oxford weekend')
    expect((await by('rosalind').get(place)).status).toBe(200)
    for (const name of ['morag', 'isla', 'sybil']) expect((await by(name).get(place)).status, name).toBe(404)
  })

  test('it is printed with an address at which everybody may compare it', async () => {
    const bytes = await circle.app.request(`${circle.url}/portfolio/handed-in/${portfolio}/portfolio.pdf`, {
      headers: { Cookie: by('tom').cookies() },
    })
    const words = await wordsOn(new Uint8Array(await bytes.arrayBuffer()))
    expect(words).toContain('Portfolio for accreditation')
    expect(words).toContain('Oxford weekend')
    const address = /portfolio\/check\/[0-9a-z-]+/.exec(words.replaceAll(/\s/g, ''))?.[0]
    const visitor = await clientOf(circle)
    const checked = wordsOf((await visitor.get(`/${address}`)).html)
    expect(checked).toContain('Tom Pryce handed it in')
    expect(checked).not.toContain('Sybil')
    expect((await visitor.get('/portfolio/check/k3m9q-2xd7f-h4trv-8wbnc')).status).toBe(404)
  })

  test('the Council decides with a reason and an end, and the leader reads it beside what they handed in', async () => {
    await by('quentin').submit(
      `/register/people/${id('tom')}`,
      { state: 'accredited', sinceOn: '2025-06-20', untilOn: '2030-06-19', reason: 'All is there.' },
      `/register/people/${id('tom')}/decisions`,
    )
    const own = await page('tom', `/portfolio/handed-in/${portfolio}`)
    expect(own).toContain('Accredited since 20 June 2025, until 19 June 2030')
    expect(own).toContain('The Council writes: All is there.')
    const { rows } = await circle.owner.query(
      `select s.name from accreditation_decision d join criteria_set s on s.id = d.criteria_set_id where d.state = 'accredited'`,
    )
    expect(rows).toEqual([{ name: 'Our criteria' }])
  })

  test('some months before it ends the leader is told once, and may hand in to renew it', async () => {
    circle.clock.set('2030-01-15T08:00:00Z')
    await tellRenewals(circle.database, circle.clock.now())
    expect(await emailsNamed('accreditation-ending')).toEqual([])
    circle.clock.set('2030-03-15T08:00:00Z')
    await tellRenewals(circle.database, circle.clock.now())
    await tellRenewals(circle.database, circle.clock.now())
    expect(await emailsNamed('accreditation-ending')).toEqual([
      expect.objectContaining({ person_id: id('tom') }),
    ])
    expect(await page('tom', '/portfolio')).toContain('Hand it in to renew')
    expect(await page('rosalind', '/office/supervision')).toContain('Tom Pryce')
    const counted = await page('morag', '/office/supervision')
    expect(counted).toContain('1 accreditation ends soon')
    expect(counted).not.toContain('Tom Pryce')
    expect((await by('ewan').get('/office/supervision')).status).toBe(404)
  })

  test('whoever withdraws a copy takes it from the Council, and its address confirms nothing any more', async () => {
    const { location } = await by('tom').submit('/portfolio', {}, '/portfolio/handed-in')
    const second = (location ?? '').replace(/\?.*$/, '')
    const judged = second.replace('/portfolio/handed-in/', '/register/portfolios/')
    expect((await by('rosalind').get(judged)).status).toBe(200)
    const { html } = await by('tom').get(second)
    const check = /http[^"]*(\/portfolio\/check\/[0-9a-z-]+)/.exec(html)?.[1] ?? ''
    expect((await (await clientOf(circle)).get(check)).status).toBe(200)
    await by('tom').submit(second, {}, `${second}/withdrawal`)
    expect((await by('rosalind').get(judged)).status).toBe(404)
    expect((await (await clientOf(circle)).get(check)).status).toBe(404)
  })
})

describe('what was counted', () => {
  const totals = async (name: string) =>
    circle.database.asViewer(personAlone(id(name)), async (db) => {
      const { rows } = await sql<{ facts: { months: { part: string; meetings: number }[] } }>`
        select own_portfolio() as facts`.execute(db)
      return rows[0]?.facts.months.map(({ part, meetings }) => `${meetings} ${part}`)
    })

  test('outlives attendance that is let go, a group that is forgotten, and a co-leader who goes', async () => {
    const before = await totals('tom')
    expect(before).toEqual(['2 co-led', '1 led', '2 co-led', '1 co-led'])
    await circle.owner.query(`update group_leader set left_at = '2025-07-01' where person_id = $1`, [
      id('isla'),
    ])
    await circle.owner.query(`update group_leader set left_at = '2028-01-01' where person_id = $1`, [
      id('tom'),
    ])
    await forget(
      circle,
      ['attendance', 'certified-attendance'],
      Temporal.Instant.from('2027-01-01T10:00:00Z'),
    )
    const left = () => circle.owner.query('select from meeting_attendance')
    expect((await left()).rowCount).toBe(7)
    expect(await totals('tom')).toEqual(before)
    expect(await totals('isla')).toEqual(['2 co-led', '1 led', '2 co-led', '1 co-led'])
    await circle.owner.query('delete from balint_group where id = $1', [leith])
    expect((await left()).rowCount).toBe(0)
    expect(await totals('tom')).toEqual(before)
    await circle.owner.query('delete from person where id = $1', [id('mina')])
  })

  test('makes the hours of a year', async () => {
    const years = await page('tom', '/portfolio/years')
    expect(years).toMatch(/2025.*9 hours.*1 hour/)
    expect(await page('tom', '/portfolio/reflection')).toContain('There is no field for it here')
  })

  test('makes the hours of each year for a member, too: what they came to, and what they entered', async () => {
    const ada = await people.person('Ada Lowe')
    const york = await people.group(id('isla'), { name: 'York evening' })
    const came = (at: string, state: 'present' | 'absent', minutes = 90) => ({
      at,
      minutes,
      taken: [
        { personId: id('isla'), state: 'present', role: 'leader' },
        { personId: ada, state },
      ] as const,
    })
    await writeHeldMeetings(circle.owner, { groupId: york, leaderId: id('isla') }, [
      came('2028-12-12T19:30:00Z', 'present'),
      came('2029-01-09T19:30:00Z', 'present'),
      came('2029-02-06T19:30:00Z', 'absent'),
      came('2029-03-06T19:30:00Z', 'present', 120),
    ])
    const adas = await clientOf(circle, ada)
    await send(adas, '/portfolio/entries/new', {
      ...weekend,
      kind: 'workshop',
      firstOn: '2028-12-31',
      lastOn: '2029-01-01',
      amount: '1',
      hours: '6',
    })
    const years = async () => wordsOf((await adas.get('/portfolio/years')).html)
    // As a member, leading, supervision, own entries, in all.
    const all = ['3.5 hours', '–', '–', '6 hours', '9.5 hours'].join('\\s*')
    expect(await years()).toMatch(new RegExp(`2029\\s*${all}`))
    expect(await years()).toMatch(/2028\s*1.5 hours\s*–\s*–\s*–\s*1.5 hours/)
    expect(await years()).not.toContain('2030')

    await forget(circle, ['attendance'], Temporal.Instant.from('2032-06-01T10:00:00Z'))
    const left = await circle.owner.query('select from meeting_attendance where person_id = $1', [ada])
    expect(left.rowCount).toBe(0)
    expect(await years()).toMatch(new RegExp(`2029\\s*${all}`))
  })
})

describe('taking somebody on', () => {
  test('a group with one leader offers its second seat, and each side finds the other', async () => {
    const leeds = await people.group(id('isla'), {
      name: 'Leeds learning',
      opened_at: '2025-01-01T10:00:00Z',
    })
    await people.leader(id('nia'), { looking_for: 'second-seat' })
    expect(await page('nia', '/register/second-seats')).toContain('None at the moment')
    await by('isla').submit(`/groups/${leeds}/co-leaders`, {}, `/groups/${leeds}/second-seat`)
    const found = await page('isla', `/groups/${leeds}/co-leaders`)
    expect(found).toContain('Your second seat is offered')
    expect(found).toContain('Nia Owen')
    expect(found.toLowerCase()).toContain('looks for a second seat to learn in, which your group offers')
    expect(await page('nia', '/register/second-seats')).toContain('Leeds learning')
    expect(await page('tom', '/register/second-seats')).toContain('First your entry')
    await by('isla').submit(`/groups/${leeds}/co-leaders`, {}, `/groups/${leeds}/second-seat/withdrawal`)
    expect(await page('nia', '/register/second-seats')).toContain('None at the moment')
    expect((await by('tom').get(`/groups/${leeds}/co-leaders`)).status).toBe(404)
  })
})

describe('the society’s picture', () => {
  test('counts places by region as entries change, and shows them to the office alone', async () => {
    const counted = await page('morag', '/office/supervision')
    expect(counted).toContain('1 place free')
    expect(counted).toContain('with 1 supervisor')
    const places = async () =>
      (
        await circle.owner.query(
          `select r.name, t.supervisor_places, t.peer_places from places_tally t join region r on r.id = t.region_id order by 1`,
        )
      ).rows.map(({ name, supervisor_places, peer_places }) => `${name} ${supervisor_places} ${peer_places}`)
    expect(await places()).toContain('Scotland 1 0')
    await circle.owner.query(
      'update supervisor_entry set places_free = 3, region_ids = $2 where person_id = $1',
      [id('sybil'), [people.scotland, people.midlands]],
    )
    expect(await places()).toEqual(['Midlands 3 0', 'Scotland 3 0'])
    await circle.owner.query('update supervisor_confirmation set ended_at = now() where person_id = $1', [
      id('sybil'),
    ])
    expect(await places()).toEqual(['Midlands 0 0', 'Scotland 0 0'])
    await circle.owner.query(
      `insert into peer_group (id, name, every_weeks, mode, region_id, places_free, kept_by, made_at, changed_at, listed_since)
       values ($1, 'Peers', 4, 'online', $2, 2, $3, now(), now(), now())`,
      [randomUUID(), people.scotland, id('isla')],
    )
    expect(await places()).toEqual(['Midlands 0 0', 'Scotland 0 2'])
  })
})
