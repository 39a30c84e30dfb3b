import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Said } from '../../src/features/own-data/rules/held-kind.ts'
import { heldKinds, labelsOf, placeOf } from '../../src/features/own-data/rules/held-kinds.ts'
import { recordsInWords } from '../../src/features/own-data/rules/in-words.ts'
import { keptLines } from '../../src/features/own-data/rules/kept.ts'
import { traces } from '../../src/features/own-data/rules/traces.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// What is held about somebody, as they read it: on their page, kind by kind, and in the file. The labels are compared with the
// schema: a column that a migration adds and nobody named fails here.

let circle: Circle
let whole: WholeGroup
let member: Client
let leader: Client

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)

beforeAll(async () => {
  circle = await startCircle({ jobs: false })
  whole = await writeWholeGroup(circle.owner, 'whole')
  member = await clientOf(circle, whole.memberId)
  leader = await clientOf(circle, whole.leaderId)
})
afterAll(() => circle.close())

interface Column {
  table: string
  column: string
  type: string
  isTrace: boolean
  /** The values that it may have, where a check names them. */
  values: string[]
}

/** Every column that page and file hand over: of rows that are somebody's, and days of what they did. */
async function handedOver(): Promise<Column[]> {
  const { rows } = await run(`
    select k.table_name as "table", a.attname as "column", format_type(a.atttypid, null) as type, way.is_trace as "isTrace",
      array(select v[1] from pg_constraint c cross join regexp_matches(pg_get_constraintdef(c.oid), '''([^'']+)''::text', 'g') v
        where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] and format_type(a.atttypid, null) like 'text%'
          and pg_get_constraintdef(c.oid) ~ 'ARRAY') as "values"
    from held_kind k join pg_attribute a on a.attrelid = to_regclass(k.table_name) and a.attnum > 0 and not a.attisdropped
      cross join (values (false), (true)) as way (is_trace)
    where format_type(a.atttypid, null) not in ('uuid', 'uuid[]', 'bytea') and not a.attname = any (k.hides)
      and case when way.is_trace then k.trace <> '{}' and format_type(a.atttypid, null) in ('date', 'timestamp with time zone')
        else k.whose || k.shared || k.through <> '{}' end`)
  return rows
}

/** Rows of which each says, through what it belongs to, a group that their person knows: think before you add one. */
const throughAnother = `
  application_answer application_ending application_message application_pause card_checkout card_movement
  contact_message credit decision_letter evaluation_asked expense fee_statement fee_statement_line goodbye_note
  ground_rules_consent instalment interview interview_booking interview_invitation interview_seat interview_tick
  invoice invoice_line invoice_reminder leader_fee meeting_apology meeting_attendance meeting_reminder
  meeting_role member_terms membership_card membership_goodbye membership_settlement newcomer_answer
  newcomer_question party payment payment_key payment_taken_back place_offer planning_consent posting receipt
  refund regular_time_answer room_check room_hand room_presenting room_seat room_ticket sent_letter_to
  supervisee supervision_agreement supervision_session_person taster_guest treasurer write_off`
  .trim()
  .split(/\s+/)

/** Values that are people's own words or names for machines, and need no others. */
const speakForThemselves = ['currency', 'fee_currency']

