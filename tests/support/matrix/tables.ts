/** Every table of the database stands at the kind of record whose rows it holds. */
export const tablesOf: Record<string, string> = {
  society:
    'criteria_item criteria_set held_kind notice_edition region region_holiday room_probe setting_change society',
  'open groups':
    'application_question balint_group directory_count directory_entry fee_agreement taster time_poll',
  enquiries: `discussion_offer discussion_time enquiry enquiry_message enquiry_step initial_discussion
    register_invitation`,
  concerns: '',
  applications: `application application_answer application_ending application_message application_pause circle_tie
    decision_letter freed_place newcomer_answer newcomer_question place_offer regular_time_answer time_answer time_request`,
  'interview times':
    'interview interview_alone interview_booking interview_free_time interview_invitation interview_plan interview_seat',
  'interview notes': 'interview_tick',
  attendance: 'meeting_attendance meeting_record',
  books: `books_export card_account card_event card_movement card_question expense fee_statement fee_statement_line
    invoice_count journal_entry leader_fee meeting_charge payment_key posting receipt write_off`,
  invoices: `credit instalment invoice invoice_line invoice_reminder member_terms money_choice paid_period party
    party_identity payee payment payment_taken_back purse refund treasurer`,
  'payments by card': 'card_checkout',
  debriefs: 'debrief debrief_held',
  planning: 'planning_consent planning_draft planning_round planning_sheet planning_text',
  'leaders’ desk': `circle_news continuity_rest cost_plan flier_edition group_decision group_link invitation leader_leave
    leaders_time meeting_hold mode_change_link mode_change_point place_booking second_seat supervision_arrangement
    taster_guest taster_way venue_feed`,
  outreach: 'circular circular_choice outreach_answer outreach_ask source source_visit',
  book: 'organisation organisation_silence venue',
  circle: `evaluation group_closure group_letters group_pause group_place group_seat ground_rules
    ground_rules_consent leader_leaving letter_words meeting meeting_announcement meeting_apology meeting_change
    meeting_role meeting_session membership membership_card membership_goodbye mode_change preparatory_letter
    reading_item roles_told room_choice session_plan term usual_session`,
  'members’ own':
    'calendar_choice goodbye_note membership_settlement message_choice sent_letter sent_letter_to room_check',
  messages: 'circle_message',
  rooms: 'room room_hand room_presenting room_seat',
  'who presented': 'presenting_tally',
  evaluation: 'evaluation_asked evaluation_tally evaluation_total',
  certificates: 'certificate',
  'supervision log': `supervisee supervision supervision_agreement supervision_session supervision_session_person
    supervision_step supervision_terms`,
  peers: 'peer_agreement peer_group peer_group_member peer_group_pause',
  'supervision content': 'report_request report_text',
  portfolio: 'attended_month handed_in_proof portfolio portfolio_entry portfolio_proof',
  'who leads': 'group_leader',
  register: `accreditation_decision accreditation_request leader_entry register_word supervisor_confirmation
    supervisor_entry`,
  relay: 'contact_message contact_request',
  account: 'correspondent person profile sign_in_event',
  'own data': 'confidential_look data_request hold mail_objection notice_told secret_address',
  office: 'backup_run export_run forgetting_ahead forgotten import_run office office_absence society_change',
  numbers: `enquiry_month_tally evaluation_edition enquiry_tally first_answer_tally group_tally leader_tally outreach_tally places_tally
    region_tally tally_settlement waiting_tally`,
  'waiting list': 'waiting_list_entry waiting_list_notice',
  machinery: `authenticator_app email failed_try first_meeting idle_account import_draft known_device meeting_reminder
    passkey recovery_code recovery_code_set renewal_reminder room_process room_signal room_ticket second_step session
    sign_in_account sign_in_request spent_challenge submission tombstone unproven_mail verification visit_by_client`,
}
