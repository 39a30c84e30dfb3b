import { randomUUID } from 'node:crypto'
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetDebriefs } from '../../src/features/debriefs/commands/forget-debriefs.ts'
import { keyFileAt, makeKeyFile } from '../../src/platform/sealed/key-file.ts'
import { openSeals } from '../../src/platform/sealed/seals.ts'
import { personAlone } from '../../src/shared/viewer.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type PlannedGroup, writePlannedGroup } from '../support/planned-group.ts'

// Ailsa and Bruno have led an evening on 1 December; their debrief goes on 12 January.

const SECRET_WORDS = 'We hurried the return; next time we wait for the silence.'
const log: string[] = []
let circle: Circle
let group: PlannedGroup
let ailsa: Client
let bruno: Client

beforeAll(async () => {
  circle = await startCircle({ now: '2026-11-02T18:00:00Z', log })
  group = await writePlannedGroup(circle)
})
afterAll(() => circle.close())

let evening = 0
/** A meeting of its own for each test: the one before is cancelled, since nobody leads two at once. */
async function writeMeeting(
  groupId = group.groupId,
  startsAt = Temporal.Instant.from('2026-12-01T18:00:00Z'),
): Promise<{ id: string; page: string }> {
  const [termId, id] = [randomUUID(), randomUUID()]
  evening += 1
  await circle.owner.query(
    'update meeting set cancelled_at = now() where group_id = $1 and starts_at = $2 and cancelled_at is null',
    [groupId, startsAt.toString()],
  )
  await circle.owner.query(
    `insert into term (id, group_id, first_on, every_weeks, start_time, length_minutes, time_zone, meetings, made_by, made_at)
     values ($1, $2, '2026-12-01', 2, '18:00', 90, 'Europe/London', 1, $3, now())`,
    [termId, groupId, group.ailsa],
  )
  await circle.owner.query(
    `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at) values ($1, $2, $3, 1, $4, $5, now())`,
    [id, groupId, termId, startsAt.toString(), startsAt.add({ minutes: 90 }).toString()],
  )
  return { id, page: `/groups/${groupId}/meetings/${id}/debrief` }
}

let meeting: { id: string; page: string }
beforeEach(async () => {
  circle.clock.set('2026-12-01T22:00:00Z')
  ailsa = await clientOf(circle, group.ailsa)
  bruno = await clientOf(circle, group.bruno)
  meeting = await writeMeeting()
})

const keep = (client: Client, said: string[] = ['on-time', 'room-for-all'], words = SECRET_WORDS) =>
  client.submit(meeting.page, { said, words }, meeting.page)
const textShown = (html: string) => /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1]
const row = async () =>
  (await circle.owner.query('select * from debrief where meeting_id = $1', [meeting.id])).rows[0]

async function writeLeader(first: string, joinedAt: string): Promise<string> {
  const id = randomUUID()
  await circle.owner.query('insert into person (id, name, email, email_verified) values ($1, $2, $3, true)', [
    id,
    first,
    `${first.toLowerCase()}-${id}@example.org`,
  ])
  await circle.owner.query('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, $3)', [
    group.groupId,
    id,
    joinedAt,
  ])
  return id
}

