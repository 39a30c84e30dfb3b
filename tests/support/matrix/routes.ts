import {
  circle,
  everyone,
  keepers,
  leaders,
  members,
  office,
  offices,
  ownMembers,
  people,
  planners,
  region,
  supervised,
} from './groups-of-people.ts'
import type { Line } from './line-of.ts'
import type { Role } from './people.ts'

// Every address of the product stands in one line here: to which kind of record it is a door, and for whom. `*` stands for
// whatever comes behind; where several lines fit, the longest holds. Behind GET or POST a line is for that alone.

const lines: Line[] = []
/** @param patterns addresses between spaces */
function door(
  kind: string,
  who: readonly Role[],
  patterns: string,
  { everywhere = [], sees = [], alike = false }: Partial<Line> = {},
) {
  for (const pattern of patterns.trim().split(/\n\s*/))
    lines.push({ kind, who, pattern, everywhere, sees, alike })
}

// ── everybody's ─────────────────────────────────────────────────────────────

door(
  'society',
  everyone,
  `/
  /.well-known/security.txt
  /about
  /lead
  /privacy
  /terms
  /regions
  /room-check
  /rooms/line-check
  /contact/*
  /cards/back
  /data-requests
  /data-requests/asked
  /applications/deleted
  /certificates/check
  /waiting-list
  /waiting-list/asked`,
)
door('society', everyone, '/regions/:id\n/start/*', { everywhere: everyone })
// What a code confirms, it confirms to everybody.
door('society', everyone, '/certificates/check/:code\n/portfolio/check/:code', { everywhere: everyone })
// Whether there is such a thing is not said before the form is filled in.
door(
  'society',
  everyone,
  'POST /groups/:id/apply\nPOST /tasters/:taster\nPOST /meetings/:id/room/check\n/cards/webhooks/:purseId',
  { everywhere: everyone, alike: true },
)
door('society', people, '/privacy/reading')
door(
  'open groups',
  everyone,
  `/groups
  /groups.atom
  /groups.json
  /groups.rss
  /groups/elsewhere
  /groups/embed
  /groups/:id/apply/*
  /groups/:id/flier
  /groups/:id/flier.pdf
  /fliers/:code
  /f/:code
  /tasters
  /tasters/asked
  /tasters/:taster`,
)
door('open groups', everyone, '/groups/:id', { everywhere: office })
door('signing in', everyone, '/sign-in/*\n/sign-out\n/set-up/:token')
door('signing in', people, '/sign-in/again/*\nGET /sign-in/code\nGET /sign-in/second')

// ── the society's ───────────────────────────────────────────────────────────

door('enquiries', [...office, 'representative', 'concerns officer'], '/enquiries')
door('enquiries', region, '/enquiries/:id/*', { everywhere: ['administrator'] })
door('enquiries', ['enquirer'], '/e/:token/*')
door('numbers', offices, '/enquiries/numbers\n/organisations/numbers')
door('numbers', office, '/office\n/office/supervision')
door('numbers', ['administrator'], '/office/evaluations')
door('numbers', ['representative'], '/region')
door('office', office, '/office/changes\n/office/people\n/office/criteria/*')
door(
  'office',
  ['administrator'],
  `POST /office/people
  /office/backups
  /office/data-protection
  /office/impact-assessment
  /office/record-of-processing
  /office/forgetting/*
  /office/holidays/*
  /office/import/*
  /office/exports/*
  /office/reading/*
  /office/regions/*
  /office/room-checks/*
  /office/settings
  POST /office/people/*`,
  { everywhere: ['administrator'] },
)
door('office', [...offices, 'concerns officer'], '/home/away/*')
door('own data', ['administrator'], '/office/data-requests/*', { everywhere: ['administrator'] })
door('book', offices, '/organisations')
door('book', region, '/organisations/new')
door('book', offices, 'GET /organisations/:id', { everywhere: offices })
door('book', region, '/organisations/:id/*', { everywhere: ['administrator'] })
// Whose page it is on, to them it comes back with what is missing.
door('book', region, 'POST /organisations\nPOST /organisations/:id', { everywhere: region })
door('book', [...offices, ...leaders], '/venues')
door('book', [...offices, ...leaders], 'GET /venues/:id', { everywhere: [...offices, ...leaders] })
door('book', ['administrator', ...leaders], '/venues/:id/*', { everywhere: ['administrator'] })
door('book', ['administrator', ...leaders], '/venues/new\nPOST /venues')
// Whoever added it.
door('book', planners, 'POST /venues/:id/sharing')
door('book', ['administrator', ...leaders], 'POST /venues/:id', { everywhere: ['administrator', ...leaders] })

