import { enquiryById } from '../src/features/enquiries/queries.ts'
import { noteLooks } from '../src/features/own-data/commands/note-looks.ts'
import { openRequests } from '../src/features/own-data/queries/requests.ts'
import { handedInById } from '../src/features/portfolio/queries/portfolio.ts'
import { reportById } from '../src/features/portfolio/queries/reports.ts'
import { applicantById } from '../src/features/recruitment/queries/applicants.ts'
import type { ViewerDb } from '../src/platform/database/database.ts'
import { found } from '../src/platform/errors.ts'

/**
 * Somebody opens what is confidential of somebody else, and reads it before they do anything about it. Each does what the page
 * of that record does (tests/support/looks-by-route.ts): it reads as whoever looks, and has it noted in the same transaction.
 */

export async function readApplication(db: ViewerDb, groupId: string, applicationId: string) {
  const { correspondentId } = found(await applicantById(db, groupId, applicationId))
  await noteLooks(db, 'application', { addresses: [correspondentId], groupId })
}

/** What somebody asks the Council, and what it has decided about them. */
export const readAccreditation = (db: ViewerDb, personId: string) =>
  noteLooks(db, 'accreditation', { people: [personId] })

export async function readPortfolio(db: ViewerDb, portfolioId: string) {
  const { personId } = found(await handedInById(db, portfolioId))
  await noteLooks(db, 'portfolio', { people: [personId] })
}

export async function readReport(db: ViewerDb, reportId: string) {
  const { personId } = found(await reportById(db, reportId))
  await noteLooks(db, 'report', { people: [personId] })
}

export async function readConcern(db: ViewerDb, enquiryId: string) {
  const { correspondentId } = found(await enquiryById(db, enquiryId))
  await noteLooks(db, 'concern', { addresses: [correspondentId] })
}

/** The list names all who ask; what each of them asks is theirs. */
export async function readRequests(db: ViewerDb) {
  const requests = await openRequests(db)
  await noteLooks(db, 'request', {
    people: requests.flatMap(({ personId }) => personId ?? []),
    addresses: requests.flatMap(({ correspondentId }) => correspondentId ?? []),
  })
  return requests
}
