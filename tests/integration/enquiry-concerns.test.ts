import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { viewerOf } from '../../src/features/accounts/queries.ts'
import {
  canAnswerEnquiry,
  canCloseEnquiry,
  canHandOnEnquiry,
  canNoteOnEnquiry,
  canSeeEnquiry,
} from '../../src/features/enquiries/policy.ts'
import { deskFor } from '../../src/features/enquiries/rules/desk.ts'
import type { ViewerDb } from '../../src/platform/database/database.ts'
import { type EnquiryKind, kinds } from '../../src/shared/enquiry-kinds.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { type EnquirySociety, enquirySociety } from '../support/enquiry-society.ts'
import { linksOf, wordsOf } from '../support/forms.ts'

// A concern about a group is seen by the one officer for concerns and nobody else: by no administrator, Council member
// or representative, in no list, count, email or step. And of every other kind: who may do what with it.

let society: EnquirySociety
/** One enquiry of each kind in Scotland, a concern from nowhere, and one of the North West forwarded to Clement. */
const which = [...kinds, 'forwarded'] as const
type Which = (typeof which)[number]
const ids = {} as Record<Which, string>

beforeAll(async () => {
  society = await enquirySociety({ jobs: false })
  for (const kind of kinds) ids[kind] = await write(kind, society.regions.scotland)
  ids.forwarded = await write('something-else', society.regions.northWest)
  await society.circle.owner.query('update enquiry set forwarded_to = $1 where id = $2', [
    society.ids.clement,
    ids.forwarded,
  ])
})
afterAll(() => society.close())

async function write(kind: EnquiryKind, regionId: string): Promise<string> {
  const [id, correspondentId] = [randomUUID(), randomUUID()]
  const { owner } = society.circle
  await owner.query('insert into correspondent (id, name, email, met_at) values ($1, $2, $3, now())', [
    correspondentId,
    `Enquirer of ${kind}`,
    `${kind}@example.org`,
  ])
  await owner.query(
    `insert into enquiry (id, correspondent_id, region_id, kind, message, received_at, waiting_since)
     values ($1, $2, $3, $4, 'Hello', $5, $5)`,
    [id, correspondentId, kind === 'concern' ? null : regionId, kind, society.circle.clock.now().toString()],
  )
  await owner.query(
    `insert into enquiry_message (id, enquiry_id, from_society, body, written_at) values ($1, $2, false, 'More.', now())`,
    [randomUUID(), id],
  )
  await owner.query(
    `insert into enquiry_step (id, enquiry_id, kind, taken_at, words) values ($1, $2, 'noted', now(), 'A note.')`,
    [randomUUID(), id],
  )
  return id
}

type Who = keyof EnquirySociety['ids'] | 'visitor'
const ofScotland: Which[] = kinds.filter((kind) => deskFor({ kind, regionId: 'scotland' }) === 'region')

/** domain.md, part d, with R77, R78: who sees which, and of these, which they only answer and note on. */
const matrix: Record<Who, { sees: Which[]; onlyAnswers?: Which[] }> = {
  visitor: { sees: [] },
  mo: { sees: [] },
  ewan: { sees: ofScotland },
  sian: { sees: ['forwarded'] },
  omar: { sees: ['forwarded'] },
  clement: { sees: ['forwarded'], onlyAnswers: ['forwarded'] },
  morag: { sees: which.filter((each) => each !== 'concern') },
  ottilie: { sees: ['concern'] },
}

const actions = ['see', 'read', 'know', 'answer', 'note', 'close', 'forward'] as const
type Action = (typeof actions)[number]

function may(who: Who, action: Action, each: Which): boolean {
  const { sees, onlyAnswers = [] } = matrix[who]
  if (!sees.includes(each)) return false
  if (action === 'close') return !onlyAnswers.includes(each)
  if (action === 'forward') return !onlyAnswers.includes(each) && each !== 'concern'
  return true
}

