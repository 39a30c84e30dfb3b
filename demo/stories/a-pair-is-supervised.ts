import { answerContact } from '../../src/features/register/commands/answer-contact.ts'
import { askSupervisor } from '../../src/features/register/commands/ask-by-relay.ts'
import { agreeToTerms, proposeFirstTerms } from '../../src/features/supervision/commands/arrange.ts'
import { makePeerTerm } from '../../src/features/supervision/commands/peer-dates.ts'
import {
  confirmSession,
  disputeSession,
  logSession,
  planSession,
} from '../../src/features/supervision/commands/sessions.ts'
import type { Teller } from '../teller.ts'

interface People {
  /** Both lead the group; the first asks. */
  leaderIds: readonly [string, string]
  groupId: string
  supervisorId: string
  peers: { keeperId: string; peerGroupId: string }
}

/**
 * Two leaders with their supervisor: terms that all three agreed on, two sessions that count, one that is not agreed,
 * and the next one. Peers have their dates, with hosts in turn.
 */
export async function aPairIsSupervised(
  tell: Teller,
  { leaderIds, groupId, supervisorId, peers }: People,
): Promise<void> {
  const [leaderId, coLeaderId] = leaderIds
  const { requestId } = await tell.as(leaderId, tell.ago(72, '20:15'), (db) =>
    askSupervisor(db, groupId, supervisorId, {
      message: 'We lead together and would like to think about it with somebody. Might you see us both?',
      supervisionKind: 'pair',
    }),
  )
  await tell.as(supervisorId, tell.ago(71, '09:30'), (db) =>
    answerContact(db, requestId, { answer: 'accept' }),
  )
  const { supervisionId, termsId } = await tell.as(supervisorId, tell.ago(70, '18:00'), (db) =>
    proposeFirstTerms(db, requestId, {
      everyWeeks: 4,
      lengthMinutes: 60,
      mode: 'online',
      feeMinor: 5500,
      currency: 'GBP',
      beginsOn: tell.dayAgo(66),
    }),
  )
  await tell.as(leaderId, tell.ago(69, '19:00'), (db) => agreeToTerms(db, termsId))
  await tell.as(coLeaderId, tell.ago(68, '21:00'), (db) => agreeToTerms(db, termsId))

  const held = async (days: number, by: string, minutes = 60) => {
    const { sessionId } = await tell.as(by, tell.ago(days, '19:30'), (db) =>
      logSession(
        db,
        { supervisionId },
        {
          startsAt: tell.ago(days, '18:00'),
          lengthMinutes: minutes,
          mode: 'online',
          there: leaderIds,
          meetingsCovered: 2,
        },
      ),
    )
    return sessionId
  }
  for (const days of [62, 34]) {
    const sessionId = await held(days, supervisorId)
    await tell.as(leaderId, tell.ago(days - 1, '08:00'), (db) => confirmSession(db, sessionId))
  }
  const unclear = await held(6, coLeaderId, 90)
  await tell.as(supervisorId, tell.ago(5, '09:00'), (db) => disputeSession(db, unclear, { what: 'length' }))
  await tell.as(supervisorId, tell.ago(5, '09:10'), (db) =>
    planSession(
      db,
      { supervisionId },
      { startsAt: tell.ago(-22, '18:00'), lengthMinutes: 60, mode: 'online' },
    ),
  )
  await tell.as(peers.keeperId, tell.ago(40, '12:00'), (db) =>
    makePeerTerm(db, peers.peerGroupId, {
      firstOn: tell.dayAgo(-10),
      startTime: Temporal.PlainTime.from('19:00'),
      lengthMinutes: 90,
      sessions: 4,
    }),
  )
}
