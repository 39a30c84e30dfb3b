import { openCardCompany } from '../../platform/card-company.ts'
import type { Schedule, Task } from '../../platform/queue/queue.ts'
import type { House } from '../../platform/web/context.ts'
import { type CardOffice, followCardEvent, reckonAllCards, reckonCards } from './commands/follow-event.ts'

export const cardTasks = ({ database, seals, clock, cardCompanyApi }: House): Record<string, Task> => {
  const office = (): CardOffice => ({
    database,
    seals,
    company: (key) => openCardCompany(key, cardCompanyApi),
    now: clock(),
  })
  return {
    'cards.follow-event': ({ eventId }) => followCardEvent(office(), eventId ?? ''),
    'cards.reckon': ({ accountId }) => reckonCards(office(), accountId ?? ''),
    'cards.reckon-all': () => reckonAllCards(office()),
  }
}

export const cardSchedules: readonly Schedule[] = [{ task: 'cards.reckon-all', at: '41 4 * * *' }]