// ── the register, supervision, the way to accreditation ─────────────────────

door('register', people, '/register/criteria\n/register/second-seats')
door('register', people, '/register/supervision/*')
// Nothing is said of whom one asks before there is a message.
door(
  'register',
  people,
  'POST /register/supervision/peers/:person\nPOST /register/supervision/supervisors/:person',
  { everywhere: people, alike: true },
)
door('register', offices, '/register\n/register/supervisors')
door('register', office, '/register/waiting')
door('register', office, '/register/people/:id/*', { everywhere: office })
door('register', region, 'GET /register/invitations/:id', { everywhere: ['administrator'] })
door('register', [], 'POST /register/invitations/:id')
door('register', ['invited to the register'], '/register/invitations/:token')
door('peers', offices, '/register/peer-groups')
door(
  'oneself',
  people,
  `/register/me/*
  /register/peers
  /register/requests
  /register/supervising
  /register/supervising/reports
  /supervision
  /supervising
  /supervising/statement
  /portfolio
  /portfolio/entries
  /portfolio/entries/new
  /portfolio/handed-in
  /portfolio/reflection
  /portfolio/reports
  /portfolio/years
  /certificates
  /calendar/*
  /dates
  /home
  /your-data/*`,
)
// What is not one's own is taken away as if it were: nothing happens.
door('oneself', people, '/profile/*', { everywhere: people })
door('peers', planners, '/register/peers/:id/*')
door('peers', ['leader', 'founder', 'peer'], 'POST /register/peers/:id/leaving')
door('peers', ['leader', 'founder', 'peer'], '/peers/:id/*')
door('relay', supervised, '/register/requests/:id/*\n/supervision/requests/:requestId')
door('supervision log', supervised, '/supervision/:id/*')
door('supervision log', [...supervised, 'peer'], '/supervision/sessions/:sessionId/*')
door('supervision content', [...supervised, 'Council'], '/portfolio/reports/:id/*', {
  everywhere: ['Council'],
})
door('supervision content', ['supervisor'], 'POST /portfolio/reports/:id/refusal')
door('supervision content', planners, 'POST /portfolio/reports/:id/withdrawal')
door('portfolio', planners, '/portfolio/entries/:id/*\n/portfolio/proofs/:proof\n/portfolio/handed-in/:id/*')
door('portfolio', ['Council'], '/register/portfolios/:id/*', { everywhere: ['Council'] })

// ── a group's leaders ───────────────────────────────────────────────────────

door(
  'leaders’ desk',
  leaders,
  `/groups/:id/plan
  /groups/:id/aims
  /groups/:id/frame
  /groups/:id/leaders/*
  /groups/:id/rules
  /groups/:id/link
  /groups/:id/opening/*
  /groups/:id/online-room
  /groups/:id/essentials/*
  /groups/:id/co-leaders/*
  /groups/:id/second-seat/*
  /groups/:id/supervision/*
  /groups/:id/tasters/*
  /groups/:id/place/*
  /groups/:id/places
  /groups/:id/budget
  /groups/:id/cost-plan
  /groups/:id/fee
  /groups/:id/paid-periods
  /groups/:id/continuity/rest
  /groups/:id/endings
  /groups/:id/handover/*
  /groups/:id/pause/*
  /groups/:id/closure/withdrawal
  /groups/:id/mode-change/*
  /groups/:id/days-off/*
  /groups/:id/cancellations
  /groups/:id/leaders-time
  /groups/:id/session-plans/*
  /groups/:id/usual-session
  /groups/:id/terms
  /groups/:id/meetings
  /groups/:id/meetings/added
  /groups/:id/meetings/:meetingId/later
  /groups/:id/meetings/:meetingId/plan/print
  /groups/:id/letter/*
  /groups/:id/letters/*
  /groups/:id/reading/*
  /groups/:id/circle/members/*`,
)
door('leaders’ desk', leaders, 'POST /groups/:id/meetings/:meetingId/*\nPOST /groups/:id/closure', {
  sees: circle,
})
door('leaders’ desk', leaders, 'POST /groups/:id/times/poll/*\nPOST /groups/:id/times/request', {
  sees: circle,
})
// Only whoever was invited, by the address of their account.
door('leaders’ desk', [], '/invitations/:id/*')
door('leaders’ desk', ['invited leader'], '/invitations/:token/*')
door('leaders’ desk', ['caretaker'], '/venue-calendar/:file')
door('leaders’ desk', ['guest'], '/tasters/guests/:token/*')
door('planning', planners, '/groups/:id/planning/rounds/*\n/groups/:id/planning/texts/*')
door('planning', leaders, '/groups/:id/planning/*\nPOST /groups/:id/planning/rounds')
door('rooms', leaders, '/groups/:id/planning-room\n/meetings/:id/debrief-room\n/tasters/:id/room')
door('outreach', leaders, '/groups/:id/outreach/*')
door('outreach', ['organisation'], '/organisations/:token/*')
door('applications', leaders, '/groups/:id/applicants/*\n/groups/:id/composition/*')
door('applications', ['applicant'], '/applications/:token/*')
door('applications', ownMembers, '/groups/:id/newcomers/:questionId')
door(
  'interview times',
  leaders,
  '/groups/:id/applicants/:applicationId/interview/*\n/groups/:id/interviews/*\n/interviews/:id/room',
)
door('interview times', ['applicant'], '/applications/:token/interview/*\n/applications/:token/room')
door('interview notes', planners, '/groups/:id/applicants/:applicationId/interview/ticks')
door('attendance', leaders, '/groups/:id/attendance/roster\n/groups/:id/meetings/:meetingId/attendance')
door('debriefs', leaders, '/groups/:id/debriefs\n/groups/:id/meetings/:meetingId/debrief/*')
door('evaluation', leaders, '/groups/:id/evaluations')

