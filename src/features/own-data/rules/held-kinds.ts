/** Under which heading of a person's page a kind of row stands. */
export const sections = {
  account: 'Your account',
  groups: 'Your groups and their meetings',
  applying: 'Applying, and meetings to try',
  enquiries: 'What you asked the society',
  money: 'Money',
  register: 'The register, supervision and your portfolio',
  society: 'Your part in the society',
} as const
export type Section = keyof typeof sections

/** Why something of somebody is counted and not handed over. */
export const whyWithheld = {
  request:
    'It is somebody’s opinion of you. The answer to an access request has it, without who it was; ask below.',
  ties: 'It says as much about somebody else as about you. Your leaders keep it, and can be asked.',
  sealed:
    'It is sealed: the pair who led the meeting can open it, and nobody else, not even the society. It is about the leading, and is deleted within weeks.',
  draft: 'You read each in your portfolio once it is submitted. A draft is its writer’s alone.',
  others: 'It is a list of other people, and only you brought it. It is deleted within the day.',
  passing:
    'It is what two browsers say to each other to connect. Nobody can read it, and it is gone in seconds.',
} as const
export type WhyWithheld = keyof typeof whyWithheld

export interface HeldKind {
  section: Section
  /** As the page counts them: '3 · Apologies you sent'. */
  title: string
  why?: WhyWithheld
  /** Where one looks at it in the product, and corrects what one may. */
  look?: string
}

/**
 * What each table with people in it holds of somebody, in words. Which columns lead to them stands in the database (held_kind,
 * migration 0071); a test compares the two. Tables that only say who did something are not here: `traceTitle` names them.
 */
