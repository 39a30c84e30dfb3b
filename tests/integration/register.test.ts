import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptCriteria } from '../../src/features/register/commands/adopt-criteria.ts'
import { askForAccreditation } from '../../src/features/register/commands/ask-for-accreditation.ts'
import { decideAccreditation } from '../../src/features/register/commands/decide-accreditation.ts'
import { accreditationOf } from '../../src/features/register/queries/accreditation.ts'
import { exampleCriteria } from '../../src/features/register/rules/example-criteria.ts'
import { plainWords } from '../../src/shared/plain-words.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type RegisterPeople, registerPeople } from '../support/register-people.ts'

// Rosalind sits in the Council, Morag administers, Ewan represents Scotland and Beth the Midlands. Isla leads a group
// in Leith; Bruno, Tom and others have entries of their own.

let circle: Circle
let people: RegisterPeople
let rosalind: string
let morag: string
let ewan: string
let beth: string
let isla: string
const clients: Record<string, Client> = {}

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-10T10:00:00Z' })
  people = await registerPeople(circle)
  rosalind = await people.person('Rosalind Achterberg')
  morag = await people.person('Morag Sinclair')
  ewan = await people.person('Ewan Baird')
  beth = await people.person('Beth Loveday')
  isla = await people.person('Isla Grant')
  await people.office(rosalind, 'council')
  await people.office(morag, 'administrator')
  await people.office(ewan, 'representative', people.scotland)
  await people.office(beth, 'representative', people.midlands)
  await people.group(isla)
  for (const [name, id] of Object.entries({ rosalind, morag, ewan, beth, isla })) {
    clients[name] = await clientOf(circle, id)
  }
})
afterAll(() => circle.close())

const by = (name: string): Client => {
  const client = clients[name]
  if (!client) throw new Error(`Nobody is called ${name}.`)
  return client
}
const page = async (name: string, path: string) => wordsOf((await by(name).get(path)).html)

describe('a leader’s own entry', () => {
  test('begins with what is known of them, and is kept as they say it (R17–R20)', async () => {
    const { html } = await by('isla').get('/register/me')
    expect(html).toMatch(/name="regions" value="[0-9a-f-]{36}" checked/)
    expect(html).toMatch(/name="modes" value="face-to-face" checked/)
    const { location } = await by('isla').submit(
      '/register/me',
      {
        profession: 'GP',
        memberSessions: '40',
        memberWeekends: '2',
        sessionsCoLed: '25',
        leadingYears: '2',
        psychodynamicTraining: 'yes',
        training: 'Two years of group analysis',
        regions: [people.scotland, people.midlands],
        modes: ['online', 'face-to-face'],
        languages: ['English', 'Welsh'],
        lookingFor: 'co-leader',
        about: 'On Tuesdays.',
        findable: 'yes',
      },
      '/register/me',
    )
    expect(location).toBe('/register/me?saved=entry')
    expect(await page('isla', '/register/me?saved=entry')).toContain('Your entry is saved.')
    const entry = await page('rosalind', `/register/people/${isla}`)
    for (const said of [
      '40 meetings and 2 weekends',
      '25 meetings co-led, in 2 years',
      'Two years of group analysis',
      'Scotland, Midlands',
      'English, Welsh',
      'Somebody to lead with',
      'On Tuesdays.',
    ]) {
      expect(entry).toContain(said)
    }
  })

  test('keeps what was typed when something is wrong with it', async () => {
    const { status, html } = await by('isla').submit(
      '/register/me',
      { memberSessions: 'many', about: 'On Wednesdays.' },
      '/register/me',
    )
    expect(status).toBe(422)
    expect(html).toContain('value="many"')
    expect(html).toContain('On Wednesdays.')
    const foreign = await by('isla').submit(
      '/register/me',
      { memberSessions: '1', regions: ['01990000-0000-7000-8000-00000000aaaa'] },
      '/register/me',
    )
    expect(foreign.status).toBe(409)
  })

  test('agreeing to be found has a day, and is taken back with a tick', async () => {
    const since = async () =>
      (await circle.owner.query('select findable_since from leader_entry where person_id = $1', [isla]))
        .rows[0].findable_since
    const first = await since()
    expect(first).not.toBeNull()
    circle.clock.set('2026-11-10T11:00:00Z')
    await by('isla').submit('/register/me', { about: 'Changed.' }, '/register/me')
    expect(await since()).toEqual(first)
    await by('isla').submit('/register/me', { findable: [] }, '/register/me')
    expect(await since()).toBeNull()
  })
})

