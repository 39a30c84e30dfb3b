// What runs by itself, each with the emails it asks for. A job reads as the queue's own narrow role, so that what it can
// read at all is said once, for all of them; what its emails hold is read by each as their reader.

export const jobLines: Record<string, string> = {
  'accounts.send-sign-in': '',
  'backup.keep-tombstones': '',
  'backup.nightly': '',
  'cards.follow-event': 'payment-received',
  'cards.reckon': 'payment-received',
  'cards.reckon-all': '',
  'debriefs.forget': '',
  'endings.change-modes': '',
  'endings.end-closed-groups': '',
  'endings.end-leaderships': '',
  'enquiries.notice-silence': 'enquiry-late enquiry-overdue',
  'evaluations.close': 'evaluation-closed',
  'fees.follow-agreements': '',
  'groups.settle-directory': '',
  'invoices.send-reminders': 'invoice-reminder payer-reminder',
  'letters.send-reminders': 'meeting-reminder',
  'mail.let-go': '',
  'mail.send-email': '',
  'meetings.prompt-next-terms': 'next-term-due',
  'outreach.remind': 'outreach-due',
  'own-data.remind': 'data-request-due',
  'portfolio.tell-renewals': 'accreditation-ending',
  'privacy.publish-notice': 'privacy-notice-changed',
  'recruitment.remind-of-interviews': 'interview-reminder',
  'recruitment.settle-due-places': 'offer-lapsed offer-lapsed-unanswered place-freed',
  'recruitment.settle-places': 'offer-lapsed offer-lapsed-unanswered place-freed',
  'retention.forget': '',
  'retention.forget-hourly': '',
  'room.empty': '',
  'room.probe': 'room-test-email',
  'society.settle-numbers': '',
  'supervision.send-reminders': 'supervision-reminder supervision-session-to-log supervision-time-over',
  'tasters.remind-guests': 'taster-reminder taster-attended',
  'waiting-lists.ask-again': 'waiting-list-renewal',
  'waiting-lists.tell-of-group': 'group-opened',
}

/** The kinds of record of which each of the product's own roles reads a table itself; what else it does, functions do. */
export const readByItself: Record<'jobs' | 'signin' | 'room', readonly string[]> = {
  jobs: ['society', 'books', 'payments by card', 'account', 'own data', 'office', 'machinery'],
  signin: ['society', 'account', 'office', 'machinery'],
  room: [],
}
