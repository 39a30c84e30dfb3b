import { keptPurse } from '../../src/features/books/commands/purse.ts'
import { setPayee } from '../../src/features/books/commands/settings.ts'
import { agreeTerms } from '../../src/features/invoices/commands/agree-terms.ts'
import { issueInvoices } from '../../src/features/invoices/commands/issue-invoices.ts'
import { sendInvoiceReminders } from '../../src/features/invoices/commands/send-reminders.ts'
import { invoicesOf } from '../../src/features/invoices/queries/invoices.ts'
import { membersWithTerms } from '../../src/features/invoices/queries/member-terms.ts'
import { runFacts } from '../../src/features/invoices/queries/run-facts.ts'
import { invoiceRun } from '../../src/features/invoices/rules/invoice-run.ts'
import { noteLooks } from '../../src/features/own-data/commands/note-looks.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Teller } from '../teller.ts'

interface LunchtimeCircle {
  groupId: string
  leaderId: string
  memberIds: readonly string[]
}

const ardwick = {
  name: 'Ardwick Surgery',
  address: '12 Hyde Road\nManchester',
  email: 'manager@ardwick-surgery.example.org',
}

/**
 * Before the term began, Judith made its invoices: Nadia pays less, Oisin in three parts, and Lena's practice pays for her.
 * Whoever is late was reminded once, gently.
 */
export async function manchesterInvoices(
  tell: Teller,
  database: Database,
  { groupId, leaderId, memberIds }: LunchtimeCircle,
) {
  await tell.as(leaderId, tell.ago(60), (db) =>
    setPayee(db, groupId, {
      name: 'Lunchtime Balint circle',
      sortCode: '20-00-00',
      account: '55779911',
      iban: '',
      bic: '',
      words: 'Please use the reference of your invoice. Cash is welcome, too.',
    }),
  )
  const usual = { reducedMinor: null, instalments: 1, payer: 'nobody', newPayer: null, payerReference: null }
  const agreed = [
    { ...usual, payer: 'new', newPayer: ardwick, payerReference: 'CPD 2026/14' },
    usual,
    { ...usual, reducedMinor: 1200 },
    { ...usual, instalments: 3 },
  ]
  for (const [place, terms] of agreed.entries()) {
    if (terms === usual) continue
    await tell.as(leaderId, tell.ago(38, '19:00'), async (db) => {
      const members = await membersWithTerms(db, await keptPurse(db, groupId))
      const member = members.find(({ personId }) => personId === memberIds[place])
      return agreeTerms(db, groupId, member?.membershipId ?? '', terms)
    })
  }
  const period = { fromOn: tell.dayAgo(35), toOn: tell.dayAgo(-60) }
  const invoices = await tell.as(leaderId, tell.ago(36, '19:30'), async (db) => {
    const purse = await keptPurse(db, groupId)
    // The page of the run shows what each pays: whoever has terms of their own is told who read them.
    const theirs = (await membersWithTerms(db, purse)).filter(({ terms }) => terms !== null)
    await noteLooks(db, 'reduced-fee', { people: theirs.map(({ personId }) => personId), groupId })
    const run = invoiceRun(await runFacts(db, purse, period))
    await issueInvoices(db, groupId, {
      ...period,
      dueOn: tell.dayAgo(22),
      membershipIds: run.invoices.map(({ member }) => member.membershipId),
      seenMinor: run.totalMinor,
    })
    return invoicesOf(db, purse.id, 1)
  })
  const paidByPractice = invoices.find(({ payerName }) => payerName !== null)
  const token = await tell.tokenSentAbout(paidByPractice?.id ?? '')
  await sendInvoiceReminders(database, tell.ago(14, '10:23'))
  return {
    payer: { name: ardwick.name, path: `/payer-invoices/${token}` },
    inParts: { personId: memberIds[3] ?? '' },
  }
}
