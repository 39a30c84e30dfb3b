import { Hono } from 'hono'
import { demoSignInRoutes } from './features/accounts/routes/demo-sign-in.ts'
import { accountRoutes } from './features/accounts/routes.tsx'
import { sessionViewer } from './features/accounts/session.ts'
import { peopleAtMeetingsRoutes } from './features/attendance/routes.tsx'
import { bookRoutes } from './features/books/routes.tsx'
import { cardWebhookRoutes } from './features/cards/routes/webhooks.ts'
import { cardRoutes } from './features/cards/routes.tsx'
import { certificateRoutes } from './features/certificates/routes.tsx'
import { continuityRoutes } from './features/continuity/routes.tsx'
import { debriefRoutes } from './features/debriefs/routes.tsx'
import { endingRoutes } from './features/endings/routes.tsx'
import { enquiryRoutes } from './features/enquiries/routes.tsx'
import { evaluationRoutes } from './features/evaluations/routes.tsx'
import { feeRoutes } from './features/fees/routes.tsx'
import { flierRoutes } from './features/fliers/routes.tsx'
import { groupRoutes } from './features/groups/routes.tsx'
import { failurePages, withoutFrame } from './features/home/failures.tsx'
import { mailboxRoutes } from './features/home/mailbox-routes.tsx'
import { homeRoutes } from './features/home/routes.tsx'
import { importRoutes } from './features/imports/routes.tsx'
import { invoiceAndTermsRoutes } from './features/invoices/routes.tsx'
import { letterRoutes } from './features/letters/routes.tsx'
import { meetingRoutes } from './features/meetings/routes.tsx'
import { membershipRoutes } from './features/memberships/routes.tsx'
import { outreachRoutes } from './features/outreach/routes.tsx'
import { ownDataRoutes } from './features/own-data/routes.tsx'
import { groupPaymentRoutes } from './features/payments/routes.tsx'
import { portfolioRoutes } from './features/portfolio/routes.tsx'
import { privacyRoutes } from './features/privacy/routes.tsx'
import { recruitmentRoutes } from './features/recruitment/routes.tsx'
import { registerGroupRoutes, registerRoutes } from './features/register/routes.tsx'
import { retentionRoutes } from './features/retention/routes.tsx'
import { doorRoutes } from './features/room/routes/doors.tsx'
import { lineCheckRoutes } from './features/room/routes/line-check.ts'
import { roomGalleryRoutes } from './features/room/routes/room-gallery.tsx'
import { roomRoutes } from './features/room/routes.ts'
import { sessionPlanRoutes } from './features/session-plans/routes.tsx'
import { societyRoutes } from './features/society/routes.tsx'
import { untilFounded } from './features/society/until-founded.tsx'
import { supervisionRoutes } from './features/supervision/routes.tsx'
import { tasterRoutes } from './features/tasters/routes.tsx'
import { venueRoutes } from './features/venues/routes.tsx'
import { waitingListRoutes } from './features/waiting-lists/routes.tsx'
import { frame } from './frame.tsx'
import type { Mailbox } from './platform/mail/mailbox.ts'
import type { House, Routes, WebEnv } from './platform/web/context.ts'
import { type FrontDoor, frontDoor } from './platform/web/front-door.ts'
import { type HealthChecks, healthRoutes } from './platform/web/health.ts'
import { securityTxtRoutes } from './platform/web/security-txt.ts'

export interface AppOptions {
  house: House
  door: Omit<FrontDoor, 'crowded' | 'tooMany'>
  health: HealthChecks
  /** Shown at /dev/mail when the house has pages for looking around. */
  mailbox: Mailbox | null
  /** Whether one can take the place of the demo's people. */
  isDemo: boolean
  /** Where those write to who found a weakness; mailto: or https:. */
  securityContact: string
}

