import type { Said } from './held-kind.ts'

interface Trace {
  /** What somebody did, as the page counts it: 'Letters with a decision you wrote · 7'. */
  title: string
  /** Its days and moments; left out where the kind's own labels (held-kinds.ts) fit whoever did it as well. */
  says?: Readonly<Record<string, Said>>
}

/** What somebody did for their groups and the society, by its table: only when is theirs, the rest is the group's. */
export const traces: Readonly<Record<string, Trace>> = {
  balint_group: {
    title: 'Groups you founded or opened, or whose places you let be offered',
    says: {
      founded_at: 'Founded',
      leaders_met_on: 'The leaders met',
      opened_at: 'Open since',
      offers_to_next_since: 'Free places are offered to the next since',
      members_agree_since: 'Members are asked about newcomers since',
    },
  },
  // Recruiting
  application_ending: { title: 'Applications you ended' },
  application_message: { title: 'Messages you wrote to applicants' },
  application_pause: { title: 'Applications you deferred or put on the waiting list' },
  decision_letter: { title: 'Letters with a decision you wrote' },
  place_offer: { title: 'Places you offered' },
  interview: { title: 'Interviews you noted' },
  interview_booking: {
    title: 'Interview times you booked or cancelled',
    says: {
      starts_at: 'From',
      ends_at: 'To',
      booked_at: 'Booked',
      reminded_at: 'Reminded',
      ended_at: 'Holds no more since',
      cancelled_at: 'Cancelled',
    },
  },
  interview_invitation: { title: 'Interviews you invited to' },
  interview_tick: { title: 'Interviews you ticked' },
  interview_alone: {
    title: 'Times you let one leader interview alone',
    says: { decided_at: 'Decided', revoked_at: 'Taken back' },
  },
  interview_plan: { title: 'Plans of interviews you changed', says: { changed_at: 'Changed' } },
  leaders_time: { title: 'Group times you noted', says: { changed_at: 'Changed' } },
  newcomer_question: { title: 'Newcomers you asked a circle about' },
  circle_tie: { title: 'Notes you made that two people work together' },
  invitation: { title: 'People you invited to lead' },
  waiting_list_entry: { title: 'People you proposed the waiting list to' },
  outreach_ask: {
    title: 'Organisations you asked',
    says: {
      asked_at: 'Asked',
      went_on_at: 'Asked although others had lately',
      remind_on: 'To be reminded',
      reminded_for: 'Reminded',
    },
  },
  outreach_answer: { title: 'Answers of organisations you noted', says: { noted_at: 'Noted' } },
  circular: { title: 'Circulars you wrote', says: { written_at: 'Written', queued_at: 'Sent' } },
  source: { title: 'Links for fliers and letters you made', says: { made_at: 'Made' } },
  taster: {
    title: 'Meetings to try you arranged',
    says: {
      starts_at: 'From',
      ends_at: 'To',
      sign_up_until: 'Sign up until',
      made_at: 'Arranged',
      cancelled_at: 'Cancelled',
      came_noted_at: 'Who came was noted',
      changed_at: 'Moved',
    },
  },
  time_poll: {
    title: 'Polls for a time you began',
    says: { begun_at: 'Begun', closes_on: 'Answers until', ended_at: 'Ended' },
  },
  time_request: { title: 'Times you asked somebody for', says: { asked_at: 'Asked' } },
  // Leading a group
  ground_rules: { title: 'Ground rules you wrote', says: { written_at: 'Written' } },
  group_decision: {
    title: 'Decisions about a recommendation you noted',
    says: { decided_at: 'Decided', withdrawn_at: 'Taken back' },
  },
  group_link: { title: 'Links to a group’s room you set', says: { set_at: 'Set' } },
  group_place: { title: 'Places you moved a group to', says: { since: 'Since', until: 'Until' } },
  group_pause: {
    title: 'Days off you noted for a group',
    says: { first_on: 'From', last_on: 'To', noted_at: 'Noted', announced_at: 'Told to the circle' },
  },
  group_closure: {
    title: 'Groups you closed, or kept open after all',
    says: {
      closed_at: 'Closed',
      ends_at: 'The last meeting is over',
      taken_back_at: 'Taken back',
      ended_at: 'Ended',
      applications_forgotten_at: 'Applications deleted',
    },
  },
  mode_change: {
    title: 'Moves online, or back into a room, you decided',
    says: {
      changes_at: 'From',
      decided_at: 'Decided',
      taken_back_at: 'Taken back',
      changed_at: 'Done',
    },
  },
  mode_change_point: { title: 'Points of such a move you ticked', says: { ticked_at: 'Ticked' } },
  membership: {
    title: 'Leavings of members you noted',
    says: { joined_at: 'They were a member since', left_at: 'Until', leaving_noted_at: 'Noted' },
  },
  goodbye_note: { title: 'Words you wrote to somebody who left' },
  second_seat: { title: 'Second seats you offered', says: { offered_at: 'Offered' } },
  planning_round: { title: 'Plannings you began', says: { begun_at: 'Begun' } },
  planning_text: {
    title: 'Common texts you proposed',
    says: { proposed_at: 'Proposed', agreed_at: 'Agreed by all' },
  },
  roles_told: { title: 'Times you told the circle who leads how', says: { told_at: 'Told' } },
  room_choice: {
    title: 'Choices for a group’s online room you made',
    says: { chosen_at: 'Chosen', tally_since: 'Presenting is counted since' },
  },
  continuity_rest: {
    title: 'Notes about continuity you put aside',
    says: { put_aside_at: 'Put aside', until_on: 'Until' },
  },
  term: {
    title: 'Terms you made',
    says: {
      first_on: 'First day',
      until_on: 'Last day',
      made_at: 'Made',
      next_prompted_at: 'Leaders were told to make the next',
    },
  },
  meeting_record: {
    title: 'Attendance you took or corrected',
    says: { taken_at: 'Taken', corrected_at: 'Corrected' },
  },
  meeting_announcement: { title: 'Changes of meetings you announced', says: { made_at: 'Made' } },
  meeting_session: { title: 'Plans you chose for a meeting', says: { chosen_at: 'Chosen' } },
  usual_session: { title: 'Usual plans of a meeting you chose', says: { chosen_at: 'Chosen' } },
  session_plan: { title: 'Plans of a session you changed', says: { changed_at: 'Changed' } },
  debrief_held: { title: 'Debriefs you noted as held', says: { held_at: 'Held' } },
  reading_item: { title: 'Titles you put on a reading list', says: { added_at: 'Added' } },
  // Letters
  circle_news: { title: 'News you told a circle', says: { told_at: 'Told' } },
  group_letters: { title: 'Choices about a group’s letters you made', says: { changed_at: 'Changed' } },
  letter_words: { title: 'Words of letters you wrote', says: { written_at: 'Written' } },
  preparatory_letter: { title: 'Letters before the first meeting you sent', says: { sent_at: 'Sent' } },
  sent_letter: { title: 'Letters to a circle you sent', says: { sent_at: 'Sent' } },
  // Money
  cost_plan: { title: 'Budgets you kept', says: { kept_at: 'Kept' } },
  fee_agreement: {
    title: 'Contributions you agreed for a group',
    says: { agreed_at: 'Agreed', holds_from: 'Holds from', followed_at: 'Taken up' },
  },
  money_choice: { title: 'Who keeps a group’s money: choices you made', says: { changed_at: 'Changed' } },
  payee: { title: 'Bank details you set', says: { set_at: 'Set' } },
  journal_entry: {
    title: 'Entries you made in the books',
    says: { booked_on: 'For', entered_at: 'Entered' },
  },
  books_export: { title: 'Books you took out as a file', says: { made_at: 'Taken out' } },
  card_account: {
    title: 'Accounts at a card company you connected',
    says: { given_at: 'Connected', ended_at: 'Ended', looked_at: 'Last reckoned' },
  },
  card_question: {
    title: 'Questions about card payments you settled',
    says: { asked_at: 'Asked', settled_at: 'Settled' },
  },
  card_checkout: { title: 'Payments by card you began' },
  credit: { title: 'Sums you took off an invoice' },
  write_off: { title: 'Sums you gave up' },
  invoice: { title: 'Invoices you sent' },
  payment: { title: 'Payments you noted' },
  payment_key: { title: 'Payments you read from a statement' },
  payment_taken_back: { title: 'Payments you corrected' },
  refund: { title: 'Refunds you noted' },
  member_terms: { title: 'Terms of payment you agreed with somebody' },
  paid_period: { title: 'Periods you noted as paid' },
  membership_settlement: { title: 'Settlements you noted when somebody left' },
  expense: { title: 'Expenses you noted' },
  receipt: { title: 'Receipts you kept' },
  leader_fee: { title: 'Leaders’ fees you agreed' },
  fee_statement: { title: 'Statements of fees you made' },
  treasurer: { title: 'Treasurers you named' },
  // Places
  place_booking: {
    title: 'Bookings of a room you confirmed',
    says: { starts_at: 'From', ends_at: 'To', confirmed_at: 'Confirmed' },
  },
  venue: {
    title: 'Places you added to the book or changed',
    says: { added_at: 'Added', changed_at: 'Changed', removed_at: 'Taken out' },
  },
  venue_feed: { title: 'Calendars of a place you made', says: { made_at: 'Made', ended_at: 'Ended' } },
  // Supervision and the register
  supervision: { title: 'Supervision you arranged or ended' },
  supervision_terms: {
    title: 'Terms of supervision you proposed or took back',
    says: {
      begins_on: 'From',
      ends_on: 'To',
      proposed_at: 'Proposed',
      agreed_at: 'Agreed by all',
      withdrawn_at: 'Taken back',
    },
  },
  supervision_session: {
    title: 'Sessions of supervision you hosted, logged, confirmed or questioned',
    says: {
      starts_at: 'Begins',
      made_at: 'Made',
      changed_at: 'Last changed',
      reminded_at: 'Reminded',
      asked_at: 'Its people were asked to log it',
      cancelled_at: 'Cancelled',
      logged_at: 'Logged',
      confirmed_at: 'Confirmed',
      disputed_at: 'Questioned',
      withdrawn_at: 'Taken back',
    },
  },
  supervision_step: { title: 'Steps about such a session', says: { taken_at: 'When' } },
  supervision_arrangement: { title: 'Supervision you noted for a group' },
  supervisor_confirmation: { title: 'Supervisors you confirmed, for the Council' },
  peer_group: {
    title: 'Peer groups you keep',
    says: {
      made_at: 'Made',
      changed_at: 'Last changed',
      listed_since: 'Found by others since',
      ended_at: 'Ended',
    },
  },
  report_request: { title: 'Reports you were asked for as a supervisor' },
  contact_request: { title: 'Requests through the register you accepted or ended' },
  contact_message: { title: 'Messages you wrote through the register' },
  register_invitation: { title: 'People you invited into the register' },
  accreditation_request: {
    title: 'Accreditations you answered, for the Council',
    says: {
      since_on: 'Accredited since, as they said',
      asked_at: 'Asked',
      withdrawn_at: 'Taken back',
      answered_at: 'Answered',
    },
  },
  accreditation_decision: { title: 'Accreditations you decided, for the Council' },
  criteria_set: {
    title: 'Criteria you adopted, for the Council',
    says: { holds_from_on: 'Hold from', adopted_at: 'Adopted' },
  },
  // The society
  enquiry: {
    title: 'Enquiries that are in your hands',
    says: {
      received_at: 'Arrived',
      waiting_since: 'Waits since',
      closed_at: 'Closed',
      answer_due_on: 'An answer was promised by',
      first_answered_at: 'First answered',
    },
  },
  enquiry_message: { title: 'Answers to enquiries you wrote' },
  enquiry_step: {
    title: 'Steps about an enquiry that you took, or that led to you',
    says: { taken_at: 'When', waiting_since: 'It waited since' },
  },
  discussion_offer: { title: 'Times for a talk you offered' },
  initial_discussion: { title: 'Talks you held, noted or cancelled' },
  office: { title: 'Offices you gave' },
  office_absence: { title: 'Absences of others that you cover' },
  organisation: { title: 'Organisations you added to the book or looked at' },
  region_holiday: { title: 'Holidays you changed', says: { held_on: 'Day', changed_at: 'Changed' } },
  setting_change: { title: 'Settings of the society you changed', says: { changed_at: 'Changed' } },
  society_change: { title: 'Lines of the society’s log that you caused' },
  import_run: { title: 'Lists you brought in', says: { run_at: 'Brought in' } },
  export_run: { title: 'Lists you took out', says: { run_at: 'Taken out' } },
  hold: { title: 'Holds you placed or lifted' },
  data_request: { title: 'Requests about data you answered' },
  confidential_look: { title: 'Confidential records of others that you looked at' },
}
