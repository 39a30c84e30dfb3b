import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { firstName } from '../../../shared/first-name.ts'
import { proposeText } from '../commands/planning/propose-text.ts'
import { planningTextForm } from '../forms.ts'
import { TextFormPage } from '../pages/planning/text-form-page.tsx'
import { type ReadText, TextPage, type TextPageProps } from '../pages/planning/text-page.tsx'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import type { PlanningText } from '../queries/planning/leaders-planning.ts'
import { readAnswers } from '../rules/planning/answers.ts'
import { commonBeginning, compareAnswers } from '../rules/planning/comparison.ts'
import { type PlanningQuestion, saidInWords, unanswered } from '../rules/planning/questions.ts'
import { groupPath } from './group-paths.ts'
import { namesOf, seenPlanning, suggested } from './seen-planning.ts'

const path = `${groupPath}/planning`
const textPath = `${path}/texts/:text{[0-9a-f-]{36}}`

export const planningTextRoutes = new Hono<WebEnv>()

planningTextRoutes.get(`${path}/text`, (c) => show(c, (db) => textFormPage(c, db)))

planningTextRoutes.post(`${path}/text`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: planningTextForm,
    command: (db, { after, ...answers }) => proposeText(db, id, { answers: readAnswers(answers), after }),
    done: ({ kept }) => `/groups/${id}/planning?saved=${kept ? 'kept' : 'proposed'}`,
    again: (db, attempt) => textFormPage(c, db, attempt),
    words: {
      'answers-missing':
        'Not everybody who leads has given their answers yet: a common text would tell what is still sealed.',
      'text-incomplete': incomplete,
      'changed-meanwhile':
        'Somebody proposed another text since you opened this page. What you typed is still here: compare it with theirs, then send it again.',
      'nothing-changed': 'Nothing is different from the text as it stands, so there is no new version.',
    },
  })
})

const incomplete = 'Not everything that has to be settled is settled here.'

planningTextRoutes.get(textPath, (c) => show(c, (db) => textPage(c, db)))

async function textFormPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const seen = await seenPlanning(db, group)
  const { planning, questions, standing, others, day } = seen
  const sheets = planning.sheets
    .filter(({ roundId }) => roundId === planning.round?.id)
    .map(({ name, answers }) => ({ name: name ? firstName(name) : 'A former leader', answers }))
  const inPlace = standing.proposal ?? (standing.stage === 'agreed' ? standing.agreed : null)
  const [newest] = planning.texts
  return (
    <TextFormPage
      group={group}
      seats={await groupCircle(db, group.id)}
      questions={questions}
      answers={inPlace?.answers ?? commonBeginning(questions, sheets)}
      hints={{ ...(await suggested(db)), ...(standing.alone || inPlace ? {} : saidBy(questions, sheets)) }}
      after={newest?.id ?? null}
      newest={inPlace && readText(seen, inPlace, day)}
      others={others.map(({ name }) => firstName(name))}
      sealedBy={
        standing.allHaveGiven || attempt ? [] : standing.waitingFor.map(({ name }) => firstName(name))
      }
      attempt={attempt && withProblems(attempt, questions)}
    />
  )
}

/** Under a question on which they chose otherwise: who chose what. */
function saidBy(questions: readonly PlanningQuestion[], sheets: Parameters<typeof compareAnswers>[1]) {
  const differing = compareAnswers(questions, sheets).filter(({ verdict }) => verdict === 'differs')
  return Object.fromEntries(
    differing.map(({ question, answers }) => [
      question.name,
      answers.map(({ name, words }) => `${name}: ${words ?? 'nothing said'}`).join(' · '),
    ]),
  )
}

/** Says beside each field what the refusal says of them all. */
function withProblems(attempt: Returned, questions: readonly PlanningQuestion[]): Returned {
  if (attempt.refusal !== incomplete) return attempt
  const isTyped = ({ name }: PlanningQuestion) => attempt.typed[name]?.toString().trim()
  const open = unanswered(questions, readAnswers({})).filter((question) => !isTyped(question))
  return {
    ...attempt,
    problems: Object.fromEntries(open.map(({ name, title }) => [name, `${title}: please settle this.`])),
  }
}

type Seen = Awaited<ReturnType<typeof seenPlanning>>

function readText(
  { planning, questions }: Seen,
  text: PlanningText,
  day: (instant: Temporal.Instant) => string,
): ReadText {
  return {
    id: text.id,
    version: text.version,
    proposed: `${namesOf(planning, [text.proposedBy])} on ${day(text.proposedAt)}`,
    agreed: text.agreedAt && day(text.agreedAt),
    saidYes: text.consents.map(({ name, at }) => `${name ?? 'a former leader'}, ${day(at)}`),
    said: saidInWords(questions, text.answers),
  }
}

export async function textPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const seen = await seenPlanning(db, group)
  const text = found(seen.planning.texts.find(({ id }) => id === idIn(c, 'text')))
  const silent = seen.planning.leaders.filter(
    ({ personId }) => !text.consents.some((one) => one.personId === personId),
  )
  return (
    <TextPage
      group={group}
      seats={await groupCircle(db, group.id)}
      text={readText(seen, text, seen.day)}
      standing={standingOf(seen, text)}
      waitingFor={silent.map(({ name }) => firstName(name)).join(' and ')}
      alone={seen.standing.alone}
      refusal={attempt?.refusal}
    />
  )
}

function standingOf({ standing }: Seen, text: PlanningText): TextPageProps['standing'] {
  if (text.id === standing.proposal?.id) {
    return standing.stage === 'say-yes' ? 'asks-viewer' : 'asks-others'
  }
  if (text.id !== standing.agreed?.id) return 'replaced'
  return standing.isAgreed ? 'holds' : 'of-before'
}
