import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forget, hourlyKinds } from '../../src/features/retention/commands/forget.ts'
import { applicant, applied, linkIn, withScreen, writeApplication } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import { type OpenGroup, type OpenGroupWish, writeOpenGroup } from '../support/open-group.ts'
import { openedForm } from '../support/opened-form.ts'

let circle: Circle
const log: string[] = []
beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z', log })
})
afterAll(() => circle.close())

const group = (wish?: OpenGroupWish): Promise<OpenGroup> => writeOpenGroup(circle.owner, wish)
const leaderOf = (of: OpenGroup): Promise<Client> => clientOf(circle, of.leaderIds[0])
const applyTo = async (of: OpenGroup, who: Record<string, string>, browser?: Client) =>
  (browser ?? (await clientOf(circle))).submit(`/groups/${of.id}/apply`, who)
const count = async (table: string, where: string, ...values: unknown[]): Promise<number> =>
  Number((await circle.owner.query(`select count(*) from ${table} where ${where}`, values)).rows[0].count)
const emailOf = async (personId: string): Promise<string> =>
  (await circle.owner.query('select email from person where id = $1', [personId])).rows[0].email
async function lettersToLeaders(of: OpenGroup): Promise<(string | undefined)[]> {
  await circle.settled()
  return circle.mail.to(await emailOf(of.leaderIds[0])).map(({ subject }) => subject)
}

describe('an application with a fault', () => {
  test.each([
    ['no name', { name: '' }, 'Please enter your name.'],
    ['an address that is none', { email: 'anna at example' }, 'Please enter an email address'],
    ['no profession', { profession: '' }, 'Please choose your profession.'],
    ['a profession from elsewhere', { profession: 'Astronaut' }, 'Please choose your profession.'],
    ['no kind of place', { work_setting: '' }, 'Please choose the kind of place you work in.'],
    [
      'a kind of place from elsewhere',
      { work_setting: 'The Moon' },
      'Please choose the kind of place you work in.',
    ],
    ['no area', { workplace_area: ' ' }, 'Please enter the town or area you work in.'],
    ['no word of why', { why: '' }, 'Please enter a few words.'],
    ['a book', { why: 'a'.repeat(2_001) }, 'At most 2000 characters'],
    ['a way of hearing from elsewhere', { heard_how: 'In a dream' }, 'Please choose one of these.'],
    ['control characters', { why: 'a\u0000b' }, 'invisible control character'],
    ['a patient', { why: 'I think of Mr X, 54, every night.' }, 'This looks as if it held a patient'],
  ])('%s is told so beside the field, and keeps what was typed', async (_, fault, words) => {
    const leith = await group()
    const who = { ...applicant(withScreen), name: 'Anna Bell', ...fault }
    const answer = await applyTo(leith, who)
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.html)).toContain(words)
    const typed = new Map(formsOf(answer.html, '').find(({ action }) => action.endsWith('apply'))?.values)
    expect(typed.get('email')).toBe(who.email)
    expect(typed.get('has_camera')).toBe('yes')
    expect(await count('application', 'group_id = $1', leith.id)).toBe(0)
  })

  test('without a camera is no fault: it is taken, and the leaders see what to talk about (R32–R34)', async () => {
    const leith = await group()
    const { id } = await applied(circle, leith.id, { has_computer: 'yes', heard_how: 'A flier' })
    const leader = await leaderOf(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    const words = wordsOf((await leader.get(one)).html)
    expect(words).toContain('Still without a camera and a good connection: worth a talk')
    expect(words).toContain('General practice')
    expect(words).toContain('A flier')
    await leader.submit(one, {}, /technology$/)
    expect(wordsOf((await leader.get(one)).html)).toContain('Computer, camera and a good connection')
  })
})

