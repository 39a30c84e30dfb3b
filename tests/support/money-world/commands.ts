import { cardCommands } from './cards.ts'
import { memberCommands } from './members.ts'
import { paymentCommands } from './payments.ts'
import { purseCommands } from './purse.ts'
import type { Commands } from './step.ts'

/** Whatever can be done to a group's money, each by the product's own command. */
export const commands: Commands = {
  ...memberCommands,
  ...paymentCommands,
  ...purseCommands,
  ...cardCommands,
}