describe('every column that is handed over', () => {
  test('has a label, and no label stands for a column that is not there', async () => {
    const columns = await handedOver()
    expect(columns.length).toBeGreaterThan(700)
    const unnamed = columns.filter((each) => !Object.hasOwn(labelsOf(each), each.column))
    expect(
      unnamed.map(({ table, column, isTrace }) => `${table}.${column}${isTrace ? ' (trace)' : ''}`),
      'name it in src/features/own-data/rules/kinds/ or traces.ts',
    ).toEqual([])
    // Names for what an id stands for come from held_names().
    const { rows } = await run(`select table_name, held_names(table_name) as names from held_kind`)
    const fromIds = new Map(
      rows.map(({ table_name, names }) => [
        table_name,
        [...names.matchAll(/'(\w+)',/g)].map(([, name]) => name),
      ]),
    )
    const idle = Object.entries(heldKinds).flatMap(([table, { says }]) =>
      Object.keys(says)
        .filter((label) => !columns.some((each) => each.table === table && each.column === label))
        .filter((label) => !fromIds.get(table)?.includes(label))
        .map((label) => `${table}.${label}`),
    )
    expect(idle).toEqual([])
  })

  test('of a few set values has words for each of them', async () => {
    const wordless = (await handedOver()).flatMap(({ table, column, isTrace, values }) => {
      const said: Said | undefined = labelsOf({ table, isTrace })[column]
      if (speakForThemselves.includes(column) || values.length === 0) return []
      if (said === undefined || typeof said === 'string') return [`${table}.${column}: ${values.join(', ')}`]
      const words = said[1]
      if (typeof words === 'function') return []
      return values
        .filter((value) => !Object.hasOwn(words, value))
        .map((value) => `${table}.${column}: ${value}`)
    })
    expect(wordless).toEqual([])
  })

  test('that is a whole object has words of its own', async () => {
    const objects = (await handedOver()).filter(({ type }) => type === 'jsonb')
    for (const { table, column, isTrace } of objects)
      expect([table, column, typeof labelsOf({ table, isTrace })[column]?.[1]]).toEqual([
        table,
        column,
        'function',
      ])
    expect(objects.length).toBeGreaterThan(4)
  })

  test('belongs to a kind that says what it is, how long it is kept, and what somebody did', async () => {
    const { rows } = await run(`select table_name from held_kind where trace <> '{}' order by 1`)
    expect(Object.keys(traces).sort()).toEqual(rows.map(({ table_name }) => table_name))
    const periods = { ticksKeptDays: 14, debriefWeeks: 6 }
    const forEver = Object.keys(heldKinds).filter((table) => keptLines(table, periods).length === 0)
    expect(forEver, 'no period in the table of retention').toEqual([])
    expect(placeOf({ table: 'person', isTrace: false })).toBe(0)
  })
})

