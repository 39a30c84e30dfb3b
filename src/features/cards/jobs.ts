import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { cardOfficeOf } from './commands/card-office.ts'
import { followCardEvent, reckonAllCards, reckonCards } from './commands/follow-event.ts'

export const cardTasks = (house: House): Record<string, Task> => ({
  'cards.follow-event': ({ eventId }) => followCardEvent(cardOfficeOf(house), eventId ?? ''),
  'cards.reckon': ({ accountId }) => reckonCards(cardOfficeOf(house), accountId ?? ''),
  'cards.reckon-all': () => reckonAllCards(cardOfficeOf(house)),
})

export const cardSchedules: readonly Schedule[] = [{ task: 'cards.reckon-all', at: '41 4 * * *' }]
