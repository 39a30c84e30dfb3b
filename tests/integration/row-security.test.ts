import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, type Db, openDatabase } from '../../src/platform/database/database.ts'
import { makeSecretAddress } from '../../src/platform/secret-address.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { personAlone, visitor } from '../../src/shared/viewer.ts'
import { cloneDatabase, type TestDatabase } from '../support/database.ts'
import { loginPrefix, testSecret } from '../support/secret.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// What the database itself shows, with the application's own checks out of the way. First everybody's view is
// taken with one group in the society; then a second, with a row in every table, is written; the view of all who
// have nothing to do with it must not have changed. A new table is in this test from the day it is migrated.

/** Everybody may read these: they say nothing of a person or a group. */
const publicTables = [
  'criteria_item',
  'criteria_set',
  'held_kind',
  'notice_edition',
  'region',
  'region_holiday',
  'setting_change',
  'society',
]

/** Of open groups only: they are written in the test of an open group. */
const ofOpenGroups = ['directory_count', 'directory_entry']

/** The society's books are shared by all who lead a group or hold an office: offices and venues, nobody's own. */
const inTheBook = ['organisation', 'organisation_silence', 'venue']
const readersOfTheBook = ['a leader of another group', "another region's representative"]

/** One row each, in a society of any size. */
const ofOneRow = ['evaluation_total', 'held_kind', 'room_probe', 'society', 'tally_settlement']

let clone: TestDatabase
let database: Database
let owner: pg.Pool
let tables: string[]
let own: WholeGroup
let officers: { administrator: string; council: string; concerns: string }

type Visible = Record<string, string[]>

beforeAll(async () => {
  clone = await cloneDatabase()
  owner = new pg.Pool({ connectionString: clone.ownerUrl, max: 1 })
  database = openDatabase({ url: clone.ownerUrl, secrets: openSecrets(testSecret), loginPrefix })
  const { rows } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1`,
  )
  tables = rows.map(({ relname }) => relname)
  own = await writeWholeGroup(owner, 'own')
  officers = {
    administrator: await officer('administrator'),
    council: await officer('council'),
    // Of Council, too, in life; here with this office alone, to see what it opens.
    concerns: await officer('concerns-officer'),
  }
})

async function officer(kind: string): Promise<string> {
  const id = randomUUID()
  await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
    id,
    kind,
    `${kind}@example.org`,
  ])
  await owner.query('insert into office (id, person_id, kind, since) values ($1, $2, $3, now())', [
    randomUUID(),
    id,
    kind,
  ])
  return id
}
afterAll(async () => {
  await database.close()
  await owner.end()
  await clone.drop()
})

/** Every row of every table that somebody can read, by what they can read of it. */
async function visible(db: Db): Promise<Visible> {
  const seen: Visible = {}
  for (const table of tables) {
    const { rows: columns } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and has_column_privilege(${table}::regclass, attnum, 'select') order by attnum`.execute(db)
    if (columns.length === 0) {
      seen[table] = []
      continue
    }
    const readable = sql.join(columns.map(({ name }) => sql.ref(name)))
    const { rows } = await sql<{ row: string }>`
      select row(${readable})::text as row from ${sql.table(table)} order by 1`.execute(db)
    seen[table] = rows.map(({ row }) => row)
  }
  return seen
}

const asPerson = (personId: string | null) =>
  database.asViewer(personId ? personAlone(personId) : visitor, visible, { readOnly: true })
const asHolder = (token: string) => database.asHolder(token, visible, { readOnly: true })

