import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { DB as Schema } from '../../../platform/database/schema.ts'
import type { Viewer } from '../../../shared/viewer.ts'

/** A part of the enquiries that somebody sees, read along an index of its own. */
export type EnquirySource =
  | { of: 'society' }
  | { of: 'region'; regionId: string }
  | { of: 'concerns' }
  | { of: 'forwarded'; personId: string; besidesRegions: readonly string[] }

/** Where the viewer's enquiries come from; of a region alone when one is asked for. No enquiry is in two of them. */
export function enquirySources(
  viewer: Viewer,
  { regionId }: { regionId?: string | undefined },
): EnquirySource[] {
  const sources: EnquirySource[] = []
  if (viewer.administrator) sources.push(regionId ? { of: 'region', regionId } : { of: 'society' })
  else {
    for (const each of viewer.regionIds) {
      if (!regionId || regionId === each) sources.push({ of: 'region', regionId: each })
    }
    if (viewer.council && viewer.personId && !regionId) {
      sources.push({ of: 'forwarded', personId: viewer.personId, besidesRegions: viewer.regionIds })
    }
  }
  if (viewer.concernsOfficer && !regionId) sources.push({ of: 'concerns' })
  return sources
}

type Enquiries = ExpressionBuilder<Schema, 'enquiry'>

/** Row-level security says the same once more. */
export function ofSource(
  eb: Enquiries,
  source: EnquirySource,
): ExpressionWrapper<Schema, 'enquiry', SqlBool> {
  if (source.of === 'society') return eb('enquiry.kind', '<>', 'concern')
  if (source.of === 'concerns') return eb('enquiry.kind', '=', 'concern')
  if (source.of === 'region') return eb('enquiry.region_id', '=', source.regionId)
  const forwarded = eb('enquiry.forwarded_to', '=', source.personId)
  if (source.besidesRegions.length === 0) return forwarded
  return eb.and([
    forwarded,
    eb.not(eb.and([eb('enquiry.desk', '=', 'region'), eb('enquiry.region_id', 'in', source.besidesRegions)])),
  ])
}
