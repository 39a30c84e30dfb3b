import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDate, formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canManageSociety } from '../../society/policy.ts'
import { societyToday } from '../../society/queries/absences.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { answerRequest, eraseForRequest, extendRequest, refuseRequest } from '../commands/answer.ts'
import { noteLooks } from '../commands/note-looks.ts'
import { answerForm, extensionForm, refusalForm } from '../forms.ts'
import { OfficeRequestPage, type OfficeRequestPageProps } from '../pages/office-request-page.tsx'
import { OfficeRequestsPage } from '../pages/office-requests-page.tsx'
import { waitsForFirst } from '../queries/leaving.ts'
import { answeredRequests, openRequests, type RequestInOffice, requestById } from '../queries/requests.ts'
import {
  dueInWords,
  erasureOpens,
  isPressing,
  kindWords,
  mayBeExtended,
  stateOf,
} from '../rules/data-request.ts'
import { whyWithheld } from '../rules/held-kind.ts'
import { heldKinds } from '../rules/held-kinds.ts'
import { firstInWords } from '../rules/leaving-steps.ts'

export const officeRequestRoutes = new Hono<WebEnv>()
/** Strangers sign in first; whoever is no administrator does not see that there is a page. */
const administratorsOnly = createMiddleware<WebEnv>((c, next) => {
  if (!canManageSociety(c.var.viewer)) throw new NotFound()
  return next()
})
officeRequestRoutes.use('/office/data-requests', requireSignIn, administratorsOnly)
officeRequestRoutes.use('/office/data-requests/*', requireSignIn, administratorsOnly)

const one = '/office/data-requests/:id'
const here = (c: Web): string => `/office/data-requests/${idIn(c)}`

officeRequestRoutes.get('/office/data-requests', (c) => showNoting(c, listPage))
officeRequestRoutes.get(one, (c) => showNoting(c, (db) => onePage(c, db)))

const over = 'This request is answered or taken back already.'

officeRequestRoutes.post(`${one}/answer`, freshSignIn, (c) =>
  submit(c, {
    form: answerForm,
    command: (db, { answer }) => answerRequest(db, idIn(c), { answer: answer ?? null }),
    done: () => '/office/data-requests',
    again: (db, answer) => onePage(c, db, { answer }),
    words: {
      'over-already': over,
      'erase-instead': 'Whoever asks to be erased is erased, or told why not.',
      'say-what': 'Please say in a few words what was done.',
    },
  }),
)

officeRequestRoutes.post(`${one}/refusal`, freshSignIn, (c) =>
  submit(c, {
    form: refusalForm,
    command: (db, { answer }) => refuseRequest(db, idIn(c), { answer }),
    done: () => '/office/data-requests',
    again: (db, refusal) => onePage(c, db, { refusal }),
    words: { 'over-already': over },
  }),
)

officeRequestRoutes.post(`${one}/extension`, freshSignIn, (c) =>
  submit(c, {
    form: extensionForm,
    command: (db, { why }) => extendRequest(db, idIn(c), { why }),
    done: () => here(c),
    again: (db, extension) => onePage(c, db, { extension }),
    words: { 'too-late-to-extend': 'That can be said once, and only while the first month lasts.' },
  }),
)

officeRequestRoutes.post(`${one}/erasure`, freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => eraseForRequest(db, idIn(c)),
    done: () => '/office/data-requests',
    again: (db, erasure) => onePage(c, db, { erasure }),
    words: {
      'over-already': over,
      'something-first': 'Something has to be done first; it stands below. Nothing has been erased.',
    },
  }),
)

async function listPage(db: ViewerDb) {
  const { timeZone } = await societySettings(db)
  const today = await societyToday(db)
  const day = (at: Temporal.Instant) => formatDate(dateIn(at, timeZone))
  const [open, answered] = [await openRequests(db), await answeredRequests(db)]
  await noteAsked(db, [...open, ...answered])
  return (
    <OfficeRequestsPage
      society={(await societyName(db)) ?? ''}
      open={open.map(({ id, name, kind, askedAt, dueOn }) => ({
        id,
        name: name ?? 'Somebody',
        what: kindWords[kind],
        asked: day(askedAt),
        due: dueInWords(found(dueOn), today),
        isPressing: isPressing(found(dueOn), today),
      }))}
      answered={answered.map(({ id, name, kind, answeredAt, outcome }) => ({
        id,
        name: shownName({ name, kind, outcome }),
        what: kindWords[kind],
        when: answeredAt ? day(answeredAt) : '',
        outcome: outcomes[outcome ?? 'done'],
      }))}
    />
  )
}

/** Also what somebody asks of the society is theirs, without a word of their own. */
const noteAsked = (db: ViewerDb, requests: readonly RequestInOffice[]): Promise<void> =>
  noteLooks(db, 'request', {
    people: requests.flatMap(({ personId }) => personId ?? []),
    addresses: requests.flatMap(({ correspondentId }) => correspondentId ?? []),
  })

/** Of whoever has been erased the last email may still be under way: the office names them no more. */
const shownName = ({ name, kind, outcome }: Pick<RequestInOffice, 'name' | 'kind' | 'outcome'>): string =>
  kind === 'erasure' && outcome === 'done'
    ? 'Somebody who has been erased'
    : (name ?? 'Somebody who has been erased')

const outcomes = { given: 'File given', done: 'Done', refused: 'Refused' } as const

async function onePage(c: Web, db: ViewerDb, attempts: Record<string, Returned | undefined> = {}) {
  const request = found(await requestById(db, idIn(c)))
  await noteAsked(db, [request])
  const { timeZone } = await societySettings(db)
  const today = await societyToday(db)
  const first = (await waitsForFirst(db, request.id)).filter(
    ({ what }) => request.kind === 'erasure' || what === 'sign-in-first',
  )
  const due = found(request.dueOn)
  const opens = stateOf(request) === 'open' ? erasureOpens(request) : null
  const props: OfficeRequestPageProps = {
    here: here(c),
    kind: request.kind,
    isOpen: stateOf(request) === 'open',
    name: shownName(request),
    what: kindWords[request.kind],
    words: request.words,
    asked: formatDate(dateIn(request.askedAt, timeZone)),
    due: stateOf(request) === 'open' ? `${formatDate(due)} · ${dueInWords(due, today)}` : formatDate(due),
    longer: request.extendedWhy,
    opens: opens && formatDayAndTime(opens, timeZone),
    ended: request.answeredAt ? formatDate(dateIn(request.answeredAt, timeZone)) : null,
    mayExtend: mayBeExtended(request, today),
    first: first.map(firstInWords),
    withheld: withheldKinds,
  }
  return <OfficeRequestPage {...props} attempts={attempts} />
}

const withheldKinds = Object.values(heldKinds).flatMap(({ title, why }) =>
  why && why !== 'request' ? [{ title, why: whyWithheld[why] }] : [],
)
