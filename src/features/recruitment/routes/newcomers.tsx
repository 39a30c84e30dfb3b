import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { groupById } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { answerAboutNewcomer } from '../commands/ask-members.ts'
import { newcomerAnswerForm } from '../forms.ts'
import { NewcomerPage } from '../pages/newcomer-page.tsx'
import { newcomerById } from '../queries/newcomers.ts'

const page = '/groups/:id/newcomers/:questionId'

export const newcomerRoutes = new Hono<WebEnv>()
newcomerRoutes.use(page, requireSignIn)

newcomerRoutes.get(page, (c) => show(c, (db) => newcomerPage(c, db)))

newcomerRoutes.post(page, (c) =>
  submit(c, {
    form: newcomerAnswerForm,
    command: (db, { answer }) => answerAboutNewcomer(db, idIn(c, 'questionId'), answer),
    done: ({ groupId }) => `/groups/${groupId}/circle?saved=newcomer`,
    again: (db, attempt) => newcomerPage(c, db, attempt),
    words: { 'nothing-asked': 'There is nothing to answer any more: the leaders have decided.' },
  }),
)

/** Once it is decided there is no such question. */
async function newcomerPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const newcomer = found(await newcomerById(db, idIn(c, 'questionId')))
  if (newcomer.groupId !== idIn(c)) throw new NotFound()
  return (
    <NewcomerPage
      group={await groupById(db, newcomer.groupId)}
      seats={await groupCircle(db, newcomer.groupId)}
      newcomer={newcomer}
      attempt={attempt}
    />
  )
}