describe('after a meeting its two leaders', () => {
  test('keep one debrief that both see and change, with the day on which it goes', async () => {
    const answer = await keep(ailsa)
    expect(answer.location).toBe(`${meeting.page}?saved=kept`)
    const seen = await bruno.get(meeting.page)
    expect(textShown(seen.html)).toBe(SECRET_WORDS)
    expect(wordsOf(seen.html)).toContain('Deleted on Tuesday 12 January 2027')
    expect(seen.html).toMatch(/value="on-time" checked/)
    expect(seen.html).not.toMatch(/value="facts-first" checked/)
    expect(seen.headers.get('Cache-Control')).toBe('no-store')
    expect((await keep(bruno, ['facts-first'], 'We waited longer.')).status).toBe(303)
    expect(textShown((await ailsa.get(meeting.page)).html)).toBe('We waited longer.')
  })

  test('read the day that the society has set, and what was written before keeps its own', async () => {
    await keep(ailsa)
    const id = randomUUID()
    await circle.owner.query(
      `insert into setting_change (id, name, value, changed_at) values ($1, 'debriefWeeks', '2', $2)`,
      [id, '2026-11-30T09:00:00Z'],
    )
    const before = meeting
    meeting = await writeMeeting(group.groupId, Temporal.Instant.from('2026-12-01T19:30:00Z'))
    await keep(ailsa)
    expect(wordsOf((await bruno.get(meeting.page)).html)).toContain('Deleted on Tuesday 15 December 2026')
    expect(wordsOf((await bruno.get(before.page)).html)).toContain('Deleted on Tuesday 12 January 2027')
    await circle.owner.query('delete from setting_change where id = $1', [id])
  })

  test('are told when the other was faster; both versions stand on the page', async () => {
    await keep(ailsa)
    const late = await bruno.fillIn(meeting.page, { said: ['facts-first'], words: 'Mine.' }, meeting.page)
    await keep(ailsa, ['on-time'], 'Hers, anew.')
    const answer = await late()
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('It was changed or deleted since you opened this page')
    expect(textShown(answer.html)).toBe('Mine.')
    expect(wordsOf(answer.html)).toContain('Hers, anew.')
    expect(textShown((await ailsa.get(meeting.page)).html)).toBe('Hers, anew.')
  })

  test('who write their first at once end up with one of them', async () => {
    const presses = await Promise.all(
      [ailsa, bruno].map((each) => each.fillIn(meeting.page, { words: 'Mine.' }, meeting.page)),
    )
    const answers = await Promise.all(presses.map((press) => press()))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('find the way to it on the meeting’s page; a co-leader of later finds none', async () => {
    const hub = meeting.page.replace('/debrief', '')
    expect((await ailsa.get(hub)).html).toContain(`href="${meeting.page}"`)
    await keep(ailsa)
    expect(wordsOf((await bruno.get(hub)).html)).toContain(
      'Sealed for its leaders alone, until 12 January 2027',
    )
    const later = await writeLeader('Dora', '2026-12-01T20:30:00Z')
    expect((await (await clientOf(circle, later)).get(hub)).html).not.toContain(meeting.page)
    await circle.owner.query('update group_leader set left_at = now() where person_id = $1', [later])
  })

  test('may note that they talked, and keep nothing', async () => {
    const answer = await ailsa.submit(meeting.page, {}, `${meeting.page}/talk`)
    expect(answer.location).toBe(`${meeting.page}?saved=held`)
    expect(await row()).toBeUndefined()
    expect(wordsOf((await bruno.get(`/groups/${group.groupId}/debriefs`)).html)).toContain(
      'Held; nothing of it is kept',
    )
  })

  test('are asked to look again at words that look like a patient', async () => {
    const answer = await keep(ailsa, [], 'Mrs Whitcombe, 54, was told again.')
    expect(answer.status).toBe(422)
    expect(await row()).toBeUndefined()
  })

  test('are told when there is nothing to seal, and when it is too long', async () => {
    expect((await keep(ailsa, [], '')).status).toBe(409)
    expect((await keep(ailsa, [], 'x'.repeat(601))).status).toBe(422)
    expect((await keep(ailsa, ['by-gaslight'], '')).status).toBe(422)
  })

  test('write none before it is over, none when it was cancelled, and none when its day has come', async () => {
    const open = await ailsa.fillIn(meeting.page, { words: 'Too late.' }, meeting.page)
    circle.clock.set('2027-01-12T00:00:01Z')
    const answer = await open()
    expect(answer.status).toBe(409)
    expect(wordsOf((await ailsa.get(meeting.page)).html)).toContain('Its time is over')
    circle.clock.set('2026-12-01T18:30:00Z')
    expect(wordsOf((await ailsa.get(meeting.page)).html)).toContain('This meeting is not over yet')
    circle.clock.set('2026-12-01T22:00:00Z')
    await circle.owner.query('update meeting set cancelled_at = now() where id = $1', [meeting.id])
    expect(wordsOf((await ailsa.get(meeting.page)).html)).toContain('This meeting was cancelled')
    expect(await row()).toBeUndefined()
  })

  test('a leader alone has their own, in the words of one', async () => {
    circle.clock.set('2026-11-02T18:00:00Z')
    const other = await writePlannedGroup(circle, `Alone${evening}`)
    circle.clock.set('2026-12-01T22:00:00Z')
    await circle.owner.query('update group_leader set left_at = now() where person_id = $1', [other.bruno])
    const { page } = await writeMeeting(other.groupId)
    const alone = await clientOf(circle, other.ailsa)
    const { html } = await alone.get(page)
    expect(wordsOf(html)).toContain('For you alone.')
    expect(html).not.toContain('value="spoke-openly"')
    expect((await alone.submit(page, { words: 'I hurried.' }, page)).status).toBe(303)
  })
})

describe('only the pair', () => {
  test('has the page: a member, a co-leader of later, an administrator and a stranger are told there is none', async () => {
    await keep(ailsa)
    const later = await writeLeader('Dora', '2026-12-01T20:30:00Z')
    const administrator = await writeLeader('Una', '2026-11-02T18:00:00Z')
    await circle.owner.query('delete from group_leader where person_id = $1', [administrator])
    await circle.owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`,
      [randomUUID(), administrator],
    )
    for (const who of [
      group.carys,
      later,
      administrator,
      (await writePlannedGroup(circle, `Other${evening}`)).ailsa,
    ]) {
      const client = await clientOf(circle, who)
      expect((await client.get(meeting.page)).status).toBe(404)
      const stolen = await ailsa.fillIn(meeting.page, { words: 'Not mine.' }, meeting.page)
      expect((await stolen()).status).toBe(303)
      for (const part of ['', '/talk', '/deletion']) {
        expect(
          (await client.post(meeting.page + part, new URLSearchParams({ words: 'Not theirs.' }))).status,
        ).not.toBe(303)
      }
    }
    expect((await (await clientOf(circle)).get(meeting.page)).location).toContain('/sign-in')
    const list = await (await clientOf(circle, later)).get(`/groups/${group.groupId}/debriefs`)
    expect(list.html).not.toContain(meeting.id)
    await circle.owner.query('update group_leader set left_at = now() where person_id = $1', [later])
  })

  test('reads its row, in the database itself: no office, no jobs, nobody who came later or has left', async () => {
    await keep(ailsa)
    const seenBy = (personId: string) =>
      circle.database.asViewer(personAlone(personId), async (db) => {
        const rows = await db
          .selectFrom('debrief')
          .select('id')
          .where('meeting_id', '=', meeting.id)
          .execute()
        return rows.length
      })
    expect(await seenBy(group.ailsa)).toBe(1)
    expect(await seenBy(group.carys)).toBe(0)
    const { rows: leaders } = await circle.owner.query(
      `select person_id from group_leader where left_at is null and seated_at > '2026-12-01T20:00:00Z'`,
    )
    for (const { person_id: id } of leaders) expect(await seenBy(id)).toBe(0)
    await expect(circle.database.jobs.selectFrom('debrief').select('id').execute()).rejects.toThrow(
      /permission denied/,
    )
    await circle.owner.query(
      'update group_leader set left_at = now() where group_id = $1 and person_id = $2',
      [group.groupId, group.bruno],
    )
    expect(await seenBy(group.bruno)).toBe(0)
    await circle.owner.query(`begin; set local circle.now = '2026-12-01T21:45:00Z';
      update group_leader set left_at = null where person_id = '${group.bruno}'; commit`)
    // Whoever comes back begins anew.
    expect(await seenBy(group.bruno)).toBe(0)
    await circle.owner.query(`alter table group_leader disable trigger note_seat`)
    await circle.owner.query(`update group_leader set seated_at = joined_at where group_id = $1`, [
      group.groupId,
    ])
    await circle.owner.query(`alter table group_leader enable trigger note_seat`)
    expect(await seenBy(group.bruno)).toBe(1)
  })

  test('stays the pair: nobody moves the meeting past the day they came, to read what was before', async () => {
    await keep(ailsa)
    const move = circle.database.asViewer(personAlone(group.ailsa), (db) =>
      db
        .updateTable('meeting')
        .set({ starts_at: db.now, ends_at: db.now.add({ hours: 1 }) })
        .where('id', '=', meeting.id)
        .execute(),
    )
    await expect(move).rejects.toThrow(/a meeting is arranged beforehand/)
  })

  test('writes it: the database takes no debrief of a meeting that is not theirs, or for longer', async () => {
    const insert = (personId: string, deletedOn: string) =>
      circle.database.asViewer(personAlone(personId), (db) =>
        db
          .insertInto('debrief')
          .values({
            id: randomUUID(),
            meeting_id: meeting.id,
            sealed: Buffer.alloc(40),
            wrapped_key: Buffer.alloc(60),
            revision: 1,
            written_by: personId,
            written_at: db.now,
            deleted_on: Temporal.PlainDate.from(deletedOn),
          })
          .execute(),
      )
    await expect(insert(group.carys, '2027-01-12')).rejects.toThrow(/row-level security/)
    await expect(insert(group.ailsa, '2029-01-12')).rejects.toThrow(/row-level security/)
    await expect(insert(group.ailsa, '2026-12-01')).rejects.toThrow(/row-level security/)
  })
})

describe('straight from the database', () => {
  test('no word and no tick of it can be read, in any table, nor in what was logged or sent', async () => {
    log.length = 0
    expect((await keep(ailsa)).status).toBe(303)
    await circle.settled()
    const { rows: tables } = await circle.owner.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    let everything = ''
    for (const { name } of tables) {
      const { rows } = await circle.owner.query(`select t::text as row from ${name} t`)
      everything += rows.map(({ row: text }) => text).join('\n')
    }
    const sent = JSON.stringify(circle.mail)
    for (const told of [SECRET_WORDS, 'hurried', 'room-for-all', 'on-time']) {
      for (const kept of [everything, log.join('\n'), sent]) {
        expect(kept).not.toContain(told)
        expect(kept).not.toContain(Buffer.from(told).toString('hex'))
        expect(kept).not.toContain(Buffer.from(told).toString('base64').slice(0, -4))
      }
    }
    expect(everything).toContain(meeting.id)
  })

  test('ticks alone leave no trace that could be guessed: the same ticks twice look different, and long words like none', async () => {
    const grains = await Promise.all(
      [ailsa, bruno].map(
        async (each) => /name="grain" value="([^"]+)"/.exec((await each.get(meeting.page)).html)?.[1],
      ),
    )
    expect(new Set(grains).size).toBe(2)
    expect(grains[0]).toHaveLength(24)
    await keep(ailsa, ['on-time'], '')
    const first = await row()
    await keep(ailsa, ['on-time'], '')
    const second = await row()
    expect(first.sealed.equals(second.sealed)).toBe(false)
    expect(first.wrapped_key.equals(second.wrapped_key)).toBe(false)
    await keep(ailsa, ['on-time'], 'w '.repeat(250))
    expect((await row()).sealed.length).toBe(first.sealed.length)
  })

  test('another debrief’s bytes in its place do not open', async () => {
    await keep(ailsa)
    const stolen = await row()
    const other = await writeMeeting(group.groupId, Temporal.Instant.from('2026-12-01T14:00:00Z'))
    await ailsa.submit(other.page, { words: 'The other evening.' }, other.page)
    await circle.owner.query('update debrief set sealed = $2, wrapped_key = $3 where meeting_id = $1', [
      other.id,
      stolen.sealed,
      stolen.wrapped_key,
    ])
    const { status, html } = await ailsa.get(other.page)
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('This debrief cannot be opened')
    expect(html).not.toContain(SECRET_WORDS)
  })
})

describe('with another key file, or none', () => {
  const aside = () => `${circle.keyFile}.aside`
  const putBack = () => rename(aside(), circle.keyFile)

  test('the page says that it cannot be opened, and it can be deleted', async () => {
    await keep(ailsa)
    await rename(circle.keyFile, aside())
    makeKeyFile(circle.keyFile)
    const { status, html } = await bruno.get(meeting.page)
    await putBack()
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('This debrief cannot be opened')
    expect(wordsOf(html)).toContain('Delete it now')
    expect(html).not.toContain('hurried')
    expect(textShown((await bruno.get(meeting.page)).html)).toBe(SECRET_WORDS)
  })

  test('nothing is saved that could not be sealed, and what was typed is kept', async () => {
    const press = await ailsa.fillIn(meeting.page, { words: SECRET_WORDS }, meeting.page)
    await rename(circle.keyFile, aside())
    const answer = await press()
    await putBack()
    expect(answer.status).toBe(409)
    expect(wordsOf(answer.html)).toContain('the key file of this installation cannot be read')
    expect(textShown(answer.html)).toBe(SECRET_WORDS)
    expect(await row()).toBeUndefined()
  })

  test('a file that is damaged is as none', async () => {
    await keep(ailsa)
    await copyFile(circle.keyFile, aside())
    await writeFile(circle.keyFile, '{"keys": 7')
    const { status, html } = await ailsa.get(meeting.page)
    await putBack()
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('This debrief cannot be opened')
  })
})

describe('a debrief goes', () => {
  const stillOpens = (backup: { id: string; sealed: Buffer; wrapped_key: Buffer }) =>
    openSeals(keyFileAt(circle.keyFile)).open(
      { kind: 'debrief', id: backup.id, until: Temporal.PlainDate.from('2027-01-12') },
      { sealed: backup.sealed, wrappedKey: backup.wrapped_key },
    )

  test('at once when either deletes it: not even a backup with today’s key file opens, and that they talked stays', async () => {
    await keep(ailsa)
    const backup = await row()
    expect(stillOpens(backup)).toContain('hurried')
    const keysBefore = await readFile(circle.keyFile, 'utf8')
    const answer = await bruno.submit(meeting.page, {}, `${meeting.page}/deletion`)
    expect(answer.location).toBe(`${meeting.page}?saved=deleted`)
    expect(wordsOf((await bruno.get(answer.location ?? '')).html)).toContain('its key destroyed')
    expect(await row()).toBeUndefined()
    expect(await readFile(circle.keyFile, 'utf8')).not.toBe(keysBefore)
    expect(stillOpens(backup)).toBeNull()
    expect(wordsOf((await ailsa.get(`/groups/${group.groupId}/debriefs`)).html)).toContain(
      'Held; nothing of it is kept',
    )
    // And a new one can be written in its place.
    expect((await keep(ailsa, [], 'Anew.')).status).toBe(303)
    expect(textShown((await bruno.get(meeting.page)).html)).toBe('Anew.')
  })

  test('on its day by itself, with every key of that day, and not the day before', async () => {
    await keep(ailsa)
    const backup = await row()
    circle.clock.set('2027-01-11T23:00:00Z')
    await forgetDebriefs(circle.database, circle.house.seals, circle.clock.now())
    expect(await row()).toBeDefined()
    expect(stillOpens(backup)).toContain('hurried')
    circle.clock.set('2027-01-12T00:10:00Z')
    expect(wordsOf((await ailsa.get(meeting.page)).html)).not.toContain('hurried')
    expect(
      (await forgetDebriefs(circle.database, circle.house.seals, circle.clock.now())).forgotten,
    ).toBeGreaterThan(0)
    expect(await row()).toBeUndefined()
    expect(stillOpens(backup)).toBeNull()
    expect(wordsOf((await ailsa.get(meeting.page)).html)).toContain('You took the time for it')
    // The job is asked for by the schedule, and does nothing the second time.
    expect(await forgetDebriefs(circle.database, circle.house.seals, circle.clock.now())).toEqual({
      forgotten: 0,
    })
  })
})