describe('accreditation', () => {
  test('is the Council’s word: a leader asks, the Council is told, decides, and the leader is written to (R18)', async () => {
    await by('isla').submit(
      '/register/me',
      { asksFor: 'accredited', sinceOn: '2024-03-01', note: 'By the society, in Glasgow.' },
      '/register/me/accreditation',
    )
    expect(await page('isla', '/register/me')).toContain('you asked the Council to confirm it')
    expect(await page('isla', '/register/me')).toContain('Not accredited')
    await circle.settled()
    expect(circle.mail.to('rosalind@example.org').at(-1)?.text?.replace(/\s+/g, ' ')).toContain(
      'accredited since 1 March 2024',
    )
    expect(circle.mail.to('morag@example.org')).toEqual([])

    expect(await page('rosalind', '/register/waiting')).toContain('Isla Grant')
    await by('rosalind').submit(
      `/register/people/${isla}`,
      { state: 'accredited', sinceOn: '2024-03-01', untilOn: '2029-02-28', reason: 'As the minutes say.' },
      /decisions/,
    )
    const standing = 'Accredited since 1 March 2024, until 28 February 2029'
    expect(await page('isla', '/register/me')).toContain(standing)
    expect(await page('isla', '/register/me')).toContain('Decided by')
    expect(await page('rosalind', `/register/people/${isla}`)).toContain('Decided by Rosalind Achterberg')
    expect(await page('rosalind', '/register/waiting')).toContain('Nobody waits for an answer')
    await circle.settled()
    const letter = circle.mail.to('isla@example.org').at(-1)?.text?.replace(/\s+/g, ' ')
    expect(letter).toContain(standing)
    expect(letter).toContain('As the minutes say.')
  })

  test('says why to its person and to Council; whoever else knows where they stand reads no reason', async () => {
    const nell = await people.person('Nell Ashby')
    const beside = await people.person('Bea Side')
    await people.leader(nell)
    const groupId = await people.group(nell)
    await circle.owner.query(
      'insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())',
      [groupId, beside],
    )
    const own = await clientOf(circle, nell)
    await own.submit(
      '/register/me',
      { asksFor: 'accredited', sinceOn: '2024-03-01', note: 'My supervisor was ill that year.' },
      '/register/me/accreditation',
    )
    const path = `/register/people/${nell}`
    expect(await page('rosalind', path)).toContain('My supervisor was ill that year.')
    expect(await page('morag', path)).not.toContain('was ill')
    const reason = 'Twelve sessions are still to be seen.'
    await by('rosalind').submit(
      path,
      { state: 'working-towards', sinceOn: '2026-11-01', reason },
      /decisions$/,
    )
    for (const name of ['morag', 'ewan']) {
      expect(await page(name, path)).toContain('Decided by')
      expect(await page(name, path)).not.toContain(reason)
    }
    expect(await page('rosalind', path)).toContain(reason)
    expect(wordsOf((await own.get('/register/me')).html)).toContain(reason)

    // Nor does the database say it past the pages.
    for (const who of [morag, ewan, beside]) {
      const said = await people.as(who, async (db) => [
        (await sql`select state from accreditation_decision where person_id = ${nell}`.execute(db)).rows
          .length,
        (await sql`select from decision_reasons(${nell})`.execute(db)).rows.length,
        (await sql`select from accreditation_words(${nell})`.execute(db)).rows.length,
      ])
      expect(said).toEqual([1, 0, 0])
      for (const column of [
        sql`reason from accreditation_decision`,
        sql`note from accreditation_request`,
        sql`answer from accreditation_request`,
      ])
        await expect(people.as(who, (db) => sql`select ${column}`.execute(db))).rejects.toThrow(
          /permission denied/,
        )
    }
  })

  test('that is asked twice is asked once; withdrawn, it can be asked again', async () => {
    const tom = await people.person('Tom Reid')
    const ask = () =>
      people.as(tom, (db) =>
        askForAccreditation(db, {
          asksFor: 'working-towards',
          sinceOn: Temporal.PlainDate.from('2026-01-01'),
        }),
      )
    const both = await Promise.all([ask(), ask()])
    expect(both.filter((one) => 'refused' in one)).toEqual([{ refused: 'already-asked' }])
    const client = await clientOf(circle, tom)
    await client.submit('/register/me', {}, '/register/me/accreditation/withdrawal')
    expect('requestId' in (await ask())).toBe(true)
  })

  test('that the Council cannot confirm stays as it is, and the leader reads why', async () => {
    const una = await people.person('Una Byrne')
    const client = await clientOf(circle, una)
    await client.submit('/register/me', { asksFor: 'accredited', sinceOn: '2020-01-01' }, /accreditation$/)
    await by('rosalind').submit(
      `/register/people/${una}`,
      { reason: 'We find no record. Which society was it?' },
      /refusal/,
    )
    const seen = wordsOf((await client.get('/register/me')).html)
    expect(seen).toContain('We find no record. Which society was it?')
    expect(seen).toContain('Not accredited')
    await circle.settled()
    expect(circle.mail.to('una@example.org').at(-1)?.text).toContain('Which society was it?')
  })

  test('has a state on every day: one until a day that has passed is no longer one', async () => {
    const vera = await people.person('Vera Jenkins')
    await people.decision(vera, 'working-towards', '2019-01-01')
    circle.clock.set('2026-11-10T11:10:00Z')
    await people.decision(vera, 'accredited', '2021-03-01', '2026-11-10')
    const on = (day: string) =>
      people.as(vera, async (db) => (await accreditationOf(db, vera, Temporal.PlainDate.from(day))).state)
    expect(await on('2018-12-31')).toBe('none')
    expect(await on('2021-02-28')).toBe('working-towards')
    expect(await on('2021-03-01')).toBe('accredited')
    expect(await on('2026-11-10')).toBe('accredited')
    expect(await on('2026-11-11')).toBe('none')
    circle.clock.set('2026-11-11T09:00:00Z')
    const client = await clientOf(circle, vera)
    expect(wordsOf((await client.get('/register/me')).html)).toContain(
      'Not accredited: the accreditation ended on 10 November 2026',
    )
    // Renewed, it goes on without a gap.
    const renewed = await people.as(rosalind, (db) =>
      decideAccreditation(db, vera, {
        state: 'accredited',
        sinceOn: Temporal.PlainDate.from('2021-03-01'),
        untilOn: Temporal.PlainDate.from('2031-11-10'),
      }),
    )
    expect(renewed).toHaveProperty('decisionId')
    expect(await on('2026-11-11')).toBe('accredited')
  })

  test('is decided by the Council alone, never about oneself, and not for a day to come', async () => {
    const decide = (who: string, whom: string, sinceOn = '2026-01-01') =>
      people.as(who, (db) =>
        decideAccreditation(db, whom, { state: 'accredited', sinceOn: Temporal.PlainDate.from(sinceOn) }),
      )
    for (const who of [morag, ewan, isla]) await expect(decide(who, isla)).rejects.toThrow()
    await expect(decide(rosalind, rosalind)).rejects.toThrow()
    expect(await decide(rosalind, isla, '2027-01-01')).toEqual({ refused: 'not-yet' })
  })

  test('is read on the public page of a group as the Council decided it, today', async () => {
    const wanda = await people.person('Wanda Frost')
    const groupId = await people.group(wanda, { name: 'Public group', opened_at: '2026-11-01T10:00:00Z' })
    await circle.owner.query(
      `update group_leader set named_publicly_at = now() where group_id = $1 and person_id = $2`,
      [groupId, wanda],
    )
    await people.leader(wanda)
    const visitor = await clientOf(circle)
    const seen = async () => wordsOf((await visitor.get(`/groups/${groupId}`)).html)
    expect(await seen()).not.toContain('Accredited by the society')
    await people.decision(wanda, 'accredited', '2024-01-01', '2026-12-31')
    expect(await seen()).toContain('Accredited by the society')
    const now = circle.clock.now()
    circle.clock.set('2027-01-01T09:00:00Z')
    expect(await seen()).not.toContain('Accredited by the society')
    circle.clock.set(now)
  })
})

