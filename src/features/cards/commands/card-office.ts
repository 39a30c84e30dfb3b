import { type CardCompany, openCardCompany } from '../../../platform/card-company.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { Seals } from '../../../platform/sealed/seals.ts'
import type { House } from '../../../platform/web/context.ts'

/** What is needed to speak with the card company in a group's name, outside of anybody's transaction. */
export interface CardOffice {
  database: Database
  seals: Seals
  company: (key: string) => CardCompany
  now: Temporal.Instant
}

export const cardOfficeOf = ({
  database,
  seals,
  clock,
  cardCompanyApi,
}: Pick<House, 'database' | 'seals' | 'clock' | 'cardCompanyApi'>): CardOffice => ({
  database,
  seals,
  company: (key) => openCardCompany(key, cardCompanyApi),
  now: clock(),
})
