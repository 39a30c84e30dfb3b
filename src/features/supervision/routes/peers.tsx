import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readTyped, type Typed } from '../../../platform/web/form-body.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { readAsked } from '../../../platform/web/read-asked.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { counted } from '../../../shared/words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import {
  agreeToPeer,
  countForGroup,
  makePeerTerm,
  notePeerPause,
  plannedPeerTerm,
  shareHosts,
  takeBackPeerPause,
} from '../commands/peer-dates.ts'
import { logSession, planSession } from '../commands/sessions.ts'
import {
  groupForm,
  logForm,
  pauseForm,
  peerTermAsked,
  peerTermForm,
  requestForm,
  sessionForm,
} from '../forms.ts'
import { PeerDatesPage } from '../pages/peer-dates-page.tsx'
import { ledSinceSupervision } from '../queries/confirmed.ts'
import { groupsCountingOn, ownPeerGroup, peerPauses, peersAsking } from '../queries/peers.ts'
import { sessionsAhead } from '../queries/sessions.ts'
import { societyClock, timed } from '../queries/society-clock.ts'
import { supervisedIn } from '../queries/supervisions.ts'
import { heldSessions } from './held.ts'
import { logRefusals, planRefusals } from './refusals.ts'
import { regularWords, shownSession, typedIn, viewerId } from './shown.ts'

export const peerDateRoutes = new Hono<WebEnv>()
peerDateRoutes.use('/peers/*', requireSignIn)

const one = '/peers/:id{[0-9a-f-]{36}}'
const back = (c: Web, saved: string) => `/peers/${idIn(c)}?saved=${saved}`

peerDateRoutes.get(one, (c) => show(c, (db) => peersPage(c, db)))

peerDateRoutes.post(`${one}/term`, async (c) => {
  const { look, ...typed } = await readTyped(c)
  // Nothing is made: the dates with the boxes as they are ticked now have an address of their own.
  if (look !== undefined) return c.redirect(shownAt(idIn(c), typed), 303)
  return submit(c, {
    form: peerTermForm,
    command: (db, values) => makePeerTerm(db, idIn(c), values),
    done: () => back(c, 'dates'),
    again: (db, term) => peersPage(c, db, { term }),
    words: {
      'term-in-the-past': 'The first date is over. Please choose a later one.',
      'term-empty': 'There is no date left. Please choose a later last day, or keep some of the days.',
      'dates-not-shown': 'These are the dates with what is left out now. Have a look at them, and make them.',
      'hour-taken': 'One of these dates stands already. Begin after it, or move it first.',
    },
  })
})

function shownAt(peerGroupId: string, typed: Typed): string {
  const query = new URLSearchParams()
  for (const name of peerTermAsked) for (const value of [typed[name] ?? []].flat()) query.append(name, value)
  return `/peers/${peerGroupId}?${query}#term`
}

peerDateRoutes.post(`${one}/hosts`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => shareHosts(db, idIn(c)),
    done: () => back(c, 'hosts'),
    again: (db, other) => peersPage(c, db, { other }),
    words: {
      'nobody-to-share-with': 'You sit here alone: hosts take turns as soon as somebody has joined you.',
      'all-hosted': 'Each date has a host already.',
    },
  }),
)

peerDateRoutes.post(`${one}/sessions`, (c) =>
  submit(c, {
    form: sessionForm,
    command: async (db, values) => planSession(db, { peerGroupId: idIn(c) }, await timed(db, values)),
    done: ({ sessionId }) => `/supervision/sessions/${sessionId}?saved=planned`,
    again: (db, plan) => peersPage(c, db, { plan }),
    words: planRefusals,
  }),
)

peerDateRoutes.post(`${one}/log`, (c) =>
  submit(c, {
    form: logForm,
    command: async (db, values) => logSession(db, { peerGroupId: idIn(c) }, await timed(db, values)),
    done: ({ sessionId }) => `/supervision/sessions/${sessionId}?saved=logged`,
    again: (db, log) => peersPage(c, db, { log }),
    words: logRefusals,
  }),
)

