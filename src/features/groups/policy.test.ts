import { describe, expect, test } from 'vitest'
import { canLeadGroup, canSeeCircle, canSeePublicPage } from './policy.ts'

const open = Temporal.Instant.from('2026-10-05T09:00:00Z')

// standing × act, of a group in planning and of one in the directory
const table = [
  { standing: 'leader', lead: true, circle: true, planning: true, listed: true },
  { standing: 'member', lead: false, circle: true, planning: true, listed: true },
  { standing: 'office', lead: false, circle: false, planning: true, listed: true },
  { standing: null, lead: false, circle: false, planning: false, listed: true },
] as const

describe.each(table)('to a group, somebody who is its $standing', (row) => {
  const { standing } = row
  test('may do and see exactly this', () => {
    expect({
      standing,
      lead: canLeadGroup({ standing }),
      circle: canSeeCircle({ standing }),
      planning: canSeePublicPage({ standing, openedAt: null }),
      listed: canSeePublicPage({ standing, openedAt: open }),
    }).toEqual(row)
  })
})