/** Carries what came out of a transaction that leaves no trace. */
class Undo extends Error {
  readonly isDone: boolean
  constructor(isDone: boolean) {
    super('undone')
    this.isDone = isDone
  }
}

/** What the database lets somebody do, with the application's own checks out of the way. */
async function databaseLets(who: Who, action: Action, id: string): Promise<boolean> {
  const viewer = who === 'visitor' ? visitor : personAlone(society.ids[who])
  try {
    await society.circle.database.asViewer(viewer, async (db) => {
      throw new Undo(await tries[action](db, id))
    })
    return false
  } catch (fault) {
    return fault instanceof Undo && fault.isDone
  }
}

const step = (db: ViewerDb, id: string, kind: 'noted' | 'closed') =>
  db
    .insertInto('enquiry_step')
    .values({
      id: randomUUID(),
      enquiry_id: id,
      kind,
      taken_at: db.now,
      taken_by: db.viewer.personId,
      words: kind === 'noted' ? 'x' : null,
      outcome: kind === 'closed' ? 'answered' : null,
    })
    .execute()

const tries: Record<Action, (db: ViewerDb, id: string) => Promise<boolean>> = {
  see: async (db, id) =>
    (await db.selectFrom('enquiry').select('id').where('id', '=', id).execute()).length > 0,
  read: async (db, id) => {
    const words = await db.selectFrom('enquiry_message').select('body').where('enquiry_id', '=', id).execute()
    const notes = await db.selectFrom('enquiry_step').select('words').where('enquiry_id', '=', id).execute()
    // Both or neither: otherwise the table below would not say what it says.
    if (words.length > 0 !== notes.length > 0) throw new Error('half of it')
    return words.length > 0
  },
  know: async (db, id) => {
    const { rows } = await sql`select from correspondent c where exists (
      select from enquiry e where e.correspondent_id = c.id and e.id = ${id})`.execute(db)
    return rows.length > 0
  },
  answer: async (db, id) => {
    await db
      .insertInto('enquiry_message')
      .values({
        id: randomUUID(),
        enquiry_id: id,
        author_id: db.viewer.personId,
        from_society: true,
        body: 'x',
        written_at: db.now,
      })
      .execute()
    return true
  },
  note: async (db, id) => {
    await step(db, id, 'noted')
    return true
  },
  close: async (db, id) => {
    await step(db, id, 'closed')
    return true
  },
  forward: async (db, id) => {
    const { numUpdatedRows } = await db
      .updateTable('enquiry')
      .set({ forwarded_to: society.ids.ottilie })
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  },
}

/** What policy.ts says of the same. */
const policies = {
  see: canSeeEnquiry,
  read: canSeeEnquiry,
  know: canSeeEnquiry,
  answer: canAnswerEnquiry,
  note: canNoteOnEnquiry,
  close: canCloseEnquiry,
  forward: canHandOnEnquiry,
} satisfies Record<Action, typeof canSeeEnquiry>

describe('who may do what with an enquiry of each kind', () => {
  test.each(Object.keys(matrix) as Who[])('%s: the database and the policy say the same', async (who) => {
    const { circle, regions } = society
    const viewer =
      who === 'visitor'
        ? visitor
        : await viewerOf(circle.database, { personId: society.ids[who], name: who }, circle.clock.now())
    for (const each of which) {
      const regionId = each === 'concern' ? null : each === 'forwarded' ? regions.northWest : regions.scotland
      const kind = each === 'forwarded' ? 'something-else' : each
      const placed = {
        desk: deskFor({ kind, regionId }),
        regionId,
        forwardedTo: each === 'forwarded' ? society.ids.clement : null,
      }
      for (const action of actions) {
        const expected = may(who, action, each)
        expect(await databaseLets(who, action, ids[each]), `database: ${action} ${each}`).toBe(expected)
        expect(policies[action](viewer, placed), `policy: ${action} ${each}`).toBe(expected)
      }
    }
  })

  test('a concern is turned into nothing else, by nobody', async () => {
    const changes = ['assigned_to = $2', 'forwarded_to = $2', `desk = 'administrator'`, `desk = 'region'`]
    for (const change of changes) {
      const values = change.includes('$2') ? [ids.concern, society.ids.ottilie] : [ids.concern]
      await expect(
        society.circle.owner.query(`update enquiry set ${change} where id = $1`, values),
        change,
      ).rejects.toThrow(/concerns_stay|region_has_desk/)
    }
  })
})