describe('the address check', () => {
  test('an application counts from the press on the page behind the email; before that leaders know nothing', async () => {
    const leith = await group()
    const { who, page, id, browser } = await writeApplication(circle, leith.id)
    const letter = circle.mail.to(who.email)[0]
    expect(letter?.subject).toBe('Your application to Leith Evening: one more step')
    const read = letter?.text?.replace(/\s+/g, ' ')
    expect(read).toContain('If you did not apply, you need do nothing')
    expect(read).toContain('deleted after Monday 9 November 2026')

    const leader = await leaderOf(leith)
    const nothing = async () => {
      expect((await leader.get(`/groups/${leith.id}/applicants/${id}`)).status).toBe(404)
      expect(wordsOf((await leader.get(`/groups/${leith.id}/applicants`)).html)).not.toContain('Anna Bell')
      expect(wordsOf((await leader.get('/home')).html)).not.toContain('Anna')
      expect(await lettersToLeaders(leith)).toEqual([])
    }
    await nothing()
    // A program that looks through emails follows every link.
    const scanner = await clientOf(circle)
    expect((await scanner.get(page)).status).toBe(200)
    for (const link of ['confirmation', 'discard']) await scanner.get(`${page}/${link}`)
    await nothing()

    const words = wordsOf((await browser.get(page)).html)
    expect(words).toContain('Is this your application?')
    expect(words).toContain(who.why)
    expect(words).toContain('if nobody says yes by Monday 9 November 2026, it is deleted')
    const said = await browser.submit(page, {}, /confirmation$/)
    expect(said.location).toBe(`${page}?saved=confirmed`)
    expect(wordsOf((await browser.get(`${page}?saved=confirmed`)).html)).toContain(
      'Thank you: the leaders have it now.',
    )
    expect(await lettersToLeaders(leith)).toEqual(['Somebody would like to join Leith Evening'])
    expect(wordsOf((await leader.get(`/groups/${leith.id}/applicants`)).html)).toContain('Anna Bell')
    // Pressed again from a page that was still open, nothing more comes of it.
    expect(await count('application', 'id = $1 and confirmed_at is not null', id)).toBe(1)
  })

  test('unconfirmed, it is gone after a week with everything that named its writer; confirmed ones stay', async () => {
    const leith = await group()
    const { who, page } = await writeApplication(circle, leith.id)
    const kept = await applied(circle, leith.id)
    const now = circle.clock.now()
    const daysLater = async (days: number) => {
      circle.clock.set(now.add({ hours: days * 24 }))
      await forget(circle, hourlyKinds, circle.clock.now())
    }
    await daysLater(6)
    const visitor = await clientOf(circle)
    expect((await visitor.get(page)).status).toBe(200)
    await daysLater(8)
    const gone = await visitor.get(page)
    expect(gone.status).toBe(404)
    expect(wordsOf(gone.html)).toContain('This address opens nothing now')
    expect(await count('correspondent', 'email = $1', who.email)).toBe(0)
    expect(await count('application', 'id = $1', kept.id)).toBe(1)
    circle.clock.set(now)
  })

  test('whoever finds an application in their name deletes it at once, and nobody is told', async () => {
    const leith = await group()
    const { who, page, browser } = await writeApplication(circle, leith.id)
    const answer = await browser.submit(page, {}, /discard$/)
    expect(answer.location).toBe('/applications/deleted')
    expect(wordsOf((await browser.get('/applications/deleted')).html)).toContain('nobody was told')
    expect((await browser.get(page)).status).toBe(404)
    expect(await count('correspondent', 'email = $1', who.email)).toBe(0)
    expect(await lettersToLeaders(leith)).toEqual([])
  })

  test('a group that closed meanwhile gets nothing, and the page says so', async () => {
    const leith = await group()
    const { page, browser } = await writeApplication(circle, leith.id)
    await circle.owner.query('update balint_group set opened_at = null where id = $1', [leith.id])
    const answer = await browser.submit(page, {}, /confirmation$/)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('takes no applications any more')
    expect(await lettersToLeaders(leith)).toEqual([])
  })
})

