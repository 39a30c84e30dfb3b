import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '../../src/features/groups/commands/accept-invitation.ts'
import { inviteLeader } from '../../src/features/groups/commands/invite-leader.ts'
import { agreeToText } from '../../src/features/groups/commands/planning/agree-to-text.ts'
import { answerAnew } from '../../src/features/groups/commands/planning/answer-anew.ts'
import { giveAnswers } from '../../src/features/groups/commands/planning/give-answers.ts'
import { proposeText } from '../../src/features/groups/commands/planning/propose-text.ts'
import { saveAnswers } from '../../src/features/groups/commands/planning/save-answers.ts'
import { leadersPlanning } from '../../src/features/groups/queries/planning/leaders-planning.ts'
import { planningFacts } from '../../src/features/groups/queries/planning/planning-facts.ts'
import { noAnswers, type PlanningAnswers } from '../../src/features/groups/rules/planning/answers.ts'
import { makeTerm } from '../../src/features/meetings/commands/make-term.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { makeFormKey } from '../../src/platform/web/form-key.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { hostileBody } from '../support/hostile/bodies.ts'
import { writeOpenGroup } from '../support/open-group.ts'
import { writePlannedGroup } from '../support/planned-group.ts'

/** Monday. */
const START = '2026-10-05T09:00:00Z'

let circle: Circle
beforeAll(async () => {
  circle = await startCircle({ now: START })
})
afterAll(() => circle.close())
beforeEach(() => circle.clock.set(START))

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)
const as = <T>(personId: string, work: (db: ViewerDb) => Promise<T>) =>
  circle.database.asViewer(personAlone(personId), work)
const later = (minutes: number) => circle.clock.set(circle.clock.now().add({ minutes }))

const answers = (changed: Partial<PlanningAnswers> = {}): PlanningAnswers => ({
  ...noAnswers,
  aims: 'To be puzzled together.',
  experience: 'Six years in a group.',
  agendas: 'I am wary of talking too much.',
  roles: 'swap-each-meeting',
  communication: 'openly',
  speakingSignal: 'raised-hand',
  sitBack: 'moves-back',
  preMeetingMinutes: 15,
  debriefMinutes: 20,
  ...changed,
})

const toms = answers({ aims: 'Tom: somewhere to think.', preMeetingMinutes: 30, roles: 'fixed' })

/** Two leaders who have planned nothing. */
async function pair(mode: 'online' | 'face-to-face' = 'online') {
  const group = await writeOpenGroup(circle.owner, { name: 'Leith', open: false, mode })
  const [ailsa, tom] = group.leaderIds
  return { groupId: group.id, ailsa, tom, group }
}

/** The second leaves before anything was planned. */
async function lone() {
  const { groupId, ailsa, tom } = await pair()
  await leave(tom, groupId)
  return { groupId, ailsa, tom }
}

const leave = (personId: string, groupId: string) =>
  as(personId, (db) =>
    db
      .updateTable('group_leader')
      .set({ left_at: db.now })
      .where('group_id', '=', groupId)
      .where('person_id', '=', personId)
      .execute(),
  )

async function give(personId: string, groupId: string, sheet: PlanningAnswers = answers()) {
  await as(personId, (db) => saveAnswers(db, groupId, sheet))
  return as(personId, (db) => giveAnswers(db, groupId))
}

/** Somebody new, or somebody who left, is asked to lead and comes. */
async function join(byId: string, groupId: string, who?: { id: string }) {
  const id = who?.id ?? randomUUID()
  if (!who) {
    await run('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
      id,
      'Carla Weir',
      `carla-${id.slice(0, 8)}@example.org`,
    ])
  }
  const { rows } = await run('select name, email from person where id = $1', [id])
  const invited = await as(byId, (db) => inviteLeader(db, groupId, rows[0]))
  if (!('invitationId' in invited)) throw new Error(JSON.stringify(invited))
  later(1)
  await as(id, (db) => acceptInvitation(db, invited.invitationId))
  later(1)
  return id
}

/** All that row-level security shows somebody of the planning, whatever the product would ask for. */
const rowsSeen = (personId: string, groupId: string) =>
  as(personId, async (db) => ({
    rounds: await db.selectFrom('planning_round').selectAll().where('group_id', '=', groupId).execute(),
    drafts: await db.selectFrom('planning_draft').selectAll().where('group_id', '=', groupId).execute(),
    sheets: await db.selectFrom('planning_sheet').selectAll().where('group_id', '=', groupId).execute(),
    texts: await db.selectFrom('planning_text').selectAll().where('group_id', '=', groupId).execute(),
    consents: await db.selectFrom('planning_consent').selectAll().execute(),
  }))

