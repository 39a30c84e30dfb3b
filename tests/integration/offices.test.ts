import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import type { Client } from '../support/client.ts'
import { formsOf, wordsOf } from '../support/forms.ts'
import {
  clientFor,
  foundedSociety,
  giveOffice,
  makeRepresentative,
  personIdOf,
  regionIdOf,
} from '../support/office.ts'

let circle: Circle
let morag: Client
const people = '/office/people'

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-23T09:00:00Z' })
  morag = await foundedSociety(circle)
})
afterAll(() => circle.close())

const endingOf = async (email: string, kind: string): Promise<RegExp> => {
  const { rows } = await circle.owner.query(
    `select office.id from office join person on person.id = person_id where email = $1 and kind = $2 and until is null`,
    [email, kind],
  )
  return new RegExp(`${rows[0].id}/ending$`)
}

const pageOf = async (client: Client, path: string) => wordsOf((await client.get(path)).html)

describe('an administrator', () => {
  test('is told of the office by email, holds it, and gives it to others', async () => {
    const una = await giveOffice(circle, morag, 'administrator', 'Una Grey', 'una@example.org')
    await circle.settled()
    const [email] = circle.mail.to('una@example.org')
    expect(email?.subject).toBe('You are administrator for Northfield Balint Society')
    expect(email?.text).toContain('/sign-in?next=/office')
    expect((await una.get('/office')).status).toBe(200)
    expect((await una.get('/office/settings')).status).toBe(200)
    const words = await pageOf(morag, people)
    expect(words).toContain('Una Grey')
    expect(words).toContain('23 November 2026')
    expect(words).toContain('Morag Sinclair')
  })

  test('is made once', async () => {
    const again = await morag.submit(
      people,
      { office: 'administrator', name: 'Una Grey', email: 'UNA@example.org' },
      people,
    )
    expect(again.status).toBe(409)
    expect(again.html).toContain('already holds this office')
  })

  test('is told when the office ends, and finds the office closed', async () => {
    await morag.submit(people, {}, await endingOf('una@example.org', 'administrator'))
    await circle.settled()
    expect(circle.mail.to('una@example.org').at(-1)?.subject).toBe(
      'You are no longer administrator for Northfield Balint Society',
    )
    const una = await clientFor(circle, 'una@example.org')
    for (const path of ['/office', people, '/office/changes']) expect((await una.get(path)).status).toBe(404)
    const words = await pageOf(morag, people)
    expect(words).toContain('Una Grey, administrator')
    expect(words).toContain('23 November 2026 to 23 November 2026')
  })

  test('who is the last one stays, whatever is pressed', async () => {
    const { html } = await morag.get(people)
    expect(formsOf(html, people).some(({ action }) => /ending$/.test(action))).toBe(false)
    const [form] = formsOf(html, people)
    const { rows } = await circle.owner.query(
      `select id from office where kind = 'administrator' and until is null`,
    )
    const answer = await morag.post(`${people}/${rows[0].id}/ending`, new URLSearchParams(form?.values))
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('There is no other administrator')
    const byHand = circle.database.asViewer(
      personAlone(await personIdOf(circle, 'morag@example.org')),
      (db) => sql`update office set until = now() where kind = 'administrator'`.execute(db),
    )
    await expect(byHand).rejects.toThrow(/last administrator/)
  })

  test('of two who end each other in the same second, one stays', async () => {
    const una = await giveOffice(circle, morag, 'administrator', 'Una Grey', 'una@example.org')
    const filled = await Promise.all([
      morag.fillIn(people, {}, await endingOf('una@example.org', 'administrator')),
      una.fillIn(people, {}, await endingOf('morag@example.org', 'administrator')),
    ])
    await Promise.all(filled.map((press) => press()))
    const { rows } = await circle.owner.query(
      `select person.email from office join person on person.id = person_id
       where kind = 'administrator' and until is null`,
    )
    expect(rows).toHaveLength(1)
    // Whoever it is, Morag goes on.
    await circle.owner.query(`update office set until = null where kind = 'administrator'
      and person_id = (select id from person where email = 'morag@example.org')`)
    await circle.owner.query(`update office set until = now() where kind = 'administrator' and until is null
      and person_id <> (select id from person where email = 'morag@example.org')`)
  })
})

