import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { show, showNoting, submit } from '../../../platform/web/respond.tsx'
import {
  type Accreditation,
  accreditationInSentence,
  accreditationInWords,
} from '../../../shared/accreditation.ts'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { type Cursor, cursorText, readCursor } from '../../../shared/cursor.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { isId } from '../../../shared/ids.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { handedInBy } from '../../portfolio/queries/portfolio.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { decideAccreditation, declineAccreditationRequest } from '../commands/decide-accreditation.ts'
import { confirmSupervisor, endConfirmation } from '../commands/keep-supervisor-entry.ts'
import { decisionForm, declineForm } from '../forms.ts'
import { PersonPage, type PersonPageProps } from '../pages/person-page.tsx'
import { LeadersList, PeerGroupsList, SupervisorsList } from '../pages/register-lists.tsx'
import { WaitingPage } from '../pages/waiting-page.tsx'
import { canDecide, canReadRegion, canReadRegister } from '../policy.ts'
import { accreditationOf, newestRequest } from '../queries/accreditation.ts'
import { criteriaSets } from '../queries/criteria.ts'
import { entryOf, nameOf, supervisorEntryOf } from '../queries/entries.ts'
import {
  type ListWish,
  leadersInRegister,
  peerGroupsInRegister,
  supervisorsInRegister,
  waitingForCouncil,
} from '../queries/register.ts'
import { keptCriteria, setForNewcomers } from '../rules/criteria.ts'
import { leadingExperienceInWords, memberExperienceInWords } from '../rules/experience.ts'
import { standingInWords } from '../rules/standing.ts'
import { criteriaNameOf, dayOf, shownDecisions, withAskedDay } from './decisions-shown.ts'

export const registerListRoutes = new Hono<WebEnv>()

/** Whoever holds none of these offices does not see that there is a register. */
const officers = createMiddleware<WebEnv>((c, next) => {
  if (!canReadRegion(c.var.viewer)) throw new NotFound()
  return next()
})

registerListRoutes.get('/register', requireSignIn, officers, (c) =>
  show(c, async (db) => {
    const { state, ...wish } = wishOf(c)
    const { lines, next } = await leadersInRegister(db, { ...wish, state })
    return (
      <LeadersList
        {...(await listing(c, db, next))}
        lines={lines.map((line) => ({ ...line, standing: standingInWords(line) }))}
        state={state}
      />
    )
  }),
)

registerListRoutes.get('/register/supervisors', requireSignIn, officers, (c) =>
  show(c, async (db) => {
    const { lines, next } = await supervisorsInRegister(db, wishOf(c))
    return <SupervisorsList {...(await listing(c, db, next))} lines={lines} />
  }),
)

registerListRoutes.get('/register/peer-groups', requireSignIn, officers, (c) =>
  show(c, async (db) => {
    const { lines, next } = await peerGroupsInRegister(db, wishOf(c))
    return <PeerGroupsList {...(await listing(c, db, next))} lines={lines} />
  }),
)

registerListRoutes.get('/register/waiting', requireSignIn, officers, (c) => {
  if (!canReadRegister(c.var.viewer)) throw new NotFound()
  return show(c, async (db) => {
    const { requests, supervisors } = await waitingForCouncil(db)
    const { timeZone } = await societySettings(db)
    return (
      <WaitingPage
        decides={c.var.viewer.council}
        requests={requests.map(({ personId, name, asksFor, sinceOn, askedAt }) => ({
          personId,
          name,
          asks: `${accreditationInSentence[asksFor]}${sinceOn ? ` since ${formatDateOnly(sinceOn)}` : ''}`,
          askedOn: dayOf(askedAt, timeZone),
        }))}
        supervisors={supervisors.map(({ personId, name, enteredAt }) => ({
          personId,
          name,
          enteredOn: dayOf(enteredAt, timeZone),
        }))}
      />
    )
  })
})

const person = '/register/people/:id{[0-9a-f-]{36}}'
registerListRoutes.use(`${person}/*`, requireSignIn, officers)

registerListRoutes.get(person, requireSignIn, officers, (c) => showNoting(c, (db) => personPage(c, db)))

registerListRoutes.post(`${person}/decisions`, freshSignIn, (c) =>
  submit(c, {
    form: decisionForm,
    command: (db, values) => decideAccreditation(db, idIn(c), values),
    done: () => `/register/people/${idIn(c)}?saved=decided`,
    again: (db, decision) => personPage(c, db, { decision }),
    words: {
      'not-yet': 'A decision holds from today on at the latest. Come back on the day.',
      'ends-before-it-begins': 'The last day has to come after the first.',
      'only-accreditation-ends': 'Only an accreditation has a last day. Leave “Until” empty.',
      'criteria-unknown': 'This set of criteria is not known here. Please choose again.',
    },
  }),
)