const authorsSeen = async (personId: string, groupId: string) =>
  (await rowsSeen(personId, groupId)).sheets.map(({ person_id }) => person_id)

const newest = async (personId: string, groupId: string) =>
  (await as(personId, (db) => leadersPlanning(db, groupId))).texts[0]

describe('answers are sealed', () => {
  test('a draft is there for its writer alone', async () => {
    const { groupId, ailsa, tom } = await pair()
    await as(ailsa, (db) => saveAnswers(db, groupId, answers({ aims: null })))
    expect((await rowsSeen(ailsa, groupId)).drafts).toHaveLength(1)
    expect((await rowsSeen(tom, groupId)).drafts).toEqual([])
  })

  test('until one has given one’s own: then both read both', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    expect(await authorsSeen(ailsa, groupId)).toEqual([ailsa])
    expect(await authorsSeen(tom, groupId)).toEqual([])
    await as(tom, (db) => saveAnswers(db, groupId, toms))
    expect(await authorsSeen(tom, groupId), 'a draft opens nothing').toEqual([])
    await as(tom, (db) => giveAnswers(db, groupId))
    expect((await authorsSeen(tom, groupId)).sort()).toEqual([ailsa, tom].sort())
    expect((await authorsSeen(ailsa, groupId)).sort()).toEqual([ailsa, tom].sort())
  })

  test('that somebody has given answers is known, and when; what they are is not', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    const { givers, sheets } = await as(tom, (db) => leadersPlanning(db, groupId))
    expect(givers.map(({ personId }) => personId)).toEqual([ailsa])
    expect(sheets).toEqual([])
  })

  test('answers that leave something out are kept and not given', async () => {
    const { groupId, ailsa } = await pair()
    expect(await give(ailsa, groupId, answers({ agendas: null }))).toEqual({ refused: 'answers-incomplete' })
    expect((await rowsSeen(ailsa, groupId)).drafts).toHaveLength(1)
  })

  test('given answers are not changed, taken back or given twice', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    expect(await as(ailsa, (db) => giveAnswers(db, groupId))).toEqual({ refused: 'answers-given-already' })
    expect(await as(ailsa, (db) => saveAnswers(db, groupId, toms))).toEqual({
      refused: 'answers-given-already',
    })
    const change = as(ailsa, (db) =>
      db.updateTable('planning_sheet').set({ answers: '{}' }).where('group_id', '=', groupId).execute(),
    )
    await expect(change).rejects.toThrow(/permission denied/)
    const withdrawal = as(ailsa, (db) =>
      db.deleteFrom('planning_sheet').where('group_id', '=', groupId).execute(),
    )
    await expect(withdrawal).rejects.toThrow(/permission denied/)
    expect(await authorsSeen(tom, groupId)).toEqual([])
  })

  test('nobody gives in another’s name, at another time, or in a round that is over', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    const [first] = (await rowsSeen(tom, groupId)).rounds
    const sheet = (changed: { person_id?: string; given_at?: Temporal.Instant; round_id?: string }) =>
      as(tom, (db) =>
        db
          .insertInto('planning_sheet')
          .values({
            id: randomUUID(),
            group_id: groupId,
            round_id: first?.id ?? '',
            person_id: tom,
            answers: '{}',
            given_at: db.now,
            ...changed,
          })
          .execute(),
      )
    const past = Temporal.Instant.from('2026-10-01T00:00:00Z')
    await expect(sheet({ person_id: ailsa })).rejects.toThrow(/row-level security/)
    await expect(sheet({ given_at: past })).rejects.toThrow(/row-level security/)
    await give(tom, groupId)
    later(5)
    await as(tom, (db) => answerAnew(db, groupId))
    await run('delete from planning_sheet where person_id = $1', [tom])
    await expect(sheet({}), 'the first round is over').rejects.toThrow(/row-level security/)
  })

  test('a round is not begun in the past, nor in another group', async () => {
    const { groupId, tom } = await pair()
    const other = await pair()
    const begin = (group: string, at?: Temporal.Instant) =>
      as(tom, (db) =>
        db
          .insertInto('planning_round')
          .values({ id: randomUUID(), group_id: group, begun_by: tom, begun_at: at ?? db.now })
          .execute(),
      )
    await expect(begin(groupId, Temporal.Instant.from('2026-10-02T00:00:00Z'))).rejects.toThrow(
      /row-level security/,
    )
    await expect(begin(other.groupId)).rejects.toThrow(/row-level security/)
  })

  test('a new round seals anew: what is answered in it opens only to those who have answered in it', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    later(10)
    await as(tom, (db) => answerAnew(db, groupId))
    await give(ailsa, groupId, answers({ aims: 'Something new.' }))
    const seen = JSON.stringify(await rowsSeen(tom, groupId))
    expect(seen).toContain('To be puzzled together.')
    expect(seen).not.toContain('Something new.')
    expect(await as(tom, (db) => answerAnew(db, groupId))).toEqual({ refused: 'round-under-way' })
  })

  test('nobody but the leaders reads any of it: no member, no office, no leader of another group', async () => {
    const { groupId, ailsa, bruno, carys } = await writePlannedGroup(
      circle,
      `Sealed-${randomUUID().slice(0, 6)}`,
    )
    await give(ailsa, groupId)
    await give(bruno, groupId)
    const council = randomUUID()
    await run(`insert into person (id, name, email) values ($1, 'Cora', $2)`, [
      council,
      `${council}@example.org`,
    ])
    await run(`insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', $3)`, [
      randomUUID(),
      council,
      START,
    ])
    const foreign = (await pair()).ailsa
    for (const who of [carys, council, foreign]) {
      expect(await rowsSeen(who, groupId)).toEqual({
        rounds: [],
        drafts: [],
        sheets: [],
        texts: [],
        consents: [],
      })
      await as(who, async (db) => {
        const { rows } = await sql`select * from planning_givers(${groupId})`.execute(db)
        expect(rows).toEqual([])
      })
    }
  })
})

