import { Hono } from 'hono'
import type { Db } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, showHeld, submit, submitHeld } from '../../../platform/web/respond.tsx'
import { formatDay } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { personAlone } from '../../../shared/viewer.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { societySettings } from '../../society/queries.ts'
import { acceptRegisterInvitation, type Entering, enterAsHolder } from '../commands/invite-to-register.ts'
import { RegisterInvitationPage } from '../pages/register-invitation-page.tsx'
import {
  heldRegisterInvitation,
  type RegisterInvitation,
  registerInvitationById,
} from '../queries/register-invitations.ts'

export const registerInvitationRoutes = new Hono<WebEnv>()

const byToken = '/register/invitations/:token{[\\w-]{43}}'
const byId = '/register/invitations/:id{[0-9a-f-]{36}}'
const there = { 'leader-entry': '/register/me', supervision: '/register/supervision' } as const

// Mail scanners follow links: to look changes nothing.
registerInvitationRoutes.get(byToken, (c) => {
  const token = c.req.param('token')
  return showHeld(c, token, async (db) =>
    invitationPage(db, found(await heldRegisterInvitation(db)), {
      action: `/register/invitations/${token}`,
      secret: true,
    }),
  )
})

registerInvitationRoutes.post(byToken, (c) => {
  const token = c.req.param('token')
  const { personId } = c.var.viewer
  const isKnown = (entering: Entering) => entering.isNew || entering.personId === personId
  return submitHeld(c, token, {
    form: buttonForm,
    command: (db) => enterAsHolder(db, personId),
    done: (entering) => {
      const page = `/register/invitations/${entering.invitationId}`
      return isKnown(entering) ? page : `/sign-in?${new URLSearchParams({ next: page })}`
    },
    after: async (entering) => {
      if (!isKnown(entering)) return
      await c.var.house.database.asViewer(personAlone(entering.personId), (db) =>
        acceptRegisterInvitation(db, entering.invitationId),
      )
    },
    signsIn: (entering) => (entering.isNew ? entering.personId : null),
    again: async (db, attempt) =>
      invitationPage(db, found(await heldRegisterInvitation(db)), {
        action: `/register/invitations/${token}`,
        secret: true,
        attempt,
      }),
    words: {
      'invitation-over': 'This invitation has run out, or is accepted already.',
      'somebody-else':
        'You are signed in with another email address than the one this invitation was sent to. Sign out first, then open it again.',
    },
  })
})

// The same for whoever is signed in; accepted already, it leads on.
registerInvitationRoutes.get(byId, requireSignIn, async (c) => {
  const { house, viewer } = c.var
  const id = idIn(c)
  const invitation = found(
    await house.database.asViewer(viewer, (db) => registerInvitationById(db, id), { readOnly: true }),
  )
  if (invitation.state === 'accepted') return c.redirect(there[invitation.purpose], 303)
  return show(c, (db) => invitationPage(db, invitation, { action: `/register/invitations/${id}` }))
})

registerInvitationRoutes.post(byId, requireSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => acceptRegisterInvitation(db, id),
    done: ({ purpose }) => there[purpose],
    again: async (db, attempt) =>
      invitationPage(db, found(await registerInvitationById(db, id)), {
        action: `/register/invitations/${id}`,
        attempt,
      }),
    words: { 'invitation-over': 'This invitation has run out. Write to us for a new one.' },
  })
})

async function invitationPage(
  db: Db,
  invitation: RegisterInvitation,
  { action, secret, attempt }: { action: string; secret?: boolean; attempt?: Returned | undefined },
) {
  return (
    <RegisterInvitationPage
      invitation={invitation}
      until={formatDay(invitation.expiresAt, (await societySettings(db)).timeZone)}
      action={action}
      secret={secret}
      attempt={attempt}
    />
  )
}
