import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'
import { formsOf, linksOf, wordsOf } from '../support/forms.ts'

// Whoever is in charge answers, notes, assigns, forwards with a reason, takes back, closes and opens again (R78); every
// step is kept with who and when. No side's address is shown to the other until that side chooses to (R80).

let society: EnquirySociety
let path: string
let enquirer: string
let count = 0

beforeAll(async () => {
  society = await enquirySociety()
})
afterAll(() => society.close())

beforeEach(async () => {
  count += 1
  enquirer = `isla${count}@example.org`
  path = `/enquiries/${await society.ask('start-online', {
    name: `Isla ${count}`,
    email: enquirer,
    region: society.regions.northWest,
    message: 'Where do we begin?',
  })}`
  await society.circle.settled()
})

const page = async (who: keyof EnquirySociety['as']) => {
  const { status, html } = await society.as[who].get(path)
  return { status, words: wordsOf(html), forms: formsOf(html, path).map(({ action }) => action), html }
}
const lastTo = async (who: string) => {
  await society.circle.settled()
  return society.circle.mail.to(`${who}@example.org`).at(-1)
}

describe('an enquiry in the queue of two', () => {
  test('is taken in hand by the one, who alone is told of what is written then; the other sees it still', async () => {
    await society.as.omar.submit(path, { personId: society.ids.omar }, /assignment$/)
    expect((await page('sian')).words).toContain(
      'Omar has it in hand; it stays in the queue of the North West.',
    )
    const before = society.subjectsTo('sian').length
    await society.visitor.submit(await society.pageOf(enquirer), { body: 'Are you there?' })
    expect((await lastTo('omar'))?.subject).toBe(`Isla ${count} has written again`)
    expect(society.subjectsTo('sian')).toHaveLength(before)
  })

  test('is given to a colleague, who is told by email', async () => {
    await society.as.omar.submit(path, { personId: society.ids.sian }, /assignment$/)
    const mail = await lastTo('sian')
    expect(mail?.subject).toBe(`The enquiry from Isla ${count} is in your hands`)
    expect(mail?.text).toContain(path)
    expect((await page('morag')).words).toContain('Omar gave it into Sian’s hands')
    await society.as.sian.submit(path, {}, /assignment\/ending$/)
    expect((await page('morag')).words).toContain('Sian gave it back into the queue')
  })

  test('is given to nobody who is not in charge of it', async () => {
    for (const who of ['ewan', 'clement', 'mo'] as const) {
      const answer = await society.as.omar.submit(path, { personId: society.ids[who] }, /assignment$/)
      expect(answer.status, who).toBe(409)
      expect(wordsOf(answer.html)).toContain('They are not in charge of this enquiry now.')
    }
    const nobody = await society.as.omar.submit(path, { personId: '' }, /assignment$/)
    expect(nobody.status).toBe(422)
  })

  test('is told to all again while the one who has it is away', async () => {
    await society.as.omar.submit(path, { personId: society.ids.sian }, /assignment$/)
    await society.away('sian', '2026-10-05', '2026-10-05')
    const before = society.subjectsTo('omar').length
    await society.visitor.submit(await society.pageOf(enquirer), { body: 'Are you there?' })
    await society.circle.settled()
    expect(society.subjectsTo('omar').length).toBe(before + 1)
    await society.circle.owner.query('delete from office_absence')
  })
})

describe('a note for ourselves', () => {
  test('is read by all who look after the enquiry, and never by the enquirer', async () => {
    await society.as.omar.submit(path, { words: 'I know her practice.\nRing before ten.' }, /notes$/)
    expect((await page('sian')).words).toContain('Omar note for us')
    expect((await page('morag')).words).toContain('I know her practice.')
    const own = await society.visitor.get(await society.pageOf(enquirer))
    expect(own.html).not.toContain('Ring before ten')
    await society.circle.settled()
    expect(JSON.stringify(society.circle.mail.to(enquirer).map(({ text }) => text))).not.toContain(
      'Ring before',
    )
  })
})