describe('coming and going', () => {
  test('a co-leader who joins later sees nothing from before: no round, no answers, no text, not even that there was one', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    const text = await newest(tom, groupId)
    await as(tom, (db) => agreeToText(db, groupId, text?.id ?? ''))
    later(60)
    const carla = await join(ailsa, groupId)
    expect(await rowsSeen(carla, groupId)).toEqual({
      rounds: [],
      drafts: [],
      sheets: [],
      texts: [],
      consents: [],
    })
    expect(await as(carla, (db) => planningFacts(db, groupId))).toMatchObject({
      leaders: 3,
      answersGiven: 0,
      agreedVersion: null,
      agreedByAll: false,
    })
    expect(await as(ailsa, (db) => planningFacts(db, groupId))).toMatchObject({
      agreedVersion: 1,
      agreedByAll: false,
      answersGiven: 0,
    })
  })

  test('when the later one answers, a new round begins: what was given before stays sealed from them, and theirs from nobody unfairly', async () => {
    const { groupId, ailsa, tom } = await lone()
    await give(ailsa, groupId, answers({ roles: null, communication: null }))
    later(60)
    const carla = await join(ailsa, groupId)
    await give(carla, groupId, answers({ aims: 'Carla’s own.' }))
    expect(await authorsSeen(carla, groupId)).toEqual([carla])
    expect(JSON.stringify(await rowsSeen(ailsa, groupId)), 'Ailsa has not answered beside her').not.toContain(
      'Carla’s own.',
    )
    await give(ailsa, groupId, answers({ aims: 'Ailsa’s anew.' }))
    const seen = JSON.stringify(await rowsSeen(carla, groupId))
    expect(seen).toContain('Ailsa’s anew.')
    expect(seen).not.toContain('To be puzzled together.')
    expect(JSON.stringify(await rowsSeen(tom, groupId))).not.toContain('Ailsa')
  })

  test('an older round that is known by its id takes no answers from who joined since, and opens nothing', async () => {
    const { groupId, ailsa } = await lone()
    await give(ailsa, groupId)
    const [round] = (await rowsSeen(ailsa, groupId)).rounds
    later(60)
    const carla = await join(ailsa, groupId)
    const forced = as(carla, (db) =>
      db
        .insertInto('planning_sheet')
        .values({
          id: randomUUID(),
          group_id: groupId,
          round_id: round?.id ?? '',
          person_id: carla,
          answers: '{}',
          given_at: db.now,
        })
        .execute(),
    )
    await expect(forced).rejects.toThrow(/row-level security/)
    // Even if it stood there, it would open nothing.
    await run(
      `insert into planning_sheet (id, group_id, round_id, person_id, answers, given_at) values ($1, $2, $3, $4, '{}', $5)`,
      [randomUUID(), groupId, round?.id, carla, circle.clock.now().toString()],
    )
    expect(await authorsSeen(carla, groupId)).toEqual([carla])
    expect(await authorsSeen(ailsa, groupId)).toEqual([ailsa])
  })

  test('nobody takes a chair in the past to read what was given since', async () => {
    const { groupId, ailsa } = await lone()
    await give(ailsa, groupId)
    const carla = randomUUID()
    await run('insert into person (id, name, email) values ($1, $2, $3)', [
      carla,
      'Carla Weir',
      `${carla}@example.org`,
    ])
    await as(ailsa, (db) => inviteLeader(db, groupId, { name: 'Carla', email: `${carla}@example.org` }))
    const backdated = (column: 'joined_at' | 'seated_at') =>
      as(carla, (db) =>
        db
          .insertInto('group_leader')
          .values({
            group_id: groupId,
            person_id: carla,
            joined_at: db.now,
            [column]: Temporal.Instant.from('2026-01-01T00:00:00Z'),
          })
          .execute(),
      )
    await expect(backdated('joined_at')).rejects.toThrow(/row-level security/)
    later(5)
    await backdated('seated_at')
    expect((await rowsSeen(carla, groupId)).rounds).toEqual([])
    const moved = as(carla, (db) =>
      db
        .updateTable('group_leader')
        .set({ seated_at: Temporal.Instant.from('2026-01-01T00:00:00Z') })
        .where('person_id', '=', carla)
        .execute(),
    )
    await expect(moved).rejects.toThrow(/permission denied/)
  })

  test('a leader who has left sees nothing more, not even their own', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    await leave(tom, groupId)
    expect(await rowsSeen(tom, groupId)).toEqual({
      rounds: [],
      drafts: [],
      sheets: [],
      texts: [],
      consents: [],
    })
  })

  test('answers of somebody who left unanswered stay sealed: giving one’s own afterwards opens them no more', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(tom, groupId, toms)
    later(5)
    await leave(tom, groupId)
    later(5)
    await give(ailsa, groupId)
    expect(await authorsSeen(ailsa, groupId)).toEqual([ailsa])
  })

  test('who leaves and comes back begins anew: they read their own of before, and nothing of the others’', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    later(5)
    await leave(tom, groupId)
    later(5)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers({ aims: 'Written alone.' }) }))
    later(60)
    await join(ailsa, groupId, { id: tom })
    expect(await authorsSeen(tom, groupId)).toEqual([tom])
    const seen = await rowsSeen(tom, groupId)
    expect(seen.rounds).toEqual([])
    expect(seen.texts).toEqual([])
    expect(await as(tom, (db) => planningFacts(db, groupId))).toMatchObject({
      answersGiven: 0,
      agreedVersion: null,
    })
    await give(tom, groupId, toms)
    expect(await authorsSeen(tom, groupId), 'in a round of today').toEqual([tom, tom])
  })

  test('whoever comes back reads again the texts they once said yes to', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    const text = await newest(tom, groupId)
    await as(tom, (db) => agreeToText(db, groupId, text?.id ?? ''))
    later(5)
    await leave(tom, groupId)
    later(60)
    await join(ailsa, groupId, { id: tom })
    expect((await rowsSeen(tom, groupId)).texts.map(({ id }) => id)).toEqual([text?.id])
  })
})