/** Everybody who has nothing to do with another group. */
const strangers = (): [string, () => Promise<Visible>][] => [
  ['a visitor', () => asPerson(null)],
  ['somebody with an account', () => asPerson('01990000-0000-7000-8000-000000000001')],
  ['a member of another group', () => asPerson(own.memberId)],
  ['a leader of another group', () => asPerson(own.leaderId)],
  ["another region's representative", () => asPerson(own.representativeId)],
  ['a supervisor whom another leader asked', () => asPerson(own.supervisorId)],
  ['the officer for concerns', () => asPerson(officers.concerns)],
  ['somebody with a made-up address', () => asHolder('made-up')],
  ['another enquirer', () => asHolder(own.tokens.enquiry)],
  ["another group's applicant", () => asHolder(own.tokens.application)],
  ['somebody invited to another group', () => asHolder(own.tokens.invitation)],
  ['somebody on another waiting list', () => asHolder(own.tokens.waiting)],
  ['a guest of another taster', () => asHolder(own.tokens.guest)],
  ['another organisation', () => asHolder(own.tokens.organisation)],
  ['somebody invited into the register', () => asHolder(own.tokens.registerInvitation)],
  ["a reader of another group's calendar", () => asHolder(own.tokens.feed)],
  ['somebody who sends apologies to another group', () => asHolder(own.tokens.apologies)],
  ['somebody with a pass to another room', () => asHolder(own.tokens.roomPass)],
  ['somebody who asked about their data', () => asHolder(own.tokens.dataRequest)],
  ['the caretaker of another house', () => asHolder(own.tokens.venueFeed)],
]

describe('a group in planning', () => {
  test('changes nothing in what anybody else can read, in any table', async () => {
    const before = new Map<string, Visible>()
    for (const [who, look] of strangers()) before.set(who, await look())
    const rowsBefore = await countRows()

    await writeWholeGroup(owner, 'foreign')

    const rowsAfter = await countRows()
    const unwritten = tables.filter(
      (table) =>
        !ofOneRow.includes(table) && !ofOpenGroups.includes(table) && rowsAfter[table] === rowsBefore[table],
    )
    expect(unwritten, 'tables of which tests/support/whole-group.ts writes no row').toEqual([])
    for (const [who, look] of strangers()) {
      const after = await look()
      const shared = [...publicTables, ...(readersOfTheBook.includes(who) ? inTheBook : [])]
      for (const table of tables.filter((each) => !shared.includes(each))) {
        expect(after[table], `${table} as ${who}`).toEqual(before.get(who)?.[table])
      }
      expect(JSON.stringify(after.venue), `a place of its own as ${who}`).not.toContain('Practice of foreign')
    }
  }, 60_000)
})

describe('a further group in the society', () => {
  test('is read by the administrator and by Council as far as their office goes, and no further', async () => {
    const look = () => Promise.all([asPerson(officers.administrator), asPerson(officers.council)])
    const before = await look()
    await writeWholeGroup(owner, 'counted')
    const after = await look()
    const [administrator, council] = after.map((seen, who) =>
      tables.filter(
        (table) => !publicTables.includes(table) && seen[table]?.length !== before[who]?.[table]?.length,
      ),
    )
    const registerAndGroups = [
      'accreditation_decision',
      'accreditation_request',
      'balint_group',
      'group_leader',
      'leader_entry',
      'office',
      'office_absence',
      'organisation',
      'organisation_silence',
      'peer_group',
      'person',
      'register_word',
      'society_change',
      'supervisor_confirmation',
      'supervisor_entry',
      'venue',
    ]
    const enquiriesAndLists = [
      'correspondent',
      'data_request',
      'discussion_offer',
      'discussion_time',
      'enquiry',
      'enquiry_message',
      'enquiry_step',
      'export_run',
      'import_run',
      'initial_discussion',
      'register_invitation',
    ]
    // Handed in, and reported about: the Council's to judge, and nobody else's.
    const handedIn = ['handed_in_proof', 'portfolio', 'portfolio_proof', 'report_request', 'report_text']
    expect(council).toEqual([...registerAndGroups, ...handedIn].sort())
    // That something is held, how much is forgotten and when it was backed up: never of whom.
    const ofTheOffice = ['backup_run', 'evaluation_edition', 'forgetting_ahead', 'forgotten', 'hold']
    expect(administrator).toEqual([...registerAndGroups, ...enquiriesAndLists, ...ofTheOffice].sort())
    expect(JSON.stringify(after)).not.toContain('@counted.example.org')
    expect(JSON.stringify(after)).toContain('Room of counted in the book')
    expect(JSON.stringify(after)).not.toContain('Practice of counted')
  })
})

