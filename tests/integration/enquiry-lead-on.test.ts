import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import { pathIn } from '../support/mail-server.ts'
import { writeSmallSociety } from '../support/small-society.ts'

// Rhona represents Scotland, Tegan South Wales. What Noor, Lena, Sol and Gwen ask leads on in one step each.

const START = '2026-10-05T09:00:00Z'
const scotland = randomUUID()
const wales = randomUUID()
const people = { rhona: randomUUID(), tegan: randomUUID(), ada: randomUUID(), olga: randomUUID() }

let circle: Circle
let visitor: Client
let rhona: Client
let tegan: Client

beforeAll(async () => {
  circle = await startCircle({ now: START })
  await writeSmallSociety(circle.owner, {
    since: START,
    regions: [
      { id: scotland, name: 'Scotland' },
      { id: wales, name: 'South Wales' },
    ],
    people,
    offices: [
      { of: people.ada, kind: 'administrator' },
      { of: people.olga, kind: 'concerns-officer' },
      { of: people.rhona, kind: 'representative', region: scotland },
      { of: people.tegan, kind: 'representative', region: wales },
    ],
  })
  visitor = await clientOf(circle)
  rhona = await clientOf(circle, people.rhona)
  tegan = await clientOf(circle, people.tegan)
})
afterAll(() => circle.close())