describe('sets of criteria', () => {
  const older = exampleCriteria.find(({ key }) => key === 'uk-older')

  test('are adopted from an example as it is, by the Council or an administrator', async () => {
    expect(await page('rosalind', '/office/criteria')).toContain('No criteria are adopted yet')
    expect(await page('rosalind', '/office/criteria')).toContain('check with your society')
    const { location } = await by('rosalind').submit(
      '/office/criteria/new?example=uk-older',
      { holdsFromOn: '2020-01-01' },
      '/office/criteria',
    )
    expect(location).toBe('/office/criteria?saved=adopted')
    expect(await page('rosalind', '/office/changes')).toMatch(
      /adopted the criteria “United Kingdom, older criteria”, version 1, for those who register from/,
    )
    const { rows } = await circle.owner.query(
      `select i.label, i.required_number from criteria_set s join criteria_item i on i.set_id = s.id
       where s.name = $1 order by i.position`,
      [older?.name],
    )
    expect(rows.map((row) => `${row.required_number} ${row.label}`)).toEqual(
      older?.items.map((item) => `${item.requiredNumber} ${item.label}`),
    )
    expect((await by('morag').get('/office/criteria')).status).toBe(200)
    expect((await by('isla').get('/office/criteria')).status).toBe(404)
    expect(await page('isla', '/register/criteria')).toContain('holds for newcomers now')
  })

  test('are changed as a new version; candidates keep the set they registered under', async () => {
    const candidate = await people.person('Cora Lind')
    const newcomer = await people.person('Nico Hart')
    const towards = (whom: string, more = {}) =>
      people.as(rosalind, (db) =>
        decideAccreditation(db, whom, {
          state: 'working-towards',
          sinceOn: Temporal.PlainDate.from('2026-11-01'),
          ...more,
        }),
      )
    await towards(candidate)
    const [first] = (await circle.owner.query('select id from criteria_set')).rows
    await by('morag').submit(
      `/office/criteria/new?from=${first.id}`,
      { holdsFromOn: '2026-11-05', number5: '24' },
      '/office/criteria',
    )
    expect(await page('morag', '/office/criteria')).toContain('version 2')
    await towards(newcomer)
    // A further decision about the candidate changes nothing about it, even if somebody asks for another set.
    const { rows: sets } = await circle.owner.query('select id, version from criteria_set order by version')
    await towards(candidate, { criteriaSetId: sets[1].id })
    const versionOf = async (whom: string) => {
      const now = await people.as(rosalind, (db) => accreditationOf(db, whom))
      return sets.find(({ id }) => id === now.criteriaSetId)?.version
    }
    expect(await versionOf(candidate)).toBe(1)
    expect(await versionOf(newcomer)).toBe(2)
    const client = await clientOf(circle, candidate)
    expect(wordsOf((await client.get('/register/me')).html)).toContain('older criteria, version 1')
  })

  test('are never changed under a candidate, whoever tries', async () => {
    for (const who of [rosalind, morag]) {
      await expect(
        people.as(who, (db) => db.updateTable('criteria_item').set({ required_number: 1 }).execute()),
      ).rejects.toThrow(/permission denied/)
      await expect(
        people.as(who, async (db) => {
          const set = await db.selectFrom('criteria_set').select('id').executeTakeFirstOrThrow()
          await db
            .insertInto('criteria_item')
            .values({
              set_id: set.id,
              position: 50,
              measure: 'other',
              label: 'X',
              unit: 'x',
              required_number: 1,
            })
            .execute()
        }),
      ).rejects.toThrow(/row-level security/)
    }
    await expect(
      people.as(isla, (db) =>
        adoptCriteria(db, { name: 'Mine', holdsFromOn: Temporal.PlainDate.from('2026-01-01'), items: [] }),
      ),
    ).rejects.toThrow()
  })

  test('say beside the field what is missing', async () => {
    const { status, html } = await by('rosalind').submit(
      '/office/criteria/new',
      { name: 'Ours', holdsFromOn: '2026-01-01', label1: 'Meetings led', unit1: '', number1: '' },
      '/office/criteria',
    )
    expect(status).toBe(422)
    expect(html).toContain('value="Meetings led"')
    expect(wordsOf(html)).toContain('Please say how many are needed.')
    const empty = await by('rosalind').submit(
      '/office/criteria/new',
      { name: 'Ours', holdsFromOn: '2026-01-01' },
      '/office/criteria',
    )
    expect(empty.status).toBe(409)
  })
})

