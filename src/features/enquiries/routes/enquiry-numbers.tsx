import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { show } from '../../../platform/web/respond.tsx'
import { regionInSentence } from '../../../shared/region-words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { EnquiryNumbersPage } from '../pages/enquiry-numbers-page.tsx'
import { canSeeNumbers } from '../policy.ts'
import { enquiryNumbers } from '../queries/enquiry-numbers.ts'
import { durationInWords, inDays } from '../rules/duration-words.ts'

/** For the administrator and Council of all regions, for representatives of theirs. */
export const enquiryNumbersRoutes = new Hono<WebEnv>()

enquiryNumbersRoutes.get('/enquiries/numbers', requireSignIn, (c) => show(c, numbersPage))

const monthShort = new Intl.DateTimeFormat('en-GB', { month: 'short' })
const monthLong = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })

async function numbersPage(db: ViewerDb) {
  if (!canSeeNumbers(db.viewer)) throw new NotFound()
  const { months, byRegion, firstAnswers } = await enquiryNumbers(db)
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0)
  const received = months.map((_, nth) => sum(byRegion.map((region) => region.received[nth] ?? 0)))
  const regions = byRegion.map((region) => ({
    name: region.name ?? 'No region named',
    received: region.received,
    total: sum(region.received),
  }))
  const { administrator, council } = db.viewer
  return (
    <EnquiryNumbersPage
      months={months.map((month, nth) => {
        const { answered = 0, medianMinutes = null } = firstAnswers[nth] ?? {}
        return {
          short: monthShort.format(month).slice(0, 3),
          long: monthLong.format(month),
          received: received[nth] ?? 0,
          answered,
          medianMinutes,
          median: medianMinutes === null ? null : durationInWords(medianMinutes),
          medianDays: medianMinutes === null ? null : inDays(medianMinutes),
        }
      })}
      regions={regions}
      total={sum(received)}
      scope={
        administrator || council
          ? 'all regions'
          : regions.map(({ name }) => regionInSentence(name)).join(' and ')
      }
    />
  )
}
