import { createTransport } from 'nodemailer'
import { isLoopback } from '../loopback.ts'
import type { CalendarPart } from './define-email.ts'

export interface Envelope {
  messageId: string
  /** The society's name; the address is the installation's. */
  from: string
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
  calendars: readonly CalendarPart[]
  /** Where one POST ends emails of this kind; null for an email that stands alone. */
  endsAt: string | null
}

/** The mail server has said no to this letter for good (5xx): to its address, or to what it says. Its words name people. */
export class LetterRefused extends Error {
  override name = 'LetterRefused'
}

/** How long a mail server may be silent, in milliseconds. */
export interface MailPatience {
  toConnect: number
  toGreet: number
  /**
   * In the middle of a letter. RFC 5321 (4.5.3.2) allows ten minutes after the last line: whoever breaks off before may have
   * been taken at their word already, and sends the letter again and again.
   */
  toAnswer: number
}

export const usualPatience: MailPatience = { toConnect: 10_000, toGreet: 30_000, toAnswer: 600_000 }

/** Letters under way at once: one that the server is slow about holds up none of the others. */
export const LETTERS_AT_ONCE = 3

/** Hands an email to whatever delivers it, and returns once that has taken it. */
export interface Postman {
  send(envelope: Envelope): Promise<void>
  /** Whether the mail server answers. */
  verify(): Promise<void>
  close(): void
}

/** Letters hold links that open things: to another machine they go encrypted or not at all (`?requireTLS=false` says otherwise). */
export const mustBeEncrypted = (smtpUrl: string): boolean => !isLoopback(new URL(smtpUrl).hostname)

/**
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…`
 * @param from the address every email comes from
 */
export function smtpPostman(smtpUrl: string, from: string, patience = usualPatience): Postman {
  const transport = createTransport({
    requireTLS: mustBeEncrypted(smtpUrl),
    url: smtpUrl,
    pool: true,
    maxConnections: LETTERS_AT_ONCE,
    // Tried again by the queue alone, which knows that it was: here a letter would wait for a silent server six times over.
    maxRequeues: 0,
    connectionTimeout: patience.toConnect,
    greetingTimeout: patience.toGreet,
    socketTimeout: patience.toAnswer,
  })
  return {
    send: async (envelope) => {
      const sent = transport.sendMail({
        messageId: envelope.messageId,
        from: { name: envelope.from, address: from },
        to: envelope.to,
        subject: envelope.subject,
        html: envelope.html,
        text: envelope.text,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          ...(envelope.endsAt && oneClick(envelope.endsAt)),
        },
        ...calendarParts(envelope.calendars),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      await sent.catch((fault: unknown) => {
        throw isForGood(fault) ? new LetterRefused('the mail server refuses this letter') : fault
      })
    },
    verify: async () => {
      await transport.verify()
    },
    close: () => transport.close(),
  }
}

/** About this letter, and not about us: a server that wants another password refuses every letter, and may be put right. */
function isForGood(fault: unknown): boolean {
  if (!(fault instanceof Error) || !('responseCode' in fault) || Number(fault.responseCode) < 500)
    return false
  const { code, command } = { code: '', command: '', ...fault }
  return code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO')
}

/**
 * One invitation is another way to read the email, so that mail programs offer to accept it (RFC 6047). Of several they
 * would offer the first alone: each is a file, which calendar programs open in one go.
 */
function calendarParts(calendars: readonly CalendarPart[]) {
  const [only, ...more] = calendars
  if (!only) return {}
  if (more.length === 0) return { icalEvent: { ...only, filename: 'invitation.ics' } }
  return {
    attachments: calendars.map(({ method, content }, place) => ({
      filename: `date-${place + 1}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content,
    })),
  }
}

/** Mail programs show a button of their own for this (RFC 2369, RFC 8058). */
const oneClick = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})
