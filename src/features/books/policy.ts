/** What the viewer is to a group's money; null: nothing that anybody may know of. */
export type PurseStanding = 'leader' | 'treasurer' | 'member' | null

/** Invoices, payments, expenses and books: the group's leaders, to its end and after, and its treasurers (domain.md part d). */
export const canKeepPurse = ({ standing }: { standing: PurseStanding }): boolean =>
  standing === 'leader' || standing === 'treasurer'

/** Who is treasurer, what follows when somebody does not pay, what members may see: the leaders'. */
export const canDecideMoney = ({ standing }: { standing: PurseStanding }): boolean => standing === 'leader'
