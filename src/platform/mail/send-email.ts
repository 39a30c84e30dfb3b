import { sql } from 'kysely'
import type { VNode } from 'preact'
import { personAlone } from '../../shared/viewer.ts'
import type { Database, Db } from '../database/database.ts'
import type { Secrets } from '../secrets.ts'
import type { MailContext, RegisteredEmail, WrittenEmail } from './define-email.ts'
import { LetterRefused, type Postman } from './postman.ts'

export interface MailRoom {
  database: Database
  secrets: Secrets
  postman: Postman
  templates: readonly RegisteredEmail[]
  baseUrl: string
  /** The address every email comes from. */
  mailFrom: string
  clock: () => Temporal.Instant
  /** One tree as HTML and as text. */
  renderEmail: (tree: VNode) => { html: string; text: string }
}

/**
 * Sends one email of the outbox, once. A crash between the mail server's acceptance and our note of it repeats
 * the email under the same Message-ID: nothing is lost, and the repeat is recognised as one.
 */
export async function sendEmail(room: MailRoom, emailId: string): Promise<void> {
  const email = await room.database.jobs
    .selectFrom('email')
    .leftJoin('person', 'person.id', 'email.person_id')
    .leftJoin('correspondent', 'correspondent.id', 'email.correspondent_id')
    .leftJoin('secret_address', 'secret_address.id', 'email.secret_address_id')
    .select([
      'email.template',
      'email.about_id',
      'email.person_id',
      'email.secret_address_id',
      'email.sent_at',
      'email.queued_at',
    ])
    .select(['email.dropped_at', 'person.name as person_name', 'person.email as person_email'])
    .select('secret_address.replaced_at')
    .select(['correspondent.name as correspondent_name', 'correspondent.email as correspondent_email'])
    .where('email.id', '=', emailId)
    .executeTakeFirst()
  if (!email || email.sent_at || email.dropped_at) return
  const name = email.person_name ?? email.correspondent_name
  const address = email.person_email ?? email.correspondent_email
  const template = room.templates.find((each) => each.name === email.template)
  if (!template) throw new Error(`There is no email template ${email.template}.`)
  if (!name || !address) return

  // A person is written to whether or not an address of theirs still stands; a replaced one is not told any more.
  const isReplaced = email.person_id !== null && email.replaced_at !== null
  const token = email.secret_address_id && !isReplaced ? room.secrets.token(email.secret_address_id) : null
  const write = (db: Db) => writeEmail(db, room, template, email.about_id ?? '', { name, address, token })
  const moment = { now: room.clock(), readOnly: true }
  const ready = email.person_id
    ? await room.database.asViewer(personAlone(email.person_id), write, moment)
    : await room.database.asHolder(token ?? '', write, moment)
  const written = ready?.endsAt && (await wantsNone(room.database, address)) ? null : ready

  const note = (what: {
    sent_at?: Temporal.Instant
    dropped_at?: Temporal.Instant
    refused_at?: Temporal.Instant | null
  }) => room.database.jobs.updateTable('email').set(what).where('id', '=', emailId).execute()
  if (!written) {
    await note({ dropped_at: room.clock() })
    return
  }
  try {
    await room.postman.send(envelope(room, emailId, { name, address }, written))
  } catch (fault) {
    if (!(fault instanceof LetterRefused)) throw fault
    const now = room.clock()
    const isGivenUp = now.since(email.queued_at).total('hours') >= REFUSED_HOURS
    await note(isGivenUp ? { refused_at: now, dropped_at: now } : { refused_at: now })
    if (!isGivenUp) throw fault
    return
  }
  await note({ sent_at: room.clock(), refused_at: null })
}

/** A mailbox may be full, or a server set up wrongly, for a weekend; what is refused for longer is given up. */
const REFUSED_HOURS = 72

/**
 * The queue tries again later and later, in the end by hours. Whenever letters wait for that, the mail server is asked whether
 * it is there: if it is, all of them go now.
 */
export async function letWaitingLettersGo({
  database,
  postman,
}: Pick<MailRoom, 'database' | 'postman'>): Promise<void> {
  const { rows } = await sql<{ held: number }>`select letters_held_back() as held`.execute(database.jobs)
  if (!rows[0]?.held) return
  const isThere = await postman.verify().then(
    () => true,
    () => false,
  )
  if (isThere) await sql`select let_letters_go()`.execute(database.jobs)
}

/**
 * Whether somebody has objected to what they could do without (UK GDPR article 21; features/own-data): every email that can be
 * ended by a click is that, and here is where all of them leave.
 */
async function wantsNone(database: Database, address: string): Promise<boolean> {
  const { rows } = await sql<{ objected: boolean }>`
    select exists (select from mail_objection where address_hash = address_hash(${address})) as objected`.execute(
    database.jobs,
  )
  return rows[0]?.objected ?? false
}

interface Reader {
  name: string
  address: string
  token: string | null
}

type WritingRoom = Pick<MailRoom, 'baseUrl' | 'mailFrom'>

/** The email in its reader's own transaction: it holds what they may see. */
export async function writeEmail(
  db: Db,
  { baseUrl, mailFrom }: WritingRoom,
  template: RegisteredEmail,
  about: string,
  { name, address, token }: Reader,
) {
  const society = await db.selectFrom('society').select('name').executeTakeFirst()
  const context: MailContext = {
    society: society?.name ?? 'Balint Circle',
    link: (path) => `${baseUrl}${path}`,
    token,
    to: name,
    address,
    noReplyAddress: mailFrom,
    host: new URL(baseUrl).hostname,
  }
  const written = await template.write(db, about, context)
  return written && { ...written, society: context.society }
}

function envelope(
  room: MailRoom,
  emailId: string,
  to: { name: string; address: string },
  written: WrittenEmail & { society: string },
) {
  return {
    messageId: `<${emailId}@${new URL(room.baseUrl).hostname}>`,
    from: written.society,
    to,
    subject: written.subject,
    ...room.renderEmail(written.body),
    calendars: written.calendars,
    endsAt: written.endsAt,
  }
}