/** Somebody asks; answers the path of the enquiry. */
async function asks(kind: string, name: string, fields: Record<string, string>): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`
  const sent = await visitor.submit(`/contact?kind=${kind}`, {
    name: `${name} Grant`,
    email,
    region: scotland,
    message: 'May I?',
    ...fields,
  })
  expect(sent.location, sent.html).toContain('/contact/sent')
  const { rows } = await circle.owner.query(
    'select e.id from enquiry e join correspondent c on c.id = e.correspondent_id where c.email = $1',
    [email],
  )
  return `/enquiries/${rows[0].id}`
}

const stepsOf = async (path: string): Promise<string[]> =>
  (
    await circle.owner.query('select kind from enquiry_step where enquiry_id = $1 order by taken_at, id', [
      path.split('/').at(-1),
    ])
  ).rows.map(({ kind }) => kind)

const newest = (name: string) => circle.mail.to(`${name.toLowerCase()}@example.org`).at(-1)

/** The key of any form on the page, for sending what it would not send any more. */
const again = async (client: Client, from: string, to: string) => {
  const { html } = await client.get(from)
  const key = formsOf(html, from).find(({ fields }) => fields.includes('body'))?.values[0]?.[1] ?? ''
  return client.post(to, new URLSearchParams({ _key: key }))
}

describe('from an enquiry in one step', () => {
  test('somebody who looks for a group is put on the waiting list of the region, with what they told us', async () => {
    const path = await asks('join-group', 'Noor', { profession: 'GP', way: 'face-to-face', area: 'Leith' })
    await rhona.submit(path, { body: 'No group is open near you just now.' })
    expect(wordsOf((await rhona.get(path)).html)).toContain('Next stepPut them on the waiting list')
    const led = await rhona.submit(path, {}, /waiting-list-entry$/)
    expect(led.location).toBe(`${path}?done=led-on`)
    await circle.settled()
    const { rows } = await circle.owner.query(
      `select region_id, wants_online, profession, area, proposed_by, confirmed_at from waiting_list_entry`,
    )
    expect(rows).toEqual([
      {
        region_id: scotland,
        wants_online: false,
        profession: 'GP',
        area: 'Leith',
        proposed_by: people.rhona,
        confirmed_at: null,
      },
    ])
    expect(newest('noor')?.subject).toMatch(/group/i)
    expect(JSON.stringify(newest('noor'))).not.toContain('rhona@example.org')
    const page = wordsOf((await rhona.get(path)).html)
    expect(page).toContain('Rhona put Noor Grant down for the waiting list')
    expect(page).toContain('Next stepClose the enquiry')
    expect(page).not.toContain('noor@example.org')
    expect(wordsOf((await rhona.get('/enquiries?list=open')).html)).toContain('Noor Grant')

    const twice = await again(rhona, path, `${path}/waiting-list-entry`)
    expect(twice.status).toBe(409)
    expect(wordsOf(twice.html)).toContain('They have been put down for the waiting list already.')
    expect(await stepsOf(path)).toEqual(['led-to-waiting-list'])
  })

  test('somebody who wants to lead is invited to the register, where nothing is typed twice', async () => {
    const path = await asks('become-leader', 'Lena', {
      profession: 'Psychiatrist',
      experience: 'some',
      wish: 'lead',
    })
    // The invitation is itself the first answer.
    const led = await rhona.submit(path, {}, /register-invitation$/)
    expect(led.location).toBe(`${path}?done=led-on`)
    await circle.settled()
    expect(JSON.stringify(newest('lena'))).not.toContain('rhona@example.org')
    const page = wordsOf((await rhona.get(path)).html)
    expect(page).toContain('Rhona invited Lena Grant to the register of leaders')
    expect(page).toContain('The enquirer has the invitation')
    const { rows } = await circle.owner.query('select first_answered_at from enquiry where id = $1', [
      path.split('/').at(-1),
    ])
    expect(rows[0].first_answered_at).not.toBeNull()
    const twice = await again(rhona, path, `${path}/register-invitation`)
    expect(twice.status).toBe(409)
    expect(wordsOf(twice.html)).toContain('They have been invited to the register already.')

    const invitation = pathIn(newest('lena'))
    const lena = await clientOf(circle)
    const accepted = await lena.submit(invitation, {}, /register\/invitations/)
    expect(accepted.status).toBe(303)
    expect((await lena.get(accepted.location ?? '')).location ?? accepted.location).toContain('/register')
    expect((await lena.get('/register/me')).html).toContain('Psychiatrist')
    expect(wordsOf((await rhona.get(path)).html)).toContain('Next stepClose the enquiry')
  })

  test('somebody who looks for supervision is led to it', async () => {
    const path = await asks('find-supervision', 'Sol', { seeks: 'either', leading: 'leads', way: 'either' })
    const led = await rhona.submit(path, {}, /supervision-request$/)
    expect(led.location).toBe(`${path}?done=led-on`)
    await circle.settled()
    expect(JSON.stringify(newest('sol'))).not.toContain('rhona@example.org')
    expect(wordsOf((await rhona.get(path)).html)).toContain('Rhona led Sol Grant to supervision')
    const twice = await again(rhona, path, `${path}/supervision-request`)
    expect(twice.status).toBe(409)
    expect(wordsOf(twice.html)).toContain('They have been led to supervision already.')
    const odd = await rhona.submit(
      await asks('find-supervision', 'Siri', { seeks: 'either', leading: 'leads', way: 'either' }),
      { suggestion: `supervisor:${randomUUID()}` },
      /supervision-request$/,
    )
    expect(odd.status).toBe(409)
    expect(wordsOf(odd.html)).toContain('Whom you suggest has no place free any more.')
  })

  test('somebody who moves a group online founds it here with its region and its members', async () => {
    const path = await asks('move-online', 'Gwen', {
      stage: 'decided',
      members: '9',
      leadersCome: 'all',
    })
    const ada = await clientOf(circle, people.ada)
    await ada.submit(path, {}, /founder-invitation$/)
    await circle.settled()
    expect(wordsOf((await ada.get(path)).html)).toContain('Ada invited Gwen Grant to found a group')
    const gwen = await clientOf(circle)
    await gwen.submit(pathIn(newest('gwen')), {}, /invitations/)
    const { rows } = await circle.owner.query(
      'select region_id, mode, is_transfer, most_members from balint_group where enquiry_id = $1',
      [path.split('/').at(-1)],
    )
    expect(rows).toEqual([{ region_id: scotland, mode: 'online', is_transfer: true, most_members: 9 }])
  })

  test('is not for another region’s representative', async () => {
    const path = await asks('join-group', 'Pia', { profession: 'Nurse', way: 'online' })
    const own = await asks('join-group', 'Owen', { profession: 'Nurse', way: 'online', region: wales })
    for (const what of ['waiting-list-entry', 'register-invitation', 'supervision-request']) {
      expect((await again(tegan, own, `${path}/${what}`)).status, what).toBe(404)
    }
    expect(await stepsOf(path)).toEqual([])
  })

  test('a concern leads to none of these, even for the officer who reads it', async () => {
    const sent = await visitor.submit('/contact?kind=concern', {
      name: 'Quill Grant',
      email: 'quill@example.org',
      message: 'Something in my group worries me.',
      standing: 'member',
      wish: 'advice',
    })
    expect(sent.status).toBe(303)
    const { rows } = await circle.owner.query(`select id from enquiry where kind = 'concern'`)
    const path = `/enquiries/${rows[0].id}`
    const olga = await clientOf(circle, people.olga)
    const page = await olga.get(path)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('waiting-list-entry')
    expect(page.html).not.toContain(`${path}/discussion`)
    for (const what of [
      'waiting-list-entry',
      'register-invitation',
      'supervision-request',
      'discussion/times',
    ]) {
      expect((await again(olga, path, `${path}/${what}`)).status, what).toBeOneOf([404, 422])
    }
    expect((await olga.get(`${path}/discussion`)).status).toBe(404)
    expect(await stepsOf(path)).toEqual([])
  })
})