describe('a supervisor', () => {
  test('keeps their own entry, and is found once the Council has confirmed it', async () => {
    const tamsin = await people.person('Tamsin Penrose')
    const client = await clientOf(circle, tamsin)
    await client.submit(
      '/register/supervising',
      {
        offers: ['pair', 'individual'],
        placesFree: '2',
        regions: people.scotland,
        modes: ['online'],
        feeMinor: '55',
        currency: 'GBP',
        languages: ['English'],
        about: 'Mondays.',
        findable: 'yes',
      },
      '/register/supervising',
    )
    const own = () => client.get('/register/supervising').then(({ html }) => wordsOf(html))
    expect(await own()).toContain('Waiting for the Council')
    await circle.settled()
    expect(circle.mail.to('rosalind@example.org').at(-1)?.subject).toContain(
      'Tamsin Penrose offers supervision',
    )
    expect(await page('rosalind', '/register/waiting')).toContain('Tamsin Penrose')
    await by('rosalind').submit(`/register/people/${tamsin}`, {}, /confirmation$/)
    expect(await own()).toContain('Leaders find you')
    expect(await page('ewan', '/register/supervisors')).toContain('£55 an hour')
    expect(await page('beth', '/register/supervisors')).not.toContain('Tamsin')
    await circle.settled()
    expect(circle.mail.to('tamsin@example.org').at(-1)?.subject).toContain('confirmed your entry')
    await by('rosalind').submit(`/register/people/${tamsin}`, {}, /confirmation\/ending/)
    expect(await own()).toContain('Waiting for the Council')
  })
})

