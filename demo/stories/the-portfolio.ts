import { keepEntry as keepPortfolioEntry } from '../../src/features/portfolio/commands/entries.ts'
import { handIn } from '../../src/features/portfolio/commands/hand-in.ts'
import { askForAccreditation } from '../../src/features/register/commands/ask-for-accreditation.ts'
import { decideAccreditation } from '../../src/features/register/commands/decide-accreditation.ts'
import { offerSecondSeat } from '../../src/features/register/commands/second-seat.ts'
import { readAccreditation, readPortfolio, readReport } from '../looks.ts'
import type { Teller } from '../teller.ts'
import type { DemoSociety } from './the-society.ts'

interface Others {
  /** Leads the lunchtime circle with somebody, and works towards accreditation. */
  candidateId: string
  /** What his supervisor has written about him. */
  reportId: string
  dublin: { leaderId: string; groupId: string }
}

/** A picture of one grey point: stands for a photograph of a confirmation. */
const proof = {
  mediaType: 'image/png' as const,
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/**
 * A co-leader on the way to accreditation: weekends with a proof, meetings that count themselves, a copy that lies
 * before the Council with his supervisor’s report (reports-are-asked.ts), and an entry that came after it. In Dublin a group that is led by one offers its second seat.
 */
export async function thePortfolio(
  tell: Teller,
  { councilId }: DemoSociety,
  { candidateId, reportId, dublin }: Others,
) {
  await tell.as(candidateId, tell.ago(58, '18:00'), (db) =>
    askForAccreditation(db, { asksFor: 'working-towards', sinceOn: tell.dayAgo(58) }),
  )
  await tell.as(councilId, tell.ago(56, '17:00'), async (db) => {
    await readAccreditation(db, candidateId)
    return decideAccreditation(db, candidateId, {
      state: 'working-towards',
      sinceOn: tell.dayAgo(56),
      reason: 'Your weekends count. A supervisor’s report is what we should like to read next.',
    })
  })
  const weekend = { amount: 1, hours: 12, mode: 'face-to-face', proof } as const
  await tell.as(candidateId, tell.ago(20, '20:15'), (db) =>
    keepPortfolioEntry(db, {
      ...weekend,
      kind: 'leadership-weekend',
      title: 'Leadership weekend of the society',
      firstOn: tell.dayAgo(48),
      lastOn: tell.dayAgo(46),
    }),
  )
  await tell.as(candidateId, tell.ago(20, '20:30'), (db) =>
    keepPortfolioEntry(db, {
      ...weekend,
      kind: 'member-elsewhere',
      title: 'A group in Sheffield, as a member',
      firstOn: tell.dayAgo(1200),
      lastOn: tell.dayAgo(600),
      amount: 30,
      hours: 45,
      proof: null,
    }),
  )
  const { portfolioId } = await tell.as(candidateId, tell.ago(2, '19:00'), (db) =>
    handIn(db, {
      note: 'Something is missing still: might the Council say whether it counts the group in Sheffield?',
    }),
  )
  // Rosalind has read it, and the report beside it, and decides when the Council meets.
  await tell.as(councilId, tell.ago(1, '11:20'), async (db) => {
    await readAccreditation(db, candidateId)
    await readPortfolio(db, portfolioId)
    await readReport(db, reportId)
  })
  await tell.as(candidateId, tell.ago(1, '20:00'), (db) =>
    keepPortfolioEntry(db, {
      kind: 'workshop',
      title: 'An evening for co-leaders, in Leeds',
      firstOn: tell.dayAgo(3),
      amount: 1,
      hours: 3,
      mode: 'face-to-face',
      proof: null,
    }),
  )
  await tell.as(dublin.leaderId, tell.ago(5, '18:45'), (db) => offerSecondSeat(db, dublin.groupId))
}