registerListRoutes.post(`${person}/request/refusal`, freshSignIn, (c) =>
  submit(c, {
    form: declineForm,
    command: (db, values) => declineAccreditationRequest(db, idIn(c), values),
    done: () => `/register/people/${idIn(c)}?saved=answered`,
    again: (db, decline) => personPage(c, db, { decline }),
    words: { 'nothing-asked': 'The request is answered or withdrawn already.' },
  }),
)

registerListRoutes.post(`${person}/confirmation`, freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => confirmSupervisor(db, idIn(c)),
    done: () => `/register/people/${idIn(c)}?saved=confirmed`,
    again: (db, other) => personPage(c, db, { other }),
    words: {},
  }),
)

registerListRoutes.post(`${person}/confirmation/ending`, freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endConfirmation(db, idIn(c)),
    done: () => `/register/people/${idIn(c)}?saved=unconfirmed`,
    again: (db, other) => personPage(c, db, { other }),
    words: { 'not-confirmed': 'They are not confirmed any more already.' },
  }),
)

const words = {
  decided: 'The decision is kept, and written to them.',
  answered: 'Your answer is kept, and written to them.',
  confirmed: 'They are confirmed: leaders find them, if they agreed.',
  unconfirmed: 'The confirmation has ended.',
}

async function personPage(c: Web, db: ViewerDb, attempts: PersonPageProps['attempts'] = {}) {
  const id = idIn(c)
  const name = found(await nameOf(db, id))
  const entry = await entryOf(db, id)
  const supervisor = await supervisorEntryOf(db, id)
  const whole = canReadRegister(db.viewer)
  // A colleague or an officer is named to many; in the register stand those whose entry one may read.
  const isHere = (one: { findableSince: unknown; regionIds: readonly string[] } | undefined) =>
    one !== undefined &&
    one.findableSince !== null &&
    one.regionIds.some((regionId) => db.viewer.regionIds.includes(regionId))
  if (!whole && !isHere(entry) && !isHere(supervisor)) throw new NotFound()

  const now = await accreditationOf(db, id)
  const request = await newestRequest(db, id)
  const { timeZone } = await societySettings(db)
  const today = dateIn(db.now, timeZone)
  const decides = canDecide(db.viewer, id)
  const sets = decides ? await criteriaSets(db) : []
  const first = setForNewcomers(sets, today)
  const kept = keptCriteria(now)
  const decided = await shownDecisions(db, id)
  // Their entry is theirs to show; what was asked and decided about them is not.
  if (decided.length > 0 || request) await noteLooks(db, 'accreditation', { people: [id] })
  return (
    <PersonPage
      person={{ id, name }}
      entry={
        entry && (whole || isHere(entry))
          ? {
              ...entry,
              memberExperience: memberExperienceInWords(entry),
              leadingExperience: leadingExperienceInWords(entry),
            }
          : null
      }
      supervisor={supervisor && (whole || isHere(supervisor)) ? supervisor : null}
      regions={await regions(db)}
      standing={standingInWords(now)}
      criteria={await criteriaNameOf(db, kept)}
      decisions={decided}
      request={whole && request && request.answeredAt === null ? withAskedDay(request, timeZone) : null}
      portfolios={
        decides
          ? (await handedInBy(db, id)).map((copy) => ({ id: copy.id, on: dayOf(copy.handedInAt, timeZone) }))
          : []
      }
      decides={decides}
      sets={sets
        .toSorted((one, other) => Number(other.id === first?.id) - Number(one.id === first?.id))
        .map((set) => ({ id: set.id, label: `${set.name}, version ${set.version}` }))}
      today={today}
      saved={savedIn(c, words)}
      attempts={attempts}
    />
  )
}

function wishOf(c: Web): ListWish {
  const region = c.req.query('region')
  const name = c.req.query('name')?.trim().slice(0, 100)
  const state = c.req.query('state')
  return {
    name: name || undefined,
    region: region && isId(region) ? region : undefined,
    state: state !== undefined && isState(state) ? state : undefined,
    after: readCursor(c.req.query('after')),
  }
}

const isState = (text: string): text is Accreditation => Object.hasOwn(accreditationInWords, text)

async function listing(c: Web, db: ViewerDb, next: Cursor | null) {
  const { name, region, state, after } = wishOf(c)
  const whole = canReadRegister(db.viewer)
  const everywhere = await regions(db)
  const query = new URLSearchParams({
    ...(name && { name }),
    ...(region && { region }),
    ...(state && { state }),
  })
  if (next) query.set('after', cursorText(next))
  return {
    regions: whole ? everywhere : everywhere.filter(({ id }) => db.viewer.regionIds.includes(id)),
    name,
    region,
    whole,
    isFirst: after === undefined,
    next: next ? `${c.req.path}?${query}` : undefined,
  }
}