describe('a peer supervision group', () => {
  test('is entered, changed, handed on and left by its members (R24)', async () => {
    const ada = await people.person('Ada Quill')
    const ben = await people.person('Ben Sorley')
    const [adas, bens] = [await clientOf(circle, ada), await clientOf(circle, ben)]
    await adas.submit(
      '/register/peers',
      {
        name: 'Forth peers',
        everyWeeks: '6',
        mode: 'online',
        placesFree: '2',
        listed: 'yes',
        region: people.scotland,
      },
      '/register/peers',
    )
    const [{ id }] = (await circle.owner.query(`select id from peer_group where name = 'Forth peers'`)).rows
    expect((await bens.get(`/register/peers/${id}`)).status).toBe(404)
    await circle.owner.query(
      'insert into peer_group_member (id, peer_group_id, person_id, joined_at) values (gen_random_uuid(), $1, $2, now())',
      [id, ben],
    )
    expect(wordsOf((await bens.get('/register/peers')).html)).toContain(
      'Ada Quill (keeps the entry), Ben Sorley',
    )
    await adas.submit(`/register/peers/${id}`, { everyWeeks: '8' }, `/register/peers/${id}`)
    await adas.submit(`/register/peers/${id}`, { to: ben }, /keeper/)
    expect((await adas.get(`/register/peers/${id}`)).status).toBe(404)
    await adas.submit('/register/peers', {}, /leaving/)
    expect(wordsOf((await bens.get(`/register/peers/${id}`)).html)).not.toContain('Ada')
    expect(await page('ewan', '/register/peer-groups')).toContain('Every 8 weeks')
    await bens.submit(`/register/peers/${id}`, {}, /ending/)
    expect(await page('rosalind', '/register/peer-groups')).not.toContain('Forth peers')
  })
})

