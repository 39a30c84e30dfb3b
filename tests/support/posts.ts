// Every form that is sent, as the router knows it: what is grave asks once more who somebody is, and of the rest it says why not.

/** By area: what a session alone, however old, must not do. */
const grave = {
  'offices and who holds them': `
    /home/away /office/people /office/people/:officeId/ending /office/people/concerns
    /office/regions/:id/representatives /office/regions/:id/representatives/:officeId/ending
  `,
  'how the society is run, and lists that bring in people with their offices': `
    /office/criteria /office/data-protection /office/import/:id/run /office/settings
  `,
  'what is kept, given away or erased': `
    /office/data-requests/:id/answer /office/data-requests/:id/erasure /office/data-requests/:id/extension
    /office/data-requests/:id/refusal /office/exports /office/forgetting/holds /office/forgetting/holds/:id/lifting
    /your-data/leaving /your-data/requests
  `,
  'the Council’s word': `
    /register/people/:id/confirmation /register/people/:id/confirmation/ending /register/people/:id/decisions
    /register/people/:id/request/refusal
  `,
  'who leads, and keeps an entry: they see applicants and keep a purse': `
    /groups/:id/closure /groups/:id/handover /groups/:id/leaders/invitations /invitations/:id
    /register/peers/:id/keeper /register/requests/:id/invitation
  `,
  'where money goes, and whole books': `
    /groups/:id/money/books/exports /groups/:id/money/cards /groups/:id/money/cards/ending /groups/:id/money/payees
    /groups/:id/money/refunds /groups/:id/money/treasurers /groups/:id/money/treasurers/:officeId/ending
    /purses/:purseId/exports
  `,
  'ways to sign in': `
    /profile/app /profile/app/confirmation /profile/app/removal /profile/passkeys /profile/passkeys/:id/removal
    /profile/recovery-codes
  `,
}

