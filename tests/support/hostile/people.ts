import { randomUUID } from 'node:crypto'
import { type Client, clientOf } from '../client.ts'
import { formsOf } from '../forms.ts'
import { type WholeGroup, writeWholeGroup } from '../whole-group.ts'
import type { Field } from './field.ts'

/** One of those in whose hands the product's forms are. */
export interface Somebody {
  who: string
  client: Client
  /** null: not signed in. */
  personId: string | null
  /** Where they begin to look around. */
  from: string[]
}

/**
 * A group with everything a group can have, and everybody who comes to it: between them they meet each form of the product.
 * @param name tells it from others in the same society
 */
export async function gatherPeople(
  field: Field,
  name: string,
): Promise<{ own: WholeGroup; people: Somebody[] }> {
  const { owner } = field
  const somebody = async (who: string, personId: string | null, from: string[]): Promise<Somebody> => {
    const client = await clientOf(field, personId ?? undefined)
    return { who, client, personId, from }
  }
  const own = await writeWholeGroup(owner, name, { open: true })
  // The applicant still waits, so that both sides have something to decide.
  await owner.query('delete from application_ending')
  const administratorId = randomUUID()
  await owner.query(`insert into person (id, name, email) values ($1, 'Ada', $2)`, [
    administratorId,
    `ada@${name}.example.org`,
  ])
  await owner.query(
    `insert into office (id, person_id, kind, since) values ($1, $2, 'administrator', now())`,
    [randomUUID(), administratorId],
  )
  // Of Council, and the officer for concerns: what was forwarded to them, and a concern, are theirs to answer.
  const council = await councilMember(field, name)
  const group = `/groups/${own.groupId}`
  const unconfirmed = await unconfirmedPage(field, own.groupId, name)
  const people = await Promise.all([
    somebody('a visitor', null, [
      '/',
      '/start',
      '/start/plan',
      '/start/where?route=face-to-face',
      '/start/plan?leaders=2&route=moving-online',
      '/lead',
      '/contact',
      '/contact?kind=concern',
      '/groups',
      '/groups/elsewhere',
      '/regions',
      `/regions/${own.regionId}`,
      '/waiting-list',
      '/tasters',
      group,
      `${group}/flier`,
      `${group}/apply`,
      '/sign-in',
    ]),
    somebody('an enquirer', null, [`/e/${own.tokens.enquiry}`]),
    somebody('an applicant', null, [`/applications/${own.tokens.application}`]),
    somebody('an applicant who has not confirmed', null, [unconfirmed, `${unconfirmed}/correction`]),
    somebody('somebody who cannot come', null, [`/apologies/${own.tokens.apologies}`]),
    somebody('a guest of a taster', null, [`/tasters/guests/${own.tokens.guest}`]),
    somebody('somebody who waits', null, [`/waiting-list/${own.tokens.waiting}`]),
    somebody('an organisation', null, [
      `/organisations/${own.tokens.organisation}`,
      `/organisations/${own.tokens.organisation}/unsubscribing`,
    ]),
    somebody('an invited leader', null, [`/invitations/${own.tokens.invitation}`]),
    somebody('somebody invited into the register', null, [
      `/register/invitations/${own.tokens.registerInvitation}`,
    ]),
    somebody('a leader', own.leaderId, [
      '/home',
      `${group}/plan`,
      `${group}/tasters`,
      `${group}/attendance`,
      `${group}/meetings/${await pastMeeting(field, own.groupId)}/attendance`,
      `${group}/endings`,
      `${group}/money/payments`,
      `${group}/money/payments/new`,
      `${group}/money/payments/statement`,
      `${group}/handover`,
      `${group}/pause`,
      `${group}/mode-change`,
      `${group}/closure`,
      `${group}/co-leaders`,
      `${group}/outreach`,
      `${group}/outreach/organisations/new`,
      `${group}/supervision/suggestions`,
      `${group}/session-plans`,
      `${group}/money/invoices`,
      `${group}/money/invoices/new?from=2026-11-01&to=2027-06-30`,
      `${group}/money/members`,
      `${group}/money/refunds`,
      `${group}/fee`,
      `${group}/budget`,
      `${group}/money/cards`,
      '/register/me',
      '/portfolio',
      '/portfolio/entries/new',
      '/register/supervising',
      '/register/peers',
      ...(await pagesOfSupervision(field, own.leaderId)),
      '/register/requests',
      '/profile',
      '/calendar',
    ]),
    somebody('a member', own.memberId, [
      '/home',
      `${group}/circle`,
      `${group}/messages`,
      `${group}/attendance`,
      `${group}/money/mine`,
      '/calendar',
    ]),
    somebody('a payer', null, [
      `/payer-invoices/${own.tokens.payersInvoice}`,
      `/payer-invoices/${own.tokens.payersInvoice}/card`,
    ]),
    somebody('a supervisor', own.supervisorId, ['/register/supervising/reports']),
    somebody('a representative', own.representativeId, ['/home', '/enquiries']),
    somebody('a member of Council', council, [
      '/enquiries',
      '/register',
      '/register/waiting',
      '/office/criteria',
    ]),
    somebody('an administrator', administratorId, [
      '/home',
      '/office',
      '/office/settings',
      '/organisations',
      '/organisations/new',
      '/office/regions',
      '/enquiries',
    ]),
  ])
  return { own, people }
}