describe('applying twice', () => {
  test('with one address: the same answer on the screen, and an email with the way to the first', async () => {
    const leith = await group()
    const { who, page } = await applied(circle, leith.id)
    const first = await (await clientOf(circle)).get(`/groups/${leith.id}/apply/received`)
    const again = () => applyTo(leith, { ...applicant(), email: who.email.toUpperCase() })
    // Within the hour of the first email nobody can have them written to once more.
    expect((await again()).location).toBe(`/groups/${leith.id}/apply/received`)
    await circle.settled()
    expect(circle.mail.to(who.email)).toHaveLength(1)

    circle.clock.set(circle.clock.now().add({ hours: 2 }))
    const later = await again()
    expect(later.location).toBe(`/groups/${leith.id}/apply/received`)
    const shown = (await (await clientOf(circle)).get(later.location ?? '')).html
    expect(shown.replace(/_key.*?>/g, '')).toBe(first.html.replace(/_key.*?>/g, ''))
    expect(await linkIn(circle, who.email, /already/)).toBe(page)
    expect(await count('application', 'group_id = $1', leith.id)).toBe(1)
  })

  test('before either is confirmed: the words one says yes to count, and the others never do', async () => {
    const leith = await group()
    const theirs = await writeApplication(circle, leith.id, {
      why: 'Words that somebody else put in my mouth.',
    })
    const email = theirs.who.email
    const own = await writeApplication(circle, leith.id, { email, why: 'My own words.' })
    expect(own.page).not.toBe(theirs.page)
    await own.browser.submit(own.page, {}, /confirmation$/)
    const answer = await own.browser.submit(theirs.page, {}, /confirmation$/)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('You have an application to this group already')
    expect(await lettersToLeaders(leith)).toHaveLength(1)
    const leader = await leaderOf(leith)
    const words = wordsOf((await leader.get(`/groups/${leith.id}/applicants/${own.id}`)).html)
    expect(words).toContain('My own words.')
  })

  test('and confirmed in the same second is one application', async () => {
    const leith = await group()
    const one = await writeApplication(circle, leith.id)
    const other = await writeApplication(circle, leith.id, { email: one.who.email })
    const presses = await Promise.all([
      one.browser.fillIn(one.page, {}, /confirmation$/),
      other.browser.fillIn(other.page, {}, /confirmation$/),
    ])
    const answers = await Promise.all(presses.map((press) => press()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect(await count('application', 'group_id = $1 and confirmed_at is not null', leith.id)).toBe(1)
  })

  test('to two groups is two applications, and neither knows of the other', async () => {
    const [leith, stirling] = [await group(), await group({ name: 'Stirling Morning' })]
    const first = await applied(circle, leith.id)
    const second = await applied(circle, stirling.id, { email: first.who.email })
    const leader = await leaderOf(stirling)
    const shown = await leader.get(`/groups/${stirling.id}/applicants/${second.id}`)
    expect(shown.html).not.toContain('Leith Evening')
    expect((await leader.get(`/groups/${leith.id}/applicants/${first.id}`)).status).toBe(404)
  })

  test('a mailbox is not flooded: after six letters in a day no more come, and the screen says the same', async () => {
    const leith = await group()
    const { who } = await writeApplication(circle, leith.id)
    for (let nth = 0; nth < 7; nth++) {
      const answer = await applyTo(leith, { ...applicant(), email: who.email })
      expect(answer.location).toBe(`/groups/${leith.id}/apply/received`)
    }
    await circle.settled()
    expect(circle.mail.to(who.email)).toHaveLength(6)
  })
})

describe('the applicant’s own page', () => {
  test('lets them put right what they wrote, until the leaders have acted', async () => {
    const leith = await group()
    const { page, browser, id } = await applied(circle, leith.id)
    const changed = {
      name: 'Anna Bell-Reid',
      workplace_area: 'Dunbar',
      has_camera: 'yes',
      profession: 'Nurse',
    }
    const saved = await browser.submit(`${page}/correction`, changed, /correction$/)
    expect(saved.location).toBe(`${page}?saved=corrected`)
    expect(wordsOf((await browser.get(`${page}?saved=corrected`)).html)).toContain('Dunbar')
    const leader = await leaderOf(leith)
    const one = `/groups/${leith.id}/applicants/${id}`
    const words = wordsOf((await leader.get(one)).html)
    expect(words).toContain('Anna Bell-Reid')
    expect(words).toContain('Changed by them')
    const late = await browser.fillIn(`${page}/correction`, { why: 'Something else.' }, /correction$/)
    await circle.owner.query(
      `insert into interview (application_id, held_on, outcome, recorded_by, recorded_at)
       values ($1, '2026-11-02', null, $2, now())`,
      [id, leith.leaderIds[0]],
    )
    const answer = await late()
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('The leaders have begun to act on it')
    expect((await browser.get(`${page}/correction`)).location).toBe(page)
  })

  const interviewed = `insert into interview (application_id, held_on, outcome, recorded_by, recorded_at)
    values ($1, '2026-11-02', null, $2, now())`
  const paused = (kind: string, until: string) =>
    `insert into application_pause (id, application_id, kind, since_at, by_person_id, until_on)
     values (gen_random_uuid(), $1, '${kind}', now(), $2, ${until})`
  const offered = (sinceDays: number, answer = '') =>
    `insert into place_offer (id, application_id, ground_rules_id, fee_agreement_id, offered_by, offered_at, expires_at${answer && ', declined_at'})
     select gen_random_uuid(), $1, r.id, f.id, $2, now() - interval '${sinceDays} days', now() - interval '${sinceDays} days' + interval '14 days'${answer && ', now()'}
     from application a join ground_rules r using (group_id) join fee_agreement f using (group_id) where a.id = $1`

  test.each([
    ['asked', null, 'The leaders have your application'],
    ['interviewed', interviewed, 'The leaders are deciding'],
    ['deferred', paused('deferred', "'2026-12-10'"), 'The leaders will come back to you'],
    ['waiting', paused('waiting', 'null'), 'You are on the group’s waiting list'],
    ['offered', offered(0), 'There is a place for you'],
    ['offer-expired', offered(20), 'The time to answer has passed'],
    ['offer-declined', offered(2, 'declined'), 'You said no to the place'],
  ])('says kindly how it stands, and withdraws: %s', async (_, how, words) => {
    const leith = await group()
    const { page, browser, id } = await applied(circle, leith.id)
    if (how) {
      const now = circle.clock.now().toString()
      await circle.owner.query(how.replaceAll('now()', `'${now}'::timestamptz`), [id, leith.leaderIds[0]])
    }
    expect(wordsOf((await browser.get(page)).html)).toContain(words)
    expect((await browser.submit(page, {}, /withdrawal$/)).status).toBe(303)
    const after = wordsOf((await browser.get(page)).html)
    expect(after).toContain('You have withdrawn your application')
    expect(after).not.toContain('Withdraw my application')
    expect(await lettersToLeaders(leith)).toContain('Anna Bell has withdrawn')
    // The seat that was held is free again.
    const { rows } = await circle.owner.query('select seats_offered($1) as held', [leith.id])
    expect(rows[0].held).toBe(0)
  })
})

describe('the group’s own questions', () => {
  const questions = (of: OpenGroup) => `/groups/${of.id}/applicants/questions`
  const ask = async (leader: Client, of: OpenGroup, wording: string, required = false) =>
    leader.submit(questions(of), { wording, required: required ? ['yes'] : [] }, /questions$/)
  const shown = async (of: OpenGroup) =>
    formsOf((await (await clientOf(circle)).get(`/groups/${of.id}/apply`)).html, '')
      .find(({ action }) => action.endsWith('/apply'))
      ?.fields.filter((name) => name.startsWith('answer_')) ?? []

  test('are answered on the form, and each answer keeps the wording of its day', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    expect((await ask(leader, leith, 'What would keep you away?', true)).location).toBe(
      `${questions(leith)}?saved`,
    )
    await ask(leader, leith, 'Have you been in a group before?')
    const [first = '', second = ''] = await shown(leith)
    const missing = await applyTo(leith, { ...applicant(), [second]: 'Yes, in Cardiff.' })
    expect(missing.status).toBe(422)
    expect(wordsOf(missing.html)).toContain('Please enter an answer.')
    expect(missing.html).toContain('Yes, in Cardiff.')
    const { id, page, browser } = await applied(circle, leith.id, { [first]: 'School holidays.' })

    const questionId = first.replace('answer_', '')
    await leader.submit(
      questions(leith),
      { wording: 'Which weeks are hard for you?' },
      new RegExp(`questions/${questionId}$`),
    )
    const words = wordsOf((await leader.get(`/groups/${leith.id}/applicants/${id}`)).html)
    expect(words).toContain('What would keep you away?School holidays.')
    expect(words).not.toContain('Have you been in a group before?')
    // Put right later, the answer still stands under the question it was given to.
    await browser.submit(`${page}/correction`, { [first]: 'Easter only.', [second]: 'Once.' }, /correction$/)
    const later = wordsOf((await leader.get(`/groups/${leith.id}/applicants/${id}`)).html)
    expect(later).toContain('What would keep you away?Easter only.')
    expect(later).toContain('Have you been in a group before?Once.')
  })

  test('are a handful at most, change places, and are asked no more when the leaders say so', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    for (const wording of ['One?', 'Two?', 'Three?', 'Four?']) await ask(leader, leith, wording)
    const sixth = await leader.fillIn(questions(leith), { wording: 'Six?' }, /questions$/)
    await ask(leader, leith, 'Five?')
    const refused = await sixth()
    expect(refused.status).toBe(409)
    expect(wordsOf(refused.html)).toContain('5 questions are as many as one asks of a stranger')
    const before = await shown(leith)
    const third = before[2]?.replace('answer_', '')
    await leader.submit(questions(leith), { direction: 'up' }, `${questions(leith)}/${third}/place`)
    expect(await shown(leith)).toEqual([before[0], before[2], before[1], before[3], before[4]])
    await leader.submit(questions(leith), {}, `${questions(leith)}/${third}/retirement`)
    expect(await shown(leith)).toEqual([before[0], before[1], before[3], before[4]])
    expect((await ask(leader, leith, 'Six?')).status).toBe(303)
    expect((await ask(leader, leith, 'Six?').catch(() => null))?.status ?? 409).toBe(409)
  })

  test('changed while somebody fills in the form: they are asked to look again, and lose nothing', async () => {
    const leith = await group()
    const leader = await leaderOf(leith)
    const browser = await clientOf(circle)
    const { html } = await browser.get(`/groups/${leith.id}/apply`)
    const open = openedForm(html, /apply$/, applicant({ why: 'Words of an evening' }))
    await ask(leader, leith, 'Is Tuesday good?')
    const answer = await browser.post(`/groups/${leith.id}/apply`, open)
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('The leaders have changed their questions')
    expect(answer.html).toContain('Words of an evening')
    expect(answer.html).toContain('Is Tuesday good?')
  })

  test('are the leaders’ to write: strangers sign in first, other leaders find no page', async () => {
    const [leith, other] = [await group(), await group()]
    expect((await (await clientOf(circle)).get(questions(leith))).location).toMatch(/^\/sign-in/)
    expect((await (await leaderOf(other)).get(questions(leith))).status).toBe(404)
  })
})

