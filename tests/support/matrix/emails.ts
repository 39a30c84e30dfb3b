// Every email stands in one line: of which kind of record it tells, and what it is about. It is loaded as its reader, so
// that there is nothing to write to anybody to whom the matrix says nothing.

export interface EmailLine {
  kind: string
  /** The table whose id it is queued with. */
  about: string
  /** Only ever written to whoever holds a secret address. */
  toHolder: boolean
  names: readonly string[]
}

const lines: EmailLine[] = []
function about(table: string, kind: string, names: string, toHolder = false) {
  lines.push({ kind, about: table, toHolder, names: names.trim().split(/\s+/) })
}
const toHolder = true

about('person', 'signing in', 'sign-in')
about('person', 'society', 'society-founded room-test-email')
about('notice_edition', 'society', 'privacy-notice-changed')
about('setting_change', 'society', 'second-steps-changed')
about('sign_in_event', 'oneself', 'new-device sign-in-changed')
about('data_request', 'own data', 'data-request-arrived data-request-due erasure-asked')
about(
  'data_request',
  'own data',
  'data-request-proof data-request-answered data-request-extended erasure-done',
  toHolder,
)

about('office', 'office', 'office-given office-ended')
about('office_absence', 'office', 'standing-in standing-in-ended')
about('society_change', 'office', 'changed-on-the-server')
about(
  'enquiry',
  'enquiries',
  'enquiry-arrived enquiry-assigned enquiry-forwarded enquiry-late enquiry-overdue',
)
about('enquiry', 'enquiries', 'enquiry-received', toHolder)
about('enquiry_message', 'enquiries', 'enquiry-answered enquiry-replied discussion-times-declined')
about('discussion_offer', 'enquiries', 'discussion-times-offered discussion-times-proposed')
about('initial_discussion', 'enquiries', 'discussion-agreed discussion-cancelled discussion-taken-over')
about('waiting_list_entry', 'waiting list', 'waiting-list-asked waiting-list-asked-again', toHolder)
about('waiting_list_entry', 'waiting list', 'waiting-list-renewal group-opened', toHolder)

about('accreditation_request', 'register', 'accreditation-asked accreditation-not-confirmed')
about('accreditation_decision', 'register', 'accreditation-decided accreditation-ending')
about('person', 'register', 'supervisor-confirmed supervisor-entered')
about('register_invitation', 'register', 'register-invited', toHolder)
about('contact_request', 'relay', 'contact-asked contact-answered')
about('contact_request', 'peers', 'peer-place-asked')
about('contact_message', 'relay', 'contact-written')
about('supervision_terms', 'supervision log', 'supervision-proposed supervision-agreed')
about('supervision', 'supervision log', 'supervision-terms-withdrawn supervision-ended supervision-time-over')
about(
  'supervision_session',
  'supervision log',
  `supervision-session-planned supervision-session-moved supervision-session-cancelled supervision-reminder
  supervision-session-to-log supervision-session-logged supervision-session-disputed`,
)
about('peer_group', 'peers', 'peer-dates-made peer-group-ended')
about('report_request', 'supervision content', 'report-asked report-declined report-submitted')

about('invitation', 'leaders’ desk', 'founder-invited leader-invited', toHolder)
about('invitation', 'leaders’ desk', 'leader-joined')
about('planning_round', 'planning', 'planning-answers-given')
about('planning_text', 'planning', 'planning-text-proposed planning-text-agreed')
about('meeting', 'leaders’ desk', 'few-expected leader-away')
about('outreach_answer', 'outreach', 'organisation-answered')
about('outreach_ask', 'outreach', 'outreach-due')
about('outreach_ask', 'outreach', 'organisation-asked', toHolder)
about(
  'taster_guest',
  'leaders’ desk',
  `taster-asked taster-seated taster-seat-freed taster-reminder taster-cancelled  taster-moved
  taster-attended`,
  toHolder,
)

about(
  'application',
  'applications',
  'application-arrived application-withdrawn place-accepted offer-declined',
)
about('application', 'applications', 'offer-lapsed place-freed applied-again')
about(
  'application',
  'applications',
  'application-written application-ended-with-group offer-lapsed-unanswered place-offered offer-withdrawn times-asked',
  toHolder,
)
about(
  'decision_letter',
  'applications',
  'application-declined application-deferred put-on-waiting-list',
  toHolder,
)
about('application_message', 'applications', 'applicant-wrote leaders-wrote')
about('newcomer_question', 'applications', 'newcomer-proposed member-would-talk members-answered')
about('interview_booking', 'interview times', 'interview-booked interview-moved interview-cancelled')
about('interview_booking', 'interview times', 'interview-passed-on interview-reminder')
about('application', 'interview times', 'interview-offered', toHolder)
about('application', 'applications', 'taster-applied', toHolder)

// Of an open group everybody reads as much; what is the circle's in them is read as their reader.
about('balint_group', 'open groups', 'welcome way-in-changed times-asked-in-circle')
about('balint_group', 'circle', 'term-ahead')
about('term', 'circle', 'next-term-due')
about('meeting', 'circle', 'meeting-reminder')
about('preparatory_letter', 'circle', 'preparatory-letter')
about('meeting_announcement', 'circle', 'dates-changed')
about('membership', 'circle', 'member-leaving leaving-noted member-says-goodbye')
about('ground_rules', 'circle', 'ground-rules-changed')
about('fee_agreement', 'circle', 'fee-changes')
about('group_closure', 'circle', 'group-closed closure-taken-back')
about('group_pause', 'circle', 'group-pauses')
about('leader_leaving', 'circle', 'leader-leaving leader-stays')
about('mode_change', 'circle', 'mode-changed mode-change-taken-back')
about('evaluation', 'evaluation', 'evaluation-opened evaluation-closed')
about('circle_message', 'messages', 'circle-message')
about('goodbye_note', 'members’ own', 'goodbye-note')

about('invoice', 'invoices', 'invoice-issued invoice-credited')
about('invoice_reminder', 'invoices', 'invoice-reminder')
about('invoice', 'invoices', 'payer-invoice-issued payer-invoice-credited', toHolder)
about('invoice_reminder', 'invoices', 'payer-reminder', toHolder)
about('payment', 'invoices', 'payment-received')
about('treasurer', 'invoices', 'treasurer-appointed treasurer-released')

export const emailLines: readonly EmailLine[] = lines