describe('who sees the register (domain.md, part d)', () => {
  test('the Council and administrators all of it, representatives those of their region who agreed, others nothing', async () => {
    const agreed = await people.person('Olga Agreed')
    const hidden = await people.person('Percy Hidden')
    await people.leader(agreed)
    await people.leader(hidden, { findable_since: null })
    const member = await people.person('Moira Member')
    clients.member = await clientOf(circle, member)
    clients.visitor = await clientOf(circle)
    const seen = async (name: string) => {
      const list = await by(name).get('/register')
      return {
        list: list.status,
        agreed: wordsOf(list.html).includes('Olga Agreed'),
        hidden: wordsOf(list.html).includes('Percy Hidden'),
        agreedPage: (await by(name).get(`/register/people/${agreed}`)).status,
        hiddenPage: (await by(name).get(`/register/people/${hidden}`)).status,
        waiting: (await by(name).get('/register/waiting')).status,
      }
    }
    const nothing = {
      list: 404,
      agreed: false,
      hidden: false,
      agreedPage: 404,
      hiddenPage: 404,
      waiting: 404,
    }
    expect({
      rosalind: await seen('rosalind'),
      morag: await seen('morag'),
      ewan: await seen('ewan'),
      beth: await seen('beth'),
      isla: await seen('isla'),
      member: await seen('member'),
    }).toEqual({
      rosalind: { list: 200, agreed: true, hidden: true, agreedPage: 200, hiddenPage: 200, waiting: 200 },
      morag: { list: 200, agreed: true, hidden: true, agreedPage: 200, hiddenPage: 200, waiting: 200 },
      ewan: { list: 200, agreed: true, hidden: false, agreedPage: 200, hiddenPage: 404, waiting: 404 },
      beth: { list: 200, agreed: false, hidden: false, agreedPage: 404, hiddenPage: 404, waiting: 404 },
      isla: nothing,
      member: nothing,
    })
    expect((await by('visitor').get('/register')).location).toContain('/sign-in')
    expect((await by('rosalind').get('/register')).html).not.toContain('@example.org')
  })

  test('finds whom they are looking for by the beginnings of a name, and nobody they may not see', async () => {
    const open = await people.person('Gwenllian O’Brién')
    const closed = await people.person('Gwenda Łukasz')
    await people.leader(open)
    await people.leader(closed, { findable_since: null })
    await people.supervisor(open)
    const found = async (who: string, name: string, list = '/register') => {
      const words = await page(who, `${list}?name=${encodeURIComponent(name)}`)
      return ['Gwenllian', 'Gwenda'].filter((one) => words.includes(one))
    }
    expect(await found('rosalind', 'gwen')).toEqual(['Gwenllian', 'Gwenda'])
    expect(await found('rosalind', 'OBRIEN gw')).toEqual(['Gwenllian'])
    expect(await found('rosalind', 'luk')).toEqual(['Gwenda'])
    expect(await found('ewan', 'gwen')).toEqual(['Gwenllian'])
    expect(await found('beth', 'gwen')).toEqual([])
    expect(await found('rosalind', 'gwen', '/register/supervisors')).toEqual(['Gwenllian'])
    expect(await page('rosalind', '/register?name=nobody%25_x')).toContain(
      'Nobody here is called “nobody%_x”',
    )
    // Renamed, they are found by the new name.
    await circle.owner.query(`update person set name = 'Nerys Vaughan' where id = $1`, [closed])
    expect(await page('rosalind', '/register?name=ner')).toContain('Nerys Vaughan')
    const { rows } = await circle.owner.query('select word from register_word where person_id = $1', [open])
    expect(rows.map(({ word }) => word).toSorted()).toEqual(plainWords('Gwenllian O’Brién').toSorted())
    // What is compared gives nothing away, so that the index serves under row-level security.
    const plan = await people.as(rosalind, async (db) => {
      await sql`set local enable_seqscan = off`.execute(db)
      return sql`explain select person_id from register_word where word >= 'gw' and word < 'gx'`.execute(db)
    })
    expect(JSON.stringify(plan.rows)).toMatch(/Index Cond.*word >= 'gw'/)
  })

  test('deciding is offered to the Council, and refused to everybody else', async () => {
    const agreed = (await circle.owner.query(`select id from person where name = 'Olga Agreed'`)).rows[0].id
    expect((await by('rosalind').get(`/register/people/${agreed}`)).html).toContain('/decisions"')
    for (const name of ['morag', 'ewan']) {
      const { html } = await by(name).get(`/register/people/${agreed}`)
      expect(html, name).not.toContain('/decisions"')
      const key = /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? ''
      const { status } = await by(name).post(
        `/register/people/${agreed}/decisions`,
        new URLSearchParams({ _key: key, state: 'accredited', sinceOn: '2026-01-01' }),
        { 'Content-Type': 'application/x-www-form-urlencoded' },
      )
      expect(status, name).toBe(404)
    }
  })

  test('lists go on page by page, each entry once, whatever stands in the address', async () => {
    await circle.owner.query(
      `insert into person (id, name, email) select gen_random_uuid(), 'Many ' || n, 'many' || n || '@example.org' from generate_series(1, 70) n`,
    )
    await circle.owner.query(
      `insert into leader_entry (person_id, changed_at) select id, timestamptz '2026-01-01T10:00:00Z' + (length(name) * interval '1 day') from person where name like 'Many %'`,
    )
    const seen: string[] = []
    let next: string | undefined = '/register'
    while (next) {
      const { html } = await by('rosalind').get(next)
      seen.push(
        ...[...html.matchAll(/href="\/register\/people\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''),
      )
      next = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    const { rows } = await circle.owner.query('select count(*)::int as count from leader_entry')
    expect(new Set(seen).size).toBe(rows[0].count)
    expect(seen.length).toBe(rows[0].count)
    for (const query of [
      'region=x',
      'state=boat',
      'after=x',
      `region=${'-'.repeat(36)}`,
      `region=${people.scotland}&state=accredited`,
    ])
      expect((await by('rosalind').get(`/register?${query}`)).status, query).toBe(200)
  })
})
