import { Hono } from 'hono'
import type { HolderDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { isSaidIn, tokenIn } from '../../../platform/web/in-address.ts'
import { type Returned, showHeld, submitHeld } from '../../../platform/web/respond.tsx'
import { timeZoneChoices } from '../../../shared/time-zones.ts'
import { groupById } from '../../groups/queries/group.ts'
import { answerTimesAsApplicant, sayWhetherComing } from '../commands/answer-times.ts'
import { comesForm, weekForm } from '../forms/times.ts'
import { ComesPage } from '../pages/times/comes-page.tsx'
import { OwnWeekPage } from '../pages/times/own-week-page.tsx'
import { ownApplication } from '../queries/own-application.ts'
import { saidOfRegularTime, timeAnswerOf } from '../queries/times.ts'
import { stands } from '../rules/application-state.ts'
import { regularTime } from '../rules/regular-time.ts'
import { canCome } from '../rules/times/can-come.ts'
import { settledTime } from '../rules/times/time-poll.ts'
import { answerKindly, here, ownPage } from './own-address.tsx'
import { weekAsked } from './week-asked.ts'
import { zoneIn } from './zone-in.ts'

// An applicant's own: the week while it is asked, afterwards whether they can come at the time there is.

export const ownTimesRoutes = new Hono<WebEnv>()
ownTimesRoutes.onError(answerKindly)

const ownTimes = (c: Web): string => `${here(c)}/times`
const notAsked = 'The leaders take no answers about times any more.'
const isOver = 'This application is decided or withdrawn; nothing about it can be changed any more.'

ownTimesRoutes.get(`${ownPage}/times`, (c) => showHeld(c, tokenIn(c), (db) => applicantsPage(c, db)))
ownTimesRoutes.get(`${ownPage}/comes`, (c) => c.redirect(ownTimes(c), 303))

ownTimesRoutes.post(`${ownPage}/times`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: weekForm,
    command: answerTimesAsApplicant,
    done: () => `${ownTimes(c)}?saved`,
    again: (db, attempt) => applicantsPage(c, db, attempt),
    words: { 'times-not-asked': notAsked, 'application-over': isOver },
  }),
)

ownTimesRoutes.post(`${ownPage}/comes`, (c) =>
  submitHeld(c, tokenIn(c), {
    form: comesForm,
    command: (db, { comes }) => sayWhetherComing(db, comes),
    done: () => `${ownTimes(c)}?saved`,
    again: (db, attempt) => applicantsPage(c, db, attempt),
    words: {
      'no-regular-time': 'The leaders have opened the question of the time again. Please tick your times.',
      'application-over': isOver,
    },
  }),
)

async function applicantsPage(c: Web, db: HolderDb, attempt?: Returned) {
  const application = found(await ownApplication(db))
  const group = await groupById(db, application.groupId)
  const wasSaved = isSaidIn(c, 'saved')
  const time = settledTime(group)
  const polled = await timeAnswerOf(db, group.id, { applicationId: application.id })
  if (time && stands(application.state)) {
    const said = (await saidOfRegularTime(db, [application.id])).get(application.id) ?? null
    return (
      <ComesPage
        groupName={group.name}
        application={here(c)}
        regularTime={regularTime(group) ?? ''}
        value={canCome({ ...time, timeZone: group.timeZone }, said, polled)?.answer}
        wasSaved={wasSaved}
        attempt={attempt}
      />
    )
  }
  return (
    <OwnWeekPage
      groupName={group.name}
      action={ownTimes(c)}
      back={{ href: here(c), label: 'Your application' }}
      asked={stands(application.state) ? await weekAsked(db, group, { said: polled, zone: zoneIn(c) }) : null}
      regularTime={regularTime(group)}
      zones={group.mode === 'online' ? timeZoneChoices() : null}
      isSecret
      wasSaved={wasSaved}
      attempt={attempt}
    />
  )
}
