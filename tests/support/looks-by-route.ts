import type { Confidential } from '../../src/features/own-data/rules/confidential.ts'

// Of every page of the product: whether whoever opens it leaves a line for whose record it shows (decision 70). `*` stands for
// whatever comes behind; where several fit, the longest holds. A page that stands in none fails its test: say here what it shows.

/** Somebody opens what is confidential of somebody else. */
export const noted: Readonly<Record<string, Confidential>> = {
  '/register/people/:id': 'accreditation',
  '/register/portfolios/:id': 'portfolio',
  '/register/portfolios/:id/portfolio.pdf': 'portfolio',
  '/register/portfolios/:id/proofs/:proof': 'portfolio',
  '/portfolio/reports/:id': 'report',
  '/office/data-requests': 'request',
  '/office/data-requests/:id': 'request',
  '/enquiries/:id': 'enquiry',
  '/enquiries/:id/discussion': 'enquiry',
  '/groups/:id/applicants/:applicationId': 'application',
  '/groups/:id/applicants/:applicationId/offer': 'application',
  '/groups/:id/applicants/:applicationId/waiting-list': 'application',
  '/groups/:id/applicants/:applicationId/deferral': 'application',
  '/groups/:id/applicants/:applicationId/ending': 'application',
  '/groups/:id/applicants/:applicationId/interview/ticks': 'interview',
  '/groups/:id/meetings/:meetingId/debrief': 'debrief',
  '/groups/:id/money/members': 'reduced-fee',
  '/groups/:id/money/members/:membershipId': 'reduced-fee',
  '/groups/:id/money/invoices/new': 'reduced-fee',
  '/groups/:id/money/invoices/:invoiceId': 'reduced-fee',
  '/groups/:id/money/invoices/:invoiceId/invoice.pdf': 'reduced-fee',
  '/groups/:id/money/invoices/:invoiceId/credit': 'reduced-fee',
}

/** Nothing confidential of others: by area, with why. */
const nothing: Readonly<Record<string, string>> = {
  'Everybody’s: it names nobody but who has agreed to it.': `/
    /.well-known/* /about /lead /privacy /terms /regions/* /room-check /rooms/* /contact/* /cards/* /start/* /groups /groups.atom
    /groups.json /groups.rss /groups/elsewhere /groups/embed /groups/:id /groups/:id/apply/* /groups/:id/flier /groups/:id/flier.pdf
    /fliers/* /f/* /tasters /tasters/asked /tasters/:taster /sign-in/* /set-up/* /certificates/check/*
    /portfolio/check/* /waiting-list /waiting-list/asked /data-requests /data-requests/asked /applications/deleted`,
  'One’s own, by an account or by the address in one’s mailbox.': `/home/* /profile/* /your-data/* /dates /calendar/*
    /certificates/* /portfolio/* /register/me/* /supervising/statement /e/* /letters/* /apologies/* /ways-in/*
    /applications/:token/* /payer-invoices/* /invitations/* /register/invitations/* /organisations/:token/* /tasters/guests/*
    /waiting-list/:token/* /data-requests/:token/* /venue-calendar/* /groups/:id/money/mine /groups/:id/certificates
    /invoices/* /groups/:id/circle/* /groups/:id/messages/choices`,
  'For machines.': '/healthz /readyz /metrics',
  'What two write to each other, or log together: each knows what the other reads.': `/register/requests/* /supervision/*
    /register/supervising/* /supervising /groups/:id/messages/* /register/supervision/* /peers/* /register/peers/*`,
  'Names, and how far along somebody is, of those who wait for an answer: what they wrote stands on the page of each.': `/enquiries
    /register/waiting /groups/:id/applicants /groups/:id/applicants/next-offer /groups/:id/interviews/* /interviews/*
    /groups/:id/composition/* /groups/:id/newcomers/*`,
  'Entries that their people keep to be read there.': `/register /register/supervisors /register/peer-groups /register/criteria
    /register/second-seats /groups/:id/co-leaders/* /groups/:id/supervision/*`,
  'Numbers, and what the society decides.': `/enquiries/numbers /organisations/numbers /region /office /office/supervision
    /office/evaluations /office/changes /office/people/* /office/criteria/* /office/data-protection /office/impact-assessment
    /office/record-of-processing /office/forgetting/* /office/holidays/* /office/reading/* /office/regions/*
    /office/room-checks/* /office/settings /office/backups`,
  'Lists that are brought in or taken out: the office’s log has who did, and when.':
    '/office/import/* /office/exports/*',
  'The books of offices and places.': '/organisations /organisations/new /organisations/:id/* /venues/*',
  'Leaders’ planning for their group.': `/groups/:id/plan /groups/:id/frame /groups/:id/leaders/* /groups/:id/rules
    /groups/:id/online-room /groups/:id/essentials/* /groups/:id/second-seat/*
    /groups/:id/place/* /groups/:id/places /groups/:id/budget /groups/:id/fee /groups/:id/planning/*
    /groups/:id/planning-room /groups/:id/endings /groups/:id/handover/* /groups/:id/pause/* /groups/:id/closure/*
    /groups/:id/mode-change/* /groups/:id/days-off/* /groups/:id/session-plans/*
    /groups/:id/outreach/* /groups/:id/tasters/* /groups/:id/letter/* /groups/:id/letters/* /groups/:id/reading/*
    /groups/:id/applicants/questions/* /groups/:id/debriefs /groups/:id/evaluations/* /groups/:id/times/* /tasters/:id/* /groups/:id/cancellations
    /groups/:id/continuity/*`,
  'What a circle knows of each other: who is in it, who comes, who was there.': `/groups/:id/circle /groups/:id/dates
    /groups/:id/meetings/* /groups/:id/attendance/* /meetings/* /groups/:id/closure`,
  'Sums of a purse, for whoever keeps it: what was agreed with one alone stands on other pages.': `/groups/:id/money/*
    /purses/*`,
  'Where a form came back from: it leads on to the page itself.': `/groups/:id/applicants/:applicationId/*
    /groups/:id/money/members/:membershipId/* /groups/:id/money/invoices/:invoiceId/* /enquiries/:id/*
    /groups/:id/meetings/:meetingId/debrief/* /portfolio/reports/:id/*`,
}

const patterns = [
  ...Object.keys(noted).map((pattern) => ({ pattern, why: null })),
  ...Object.entries(nothing).flatMap(([why, list]) => list.split(/\s+/).map((pattern) => ({ pattern, why }))),
]

/** The line in which a page stands: why it notes nothing, or null where it does; undefined: in none. */
export function markOf(route: string): string | null | undefined {
  const parts = route.split('/')
  const fitting = patterns.filter(({ pattern }) => fits(pattern.split('/'), parts))
  return fitting.toSorted((one, other) => weight(other.pattern) - weight(one.pattern))[0]?.why
}

/** Lines that no page of the product stands in. */
export const idleMarks = (routes: readonly string[]): string[] =>
  patterns
    .map(({ pattern }) => pattern)
    .filter((pattern) => !routes.some((route) => fits(pattern.split('/'), route.split('/'))))

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '*'
  const wanted = isOpen ? pattern.slice(0, -1) : pattern
  if (isOpen ? parts.length < wanted.length : parts.length !== wanted.length) return false
  return wanted.every((part, nth) => part === parts[nth])
}

/** More parts say more, and one that ends says more than one that is open. */
const weight = (pattern: string): number =>
  pattern.split('/').filter((part) => part !== '*').length * 2 + (pattern.endsWith('*') ? 0 : 1)
