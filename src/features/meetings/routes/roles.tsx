import { Hono } from 'hono'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { followTurns, giveRoles } from '../commands/give-roles.ts'
import { tellRoles } from '../commands/tell-roles.ts'
import { rolesForm, rolesToldForm, swapForm } from '../forms.ts'
import { meetingIdOf, meetingPage } from './meeting.tsx'

export const rolesRoutes = new Hono<WebEnv>()
rolesRoutes.use('/groups/:id/meetings/*', requireSignIn)

const words = {
  'meeting-over': 'This meeting is over; nothing about it can be changed any more.',
  'meeting-cancelled': 'This meeting has been cancelled meanwhile.',
  'not-a-leader': 'Only a leader of this group can moderate. Please choose one of them.',
}
const pathOf = (c: Web): string => `/groups/${idIn(c)}/meetings/${meetingIdOf(c)}`

rolesRoutes.post('/groups/:id/meetings/:meetingId/roles', (c) =>
  submit(c, {
    form: rolesForm,
    command: (db, { moderator: moderatorId, swapping, alone }) =>
      giveRoles(db, idIn(c), meetingIdOf(c), { moderatorId, swapping, alone }),
    done: () => `/groups/${idIn(c)}/meetings?saved=roles`,
    again: (db, roles) => meetingPage(c, db, { roles }),
    words,
  }),
)

rolesRoutes.post('/groups/:id/meetings/:meetingId/swap', (c) => {
  let back: 'meeting' | 'meetings' = 'meeting'
  return submit(c, {
    form: swapForm,
    command: (db, { moderator: moderatorId, ...wish }) => {
      back = wish.back
      return giveRoles(db, idIn(c), meetingIdOf(c), { moderatorId })
    },
    done: () =>
      back === 'meeting' ? `${pathOf(c)}?swapped#roles` : `/groups/${idIn(c)}/meetings?saved=roles`,
    again: (db, roles) => meetingPage(c, db, { roles }),
    words,
  })
})

rolesRoutes.post('/groups/:id/meetings/:meetingId/turns', (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => followTurns(db, idIn(c), meetingIdOf(c)),
    done: () => `/groups/${idIn(c)}/meetings?saved=roles`,
    again: (db, roles) => meetingPage(c, db, { roles }),
    words: {
      ...words,
      'nobody-moderates': 'Choose first who moderates this meeting; the turns follow from there.',
    },
  }),
)

rolesRoutes.post('/groups/:id/meetings/:meetingId/roles-told', (c) =>
  submit(c, {
    form: rolesToldForm,
    command: (db, { told }) => tellRoles(db, idIn(c), { told }),
    done: () => `${pathOf(c)}#roles`,
    again: (db, roles) => meetingPage(c, db, { roles }),
    words: {},
  }),
)
