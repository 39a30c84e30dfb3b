import type { Db } from '../../../platform/database/database.ts'
import { defineEmail, type RegisteredEmail } from '../../../platform/mail/define-email.ts'
import { dateIn } from '../../../shared/calendar.ts'
import { inFull, invoiceNumber, meetingsOfPeriod, periodInWords } from '../../../shared/invoice-words.ts'
import type { Currency } from '../../../shared/money.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { moneyChoiceOf } from '../../books/queries/settings.ts'
import { type HeldInvoice, heldInvoice, heldReminder } from '../queries/held-invoice.ts'
import { type Invoice, invoiceById } from '../queries/invoices.ts'
import { reminderById } from '../queries/reminders.ts'
import { howToPay } from '../rules/how-to-pay.ts'
import { stateOfInvoice } from '../rules/invoice-state.ts'
import { memberReminder, payerReminder, type ReminderVoice, reminderTitle } from '../rules/reminder-words.ts'

interface OwnInvoiceMail {
  invoice: Invoice
  groupName: string
  /** How it stands today. */
  words: string
}

async function ownMail(db: Db, id: string): Promise<OwnInvoiceMail | null> {
  const invoice = await invoiceById(db, id)
  if (!invoice?.groupId || !invoice.groupName) return null
  const { words } = stateOfInvoice(invoice, invoice.currency, dateIn(db.now, invoice.timeZone))
  return { invoice, groupName: invoice.groupName, words }
}

const leaders = ({ groupId }: Pick<Invoice, 'groupId'>): string => `/groups/${groupId}/circle#leaders`
const mine = ({ groupId, id }: Pick<Invoice, 'groupId' | 'id'>): string =>
  `/groups/${groupId}/money/invoices/${id}`

/** To the member, when their place is charged; also where somebody else pays, so that they know. */
const invoiceIssuedEmail = defineEmail<OwnInvoiceMail>({
  name: 'invoice-issued',
  load: ownMail,
  subject: ({ invoice, groupName }) => `Invoice ${invoiceNumber(invoice)} of ${groupName}`,
  body: ({ invoice, groupName, words }, { society, to, link }) => (
    <Email society={society} title={`Invoice ${invoiceNumber(invoice)}`} replyHref={link(leaders(invoice))}>
      <Para>Dear {to},</Para>
      <Para>
        {invoice.payerName
          ? `Your place in ${groupName}, ${meetingsOfPeriod(invoice)}, has been charged to ${invoice.payerName}. There is nothing for you to do.`
          : `This is the contribution for your place in ${groupName}, for ${meetingsOfPeriod(invoice)}.`}
      </Para>
      <FactList
        facts={[['In all', inFull(invoice.totalMinor, invoice.currency)], ...toPay(invoice, words)]}
      />
      <Button href={link(mine(invoice))}>See the invoice</Button>
    </Email>
  ),
})

const toPay = (invoice: Invoice, words: string): [string, string][] =>
  invoice.payerName ? [] : [['To pay', words], ...howToPay(invoice.payee, invoice.reference)]

/** To the member, when something was taken off. */
const invoiceCreditedEmail = defineEmail<OwnInvoiceMail>({
  name: 'invoice-credited',
  load: ownMail,
  subject: ({ invoice }) => `Something was taken off invoice ${invoiceNumber(invoice)}`,
  body: ({ invoice, groupName, words }, { society, to, link }) => (
    <Email society={society} title="Something was taken off" replyHref={link(leaders(invoice))}>
      <Para>Dear {to},</Para>
      <Para>{`Something was taken off your invoice of ${groupName}. What was paid already is yours: it is given back, or counts for the next invoice.`}</Para>
      <FactList facts={takenOff(invoice, words)} />
      <Button href={link(mine(invoice))}>See the invoice</Button>
    </Email>
  ),
})

const takenOff = (
  invoice: { totalMinor: number; creditedMinor: number; currency: Currency },
  words: string,
): [string, string][] => [
  ['It was', inFull(invoice.totalMinor, invoice.currency)],
  ['It is', inFull(invoice.totalMinor - invoice.creditedMinor, invoice.currency)],
  ['How it stands', words],
]

interface ReminderMail extends OwnInvoiceMail {
  voice: ReminderVoice
}

