import type { PurseStanding } from '../books/policy.ts'

/** Where a group's money arrives is settled by those who keep its purse. */
export const canGiveCardKeys = ({ standing }: { standing: PurseStanding }): boolean =>
  standing === 'leader' || standing === 'treasurer'
