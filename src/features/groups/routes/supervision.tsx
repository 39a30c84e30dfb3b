import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatDateOnly, rhythm } from '../../../shared/calendar.ts'
import { capitalised, counted } from '../../../shared/words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ownSupervisionPages } from '../../supervision/queries/own-pages.ts'
import type { Due } from '../../supervision/rules/due.ts'
import { endSupervision, noteSupervision } from '../commands/note-supervision.ts'
import { endedSupervisionForm, supervisionForm } from '../forms.ts'
import { SupervisionPage, type SupervisionPageProps } from '../pages/supervision-page.tsx'
import {
  type StandingSupervision,
  standingSupervisions,
  supervisionArrangements,
} from '../queries/group-arrangements.ts'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import { groupPath } from './group-paths.ts'
import { justSaved } from './just-saved.ts'

export const supervisionRoutes = new Hono<WebEnv>()

supervisionRoutes.get(`${groupPath}/supervision`, requireSignIn, (c) =>
  show(c, (db) => supervisionPage(c, db)),
)

supervisionRoutes.post(`${groupPath}/supervision`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: supervisionForm,
    command: (db, values) => noteSupervision(db, id, values),
    done: () => `/groups/${id}/supervision?saved=noted`,
    again: (db, note) => supervisionPage(c, db, { note }),
    words: {},
  })
})

supervisionRoutes.post(`${groupPath}/supervision/ending`, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: endedSupervisionForm,
    command: (db, values) => endSupervision(db, id, values),
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
  const group = await ledGroup(db, idIn(c))
  const known = await supervisionArrangements(db, group.id)
  const pages = await ownSupervisionPages(db)
  const hrefs = new Map(
    known.map(({ id, supervisionId, peerGroupId }) => [id, pages.get(supervisionId ?? peerGroupId ?? '')]),
  )
  return (
    <SupervisionPage
      group={group}
      seats={await groupCircle(db, group.id)}
      arrangements={(await standingSupervisions(db, group.id)).map((one) => ({
        id: one.id,
        kind: one.kind,
        words: standingWords(one),
        isDue: one.due !== null && one.due !== 'not-yet',
        due: one.isOwn && one.due ? dueWords[one.due] : null,
        since:
          one.meetings === null
            ? null
            : `${capitalised(counted(one.meetings, 'meeting'))} held since the last supervision.`,
        href: hrefs.get(one.id) ?? null,
        isOthers: !one.isOwn,
      }))}
      before={known.flatMap(({ id, kind, everyWeeks, sinceOn, endedOn }) =>
        endedOn
          ? {
              id,
              kind,
              rhythm: capitalised(rhythm(everyWeeks)),
              when: `${formatDateOnly(sinceOn)} to ${formatDateOnly(endedOn)}`,
            }
          : [],
      )}
      saved={await justSaved(c, db, group, savedWords)}
      attempts={attempts}
    />
  )
}

const standingWords = ({ everyWeeks, sinceOn }: StandingSupervision): string =>
  everyWeeks && sinceOn
    ? `${capitalised(rhythm(everyWeeks))}, since ${formatDateOnly(sinceOn)}.`
    : 'Arranged by another of you: with whom and when is theirs alone to see.'

const dueWords: Record<Due, string | null> = {
  'not-yet': null,
  'rhythm-passed':
    'The rhythm has passed without a confirmed session. Plan the next one, if none is planned yet.',
  'many-meetings':
    'Many meetings have been held since the last session. Plan the next one, if none is planned yet.',
}
