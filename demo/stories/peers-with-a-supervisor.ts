import { answerContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup, askSupervisor } from '../../src/features/register/commands/ask-by-relay.ts'
import { agreeToTerms, proposeFirstTerms } from '../../src/features/supervision/commands/arrange.ts'
import { confirmSession, logSession, planSession } from '../../src/features/supervision/commands/sessions.ts'
import type { Teller } from '../teller.ts'

interface People {
  peers: { keeperId: string; peerGroupId: string }
  /** Leads a group elsewhere, and takes a chair among the peers. */
  leaderId: string
  supervisorId: string
}

/** Two peers, and a supervisor who accompanies them every eight weeks for a year: one session counts, the next is planned. */
export async function peersWithASupervisor(
  tell: Teller,
  { peers: { keeperId, peerGroupId }, leaderId, supervisorId }: People,
): Promise<void> {
  const { requestId: chair } = await tell.as(leaderId, tell.ago(58, '18:10'), (db) =>
    askPeerGroup(db, null, peerGroupId, {
      message: 'Might I bring my lunchtime circle to you now and then?',
    }),
  )
  await tell.as(keeperId, tell.ago(57, '09:00'), (db) => answerContact(db, chair, { answer: 'accept' }))
  const { requestId } = await tell.as(leaderId, tell.ago(56, '19:00'), (db) =>
    askSupervisor(db, null, supervisorId, {
      message: 'We are two peers, soon three. Would you join us for an evening every other month?',
      supervisionKind: 'peer',
      peers: peerGroupId,
    }),
  )
  await tell.as(supervisorId, tell.ago(55, '08:15'), (db) =>
    answerContact(db, requestId, { answer: 'accept' }),
  )
  const { supervisionId, termsId } = await tell.as(supervisorId, tell.ago(54, '12:00'), (db) =>
    proposeFirstTerms(db, requestId, {
      everyWeeks: 8,
      lengthMinutes: 90,
      mode: 'online',
      feeMinor: 7000,
      currency: 'GBP',
      beginsOn: tell.dayAgo(52),
      endsOn: tell.dayAgo(-313),
    }),
  )
  for (const [who, at] of [
    [leaderId, '18:00'],
    [keeperId, '21:30'],
  ] as const)
    await tell.as(who, tell.ago(53, at), (db) => agreeToTerms(db, termsId))
  const { sessionId } = await tell.as(supervisorId, tell.ago(27, '21:00'), (db) =>
    logSession(
      db,
      { supervisionId },
      {
        startsAt: tell.ago(27, '19:00'),
        lengthMinutes: 90,
        mode: 'online',
        there: [leaderId, keeperId],
        meetingsCovered: 3,
      },
    ),
  )
  await tell.as(leaderId, tell.ago(26, '07:45'), (db) => confirmSession(db, sessionId))
  await tell.as(keeperId, tell.ago(26, '20:00'), (db) =>
    planSession(
      db,
      { supervisionId },
      { startsAt: tell.ago(-29, '19:00'), lengthMinutes: 90, mode: 'online' },
    ),
  )
}
