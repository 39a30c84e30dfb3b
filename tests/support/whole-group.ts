import { createHash, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { writeWholeBooks } from './whole-books.ts'
import { writeWholeOwnData } from './whole-own-data.ts'
import { writeWholePortfolio } from './whole-portfolio.ts'
import { writeWholeSupervision } from './whole-supervision.ts'

/** Ids of one group that has a row in every table of the database. */
export interface WholeGroup {
  groupId: string
  regionId: string
  leaderId: string
  memberId: string
  representativeId: string
  /** The other side of the leader's contact request. */
  supervisorId: string
  tokens: {
    enquiry: string
    application: string
    invitation: string
    registerInvitation: string
    feed: string
    waiting: string
    guest: string
    organisation: string
    venueFeed: string
    apologies: string
    /** Of the member, into the room of their meeting. */
    roomPass: string
    payersInvoice: string
    /** Of a request about data that was answered with a file. */
    dataRequest: string
    /** The code of the member's certificate. */
    certificate: string
  }
  /** The code of the leader's portfolio: what its owner reads, too. */
  portfolioCode: string
}

/**
 * Writes, as the owner, a group with everything a group can have: it is there to see who else can read it.
 * @param name tells one whole group from another; becomes part of its people's addresses
 */
export async function writeWholeGroup(
  owner: pg.Pool,
  name: string,
  { open = false } = {},
): Promise<WholeGroup> {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row)
    const places = columns.map((_, index) => `$${index + 1}`)
    await owner.query(
      `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
      Object.values(row),
    )
  }
  const at = '2026-11-01T10:00:00Z'
  // Ahead on whatever day the tests run: what happens by itself would end the group, in the middle of a test.
  const later = '2036-11-01T10:00:00Z'
  const person = async (who: string) => {
    const id = randomUUID()
    await insert('person', { id, name: `${who} of ${name}`, email: `${who}@${name}.example.org` })
    await insert('profile', { person_id: id, phone: '0131 496 0000', changed_at: at })
    await insert('session', { user_id: id, token: randomUUID(), expires_at: later })
    await insert('sign_in_account', { user_id: id, account_id: id, provider_id: 'none' })
    const deviceId = randomUUID()
    await insert('known_device', {
      id: deviceId,
      person_id: id,
      token_hash: Buffer.from(id),
      user_agent: 'Firefox',
      first_used_at: at,
      last_used_at: at,
    })
    await insert('passkey', {
      id: randomUUID(),
      person_id: id,
      credential_id: id,
      public_key: Buffer.from(id),
      counter: 0,
      transports: 'internal',
      name: 'my phone',
      added_at: at,
    })
    await insert('authenticator_app', { person_id: id, sealed_secret: Buffer.from(id), begun_at: at })
    await insert('recovery_code_set', { person_id: id, made_at: at })
    await insert('recovery_code', { person_id: id, code_hash: Buffer.from(id) })
    await insert('second_step', {
      id: randomUUID(),
      person_id: id,
      next_path: '/home',
      begun_at: at,
      expires_at: later,
    })
    await insert('spent_challenge', {
      challenge_hash: createHash('sha256').update(id).digest(),
      spent_at: at,
    })
    await insert('failed_try', {
      id: randomUUID(),
      kind: 'app-code',
      person_id: id,
      device_id: deviceId,
      client_hash: Buffer.from(id),
      tried_at: at,
    })
    await insert('sign_in_event', { id: randomUUID(), person_id: id, kind: 'codes-made', happened_at: at })
    await insert('sign_in_request', {
      id: randomUUID(),
      person_id: id,
      address_hash: Buffer.from(id),
      client_hash: Buffer.from(id),
      requested_at: at,
      expires_at: later,
    })
    return id
  }
  const correspondent = async (who: string) => {
    const id = randomUUID()
    await insert('correspondent', {
      id,
      name: `${who} of ${name}`,
      email: `${who}@${name}.example.org`,
      met_at: at,
    })
    return id
  }
  const address = async (purpose: string, subject: string, owns: Record<string, string>) => {
    const token = createHash('sha256').update(`${purpose} of ${name}`).digest('base64url')
    await insert('secret_address', {
      id: randomUUID(),
      purpose,
      subject_id: subject,
      token_hash: createHash('sha256').update(token).digest(),
      made_at: at,
      ...owns,
    })
    return token
  }

  const [leaderId, memberId, representativeId] = [
    await person('leader'),
    await person('member'),
    await person('rep'),
  ]
  const [enquirer, applicant, invited] = [
    await correspondent('enquirer'),
    await correspondent('applicant'),
    await correspondent('invited'),
  ]
  await owner.query(
    `insert into society (name, time_zone, currency, founded_at)
     values ('Society of tests', 'Europe/London', 'GBP', $1) on conflict do nothing`,
    [at],
  )
  await owner.query(
    `insert into room_probe (what, finding, passed, checked_at) values ('https', 'ok', true, $1) on conflict do nothing`,
    [at],
  )
  const regionId = randomUUID()
  await insert('region', { id: regionId, name: `Region of ${name}`, position: 1, added_at: at })
  await insert('setting_change', { id: randomUUID(), name: 'x', value: '1', changed_at: at })
  await insert('office', {
    id: randomUUID(),
    person_id: representativeId,
    kind: 'representative',
    region_id: regionId,
    since: at,
  })

  await insert('society_change', {
    id: randomUUID(),
    kind: 'office-given',
    region_id: regionId,
    person_id: representativeId,
    office_kind: 'representative',
    changed_at: at,
  })
  await insert('office_absence', {
    id: randomUUID(),
    person_id: representativeId,
    first_on: '2026-11-01',
    last_on: '2026-11-14',
    noted_at: at,
  })
  await insert('region_holiday', {
    id: randomUUID(),
    region_id: regionId,
    held_on: '2026-12-24',
    name: 'A day of its own',
    is_observed: true,
    changed_at: at,
  })

  await insert('import_draft', {
    id: randomUUID(),
    kind: 'people',
    file_name: 'people.csv',
    sheet: '{}',
    brought_by: representativeId,
    brought_at: at,
  })
  await insert('import_run', {
    id: randomUUID(),
    kind: 'people',
    added: 1,
    changed: 0,
    unchanged: 0,
    left_out: 0,
    run_at: at,
  })
  await insert('export_run', { id: randomUUID(), kind: 'people', rows: 1, run_at: at })

  const enquiryId = randomUUID()
  await insert('enquiry', {
    id: enquiryId,
    correspondent_id: enquirer,
    region_id: regionId,
    kind: 'start-online',
    message: 'May we?',
    received_at: at,
    waiting_since: at,
    first_answer_minutes: 90,
  })
  await insert('enquiry_message', {
    id: randomUUID(),
    enquiry_id: enquiryId,
    author_id: representativeId,
    from_society: true,
    body: 'You may.',
    written_at: at,
  })
  const [offerId, timeId] = [randomUUID(), randomUUID()]
  await insert('discussion_offer', {
    id: offerId,
    enquiry_id: enquiryId,
    from_society: true,
    offered_by: representativeId,
    offered_at: at,
    time_zone: 'Europe/London',
    length_minutes: 30,
    way: 'video',
    way_note: `https://video.example.org/${name}`,
  })
  for (const [id, starts_at] of [
    [timeId, '2026-11-18T18:00:00Z'],
    [randomUUID(), '2026-11-19T18:00:00Z'],
  ]) {
    await insert('discussion_time', { id, offer_id: offerId, enquiry_id: enquiryId, starts_at })
  }
  await insert('initial_discussion', {
    id: randomUUID(),
    enquiry_id: enquiryId,
    time_id: timeId,
    talk_id: randomUUID(),
    held_on: '2026-11-18',
    by_enquirer: true,
    noted_at: at,
  })
  await insert('enquiry_step', {
    id: randomUUID(),
    enquiry_id: enquiryId,
    kind: 'noted',
    taken_at: at,
    taken_by: representativeId,
    words: 'Rang, and will ring again.',
  })

  const groupId = randomUUID()
  await insert('balint_group', {
    id: groupId,
    name,
    founded_by: leaderId,
    founded_at: at,
    enquiry_id: enquiryId,
    region_id: regionId,
    mode: 'online',
    time_zone: 'Europe/London',
    currency: 'GBP',
    fewest_members: 6,
    most_members: 8,
    opened_at: open ? at : null,
  })
  await insert('group_leader', { group_id: groupId, person_id: leaderId, joined_at: at })
  await insert('leader_entry', { person_id: leaderId, changed_at: at })
  const setId = randomUUID()
  await insert('criteria_set', {
    id: setId,
    name: `Criteria of ${name}`,
    version: 1,
    holds_from_on: '2026-01-01',
    adopted_at: at,
  })
  await insert('criteria_item', {
    set_id: setId,
    position: 1,
    measure: 'sessions-led',
    label: 'Meetings led or co-led',
    unit: 'meetings',
    required_number: 20,
  })
  const accreditationRequestId = randomUUID()
  await insert('accreditation_request', {
    id: accreditationRequestId,
    person_id: leaderId,
    asks_for: 'working-towards',
    since_on: '2026-01-01',
    asked_at: at,
    answered_at: at,
  })
  const decisionId = randomUUID()
  await insert('accreditation_decision', {
    id: decisionId,
    person_id: leaderId,
    state: 'working-towards',
    since_on: '2026-01-01',
    criteria_set_id: setId,
    request_id: accreditationRequestId,
    decided_at: at,
  })
  await insert('supervisor_entry', {
    person_id: leaderId,
    offers: ['pair'],
    places_free: 1,
    region_ids: [regionId],
    currency: 'GBP',
    entered_at: at,
    changed_at: at,
  })
  await insert('supervisor_confirmation', { id: randomUUID(), person_id: leaderId, confirmed_at: at })
  const peerGroupId = randomUUID()
  await insert('peer_group', {
    id: peerGroupId,
    name: `Peers of ${name}`,
    every_weeks: 6,
    mode: 'online',
    places_free: 1,
    kept_by: leaderId,
    made_at: at,
    changed_at: at,
  })
  await insert('peer_group_member', {
    id: randomUUID(),
    peer_group_id: peerGroupId,
    person_id: leaderId,
    joined_at: at,
  })
  const supervisorId = await person('supervisor')
  const contactRequestId = randomUUID()
  await insert('contact_request', {
    id: contactRequestId,
    kind: 'supervision',
    group_id: groupId,
    asked_by: leaderId,
    asked_person_id: supervisorId,
    supervision_kind: 'pair',
    message: 'Would you see us both?',
    asked_at: at,
    expires_at: later,
    accepted_at: at,
    accepted_by: supervisorId,
  })
  await insert('contact_message', {
    id: randomUUID(),
    request_id: contactRequestId,
    author_id: supervisorId,
    body: 'Gladly.',
    written_at: at,
  })
  await writeWholeSupervision(insert, { at, groupId, leaderId, supervisorId, peerGroupId })
  const portfolioCode = await writeWholePortfolio(insert, {
    name,
    at,
    groupId,
    leaderId,
    supervisorId,
    requestId: accreditationRequestId,
    decisionId,
  })
  const registerInvitationId = randomUUID()
  await insert('register_invitation', {
    id: registerInvitationId,
    purpose: 'leader-entry',
    enquiry_id: enquiryId,
    correspondent_id: enquirer,
    invited_by: representativeId,
    invited_at: at,
    expires_at: later,
  })
  const rulesId = randomUUID()
  await insert('ground_rules', {
    id: rulesId,
    group_id: groupId,
    version: 1,
    body: 'What is said here stays here.',
    written_by: leaderId,
    written_at: at,
  })
  const venue = async (row: Record<string, unknown>) => {
    const id = randomUUID()
    await insert('venue', {
      id,
      name: 'A room',
      address: '1 Example Street',
      region_id: regionId,
      kind: 'health-centre',
      seats: 12,
      free_from_intrusion: true,
      contact_name: `Caretaker of ${name}`,
      added_by: leaderId,
      added_at: at,
      changed_at: at,
      ...row,
    })
    return id
  }
  await venue({ name: `Room of ${name} in the book` })
  const [venueId, placeId, venueFeedId] = [
    await venue({ for_group_id: groupId, name: `Practice of ${name}` }),
    randomUUID(),
    randomUUID(),
  ]
  await insert('venue_feed', {
    id: venueFeedId,
    group_id: groupId,
    venue_id: venueId,
    made_by: leaderId,
    made_at: at,
  })
  await insert('group_place', {
    id: placeId,
    group_id: groupId,
    venue_id: venueId,
    name: 'A room',
    address: '1 Example Street',
    seats: 12,
    free_for_all_dates: true,
    free_from_intrusion: true,
    since: at,
  })
  await insert('group_link', {
    group_id: groupId,
    url: 'https://meet.example.org/x',
    set_at: at,
    set_by: leaderId,
  })
  await insert('supervision_arrangement', {
    id: randomUUID(),
    group_id: groupId,
    kind: 'peer',
    every_weeks: 4,
    since_on: '2026-11-01',
  })
  await insert('group_closure', {
    id: randomUUID(),
    group_id: groupId,
    ends_at: later,
    reason: 'Both leaders move away.',
    closed_by: leaderId,
    closed_at: at,
  })
  const evaluationId = randomUUID()
  await insert('evaluation', {
    id: evaluationId,
    group_id: groupId,
    kind: 'ending',
    opened_at: at,
    closes_at: later,
  })
  await insert('evaluation_asked', { evaluation_id: evaluationId, person_id: memberId })
  await insert('evaluation_tally', {
    evaluation_id: evaluationId,
    replies: 1,
    counts: Array.from({ length: 30 }, () => 1),
    lines: [`A line of ${name}`],
  })
  await insert('evaluation_edition', {
    id: randomUUID(),
    published_at: at,
    groups: 3,
    evaluations: 3,
    replies: 15,
    counts: Array.from({ length: 30 }, () => 1),
  })
  await insert('leader_leaving', {
    id: randomUUID(),
    group_id: groupId,
    person_id: leaderId,
    leaves_at: later,
    noted_at: at,
  })
  const modeChangeId = randomUUID()
  await insert('mode_change', {
    id: modeChangeId,
    group_id: groupId,
    to_mode: 'online',
    changes_at: later,
    decided_by: leaderId,
    decided_at: at,
  })
  await insert('mode_change_link', { change_id: modeChangeId, url: 'https://meet.example.org/next' })
  await insert('mode_change_point', {
    group_id: groupId,
    to_mode: 'online',
    point: 'advice',
    ticked_by: leaderId,
    ticked_at: at,
  })
  await insert('circle_news', { group_id: groupId, kind: 'closure', told_by: leaderId, told_at: at })
  const roundId = randomUUID()
  const [sheetAnswers, textId] = [JSON.stringify({ aims: `Aims of ${name}` }), randomUUID()]
  await insert('planning_round', { id: roundId, group_id: groupId, begun_by: leaderId, begun_at: at })
  await insert('planning_draft', {
    group_id: groupId,
    person_id: leaderId,
    answers: sheetAnswers,
    saved_at: at,
  })
  await insert('planning_sheet', {
    id: randomUUID(),
    round_id: roundId,
    group_id: groupId,
    person_id: leaderId,
    answers: sheetAnswers,
    given_at: at,
  })
  await insert('planning_text', {
    id: textId,
    round_id: roundId,
    group_id: groupId,
    version: 1,
    answers: sheetAnswers,
    proposed_by: leaderId,
    proposed_at: at,
    agreed_at: at,
  })
  await insert('planning_consent', { text_id: textId, person_id: leaderId, consented_at: at })
  const invitationId = randomUUID()
  await insert('invitation', {
    id: invitationId,
    kind: 'leader',
    correspondent_id: invited,
    group_id: groupId,
    invited_by: leaderId,
    invited_at: at,
    expires_at: later,
  })

  const applicationId = randomUUID()
  await insert('application', {
    id: applicationId,
    group_id: groupId,
    correspondent_id: applicant,
    profession: 'GP',
    workplace_area: 'Somewhere',
    why: 'To think together.',
    work_setting: 'General practice',
    has_computer: true,
    has_camera: true,
    has_connection: false,
    applied_at: at,
    confirmed_at: at,
  })
  await insert('application_pause', {
    id: randomUUID(),
    application_id: applicationId,
    kind: 'waiting',
    since_at: at,
    by_person_id: leaderId,
  })
  const questionId = randomUUID()
  const wording = 'What would help you to come every time?'
  await insert('application_question', {
    id: questionId,
    group_id: groupId,
    wording,
    is_required: false,
    place: 1,
    asked_since: at,
  })
  await insert('application_answer', {
    application_id: applicationId,
    question_id: questionId,
    wording,
    place: 1,
    answer: 'An early start.',
  })
  await insert('interview', {
    application_id: applicationId,
    held_on: '2026-11-05',
    outcome: 'offer',
    recorded_by: leaderId,
    recorded_at: at,
  })
  await insert('interview_plan', {
    group_id: groupId,
    length_minutes: 30,
    way: 'video',
    spoken_matters: 'Somebody who needs help for themselves at present.',
    changed_by: leaderId,
    changed_at: at,
  })
  await insert('interview_alone', {
    id: randomUUID(),
    group_id: groupId,
    decided_by: leaderId,
    decided_at: at,
  })
  for (const starts_at of ['2026-11-05T18:00:00Z', '2026-11-06T18:00:00Z']) {
    await insert('interview_free_time', { group_id: groupId, person_id: leaderId, starts_at, entered_at: at })
  }
  await insert('interview_invitation', {
    application_id: applicationId,
    invited_by: leaderId,
    invited_at: at,
  })
  const bookingId = randomUUID()
  await insert('interview_booking', {
    id: bookingId,
    application_id: applicationId,
    starts_at: '2026-11-05T18:00:00Z',
    by_applicant: true,
    booked_at: at,
  })
  await insert('interview_seat', {
    booking_id: bookingId,
    person_id: leaderId,
    starts_at: '2026-11-05T18:00:00Z',
    ends_at: '2026-11-05T18:30:00Z',
  })
  await insert('interview_tick', {
    application_id: applicationId,
    person_id: leaderId,
    expectations: 'clear',
    commitment: 'clear',
    technology: 'unsure',
    recommendation: 'offer',
    given_at: at,
  })
  await insert('decision_letter', {
    id: randomUUID(),
    application_id: applicationId,
    decision: 'waiting',
    body: 'As soon as there is a seat.',
    written_by: leaderId,
    sent_at: at,
  })
  await insert('hold', {
    id: randomUUID(),
    person_id: memberId,
    reason: 'administrator',
    words: `A claim of ${name}`,
    placed_at: at,
    lifted_at: at,
  })
  await insert('notice_told', { person_id: memberId, told_number: 1, told_at: at })
  await insert('notice_edition', {
    id: randomUUID(),
    number: 1 + ((await owner.query('select from notice_edition')).rowCount ?? 0),
    facts: '{}',
    published_at: at,
  })
  await insert('idle_account', { person_id: memberId, since: at })
  await insert('forgotten', { kind: `kind-${groupId}`, on_day: '2026-11-01', pieces: 3 })
  await insert('forgetting_ahead', {
    kind: `kind-${groupId}`,
    within_week: 1,
    within_month: 2,
    looked_at: at,
  })
  await insert('hold', {
    id: randomUUID(),
    correspondent_id: applicant,
    reason: 'access-request',
    placed_at: at,
  })
  const feeId = randomUUID()
  await insert('fee_agreement', {
    id: feeId,
    group_id: groupId,
    contribution_minor: 2000,
    currency: 'GBP',
    paid_ahead: 'term',
    first_meeting_free: true,
    agreed_by: leaderId,
    agreed_at: at,
  })
  const [tasterId, guest, guestId] = [randomUUID(), await correspondent('guest'), randomUUID()]
  await insert('taster', {
    id: tasterId,
    group_id: groupId,
    name: `Taster of ${name}`,
    mode: 'online',
    starts_at: '2036-11-02T19:00:00Z',
    ends_at: '2036-11-02T20:30:00Z',
    time_zone: 'Europe/London',
    seats: 4,
    currency: 'GBP',
    sign_up_until: later,
    made_at: at,
    made_by: leaderId,
  })
  await insert('taster_way', { taster_id: tasterId, url: 'https://meet.example.org/taster' })
  await insert('taster_guest', {
    id: guestId,
    taster_id: tasterId,
    correspondent_id: guest,
    profession: 'GP',
    signed_up_at: at,
    confirmed_at: at,
    seated_at: at,
  })
  await owner.query(
    `insert into flier_edition (id, group_id, facts_hash, facts, made_at)
     select $1, $2, flier_hash(facts), facts, $3 from (select jsonb_build_object('name', $4::text, 'society', 'Society of tests',
         'mode', 'online', 'timeZone', 'Europe/London', 'professions', '[]'::jsonb, 'languages', '["English"]'::jsonb,
         'leaders', '[]'::jsonb, 'leadersInAll', 1) as facts) printed`,
    [randomUUID(), groupId, at, name],
  )
  await insert('cost_plan', {
    id: randomUUID(),
    group_id: groupId,
    currency: 'GBP',
    leader_fees_per_hour_minor: [6000, 6000],
    meeting_minutes: 90,
    paid_pre_meeting_minutes: 15,
    paid_debrief_minutes: 20,
    room_minor: 0,
    supervision_per_session_minor: 1000,
    expected_members: 8,
    kept_by: leaderId,
    kept_at: at,
  })
  await insert('place_offer', {
    id: randomUUID(),
    application_id: applicationId,
    ground_rules_id: rulesId,
    fee_agreement_id: feeId,
    offered_by: leaderId,
    offered_at: at,
    expires_at: later,
  })
  await insert('application_message', {
    id: randomUUID(),
    application_id: applicationId,
    author_id: leaderId,
    body: 'Shall we talk on Thursday?',
    written_at: at,
  })
  await insert('time_poll', {
    group_id: groupId,
    weekdays: [2, 4],
    times_of_day: ['evening'],
    begun_by: leaderId,
    begun_at: at,
  })
  await insert('time_request', { id: randomUUID(), group_id: groupId, asked_by: leaderId, asked_at: at })
  const slots = { good: ['2-evening'], if_need_be: [], not_possible: ['4-evening'], answered_at: at }
  for (const whose of [
    { person_id: leaderId },
    { invitation_id: invitationId },
    { application_id: applicationId },
  ]) {
    await insert('time_answer', { id: randomUUID(), group_id: groupId, ...whose, ...slots })
  }
  await insert('regular_time_answer', {
    application_id: applicationId,
    weekday: 2,
    start_time: '19:30',
    time_zone: 'Europe/London',
    answer: 'good',
    answered_at: at,
  })
  await insert('freed_place', {
    id: randomUUID(),
    group_id: groupId,
    application_id: applicationId,
    freed_at: at,
    ended_at: at,
  })
  await insert('application_ending', { application_id: applicationId, how: 'withdrawn', ended_at: at })
  // Set once it had ended: an end takes ties along.
  await insert('circle_tie', {
    id: randomUUID(),
    group_id: groupId,
    kind: 'works-for',
    one_application_id: applicationId,
    other_person_id: leaderId,
    set_by: leaderId,
    set_at: at,
  })
  const membershipId = randomUUID()
  await insert('membership', {
    id: membershipId,
    group_id: groupId,
    person_id: memberId,
    joined_at: at,
    agreed_ground_rules_id: rulesId,
  })

  await insert('membership_goodbye', { membership_id: membershipId, told_at: at })
  await insert('membership_settlement', {
    membership_id: membershipId,
    settled_by: leaderId,
    settled_at: at,
  })
  await insert('goodbye_note', {
    id: randomUUID(),
    membership_id: membershipId,
    body: `Goodbye from ${name}.`,
    written_by: leaderId,
    written_at: at,
  })
  await insert('membership_card', {
    membership_id: membershipId,
    profession: 'Nurse',
    phone: '0131 496 0001',
    changed_at: at,
  })
  // Set once it had ended: an end takes the question along.
  const newcomerQuestionId = randomUUID()
  await insert('newcomer_question', {
    id: newcomerQuestionId,
    application_id: applicationId,
    asked_by: leaderId,
    asked_at: at,
  })
  await insert('newcomer_answer', {
    question_id: newcomerQuestionId,
    membership_id: membershipId,
    answer: 'yes',
    answered_at: at,
  })
  await insert('paid_period', {
    id: randomUUID(),
    group_id: groupId,
    membership_id: membershipId,
    paid_until: '2027-03-31',
    noted_by: leaderId,
    noted_at: at,
  })
  await insert('group_decision', {
    id: randomUUID(),
    group_id: groupId,
    rule: 'paid-ahead',
    reason: 'We pay from one meeting to the next, and it works.',
    decided_by: leaderId,
    decided_at: at,
  })

  const termId = randomUUID()
  await insert('term', {
    id: termId,
    group_id: groupId,
    first_on: '2036-03-05',
    every_weeks: 2,
    start_time: '19:30',
    length_minutes: 90,
    time_zone: 'Europe/London',
    meetings: 1,
    made_by: leaderId,
    made_at: at,
  })
  const meetingId = randomUUID()
  await insert('meeting', {
    id: meetingId,
    group_id: groupId,
    term_id: termId,
    position: 1,
    starts_at: '2036-03-05T19:30:00Z',
    ends_at: '2036-03-05T21:00:00Z',
    changed_at: at,
  })
  // Sealed, or as good as: nobody reads these bytes.
  await insert('debrief', {
    id: randomUUID(),
    meeting_id: meetingId,
    sealed: Buffer.alloc(1052, 7),
    wrapped_key: Buffer.alloc(60, 7),
    revision: 1,
    written_by: leaderId,
    written_at: at,
    deleted_on: '2036-11-01',
  })
  await insert('debrief_held', { meeting_id: meetingId, held_at: at, noted_by: leaderId })
  await insert('continuity_rest', {
    group_id: groupId,
    kind: 'size',
    about_id: groupId,
    until_on: '2036-11-01',
    put_aside_by: leaderId,
    put_aside_at: at,
  })
  const announcementId = randomUUID()
  await insert('meeting_announcement', {
    id: announcementId,
    group_id: groupId,
    reason: 'The room is being painted.',
    made_by: leaderId,
    made_at: at,
  })
  await insert('meeting_change', {
    id: randomUUID(),
    announcement_id: announcementId,
    group_id: groupId,
    meeting_id: meetingId,
    kind: 'added',
    starts_at: '2036-03-05T19:30:00Z',
    ends_at: '2036-03-05T21:00:00Z',
    sequence: 0,
  })
  await insert('group_pause', {
    id: randomUUID(),
    group_id: groupId,
    first_on: '2026-12-20',
    last_on: '2027-01-03',
    noted_by: leaderId,
    noted_at: at,
  })
  await insert('leader_leave', {
    id: randomUUID(),
    person_id: leaderId,
    first_on: '2027-02-01',
    last_on: '2027-02-14',
    noted_at: at,
  })
  await insert('meeting_hold', {
    meeting_id: meetingId,
    holder: 'venue',
    holder_id: venueId,
    during: '[2036-03-05T19:30:00Z, 2036-03-05T21:00:00Z)',
  })
  await insert('place_booking', {
    meeting_id: meetingId,
    place_id: placeId,
    starts_at: '2036-03-05T19:30:00Z',
    ends_at: '2036-03-05T21:00:00Z',
    confirmed_by: leaderId,
    confirmed_at: at,
  })
  await insert('meeting_role', { meeting_id: meetingId, role: 'moderator', person_id: leaderId })
  await insert('roles_told', { group_id: groupId, told_at: at, told_by: leaderId })
  await insert('meeting_session', {
    meeting_id: meetingId,
    kind: 'first',
    chosen_at: at,
    chosen_by: leaderId,
  })
  await insert('session_plan', {
    group_id: groupId,
    kind: 'first',
    minutes: JSON.stringify({ introductions: 20, aims: 10, 'ground-rules': 10, case: 45, close: 5 }),
    changed_at: at,
    changed_by: leaderId,
  })
  await insert('usual_session', {
    group_id: groupId,
    kind: 'one-case',
    chosen_at: at,
    chosen_by: leaderId,
  })
  await insert('leaders_time', {
    group_id: groupId,
    before_minutes: 15,
    after_minutes: 20,
    changed_at: at,
    changed_by: leaderId,
  })
  await insert('calendar_choice', {
    person_id: memberId,
    title: 'own-word',
    own_word: 'Meeting',
    shows_place: false,
    changed_at: at,
  })
  await insert('preparatory_letter', {
    id: randomUUID(),
    meeting_id: meetingId,
    plan: 'Introductions first.',
    seen_well: 'Light from the front.',
    reading: '',
    sent_at: at,
    sent_by: leaderId,
  })
  for (const person_id of [memberId, leaderId]) {
    await insert('meeting_apology', { meeting_id: meetingId, person_id, sent_at: at })
  }
  await insert('meeting_record', {
    meeting_id: meetingId,
    group_id: groupId,
    taken_by: leaderId,
    taken_at: at,
    cases: 2,
  })
  for (const [person_id, as_role] of [
    [memberId, 'member'],
    [leaderId, 'leader'],
  ]) {
    await insert('meeting_attendance', { meeting_id: meetingId, person_id, as_role, state: 'present' })
  }
  const certificate = createHash('sha256').update(`certificate of ${name}`).digest('hex').slice(0, 20)
  await insert('certificate', {
    id: randomUUID(),
    person_id: memberId,
    group_id: groupId,
    as_role: 'member',
    code: certificate,
    first_on: '2026-10-01',
    last_on: '2026-10-31',
    facts: {
      society: 'Society of tests',
      group: `Group of ${name}`,
      timeZone: 'Europe/London',
      name: `Member of ${name}`,
      role: 'member',
      firstOn: '2026-10-01',
      lastOn: '2026-10-31',
      leaders: [`Leader of ${name}`],
      meetings: [{ on: '2026-10-06', minutes: 90, mode: 'online' }],
    },
    meeting_ids: [meetingId],
    issued_at: at,
  })
  const [waiting, waitingId] = [await correspondent('waiting'), randomUUID()]
  await insert('waiting_list_entry', {
    id: waitingId,
    correspondent_id: waiting,
    region_id: regionId,
    wants_online: true,
    profession: 'GP',
    area: 'Somewhere',
    asked_at: at,
    confirmed_at: at,
    wanted_until: '2027-11-01T10:00:00Z',
  })
  await insert('waiting_list_notice', { group_id: groupId, entry_id: waitingId, noted_at: at })
  const [secretary, organisationId, sourceId, circularId, askId] = [
    await correspondent('secretary'),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  await insert('organisation', {
    id: organisationId,
    name: `Committee of ${name}`,
    kind: 'local-medical-committee',
    region_id: regionId,
    office_address: `office@committee-of-${name}.example.org`,
    correspondent_id: secretary,
    added_at: at,
    changed_at: at,
  })
  await insert('organisation_silence', {
    id: randomUUID(),
    organisation_id: organisationId,
    office_address: `office@committee-of-${name}.example.org`,
    since_at: at,
  })
  await insert('source', {
    id: sourceId,
    group_id: groupId,
    organisation_id: organisationId,
    code: createHash('sha256').update(name).digest('hex').slice(0, 10),
    name: `Committee of ${name}`,
    kind: 'local-medical-committee',
    region_id: regionId,
    made_at: at,
  })
  await insert('source_visit', { source_id: sourceId, counted_on: '2026-11-02', visits: 3 })
  await insert('circular', {
    id: circularId,
    group_id: groupId,
    subject: 'A group begins',
    body: 'Would you pass this on?',
    written_at: at,
    queued_at: at,
  })
  await insert('circular_choice', { circular_id: circularId, organisation_id: organisationId })
  await insert('outreach_ask', {
    id: askId,
    group_id: groupId,
    organisation_id: organisationId,
    source_id: sourceId,
    circular_id: circularId,
    how: 'email',
    asked_at: at,
    asked_by: leaderId,
  })
  await insert('outreach_answer', {
    id: randomUUID(),
    ask_id: askId,
    answer: 'passed-on',
    noted_at: at,
    by_organisation: true,
  })
  await insert('email', { id: randomUUID(), template: 'x', person_id: leaderId, queued_at: at })
  await insert('submission', { key: `key-of-${name}`, body_hash: Buffer.alloc(32), at })
  const written = { group_id: groupId, written_at: at }
  await insert('letter_words', {
    ...written,
    kind: 'reminder',
    part: 'opening',
    body: `Words of ${name}`,
    written_by: leaderId,
  })
  await insert('group_letters', {
    group_id: groupId,
    reminder_days: 2,
    changed_by: leaderId,
    changed_at: at,
  })
  await insert('message_choice', {
    group_id: groupId,
    person_id: memberId,
    reminder_chosen_at: at,
    changed_at: at,
  })
  const messageId = randomUUID()
  await insert('circle_message', {
    ...written,
    id: messageId,
    sender_id: memberId,
    member_id: memberId,
    body: `A word of ${name}`,
  })
  const letterId = randomUUID()
  await insert('sent_letter', {
    id: letterId,
    group_id: groupId,
    kind: 'reminder',
    meeting_id: meetingId,
    sent_at: at,
  })
  await insert('sent_letter_to', { letter_id: letterId, person_id: memberId })
  await insert('meeting_reminder', {
    meeting_id: meetingId,
    person_id: memberId,
    starts_at: at,
    reminded_at: at,
  })
  await insert('reading_item', {
    id: randomUUID(),
    group_id: groupId,
    position: 0,
    title: `A book of ${name}`,
    added_by: leaderId,
    added_at: at,
  })
  const [roomId, roomLeaderSeat, roomMemberSeat] = [randomUUID(), randomUUID(), randomUUID()]
  await insert('room_choice', { group_id: groupId, tally_since: at, chosen_by: leaderId, chosen_at: at })
  await insert('room_check', {
    meeting_id: meetingId,
    person_id: memberId,
    passed: ['picture'],
    failed: ['connection'],
    told_at: at,
  })
  await insert('group_seat', { group_id: groupId, person_id: memberId, position: 1 })
  await insert('presenting_tally', { group_id: groupId, person_id: memberId, term_id: termId, presented: 1 })
  await insert('room', {
    id: roomId,
    kind: 'meeting',
    subject_id: meetingId,
    group_id: groupId,
    starts_at: at,
    ends_at: later,
    opens_at: at,
    leaders_from: at,
    closes_at: later,
    speaking_signal: 'hand',
  })
  const roomSeat = {
    room_id: roomId,
    standing: 'in',
    line_id: randomUUID(),
    resume_hash: Buffer.from(name),
  }
  await insert('room_seat', {
    ...roomSeat,
    id: roomLeaderSeat,
    person_id: leaderId,
    name: `Leader of ${name}`,
    position: 0,
    leads: true,
  })
  await insert('room_seat', {
    ...roomSeat,
    id: roomMemberSeat,
    person_id: memberId,
    name: `Member of ${name}`,
    position: 1,
    leads: false,
  })
  await insert('room_hand', { seat_id: roomMemberSeat, room_id: roomId, raised_at: at })
  await insert('room_presenting', { room_id: roomId, seat_id: roomMemberSeat, state: 'telling' })
  await insert('room_ticket', { token_hash: Buffer.from(name), seat_id: roomMemberSeat, expires_at: later })
  await insert('room_signal', { to_seat: roomMemberSeat, from_seat: roomLeaderSeat, body: '{}' })
  await insert('room_process', { id: randomUUID(), seen_at: later })
  const asked = await writeWholeOwnData(owner, {
    name,
    at,
    groupId,
    leaderId,
    memberId,
    applicantId: applicant,
  })
  const { payersInvoiceId } = await writeWholeBooks(owner, {
    name,
    at,
    groupId,
    leaderId,
    memberId,
    feeId,
    meetingId,
  })
  await insert('tombstone', { kind: 'person', id: randomUUID(), buried_at: at })
  await insert('backup_run', { id: randomUUID(), ended_at: at, bytes: 1_000_000 })
  await insert('unproven_mail', { client_hash: name, at })
  await insert('visit_by_client', { client_hash: name, at })
  await insert('verification', { identifier: name, value: 'x', expires_at: later })

  return {
    groupId,
    regionId,
    leaderId,
    memberId,
    representativeId,
    supervisorId,
    portfolioCode,
    tokens: {
      enquiry: await address('enquiry', enquiryId, { correspondent_id: enquirer }),
      application: await address('application', applicationId, { correspondent_id: applicant }),
      invitation: await address('invitation', invitationId, { correspondent_id: invited }),
      waiting: await address('waiting-list', waitingId, { correspondent_id: waiting }),
      guest: await address('taster', guestId, { correspondent_id: guest }),
      organisation: await address('organisation', organisationId, { correspondent_id: secretary }),
      registerInvitation: await address('contact-request', registerInvitationId, {
        correspondent_id: enquirer,
      }),
      certificate,
      feed: await address('calendar-feed', memberId, { person_id: memberId }),
      venueFeed: await address('venue-feed', venueFeedId, {}),
      apologies: await address('apologies', groupId, { person_id: memberId }),
      payersInvoice: await address('payer-invoice', payersInvoiceId, {
        correspondent_id: await correspondent('practice'),
      }),
      dataRequest: await address('data-request', asked.requestId, { correspondent_id: asked.askerId }),
      roomPass: await address('room-pass', roomId, { person_id: memberId }),
    },
  }
}
