import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export interface OfWhichGroup {
  name: string
  at: string
  groupId: string
  leaderId: string
  memberId: string
  feeId: string
  meetingId: string
}

/** Writes, as the owner, the books of a group with a row in each of their tables; in one go, for they are to add up. */
export async function writeWholeBooks(
  owner: pg.Pool,
  { name, at, groupId, leaderId, memberId, feeId, meetingId }: OfWhichGroup,
): Promise<{ payersInvoiceId: string }> {
  const client = await owner.connect()
  const insert = async (table: string, row: Record<string, unknown>) => {
    const places = Object.keys(row).map((_, index) => `$${index + 1}`)
    await client.query(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    )
  }
  try {
    await client.query('begin')
    const [purseId, memberParty, payerParty, payeeId, invoiceId] = [
      randomUUID(),
      randomUUID(),
      randomUUID(),
      randomUUID(),
      randomUUID(),
    ]
    const inPurse = { purse_id: purseId }
    await insert('purse', { id: purseId, group_id: groupId, currency: 'GBP', opened_at: at })
    await insert('treasurer', {
      ...inPurse,
      id: randomUUID(),
      person_id: memberId,
      since: at,
      until: at,
      given_by: leaderId,
    })
    await insert('party', { ...inPurse, id: memberParty, kind: 'person', opened_at: at })
    await insert('party', { ...inPurse, id: payerParty, kind: 'payer', opened_at: at })
    await insert('party_identity', { ...inPurse, party_id: memberParty, person_id: memberId })
    await insert('party_identity', {
      ...inPurse,
      party_id: payerParty,
      name: `Practice of ${name}`,
      email: `manager@practice-of-${name}.example.org`,
    })
    await insert('payee', {
      ...inPurse,
      id: payeeId,
      name: `Account of ${name}`,
      account: '12345678',
      sort_code: '112233',
      set_by: leaderId,
      set_at: at,
    })
    await insert('money_choice', {
      ...inPurse,
      consequence: 'reminder',
      reminders_most: 2,
      first_after_days: 7,
      every_days: 14,
      tone: 'gentle',
      due_days: 14,
      members_see_totals: false,
      changed_by: leaderId,
      changed_at: at,
    })
    await insert('member_terms', {
      ...inPurse,
      id: randomUUID(),
      party_id: memberParty,
      contribution_minor: 1500,
      instalments: 1,
      agreed_by: leaderId,
      agreed_at: at,
    })
    const booked = async (
      kind: string,
      postings: Record<string, unknown>[],
      reverses: string | null = null,
    ) => {
      const id = randomUUID()
      await insert('journal_entry', {
        ...inPurse,
        id,
        kind,
        booked_on: '2026-11-01',
        entered_at: at,
        entered_by: leaderId,
        reverses,
        postings: postings.length,
      })
      for (const [position, posting] of postings.entries()) {
        await insert('posting', { ...inPurse, entry_id: id, position, ...posting })
      }
      return id
    }
    const ofInvoice = { account: 'members', party_id: memberParty, invoice_id: invoiceId }
    const invoiced = await booked('invoice', [
      { ...ofInvoice, amount_minor: 2000 },
      { account: 'contributions', amount_minor: -2000 },
    ])
    const paid = await booked('payment', [
      { account: 'bank', amount_minor: 500 },
      { ...ofInvoice, amount_minor: -500 },
    ])
    const refunded = await booked('refund', [
      { ...ofInvoice, amount_minor: 100 },
      { account: 'bank', amount_minor: -100 },
    ])
    const credited = await booked('credit', [
      { account: 'contributions', amount_minor: 200 },
      { ...ofInvoice, amount_minor: -200 },
    ])
    await insert('invoice', {
      ...inPurse,
      id: invoiceId,
      reference: 'RF18539007547034',
      debtor_id: memberParty,
      member_id: memberParty,
      fee_agreement_id: feeId,
      from_on: '2026-11-01',
      to_on: '2026-12-31',
      issued_on: '2026-11-01',
      issued_at: at,
      due_on: '2026-11-15',
      currency: 'GBP',
      total_minor: 2000,
      entry_id: invoiced,
      payee_id: payeeId,
      issued_by: leaderId,
    })
    await insert('invoice_line', {
      ...inPurse,
      invoice_id: invoiceId,
      position: 0,
      kind: 'meeting',
      meeting_id: meetingId,
      for_day: '2026-12-01',
      words: `A meeting of ${name}`,
      amount_minor: 2000,
    })
    await insert('instalment', {
      ...inPurse,
      invoice_id: invoiceId,
      position: 0,
      due_on: '2026-11-15',
      amount_minor: 2000,
    })
    const writtenOff = await booked('write-off', [
      { account: 'written-off', amount_minor: 50 },
      { ...ofInvoice, amount_minor: -50 },
    ])
    await insert('write_off', {
      ...inPurse,
      id: randomUUID(),
      invoice_id: invoiceId,
      reason: 'The group carries it.',
      amount_minor: 50,
      entry_id: writtenOff,
      made_by: leaderId,
      made_at: at,
    })
    await insert('invoice_reminder', {
      ...inPurse,
      id: randomUUID(),
      invoice_id: invoiceId,
      position: 0,
      step: 1,
      sent_at: at,
    })
    await insert('credit', {
      ...inPurse,
      id: randomUUID(),
      invoice_id: invoiceId,
      reason: 'goodwill',
      amount_minor: 200,
      entry_id: credited,
      made_by: leaderId,
      made_at: at,
    })
    const paymentId = randomUUID()
    await insert('payment', {
      ...inPurse,
      id: paymentId,
      party_id: memberParty,
      method: 'transfer',
      received_on: '2026-11-01',
      amount_minor: 500,
      entry_id: paid,
      noted_by: leaderId,
      noted_at: at,
    })
    await insert('refund', {
      ...inPurse,
      id: randomUUID(),
      party_id: memberParty,
      payment_id: paymentId,
      amount_minor: 100,
      paid_on: '2026-11-01',
      method: 'transfer',
      entry_id: refunded,
      made_by: leaderId,
      made_at: at,
    })
    const spent = await booked('expense', [
      { account: 'room', amount_minor: 900 },
      { account: 'bank', amount_minor: -900 },
    ])
    const expenseId = randomUUID()
    await insert('expense', {
      ...inPurse,
      id: expenseId,
      account: 'room',
      words: `Room of ${name}`,
      spent_on: '2026-11-01',
      amount_minor: 900,
      paid_from: 'bank',
      entry_id: spent,
      noted_by: leaderId,
      noted_at: at,
    })
    await insert('receipt', {
      ...inPurse,
      id: randomUUID(),
      expense_id: expenseId,
      media_type: 'application/pdf',
      bytes: Buffer.from(`%PDF- ${name}`),
      kept_by: leaderId,
      kept_at: at,
    })
    const leaderParty = randomUUID()
    await insert('party', { ...inPurse, id: leaderParty, kind: 'person', opened_at: at })
    await insert('party_identity', { ...inPurse, party_id: leaderParty, person_id: leaderId })
    await insert('leader_fee', {
      ...inPurse,
      id: randomUUID(),
      party_id: leaderParty,
      fee_per_hour_minor: 6000,
      agreed_by: leaderId,
      agreed_at: at,
    })
    const statementId = randomUUID()
    await insert('fee_statement', {
      ...inPurse,
      id: statementId,
      party_id: leaderParty,
      from_on: '2026-11-01',
      to_on: '2026-12-31',
      made_on: '2026-11-01',
      total_minor: 9000,
      entry_id: await booked('fee-statement', [
        { account: 'leader-fees', amount_minor: 9000 },
        { account: 'leaders', party_id: leaderParty, amount_minor: -9000 },
      ]),
      made_by: leaderId,
      made_at: at,
    })
    await insert('fee_statement_line', {
      ...inPurse,
      statement_id: statementId,
      party_id: leaderParty,
      position: 0,
      meeting_id: meetingId,
      for_day: '2026-12-01',
      minutes: 90,
      fee_per_hour_minor: 6000,
      amount_minor: 9000,
    })
    await insert('books_export', {
      ...inPurse,
      id: randomUUID(),
      year: 2026,
      kind: 'journal',
      rows: 4,
      made_by: leaderId,
      made_at: at,
    })
    await insert('payment_key', {
      ...inPurse,
      key: `line:${name}`,
      payment_id: paymentId,
      noted_by: leaderId,
      noted_at: at,
    })
    const theirs = { account: 'members', party_id: memberParty }
    const bounced = await booked('payment', [
      { account: 'bank', amount_minor: 300 },
      { ...theirs, amount_minor: -300 },
    ])
    const bouncedId = randomUUID()
    await insert('payment', {
      ...inPurse,
      id: bouncedId,
      party_id: memberParty,
      method: 'cheque',
      received_on: '2026-11-01',
      amount_minor: 300,
      entry_id: bounced,
      noted_by: leaderId,
      noted_at: at,
    })
    await insert('payment_taken_back', {
      ...inPurse,
      payment_id: bouncedId,
      why: 'not-paid',
      entry_id: await booked(
        'reversal',
        [
          { account: 'bank', amount_minor: -300 },
          { ...theirs, amount_minor: 300 },
        ],
        bounced,
      ),
      taken_back_by: leaderId,
      taken_back_at: at,
    })
    // Another place is paid for by a practice.
    const payersInvoiceId = randomUUID()
    const asked = await booked('invoice', [
      { account: 'members', party_id: payerParty, invoice_id: payersInvoiceId, amount_minor: 1500 },
      { account: 'contributions', amount_minor: -1500 },
    ])
    await insert('invoice', {
      ...inPurse,
      id: payersInvoiceId,
      reference: 'RF712348231',
      debtor_id: payerParty,
      member_id: memberParty,
      from_on: '2027-01-01',
      to_on: '2027-02-28',
      issued_on: '2026-11-01',
      issued_at: at,
      due_on: '2026-11-15',
      currency: 'GBP',
      total_minor: 1500,
      entry_id: asked,
      payee_id: payeeId,
      payer_reference: 'PO 4711',
      issued_by: leaderId,
    })
    await insert('invoice_line', {
      ...inPurse,
      invoice_id: payersInvoiceId,
      position: 0,
      kind: 'other',
      words: `A place of ${name}`,
      amount_minor: 1500,
    })
    const [accountId, checkoutId, cardPaymentId] = [randomUUID(), randomUUID(), randomUUID()]
    await insert('card_account', {
      ...inPurse,
      id: accountId,
      key_sealed: Buffer.from('key'),
      key_wrapped: Buffer.from('key'),
      secret_sealed: Buffer.from('secret'),
      secret_wrapped: Buffer.from('secret'),
      is_live: false,
      given_by: leaderId,
      given_at: at,
    })
    await insert('card_checkout', {
      ...inPurse,
      id: checkoutId,
      account_id: accountId,
      invoice_id: invoiceId,
      party_id: memberParty,
      amount_minor: 300,
      currency: 'GBP',
      asked_by: memberId,
      asked_at: at,
    })
    await insert('card_event', {
      ...inPurse,
      id: randomUUID(),
      account_id: accountId,
      event_id: 'evt_test_1234',
      about: 'cs_test_1234',
      heard_at: at,
    })
    const paidByCard = await booked('payment', [
      { account: 'card', amount_minor: 300 },
      { ...ofInvoice, amount_minor: -300 },
    ])
    await insert('payment', {
      ...inPurse,
      id: cardPaymentId,
      party_id: memberParty,
      method: 'card',
      received_on: '2026-11-01',
      amount_minor: 300,
      reference: 'ch_test_1234',
      entry_id: paidByCard,
      noted_at: at,
    })
    await insert('card_movement', {
      ...inPurse,
      stripe_id: 'ch_test_1234',
      kind: 'payment',
      amount_minor: 300,
      entry_id: paidByCard,
      checkout_id: checkoutId,
      payment_id: cardPaymentId,
      booked_at: at,
    })
    await insert('card_question', {
      ...inPurse,
      id: randomUUID(),
      kind: 'disputed',
      stripe_id: 'ch_test_1234',
      amount_minor: 300,
      asked_at: at,
    })
    await writeGonePurse(insert, { name, at, leaderId })
    await client.query('commit')
    return { payersInvoiceId }
  } finally {
    client.release()
  }
}

