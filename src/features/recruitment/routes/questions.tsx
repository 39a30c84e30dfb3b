import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { askQuestion, moveQuestion, retireQuestion, rewordQuestion } from '../commands/own-questions.ts'
import { questionForm, questionMoveForm } from '../forms.ts'
import { QuestionsPage, type QuestionsPageProps } from '../pages/questions-page.tsx'
import { canSeeApplicants } from '../policy.ts'
import { askedQuestions } from '../queries/questions.ts'
import { MOST_QUESTIONS } from '../rules/own-questions.ts'

const list = '/groups/:id/applicants/questions'
const one = `${list}/:questionId`
const here = (c: Web): string => `/groups/${idIn(c)}/applicants/questions`

export const questionRoutes = new Hono<WebEnv>()
questionRoutes.use(list, requireSignIn)
questionRoutes.use(`${list}/*`, requireSignIn)

questionRoutes.get(list, (c) => show(c, (db) => questionsPage(c, db)))

// Where a form came back from; whoever reloads the address is shown the page.
questionRoutes.get(one, (c) => c.redirect(here(c), 303))
questionRoutes.get(`${one}/:part{place|retirement}`, (c) => c.redirect(here(c), 303))

const gone = 'This question is asked no more, perhaps since a moment ago.'
const done = (c: Web) => () => `${here(c)}?saved`

questionRoutes.post(list, (c) =>
  submit(c, {
    form: questionForm,
    command: (db, { wording, required }) => askQuestion(db, idIn(c), { wording, isRequired: required }),
    done: done(c),
    again: (db, added) => questionsPage(c, db, { added }),
    words: {
      'enough-questions': `${MOST_QUESTIONS} questions are as many as one asks of a stranger. Ask one no more, and this has its place.`,
      'asked-already': 'You ask this already.',
    },
  }),
)

questionRoutes.post(one, (c) =>
  submit(c, {
    form: questionForm,
    command: (db, { wording, required }) => rewordQuestion(db, meant(c), { wording, isRequired: required }),
    done: done(c),
    again: (db, attempt) =>
      questionsPage(c, db, attempt && { reworded: { id: meant(c).questionId, attempt }, button: attempt }),
    words: { 'question-gone': gone },
  }),
)

questionRoutes.post(`${one}/place`, (c) =>
  submit(c, {
    form: questionMoveForm,
    command: (db, { direction }) => moveQuestion(db, meant(c), direction),
    done: done(c),
    again: (db, button) => questionsPage(c, db, { button }),
    words: { 'question-gone': gone },
  }),
)

questionRoutes.post(`${one}/retirement`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => retireQuestion(db, meant(c)),
    done: done(c),
    again: (db, button) => questionsPage(c, db, { button }),
    words: { 'question-gone': gone },
  }),
)

function meant(c: Web): { groupId: string; questionId: string } {
  const questionId = idIn(c, 'questionId')
  return { groupId: idIn(c), questionId }
}

/** Whoever does not lead the group is told nothing, not even that the page exists. */
async function questionsPage(c: Web, db: ViewerDb, attempts: QuestionsAttempts = {}) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  return (
    <QuestionsPage
      group={group}
      seats={await groupCircle(db, group.id)}
      questions={await askedQuestions(db, group.id)}
      most={MOST_QUESTIONS}
      saved={isSaidIn(c, 'saved')}
      attempts={attempts}
    />
  )
}

type QuestionsAttempts = QuestionsPageProps['attempts'] & { added?: Returned | undefined }
