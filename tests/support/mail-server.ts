import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  url: string
  /** What arrived, parsed, as it arrived. */
  received: ParsedMail[]
  /** Emails to one address, in the order they were written: two queued together may arrive either way round. */
  to(address: string): ParsedMail[]
  /** Answers the next deliveries with a temporary fault. */
  refuseNext(times: number, words?: string): void
  close(): Promise<void>
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const received: ParsedMail[] = []
  let refusals = 0
  let refusal = 'try again later'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (refusals > 0) {
          refusals -= 1
          done(Object.assign(new Error(refusal), { responseCode: 451 }))
          return
        }
        received.push(mail)
        done()
      }, done)
    },
  })
  // A sender that is killed in the middle breaks its line off: a mail server lives on.
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    to: (address) =>
      received
        .filter((mail) => addressesOf(mail).includes(address))
        .sort((one, other) => (one.messageId ?? '').localeCompare(other.messageId ?? '')),
    refuseNext: (times, words = 'try again later') => {
      refusals = times
      refusal = words
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export function addressesOf(mail: ParsedMail): string[] {
  const to = mail.to === undefined ? [] : Array.isArray(mail.to) ? mail.to : [mail.to]
  return to.flatMap((group) => group.value.map((each) => each.address ?? ''))
}

/** The path of the first link of an email's text that leads to us. */
export function pathIn(mail: ParsedMail | undefined): string {
  const link = /https?:\/\/localhost:\d+(\/\S*)/.exec(mail?.text ?? '')
  if (!link?.[1]) throw new Error(`There is no link in the email "${mail?.subject}".`)
  return link[1].replace(/[).,>\]]+$/, '')
}