/** The leader's, of a group before that is deleted: an expense with its receipt. */
async function writeGonePurse(
  insert: (table: string, row: Record<string, unknown>) => Promise<void>,
  { name, at, leaderId }: Pick<OfWhichGroup, 'name' | 'at' | 'leaderId'>,
) {
  const [purseId, entryId, expenseId] = [randomUUID(), randomUUID(), randomUUID()]
  const inPurse = { purse_id: purseId }
  const bookedOn = '2026-11-01'
  await insert('purse', { id: purseId, was_called: `Before ${name}`, currency: 'GBP', opened_at: at })
  await insert('treasurer', { ...inPurse, id: randomUUID(), person_id: leaderId, since: at })
  await insert('journal_entry', {
    ...inPurse,
    id: entryId,
    kind: 'expense',
    booked_on: bookedOn,
    entered_at: at,
    entered_by: leaderId,
    postings: 2,
  })
  for (const [position, account] of ['room', 'bank'].entries())
    await insert('posting', {
      ...inPurse,
      entry_id: entryId,
      position,
      account,
      amount_minor: position === 0 ? 700 : -700,
    })
  await insert('expense', {
    ...inPurse,
    id: expenseId,
    account: 'room',
    words: `Last room of ${name}`,
    spent_on: bookedOn,
    amount_minor: 700,
    paid_from: 'bank',
    entry_id: entryId,
    noted_by: leaderId,
    noted_at: at,
  })
  await insert('receipt', {
    ...inPurse,
    id: randomUUID(),
    expense_id: expenseId,
    media_type: 'application/pdf',
    bytes: Buffer.from(`%PDF- last of ${name}`),
    kept_by: leaderId,
    kept_at: at,
  })
}