describe('a concern', () => {
  test('changes what its officer reads, and nothing that anybody else can read, in any table', async () => {
    const others: [string, () => Promise<Visible>][] = [
      ...strangers().filter(([who]) => who !== 'the officer for concerns'),
      ['the administrator', () => asPerson(officers.administrator)],
      ['a member of Council', () => asPerson(officers.council)],
    ]
    const before = new Map<string, Visible>()
    for (const [who, look] of others) before.set(who, await look())
    const officerBefore = await asPerson(officers.concerns)

    const [enquirer, concern] = [randomUUID(), randomUUID()]
    await owner.query(
      `insert into correspondent (id, name, email, met_at) values ($1, 'Oona', 'oona@example.org', now())`,
      [enquirer],
    )
    await owner.query(
      `insert into enquiry (id, correspondent_id, kind, message, received_at, waiting_since)
       values ($1, $2, 'concern', 'It worries me.', now(), now())`,
      [concern, enquirer],
    )
    await owner.query(
      `insert into enquiry_message (id, enquiry_id, author_id, from_society, body, written_at)
       values ($1, $2, $3, true, 'Thank you.', now())`,
      [randomUUID(), concern, officers.concerns],
    )
    await owner.query(
      `insert into enquiry_step (id, enquiry_id, kind, taken_at, taken_by, words) values ($1, $2, 'noted', now(), $3, 'Rang.')`,
      [randomUUID(), concern, officers.concerns],
    )
    await owner.query(
      `insert into email (id, template, about_id, person_id, queued_at) values ($1, 'enquiry-arrived', $2, $3, now())`,
      [randomUUID(), concern, officers.concerns],
    )

    for (const [who, look] of others) expect(await look(), who).toEqual(before.get(who))
    const officerAfter = await asPerson(officers.concerns)
    expect(tables.filter((table) => officerAfter[table]?.length !== officerBefore[table]?.length)).toEqual([
      'correspondent',
      'enquiry',
      'enquiry_message',
      'enquiry_step',
    ])
  }, 60_000)
})

describe('a group open to applicants', () => {
  test('shows a visitor itself, and its cost, and nothing more: its leader did not agree to be named', async () => {
    const before = await asPerson(null)
    await writeWholeGroup(owner, 'listed', { open: true })
    const after = await asPerson(null)
    const grown = tables.filter((table) => after[table]?.length !== before[table]?.length)
    expect(grown.filter((table) => !publicTables.includes(table))).toEqual([
      'application_question',
      'balint_group',
      ...ofOpenGroups,
      'fee_agreement',
      'taster',
      'time_poll',
    ])
  })
})

describe('a room', () => {
  test('shows whoever sits in its circle who else does, by account and by pass, and nobody who waits', async () => {
    const inside = [await asPerson(own.memberId), await asHolder(own.tokens.roomPass)]
    for (const seen of inside) {
      expect(seen.room).toHaveLength(1)
      expect(seen.room_seat).toHaveLength(2)
      expect(seen.room_presenting).toHaveLength(1)
      expect(seen.room_hand).toHaveLength(1)
    }
    await owner.query(`update room_seat set standing = 'waiting' where person_id = $1`, [own.memberId])
    for (const seen of [await asPerson(own.memberId), await asHolder(own.tokens.roomPass)]) {
      expect(seen.room_seat).toEqual([expect.stringContaining(own.memberId)])
      expect(seen.room_presenting).toEqual([])
      expect(seen.room_hand).toEqual([])
    }
    expect((await asPerson(own.leaderId)).room_seat).toHaveLength(2)
    await owner.query(
      `update room_seat set standing = case when leads then 'waiting' else 'in' end where room_id in
       (select room_id from room_seat where person_id = $1)`,
      [own.memberId],
    )
    expect((await asPerson(own.memberId)).room_seat).toEqual([expect.stringContaining(own.memberId)])
    await owner.query(`update room_seat set standing = 'in' where standing = 'waiting'`)
  })
})

