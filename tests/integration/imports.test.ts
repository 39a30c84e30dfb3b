import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf } from '../support/forms.ts'

// Morag administers the society. She has lists in spreadsheets, as they have grown over the years.

let circle: Circle
let morag: Client
let moragId: string
let ewanId: string

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T20:00:00Z' })
  await circle.owner.query(
    `insert into society (name, time_zone, currency, founded_at) values ('Society of tests', 'Europe/London', 'GBP', now())`,
  )
  moragId = await person('Morag Sinclair', 'morag@example.org')
  ewanId = await person('Ewan Baird', 'ewan@example.org')
  await circle.owner.query(
    `insert into region (id, name, position, added_at) values (uuidv7(), 'Scotland', 1, now()), (uuidv7(), 'North West', 2, now())`,
  )
  await circle.owner.query(
    `insert into office (id, person_id, kind, since) values (uuidv7(), $1, 'administrator', now())`,
    [moragId],
  )
})
afterAll(() => circle.close())
beforeEach(async () => {
  morag = await clientOf(circle, moragId)
})

async function person(name: string, email: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
  return id
}

/** Chooses a file on the page, as a browser sends it; answers where that leads. */
async function bring(client: Client, kind: string, file: string | Uint8Array, name = 'list.csv') {
  const { html } = await client.get('/office/import')
  const form = formsOf(html, '/office/import').find(({ action }) => action === '/office/import')
  const body = new FormData()
  for (const [field, value] of form?.values ?? []) if (field === '_key') body.append(field, value)
  body.append('kind', kind)
  body.append('pasted', '')
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  body.append('file', new File([new Uint8Array(bytes)], name, { type: 'text/csv' }))
  return client.post('/office/import', body)
}

/** Brings a file in as far as the page that shows its rows, with the columns as they were guessed. */
async function lookAt(client: Client, kind: string, file: string | Uint8Array) {
  const brought = await bring(client, kind, file)
  expect(brought.status, brought.html).toBe(303)
  const columns = await client.submit(brought.location ?? '', {}, /columns$/)
  expect(columns.status, columns.html).toBe(303)
  const path = columns.location ?? ''
  return { path, html: (await client.get(path)).html }
}

const texts = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')

async function offices() {
  const { rows } = await circle.owner.query(
    `select p.name, r.name as region, o.named_publicly_at is not null as named, o.given_by
     from office o join person p on p.id = o.person_id join region r on r.id = o.region_id where o.until is null order by 1, 2`,
  )
  return rows
}

describe('a list of representatives', () => {
  const list =
    'Full name;E-Mail;Region;Public\r\nSiân Pritchard;sian@example.org;North West;yes\r\nEwan Baird;EWAN@example.org;scotland;\r\n'

  test('is looked at row by row before anything is written, and brought in once', async () => {
    const { path, html } = await lookAt(morag, 'representatives', list)
    expect(texts(html)).toContain('Nothing is written yet')
    expect(texts(html)).toContain('Will represent North West, and is told by email.')
    expect(await offices()).toEqual([])

    const done = await morag.submit(path, {}, /run$/)
    expect(done.location).toMatch(/^\/office\/import\?done=/)
    expect(texts((await morag.get(done.location ?? '')).html)).toContain('Representatives brought in: 2 new')
    expect(await offices()).toEqual([
      { name: 'Ewan Baird', region: 'Scotland', named: false, given_by: moragId },
      { name: 'Siân Pritchard', region: 'North West', named: true, given_by: moragId },
    ])
    await circle.settled()
    for (const address of ['sian@example.org', 'ewan@example.org'])
      expect(circle.mail.to(address), address).toHaveLength(1)

    const again = await lookAt(morag, 'representatives', list)
    expect(texts(again.html)).toContain('Everything is here already')
    const { rows } = await circle.owner.query(
      'select count(*)::int as people from person where email in ($1, $2)',
      ['sian@example.org', 'ewan@example.org'],
    )
    expect(rows[0].people).toBe(2)
  })

  test('is read as Windows-1252 too, as an older Excel saves it', async () => {
    const old = Uint8Array.from(list.replaceAll('sian@', 'sian2@'), (letter) => letter.codePointAt(0) ?? 0)
    const { html } = await lookAt(morag, 'representatives', old)
    expect(texts(html)).toContain('Siân Pritchard')
  })
})

