import { askForReport, submitReport } from '../../src/features/portfolio/commands/reports.ts'
import { arrangeSupervision, holdSession } from '../supervision.ts'
import type { Teller } from '../teller.ts'

interface People {
  /** Works towards accreditation, and leads a circle with somebody. */
  candidateId: string
  groupId: string
  supervisorId: string
  /** Supervised by the same, in a pair; on the same way, some months behind. */
  pairedId: string
}

/** About the leading alone: nothing of a case, of a member or of a patient. */
const report = `I have seen Kofi Annor online for some weeks, an hour every three of them, about how he leads and nothing else.

He holds the frame: he begins and ends on time, and says so aloud when it costs him something. At first he closed a silence too soon. He noticed it himself, spoke of it, and now lets the group do its work. With his co-leader he looks back after every meeting, and brings here what the two of them see differently.

He uses supervision well: he comes with a question about his own part, and leaves with another one. I recommend that the Council accredits him as soon as he has led the meetings that are still missing.`

/**
 * A candidate has a supervisor of his own, and asked her for a report: the Council finds it beside his portfolio. Another
 * leader whom she supervises has asked since, and she has not written yet; with the first one the next hour is due.
 */
export async function reportsAreAsked(
  tell: Teller,
  { candidateId, groupId, supervisorId, pairedId }: People,
): Promise<{ reportId: string }> {
  const { supervisionId } = await arrangeSupervision(tell, 52, {
    supervisees: [candidateId],
    supervisorId,
    groupId,
    wish: {
      message: 'I lead beside somebody who has led for long, and should like to look at my own part in it.',
      supervisionKind: 'individual',
    },
    terms: { everyWeeks: 3, lengthMinutes: 60, feeMinor: 5500, beginsDaysAgo: 47 },
  })
  for (const days of [44, 23])
    await holdSession(
      tell,
      days,
      { supervisionId },
      { loggedBy: candidateId, confirmedBy: supervisorId, there: [candidateId], meetingsCovered: 3 },
    )
  const { reportId } = await tell.as(candidateId, tell.ago(14, '18:20'), (db) =>
    askForReport(db, { supervisor: supervisorId }),
  )
  await tell.as(supervisorId, tell.ago(6, '17:00'), (db) => submitReport(db, reportId, { body: report }))
  await tell.as(pairedId, tell.ago(3, '20:10'), (db) => askForReport(db, { supervisor: supervisorId }))
  return { reportId }
}