describe('with one leader', () => {
  test('one giving is the agreement, and nothing waits for a second', async () => {
    const { groupId, ailsa } = await lone()
    expect(await give(ailsa, groupId, answers({ roles: null, communication: null }))).toEqual({ kept: true })
    const facts = await as(ailsa, (db) => planningFacts(db, groupId))
    expect(facts).toMatchObject({
      leaders: 1,
      answersGiven: 1,
      agreedVersion: 1,
      agreedByAll: true,
      preMeetingMinutes: 15,
      rolesPlan: null,
      openCommunication: null,
    })
    expect(facts.agreedOn?.toString()).toBe('2026-10-05')
  })

  test('an invitation that is out changes nothing of it', async () => {
    const { groupId, ailsa } = await lone()
    await as(ailsa, (db) => inviteLeader(db, groupId, { name: 'Una', email: `una-${groupId}@example.org` }))
    expect(await give(ailsa, groupId, answers({ roles: null, communication: null }))).toEqual({ kept: true })
  })

  test('it is changed by keeping another version; the earlier stays readable', async () => {
    const { groupId, ailsa } = await lone()
    await give(ailsa, groupId)
    const first = await newest(ailsa, groupId)
    later(5)
    const changed = await as(ailsa, (db) =>
      proposeText(db, groupId, { answers: answers({ debriefMinutes: 30 }), after: first?.id }),
    )
    expect(changed).toEqual({ kept: true })
    const { texts } = await as(ailsa, (db) => leadersPlanning(db, groupId))
    expect(texts.map(({ version }) => version)).toEqual([2, 1])
    expect(await as(ailsa, (db) => planningFacts(db, groupId))).toMatchObject({
      agreedVersion: 2,
      debriefMinutes: 30,
    })
  })

  test('what was proposed to somebody who then left is kept with one yes', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    later(5)
    await leave(tom, groupId)
    const text = await newest(ailsa, groupId)
    expect(await as(ailsa, (db) => agreeToText(db, groupId, text?.id ?? ''))).toEqual({ holds: true })
    expect(await as(ailsa, (db) => planningFacts(db, groupId))).toMatchObject({ agreedByAll: true })
  })
})