describe('what is read', () => {
  /** Of everybody with rows in every table, what they may have. */
  const everybody = () => [whole.memberId, whole.leaderId, whole.supervisorId, whole.representativeId]

  test('is words: no name of a column, no id, no moment of the database, nothing in brackets', async () => {
    for (const id of everybody()) {
      const { html: text, status } = await (await clientOf(circle, id)).get('/your-data/file.txt')
      expect(status).toBe(200)
      expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T|[0-9a-f]{8}-[0-9a-f]{4}-|[{}]|\[\]|\bnull\b|undefined|NaN/)
      expect(text).not.toMatch(/^ +-? ?\w*_\w+:/m)
      expect(text).toMatch(/^ {2}- Name: /m)
    }
  })

  test('is on the page what it is in the file', async () => {
    const page = wordsOf((await member.get('/your-data')).html)
    const { held } = JSON.parse((await member.get('/your-data/file.json')).html)
    const text = (await member.get('/your-data/file.txt')).html.replaceAll(/\s+/g, ' ')
    for (const { kind, count, rows, only } of held) {
      if (only || !rows) continue
      const facts = recordsInWords(
        { table: kind, isTrace: false, count, rows },
        { timeZone: 'Europe/London' },
      )
      for (const { words } of facts.slice(0, 3).flat())
        for (const each of [page, text]) expect(each).toContain(words.replaceAll(/\s+/g, ' ').trim())
    }
    expect(page).toContain('Times are UK time.')
  })

  test('names the group and the meeting that a row is about, and sums in their currency', async () => {
    const { held } = JSON.parse((await member.get('/your-data/file.json')).html)
    const rowsOf = (kind: string) => held.find((each: { kind: string }) => each.kind === kind).rows
    expect(rowsOf('meeting_apology')[0]).toMatchObject({
      group: 'whole',
      meeting: expect.stringMatching(/^20/),
    })
    expect(rowsOf('payment')[0]).toMatchObject({ group: 'whole', currency: 'GBP' })
    expect(wordsOf((await member.get('/your-data/held/payment')).html)).toMatch(/Amount ?£\d/)
  })

  // A group is named to whoever is or was in it, leads it, applied to it, tried it, or is in its books: not to others.
  test('names a group through another row only where its reader knows that group', async () => {
    const { rows } = await run(`
      select k.table_name from held_kind k where whose || shared || through <> '{}' and gives <> 'withheld'
        and held_group(k.table_name, 'x') is not null and held_group(k.table_name, 'x') <> 'x.group_id' order by 1`)
    expect(rows.map(({ table_name }) => table_name)).toEqual(throughAnother)
  })

  test('of many rows is the newest three, and all of them page by page', async () => {
    for (let nth = 1; nth <= 30; nth++)
      await run(
        `insert into failed_try (id, person_id, kind, client_hash, tried_at) values ($1, $2, 'app-code', '\\x00', now() - $3 * interval '1 hour')`,
        [randomUUID(), whole.memberId, nth],
      )
    const { html } = await member.get('/your-data')
    const kept = /id="failed-try".*?<\/details>/s.exec(html)?.[0] ?? ''
    expect(kept.match(/<li>/g)).toHaveLength(3)
    expect(kept.replaceAll(/<[^>]+>/g, '')).toMatch(/All \d+.*of which the newest 3 stand here/)
    const first = await member.get('/your-data/held/failed-try')
    expect(first.html.match(/<li><dl>/g)).toHaveLength(25)
    expect(wordsOf(first.html)).toContain('Page 1 of 2')
    const second = await member.get('/your-data/held/failed-try?page=2')
    expect(second.html.match(/<li><dl>/g)?.length).toBeGreaterThanOrEqual(5)
    expect((await member.get('/your-data/held/failed-try?page=9')).status).toBe(404)
  })

  test('is one’s own alone, and what is withheld stays so on each page', async () => {
    const stranger = await clientOf(circle, await somebody('Stranger', 'stranger@example.org'))
    expect((await stranger.get('/your-data/held/payment')).status).toBe(404)
    expect((await stranger.get('/your-data/held/person')).status).toBe(200)
    expect((await member.get('/your-data/held/no-such-kind')).status).toBe(404)
    expect((await member.get('/your-data/held/held-kind')).status).toBe(404)
    expect((await (await clientOf(circle)).get('/your-data/held/person')).location).toContain('/sign-in')
    const signal = wordsOf((await member.get('/your-data/held/room-signal')).html)
    expect(signal).toContain('Not given. It is what two browsers say to each other')
    const sealed = wordsOf((await leader.get('/your-data/held/debrief')).html)
    expect(sealed).toContain('Not given. It is sealed')
    for (const path of ['/your-data', '/your-data/done']) {
      const page = wordsOf((await leader.get(path)).html)
      expect(page).not.toMatch(/(member|rep|applicant|supervisor)@whole/)
    }
  })

  test('of what one did for others is only when', async () => {
    const page = wordsOf((await leader.get('/your-data/done')).html)
    expect(page).toContain('Ground rules you wrote')
    expect(page).toContain('the rest of it is theirs')
    const { rows } = await run('select body from decision_letter')
    expect(rows.length).toBeGreaterThan(0)
    for (const { body } of rows) expect(page).not.toContain(body)
    const one = wordsOf((await leader.get('/your-data/done/ground-rules')).html)
    expect(one).toMatch(/Written ?\w+day \d+ \w+ 20\d\d/)
    expect((await leader.get('/your-data/held/ground-rules')).status).toBe(404)
  })
})

async function somebody(name: string, email: string): Promise<string> {
  const id = randomUUID()
  await run('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
  return id
}
