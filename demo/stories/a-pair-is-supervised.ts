import { makePeerTerm } from '../../src/features/supervision/commands/peer-dates.ts'
import { disputeSession, planSession } from '../../src/features/supervision/commands/sessions.ts'
import { arrangeSupervision, holdSession } from '../supervision.ts'
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
  const { supervisionId } = await arrangeSupervision(tell, 72, {
    supervisees: leaderIds,
    supervisorId,
    groupId,
    wish: {
      message: 'We lead together and would like to think about it with somebody. Might you see us both?',
      supervisionKind: 'pair',
    },
    terms: { everyWeeks: 4, lengthMinutes: 60, feeMinor: 5500, beginsDaysAgo: 66 },
  })
  const together = { there: leaderIds, meetingsCovered: 2 }
  for (const days of [62, 34])
    await holdSession(
      tell,
      days,
      { supervisionId },
      { ...together, loggedBy: supervisorId, confirmedBy: leaderId },
    )
  const unclear = await holdSession(
    tell,
    6,
    { supervisionId },
    { ...together, loggedBy: coLeaderId, lengthMinutes: 90 },
  )
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
      meetings: 4,
    }),
  )
}