describe('a concern', () => {
  const path = () => `/enquiries/${ids.concern}`

  test('does not exist for anybody but the officer, whatever the address', async () => {
    for (const who of ['morag', 'ewan', 'sian', 'clement', 'mo'] as const) {
      expect((await society.as[who].get(path())).status, who).toBe(404)
      for (const what of [
        'answers',
        'notes',
        'closure',
        'address',
        'assignment',
        'forwarding',
        'discussion',
        'founder-invitation',
      ]) {
        const { status } = await society.as[who].post(`${path()}/${what}`, new URLSearchParams({ body: 'x' }))
        expect([403, 404], `${who}: ${what}`).toContain(status)
      }
    }
    expect((await society.as.ottilie.get(path())).status).toBe(200)
  })

  test('is in no list and no count but the officer’s', async () => {
    const { rows } = await society.circle.owner.query('select count(*)::int as count from enquiry')
    const others = rows[0].count - 1
    const moragsList = await society.as.morag.get('/enquiries')
    expect(linksOf(moragsList.html).filter((href) => /[0-9a-f-]{36}$/.test(href))).toHaveLength(others)
    expect(wordsOf(moragsList.html)).toContain(`Waiting for us${others}`)
    // The number over the list is of what the list would show.
    const joining = await society.as.morag.get('/enquiries?kind=join-group')
    const shown = linksOf(joining.html).filter((href) => /[0-9a-f-]{36}$/.test(href)).length
    expect(wordsOf(joining.html)).toContain(`Waiting for us${shown || ' '}`)
    const nobodys = await society.as.morag.get('/enquiries?mine=yes')
    expect(wordsOf(nobodys.html)).not.toContain(`Waiting for us${others}`)
    expect(wordsOf(moragsList.html)).not.toContain('concern')
    expect(wordsOf((await society.as.morag.get('/enquiries?kind=concern')).html)).not.toContain('concern')
    expect(wordsOf((await society.as.morag.get('/home')).html)).toContain(`${others} people are waiting`)
    const office = wordsOf((await society.as.morag.get('/office')).html)
    expect(office).not.toContain('No region given')
    const officers = await society.as.ottilie.get('/enquiries')
    expect(linksOf(officers.html).filter((href) => /[0-9a-f-]{36}$/.test(href))).toEqual([path()])
    expect(wordsOf((await society.as.ottilie.get('/home')).html)).toContain(
      'Somebody is waiting for an answer',
    )
  })

  test('offers the officer no other hands, no talk and no group', async () => {
    const { html } = await society.as.ottilie.get(path())
    for (const absent of ['In whose hands', 'First talk', 'Founding a group', 'Forward']) {
      expect(wordsOf(html), absent).not.toContain(absent)
    }
  })

  test('is seen by whoever holds the office, from that day on, and no longer by whoever held it', async () => {
    const { owner } = society.circle
    await owner.query('update office set until = now() where id = $1', [society.offices.ottilie])
    expect((await society.as.ottilie.get(path())).status).toBe(404)
    expect(await databaseLets('ottilie', 'see', ids.concern)).toBe(false)
    const office = randomUUID()
    await owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'concerns-officer', now())`,
      [office, society.ids.clement],
    )
    expect((await society.as.clement.get(path())).status).toBe(200)
    expect((await society.as.ottilie.get(path())).status).toBe(404)
    await owner.query('delete from office where id = $1', [office])
    await owner.query('update office set until = null where id = $1', [society.offices.ottilie])
  })

  test('changes no number of the office’s even where its reader administers the society', async () => {
    const { owner } = society.circle
    const numbers = async () => wordsOf((await society.as.morag.get('/office')).html)
    const before = await numbers()
    const office = randomUUID()
    await owner.query('update office set until = now() where id = $1', [society.offices.ottilie])
    await owner.query(
      `insert into office (id, person_id, kind, since) values ($1, $2, 'concerns-officer', now())`,
      [office, society.ids.morag],
    )
    expect(await numbers()).toBe(before)
    await owner.query('delete from office where id = $1', [office])
    await owner.query('update office set until = null where id = $1', [society.offices.ottilie])
  })
})

describe('while nobody holds the office', () => {
  test('a concern is not asked for, and it is said kindly what to do instead', async () => {
    const { owner } = society.circle
    await owner.query('update office set until = now() where id = $1', [society.offices.ottilie])
    const choices = await society.visitor.get('/contact')
    expect(linksOf(choices.html)).not.toContain('/contact?kind=concern')
    expect(wordsOf(choices.html)).toContain('Speak with one of the group’s leaders')
    const meant = await society.visitor.get('/contact?kind=concern')
    expect(wordsOf(meant.html)).toContain('Nobody could read a concern in confidence now')
    expect(meant.html).not.toContain('name="message"')
    await owner.query('update office set until = null where id = $1', [society.offices.ottilie])
  })

  test('one that was being written is not lost in a void: it is refused, and what was typed is kept', async () => {
    const { owner } = society.circle
    const path = '/contact?kind=concern'
    const { html } = await society.visitor.get(path)
    const key = /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? ''
    await owner.query('update office set until = now() where id = $1', [society.offices.ottilie])
    const answer = await society.visitor.post(
      '/contact',
      new URLSearchParams({
        _key: key,
        kind: 'concern',
        name: 'Oona',
        email: 'oona@example.org',
        standing: 'member',
        wish: 'advice',
        message: 'It worries me.',
      }),
    )
    expect(answer.status).toBe(409)
    expect(answer.html).toContain('It worries me.')
    expect(wordsOf(answer.html)).toContain('has just become vacant')
    await owner.query('update office set until = null where id = $1', [society.offices.ottilie])
  })
})

describe('the emails about a concern', () => {
  test('go to its reader and to whoever wrote, and hold none of its words', async () => {
    const mailed = await enquirySociety()
    const id = await mailed.ask('concern', {
      name: 'Oona Quill',
      email: 'oona@example.org',
      standing: 'member',
      wish: 'act',
      message: 'Somebody is laughed at.',
    })
    await mailed.circle.settled()
    await mailed.as.ottilie.submit(`/enquiries/${id}`, { body: 'Thank you for telling me.' })
    const own = await mailed.pageOf('oona@example.org')
    await mailed.visitor.submit(own, { body: 'It goes on.' })
    await mailed.circle.settled()
    const { received } = mailed.circle.mail
    const to = new Set(received.map(({ to: address }) => JSON.stringify(address)))
    expect(to.size).toBe(2)
    expect(mailed.subjectsTo('ottilie')).toEqual([
      'Something for you to read, in confidence',
      'Something for you to read, in confidence',
    ])
    expect(mailed.circle.mail.to('oona@example.org').map(({ subject }) => subject)).toEqual([
      'We have your enquiry',
      'There is an answer for you',
    ])
    const words = JSON.stringify(received.map(({ text, html, subject }) => [text, html, subject]))
    for (const secret of ['laughed at', 'telling me', 'It goes on', 'Quill’s concern']) {
      expect(words, secret).not.toContain(secret)
    }
    expect(wordsOf((await mailed.visitor.get(own)).html)).toContain('Thank you for telling me.')
    await mailed.close()
  })
})