describe('the common text', () => {
  test('is not written while anybody’s answers are sealed', async () => {
    const { groupId, ailsa } = await pair()
    await give(ailsa, groupId)
    expect(await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))).toEqual({
      refused: 'answers-missing',
    })
    const [round] = (await rowsSeen(ailsa, groupId)).rounds
    const forced = as(ailsa, (db) =>
      db
        .insertInto('planning_text')
        .values({
          id: randomUUID(),
          round_id: round?.id ?? '',
          group_id: groupId,
          version: 1,
          answers: '{}',
          proposed_by: ailsa,
          proposed_at: db.now,
        })
        .execute(),
    )
    await expect(forced).rejects.toThrow(/row-level security/)
  })

  test('holds when both have said yes, with both names and days', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    expect(await as(tom, (db) => planningFacts(db, groupId))).toMatchObject({
      proposedBy: 'other',
      agreedVersion: null,
      agreedByAll: false,
    })
    circle.clock.set('2026-10-08T09:00:00Z')
    const text = await newest(tom, groupId)
    expect(await as(tom, (db) => agreeToText(db, groupId, text?.id ?? ''))).toEqual({ holds: true })
    const agreed = await newest(ailsa, groupId)
    expect(agreed?.consents.map(({ name, at }) => `${name} ${at.toString().slice(0, 10)}`)).toEqual([
      'Ailsa Grant 2026-10-05',
      'Tom Reid 2026-10-08',
    ])
    expect(await as(ailsa, (db) => planningFacts(db, groupId))).toMatchObject({
      agreedVersion: 1,
      agreedByAll: true,
      proposedBy: null,
      rolesPlan: 'swap-each-meeting',
      speakingSignal: 'raised-hand',
      openCommunication: true,
      sitBack: 'moves-back',
      debriefMinutes: 20,
    })
  })

  test('does not hold by one leader’s word: neither noted as agreed by them, nor said yes to in another’s name', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    const textId = (await newest(ailsa, groupId))?.id ?? ''
    const noted = as(ailsa, (db) =>
      db.updateTable('planning_text').set({ agreed_at: db.now }).where('id', '=', textId).execute(),
    )
    await expect(noted).rejects.toThrow(/row-level security/)
    const forged = as(ailsa, (db) =>
      db
        .insertInto('planning_consent')
        .values({ text_id: textId, person_id: tom, consented_at: db.now })
        .execute(),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    const rewritten = as(ailsa, (db) =>
      db.updateTable('planning_text').set({ answers: '{}' }).where('id', '=', textId).execute(),
    )
    await expect(rewritten).rejects.toThrow(/permission denied/)
  })

  test('a yes to a text that was replaced meanwhile is refused', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    const first = await newest(tom, groupId)
    later(1)
    await as(ailsa, (db) =>
      proposeText(db, groupId, { answers: answers({ debriefMinutes: 45 }), after: first?.id }),
    )
    expect(await as(tom, (db) => agreeToText(db, groupId, first?.id ?? ''))).toEqual({
      refused: 'text-replaced',
    })
    const forced = as(tom, (db) =>
      db
        .insertInto('planning_consent')
        .values({ text_id: first?.id ?? '', person_id: tom, consented_at: db.now })
        .execute(),
    )
    await expect(forced).rejects.toThrow(/row-level security/)
  })

  test('the same text twice is no new version', async () => {
    const { groupId, ailsa } = await lone()
    await give(ailsa, groupId)
    const first = await newest(ailsa, groupId)
    expect(
      await as(ailsa, (db) => proposeText(db, groupId, { answers: answers(), after: first?.id })),
    ).toEqual({ refused: 'nothing-changed' })
  })
})