describe('forwarding to Council', () => {
  test('shows that one enquiry to that one member, with the reason; they answer, and give it back', async () => {
    expect((await page('clement')).status).toBe(404)
    const bare = await society.as.morag.submit(
      path,
      { personId: society.ids.clement, reason: '' },
      /forwarding$/,
    )
    expect(bare.status).toBe(422)
    await society.as.morag.submit(
      path,
      { personId: society.ids.clement, reason: 'You have moved three groups.' },
      /forwarding$/,
    )
    const mail = await lastTo('clement')
    expect(mail?.subject).toBe('An enquiry is forwarded to you: Starting a group online')
    expect(mail?.text).toContain('You have moved three groups.')
    expect(mail?.text).toContain('Reply here')
    expect(mail?.text).not.toContain(enquirer)

    const seen = await page('clement')
    expect(seen.status).toBe(200)
    expect(seen.words).toContain('Where do we begin?')
    expect(seen.words).toContain('you see this one enquiry, and may answer it')
    // No closing, no handing on, no inviting.
    expect(
      seen.forms.filter((action) => /closure|assignment|region|invitation|forwarding$/.test(action)),
    ).toEqual([])
    const list = await society.as.clement.get('/enquiries')
    expect(linksOf(list.html).filter((href) => /[0-9a-f-]{36}$/.test(href))).toEqual([path])
    expect(wordsOf((await society.as.clement.get('/home')).html)).toContain(
      'Somebody is waiting for an answer',
    )

    await society.as.clement.submit(path, { body: 'Let us talk about it.' })
    const answer = society.circle.mail.to(enquirer)
    await society.circle.settled()
    expect(answer.length).toBeGreaterThan(0)
    expect(society.circle.mail.to(enquirer).at(-1)?.subject).toBe('Clement has answered your enquiry')
    await society.visitor.submit(await society.pageOf(enquirer), { body: 'Gladly.' })
    expect((await lastTo('clement'))?.subject).toBe(`Isla ${count} has written again`)

    const back = await society.as.clement.submit(path, {}, /forwarding\/ending$/)
    expect(back.location).toBe('/enquiries?done=given-back')
    expect((await page('clement')).status).toBe(404)
    expect(wordsOf((await society.as.clement.get('/enquiries')).html)).toContain('Nobody is waiting')
    const story = (await page('omar')).words
    expect(story).toContain('Morag forwarded it to Clement, of Council')
    expect(story).toContain('You have moved three groups.')
    expect(story).toContain('Clement gave it back')
  })

  test('is taken back by those in charge, and ends with the member’s office', async () => {
    const forward = () =>
      society.as.sian.submit(path, { personId: society.ids.clement, reason: 'Please.' }, /forwarding$/)
    expect((await forward()).status).toBe(303)
    expect((await page('clement')).status).toBe(200)
    await society.as.omar.submit(path, {}, /forwarding\/ending$/)
    expect((await page('clement')).status).toBe(404)
    expect((await page('sian')).words).toContain('Omar took it back from Clement')

    await forward()
    await society.circle.owner.query('update office set until = now() where id = $1', [
      society.offices.clement,
    ])
    expect((await page('clement')).status).toBe(404)
    await society.circle.owner.query('update office set until = null where id = $1', [
      society.offices.clement,
    ])
  })

  test('reaches members of Council only', async () => {
    const answer = await society.as.sian.submit(
      path,
      { personId: society.ids.ewan, reason: 'Please.' },
      /forwarding$/,
    )
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('Please.')
    expect((await page('ewan')).status).toBe(404)
  })
})

describe('from the administrator to the region (R77, R78)', () => {
  test('goes what came to her first; until then the region does not know of it', async () => {
    path = `/enquiries/${await society.ask('move-online', {
      name: 'Kezia Bloom',
      email: 'kezia@example.org',
      region: society.regions.scotland,
      stage: 'thinking',
      leadersCome: 'all',
      message: 'How do we move?',
    })}`
    expect((await page('ewan')).status).toBe(404)
    await society.as.morag.submit(path, { reason: 'They are near you.' }, /region$/)
    expect((await page('ewan')).status).toBe(200)
    expect((await lastTo('ewan'))?.subject).toBe('New enquiry from Kezia Bloom (Scotland)')
    expect((await page('ewan')).words).toContain('They are near you.')
    expect((await page('morag')).forms.some((action) => action.endsWith('/region'))).toBe(false)
  })
})