describe('a text that looks as if it held a patient', () => {
  const words = 'I keep thinking of J.B., 54, of ward nine.'

  test('is held back, and sent all the same by a tick that is for those very words', async () => {
    const leith = await group()
    const browser = await clientOf(circle)
    const who = applicant({ why: words })
    const held = await applyTo(leith, who, browser)
    expect(held.status).toBe(422)
    expect(wordsOf(held.html)).toContain('by name or initials and age')
    expect(held.html).toContain(words)
    const form = openedForm(held.html, /apply$/, {})
    const mark = /name="_looked" value="([^"]+)"/.exec(held.html)?.[1] ?? ''
    const tickFor = (why: string) => {
      const body = new URLSearchParams(form)
      body.set('_looked', mark)
      body.set('why', why)
      return browser.post(`/groups/${leith.id}/apply`, body)
    }
    expect((await tickFor(`${words} And Mr Y, 71.`)).status).toBe(422)
    expect((await tickFor(words)).status).toBe(303)
    expect(await count('application', 'why = $1', words)).toBe(1)
  })

  test('leaves no trace: nothing is stored, and no log holds a word of it', async () => {
    const leith = await group()
    await applyTo(leith, applicant({ why: 'Zebedee Quill, dob 12/03/1948, hospital number 4471023' }))
    expect(await count('application', `why like '%Zebedee%'`)).toBe(0)
    expect(log.join('\n')).not.toMatch(/Zebedee|4471023|ward nine|by name or initials/)
  })
})