describe("a group's own member", () => {
  test('reads the circle and its dates, and nothing that is the leaders’', async () => {
    const seen = await asPerson(own.memberId)
    const empty = (table: string) => seen[table]?.length === 0
    for (const table of [
      'balint_group',
      'ground_rules',
      'meeting',
      'membership',
      'fee_agreement',
      'group_leader',
      'meeting_role',
      'meeting_session',
      'session_plan',
      'usual_session',
    ]) {
      expect(empty(table), table).toBe(false)
    }
    for (const table of leadersOnly) expect(seen[table], table).toEqual([])
  })

  test('reads who will be missing, and of attendance only their own', async () => {
    const seen = await asPerson(own.memberId)
    expect(seen.meeting_apology).toHaveLength(2)
    expect(seen.meeting_attendance).toEqual([expect.stringContaining(own.memberId)])
    // Whoever has left keeps it: certificates are made of it.
    await owner.query('update membership set left_at = now() where person_id = $1', [own.memberId])
    const after = await asPerson(own.memberId)
    await owner.query('update membership set left_at = null where person_id = $1', [own.memberId])
    expect(after.meeting_apology).toEqual([expect.stringContaining(own.memberId)])
    expect(after.meeting_attendance).toEqual([expect.stringContaining(own.memberId)])
  })

  test('reads no way in before the doors open', async () => {
    expect((await asPerson(own.memberId)).group_link).toEqual([])
  })

  test('reads who moderates only once the leaders have told the group', async () => {
    await owner.query('delete from roles_told where group_id = $1', [own.groupId])
    expect((await asPerson(own.memberId)).meeting_role).toEqual([])
    await owner.query('insert into roles_told (group_id, told_at, told_by) values ($1, now(), $2)', [
      own.groupId,
      own.leaderId,
    ])
    expect((await asPerson(own.memberId)).meeting_role).toHaveLength(1)
  })
})

describe("a group's own leader", () => {
  test('reads applications and interviews, and no email address of anybody', async () => {
    const seen = await asPerson(own.leaderId)
    for (const table of [
      'application',
      'interview',
      'interview_plan',
      'interview_tick',
      'decision_letter',
      'debrief',
      'debrief_held',
      'supervision_arrangement',
      'group_link',
      'meeting_record',
      'meeting_attendance',
    ]) {
      expect(seen[table]?.length, table).toBeGreaterThan(0)
    }
    expect(JSON.stringify(seen)).not.toContain('@own.example.org')
  })
})

const leadersOnly = [
  'card_account',
  'card_event',
  'card_movement',
  'card_question',
  'journal_entry',
  'posting',
  'invoice_count',
  'meeting_charge',
  'write_off',
  'expense',
  'receipt',
  'leader_fee',
  'fee_statement',
  'fee_statement_line',
  'books_export',
  'presenting_tally',
  'room_process',
  'room_signal',
  'room_ticket',
  'application',
  'application_answer',
  'application_ending',
  'circular',
  'circular_choice',
  'application_pause',
  'circle_news',
  'circle_tie',
  'continuity_rest',
  'correspondent',
  'cost_plan',
  'debrief',
  'debrief_held',
  'decision_letter',
  'email',
  'enquiry',
  'evaluation_edition',
  'evaluation_tally',
  'evaluation_total',
  'flier_edition',
  'freed_place',
  'group_decision',
  'interview',
  'interview_alone',
  'interview_booking',
  'interview_free_time',
  'interview_invitation',
  'interview_plan',
  'interview_seat',
  'interview_tick',
  'leaders_time',
  'invitation',
  'meeting_record',
  'meeting_reminder',
  'mode_change_link',
  'mode_change_point',
  'newcomer_question',
  'organisation',
  'meeting_hold',
  'organisation_silence',
  'place_booking',
  'venue',
  'venue_feed',
  'outreach_answer',
  'outreach_ask',
  'place_offer',
  'planning_consent',
  'planning_draft',
  'planning_round',
  'planning_sheet',
  'planning_text',
  'regular_time_answer',
  'supervision_arrangement',
  'time_answer',
  'time_request',
  'waiting_list_entry',
  'waiting_list_notice',
]

async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await owner.query(`select count(*)::int as count from ${table}`)
    counts[table] = rows[0].count
  }
  return counts
}

