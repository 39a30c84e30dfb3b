import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { noteLeadersMeeting } from '../commands/note-leaders-meeting.ts'
import { agreeToText } from '../commands/planning/agree-to-text.ts'
import { answerAnew } from '../commands/planning/answer-anew.ts'
import { giveAnswers } from '../commands/planning/give-answers.ts'
import { leadersMeetingForm } from '../forms.ts'
import { PlanningPage, type PlanningPageProps, type PlanningPart } from '../pages/planning/planning-page.tsx'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import type { PlanningText } from '../queries/planning/leaders-planning.ts'
import { groupPath } from './group-paths.ts'
import { justSaved } from './just-saved.ts'
import { planningAnswerRoutes } from './planning-answers.tsx'
import { planningTextRoutes, textPage } from './planning-texts.tsx'
import { namesOf, seenPlanning } from './seen-planning.ts'

const path = `${groupPath}/planning`
const at = (c: Web, saved: PlanningPart) => `/groups/${idIn(c)}/planning?saved=${saved}`

export const planningRoutes = new Hono<WebEnv>()
  .use(path, requireSignIn)
  .use(`${path}/*`, requireSignIn)
  .route('/', planningAnswerRoutes)
  .route('/', planningTextRoutes)

planningRoutes.get(path, (c) => show(c, (db) => planningPage(c, db)))

planningRoutes.post(`${path}/meeting`, (c) =>
  submit(c, {
    form: leadersMeetingForm,
    command: (db, values) => noteLeadersMeeting(db, idIn(c), values),
    done: () => `${at(c, 'meeting')}#meeting`,
    again: (db, meeting) => planningPage(c, db, { meeting }),
    words: {},
  }),
)

planningRoutes.post(`${path}/sheets`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => giveAnswers(db, idIn(c)),
    done: ({ kept }) => at(c, kept ? 'kept' : 'given'),
    again: (db, other) => planningPage(c, db, { other }),
    words: {
      'answers-incomplete': 'Not everything is answered yet: your answers are saved, and not given.',
      'answers-given-already': 'You have given your answers in this round; they stay as they are.',
    },
  }),
)

planningRoutes.post(`${path}/rounds`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => answerAnew(db, idIn(c)),
    done: () => at(c, 'anew'),
    again: (db, other) => planningPage(c, db, { other }),
    words: {
      'round-under-way': 'A round of answers is under way: not everybody has given theirs yet.',
      'text-under-way': 'A common text lies before you: settle that first.',
    },
  }),
)

planningRoutes.post(`${path}/texts/:text{[0-9a-f-]{36}}/agreement`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => agreeToText(db, idIn(c), idIn(c, 'text')),
    done: () => at(c, 'agreed'),
    again: (db, attempt) => textPage(c, db, attempt),
    words: {
      'text-replaced': 'This text does not lie before you any more: another has taken its place.',
    },
  }),
)

const savedWords: Record<PlanningPart, string> = {
  meeting: 'The day is noted.',
  answers: 'Saved, for you alone.',
  given: 'Your answers are given.',
  kept: 'Kept: this is how you lead.',
  anew: 'A new round has begun: answer again, each on your own.',
  proposed: 'Your text is proposed.',
  agreed: 'You have said yes.',
}

async function planningPage(c: Web, db: ViewerDb, attempts: PlanningPageProps['attempts'] = {}) {
  const group = await ledGroup(db, idIn(c))
  const { planning, standing, others, day, missing, ownSheet } = await seenPlanning(db, group)
  const { proposal, agreed, isAgreed } = standing
  const metOn = group.leadersMetOn
  const today = dateIn(db.now, group.timeZone)
  return (
    <PlanningPage
      group={group}
      seats={await groupCircle(db, group.id)}
      now={{
        stage: standing.stage,
        alone: standing.alone,
        others: others.map(({ personId, name }) => {
          const giver = planning.givers.find((one) => one.personId === personId)
          return { name: firstName(name), given: giver ? day(giver.givenAt) : null }
        }),
        ownGiven: ownSheet ? day(ownSheet.givenAt) : null,
        draftSaved: planning.draft && day(planning.draft.savedAt),
        unanswered: missing,
        roundId: planning.round?.id ?? null,
        allHaveGiven: standing.allHaveGiven,
        proposal: proposal && {
          id: proposal.id,
          version: proposal.version,
          by: namesOf(planning, [proposal.proposedBy]),
          waitingFor: waitingFor(planning, proposal),
        },
        agreed: agreed?.agreedAt
          ? {
              id: agreed.id,
              version: agreed.version,
              on: day(agreed.agreedAt),
              by: saidYes(agreed),
              holds: isAgreed,
            }
          : null,
        met: metOn && {
          on: formatDateOnly(metOn),
          isPast: Temporal.PlainDate.compare(metOn, today) <= 0,
        },
      }}
      earlierTexts={planning.texts
        .filter(({ id }) => id !== proposal?.id && id !== agreed?.id)
        .map((text) => ({
          id: text.id,
          label: text.agreedAt
            ? `Version ${text.version}, agreed on ${day(text.agreedAt)}`
            : `Version ${text.version}, proposed on ${day(text.proposedAt)} and replaced`,
        }))}
      earlierRounds={planning.rounds
        .filter(({ id }) => id !== planning.round?.id)
        .filter(({ id }) => planning.sheets.some(({ roundId }) => roundId === id))
        .map(({ id, begunAt }) => ({ id, label: `Answers of ${day(begunAt)}` }))}
      room={standing.alone ? null : roomPath('planning', group.id)}
      saved={await justSaved(c, db, group, savedWords)}
      attempts={attempts}
    />
  )
}

const saidYes = ({ consents }: PlanningText) =>
  consents.map(({ name }) => (name ? firstName(name) : 'a former leader')).join(' and ')

const waitingFor = ({ leaders }: Parameters<typeof namesOf>[0], { consents }: PlanningText) =>
  leaders
    .filter(({ personId }) => !consents.some((one) => one.personId === personId))
    .map(({ name }) => firstName(name))
    .join(' and ')