peerDateRoutes.post(`${one}/agreements`, (c) =>
  submit(c, {
    form: requestForm,
    command: (db, { requestId }) => agreeToPeer(db, idIn(c), requestId),
    done: () => back(c, 'agreed'),
    again: (db, other) => peersPage(c, db, { other }),
    words: { 'no-request': 'This request is answered or taken back already.' },
  }),
)

peerDateRoutes.post(`${one}/group`, (c) =>
  submit(c, {
    form: groupForm,
    command: (db, { groupId }) => countForGroup(db, groupId, { peerGroupId: idIn(c) }),
    done: () => back(c, 'counts'),
    again: (db, other) => peersPage(c, db, { other }),
    words: { 'does-not-hold': 'This is not your supervision any more.' },
  }),
)

peerDateRoutes.post(`${one}/pauses`, (c) =>
  submit(c, {
    form: pauseForm,
    command: (db, values) => notePeerPause(db, idIn(c), values),
    done: () => back(c, 'pause'),
    again: (db, pause) => peersPage(c, db, { pause }),
    words: {
      'ends-before-it-begins': 'The last day is before the first.',
      'too-long': 'A pause lasts a year at most.',
    },
  }),
)

peerDateRoutes.post(`${one}/pauses/:pauseId{[0-9a-f-]{36}}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => takeBackPeerPause(db, idIn(c), idIn(c, 'pauseId')),
    done: () => back(c, 'no-pause'),
    again: (db, other) => peersPage(c, db, { other }),
    words: { 'pause-gone': 'This pause is taken back already.' },
  }),
)

const words = {
  dates: 'The dates are made; everybody has them for their calendar.',
  hosts: 'Each date has a host now; everybody is told.',
  agreed: 'Your yes is noted.',
  counts: 'The group’s essentials know your peers as its supervision.',
  pause: 'The pause is noted: dates made from now on leave it out.',
  'no-pause': 'The pause is taken back.',
}

type Attempts = Record<'term' | 'plan' | 'log' | 'pause' | 'other', Returned | undefined>

async function peersPage(c: Web, db: ViewerDb, attempts: Partial<Attempts> = {}) {
  const me = viewerId(db)
  const group = await ownPeerGroup(db, idIn(c))
  const clock = await societyClock(db)
  const among = { peerGroupId: group.id }
  const ahead = await sessionsAhead(db, among)
  const { values, attempt: term } = readAsked(c, peerTermForm, attempts.term, peerTermAsked)
  return (
    <PeerDatesPage
      id={group.id}
      name={group.name}
      lead={`${regularWords(group.everyWeeks, group.mode)}; ${group.placesFree === 0 ? 'no place free' : `${counted(group.placesFree, 'place')} free`}.`}
      keeps={group.keptByViewer}
      members={group.members.map(({ personId, name, isKeeper }) => ({ id: personId, name, isKeeper }))}
      everyWeeks={group.everyWeeks}
      mode={group.mode}
      preview={values && { ...(await plannedPeerTerm(db, group, values)), wish: values }}
      ahead={ahead.map((session) => shownSession(session, clock, me))}
      held={await heldSessions(c, db, among, `/peers/${group.id}`)}
      unhosted={group.members.length > 1 && ahead.some(({ host }) => host === null)}
      zone={typedIn(clock)}
      supervisors={(await supervisedIn(db)).flatMap(({ id, supervisor, peerGroup, endedAt }) =>
        peerGroup?.id === group.id && !endedAt ? { id, name: supervisor.name } : [],
      )}
      pauses={(await peerPauses(db, group.id, clock.today)).map(({ id, firstOn, lastOn }) => ({
        id,
        words: `${formatDateOnly(firstOn)} to ${formatDateOnly(lastOn)}`,
      }))}
      asking={(await peersAsking(db, group.id)).map(({ requestId, name, agreed, needed, own }) => ({
        requestId,
        name,
        own,
        words:
          needed === 0
            ? 'You alone answer.'
            : `${agreed} of ${counted(needed, 'other member')} agreed; whoever keeps the entry answers when all have.`,
      }))}
      groups={await groupsCountingOn(db, { peerGroupId: group.id })}
      ledSince={(await ledSinceSupervision(db)).meetings}
      room={group.mode === 'online' ? roomPath('supervision', group.id) : null}
      saved={savedIn(c, words)}
      attempts={{ ...attempts, term }}
    />
  )
}
