import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly, rhythm } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ownSupervisionPages } from '../../supervision/queries/own-pages.ts'
import { supervisionDue } from '../../supervision/rules/due.ts'
import { endSupervision, noteSupervision } from '../commands/note-supervision.ts'
import { buttonForm, supervisionForm } from '../forms.ts'
import { SupervisionPage, type SupervisionPageProps } from '../pages/supervision-page.tsx'
import { arrangements as arrangementFacts } from '../queries/facts/arrangements.ts'
import { supervisionArrangements } from '../queries/group-arrangements.ts'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import { counted } from '../rules/essential.ts'
import type { GroupFacts } from '../rules/group-facts.ts'
import { groupPath, pathId } from './group-paths.ts'
import { justSaved } from './just-saved.ts'

export const supervisionRoutes = new Hono<WebEnv>()

supervisionRoutes.get(`${groupPath}/supervision`, requireSignIn, (c) =>
  show(c, (db) => supervisionPage(c, db)),
)

supervisionRoutes.post(`${groupPath}/supervision`, requireSignIn, (c) => {
  const id = pathId(c)
  return submit(c, {
    form: supervisionForm,
    command: (db, values) => noteSupervision(db, id, values),
    done: () => `/groups/${id}/supervision?saved=noted`,
    again: (db, note) => supervisionPage(c, db, { note }),
    words: {},
  })
})

supervisionRoutes.post(`${groupPath}/supervision/ending`, requireSignIn, (c) => {
  const id = pathId(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => endSupervision(db, id),
    done: () => `/groups/${id}/supervision?saved=ended`,
    again: (db, other) => supervisionPage(c, db, { other }),
    words: { 'no-supervision': 'No supervision is in place that could end.' },
  })
})

const savedWords = {
  noted: 'The supervision is noted.',
  ended: 'It is noted that the supervision has ended.',
} as const

async function supervisionPage(c: Web, db: ViewerDb, attempts: SupervisionPageProps['attempts'] = {}) {
  const group = await ledGroup(db, pathId(c))
  const arrangements = await supervisionArrangements(db, group.id)
  const { supervision: standing } = await arrangementFacts(db, group.id)
  const hrefs = await ownSupervisionPages(db)
  return (
    <SupervisionPage
      group={group}
      seats={await groupCircle(db, group.id)}
      arrangements={arrangements.map((one) => ({
        id: one.id,
        kind: one.kind,
        rhythm: rhythm(one.everyWeeks),
        since: formatDateOnly(one.sinceOn),
        ended: one.endedOn && formatDateOnly(one.endedOn),
        href: hrefs.get(one.supervisionId ?? one.peerGroupId ?? '') ?? null,
      }))}
      due={dueWords(standing, dateIn(db.now, group.timeZone))}
      since={
        standing?.isLogged
          ? `${counted(standing.meetingsSince ?? 0, 'meeting')} held since the last supervision.`
          : null
      }
      saved={await justSaved(c, db, group, savedWords)}
      attempts={attempts}
    />
  )
}

/** What is due and why, where sessions are logged here. */
function dueWords(standing: GroupFacts['supervision'], today: Temporal.PlainDate): string | null {
  if (!standing?.isLogged || !standing.everyWeeks) return null
  const { sinceOn, everyWeeks, lastOn = null, meetingsSince: meetings = 0 } = standing
  return {
    'not-yet': null,
    'rhythm-passed': 'The rhythm has passed without a confirmed session: plan the next one.',
    'many-meetings': 'Many meetings have been held since the last session: plan the next one.',
  }[supervisionDue({ sinceOn, everyWeeks, lastOn, meetings }, today)]
}
