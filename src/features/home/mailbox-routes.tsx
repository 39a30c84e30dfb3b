import { Hono } from 'hono'
import type { Mailbox } from '../../platform/mail/mailbox.ts'
import type { WebEnv } from '../../platform/web/context.ts'

export const mailboxRoutes = (_mailbox: Mailbox) => new Hono<WebEnv>()