describe('what was agreed', () => {
  test('is what the costs are tried with, who leads how in a new term, and the time around each meeting', async () => {
    const { groupId, ailsa, tom } = await pair()
    const a = await clientOf(circle, ailsa)
    expect(wordsOf((await a.get(`/groups/${groupId}/budget`)).html)).toContain(
      'Recommended are 15 minutes before',
    )
    await give(ailsa, groupId)
    await give(tom, groupId)
    const settled = answers({ roles: 'fixed', preMeetingMinutes: 25, debriefMinutes: 35 })
    await as(ailsa, (db) => proposeText(db, groupId, { answers: settled }))
    const text = await newest(tom, groupId)
    await as(tom, (db) => agreeToText(db, groupId, text?.id ?? ''))
    const money = wordsOf((await a.get(`/groups/${groupId}/budget`)).html)
    expect(money).toContain('you settled on 25 minutes before')
    expect(money).toContain('You settled on 35 minutes for looking back')

    await as(ailsa, (db) =>
      makeTerm(db, groupId, { firstOn: Temporal.PlainDate.from('2026-10-06'), meetings: 3 }),
    )
    const { rows } = await run(
      `select distinct person_id from meeting_role r join meeting m on m.id = r.meeting_id
       where m.group_id = $1 and role = 'moderator'`,
      [groupId],
    )
    expect(rows).toHaveLength(1)
    const times = await run(
      'select before_minutes, after_minutes, revision from leaders_time where group_id = $1',
      [groupId],
    )
    expect(times.rows).toEqual([{ before_minutes: 25, after_minutes: 35, revision: 1 }])
  })
})

describe('in the same second', () => {
  test('two leaders who give are in one round, and both read both', async () => {
    const { groupId, ailsa, tom } = await pair()
    await as(ailsa, (db) => saveAnswers(db, groupId, answers()))
    await as(tom, (db) => saveAnswers(db, groupId, toms))
    const outcomes = await Promise.all([
      as(ailsa, (db) => giveAnswers(db, groupId)),
      as(tom, (db) => giveAnswers(db, groupId)),
    ])
    expect(outcomes).toEqual([{ kept: false }, { kept: false }])
    const seen = await rowsSeen(ailsa, groupId)
    expect(seen.rounds).toHaveLength(1)
    expect(seen.sheets).toHaveLength(2)
    expect((await rowsSeen(tom, groupId)).sheets).toHaveLength(2)
  })

  test('of two who propose one is first, and the other is told', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, toms)
    const outcomes = await Promise.all([
      as(ailsa, (db) => proposeText(db, groupId, { answers: answers() })),
      as(tom, (db) => proposeText(db, groupId, { answers: toms })),
    ])
    expect(outcomes).toContainEqual({ kept: false })
    expect(outcomes).toContainEqual({ refused: 'changed-meanwhile' })
    expect((await rowsSeen(tom, groupId)).texts).toHaveLength(1)
  })

  test('one who gives twice has given once', async () => {
    const { groupId, ailsa } = await pair()
    await as(ailsa, (db) => saveAnswers(db, groupId, answers()))
    const outcomes = await Promise.all([
      as(ailsa, (db) => giveAnswers(db, groupId)),
      as(ailsa, (db) => giveAnswers(db, groupId)),
    ])
    expect(outcomes).toContainEqual({ kept: false })
    expect(outcomes).toContainEqual({ refused: 'answers-given-already' })
  })
})