/** To the member, when something is late and the group has chosen to remind. */
const invoiceReminderEmail = defineEmail<ReminderMail>({
  name: 'invoice-reminder',
  load: async (db, id) => {
    const reminder = await reminderById(db, id)
    const mail = reminder && (await ownMail(db, reminder.invoiceId))
    // Whoever has paid in the meantime is not reminded.
    if (!mail || mail.invoice.openMinor <= 0) return null
    const { tone } = await moneyChoiceOf(db, mail.invoice.purseId)
    return { ...mail, voice: { step: reminder.step, tone } }
  },
  subject: ({ invoice, groupName }) => `Invoice ${invoiceNumber(invoice)} of ${groupName} is still open`,
  body: ({ invoice, groupName, words, voice }, { society, to, link }) => (
    <Email society={society} title={reminderTitle(voice)} replyHref={link(leaders(invoice))}>
      <Para>Dear {to},</Para>
      <Para>{memberReminder(groupName, voice)}</Para>
      <FactList facts={[['How it stands', words], ...howToPay(invoice.payee, invoice.reference)]} />
      <Para>
        If it is not easy just now, please say so: instalments or a smaller contribution can be agreed,
        between you and whoever keeps the money. Your place in the group does not depend on it.
      </Para>
      <Button href={link(`/groups/${invoice.groupId}/money/mine`)}>See what is open</Button>
    </Email>
  ),
})

interface PayerMail {
  invoice: HeldInvoice
  words: string
}

async function payerMail(db: Db): Promise<PayerMail | null> {
  const invoice = await heldInvoice(db)
  if (!invoice) return null
  const standing = { ...invoice, creditedMinor: invoice.takenOffMinor, writtenOffMinor: 0 }
  const { words } = stateOfInvoice(standing, invoice.currency, dateIn(db.now, invoice.timeZone))
  return { invoice, words }
}

const payerFacts = ({ invoice, words }: PayerMail): [string, string][] => [
  ['For the place of', invoice.memberName ?? ''],
  ...(invoice.payerReference ? [['Your reference', invoice.payerReference] as [string, string]] : []),
  ['Meetings', periodInWords(invoice)],
  ['In all', inFull(invoice.totalMinor - invoice.takenOffMinor, invoice.currency)],
  ['How it stands', words],
  ...howToPay(invoice.payee, invoice.reference),
]

interface PayerLetter<Mail extends PayerMail> {
  name: string
  load: (db: Db, id: string) => Promise<Mail | null>
  subject: (invoice: HeldInvoice) => string
  /** Left out: its subject. */
  title?: (mail: Mail) => string
  words: (mail: Mail) => string
}

/** To a practice or a deanery that pays for somebody: the invoice behind its own address, and who was where is not in it. */
const payerEmail = <Mail extends PayerMail>(letter: PayerLetter<Mail>): RegisteredEmail =>
  defineEmail<Mail>({
    name: letter.name,
    load: letter.load,
    subject: ({ invoice }) => letter.subject(invoice),
    body: (mail, { society, to, link, token }) => (
      <Email society={society} title={letter.title?.(mail) ?? letter.subject(mail.invoice)}>
        <Para>{`Dear colleagues of ${to},`}</Para>
        <Para>{letter.words(mail)}</Para>
        <FactList facts={payerFacts(mail)} />
        {mail.invoice.memberName && (
          <Para>{`Is something not right? Please tell ${mail.invoice.memberName}, who reaches whoever keeps the group’s money.`}</Para>
        )}
        <Button href={link(`/payer-invoices/${token}`)}>See the invoice, also as a PDF</Button>
      </Email>
    ),
  })

const called = ({ groupName }: HeldInvoice): string => groupName ?? 'a Balint group'

const payerInvoiceIssuedEmail = payerEmail({
  name: 'payer-invoice-issued',
  load: payerMail,
  subject: (invoice) => `Invoice ${invoiceNumber(invoice)} of ${called(invoice)}`,
  words: ({ invoice }) =>
    `${invoice.memberName ?? 'A colleague'} has a place in ${called(invoice)}, a Balint group, and has told us that you pay for it.`,
})

const payerInvoiceCreditedEmail = payerEmail({
  name: 'payer-invoice-credited',
  load: payerMail,
  subject: (invoice) => `Something was taken off invoice ${invoiceNumber(invoice)}`,
  words: ({ invoice }) =>
    `Something was taken off this invoice of ${called(invoice)}. What you paid of it already is yours: it is given back, or counts for the next one.`,
})

/** Whoever pays for somebody is reminded as often, and in the same tone, as a member of that group. */
const payerReminderEmail = payerEmail<PayerMail & { voice: ReminderVoice }>({
  name: 'payer-reminder',
  load: async (db, id) => {
    const voice = await heldReminder(db, id)
    const mail = voice && (await payerMail(db))
    return mail && mail.invoice.openMinor > 0 ? { ...mail, voice } : null
  },
  subject: (invoice) => `Invoice ${invoiceNumber(invoice)} of ${called(invoice)} is still open`,
  title: ({ voice }) => reminderTitle(voice),
  words: ({ invoice, voice }) => payerReminder(called(invoice), voice),
})

export const emails: RegisteredEmail[] = [
  invoiceIssuedEmail,
  invoiceCreditedEmail,
  invoiceReminderEmail,
  payerInvoiceIssuedEmail,
  payerInvoiceCreditedEmail,
  payerReminderEmail,
]