export const heldKinds: Readonly<Record<string, HeldKind>> = {
  person: { section: 'account', title: 'Your name and email address', look: '/profile' },
  profile: { section: 'account', title: 'Your profile', look: '/profile' },
  session: { section: 'account', title: 'Browsers in which you are signed in', look: '/profile#sessions' },
  sign_in_account: { section: 'account', title: 'How you sign in' },
  sign_in_request: { section: 'account', title: 'Times you asked to sign in' },
  passkey: { section: 'account', title: 'Passkeys', look: '/profile' },
  authenticator_app: { section: 'account', title: 'Your app for signing in' },
  recovery_code_set: { section: 'account', title: 'That you have recovery codes' },
  recovery_code: { section: 'account', title: 'Each of them: whether it is used, never the code' },
  second_step: { section: 'account', title: 'Sign-ins that are under way' },
  known_device: { section: 'account', title: 'Browsers known to be yours' },
  failed_try: { section: 'account', title: 'Tries to sign in as you that failed' },
  sign_in_event: { section: 'account', title: 'What happened to how you sign in' },
  notice_told: { section: 'account', title: 'That you were told of the privacy notice' },
  idle_account: { section: 'account', title: 'That you were told your account is unused' },
  secret_address: { section: 'account', title: 'Secret addresses that open a page of yours' },
  calendar_choice: { section: 'account', title: 'What your calendar shows', look: '/profile' },
  submission: { section: 'account', title: 'Forms you sent lately' },
  email: { section: 'account', title: 'Emails to you: their kind and when, never their words' },
  correspondent: { section: 'account', title: 'Your name and address as you wrote them in a form' },
  confidential_look: {
    section: 'account',
    title: 'Who looked at confidential records of yours',
    look: '/your-data/looks',
  },
  data_request: { section: 'account', title: 'What you asked about your data', look: '/your-data' },
  hold: { section: 'account', title: 'What keeps a deletion waiting' },

  group_leader: { section: 'groups', title: 'Groups you lead or led', look: '/home' },
  leader_leaving: { section: 'groups', title: 'Groups you handed over' },
  leader_leave: { section: 'groups', title: 'Times when you are away as a leader' },
  membership: { section: 'groups', title: 'Groups you are or were in', look: '/home' },
  membership_card: { section: 'groups', title: 'What your circle sees of you' },
  membership_goodbye: { section: 'groups', title: 'Goodbyes you told your circle' },
  membership_settlement: { section: 'groups', title: 'Notes that money was settled when you left' },
  goodbye_note: { section: 'groups', title: 'Words at your leaving' },
  ground_rules_consent: { section: 'groups', title: 'Ground rules you agreed to' },
  group_seat: { section: 'groups', title: 'Your seat in a circle' },
  paid_period: { section: 'groups', title: 'Periods noted as paid' },
  message_choice: { section: 'groups', title: 'What your groups may send you', look: '/your-data/mail' },
  circle_tie: { section: 'groups', title: 'Whether you work with somebody', why: 'ties' },
  newcomer_answer: { section: 'groups', title: 'Your answers about newcomers' },
  presenting_tally: { section: 'groups', title: 'How often you presented, where your group counts it' },
  evaluation_asked: {
    section: 'groups',
    title: 'Evaluations you were asked for: whether you replied, never what',
  },
  time_answer: { section: 'groups', title: 'Times that suit you' },
  meeting_apology: { section: 'groups', title: 'Apologies you sent' },
  meeting_attendance: { section: 'groups', title: 'Meetings you came to or missed', look: '/certificates' },
  meeting_reminder: { section: 'groups', title: 'Reminders of meetings' },
  meeting_role: { section: 'groups', title: 'Your part in leading a meeting' },
  attended_month: {
    section: 'groups',
    title: 'Hours by month, of meetings that are deleted',
    look: '/certificates',
  },
  room_check: { section: 'groups', title: 'Checks of your computer before a meeting' },
  room_seat: { section: 'groups', title: 'Your seat in an online room, until it is emptied' },
  room_hand: { section: 'groups', title: 'A raised hand in a room' },
  room_presenting: { section: 'groups', title: 'That you present, while you do' },
  room_signal: { section: 'groups', title: 'What your browser says to another', why: 'passing' },
  room_ticket: { section: 'groups', title: 'Tickets into a room' },
  certificate: { section: 'groups', title: 'Certificates', look: '/certificates' },
  circle_message: { section: 'groups', title: 'Messages you wrote, or that were written to you alone' },
  sent_letter_to: { section: 'groups', title: 'Letters of your groups' },
  debrief: { section: 'groups', title: 'Debriefs you wrote in last', why: 'sealed' },
  planning_sheet: { section: 'groups', title: 'Your answers in leaders’ planning' },
  planning_draft: { section: 'groups', title: 'Drafts of such answers' },
  planning_consent: { section: 'groups', title: 'Plans of leaders you agreed to' },
  interview_free_time: { section: 'groups', title: 'Times you are free for interviews' },

  application: { section: 'applying', title: 'Applications' },
  application_answer: { section: 'applying', title: 'Answers to a group’s own questions' },
  application_ending: { section: 'applying', title: 'How an application ended' },
  application_message: { section: 'applying', title: 'Messages about an application' },
  application_pause: { section: 'applying', title: 'Pauses of an application' },
  newcomer_question: {
    section: 'applying',
    title: 'Times a circle was asked about you: what each said is theirs',
  },
  decision_letter: { section: 'applying', title: 'Letters with a decision' },
  place_offer: { section: 'applying', title: 'Places offered' },
  freed_place: { section: 'applying', title: 'Freed places you were next for' },
  interview: { section: 'applying', title: 'Interviews and their outcome' },
  interview_booking: { section: 'applying', title: 'Interview times' },
  interview_invitation: { section: 'applying', title: 'Invitations to an interview' },
  interview_seat: { section: 'applying', title: 'Who sat in an interview' },
  interview_tick: { section: 'applying', title: 'What leaders ticked after an interview', why: 'request' },
  regular_time_answer: { section: 'applying', title: 'Answers to a group’s regular time' },
  taster_guest: { section: 'applying', title: 'Meetings you tried' },
  invitation: { section: 'applying', title: 'Invitations to lead' },
  waiting_list_entry: { section: 'applying', title: 'Waiting lists' },
  waiting_list_notice: { section: 'applying', title: 'Groups you were told of' },

  enquiry: { section: 'enquiries', title: 'Enquiries' },
  enquiry_message: { section: 'enquiries', title: 'Messages of an enquiry' },
  enquiry_step: { section: 'enquiries', title: 'What the office noted about an enquiry', why: 'request' },
  discussion_offer: { section: 'enquiries', title: 'Times offered for a talk' },
  discussion_time: { section: 'enquiries', title: 'Each of these times' },
  initial_discussion: { section: 'enquiries', title: 'Talks' },

  party_identity: { section: 'money', title: 'Your name beside a group’s books' },
  party: { section: 'money', title: 'The number that stands for you in them' },
  invoice: { section: 'money', title: 'Invoices' },
  invoice_line: { section: 'money', title: 'Lines of invoices' },
  instalment: { section: 'money', title: 'Instalments' },
  invoice_reminder: { section: 'money', title: 'Reminders of invoices' },
  credit: { section: 'money', title: 'What was taken off' },
  write_off: { section: 'money', title: 'What was given up' },
  payment: { section: 'money', title: 'Payments' },
  payment_key: { section: 'money', title: 'That a payment was read from a statement' },
  payment_taken_back: { section: 'money', title: 'Payments corrected' },
  refund: { section: 'money', title: 'Refunds' },
  member_terms: { section: 'money', title: 'What you pay, where it is agreed with you' },
  meeting_charge: { section: 'money', title: 'Meetings you were charged for' },
  posting: { section: 'money', title: 'Lines in the books' },
  expense: { section: 'money', title: 'Expenses paid for the group' },
  receipt: { section: 'money', title: 'Their receipts' },
  leader_fee: { section: 'money', title: 'Fees agreed with you' },
  fee_statement: { section: 'money', title: 'Statements of fees' },
  fee_statement_line: { section: 'money', title: 'Lines of such statements' },
  card_checkout: { section: 'money', title: 'Payments by card that were begun: never the card' },
  card_movement: { section: 'money', title: 'Payments by card' },
  treasurer: { section: 'money', title: 'That you are or were treasurer' },

  leader_entry: { section: 'register', title: 'Your entry as a leader', look: '/register/me' },
  supervisor_entry: {
    section: 'register',
    title: 'Your entry as a supervisor',
    look: '/register/supervising',
  },
  supervisor_confirmation: { section: 'register', title: 'The Council’s word on you as a supervisor' },
  accreditation_request: { section: 'register', title: 'Accreditations you asked for', look: '/register/me' },
  accreditation_decision: {
    section: 'register',
    title: 'Decisions on your accreditation',
    look: '/register/me',
  },
  renewal_reminder: { section: 'register', title: 'Reminders that an accreditation ends' },
  register_word: { section: 'register', title: 'Words by which your name is found' },
  register_invitation: { section: 'register', title: 'Invitations into the register' },
  leader_tally: { section: 'register', title: 'Numbers counted from the groups you lead' },
  portfolio: { section: 'register', title: 'Portfolios you handed in', look: '/portfolio' },
  portfolio_entry: { section: 'register', title: 'Entries of your portfolio', look: '/portfolio' },
  portfolio_proof: {
    section: 'register',
    title: 'Proofs: the files themselves are in your portfolio',
    look: '/portfolio',
  },
  handed_in_proof: { section: 'register', title: 'Proofs handed in with it' },
  report_request: { section: 'register', title: 'Reports you asked a supervisor for', look: '/portfolio' },
  report_text: {
    section: 'register',
    title: 'Supervisors’ reports about you, and drafts of them',
    why: 'draft',
    look: '/portfolio',
  },
  contact_request: {
    section: 'register',
    title: 'Requests through the register',
    look: '/register/requests',
  },
  contact_message: { section: 'register', title: 'Messages of these requests', look: '/register/requests' },
  supervision: { section: 'register', title: 'Supervision you give', look: '/supervision' },
  supervisee: { section: 'register', title: 'Supervision you have', look: '/supervision' },
  supervision_agreement: {
    section: 'register',
    title: 'Terms of supervision you agreed to',
    look: '/supervision',
  },
  supervision_arrangement: { section: 'register', title: 'Groups for which you are named as supervisor' },
  supervision_session_person: { section: 'register', title: 'Sessions of supervision', look: '/supervision' },
  peer_group_member: { section: 'register', title: 'Peer groups', look: '/register/peers' },
  peer_agreement: { section: 'register', title: 'Newcomers to a peer group you agreed to' },

  office: { section: 'society', title: 'Offices you hold or held' },
  office_absence: { section: 'society', title: 'Times when you are away from an office' },
  society_change: { section: 'society', title: 'Lines of the society’s log about you' },
  organisation: { section: 'society', title: 'Organisations whose office you are' },
  import_draft: { section: 'society', title: 'Lists you are bringing in', why: 'others' },
}

/** What somebody did for others, by its table: 'Ground rules'. */
export const traceTitle = (table: string): string => {
  const words = table.replace(/^balint_/, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
