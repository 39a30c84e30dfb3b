import type { Kind } from '../../../src/features/retention/rules/retention.ts'

/** A row of a whole group (tests/support/whole-group.ts) that is made to count from a moment, and how to see whether it is there. */
export interface DueRow {
  /** Statements of the owner; :at is the moment from which the kind counts. */
  arrange: readonly string[]
  /** What is there before its day and not after: follows "select from". */
  row: string
  /** Makes it due, where no clock does. */
  due?: readonly string[]
  /** Another moment than the usual one, where the kind counts from the end of a year. */
  from?: string
  /** Whom a hold would be about: a person, or a correspondent; left out where a hold does not keep it. */
  whom?: { person: string } | { correspondent: string }
}

const member = { person: `select id from person where name like 'member of%'` }
const leader = { person: `select id from person where name like 'leader of%'` }
const rep = { person: `select id from person where name like 'rep of%'` }
const applicant = { correspondent: `select correspondent_id from application` }
const closed = [
  `update group_closure set ends_at = :at, ended_at = :at, taken_back_at = null, applications_forgotten_at = null`,
  `update balint_group set opened_at = null`,
]
const ID = '00000000-0000-7000-8000-00000000000'
/** An entry of a purse by which somebody owes more, or less. */
const booked = (entry: string, party: string, against: string, minor: number): string[] => [
  `insert into journal_entry (id, purse_id, kind, booked_on, entered_at, postings)
    select '${entry}', purse_id, 'moved', :at::timestamptz::date, :at, 2 from party where id = '${party}'`,
  `insert into posting (entry_id, purse_id, position, account, party_id, amount_minor)
    select '${entry}', purse_id, 1, 'members', id, ${minor} from party where id = '${party}'`,
  `insert into posting (entry_id, purse_id, position, account, amount_minor)
    select '${entry}', purse_id, 2, '${against}', ${-minor} from party where id = '${party}'`,
]
/** An account that nothing knows. */
const alone = `insert into person (id, name, email, created_at) values
  ('00000000-0000-7000-8000-000000000001', 'Idle', 'idle@example.org', :at)`
const aloneSince = `insert into idle_account (person_id, since) values ('00000000-0000-7000-8000-000000000001', :at)`
const idle = { person: `select id from person where name = 'Idle'` }