/** By area, and why a session is enough. */
const light = {
  'no session does it: a secret address from a mailbox, or a program that signs': `
    /apologies/:token/:meetingId /apologies/:token/:meetingId/withdrawal /applications/:token/acceptance
    /applications/:token/comes /applications/:token/confirmation /applications/:token/correction
    /applications/:token/decline /applications/:token/discard /applications/:token/interview/booking
    /applications/:token/interview/cancellation /applications/:token/interview/zone /applications/:token/messages
    /applications/:token/room /applications/:token/times /applications/:token/withdrawal /cards/webhooks/:purseId
    /data-requests/:token/:what /data-requests/:token/confirmation /data-requests/:token/withdrawal
    /e/:token/address /e/:token/address/ending /e/:token/closure /e/:token/discussion
    /e/:token/discussion/cancellation /e/:token/discussion/proposal /e/:token/discussion/zone /e/:token/replies
    /invitations/:token /invitations/:token/times /letters/:token/:which/ending /letters/:token/:which/one-click
    /organisations/:token/answers /organisations/:token/one-click /organisations/:token/return
    /organisations/:token/unsubscribing /payer-invoices/:token/card /register/invitations/:token /set-up/:token
    /sign-in/link/:token /tasters/guests/:token/application /tasters/guests/:token/confirmation
    /tasters/guests/:token/leaving /tasters/guests/:token/room /waiting-list/:token/confirmation
    /waiting-list/:token/leaving /waiting-list/:token/one-click /waiting-list/:token/wishes /ways-in/:token
    /ways-in/:token/check
  `,
  'for everybody, without an account; counted by address and client': `
    /contact /data-requests /groups/:id/apply /rooms/line-check /tasters/:taster /waiting-list
  `,
  'showing who one is, and ending it': `
    /profile/other-sessions/ending /profile/sessions/:id/ending /sign-in /sign-in/again /sign-in/again/app
    /sign-in/again/code /sign-in/again/passkey /sign-in/again/recovery /sign-in/code /sign-in/passkey
    /sign-in/second/app /sign-in/second/passkey /sign-in/second/recovery /sign-out
  `,
  'one’s own words, choices and feeds: none opens anything of others': `
    /calendar/feed /calendar/feed/end /calendar/words /certificates/:id/withdrawal
    /certificates/groups/:groupId/:role /groups/:id/leaders/entry /groups/:id/leaders/naming
    /groups/:id/leaders/phone /home/away/:id/withdrawal /home/offices/:id/naming /invoices/:invoiceId/card
    /portfolio/entries /portfolio/entries/:id /portfolio/entries/:id/proofs /portfolio/entries/:id/removal
    /portfolio/handed-in /portfolio/handed-in/:id/withdrawal /portfolio/reports /portfolio/reports/:id
    /portfolio/reports/:id/refusal /portfolio/reports/:id/submission /portfolio/reports/:id/withdrawal
    /privacy/reading /profile /profile/passkeys/:id /profile/recovery-codes/keeping /register/invitations/:id
    /register/me /register/me/accreditation /register/me/accreditation/withdrawal /register/supervising
    /your-data/objection /your-data/objection/ending /your-data/requests/:id/withdrawal
  `,
  'looking at a computer and a way into a room, minutes before it': `
    /meetings/:id/room/check /office/room-checks /office/room-checks/email /office/room-checks/email/answer
    /rooms/:id/tickets
  `,
  'the office’s daily work: seen by all of it, and changed back': `
    /office/holidays /office/holidays/day /office/import /office/import/:id/columns /office/import/:id/ending
    /office/reading /office/reading/:item/raising /office/reading/:item/removal /office/regions /office/regions/:id
    /office/regions/:id/calendar /office/regions/:id/closure /office/regions/:id/closure/ending
    /office/regions/:id/place
  `,
  'enquiries: each step is noted with who took it': `
    /enquiries/:id/address /enquiries/:id/address/ending /enquiries/:id/answers /enquiries/:id/assignment
    /enquiries/:id/assignment/ending /enquiries/:id/closure /enquiries/:id/closure/ending /enquiries/:id/discussion
    /enquiries/:id/discussion/cancellation /enquiries/:id/discussion/time /enquiries/:id/discussion/times
    /enquiries/:id/forwarding /enquiries/:id/forwarding/ending /enquiries/:id/founder-invitation
    /enquiries/:id/notes /enquiries/:id/region /enquiries/:id/register-invitation /enquiries/:id/supervision-request
    /enquiries/:id/waiting-list-entry
  `,
  'agreements of two sides: the other one says yes, or sees it': `
    /groups/:id/co-leaders/:person /groups/:id/leaders/invitations/:invitation/withdrawal /groups/:id/second-seat
    /groups/:id/second-seat/withdrawal /groups/:id/supervision /groups/:id/supervision/ending
    /groups/:id/supervision/peers/:person /groups/:id/supervision/supervisors/:person /peers/:id/agreements
    /peers/:id/group /peers/:id/hosts /peers/:id/log /peers/:id/pauses /peers/:id/pauses/:pauseId/withdrawal
    /peers/:id/sessions /peers/:id/term /register/peers /register/peers/:id /register/peers/:id/ending
    /register/peers/:id/leaving /register/requests/:id/answer /register/requests/:id/arrangement
    /register/requests/:id/ending /register/requests/:id/messages /register/requests/:id/withdrawal
    /register/supervision/peers/:person /register/supervision/supervisors/:person /supervision/:id/ending
    /supervision/:id/group /supervision/:id/log /supervision/:id/sessions /supervision/:id/terms
    /supervision/:id/terms/:termsId/agreement /supervision/:id/terms/:termsId/withdrawal
    /supervision/requests/:requestId /supervision/sessions/:sessionId /supervision/sessions/:sessionId/cancellation
    /supervision/sessions/:sessionId/confirmation /supervision/sessions/:sessionId/dispute
    /supervision/sessions/:sessionId/log /supervision/sessions/:sessionId/withdrawal
  `,
  'planning a group: its leaders see it, and change it back': `
    /groups/:id/aims /groups/:id/essentials/:rule/decision /groups/:id/essentials/:rule/decision/ending
    /groups/:id/frame /groups/:id/link /groups/:id/online-room /groups/:id/opening /groups/:id/opening/ending
    /groups/:id/outreach/asks/:ask/answers /groups/:id/outreach/asks/:ask/reminder /groups/:id/outreach/circulars
    /groups/:id/outreach/circulars/:circular /groups/:id/outreach/circulars/:circular/discarding
    /groups/:id/outreach/circulars/:circular/leaving-out /groups/:id/outreach/circulars/:circular/sending
    /groups/:id/outreach/organisations /groups/:id/outreach/organisations/:organisation /groups/:id/outreach/sources
    /groups/:id/place /groups/:id/place/bookings /groups/:id/place/calendar /groups/:id/place/venues/:venueId
    /groups/:id/planning/answers /groups/:id/planning/meeting /groups/:id/planning/rounds
    /groups/:id/planning/sheets /groups/:id/planning/text /groups/:id/planning/texts/:text/agreement
    /groups/:id/rules /groups/:id/tasters /groups/:id/tasters/:taster/attendance
    /groups/:id/tasters/:taster/cancellation /groups/:id/tasters/:taster/date /organisations /organisations/:id
    /organisations/:id/check /organisations/:id/removal /organisations/:id/return /venues /venues/:id
    /venues/:id/particulars /venues/:id/removal /venues/:id/return /venues/:id/sharing
  `,
  'applicants: every step writes to them, and none gives their details away': `
    /groups/:id/applicants/:applicationId/deferral /groups/:id/applicants/:applicationId/ending
    /groups/:id/applicants/:applicationId/interview /groups/:id/applicants/:applicationId/interview/booking
    /groups/:id/applicants/:applicationId/interview/cancellation
    /groups/:id/applicants/:applicationId/interview/invitation /groups/:id/applicants/:applicationId/interview/ticks
    /groups/:id/applicants/:applicationId/members /groups/:id/applicants/:applicationId/messages
    /groups/:id/applicants/:applicationId/offer /groups/:id/applicants/:applicationId/offer/withdrawal
    /groups/:id/applicants/:applicationId/technology /groups/:id/applicants/:applicationId/waiting-list
    /groups/:id/applicants/next-offer /groups/:id/applicants/questions /groups/:id/applicants/questions/:questionId
    /groups/:id/applicants/questions/:questionId/place /groups/:id/applicants/questions/:questionId/retirement
    /groups/:id/composition/ties /groups/:id/composition/ties/:tieId/ending /groups/:id/interviews/alone
    /groups/:id/interviews/guide /groups/:id/interviews/manner /groups/:id/interviews/times
    /groups/:id/interviews/times/removal /groups/:id/interviews/together /groups/:id/newcomers/:questionId
    /groups/:id/places /groups/:id/times/answer /groups/:id/times/poll /groups/:id/times/poll/ending
    /groups/:id/times/request /invitations/:id/times
  `,
  'meetings and what is around them': `
    /groups/:id/cancellations /groups/:id/continuity/rest /groups/:id/days-off/leave
    /groups/:id/days-off/leave/:which/withdrawal /groups/:id/days-off/pauses
    /groups/:id/days-off/pauses/:which/withdrawal /groups/:id/evaluations /groups/:id/evaluations/:evaluationId
    /groups/:id/leaders-time /groups/:id/meetings/:meetingId/apologies
    /groups/:id/meetings/:meetingId/apologies/withdrawal /groups/:id/meetings/:meetingId/attendance
    /groups/:id/meetings/:meetingId/cancellation /groups/:id/meetings/:meetingId/date
    /groups/:id/meetings/:meetingId/debrief /groups/:id/meetings/:meetingId/debrief/deletion
    /groups/:id/meetings/:meetingId/debrief/talk /groups/:id/meetings/:meetingId/later
    /groups/:id/meetings/:meetingId/plan /groups/:id/meetings/:meetingId/replacement
    /groups/:id/meetings/:meetingId/roles /groups/:id/meetings/:meetingId/roles-told
    /groups/:id/meetings/:meetingId/swap /groups/:id/meetings/:meetingId/turns /groups/:id/meetings/added
    /groups/:id/session-plans/:kind /groups/:id/session-plans/:kind/recommended /groups/:id/terms
    /groups/:id/usual-session
  `,
  'letters, messages and reading': `
    /groups/:id/letter /groups/:id/letter/words /groups/:id/letters /groups/:id/letters/:kind
    /groups/:id/letters/:kind/reset /groups/:id/letters/term-ahead/sending /groups/:id/messages
    /groups/:id/messages/choices /groups/:id/messages/with/:person /groups/:id/reading
    /groups/:id/reading/:item/raising /groups/:id/reading/:item/removal /groups/:id/reading/beginning
  `,
  'a circle’s members, and changes that are announced and taken back': `
    /groups/:id/circle/ground-rules /groups/:id/circle/leaving /groups/:id/circle/members/:membershipId/first
    /groups/:id/circle/members/:membershipId/goodbye /groups/:id/circle/members/:membershipId/leaving
    /groups/:id/circle/members/:membershipId/settlement /groups/:id/circle/sharing /groups/:id/closure/withdrawal
    /groups/:id/handover/withdrawal /groups/:id/mode-change /groups/:id/mode-change/points
    /groups/:id/mode-change/withdrawal /groups/:id/pause /groups/:id/pause/ending
  `,
  'the books: every entry is seen, dated and taken back by another': `
    /groups/:id/cost-plan /groups/:id/fee /groups/:id/money/cards/beginning
    /groups/:id/money/cards/questions/:questionId /groups/:id/money/choice /groups/:id/money/expenses
    /groups/:id/money/expenses/:expenseId/receipts /groups/:id/money/expenses/:expenseId/reversal
    /groups/:id/money/invoices/:invoiceId/credit /groups/:id/money/invoices/:invoiceId/letter
    /groups/:id/money/invoices/:invoiceId/write-off /groups/:id/money/invoices/cancelled
    /groups/:id/money/invoices/new /groups/:id/money/leaders/fees /groups/:id/money/leaders/gifts
    /groups/:id/money/leaders/payments /groups/:id/money/leaders/statements
    /groups/:id/money/leaders/statements/:statementId/reversal /groups/:id/money/members/:membershipId
    /groups/:id/money/members/:membershipId/payer/:payerId /groups/:id/money/other-entries /groups/:id/money/outlays
    /groups/:id/money/payments/:paymentId/payer /groups/:id/money/payments/:paymentId/taking-back
    /groups/:id/money/payments/:paymentId/taking-off /groups/:id/money/payments/kept /groups/:id/money/payments/new
    /groups/:id/money/payments/statement /groups/:id/money/payments/statement/lines
    /groups/:id/money/receipts/:receiptId/deletion /groups/:id/paid-periods
  `,
}

const pathsOf = (areas: Record<string, string>): string[] =>
  Object.values(areas).flatMap((paths) => paths.trim().split(/\s+/))

export const gravePosts: readonly string[] = pathsOf(grave)
export const lightPosts: readonly string[] = pathsOf(light)
