import { Hono } from 'hono'
import type { WebEnv } from '../../platform/web/context.ts'
import { idIn } from '../../platform/web/in-address.ts'
import { submit } from '../../platform/web/respond.tsx'
import { requireSignIn } from '../accounts/session.ts'
import { ledGroup } from '../groups/queries/led-group.ts'
import { putAside } from './commands/put-aside.ts'
import { restForm } from './forms.ts'
import { RestAgainPage } from './pages/rest-again-page.tsx'

const here = '/groups/:id/continuity/rest'

export const continuityRoutes = new Hono<WebEnv>()
continuityRoutes.use(here, requireSignIn)

continuityRoutes.post(here, (c) => {
  const groupId = idIn(c)
  return submit(c, {
    form: restForm,
    command: async (db, { kind, about, back }) => {
      await putAside(db, groupId, { kind, aboutId: about })
      return { back }
    },
    done: ({ back }) => `/groups/${groupId}/${back}`,
    again: async (db, attempt) => {
      await ledGroup(db, groupId)
      return <RestAgainPage groupId={groupId} attempt={attempt} />
    },
    words: {},
  })
})
// Where a form came back from; whoever reloads the address is shown the dates.
continuityRoutes.get(here, (c) => c.redirect(`/groups/${idIn(c)}/meetings`, 303))
