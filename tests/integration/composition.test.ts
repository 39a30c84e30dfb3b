import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Applied, applied } from '../support/apply.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type OpenGroup, writeOpenGroup } from '../support/open-group.ts'

/** Leith has two members and an offer out, and thinks about Rhona and Sam; York is other leaders’. */
let circle: Circle
let leith: OpenGroup
let york: OpenGroup
let ian: string
let [rhona, sam, una] = [] as Applied[]
let leader: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-03T18:00:00Z' })
  leith = await writeOpenGroup(circle.owner, { mode: 'face-to-face', mostMembers: 10 })
  york = await writeOpenGroup(circle.owner, { name: 'York at noon' })
  leader = await clientOf(circle, leith.leaderIds[0])
  await circle.owner.query(
    `insert into leader_entry (person_id, profession, group_member_experience, psychodynamic_training, changed_at)
     values ($1, 'GP', true, false, now())`,
    [leith.leaderIds[1]],
  )
  ian = await member('Ian Hay', 'GP')
  await member('Jo Park', null)
  const nurse = { profession: 'Nurse', work_setting: 'Hospital' }
  una = await applied(circle, leith.id, { name: 'Una Fry', workplace_area: 'Fife', ...nurse })
  rhona = await applied(circle, leith.id, { name: 'Rhona Bell', workplace_area: 'Leith', ...nurse })
  sam = await applied(circle, leith.id, { name: 'Sam Low', workplace_area: ' leith' })
  await leader.submit(`${pageOf(una)}/offer`, { days: '14' }, /offer$/)
})
afterAll(() => circle.close())

const composition = (of: OpenGroup = leith) => `/groups/${of.id}/composition`
const pageOf = (applicant: Applied | undefined) => `/groups/${leith.id}/applicants/${applicant?.id}`
const refOf = (applicant: Applied | undefined) => `a-${applicant?.id}`
const words = async (client: Client, path: string) => wordsOf((await client.get(path)).html)

/** Somebody with a seat who came without an application, in a moment. */
async function member(name: string, profession: string | null): Promise<string> {
  const [personId, membershipId] = [randomUUID(), randomUUID()]
  await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    personId,
    name,
    `${personId}@example.org`,
  ])
  await circle.owner.query(
    'insert into membership (id, group_id, person_id, joined_at, agreed_ground_rules_id) values ($1, $2, $3, $4, $5)',
    [membershipId, leith.id, personId, '2026-11-01T10:00:00Z', leith.rulesId],
  )
  if (profession) {
    await circle.owner.query(
      'insert into membership_card (membership_id, profession, shows_email, changed_at) values ($1, $2, false, now())',
      [membershipId, profession],
    )
  }
  return personId
}

const tie = (one: string, kind: string, other: string, by = leader) =>
  by.submit(composition(), { one, kind, other }, /ties$/)
const kept = async (): Promise<number> =>
  (await circle.owner.query('select count(*)::int as n from circle_tie where group_id = $1', [leith.id]))
    .rows[0].n

describe('how the circle is made up', () => {
  test('is counted by profession and kind of workplace, of members, offers and applicants', async () => {
    const shown = await words(leader, composition())
    expect(shown).toMatch(/GP\s*1 member, 1 applicant/)
    expect(shown).toMatch(/Nurse\s*1 place offered, 1 applicant/)
    expect(shown).toMatch(/Hospital\s*1 place offered, 1 applicant/)
    expect(shown).toMatch(/Not said\s*1 member/)
  })

  test('is seen beside what is advised of size, professions and leaders (R6, R11, R20)', async () => {
    const shown = await words(leader, composition())
    expect(shown).toContain('Three of 8–10: one absence leaves very few in the circle.')
    expect(shown).toContain('Two professions: that can be very fruitful. One has not said.')
    expect(shown).toContain('Tom Reid shares one of the professions that most members have (GP and Nurse)')
  })

  test('one more is said on their page, on the board and before an offer', async () => {
    const change = 'With Rhona: 4 of 8–10, second nurse, second from a hospital'
    expect(await words(leader, pageOf(rhona))).toContain(change)
    const short = '4 of 8–10, second nurse, second from a hospital'
    expect(await words(leader, `/groups/${leith.id}/applicants`)).toContain(short)
    expect(await words(leader, composition())).toContain(short)
    expect(await words(leader, `${pageOf(rhona)}/offer`)).toContain(change)
    expect(await words(leader, composition())).toContain('4 of 8–10, second GP')
  })

  test('a group with nobody says what to do next', async () => {
    const shown = await words(await clientOf(circle, york.leaderIds[0]), composition(york))
    expect(shown).toContain('Nobody has applied yet')
    expect(shown).toContain('Ask who has lists')
  })
})

