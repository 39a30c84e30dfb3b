import { forget } from '../../src/features/retention/commands/forget.ts'
import type { Kind } from '../../src/features/retention/rules/retention.ts'
import type { Circle } from './circle.ts'

const kinds: readonly Kind[] = [
  'erased-concerns',
  'settled-names',
  'unproved-requests',
  'told-of-erasure',
  'looks',
]

/** What a night in so many days forgets of what people asked about their data, and of who looked. */
export const ownDataNight = (circle: Pick<Circle, 'house' | 'clock'>, days = 0) =>
  forget(circle.house, kinds, circle.clock.now().add({ hours: 24 * days }))
