import { createHash, randomUUID } from 'node:crypto'

type Insert = (table: string, row: Record<string, unknown>) => Promise<void>

export interface OfWhom {
  name: string
  at: string
  groupId: string
  leaderId: string
  supervisorId: string
  requestId: string
  decisionId: string
}

/** Somebody's portfolio with a row in each of its tables: kept, handed in, and reported about. Answers its check code. */
export async function writeWholePortfolio(
  insert: Insert,
  { name, at, groupId, leaderId, supervisorId, requestId, decisionId }: OfWhom,
): Promise<string> {
  await insert('second_seat', { group_id: groupId, offered_at: at, offered_by: leaderId })
  await insert('attended_month', {
    person_id: leaderId,
    month: '2025-03-01',
    part: 'co-led',
    mode: 'online',
    meetings: 2,
    minutes: 180,
    cases: 3,
  })
  const [entryId, proofId, portfolioId, submittedId, openId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  const entry = {
    kind: 'leadership-weekend',
    title: `Weekend of ${name}`,
    amount: 1,
    minutes: 720,
    mode: 'face-to-face',
  }
  await insert('portfolio_entry', {
    ...entry,
    id: entryId,
    person_id: leaderId,
    first_on: '2026-03-06',
    last_on: '2026-03-08',
    kept_at: at,
  })
  await insert('portfolio_proof', {
    id: proofId,
    entry_id: entryId,
    person_id: leaderId,
    media_type: 'application/pdf',
    bytes: Buffer.from('%PDF-1.7'),
    kept_at: at,
  })
  for (const [id, submitted] of [
    [submittedId, at],
    [openId, null],
  ]) {
    await insert('report_request', {
      id,
      person_id: leaderId,
      supervisor_id: supervisorId,
      asked_at: at,
      submitted_at: submitted,
    })
    await insert('report_text', { request_id: id, body: `A report for ${name}.`, saved_at: at })
  }
  const code = createHash('sha256').update(`portfolio of ${name}`).digest('hex').slice(0, 20)
  await insert('portfolio', {
    id: portfolioId,
    person_id: leaderId,
    request_id: requestId,
    code,
    facts: {
      society: 'Society of tests',
      name: `leader of ${name}`,
      on: '2026-11-01',
      isRegistered: true,
      psychodynamicTraining: false,
      criteria: {
        name: `Criteria of ${name}`,
        version: 1,
        holdsFromOn: '2026-01-01',
        items: [
          {
            measure: 'sessions-led',
            label: 'Meetings led or co-led',
            unit: 'meetings',
            requiredNumber: 20,
            appliesTo: 'everybody',
            eitherOf: null,
            inPersonPercent: 50,
          },
        ],
      },
      months: [{ month: '2025-03', part: 'co-led', mode: 'online', meetings: 2, minutes: 180, cases: 3 }],
      supervision: [],
      entries: [{ ...entry, id: entryId, firstOn: '2026-03-06', lastOn: '2026-03-08', proofs: [proofId] }],
      reports: [{ id: submittedId, by: `supervisor of ${name}`, submittedOn: '2026-11-01' }],
    },
    handed_in_at: at,
  })
  await insert('handed_in_proof', { portfolio_id: portfolioId, proof_id: proofId })
  await insert('renewal_reminder', { decision_id: decisionId, told_at: at })
  return code
}