// ── a group's circle ────────────────────────────────────────────────────────

door('attendance', circle, '/groups/:id/attendance')
door('evaluation', circle, '/groups/:id/evaluations/:evaluationId')
door(
  'circle',
  circle,
  `/groups/:id/circle
  /groups/:id/closure
  /groups/:id/dates
  /groups/:id/times/*
  GET /groups/:id/meetings/:meetingId
  /groups/:id/meetings/past
  GET /groups/:id/meetings/:meetingId/plan
  /groups/:id/meetings/:meetingId/apologies/*
  /meetings/:id/afterwards`,
)
door(
  'circle',
  members,
  '/groups/:id/circle/ground-rules\n/groups/:id/circle/leaving\n/groups/:id/circle/sharing',
)
door('rooms', circle, '/meetings/:id/room/*')
door('rooms', [...supervised, 'peer'], '/supervision/:id/room')
door('rooms', ['leader', 'founder', ...ownMembers], '/rooms/:id/tickets')
door('messages', circle, '/groups/:id/messages/*')
door('messages', leaders, '/groups/:id/messages/with/:person')
door(
  'members’ own',
  ["member's links"],
  '/apologies/:token/*\n/letters/:token/*\n/ways-in/:token/*\n/calendar/:file',
)
door('certificates', ownMembers, '/certificates/:id/*')
door('certificates', members, '/certificates/groups/:groupId/:role')
door('certificates', circle, '/groups/:id/certificates')

// ── money ───────────────────────────────────────────────────────────────────

door('books', keepers, '/groups/:id/money/*')
door('books', planners, '/purses/:purseId/*')
door(
  'invoices',
  circle,
  `/groups/:id/money
  /groups/:id/money/mine
  /groups/:id/money/invoices`,
)
door(
  'invoices',
  [...keepers, ...ownMembers],
  'GET /groups/:id/money/invoices/:invoiceId\nGET /groups/:id/money/invoices/:invoiceId/invoice.pdf',
)
door('invoices', keepers, 'POST /groups/:id/money/invoices/:invoiceId/*', { sees: ownMembers })
door(
  'invoices',
  keepers,
  '/groups/:id/money/invoices/*\n/groups/:id/money/members/*\n/groups/:id/money/payments/*',
)
door('invoices', ['payer'], '/payer-invoices/:token/*')
door('payments by card', ownMembers, '/invoices/:invoiceId/card')

// ── oneself ─────────────────────────────────────────────────────────────────

door('oneself', ['representative'], '/home/offices/:id/naming')
door('office', ['representative'], '/home/away/:id/withdrawal')
door('oneself', ownMembers, '/your-data/requests/:id/withdrawal')
// What stands in such an address is a kind of thing, and whoever asks reads of their own.
door('oneself', people, '/your-data/held/:held', { everywhere: people })
door('oneself', planners, '/your-data/done/:deed', { everywhere: planners })
door('own data', ['asker'], '/data-requests/:token/*')
door('waiting list', ['waiting'], '/waiting-list/:token/*')

export const allLines: readonly Line[] = lines