/** The site map: every address of the product is mounted here. */
export function createApp({ house, door, health, mailbox, isDemo, securityContact }: AppOptions): Routes {
  const app = new Hono<WebEnv>()
  frontDoor(app, house, { ...door, crowded: withoutFrame(503), tooMany: withoutFrame(429) })
  app.route('/', healthRoutes(health))
  app.route('/', securityTxtRoutes(house, securityContact)) // /.well-known/security.txt
  // Before anything is looked up: it is measured by.
  app.route('/', lineCheckRoutes) // /rooms/line-check
  // Nobody is signed in here: a program calls, and signs.
  app.route('/', cardWebhookRoutes) // /cards/webhooks/:purseId
  app.use(sessionViewer)
  app.use(frame(house))
  app.use(untilFounded)

  app.route('/', homeRoutes) // / · /home · /about
  app.route('/', registerRoutes) // /register · /register/me · /register/requests · /office/criteria
  app.route('/', retentionRoutes) // /office/forgetting …
  app.route('/', privacyRoutes) // /privacy · /terms · /office/data-protection · /office/record-of-processing · /office/impact-assessment
  app.route('/', societyRoutes) // /regions · /set-up/:token · /office · /office/people … · /region · /home/away
  app.route('/', importRoutes) // /office/import · /office/exports
  app.route('/', accountRoutes) // /sign-in · /sign-out · /profile
  app.route('/', ownDataRoutes) // /your-data · /data-requests · /office/data-requests
  app.route('/', enquiryRoutes) // /start · /contact · /enquiries · /e/:token
  app.route('/', groupRoutes) // /groups · /groups/:id · /groups/:id/plan … · /invitations/:token
  app.route('/', registerGroupRoutes) // /groups/:id/co-leaders · /groups/:id/supervision/suggestions
  app.route('/', supervisionRoutes) // /supervision · /supervision/:id · /supervision/sessions/:id · /supervising · /peers/:id
  app.route('/', flierRoutes) // /groups/:id/flier · /groups/:id/flier.pdf · /fliers/:code
  app.route('/', recruitmentRoutes) // /groups/:id/apply · /groups/:id/applicants · /applications/:token
  app.route('/', venueRoutes) // /venues · /groups/:id/place · /venue-calendar/:token
  app.route('/', debriefRoutes) // /groups/:id/debriefs · /groups/:id/meetings/:meetingId/debrief
  app.route('/', peopleAtMeetingsRoutes) // /apologies/:token · /groups/:id/meetings/:meetingId/attendance · /groups/:id/attendance
  app.route('/', sessionPlanRoutes) // /groups/:id/session-plans · /groups/:id/meetings/:meetingId/plan
  app.route('/', continuityRoutes) // /groups/:id/continuity/rest
  app.route('/', meetingRoutes) // /groups/:id/meetings · /calendar/:token
  app.route('/', letterRoutes) // /groups/:id/letters … · /groups/:id/letter · /groups/:id/messages … · /office/reading
  app.route('/', membershipRoutes) // /groups/:id/circle/sharing · …/ground-rules · …/leaving · …/members/:id
  app.route('/', certificateRoutes) // /certificates · /certificates/:id · /certificates/check/:code · /groups/:id/certificates
  app.route('/', portfolioRoutes) // /portfolio … · /register/portfolios/:id · /office/supervision
  app.route('/', bookRoutes) // /groups/:id/money · …/money/settings · …/expenses · …/leaders · …/books
  app.route('/', invoiceAndTermsRoutes) // /groups/:id/money/invoices · …/members · …/refunds · …/mine · /payer-invoices/:token
  app.route('/', groupPaymentRoutes) // /groups/:id/money/payments …
  app.route('/', feeRoutes) // /groups/:id/fee · /groups/:id/budget
  app.route('/', cardRoutes) // /groups/:id/money/cards · /invoices/:id/card · /payer-invoices/:token/card · /cards/back
  app.route('/', endingRoutes) // /groups/:id/endings · /groups/:id/closure …
  app.route('/', evaluationRoutes) // /groups/:id/evaluations
  app.route('/', outreachRoutes) // /organisations · /groups/:id/outreach · /f/:code
  app.route('/', roomRoutes) // /rooms/:id/tickets
  app.route('/', tasterRoutes) // /tasters · /tasters/:id · /tasters/guests/:token · /groups/:id/tasters
  app.route('/', waitingListRoutes) // /waiting-list · /waiting-list/:token
  app.route('/', doorRoutes) // /room-check · /office/room-checks · /meetings/:id/room … · /ways-in/:token · /meetings/:id/afterwards
  if (mailbox) app.route('/', mailboxRoutes(mailbox)) // /dev/mail · /dev/ui
  if (house.hasDevPages) app.route('/', roomGalleryRoutes) // /dev/room/:seats

  if (isDemo) app.route('/', demoSignInRoutes) // /demo/as/:who

  failurePages(app, house)
  return app
}
