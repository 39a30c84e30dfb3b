import { Hono } from 'hono'
import type { VNode } from 'preact'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { sha256 } from '../../../platform/secrets.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { atEvenPace } from '../../../platform/web/even-pace.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, submit } from '../../../platform/web/respond.tsx'
import { sourceCode } from '../../../shared/organisation-kinds.ts'
import { refuse } from '../../../shared/refusal.ts'
import { whatToPay } from '../../fees/queries.ts'
import { findGroup } from '../../groups/queries/group.ts'
import { listedGroup } from '../../groups/queries/open-groups.ts'
import { apply } from '../commands/apply.ts'
import { answerField, applicationForm } from '../forms.ts'
import { ApplicationReceivedPage } from '../pages/application-received-page.tsx'
import { ApplyPage } from '../pages/apply-page.tsx'
import { NoOpenGroupPage } from '../pages/no-open-group-page.tsx'
import { askedQuestions, type OwnQuestion } from '../queries/questions.ts'
import { DAYS_TO_CONFIRM } from '../rules/days-to-confirm.ts'
import { regularTime } from '../rules/regular-time.ts'
import { ownSideOf } from './own-side.ts'
import { weekAsked } from './week-asked.ts'

export const applyRoutes = new Hono<WebEnv>()

applyRoutes.get('/groups/:id/apply', async (c) =>
  (await isSeated(c))
    ? c.redirect(`/groups/${idIn(c)}/circle`, 303)
    : showIfOpen(c, (db) => applyPage(c, db)),
)

applyRoutes.post('/groups/:id/apply', atEvenPace, async (c) => {
  const questions = await c.var.house.database.asViewer(c.var.viewer, (db) => askedQuestions(db, idIn(c)), {
    readOnly: true,
  })
  return submit(c, {
    form: applicationForm(questions),
    command: async (db, { asked, ...values }) =>
      asked === mark(await askedQuestions(db, idIn(c)))
        ? apply(db, {
            groupId: idIn(c),
            email: values.email,
            from: values.from,
            times: values.times,
            ...ownSideOf(values),
          })
        : refuse('questions-changed'),
    done: ({ groupId }) => `/groups/${groupId}/apply/received`,
    again: async (db, attempt) => {
      const why = attempt?.typed.why
      const written = typeof why === 'string' ? why : undefined
      return (await applyPage(c, db, attempt)) ?? <NoOpenGroupPage written={written} />
    },
    words: {
      'group-closed': 'This group takes no applications at the moment.',
      'enough-from-here':
        'A good many forms have come from your connection within the hour. What you wrote is still here: please send it again a little later.',
      'questions-changed':
        'The leaders have changed their questions since you opened this page. What you wrote is still here: please look through it and send it again.',
    },
  })
})

applyRoutes.get('/groups/:id/apply/received', (c) =>
  showIfOpen(c, async (db) => {
    const group = await findGroup(db, idIn(c))
    return group?.openedAt ? <ApplicationReceivedPage group={group} days={DAYS_TO_CONFIRM} /> : null
  }),
)

/** Whoever sits in the circle applies to it no more. */
async function isSeated(c: Web): Promise<boolean> {
  const id = idIn(c)
  if (!c.var.viewer.personId) return false
  const group = await c.var.house.database.asViewer(c.var.viewer, (db) => findGroup(db, id), {
    readOnly: true,
  })
  return group?.standing === 'leader' || group?.standing === 'member'
}

async function showIfOpen(c: Web, page: (db: ViewerDb) => Promise<VNode | null>): Promise<Response> {
  const shown = await c.var.house.database.asViewer(c.var.viewer, page, { readOnly: true })
  return c.html(await c.var.render(shown ?? <NoOpenGroupPage />), shown ? 200 : 404)
}

async function applyPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const id = idIn(c)
  const group = await findGroup(db, id)
  const listed = group?.openedAt ? await listedGroup(db, id) : undefined
  if (!group || !listed) return null
  const questions = await askedQuestions(db, id)
  return (
    <ApplyPage
      group={listed}
      regularTime={regularTime(listed)}
      week={await weekAsked(db, group, { said: null })}
      membersAgree={group.membersAgree}
      contribution={await whatToPay(db, group)}
      seatedAs={group.standing === 'leader' || group.standing === 'member' ? group.standing : null}
      questions={questions.map((each) => ({ ...each, field: answerField(each.id) }))}
      asked={mark(questions)}
      from={sourceCode.exec(c.req.query('from') ?? '')?.[0]}
      attempt={attempt}
    />
  )
}

/** Tells these questions from others, or the same in other words. */
const mark = (questions: readonly OwnQuestion[]): string =>
  sha256(JSON.stringify(questions.map(({ id, wording }) => [id, wording]))).toString('base64url')