describe('the pages', () => {
  const fields = {
    aims: 'To be puzzled together.',
    experience: 'Six years in a group.',
    agendas: 'I am wary of talking too much.',
    roles: 'fixed',
    communication: 'openly',
    speakingSignal: 'symbol',
    sitBack: 'moves-back',
    preMeetingMinutes: '15',
    debriefMinutes: '20',
  }
  const at = (groupId: string, place = '') => `/groups/${groupId}/planning${place}`
  const giveByForm = async (client: Client, groupId: string, changed: Record<string, string> = {}) => {
    await client.submit(at(groupId, '/answers'), { ...fields, ...changed })
    return client.submit(at(groupId), {}, at(groupId, '/sheets'))
  }

  test('lead from the answers to the text, and write to the other at each step', async () => {
    const { groupId, ailsa, tom } = await pair()
    const [a, t] = [await clientOf(circle, ailsa), await clientOf(circle, tom)]
    const { rows } = await run('select id, email from person where id = any ($1)', [[ailsa, tom]])
    const addressOf = (id: string) => rows.find((row) => row.id === id).email
    const subjects = (id: string) => circle.mail.to(addressOf(id)).map(({ subject }) => subject)

    await giveByForm(a, groupId)
    await circle.settled()
    expect(subjects(tom).at(-1)).toBe('Ailsa Grant answered first: Leith')
    expect(circle.mail.to(addressOf(tom)).at(-1)?.text).not.toContain('puzzled')
    expect(wordsOf((await t.get(at(groupId))).html)).toContain('Ailsa has given answers. Yours open them.')

    await giveByForm(t, groupId, { roles: 'swap-each-meeting', aims: 'Somewhere to think.' })
    await circle.settled()
    expect(subjects(ailsa).at(-1)).toBe('You can read each other’s answers: Leith')

    const hub = await t.get(at(groupId))
    const comparison = /\/planning\/rounds\/[0-9a-f-]{36}/.exec(hub.html)?.[0] ?? ''
    const compared = wordsOf((await t.get(`/groups/${groupId}${comparison}`)).html)
    expect(compared).toContain('You differ in one point: Roles.')
    expect(compared).toContain('To be puzzled together.')

    const form = await t.get(at(groupId, '/text'))
    expect(wordsOf(form.html)).toContain('Ailsa: Each keeps a role · Tom: Swap from meeting to meeting')
    const missing = await t.submit(at(groupId, '/text'), { aims: 'Ours.' })
    expect(missing.status).toBe(409)
    expect(wordsOf(missing.html)).toContain('Roles: please settle this.')
    expect(missing.html).toContain('Ours.')
    const proposed = await t.submit(at(groupId, '/text'), { aims: 'Ours.', roles: 'fixed' })
    expect(proposed.location).toBe(`${at(groupId)}?saved=proposed`)
    await circle.settled()
    expect(subjects(ailsa).at(-1)).toBe('Tom Reid proposes how you lead Leith')

    const textId = (await newest(ailsa, groupId))?.id
    await a.submit(at(groupId, `/texts/${textId}`), {}, at(groupId, `/texts/${textId}/agreement`))
    await circle.settled()
    expect(subjects(tom).at(-1)).toBe('You have agreed how you lead Leith')
    const text = wordsOf((await t.get(at(groupId, `/texts/${textId}`))).html)
    expect(text).toContain('Version 1, agreed on Monday 5 October 2026.')
    expect(text).toMatch(/Yes said by Tom Reid, Monday 5 October 2026; Ailsa Grant, Monday 5 October 2026/)
  })

  test('of two who propose at once the later finds everything typed, and the other’s text beside it', async () => {
    const { groupId, ailsa, tom } = await pair()
    await give(ailsa, groupId)
    await give(tom, groupId, answers())
    const t = await clientOf(circle, tom)
    const page = await t.get(at(groupId, '/text'))
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers({ aims: 'Ailsa was first.' }) }))
    const body = new URLSearchParams({ ...fields, aims: 'Tom typed this.' })
    body.set('_key', /name="_key" value="([^"]+)"/.exec(page.html)?.[1] ?? '')
    const refused = await t.post(at(groupId, '/text'), body)
    expect(refused.status).toBe(409)
    const words = wordsOf(refused.html)
    expect(words).toContain('Somebody proposed another text since you opened this page.')
    expect(refused.html).toContain('Tom typed this.')
    expect(words).toContain('Ailsa was first.')
    const textId = (await newest(tom, groupId))?.id ?? ''
    expect(refused.html).toContain(`name="after" value="${textId}"`)
  })

  test('do not exist for a member, nor answers and texts for who joined later, nor a round one has not answered in', async () => {
    const { groupId, ailsa, bruno, carys } = await writePlannedGroup(
      circle,
      `Pages-${randomUUID().slice(0, 6)}`,
    )
    await give(ailsa, groupId)
    const member = await clientOf(circle, carys)
    const b = await clientOf(circle, bruno)
    const [round] = (await rowsSeen(ailsa, groupId)).rounds
    for (const place of ['', '/answers', '/text', `/rounds/${round?.id}`]) {
      expect((await member.get(at(groupId, place))).status, place).toBe(404)
    }
    expect((await b.get(at(groupId, `/rounds/${round?.id}`))).status).toBe(404)
    await give(bruno, groupId)
    await as(ailsa, (db) => proposeText(db, groupId, { answers: answers() }))
    const textId = (await newest(ailsa, groupId))?.id
    later(60)
    const carla = await clientOf(circle, await join(ailsa, groupId))
    for (const place of [`/rounds/${round?.id}`, `/texts/${textId}`]) {
      expect((await carla.get(at(groupId, place))).status, place).toBe(404)
    }
    expect((await carla.get(at(groupId))).status).toBe(200)
    expect(wordsOf((await carla.get(at(groupId, '/text'))).html)).toContain('still to answer')
  })

  test('speak to one leader of a supervisor or a colleague, and let them keep it at once', async () => {
    const { groupId, ailsa } = await lone()
    const a = await clientOf(circle, ailsa)
    const { roles: _, communication: __, ...alone } = fields
    expect(wordsOf((await a.get(at(groupId, '/answers'))).html)).toContain(
      'talk it through with a supervisor or a colleague',
    )
    const before = wordsOf((await a.get(at(groupId))).html)
    expect(before).not.toMatch(/sealed|wait for|the other/i)
    await a.submit(at(groupId, '/answers'), alone)
    const kept = await a.submit(at(groupId), {}, at(groupId, '/sheets'))
    expect(kept.location).toBe(`${at(groupId)}?saved=kept`)
    expect(wordsOf((await a.get(kept.location ?? '')).html)).toContain('Version 1 holds')
  })

  test('ask in a room for what a screen does not need, and say that nothing about patients belongs there', async () => {
    const { groupId, ailsa } = await pair('face-to-face')
    const a = await clientOf(circle, ailsa)
    const words = wordsOf((await a.get(at(groupId, '/answers'))).html)
    expect(words).toContain('a glance now and then is all right')
    expect(words).not.toContain('hand symbol')
    expect(words).toContain('Nothing about patients belongs here, and nothing about members.')
  })

  test('answer whatever is typed into them without a fault, and keep nothing of it that is no answer', async () => {
    const { groupId, ailsa } = await lone()
    await give(ailsa, groupId)
    const a = await clientOf(circle, ailsa)
    const form = await a.get(at(groupId, '/text'))
    const { sessionId = null } =
      (await circle.house.signIn.session(new Headers({ Cookie: a.cookies() }))).signedIn ?? {}
    expect(form.status).toBe(200)
    const statuses = new Set<number>()
    for (const place of ['/answers', '/text', '/meeting', '/sheets', '/rounds']) {
      await fc.assert(
        fc.asyncProperty(hostileBody({ ...fields, after: '', heldOn: '2026-10-01' }), async (body) => {
          body.set('_key', makeFormKey(circle.secrets, sessionId))
          const { status } = await a.post(at(groupId, place), body)
          statuses.add(status)
          expect(status, place).toBeLessThan(500)
        }),
        { numRuns: 40, endOnFailure: true },
      )
    }
    expect(statuses).toContain(422)
    expect((await a.get(at(groupId))).status).toBe(200)
  }, 60_000)

  test('note the day on which the leaders meet', async () => {
    const { groupId, ailsa } = await pair()
    const a = await clientOf(circle, ailsa)
    await a.submit(at(groupId), { heldOn: '2026-10-03' }, at(groupId, '/meeting'))
    expect(wordsOf((await a.get(at(groupId))).html)).toContain('3 October 2026')
    const { rows } = await run('select leaders_met_on::text from balint_group where id = $1', [groupId])
    expect(rows[0].leaders_met_on).toBe('2026-10-03')
  })
})
