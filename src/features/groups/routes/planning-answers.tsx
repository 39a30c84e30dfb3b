import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { firstName } from '../../../shared/first-name.ts'
import { listed } from '../../../shared/listed.ts'
import { saveAnswers } from '../commands/planning/save-answers.ts'
import { planningAnswersForm } from '../forms.ts'
import { AnswersPage } from '../pages/planning/answers-page.tsx'
import { ComparisonPage } from '../pages/planning/comparison-page.tsx'
import { groupCircle } from '../queries/group-circle.ts'
import { ledGroup } from '../queries/led-group.ts'
import { readAnswers } from '../rules/planning/answers.ts'
import { compareAnswers } from '../rules/planning/comparison.ts'
import { saidInWords } from '../rules/planning/questions.ts'
import { groupPath } from './group-paths.ts'
import { seenPlanning, suggested } from './seen-planning.ts'

const path = `${groupPath}/planning`

export const planningAnswerRoutes = new Hono<WebEnv>()

planningAnswerRoutes.get(`${path}/answers`, (c) => show(c, (db) => answersPage(c, db)))

planningAnswerRoutes.post(`${path}/answers`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: planningAnswersForm,
    command: (db, values) => saveAnswers(db, id, readAnswers(values)),
    done: () => `/groups/${id}/planning?saved=answers`,
    again: (db, attempt) => answersPage(c, db, attempt),
    words: {
      'answers-given-already':
        'You have given your answers in this round; they stay as they are. What you see differently now belongs in the common text, or in a new round.',
    },
  })
})

planningAnswerRoutes.get(`${path}/rounds/:round{[0-9a-f-]{36}}`, (c) =>
  show(c, (db) => comparisonPage(c, db)),
)

async function answersPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const { planning, questions, others, ownSheet, day } = await seenPlanning(db, group)
  const before = planning.sheets.findLast(({ personId }) => personId === db.viewer.personId)
  const begins = planning.draft?.answers ?? before?.answers
  return (
    <AnswersPage
      group={group}
      seats={await groupCircle(db, group.id)}
      questions={questions}
      answers={ownSheet?.answers ?? begins ?? readAnswers({})}
      hints={await suggested(db)}
      said={ownSheet ? saidInWords(questions, ownSheet.answers) : []}
      given={ownSheet ? day(ownSheet.givenAt) : null}
      beginsFrom={!planning.draft && before ? day(before.givenAt) : null}
      others={others.map(({ name }) => firstName(name))}
      attempt={attempt}
    />
  )
}

/** Answers of one round beside each other, for somebody who has given theirs in it. */
async function comparisonPage(c: Web, db: ViewerDb) {
  const group = await ledGroup(db, idIn(c))
  const { planning, questions, standing, day } = await seenPlanning(db, group)
  const round = found(planning.rounds.find(({ id }) => id === idIn(c, 'round')))
  const sheets = planning.sheets.filter(({ roundId }) => roundId === round.id)
  if (!sheets.some(({ personId }) => personId === db.viewer.personId)) throw new NotFound()
  const named = sheets.map((sheet) => ({ ...sheet, name: sheet.name ?? 'A former leader' }))
  const counts = round.id === planning.round?.id
  return (
    <ComparisonPage
      group={group}
      seats={await groupCircle(db, group.id)}
      compared={compareAnswers(questions, named)}
      given={listed(named.map(({ name, givenAt }) => `${name} on ${day(givenAt)}`))}
      waitingFor={counts ? standing.waitingFor.map(({ name }) => firstName(name)) : []}
      textHref={counts && standing.stage === 'settle' ? `/groups/${group.id}/planning/text` : null}
    />
  )
}