describe('a list of leaders', () => {
  const header =
    'Name,Email,Profession,Sessions as a member,Sessions led,Psychodynamic training,Regions,Ways of meeting,Languages,Accreditation,Since,Until'
  const list = [
    header,
    'Ailsa Grant,ailsa@example.org,GP,30,12,no,Scotland,"Face to face, online",English,Accredited,1/3/2024,28/2/2029',
    'Bruno Costa,bruno@example.org,Psychotherapist,50,,yes,Scotland; North West,online,"English, Portuguese",working towards,2026-01-15,',
    'Cara Reid,cara@example.org,,,,,,,,,,',
  ].join('\r\n')

  const register = async () => {
    const { rows } = await circle.owner.query(
      `select p.name, e.profession, e.member_sessions, e.group_member_experience, e.psychodynamic_training, e.modes,
         e.languages, e.findable_since, cardinality(e.region_ids) as regions, a.state, r.asks_for
       from leader_entry e join person p on p.id = e.person_id cross join lateral accreditation_at(p.id, current_date) a
       left join accreditation_request r on r.person_id = p.id and r.answered_at is null order by 1`,
    )
    return rows
  }

  test('makes entries, and puts what it says of accreditation before the Council', async () => {
    const { path, html } = await lookAt(morag, 'leaders', list)
    expect(texts(html)).toContain(
      'An entry in the register. Accredited since 1 March 2024, until 28 February 2029: put before the Council.',
    )
    await morag.submit(path, {}, /run$/)
    expect(await register()).toMatchObject([
      {
        name: 'Ailsa Grant',
        profession: 'GP',
        member_sessions: 30,
        group_member_experience: true,
        modes: ['face-to-face', 'online'],
        regions: 1,
        state: 'none',
        asks_for: 'accredited',
        findable_since: null,
      },
      {
        name: 'Bruno Costa',
        psychodynamic_training: true,
        languages: ['English', 'Portuguese'],
        regions: 2,
        asks_for: 'working-towards',
      },
      { name: 'Cara Reid', group_member_experience: false, asks_for: null },
    ])
    expect(texts((await lookAt(morag, 'leaders', list)).html)).toContain('Everything is here already')
  })

  test('changes what a list wrote, and nothing that a leader has touched since', async () => {
    await circle.owner.query(
      `update leader_entry set profession = 'Psychologist', changed_at = now() + interval '1 hour'
       where person_id = (select id from person where email = 'bruno@example.org')`,
    )
    const { path, html } = await lookAt(
      morag,
      'leaders',
      list.replaceAll(',GP,', ',Nurse,').replaceAll('Psychotherapist', 'GP'),
    )
    expect(texts(html)).toContain('2: Ailsa Grant changed The entry is changed.')
    expect(texts(html)).toContain('1 changed, 2 as they are')
    await morag.submit(path, {}, /run$/)
    expect((await register()).map(({ profession }) => profession)).toEqual(['Nurse', 'Psychologist', null])
  })

  test('is the Council’s decision when a member of Council brings it in', async () => {
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values (uuidv7(), $1, 'council', now())`,
      [moragId],
    )
    const both = list.replaceAll('ailsa@', 'isla@').replaceAll('bruno@', 'bram@')
    const { path, html } = await lookAt(morag, 'leaders', both)
    expect(texts(html)).toContain('decided by you.')
    await morag.submit(path, {}, /run$/)
    const { rows } = await circle.owner.query(
      `select p.email, d.state, d.since_on::text, d.until_on::text, d.decided_by from accreditation_decision d
       join person p on p.id = d.person_id order by 1`,
    )
    expect(rows).toEqual([
      {
        email: 'bram@example.org',
        state: 'working-towards',
        since_on: '2026-01-15',
        until_on: null,
        decided_by: moragId,
      },
      {
        email: 'isla@example.org',
        state: 'accredited',
        since_on: '2024-03-01',
        until_on: '2029-02-28',
        decided_by: moragId,
      },
    ])
    await circle.owner.query(`update office set until = now() where person_id = $1 and kind = 'council'`, [
      moragId,
    ])
  })

  test('is told what is wrong with its dates', async () => {
    const wrong = [
      header,
      'Una Keir,una@example.org,,,,,,,,accredited,,',
      'Vic Bell,vic@example.org,,,,,,,,accredited,1/3/2024,1/3/2023',
      'Wyn Ross,wyn@example.org,,,,,,,,working towards,1/3/2024,1/3/2027',
      'Xan Hope,xan@example.org,,,,,,,,none,1/3/2024,',
      'Yve Cole,yve@example.org,,,,,,,,accredited,1/3/2030,',
      'Zed Orr,zed@example.org,Astronaut,,,,,,Klingon,,,',
    ].join('\n')
    const text = texts((await lookAt(morag, 'leaders', wrong)).html)
    for (const fault of [
      'Since when? The day is missing.',
      'This is before the day on which the accreditation begins.',
      'Only an accreditation ends on a day',
      'There is a date, and no state of accreditation.',
      'This day is still to come.',
      'Profession: “Astronaut” is no profession we know.',
      'Languages: “Klingon” is no language we know.',
    ])
      expect(text).toContain(fault)
  })

  test('is taken out and brought in again without a change', async () => {
    const made = await morag.submit('/office/import', { kind: 'leaders' }, '/office/exports')
    const file = await morag.get(made.location ?? '')
    expect(file.html).not.toContain('@')
    expect(file.html).toContain('Portuguese')
    expect(texts((await lookAt(morag, 'leaders', file.html)).html)).toContain('Everything is here already')
  })
})

describe('a list of supervisors', () => {
  test('makes entries with places and fee, once', async () => {
    const list =
      'Name;Email;Offers;Places;Region;Mode;Language;Fee;Currency\nHanna Roth;hanna@example.org;individual, pair;2;Scotland;online;English/German;£70;GBP\nIda Quill;ida@example.org;tea;1;;;;;\n'
    const { path, html } = await lookAt(morag, 'supervisors', list)
    expect(texts(html)).toContain('“tea” is no kind of supervision we know.')
    await morag.submit(path, { leaveOut: 'yes' }, /run$/)
    const { rows } = await circle.owner.query(
      'select offers, places_free, fee_minor, currency, languages, findable_since from supervisor_entry',
    )
    expect(rows).toEqual([
      {
        offers: ['individual', 'pair'],
        places_free: 2,
        fee_minor: 7000,
        currency: 'GBP',
        languages: ['English', 'German'],
        findable_since: null,
      },
    ])
    const made = await morag.submit('/office/import', { kind: 'supervisors' }, '/office/exports')
    const file = await morag.get(made.location ?? '')
    expect(file.html).toContain('70.00')
    expect(texts((await lookAt(morag, 'supervisors', file.html)).html)).toContain(
      'Everything is here already',
    )
  })
})

describe('ten kinds of faulty row', () => {
  const rows = [
    'Name,Email,Region,Named in public',
    ',noname@example.org,Scotland,no', // 2 a name is missing
    'Ada Fell,ada at example.org,Scotland,no', // 3 no address
    'Bea Moss,,Scotland,no', // 4 no address at all
    'Cal Rowe,cal@example.org,Atlantis,no', // 5 unknown region
    'Dot Hale,dot@example.org,,no', // 6 no region
    'Eli Shaw,eli@example.org,Scotland,perhaps', // 7 neither yes nor no
    'Fay Lane,fay@example.org,Scotland,no', // 8 right
    'Fay Lane,FAY@example.org,Scotland,no', // 9 the same once more
    'Gil, Ford,gil@example.org,Scotland,no', // 10 a comma too many
    `${'H'.repeat(130)},hal@example.org,Scotland,no`, // 11 too long
    '"Ivy\u202E Wood",ivy@example.org,Scotland,no', // 12 hidden marks
    '"Jan\nMuir",jan@example.org,Scotland,no', // 13 two lines
  ].join('\r\n')

  test('are each said beside their row, and keep everything out until they are mended or left out', async () => {
    const { path, html } = await lookAt(morag, 'representatives', rows)
    const text = texts(html)
    for (const [row, fault] of [
      [2, 'Name: Please enter a name.'],
      [3, 'Email address: Please enter an email address'],
      [4, 'Email address: The email address is missing.'],
      [5, 'Region: “Atlantis” is no region we know.'],
      [6, 'Region: The region is missing.'],
      [7, 'Named in public: “perhaps” is neither yes nor no.'],
      [9, 'Region: Row 8 says this already.'],
      [10, 'This row has more cells than the header.'],
      [11, 'Name: At most 120 characters'],
      [12, 'Name: This has hidden marks'],
      [13, 'Name: Please write this on one line.'],
    ] as const) {
      expect(text, `row ${row}`).toMatch(new RegExp(`${row}: .{0,75}${fault.replaceAll(/[.?()]/g, '\\$&')}`))
    }
    const before = await offices()
    const refused = await morag.submit(path, {}, /run$/)
    expect(refused.status).toBe(409)
    expect(texts(refused.html)).toContain('Some rows have a fault, so nothing was written.')
    expect(await offices()).toEqual(before)

    const done = await morag.submit(path, { leaveOut: 'yes' }, /run$/)
    expect(texts((await morag.get(done.location ?? '')).html)).toContain('1 new, 11 left out')
    expect((await offices()).map(({ name }) => name)).toContain('Fay Lane')
  })
})

describe('a file that is no list', () => {
  test('is refused in a sentence, and nothing is kept of it', async () => {
    for (const [file, sentence] of [
      ['', 'Please choose a file, or paste the rows below.'],
      ['Name,Email\r\n', 'nothing below it'],
      [Uint8Array.from([0x50, 0x4b, 3, 4]), 'This is a whole workbook'],
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'This is no list that we can read'],
      ['Name,Email\n"Ada,ada@example.org\n', 'a quotation mark is opened'],
      [`Name,Email\n${'Ada,ada@example.org\n'.repeat(2_001)}`, 'more than 2,000 rows'],
    ] as const) {
      const answer = await bring(morag, 'people', file)
      expect([409, 422]).toContain(answer.status)
      expect(texts(answer.html)).toContain(sentence)
    }
    expect((await circle.owner.query('select from import_draft where kind = $1', ['people'])).rowCount).toBe(
      0,
    )
  })

  test('asks which column is which when the titles say nothing, and keeps what was chosen', async () => {
    const { location } = await bring(morag, 'people', 'Wer,Wo\nAda Fell,ada@example.org\n')
    const untouched = await morag.submit(location ?? '', {}, /columns$/)
    expect(untouched.status).toBe(422)
    expect(texts(untouched.html)).toContain('Please choose the column that holds: Name.')
    const twice = await morag.submit(location ?? '', { name: '0', email: '0' }, /columns$/)
    expect(texts(twice.html)).toContain('The same column is chosen for “Email address”.')
    const chosen = await morag.submit(location ?? '', { name: '0', email: '1' }, /columns$/)
    expect(texts((await morag.get(chosen.location ?? '')).html)).toContain('An account; no email is sent.')
  })

  test('may be pasted instead, as copied from the spreadsheet', async () => {
    const answer = await morag.submit(
      '/office/import',
      { kind: 'people', pasted: 'Name\tEmail\nBo Tarn\tbo@example.org' },
      '/office/import',
    )
    expect(answer.location).toMatch(/columns$/)
  })
})

describe('what was looked at', () => {
  test('is what is done: a change meanwhile is looked at again', async () => {
    const { path } = await lookAt(morag, 'people', 'Name,Email\nUna Keir,una@example.org\n')
    await person('Una Keir', 'una@example.org')
    const { html } = await morag.get(path)
    expect(texts(html)).toContain('Everything is here already')
    const { rows } = await circle.owner.query(`select id from import_draft where sheet::text like '%una@%'`)
    const stale = await morag.post(
      `/office/import/${rows[0].id}/run`,
      new URLSearchParams({
        _key:
          formsOf((await morag.get('/office/import')).html, '/')[0]?.values.find(
            ([n]) => n === '_key',
          )?.[1] ?? '',
        seen: 'something-else',
      }),
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    )
    expect(stale.status).toBe(409)
    expect(texts(stale.html)).toContain('Something has changed here since you looked')
  })

  test('is written once when two press at once', async () => {
    const file = 'Name,Email,Region\nZoe Pell,zoe@example.org,Scotland\n'
    const pages = [await lookAt(morag, 'representatives', file), await lookAt(morag, 'representatives', file)]
    const filled = await Promise.all(pages.map(({ path }) => morag.fillIn(path, {}, /run$/)))
    const answers = await Promise.all(filled.map((press) => press()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await offices()).filter(({ name }) => name === 'Zoe Pell')).toHaveLength(1)
  })

  test('is forgotten when it is given up, and after a day', async () => {
    const { path } = await lookAt(morag, 'people', 'Name,Email\nOla Beck,ola@example.org\n')
    const ended = await morag.submit(path, {}, /ending$/)
    expect(ended.location).toBe('/office/import?forgotten')
    expect((await morag.get(path)).status).toBe(404)
    await lookAt(morag, 'people', 'Name,Email\nOla Beck,ola@example.org\n')
    circle.clock.set('2026-11-05T20:00:00Z')
    await circle.owner.query(`select graphile_worker.add_job('retention.forget-hourly')`)
    await circle.settled()
    expect((await circle.owner.query('select from import_draft')).rowCount).toBe(0)
    circle.clock.set('2026-11-03T21:00:00Z')
  })
})

describe('a list that is taken out', () => {
  test('holds what its maker may see and no address, is written down, and can be brought in again', async () => {
    const made = await morag.submit('/office/import', { kind: 'representatives' }, '/office/exports')
    const file = await morag.get(made.location ?? '')
    expect(file.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(file.headers.get('Content-Disposition')).toBe(
      'attachment; filename="representatives-2026-11-03.csv"',
    )
    expect(file.html).toMatch(/Id,Name,Region,Named in public\r\n/)
    expect(file.html).toContain('Ewan Baird,Scotland,no')
    expect(file.html).not.toContain('@')
    expect(texts((await morag.get('/office/import')).html)).toMatch(
      /Representatives taken out: \d rows .* Morag Sinclair/,
    )
    const again = await lookAt(morag, 'representatives', file.html)
    expect(texts(again.html)).toContain('Everything is here already')
  })

  test('is fetched by whoever took it out, for a quarter of an hour', async () => {
    const made = await morag.submit('/office/import', { kind: 'people' }, '/office/exports')
    const anotherId = await person('Callum Reid', 'callum@example.org')
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values (uuidv7(), $1, 'administrator', now())`,
      [anotherId],
    )
    expect((await (await clientOf(circle, anotherId)).get(made.location ?? '')).status).toBe(404)
    circle.clock.set('2026-11-03T21:30:00Z')
    expect((await morag.get(made.location ?? '')).status).toBe(404)
  })
})

describe('everybody else', () => {
  test('does not see that there are such pages', async () => {
    const { location = '' } = await bring(morag, 'people', 'Name,Email\nPia Roe,pia@example.org\n')
    const ewan = await clientOf(circle, ewanId)
    for (const path of ['/office/import', location ?? '', `${location}`.replace('/columns', '')]) {
      expect((await ewan.get(path)).status, path).toBe(404)
    }
    expect((await ewan.post('/office/exports', 'kind=people')).status).toBe(404)
    const visitor = await clientOf(circle)
    expect((await visitor.get('/office/import')).location).toContain('/sign-in')
  })
})
