import { randomUUID } from 'node:crypto'

interface Own {
  at: string
  groupId: string
  leaderId: string
  supervisorId: string
  peerGroupId: string
}

/** A supervision that holds and a peer group, each with a session: a row in every table of supervision. */
export async function writeWholeSupervision(
  insert: (table: string, row: Record<string, unknown>) => Promise<void>,
  { at, groupId, leaderId, supervisorId, peerGroupId }: Own,
): Promise<void> {
  const supervisionId = randomUUID()
  await insert('supervision', {
    id: supervisionId,
    kind: 'individual',
    supervisor_id: supervisorId,
    group_id: groupId,
    made_by: leaderId,
    made_at: at,
    holds_since: at,
  })
  await insert('supervisee', { supervision_id: supervisionId, person_id: leaderId })
  const termsId = randomUUID()
  await insert('supervision_terms', {
    id: termsId,
    supervision_id: supervisionId,
    every_weeks: 4,
    length_minutes: 60,
    mode: 'online',
    fee_minor: 5500,
    currency: 'GBP',
    begins_on: '2026-11-01',
    proposed_by: leaderId,
    proposed_at: at,
    agreed_at: at,
  })
  await insert('supervision_agreement', { terms_id: termsId, person_id: supervisorId, agreed_at: at })
  for (const whose of [{ supervision_id: supervisionId }, { peer_group_id: peerGroupId }]) {
    const sessionId = randomUUID()
    await insert('supervision_session', {
      id: sessionId,
      ...whose,
      starts_at: '2026-10-20T18:00:00Z',
      length_minutes: 60,
      mode: 'online',
      made_at: at,
      changed_at: at,
      logged_at: at,
      logged_by: leaderId,
      confirmed_at: at,
      confirmed_by: supervisorId,
    })
    await insert('supervision_session_person', {
      session_id: sessionId,
      person_id: leaderId,
      meetings_covered: 3,
    })
    await insert('supervision_step', {
      id: randomUUID(),
      session_id: sessionId,
      kind: 'logged',
      taken_by: leaderId,
      taken_at: at,
    })
  }
  await insert('peer_group_pause', {
    id: randomUUID(),
    peer_group_id: peerGroupId,
    first_on: '2026-12-20',
    last_on: '2027-01-03',
    noted_at: at,
  })
  const requestId = randomUUID()
  await insert('contact_request', {
    id: requestId,
    kind: 'peer-group',
    asked_by: supervisorId,
    peer_group_id: peerGroupId,
    message: 'Is a place free among you?',
    asked_at: at,
    expires_at: '2036-11-01T10:00:00Z',
  })
  await insert('peer_agreement', { request_id: requestId, person_id: leaderId, agreed_at: at })
}