describe('two who work together', () => {
  test('are hinted at where they wrote the same area, and noted only by a leader', async () => {
    expect(await words(leader, composition())).toContain('Rhona and Sam wrote Leith')
    expect(await kept()).toBe(0)
    expect((await tie(refOf(rhona), 'works-for', `p-${ian}`)).location).toBe(`${composition()}#ties`)
    expect((await tie(refOf(sam), 'same-practice', refOf(rhona))).status).toBe(303)
    expect(await kept()).toBe(2)
  })

  test('are a gentle word on the page, in the guide and before an offer', async () => {
    const warning = 'Rhona Bell works for Ian Hay (member).'
    for (const path of [
      composition(),
      `/groups/${leith.id}/applicants`,
      pageOf(rhona),
      `${pageOf(rhona)}/offer`,
      `/groups/${leith.id}/interviews/guide`,
    ]) {
      expect(await words(leader, path)).toContain(warning)
    }
    await leader.submit(pageOf(rhona), { held_on: '2026-11-02' }, /interview$/)
    expect(await words(leader, `${pageOf(rhona)}/interview/ticks`)).toContain(warning)
    expect(await words(leader, pageOf(sam))).toContain('work in the same practice')
    expect(await words(leader, pageOf(una))).not.toContain('works for')
  })

  test('are noted once, of two different people of this circle; what was chosen stays in the form', async () => {
    expect(wordsOf((await tie(refOf(rhona), 'same-practice', refOf(sam))).html)).toContain(
      'noted of these two',
    )
    expect(wordsOf((await tie(`p-${ian}`, 'works-for', refOf(rhona))).html)).toContain('noted of these two')
    const twice = await tie(refOf(sam), 'works-for', refOf(sam))
    expect(twice.status).toBe(409)
    expect(wordsOf(twice.html)).toContain('the same person twice')
    expect(twice.html).toContain(`<option value="${refOf(sam)}" selected`)
    const elsewhere = await tie(`p-${york.leaderIds[0]}`, 'works-for', refOf(sam))
    expect(wordsOf(elsewhere.html)).toContain('not of your circle')
    expect((await tie('a-nobody', 'works-for', '')).status).toBe(422)
    expect(await kept()).toBe(2)
  })

  test('are read by the two leaders, and by no member, applicant, other leader or administrator', async () => {
    expect(await words(await clientOf(circle, leith.leaderIds[1]), composition())).toContain(
      'Rhona Bell works for',
    )
    const administrator = randomUUID()
    await circle.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      administrator,
      'Morag Hill',
      'morag@example.org',
    ])
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`,
      [randomUUID(), administrator],
    )
    const form = { one: refOf(rhona), kind: 'works-for', other: refOf(sam) }
    for (const personId of [ian, york.leaderIds[0], administrator]) {
      const somebody = await clientOf(circle, personId)
      expect((await somebody.get(composition())).status).toBe(404)
      expect((await somebody.post(`${composition()}/ties`, new URLSearchParams(form))).status).not.toBe(303)
      expect(await rowsSeenBy(personId)).toBe(0)
      await expect(tiedInTheDatabaseBy(personId)).rejects.toThrow(/row-level security/)
    }
    expect(await rowsSeenBy(leith.leaderIds[0])).toBe(2)
    expect((await (await clientOf(circle)).get(composition())).status).toBe(303)
    expect(wordsOf((await (rhona as Applied).browser.get((rhona as Applied).page)).html)).not.toMatch(
      /works for|same practice|Ian Hay/,
    )
    expect(
      circle.mail
        .to((rhona as Applied).who.email)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('works for')
    expect(await kept()).toBe(2)
  })

  test('no leader ties somebody of another circle, whatever is asked of the database', async () => {
    await expect(tiedInTheDatabaseBy(leith.leaderIds[0], york.leaderIds[0])).rejects.toThrow(
      /row-level security/,
    )
  })

  test('are taken off with one press, and go with the application', async () => {
    await leader.submit(composition(), {}, /ties\/[\w-]+\/ending$/)
    expect(await kept()).toBe(1)
    await leader.submit(`${pageOf(rhona)}/ending`, {}, /ending$/)
    expect(await kept()).toBe(0)
    expect(await words(leader, composition())).toContain('Nothing is noted')
  })
})

const rowsSeenBy = (personId: string): Promise<number> =>
  circle.database.asViewer(
    personAlone(personId),
    async (db) =>
      (await db.selectFrom('circle_tie').select('id').where('group_id', '=', leith.id).execute()).length,
  )

const tiedInTheDatabaseBy = (personId: string, other = ian) =>
  circle.database.asViewer(personAlone(personId), (db) =>
    sql`insert into circle_tie (id, group_id, kind, one_application_id, other_person_id, set_by, set_at)
      values (${randomUUID()}, ${leith.id}, 'works-for', ${sam?.id}, ${other}, ${personId}, ${db.now})`.execute(
      db,
    ),
  )
