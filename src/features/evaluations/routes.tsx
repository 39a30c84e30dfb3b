import { Hono } from 'hono'
import type { ViewerDb } from '../../platform/database/database.ts'
import { found, NotFound } from '../../platform/errors.ts'
import type { Web, WebEnv } from '../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../shared/calendar.ts'
import { answers } from '../../shared/evaluation-answers.ts'
import { buttonForm } from '../../shared/form-values.ts'
import { requireSignIn } from '../accounts/session.ts'
import { groupById } from '../groups/queries/group.ts'
import { groupFor } from '../groups/queries/group-for.ts'
import { framingOf } from '../groups/queries/group-framing.ts'
import { circleMembers } from '../memberships/queries/circle-members.ts'
import { societyName, societySettings } from '../society/queries.ts'
import { askTheCircle } from './commands/open-evaluation.ts'
import { replyToEvaluation } from './commands/reply.ts'
import { replyForm } from './forms.ts'
import { EvaluationPage } from './pages/evaluation-page.tsx'
import { EvaluationsPage } from './pages/evaluations-page.tsx'
import { WhatCirclesSayPage } from './pages/what-circles-say-page.tsx'
import { canAskTheCircle, canReadWhatCirclesSay } from './policy.ts'
import {
  evaluationById,
  evaluationEditions,
  evaluationNumbers,
  evaluationSums,
  evaluationsOf,
  ownEvaluation,
} from './queries/evaluations.ts'
import { FEWEST_GROUPS, FEWEST_REPLIES, mayBeAsked, resultsFrom, statements } from './rules/evaluation.ts'

const ofTheSociety = '/office/evaluations'
const all = '/groups/:id/evaluations'
const one = `${all}/:evaluationId`

const hereOf = (c: Web): string => `/groups/${idIn(c)}/evaluations/${idIn(c, 'evaluationId')}`

export const evaluationRoutes = new Hono<WebEnv>()
evaluationRoutes.use(ofTheSociety, requireSignIn)
evaluationRoutes.use(all, requireSignIn)
evaluationRoutes.use(one, requireSignIn)

evaluationRoutes.get(ofTheSociety, (c) => show(c, whatCirclesSayPage))

evaluationRoutes.get(all, (c) => show(c, (db) => evaluationsPage(c, db)))

evaluationRoutes.post(all, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => askTheCircle(db, idIn(c)),
    done: ({ evaluationId }) => `/groups/${idIn(c)}/evaluations/${evaluationId}`,
    again: (db, attempt) => evaluationsPage(c, db, attempt),
    words: {
      'not-to-be-asked': 'The circle is being asked already, or it has fewer than five members.',
    },
  }),
)

evaluationRoutes.get(one, (c) => show(c, (db) => evaluationPage(c, db)))

evaluationRoutes.post(one, (c) =>
  submit(c, {
    form: replyForm,
    keepsNothingTyped: true,
    command: (db, reply) => replyToEvaluation(db, idIn(c, 'evaluationId'), reply),
    done: () => `${hereOf(c)}?replied`,
    again: (db, attempt) => evaluationPage(c, db, attempt),
    words: {
      'evaluation-over': 'The time to reply is over.',
      'replied-already': 'You have replied already: each reply counts once.',
    },
  }),
)

async function whatCirclesSayPage(db: ViewerDb) {
  if (!canReadWhatCirclesSay(db.viewer)) throw new NotFound()
  const { timeZone } = await societySettings(db)
  return (
    <WhatCirclesSayPage
      society={(await societyName(db)) ?? ''}
      editions={(await evaluationEditions(db)).map(({ publishedAt, counts, ...edition }) => ({
        ...edition,
        publishedOn: formatDateOnly(dateIn(publishedAt, timeZone)),
        statements: resultsFrom(counts),
      }))}
      fewestReplies={FEWEST_REPLIES}
      fewestGroups={FEWEST_GROUPS}
    />
  )
}

async function evaluationsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canAskTheCircle)
  const evaluations = await evaluationsOf(db, group.id)
  const isTooSmall = !mayBeAsked((await circleMembers(db, group.id)).length)
  return (
    <EvaluationsPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      evaluations={evaluations.map(({ id, kind, openedAt, closesAt }) => ({
        id,
        kind,
        openedOn: dateIn(openedAt, group.timeZone),
        isOver: isOver(closesAt, db.now),
      }))}
      mayAsk={!isTooSmall && evaluations.every(({ closedAt }) => closedAt !== null)}
      isTooSmall={isTooSmall}
      fewest={FEWEST_REPLIES}
      attempt={attempt}
    />
  )
}

const isOver = (closesAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(closesAt, now) <= 0

async function evaluationPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const evaluation = found(await evaluationById(db, idIn(c, 'evaluationId')))
  if (evaluation.groupId !== idIn(c)) throw new NotFound()
  const group = await groupById(db, evaluation.groupId)
  const own = await ownEvaluation(db, evaluation.id)
  const sums = own ? null : await evaluationSums(db, evaluation.id)
  const groupPath = `/groups/${group.id}`
  return (
    <EvaluationPage
      here={`${groupPath}/evaluations/${evaluation.id}`}
      back={backTo(groupPath, group.standing)}
      groupName={evaluation.groupName}
      kind={evaluation.kind}
      closesOn={dateIn(evaluation.closesAt, evaluation.timeZone)}
      isOver={isOver(evaluation.closesAt, db.now)}
      isCounted={evaluation.closedAt !== null}
      viewer={own ? (own.hasReplied ? 'replied' : 'asked') : 'leads'}
      numbers={await evaluationNumbers(db, evaluation.id)}
      fewest={FEWEST_REPLIES}
      statements={statements}
      answers={answers}
      results={sums && { replies: sums.replies, lines: sums.lines, statements: resultsFrom(sums.counts) }}
      done={isSaidIn(c, 'replied')}
      attempt={attempt}
    />
  )
}

function backTo(groupPath: string, standing: 'leader' | 'member' | 'office' | null) {
  if (standing === 'leader') return { href: `${groupPath}/evaluations`, label: 'How it is' }
  return standing === 'member'
    ? { href: `${groupPath}/circle`, label: 'The circle' }
    : { href: `${groupPath}/closure`, label: 'The group that was' }
}