/** The leader's arrangement, their peers, and a session that waits to be logged. */
async function pagesOfSupervision({ owner }: Field, leaderId: string): Promise<string[]> {
  const { rows } = await owner.query(
    `select s.supervision_id as id, p.peer_group_id as peers
     from supervisee s join peer_group_member p using (person_id) where person_id = $1`,
    [leaderId],
  )
  const sessionId = randomUUID()
  await owner.query(
    `insert into supervision_session (id, supervision_id, starts_at, length_minutes, mode, made_at, changed_at)
     values ($1, $2, '2026-11-09T10:00:00Z', 60, 'online', '2026-11-01T10:00:00Z', '2026-11-01T10:00:00Z')`,
    [sessionId, rows[0].id],
  )
  return [`/supervision/${rows[0].id}`, `/peers/${rows[0].peers}`, `/supervision/sessions/${sessionId}`]
}

/** A meeting that is over, whose attendance can be taken. */
async function pastMeeting({ owner }: Field, groupId: string): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `insert into meeting (id, group_id, term_id, position, starts_at, ends_at, changed_at)
     select $1, group_id, id, 90, '2026-11-09T19:30:00Z', '2026-11-09T21:00:00Z', made_at from term where group_id = $2`,
    [id, groupId],
  )
  return id
}

/** The page of somebody who has applied, and not said yet that it was them. */
async function unconfirmedPage(field: Field, groupId: string, name: string): Promise<string> {
  const browser = await clientOf(field)
  const page = `/groups/${groupId}/apply`
  const questions = formsOf((await browser.get(page)).html, page)
    .flatMap(({ fields }) => fields)
    .filter((field) => field.startsWith('answer_'))
  const answer = await browser.submit(page, {
    name: 'Anna Bell',
    email: `anna@${name}.example.org`,
    profession: 'GP',
    work_setting: 'General practice',
    workplace_area: 'Musselburgh',
    why: 'I would like to think about my work with others.',
    ...Object.fromEntries(questions.map((question) => [question, 'An early start.'])),
  })
  if (answer.status !== 303) throw new Error(`Nobody can apply: ${answer.status}`)
  const { rows } = await field.owner.query(
    `select s.id from secret_address s join application a on a.id = s.subject_id
     where a.confirmed_at is null and a.group_id = $1`,
    [groupId],
  )
  return `/applications/${field.secrets.token(rows[0].id)}`
}

async function councilMember({ owner }: Field, name: string): Promise<string> {
  const id = randomUUID()
  const run = (sql: string, values: unknown[]) => owner.query(sql, values)
  await run(`insert into person (id, name, email) values ($1, 'Ottilie', $2)`, [
    id,
    `ottilie@${name}.example.org`,
  ])
  // There is one at a time.
  await run(`update office set until = now() where kind = 'concerns-officer' and until is null`, [])
  for (const kind of ['council', 'concerns-officer']) {
    await run(`insert into office (id, person_id, kind, since) values ($1, $2, $3, now())`, [
      randomUUID(),
      id,
      kind,
    ])
  }
  await run(
    `update enquiry set forwarded_to = $1, waiting_since = received_at
     where correspondent_id in (select id from correspondent where email = $2)`,
    [id, `enquirer@${name}.example.org`],
  )
  await run(
    `with who as (insert into correspondent (id, name, email, met_at)
       values (gen_random_uuid(), 'Oona', $1, now()) returning id)
     insert into enquiry (id, correspondent_id, kind, message, received_at, waiting_since)
     select gen_random_uuid(), id, 'concern', 'It worries me.', now(), now() from who`,
    [`oona@${name}.example.org`],
  )
  return id
}