describe('a secret address', () => {
  const secrets = openSecrets(testSecret)

  test('is not written by somebody else to what they would like to open', async () => {
    const { rows: subjects } = await owner.query(
      `select 'enquiry' as purpose, id, correspondent_id from enquiry
       union all select 'application', id, correspondent_id from application
       union all select 'invitation', id, correspondent_id from invitation`,
    )
    const strangers = [null, own.memberId, '01990000-0000-7000-8000-000000000001']
    for (const { purpose, id, correspondent_id: correspondentId } of subjects) {
      for (const stranger of strangers) {
        const made = database.asViewer(stranger ? personAlone(stranger) : visitor, (db) =>
          makeSecretAddress(db, { purpose, subjectId: id, correspondentId }),
        )
        await expect(made, `${purpose} as ${stranger}`).rejects.toThrow(/row-level security/)
      }
    }
  })

  test('opens nobody else’s calendar, and no set-up', async () => {
    const as = personAlone(own.memberId)
    const feed = database.asViewer(as, (db) =>
      makeSecretAddress(db, { purpose: 'calendar-feed', subjectId: own.leaderId, personId: own.memberId }),
    )
    await expect(feed).rejects.toThrow(/row-level security/)
    const { rows } = await owner.query('select id from balint_group where id <> $1 limit 1', [own.groupId])
    const groupFeed = database.asViewer(as, (db) =>
      makeSecretAddress(db, { purpose: 'calendar-feed', subjectId: rows[0].id, personId: own.memberId }),
    )
    await expect(groupFeed).rejects.toThrow(/row-level security/)
    const setUp = database.asViewer(as, (db) => makeSecretAddress(db, { purpose: 'set-up', subjectId: null }))
    await expect(setUp).rejects.toThrow(/row-level security/)
  })

  test('opens nothing once it has been replaced or has run out', async () => {
    const rowsSeen = async (change: string) => {
      await owner.query(`update secret_address set ${change} where purpose = 'application'`)
      const seen = await asHolder(own.tokens.application)
      await owner.query(
        `update secret_address set replaced_at = null, expires_at = null where purpose = 'application'`,
      )
      return seen.application?.length
    }
    expect(await rowsSeen('replaced_at = null')).toBe(1)
    expect(await rowsSeen("replaced_at = now() - interval '1 minute'")).toBe(0)
    expect(await rowsSeen("expires_at = now() - interval '1 minute'")).toBe(0)
  })

  test('is kept as a hash alone', async () => {
    const { rows } = await owner.query('select token_hash from secret_address')
    const kept = JSON.stringify(rows) + JSON.stringify(await asPerson(own.leaderId))
    for (const token of Object.values(own.tokens)) expect(kept).not.toContain(token)
    expect(secrets.token('a')).not.toBe(secrets.token('b'))
  })
})

describe('an office', () => {
  test('that has ended is not taken back by whoever held it', async () => {
    await owner.query(`update office set until = now() where person_id = $1`, [own.representativeId])
    await database.asViewer(personAlone(own.representativeId), async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('office')
        .set({ until: null })
        .where('person_id', '=', own.representativeId)
        .executeTakeFirstOrThrow()
      expect(numUpdatedRows).toBe(0n)
    })
    const { rows } = await owner.query('select until from office where person_id = $1', [
      own.representativeId,
    ])
    expect(rows[0].until).not.toBeNull()
  })
})

describe('the outbox', () => {
  test('sends nobody a link into somebody else’s page, and no sign-in that another asked for', async () => {
    const { rows } = await owner.query(
      `select id from secret_address where purpose = 'application' and correspondent_id is not null limit 1`,
    )
    const mallory = '01990000-0000-7000-8000-00000000abcd'
    const asks = (row: { template: string; holding: string | null }) =>
      database.asViewer(visitor, async (db) => {
        await db
          .insertInto('correspondent')
          .values({ id: mallory, name: 'Mallory', email: 'mallory@example.org', met_at: db.now })
          .execute()
        await db
          .insertInto('email')
          .values({
            id: '01990000-0000-7000-8000-00000000abce',
            template: row.template,
            correspondent_id: mallory,
            secret_address_id: row.holding,
            queued_at: db.now,
          })
          .execute()
      })
    await expect(asks({ template: 'application-received', holding: rows[0].id })).rejects.toThrow(
      /foreign key/,
    )
    await expect(asks({ template: 'sign-in', holding: null })).rejects.toThrow(/row-level security/)
  })
})
