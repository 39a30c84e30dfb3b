import type { VNode } from 'preact'
import type { Db } from '../database/database.ts'

/** What every email may use besides its own facts. */
export interface MailContext {
  /** The society's name. */
  society: string
  /** An absolute address of a path of ours. */
  link: (path: string) => string
  /** The secret address this email was queued with, as a token; null without one, or when a person's was replaced. */
  token: string | null
  /** The recipient, as they are called. */
  to: string
  /** The recipient's own address. */
  address: string
  /** Where emails come from; replies to it are not read. */
  noReplyAddress: string
  /** Our host: the right half of ids that travel. */
  host: string
}

/** An invitation for calendar programs (RFC 5545, RFC 6047). */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** One event: RFC 5546 allows one UID in a request. */
  content: string
}

/** One kind of email. It is loaded as its recipient: it cannot hold what they may not see. */
export interface EmailTemplate<Props = unknown> {
  /** A past-tense fact: `place-offered`. */
  name: string
  /** null when there is nothing left to say. */
  load: (db: Db, about: string, context: MailContext) => Promise<Props | null>
  subject: (props: Props, context: MailContext) => string
  body: (props: Props, context: MailContext) => VNode
  /** Several where one email tells of several dates: then each is a file of its own beside it. */
  calendar?: (props: Props, context: MailContext) => CalendarPart | readonly CalendarPart[] | null
  /** For an email that is one of several: the path where its recipient ends them, posted to by mail programs. */
  ends?: (props: Props, context: MailContext) => string | null
}

/** An email ready to be sent, whatever its template's facts are. */
export interface WrittenEmail {
  subject: string
  body: VNode
  calendars: readonly CalendarPart[]
  /** An absolute address that ends such emails with one POST (RFC 8058). */
  endsAt: string | null
}

/** A template with its facts' type closed over, so that all templates stand in one register. */
export interface RegisteredEmail {
  name: string
  write: (db: Db, about: string, context: MailContext) => Promise<WrittenEmail | null>
}

export function defineEmail<Props>(template: EmailTemplate<Props>): RegisteredEmail {
  return {
    name: template.name,
    write: async (db, about, context) => {
      const props = await template.load(db, about, context)
      if (props === null) return null
      return {
        subject: template.subject(props, context),
        body: template.body(props, context),
        calendars: [template.calendar?.(props, context) ?? []].flat(),
        endsAt: endsAt(template.ends?.(props, context) ?? null, context),
      }
    },
  }
}

const endsAt = (path: string | null, { link }: MailContext): string | null => path && link(path)
