import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confidentialWords } from '../../src/features/own-data/rules/confidential.ts'
import { type Circle, startCircle } from '../support/circle.ts'
import { type Client, clientOf } from '../support/client.ts'
import { wordsOf } from '../support/forms.ts'
import { idleMarks, markOf, noted } from '../support/looks-by-route.ts'
import { pagesOf } from '../support/matrix.ts'
import { type WholeGroup, writeWholeGroup } from '../support/whole-group.ts'

// Who looked at confidential records of somebody is told to them: every page that shows one leaves its line, once a day. Ada
// administers and sits in the Council, Una leads with the leader of the group, the applicant and the enquirer have accounts.

let circle: Circle
let whole: WholeGroup
let ada: Client
let leader: Client
let una: Client
let rep: Client
let applicantId: string
let enquirerId: string

const run = (text: string, values: unknown[] = []) => circle.owner.query(text, values)
const one = async (query: string, values: unknown[] = []): Promise<string> =>
  (await run(query, values)).rows[0]?.id

beforeAll(async () => {
  circle = await startCircle({ jobs: false })
  whole = await writeWholeGroup(circle.owner, 'whole')
  const adaId = await somebody('Ada Office', 'ada@example.org')
  for (const kind of ['administrator', 'council'])
    await run('insert into office (id, person_id, kind, since) values ($1, $2, $3, now())', [
      randomUUID(),
      adaId,
      kind,
    ])
  const unaId = await somebody('Una Beside', 'una@example.org')
  await run('insert into group_leader (group_id, person_id, joined_at) values ($1, $2, now())', [
    whole.groupId,
    unaId,
  ])
  applicantId = await somebody('Applicant', 'applicant@whole.example.org')
  enquirerId = await somebody(
    'Enquirer',
    (await run('select c.email from enquiry e join correspondent c on c.id = e.correspondent_id')).rows[0]
      .email,
  )
  // Of the application nothing is decided yet.
  await run('update membership set application_id = null')
  for (const table of ['application_ending', 'place_offer', 'decision_letter', 'application_pause'])
    await run(`delete from ${table}`)
  await run('update interview_tick set unsealed_at = given_at')
  ada = await clientOf(circle, adaId)
  una = await clientOf(circle, unaId)
  leader = await clientOf(circle, whole.leaderId)
  rep = await clientOf(circle, whole.representativeId)
})
afterAll(() => circle.close())

async function somebody(name: string, email: string): Promise<string> {
  const id = randomUUID()
  await run('insert into person (id, name, email) values ($1, $2, $3)', [id, name, email])
  return id
}

async function withoutLines(): Promise<void> {
  await run('alter table confidential_look disable trigger stays')
  await run('delete from confidential_look')
  await run('alter table confidential_look enable trigger stays')
}

/** Whose lines there are: the account, or that of the address. */
const lines = async (): Promise<string[]> =>
  (
    await run(
      `select distinct l.what, coalesce(l.subject_id, p.id) as whose from confidential_look l
       left join correspondent c on c.id = l.subject_correspondent_id left join person p on p.email = c.email`,
    )
  ).rows.map(({ what, whose }) => `${what} ${whose}`)

const pages = () => pagesOf(circle.app)

describe('every page', () => {
  test('says whether it notes who looks, or why there is nothing confidential of others in it', () => {
    const unmarked = pages().filter((route) => markOf(route) === undefined)
    expect(
      { unmarked, notThere: idleMarks(pages()) },
      'say in tests/support/looks-by-route.ts what these show',
    ).toEqual({ unmarked: [], notThere: [] })
  })

  test('that is new and says nothing of it is found', () => {
    expect(markOf('/groups/:id/applicants/:applicationId/gossip/read/it')).toBeDefined()
    expect(markOf('/gossip')).toBeUndefined()
  })
})

