import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { stillOpenInWords } from '../../../shared/invoice-words.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { evaluationsOf, newestOwnEvaluation } from '../../evaluations/queries/evaluations.ts'
import { mayBeAsked } from '../../evaluations/rules/evaluation.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import { type Group, groupById } from '../../groups/queries/group.ts'
import { groundRules } from '../../groups/queries/group-arrangements.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { stillOpen } from '../../invoices/queries/still-open.ts'
import { circleMembers } from '../../memberships/queries/circle-members.ts'
import { closeGroup, takeBackClosure } from '../commands/close-group.ts'
import { closureForm } from '../forms.ts'
import { ClosurePage } from '../pages/closure-page.tsx'
import { EndedPage } from '../pages/ended-page.tsx'
import { type Closure, closureOf } from '../queries/closure.ts'
import { retentionOf } from '../rules/retention.ts'
import { lastMeetingIn, standingAhead } from './in-address.ts'

const here = '/groups/:id/closure'

export const closureRoutes = new Hono<WebEnv>()
closureRoutes.use(here, requireSignIn)
closureRoutes.use(`${here}/*`, requireSignIn)

closureRoutes.get(here, (c) => show(c, (db) => closurePage(c, db)))

closureRoutes.post(here, freshSignIn, (c) =>
  submit(c, {
    form: closureForm,
    command: (db, { last, reason }) => closeGroup(db, idIn(c), { last: lastMeetingIn(last), reason }),
    done: () => `/groups/${idIn(c)}/closure?done=closed`,
    again: (db, closure) => closurePage(c, db, { closure }),
    words: {
      'told-often-enough':
        'The circle has been told of an end three times since yesterday. Please settle it among you first, and announce it tomorrow.',
      'group-already-closed': 'The end of this group is announced already; here is how.',
      'meeting-gone': 'That meeting is over or cancelled now. Please choose another.',
    },
  }),
)

closureRoutes.get(`${here}/withdrawal`, (c) => c.redirect(`/groups/${idIn(c)}/closure`, 303))

closureRoutes.post(`${here}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => takeBackClosure(db, idIn(c)),
    done: () => `/groups/${idIn(c)}/closure?done=taken-back`,
    again: (db, withdrawal) => closurePage(c, db, { withdrawal }),
    words: {
      'closure-over':
        'There is nothing to take back: the last meeting is over, or the group goes on already.',
    },
  }),
)

async function closurePage(
  c: Web,
  db: ViewerDb,
  attempts: { closure?: Returned | undefined; withdrawal?: Returned | undefined } = {},
) {
  const group = await groupById(db, idIn(c))
  const closure = await closureOf(db, group.id)
  if (!canSeeCircle(group)) return endedPage(db, group, closure)
  if (!closure && group.standing !== 'leader') throw new NotFound()
  const meetings = closure ? [] : await standingAhead(db, group.id)
  const lastOn = dateIn(
    closure?.lastStartsAt ?? closure?.endsAt ?? meetings[0]?.startsAt ?? db.now,
    group.timeZone,
  )
  const members = closure ? [] : await circleMembers(db, group.id)
  return (
    <ClosurePage
      framing={await framingOf(db, group)}
      group={group}
      closure={closure && { lastOn, hasLastMeeting: closure.lastStartsAt !== null, reason: closure.reason }}
      kept={retentionOf(lastOn)}
      meetings={meetings}
      willBeAsked={mayBeAsked(members.length)}
      evaluation={closure && (await evaluationOf(db, group))}
      money={group.standing === 'leader' ? await openMoney(db, group) : null}
      done={doneIn(c, ['closed', 'taken-back'])}
      attempts={attempts}
    />
  )
}

/** Where there are invoices: what is not settled yet. */
async function openMoney(db: ViewerDb, group: Group): Promise<string | null> {
  const open = await stillOpen(db, group.id)
  return open.invoices === 0 ? null : stillOpenInWords(open, group.currency)
}

async function evaluationOf(db: ViewerDb, group: Group) {
  const [newest] = await evaluationsOf(db, group.id)
  if (newest?.kind !== 'ending') return null
  const own = await newestOwnEvaluation(db, group.id)
  const isOver = Temporal.Instant.compare(newest.closesAt, db.now) <= 0
  return {
    id: newest.id,
    asksViewer: own?.id === newest.id && !own.hasReplied && !isOver,
    closesOn: dateIn(newest.closesAt, group.timeZone),
    isOver,
  }
}

/** For those who were there to the end; for everybody else the group is nowhere. */
async function endedPage(db: ViewerDb, group: Group, closure: Closure | null) {
  if (!closure?.endedAt) throw new NotFound()
  const lastOn = dateIn(closure.lastStartsAt ?? closure.endsAt, group.timeZone)
  const [rules] = await groundRules(db, group.id)
  const evaluation = await evaluationOf(db, group)
  return (
    <EndedPage
      group={group}
      lastOn={lastOn}
      reason={closure.reason}
      groundRules={rules?.body ?? null}
      kept={retentionOf(lastOn)}
      evaluation={
        evaluation && {
          id: evaluation.id,
          label: evaluation.asksViewer ? 'Say how it was' : 'How it was',
        }
      }
    />
  )
}