describe('closing', () => {
  test('says how it ended, is kept, and is undone', async () => {
    expect((await society.as.omar.submit(path, {}, /closure$/)).status).toBe(422)
    await society.as.omar.submit(path, { outcome: 'led-on' }, /closure$/)
    expect((await page('sian')).words).toContain('Omar closed itIt has led to a group')
    await society.as.sian.submit(path, {}, /closure\/ending$/)
    expect((await page('omar')).words).toContain('Sian opened it again')
    expect((await page('omar')).words).toContain('hears from a person soon')
  })

  test('is the enquirer’s too: thank you, this is settled', async () => {
    const own = await society.pageOf(enquirer)
    const answer = await society.visitor.submit(own, {}, /closure$/)
    expect(answer.location).toBe(`${own}?settled`)
    expect(wordsOf((await society.visitor.get(`${own}?settled`)).html)).toContain('Thank you for telling us')
    expect((await page('omar')).words).toContain(`Isla ${count} closed itSettled, says the enquirer.`)
    await society.visitor.submit(own, { body: 'After all …' })
    expect((await page('omar')).words).toContain(`Isla ${count} opened it again`)
  })
})

describe('an address', () => {
  test('of ours is shown to the enquirer by choice alone, on their page alone, and taken away again', async () => {
    await society.as.omar.submit(path, { body: 'Hello.' })
    const own = await society.pageOf(enquirer)
    expect((await society.visitor.get(own)).html).not.toContain('omar@example.org')
    await society.as.omar.submit(path, {}, /address$/)
    expect((await society.visitor.get(own)).html).toContain('omar@example.org')
    // The other representative's is hers to show.
    expect((await society.visitor.get(own)).html).not.toContain('sian@example.org')
    expect((await page('sian')).html).not.toContain('omar@example.org')
    expect((await page('sian')).words).toContain(`Omar showed Isla ${count} their address`)
    await society.as.omar.submit(path, {}, /address\/ending$/)
    expect((await society.visitor.get(own)).html).not.toContain('omar@example.org')
    expect(JSON.stringify(society.circle.mail.to(enquirer).map(({ text }) => text))).not.toContain('omar@')
  })

  test('of the enquirer is shown to those who look after the enquiry by choice alone', async () => {
    const own = await society.pageOf(enquirer)
    for (const who of ['omar', 'sian', 'morag'] as const)
      expect((await page(who)).html).not.toContain(enquirer)
    await society.visitor.submit(own, {}, /address$/)
    for (const who of ['omar', 'sian', 'morag'] as const) expect((await page(who)).html).toContain(enquirer)
    expect((await page('ewan')).status).toBe(404)
    await society.visitor.submit(own, {}, /address\/ending$/)
    expect((await page('omar')).html).not.toContain(enquirer)
    expect((await page('omar')).words).toContain(`Isla ${count} shows their address no more`)
  })

  test('of somebody who no longer looks after the enquiry is not shown any more', async () => {
    const own = await society.pageOf(enquirer)
    await society.as.omar.submit(path, {}, /address$/)
    await society.circle.owner.query('update office set until = now() where id = $1', [society.offices.omar])
    expect((await society.visitor.get(own)).html).not.toContain('omar@example.org')
    await society.circle.owner.query('update office set until = null where id = $1', [society.offices.omar])
  })
})

describe('the steps', () => {
  test('are kept with who and when, and nobody changes or takes them away', async () => {
    await society.as.omar.submit(path, { words: 'A note.' }, /notes$/)
    const { rows } = await society.circle.owner.query(
      `select kind, taken_by, taken_at is not null as dated from enquiry_step where enquiry_id = $1`,
      [path.slice(-36)],
    )
    expect(rows).toEqual([{ kind: 'noted', taken_by: society.ids.omar, dated: true }])
    const { rows: grants } = await society.circle.owner.query(
      `select grantee, privilege_type from information_schema.role_table_grants
       where table_name = 'enquiry_step' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and grantee in ('circle_viewer', 'circle_holder', 'circle_jobs', 'circle_signin')`,
    )
    expect(grants).toEqual([])
  })
})
