import type { EnquiryKind } from '../../../shared/enquiry-kinds.ts'

/** Who is in charge: the region's representatives, the administrators, or the one officer for concerns. */
export type Desk = 'administrator' | 'region' | 'concerns'

interface Asked {
  readonly kind: EnquiryKind
  readonly regionId: string | null
}

/**
 * The one rule of routing, which the database knows as `enquiry_desk()`. Whoever moves a group online, or wishes for
 * consultation or supervision in doing so, asks the administrator first (R77); a region without anybody is the
 * administrator's too, which `people_in_charge()` sees to (R79).
 */
export function deskFor({ kind, regionId }: Asked): Desk {
  if (kind === 'concern') return 'concerns'
  return kind === 'move-online' || regionId === null ? 'administrator' : 'region'
}