/** One for every kind that something deletes: the compiler and the test ask for those that are missing. */
export const dueRows: Readonly<Partial<Record<Kind, DueRow>>> = {
  enquiries: {
    arrange: [
      'update balint_group set enquiry_id = null',
      'update enquiry set received_at = :at, waiting_since = :at, closed_at = null',
      'update enquiry_message set written_at = :at',
    ],
    row: 'enquiry',
    whom: { correspondent: 'select correspondent_id from enquiry' },
  },
  'erased-concerns': {
    arrange: [
      `insert into correspondent (id, name, email, met_at) values ('${ID}9', 'Somebody who has left',
        'gone-${ID}9@erased.invalid', :at)`,
      `insert into enquiry (id, correspondent_id, kind, message, received_at, closed_at) values ('${ID}a', '${ID}9', 'concern',
        'It was loud.', :at::timestamptz - interval '1 day', :at)`,
    ],
    row: `enquiry where id = '${ID}a'`,
  },
  'unconfirmed-waiting': {
    arrange: ['update waiting_list_entry set confirmed_at = null, wanted_until = null, asked_at = :at'],
    row: 'waiting_list_entry',
    whom: { correspondent: 'select correspondent_id from waiting_list_entry' },
  },
  waiting: {
    arrange: ['update waiting_list_entry set left_at = :at, confirmed_at = coalesce(confirmed_at, asked_at)'],
    row: 'waiting_list_entry',
    whom: { correspondent: 'select correspondent_id from waiting_list_entry' },
  },
  'unconfirmed-guests': {
    arrange: ['update taster_guest set confirmed_at = null, seated_at = null, signed_up_at = :at'],
    row: 'taster_guest',
    whom: { correspondent: 'select correspondent_id from taster_guest' },
  },
  'taster-guests': {
    arrange: [
      `update taster set starts_at = :at::timestamptz - interval '1 hour', ends_at = :at,
        sign_up_until = :at::timestamptz - interval '1 hour'`,
    ],
    row: 'taster_guest',
    whom: { correspondent: 'select correspondent_id from taster_guest' },
  },
  invitations: {
    arrange: [`update invitation set expires_at = :at where kind = 'leader'`],
    row: `invitation where kind = 'leader'`,
    whom: { correspondent: `select correspondent_id from invitation where kind = 'leader'` },
  },
  'unconfirmed-applications': {
    arrange: [
      'update membership set application_id = null',
      'update application set confirmed_at = null, applied_at = :at',
    ],
    row: 'application',
    whom: applicant,
  },
  'ended-applications': {
    arrange: [
      'update membership set application_id = null',
      `insert into application_ending (application_id, how, ended_at) select id, 'declined', :at from application
        on conflict (application_id) do update set ended_at = excluded.ended_at`,
    ],
    row: 'application',
    whom: applicant,
  },
  'interview-ticks': {
    arrange: [
      'delete from application_ending',
      'update place_offer set accepted_at = null',
      `update interview_tick set given_at = :at::timestamptz - interval '1 day'`,
      'update decision_letter set sent_at = :at',
    ],
    row: 'interview_tick',
    whom: applicant,
  },
  'undecided-ticks': {
    arrange: ['update interview_tick set given_at = :at'],
    row: 'interview_tick',
    whom: applicant,
  },
  'free-times': {
    arrange: [
      `delete from interview_free_time where starts_at <> (select min(starts_at) from interview_free_time)`,
      'update interview_free_time set starts_at = :at',
    ],
    row: 'interview_free_time',
  },
  'closed-recruiting': { arrange: closed, row: 'application', whom: applicant },
  'former-members': { arrange: ['update membership set left_at = :at'], row: 'membership', whom: member },
  apologies: {
    arrange: [
      'delete from debrief_held',
      'delete from debrief',
      `update meeting set starts_at = :at::timestamptz - interval '1 hour', ends_at = :at`,
      // One that was moved to another day has none.
      `insert into meeting_apology (meeting_id, person_id, sent_at) select m.id, s.person_id, :at::timestamptz - interval '2 days'
        from meeting m join membership s on s.group_id = m.group_id limit 1`,
    ],
    row: 'meeting_apology',
    whom: { person: 'select person_id from meeting_apology' },
  },
  attendance: {
    arrange: [
      'delete from debrief_held',
      'delete from debrief',
      `update meeting set starts_at = :at::timestamptz - interval '2 hours', ends_at = :at::timestamptz - interval '1 hour'`,
      'update membership set left_at = :at',
      'update group_leader set left_at = :at',
    ],
    row: 'meeting_attendance',
    whom: { person: 'select person_id from meeting_attendance limit 1' },
  },
  'certified-attendance': {
    arrange: [
      'update certificate set issued_at = :at, withdrawn_at = null, attendance_let_go_at = null, as_role = a.as_role, ' +
        'meeting_ids = array[a.meeting_id], person_id = a.person_id from meeting_attendance a',
    ],
    row: 'meeting_attendance a join certificate c on c.person_id = a.person_id and a.meeting_id = any (c.meeting_ids)',
    whom: { person: 'select person_id from certificate' },
  },
  debriefs: { arrange: ['update debrief set deleted_on = :at::timestamptz::date'], row: 'debrief' },
  messages: {
    arrange: ['update circle_message set written_at = :at'],
    row: 'circle_message',
    whom: { person: 'select sender_id from circle_message limit 1' },
  },
  'sent-letters': {
    arrange: ['update sent_letter set sent_at = :at'],
    row: 'sent_letter',
    whom: { person: 'select person_id from sent_letter_to limit 1' },
  },
  'meeting-reminders': { arrange: ['update meeting_reminder set starts_at = :at'], row: 'meeting_reminder' },
  rooms: {
    arrange: [
      `update room set opens_at = :at::timestamptz - interval '3 hours', leaders_from = :at::timestamptz - interval '3 hours',
        starts_at = :at::timestamptz - interval '2 hours', ends_at = :at::timestamptz - interval '1 hour', closes_at = :at,
        ended_at = :at, emptied_at = :at`,
    ],
    row: 'room',
  },
  'closed-groups': { arrange: closed, row: 'balint_group', whom: member },
  'removed-entries': {
    arrange: ['delete from handed_in_proof', 'update portfolio_entry set removed_at = :at'],
    row: 'portfolio_entry',
    whom: leader,
  },
  'contact-requests': {
    arrange: ['update contact_request set ended_at = :at where accepted_at is not null'],
    row: 'contact_request where accepted_at is not null',
    whom: leader,
  },
  'withdrawn-certificates': {
    arrange: ['update certificate set withdrawn_at = :at'],
    row: 'certificate',
    whom: { person: 'select person_id from certificate' },
  },
  absences: {
    arrange: [
      'update office_absence set first_on = :at::timestamptz::date, last_on = :at::timestamptz::date',
    ],
    row: 'office_absence',
    whom: rep,
  },
  books: {
    arrange: [],
    row: `journal_entry where kind = 'expense'`,
    from: '2027-01-01T00:00:00Z',
  },
  'settled-names': {
    arrange: [
      `insert into party (id, purse_id, kind, opened_at) select '${ID}3', id, 'person', :at from purse limit 1`,
      `insert into party_identity (party_id, purse_id, name) select id, purse_id, 'Settled Once' from party where id = '${ID}3'`,
      ...booked(`${ID}4`, `${ID}3`, 'contributions', 4000),
    ],
    due: booked(`${ID}5`, `${ID}3`, 'bank', -4000),
    row: `party_identity where name = 'Settled Once'`,
  },
  'payer-addresses': {
    arrange: [`update secret_address set expires_at = :at where purpose = 'payer-invoice'`],
    row: `correspondent c join secret_address s on s.correspondent_id = c.id where s.purpose = 'payer-invoice'`,
    whom: { correspondent: `select correspondent_id from secret_address where purpose = 'payer-invoice'` },
  },
  'card-events': { arrange: ['update card_event set heard_at = :at'], row: 'card_event' },
  accounts: { arrange: [alone, aloneSince], row: `person where name = 'Idle'`, whom: idle },
  'accounts-with-hours': {
    arrange: [
      alone,
      aloneSince,
      `insert into attended_month (person_id, month, part, mode, meetings, minutes, cases) values
        ('00000000-0000-7000-8000-000000000001', '2020-01-01', 'member', 'online', 1, 90, 2)`,
    ],
    row: `person where name = 'Idle'`,
    whom: idle,
  },
  sessions: { arrange: ['update session set expires_at = :at'], row: 'session' },
  'sign-in-requests': { arrange: ['update sign_in_request set requested_at = :at'], row: 'sign_in_request' },
  verifications: { arrange: ['update verification set expires_at = :at'], row: 'verification' },
  'former-offices': { arrange: ['update office set until = :at'], row: 'office', whom: rep },
  'office-log': {
    arrange: ['update society_change set changed_at = :at'],
    row: 'society_change where person_id is not null',
    whom: rep,
  },
  'removed-organisations': {
    arrange: ['update organisation set removed_at = :at'],
    row: 'organisation where office_address is not null',
  },
  'removed-venues': {
    arrange: [`update venue set removed_at = :at, contact_name = 'The caretaker'`],
    row: 'venue where contact_name is not null',
  },
  holds: { arrange: ['update hold set placed_at = :at, lifted_at = :at'], row: 'hold' },
  'import-drafts': { arrange: ['update import_draft set brought_at = :at'], row: 'import_draft' },
  emails: {
    arrange: [
      `update email set template = 'enquiry-answered', queued_at = :at, sent_at = :at, dropped_at = null`,
    ],
    row: 'email',
    whom: { person: 'select person_id from email where person_id is not null limit 1' },
  },
  'secret-addresses': {
    arrange: [`update secret_address set expires_at = null, replaced_at = :at where purpose = 'enquiry'`],
    row: `secret_address where purpose = 'enquiry'`,
  },
  'spent-forms': { arrange: ['update submission set at = :at'], row: 'submission' },
  clients: { arrange: ['update visit_by_client set at = :at'], row: 'visit_by_client' },
  'known-devices': { arrange: ['update known_device set last_used_at = :at'], row: 'known_device' },
  'sign-in-events': { arrange: ['update sign_in_event set happened_at = :at'], row: 'sign_in_event' },
  'failed-tries': { arrange: ['update failed_try set tried_at = :at'], row: 'failed_try' },
  'second-steps': { arrange: ['update second_step set begun_at = :at'], row: 'second_step' },
  'spent-challenges': { arrange: ['update spent_challenge set spent_at = :at'], row: 'spent_challenge' },
  'begun-apps': {
    arrange: ['update authenticator_app set begun_at = :at, confirmed_at = null'],
    row: 'authenticator_app',
  },
  'shown-codes': {
    arrange: [`update recovery_code_set set sealed_codes = '\\x00', shown_until = :at`],
    row: 'recovery_code_set where sealed_codes is not null',
  },
  'unproved-requests': {
    arrange: [
      `insert into correspondent (id, name, email, met_at) values ('${ID}7', 'Unproved', 'unproved@example.org', :at)`,
      `insert into data_request (id, correspondent_id, kind, asked_at) values ('${ID}8', '${ID}7', 'access', :at)`,
    ],
    row: `data_request where id = '${ID}8'`,
    whom: { correspondent: `select id from correspondent where name = 'Unproved'` },
  },
  'told-of-erasure': {
    arrange: [
      `insert into correspondent (id, name, email, met_at) values ('${ID}6', 'Told', 'told@example.org', :at)`,
      `update data_request set kind = 'erasure', asked_at = :at, proved_at = :at, answered_at = :at, outcome = 'done', withdrawn_at = null,
        extended_at = null, extended_why = null, person_id = null, correspondent_id = '${ID}6'
        where id = (select id from data_request limit 1)`,
      `insert into email (id, template, about_id, correspondent_id, queued_at)
        select uuidv7(), 'erasure-done', id, '${ID}6', :at from data_request where correspondent_id = '${ID}6'`,
    ],
    row: `correspondent where name = 'Told'`,
  },
  'answered-requests': {
    arrange: [
      `update data_request set asked_at = :at, proved_at = :at, extended_at = null, extended_why = null, answered_at = :at,
        outcome = 'given', withdrawn_at = null, person_id = (select id from person where name like 'member of%'), correspondent_id = null`,
    ],
    row: 'data_request',
    whom: member,
  },
  looks: {
    arrange: [
      'alter table confidential_look disable trigger stays',
      'update confidential_look set looked_at = :at',
      'alter table confidential_look enable trigger stays',
    ],
    row: 'confidential_look',
  },
  correspondents: {
    arrange: [
      `insert into correspondent (id, name, email, met_at) values
        ('00000000-0000-7000-8000-000000000002', 'Nobody', 'nobody@example.org', :at)`,
    ],
    row: `correspondent where name = 'Nobody'`,
    whom: { correspondent: `select id from correspondent where name = 'Nobody'` },
  },
}
