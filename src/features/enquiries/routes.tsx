import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { contactRoutes } from './routes/contact.tsx'
import { discussionRoutes } from './routes/discussion.tsx'
import { enquiriesRoutes } from './routes/enquiries.tsx'
import { oneEnquiryRoutes } from './routes/enquiry.tsx'
import { enquiryDiscussionRoutes } from './routes/enquiry-discussion.tsx'
import { enquiryHandsRoutes } from './routes/enquiry-hands.tsx'
import { enquiryLeadOnRoutes } from './routes/enquiry-lead-on.tsx'
import { enquiryNumbersRoutes } from './routes/enquiry-numbers.tsx'
import { heldEnquiryRoutes } from './routes/held-enquiry.tsx'
import { startRoutes } from './routes/start.tsx'

export const enquiryRoutes = new Hono<WebEnv>()
  .route('/', startRoutes) // /start · /start/plan
  .route('/', contactRoutes) // /contact · /contact/sent
  .route('/', heldEnquiryRoutes) // /e/:token · …/replies · …/closure · …/address
  .route('/', enquiriesRoutes) // /enquiries
  .route('/', enquiryNumbersRoutes) // /enquiries/numbers
  .route('/', oneEnquiryRoutes) // /enquiries/:id · …/answers · …/notes · …/address · …/closure
  .route('/', enquiryHandsRoutes) // …/assignment · …/forwarding · …/region
  .route('/', enquiryDiscussionRoutes) // …/discussion (a day) · …/founder-invitation
  .route('/', enquiryLeadOnRoutes) // …/waiting-list-entry · …/register-invitation · …/supervision-request
  .route('/', discussionRoutes) // …/discussion · …/discussion/times · …/time · …/cancellation, and the like under /e/:token
