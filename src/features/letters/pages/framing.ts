import type { FramedGroup } from '../../../ui/group-frame.tsx'
import type { Seat } from '../../../ui/seats.ts'

/** What the frame around a group's pages shows of it. */
export interface Framing {
  group: FramedGroup
  seats: readonly Seat[]
  standing: 'leader' | 'member' | 'office' | null
}
