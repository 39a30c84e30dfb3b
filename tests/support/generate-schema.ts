import { Kysely, PostgresDialect } from 'kysely'
import { PostgresDialect as GeneratorDialect, generate, RawExpressionNode } from 'kysely-codegen'
import pg from 'pg'

/** Columns that hold one of a few words: the check constraint says which, the type repeats it. */
const words = {
  'accreditation_decision.state': "'none' | 'working-towards' | 'accredited'",
  'accreditation_request.asks_for': "'working-towards' | 'accredited'",
  'application_pause.kind': "'deferred' | 'waiting'",
  'application_ending.how': "'withdrawn' | 'declined' | 'group-closed'",
  'balint_group.currency': "'GBP' | 'EUR'",
  'balint_group.mode': "'face-to-face' | 'online'",
  'card_checkout.currency': "'GBP' | 'EUR'",
  'card_movement.kind': "'payment' | 'charge' | 'refund' | 'payout'",
  'card_question.kind':
    "'amount-differs' | 'other-currency' | 'paid-twice' | 'refunded' | 'refund-failed' | 'disputed' | 'payout-unclear'",
  'circle_tie.kind': "'same-practice' | 'works-for'",
  'cost_plan.currency': "'GBP' | 'EUR'",
  'cost_plan.room_per': "Generated<'meeting' | 'term'>",
  'directory_count.mode': "'face-to-face' | 'online'",
  'directory_entry.mode': "'face-to-face' | 'online'",
  'discussion_offer.way': "'telephone' | 'video' | 'in-person'",
  'contact_request.kind': "'co-leader' | 'supervision' | 'peer-group'",
  'contact_request.supervision_kind': "'individual' | 'pair' | 'peer' | null",
  'calendar_choice.title': "'balint-group' | 'group-name' | 'own-word'",
  'meeting_session.kind': "'first' | 'taster' | 'one-case' | 'two-cases'",
  'session_plan.kind': "'first' | 'taster' | 'one-case' | 'two-cases'",
  'usual_session.kind': "'one-case' | 'two-cases'",
  'credit.reason': "'meeting-cancelled' | 'meeting-missed' | 'leaving' | 'mistake' | 'goodwill'",
  'invoice.currency': "'GBP' | 'EUR'",
  // Given by triggers.
  'invoice.number': 'Generated<number>',
  'invoice.year': 'Generated<number>',
  'journal_entry.number': 'Generated<number>',
  'invoice_line.kind': "'meeting' | 'other'",
  'journal_entry.kind':
    "'opening' | 'invoice' | 'credit' | 'payment' | 'put-to' | 'refund' | 'write-off' | 'expense' | 'repaid' | 'fee-statement' | 'fee-paid' | 'given-back' | 'gift' | 'moved' | 'payout' | 'card-charge' | 'reserve' | 'reversal' | 'brought-forward'",
  'money_choice.consequence': "'none' | 'reminder' | 'talk'",
  'money_choice.tone': "'gentle' | 'plain'",
  'party.kind': "'person' | 'payer'",
  'payment.method': "'transfer' | 'cash' | 'cheque' | 'card'",
  'posting.account':
    "'bank' | 'cash' | 'card' | 'members' | 'leaders' | 'outlays' | 'reserve' | 'brought-forward' | 'contributions' | 'gifts' | 'leader-fees' | 'room' | 'supervision' | 'other' | 'card-charges' | 'written-off'",
  'purse.currency': "'GBP' | 'EUR'",
  'refund.method': "'transfer' | 'cash' | 'cheque' | 'card'",
  'books_export.kind': "'journal' | 'balances'",
  'expense.account': "'room' | 'supervision' | 'other'",
  'expense.paid_from': "'bank' | 'cash' | 'own-pocket'",
  'receipt.media_type': "'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp'",
  'criteria_item.applies_to':
    "Generated<'everybody' | 'with-psychodynamic-training' | 'without-psychodynamic-training'>",
  'confidential_look.what':
    "'application' | 'interview' | 'debrief' | 'concern' | 'enquiry' | 'accreditation' | 'portfolio' | 'report' | 'reduced-fee' | 'request'",
  'data_request.kind': "'access' | 'correction' | 'restriction' | 'erasure'",
  'data_request.outcome': "'given' | 'done' | 'refused' | null",
  'enquiry.desk': "Generated<'administrator' | 'region' | 'concerns'>",
  'enquiry.kind':
    "'start-face-to-face' | 'start-online' | 'move-online' | 'join-group' | 'find-supervision' | 'become-leader' | 'concern' | 'something-else'",
  'enquiry_step.kind':
    "'assigned' | 'unassigned' | 'noted' | 'forwarded' | 'forwarding-ended' | 'sent-to-region' | 'closed' | 'reopened' | 'address-shown' | 'address-hidden' | 'silence-noticed' | 'invited-to-found' | 'led-to-register' | 'led-to-supervision' | 'led-to-waiting-list'",
  'enquiry_step.outcome': "'answered' | 'led-on' | 'passed-on' | 'no-word' | 'settled'",
  'export_run.kind': "'people' | 'representatives' | 'leaders' | 'supervisors'",
  'evaluation.kind': "'ending' | 'term'",
  'failed_try.kind': "'app-code' | 'recovery-code' | 'passkey'",
  'fee_agreement.currency': "'GBP' | 'EUR'",
  'fee_agreement.paid_ahead': "'each-meeting' | 'months' | 'term' | 'year'",
  'fee_agreement.late_joiners': "Generated<'pro-rata' | 'whole-period'>",
  'group_place.base': "'independent' | 'institution'",
  'group_place.moved': "'planned' | 'unplanned'",
  'meeting_hold.holder': "'venue' | 'leader'",
  'import_draft.kind': "'people' | 'representatives' | 'leaders' | 'supervisors'",
  'import_run.kind': "'people' | 'representatives' | 'leaders' | 'supervisors'",
  'decision_letter.decision': "'offer' | 'defer' | 'decline' | 'waiting'",
  'interview.outcome': "'offer' | 'defer' | 'decline' | 'waiting' | null",
  // Read from the plan and from the row before by a trigger, never taken from the caller's word.
  'interview_booking.ends_at': 'Generated<Temporal.Instant>',
  'interview_booking.sequence': 'Generated<number>',
  'interview_booking.talk_id': 'Generated<string>',
  'interview_booking.way': "Generated<'video' | 'telephone' | 'in-person'>",
  'interview_plan.way': "'video' | 'telephone' | 'in-person'",
  'interview_tick.expectations': "'clear' | 'unsure' | 'not'",
  'interview_tick.commitment': "'clear' | 'unsure' | 'not'",
  'interview_tick.technology': "'clear' | 'unsure' | 'not' | null",
  'interview_tick.recommendation': "'offer' | 'waiting' | 'defer' | 'decline' | 'unsure'",
  'tombstone.kind': "'person' | 'correspondent' | 'passkey' | 'authenticator_app' | 'secret_address'",
  'hold.reason': "'access-request' | 'administrator'",
  'invitation.kind': "'founder' | 'leader'",
  'leader_entry.looking_for': "Generated<'group' | 'co-leader' | 'second-seat' | 'nothing'>",
  'meeting_attendance.as_role': "'member' | 'leader'",
  'meeting_attendance.state': "'present' | 'apologies' | 'absent'",
  'mode_change.to_mode': "'face-to-face' | 'online'",
  'mode_change_point.to_mode': "'face-to-face' | 'online'",
  'meeting_role.role': "'moderator' | 'process'",
  'newcomer_answer.answer': "'yes' | 'talk-first'",
  'office.kind': "'administrator' | 'council' | 'representative' | 'concerns-officer'",
  'organisation.kind':
    "'local-medical-committee' | 'gp-tutor' | 'postgraduate' | 'first5' | 'locum-group' | 'counselling' | 'other'",
  'outreach_answer.answer': "'none-yet' | 'passed-on' | 'declined' | 'wants-more'",
  'outreach_ask.how': "'email' | 'telephone' | 'post' | 'in-person'",
  'portfolio_proof.media_type': "'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp'",
  'peer_group.mode': "'face-to-face' | 'online'",
  'region.holiday_calendar':
    "Generated<'england-and-wales' | 'scotland' | 'northern-ireland' | 'ireland' | 'none'>",
  'register_invitation.purpose': "'leader-entry' | 'supervision'",
  'regular_time_answer.answer': "'good' | 'if-need-be' | 'not'",
  'room.kind': "'meeting' | 'debrief' | 'taster' | 'interview' | 'planning' | 'supervision'",
  'room.speaking_signal': "'none' | 'hand' | 'symbol'",
  'room_choice.speaking_signal': "Generated<'none' | 'hand' | 'symbol'>",
  'room_presenting.state': "'telling' | 'sitting-back' | 'returned'",
  'room_seat.asked_for': "'microphone' | 'camera' | null",
  'room_seat.standing': "'expected' | 'apologies' | 'waiting' | 'in' | 'left' | 'removed'",
  'secret_address.purpose':
    "'set-up' | 'enquiry' | 'application' | 'invitation' | 'calendar-feed' | 'waiting-list' | 'contact-request' | 'organisation' | 'taster' | 'apologies' | 'venue-feed' | 'room-pass' | 'payer-invoice' | 'data-request'",
  'sign_in_event.kind':
    "'new-device' | 'passkey-added' | 'passkey-removed' | 'app-added' | 'app-removed' | 'codes-made' | 'code-used' | 'second-steps-removed' | 'link-made' | 'codes-ended' | 'app-ended'",
  'society_change.kind':
    "'region-added' | 'region-renamed' | 'region-ended' | 'region-reopened' | 'regions-ordered' | 'calendar-chosen' | 'holiday-added' | 'holiday-removed' | 'office-given' | 'office-ended' | 'second-steps-removed' | 'link-made' | 'hold-placed' | 'hold-lifted' | 'request-answered' | 'request-refused' | 'request-extended' | 'person-erased'",
  'society_change.office_kind': "'administrator' | 'council' | 'representative' | 'concerns-officer'",
  'society.currency': "'GBP' | 'EUR'",
  'source.kind':
    "'local-medical-committee' | 'gp-tutor' | 'postgraduate' | 'first5' | 'locum-group' | 'counselling' | 'other' | 'own'",
  'taster.currency': "'GBP' | 'EUR'",
  'taster.mode': "'face-to-face' | 'online'",
  'supervision_arrangement.fee_currency': "'GBP' | 'EUR' | null",
  'supervision_arrangement.kind': "'individual' | 'pair' | 'peer'",
  'supervisor_entry.currency': "'GBP' | 'EUR'",
  'venue.base': "'independent' | 'institution'",
  'venue.cost_currency': "'GBP' | 'EUR'",
  'venue.cost_per': "'meeting' | 'hour'",
  'venue.kind':
    "'health-centre' | 'hospital' | 'community' | 'counselling' | 'education' | 'practice' | 'other'",
}

/** src/platform/database/schema.ts as the migrated database has it. */
export async function generateSchema(ownerUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  // PostgreSQL may be stopped before the connection has said goodbye.
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await generate({
      db,
      dialect: new GeneratorDialect(),
      includePattern: 'public.*',
      excludePattern: 'public.migration',
      outFile: null,
      typeMapping: {
        timestamptz: 'Temporal.Instant',
        date: 'Temporal.PlainDate',
        time: 'Temporal.PlainTime',
        int8: 'number',
        bytea: 'Buffer',
      },
      overrides: {
        columns: Object.fromEntries(
          Object.entries(words).map(([column, type]) => [column, new RawExpressionNode(type)]),
        ),
      },
    })
  } finally {
    await db.destroy()
  }
}
