import type { Group } from '../groups/queries/group.ts'
import type { AsRole } from './rules/certificate-facts.ts'

/**
 * Whose hours a group's people may see and certify: their own, as what they are to it. Nobody makes one for another, and
 * the office sees none; what somebody was to a group before, the database says (own_hours).
 */
export const hoursIn = ({ standing }: Pick<Group, 'standing'>): AsRole | null =>
  standing === 'leader' || standing === 'member' ? standing : null