describe('the one officer for concerns', () => {
  let idris: Client
  let phoebe: Client

  beforeAll(async () => {
    idris = await giveOffice(circle, morag, 'council', 'Idris Vaughan', 'idris@example.org')
    phoebe = await giveOffice(circle, morag, 'council', 'Phoebe Lund', 'phoebe@example.org')
  })
  const choose = async (email: string) =>
    morag.submit(people, { member: await personIdOf(circle, email) }, `${people}/concerns`)

  test('is a member of Council, and is told', async () => {
    expect((await choose('idris@example.org')).location).toBe(`${people}?done=concerns`)
    await circle.settled()
    expect(circle.mail.to('idris@example.org').at(-1)?.subject).toBe(
      'You hear concerns about groups for Northfield Balint Society',
    )
    expect(await pageOf(morag, people)).toContain('Idris Vaughan hears concerns, since 23 November 2026.')
    const other = await morag.submit(
      people,
      { member: await personIdOf(circle, 'una@example.org') },
      `${people}/concerns`,
    )
    expect(other.status).toBe(409)
    expect(other.html).toContain('Only a member of Council hears concerns')
  })

  test('hands over: the former one hears them no longer, and both are told', async () => {
    await choose('phoebe@example.org')
    await circle.settled()
    expect(circle.mail.to('idris@example.org').at(-1)?.subject).toBe(
      'You are no longer officer for concerns for Northfield Balint Society',
    )
    expect(circle.mail.to('phoebe@example.org').at(-1)?.subject).toContain('You hear concerns')
    const { rows } = await circle.owner.query(
      `select person.name from office join person on person.id = person_id
       where kind = 'concerns-officer' and until is null`,
    )
    expect(rows).toEqual([{ name: 'Phoebe Lund' }])
  })

  test('leaves Council only after handing over', async () => {
    const id = (await endingOf('phoebe@example.org', 'council')).source.replace(/\\?\/ending\$/, '')
    const [form] = formsOf((await morag.get(people)).html, people)
    const answer = await morag.post(`${people}/${id}/ending`, new URLSearchParams(form?.values))
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('Hand that over first')
  })

  test('is chosen by somebody else: an administrator on Council cannot open concerns to themselves', async () => {
    const herself = await personIdOf(circle, 'morag@example.org')
    await giveOffice(circle, morag, 'council', 'Morag Sinclair', 'morag@example.org')
    const refused = await morag.submit(people, { member: herself }, `${people}/concerns`)
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('Nobody gives this office to themselves')
    // Nor by hand, nor by ending the others' offices first.
    const byHand = circle.database.asViewer(personAlone(herself), async (db) => {
      await db.updateTable('office').set({ until: db.now }).where('kind', '=', 'concerns-officer').execute()
      await db
        .updateTable('office')
        .set({ until: db.now })
        .where('kind', '=', 'council')
        .where('person_id', '!=', herself)
        .execute()
      await db
        .insertInto('office')
        .values({
          id: '01990000-0000-7000-8000-00000000c0c1',
          person_id: herself,
          kind: 'concerns-officer',
          since: db.now,
          given_by: herself,
        })
        .execute()
    })
    await expect(byHand).rejects.toThrow(/concerns_by_another/)
    await circle.owner.query(
      `update office set until = now() where kind = 'council' and person_id = $1 and until is null`,
      [herself],
    )
  })

  test('is shown to the office and to nobody else', async () => {
    const ewan = await makeRepresentative(circle, morag, 'Scotland', {
      name: 'Ewan Baird',
      email: 'ewan@example.org',
    })
    expect(await pageOf(idris, people)).toContain('Phoebe Lund hears concerns')
    for (const viewer of [personAlone(await personIdOf(circle, 'ewan@example.org')), visitor]) {
      const seen = await circle.database.asViewer(viewer, (db) =>
        db.selectFrom('office').select('id').where('kind', 'in', ['concerns-officer', 'council']).execute(),
      )
      expect(seen).toEqual([])
      const log = circle.database.asViewer(viewer, (db) =>
        db.selectFrom('society_change').select('id').execute(),
      )
      expect(await log).toEqual([])
    }
    for (const path of ['/', '/home', '/contact', '/home/away'])
      expect((await ewan.get(path)).html, path).not.toContain('Phoebe')
  })

  test('cannot be named in public, even by hand', async () => {
    const naming = circle.database.asViewer(
      personAlone(await personIdOf(circle, 'phoebe@example.org')),
      (db) => sql`update office set named_publicly_at = now() where kind = 'concerns-officer'`.execute(db),
    )
    await expect(naming).rejects.toThrow(/concerns_unnamed/)
  })

  test('is made of nobody outside Council, even by hand', async () => {
    const byHand = circle.database.asViewer(
      personAlone(await personIdOf(circle, 'morag@example.org')),
      async (db) => {
        await db.updateTable('office').set({ until: db.now }).where('kind', '=', 'concerns-officer').execute()
        await db
          .insertInto('office')
          .values({
            id: '01990000-0000-7000-8000-00000000c0c0',
            person_id: await personIdOf(circle, 'ewan@example.org'),
            kind: 'concerns-officer',
            since: db.now,
            given_by: db.viewer.personId,
          })
          .execute()
      },
    )
    await expect(byHand).rejects.toThrow(/row-level security/)
  })

  test('is chosen by administrators, not by Council', async () => {
    for (const [path, body] of [
      [people, { office: 'council', name: 'Nobody', email: 'nobody@example.org' }],
      [`${people}/concerns`, { member: await personIdOf(circle, 'idris@example.org') }],
    ] as const)
      expect((await idris.post(path, new URLSearchParams(body))).status).toBe(404)
    const forms = formsOf((await idris.get(people)).html, people)
    expect(forms.filter(({ action }) => action.startsWith('/office'))).toEqual([])
    expect(phoebe).toBeDefined()
  })
})

describe('the office', () => {
  test('shows Council its numbers, its people and its changes, and no settings, regions or holidays', async () => {
    const idris = await clientFor(circle, 'idris@example.org')
    const region = `/office/regions/${await regionIdOf(circle, 'Scotland')}`
    for (const path of ['/office', people, '/office/changes'])
      expect((await idris.get(path)).status, path).toBe(200)
    for (const path of ['/office/settings', '/office/regions', region, '/office/holidays'])
      expect((await idris.get(path)).status, path).toBe(404)
    const { html } = await idris.get('/office')
    for (const path of ['/office/settings', '/office/regions', '/office/holidays'])
      expect(html, path).not.toContain(`href="${path}`)
    expect((await idris.get('/home')).html).toContain('href="/office"')
  })
})
