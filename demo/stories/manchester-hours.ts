import { takeAttendance } from '../../src/features/attendance/commands/take-attendance.ts'
import { attendanceAt } from '../../src/features/attendance/queries/attendance.ts'
import { issueCertificate } from '../../src/features/certificates/commands/issue-certificate.ts'
import { ownCertificate } from '../../src/features/certificates/queries.ts'
import { checkPath } from '../../src/features/certificates/rules/code.ts'
import { meetingsFrom } from '../../src/features/meetings/queries/meetings.ts'
import type { Teller } from '../teller.ts'

/**
 * Judith takes attendance after each meeting of the lunchtime circle, except the last one. Lena makes a certificate of the
 * hours she came to, and hands its check address on.
 */
export async function manchesterHours(
  tell: Teller,
  { groupId, leaderId, memberId }: { groupId: string; leaderId: string; memberId: string },
) {
  const held = await tell.as(leaderId, tell.now, async (db) => {
    const meetings = await meetingsFrom(db, groupId, tell.ago(60))
    return meetings.filter(({ endsAt }) => Temporal.Instant.compare(endsAt, tell.now) < 0)
  })
  for (const [week, { id: meetingId, endsAt }] of held.slice(0, -1).entries()) {
    await tell.as(leaderId, endsAt.add({ minutes: 20 }), async (db) => {
      const people = await attendanceAt(db, groupId, [meetingId])
      // Somebody else is missing each time, never Lena.
      const missing = people.filter(({ role, personId }) => role === 'member' && personId !== memberId)[week]
      const states = new Map(
        people.map(
          ({ personId }) => [personId, personId === missing?.personId ? 'apologies' : 'present'] as const,
        ),
      )
      return takeAttendance(db, { groupId, meetingId, cases: 1, states })
    })
  }
  const { certificateId } = await tell.as(memberId, tell.ago(2, '18:00'), (db) =>
    issueCertificate(db, { groupId, role: 'member', firstOn: tell.dayAgo(60), lastOn: tell.dayAgo(3) }),
  )
  const certificate = await tell.as(memberId, tell.now, (db) => ownCertificate(db, certificateId))
  return { path: checkPath(certificate?.code ?? '') }
}