/** Where each is, who comes to it, and whose record it is. */
async function asked(route: string): Promise<{ path: string; by: Client; whose: string }> {
  const group = `/groups/${whole.groupId}`
  const application = await one('select id from application')
  const ofApplicant = { by: leader, whose: applicantId }
  const ofMember = { by: leader, whose: whole.memberId }
  const ofLeader = { by: ada, whose: whole.leaderId }
  const copy = `/register/portfolios/${await one('select id from portfolio where person_id = $1', [whole.leaderId])}`
  const enquiry = `/enquiries/${await one('select id from enquiry')}`
  const invoice = `${group}/money/invoices/${await one(
    `select i.id from invoice i join party_identity y on y.party_id = i.member_id where y.person_id = $1 limit 1`,
    [whole.memberId],
  )}`
  const membership = await one('select id from membership where person_id = $1', [whole.memberId])
  const ways: Record<string, { path: string; by: Client; whose: string }> = {
    '/register/people/:id': { path: `/register/people/${whole.leaderId}`, ...ofLeader },
    '/register/portfolios/:id': { path: copy, ...ofLeader },
    '/register/portfolios/:id/portfolio.pdf': { path: `${copy}/portfolio.pdf`, ...ofLeader },
    '/register/portfolios/:id/proofs/:proof': {
      path: `${copy}/proofs/${await one('select proof_id as id from handed_in_proof')}`,
      ...ofLeader,
    },
    '/portfolio/reports/:id': {
      path: `/portfolio/reports/${await one('select id from report_request where submitted_at is not null')}`,
      ...ofLeader,
    },
    '/office/data-requests': { path: '/office/data-requests', by: ada, whose: whole.memberId },
    '/office/data-requests/:id': {
      path: `/office/data-requests/${await one('select id from data_request where person_id = $1', [whole.memberId])}`,
      by: ada,
      whose: whole.memberId,
    },
    '/enquiries/:id': { path: enquiry, by: rep, whose: enquirerId },
    '/enquiries/:id/discussion': { path: `${enquiry}/discussion`, by: rep, whose: enquirerId },
    '/groups/:id/meetings/:meetingId/debrief': {
      path: `${group}/meetings/${await one('select meeting_id as id from debrief')}/debrief`,
      by: una,
      whose: whole.leaderId,
    },
    '/groups/:id/money/members': { path: `${group}/money/members`, ...ofMember },
    '/groups/:id/money/members/:membershipId': { path: `${group}/money/members/${membership}`, ...ofMember },
    '/groups/:id/money/invoices/new': { path: `${group}/money/invoices/new`, ...ofMember },
    '/groups/:id/money/invoices/:invoiceId': { path: invoice, ...ofMember },
    '/groups/:id/money/invoices/:invoiceId/invoice.pdf': { path: `${invoice}/invoice.pdf`, ...ofMember },
    '/groups/:id/money/invoices/:invoiceId/credit': { path: `${invoice}/credit`, ...ofMember },
  }
  const parts = route.split('/applicants/:applicationId')
  const way =
    parts.length === 2
      ? { path: `${group}/applicants/${application}${parts[1]}`, ...ofApplicant }
      : ways[route]
  if (!way) throw new Error(`tests/integration/looks.test.ts does not know how to come to ${route}.`)
  return way
}

describe('a page with something confidential', () => {
  test.each(Object.entries(noted))('%s tells whose it is that somebody looked: %s', async (route, what) => {
    const { path, by, whose } = await asked(route)
    await withoutLines()
    expect((await by.get(path)).status).toBe(200)
    expect(await lines()).toContain(`${what} ${whose}`)
    expect((await lines()).every((line) => line.startsWith(`${what} `))).toBe(true)
    // A leader who looks in ten times a day fills nobody's page.
    const { rows } = await run('select count(*)::int as count from confidential_look')
    await by.get(path)
    expect((await run('select count(*)::int as count from confidential_look')).rows).toEqual(rows)
    // And their own page says it in words.
    const theirs = await clientOf(circle, whose)
    expect(wordsOf((await theirs.get('/your-data/looks')).html)).toContain(confidentialWords[what])
  })

  test('covers every kind that there is, but for a concern, which is read where enquiries are', () => {
    const kinds = new Set(Object.values(noted))
    expect(
      Object.keys(confidentialWords).filter((kind) => ![...kinds].some((each) => each === kind)),
    ).toEqual(['concern'])
  })

  test('tells of it once more the next day', async () => {
    const path = `/register/people/${whole.leaderId}`
    await withoutLines()
    const now = circle.clock.now()
    await ada.get(path)
    circle.clock.set(now.add({ hours: 24 }))
    await ada.get(path)
    circle.clock.set(now)
    expect((await run('select from confidential_look')).rowCount).toBe(2)
  })

  test('has no line for whoever asked without an account: they have no page to read it on', async () => {
    await run(`update person set email = 'elsewhere@example.org' where id = $1`, [enquirerId])
    await withoutLines()
    expect((await rep.get(`/enquiries/${await one('select id from enquiry')}`)).status).toBe(200)
    expect(await lines()).toEqual([])
  })
})
