import { answerContact } from '../../src/features/register/commands/answer-contact.ts'
import { askPeerGroup } from '../../src/features/register/commands/ask-by-relay.ts'
import { planSession } from '../../src/features/supervision/commands/sessions.ts'
import { arrangeSupervision, holdSession } from '../supervision.ts'
import type { Teller } from '../teller.ts'

interface People {
  peers: { keeperId: string; peerGroupId: string }
  /** Leads a group elsewhere, and takes a chair among the peers. */
  leaderId: string
  supervisorId: string
}

/**
 * Two peers, and a supervisor who accompanies them every eight weeks for a year: one session counts, the next is planned.
 * In between they have an evening by themselves, which one of them logged and the other confirmed.
 */
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
  const { supervisionId } = await arrangeSupervision(tell, 56, {
    supervisees: [leaderId, keeperId],
    supervisorId,
    groupId: null,
    wish: {
      message: 'We are two peers, soon three. Would you join us for an evening every other month?',
      supervisionKind: 'peer',
      peers: peerGroupId,
    },
    terms: { everyWeeks: 8, lengthMinutes: 90, feeMinor: 7000, beginsDaysAgo: 52, endsDaysAgo: -313 },
  })
  const anEvening = { there: [leaderId, keeperId], at: '19:00', lengthMinutes: 90, meetingsCovered: 3 }
  await holdSession(
    tell,
    27,
    { supervisionId },
    { ...anEvening, loggedBy: supervisorId, confirmedBy: leaderId },
  )
  await holdSession(tell, 13, { peerGroupId }, { ...anEvening, loggedBy: leaderId, confirmedBy: keeperId })
  await tell.as(keeperId, tell.ago(26, '20:00'), (db) =>
    planSession(
      db,
      { supervisionId },
      { startsAt: tell.ago(-29, '19:00'), lengthMinutes: 90, mode: 'online' },
    ),
  )
}
