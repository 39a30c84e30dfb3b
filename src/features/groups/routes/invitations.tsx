import { Hono } from 'hono'
import type { Db, ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, showHeld, submit, submitHeld } from '../../../platform/web/respond.tsx'
import { formatDay, formatMeetingTime } from '../../../shared/calendar.ts'
import { isRefusal } from '../../../shared/refusal.ts'
import { personAlone } from '../../../shared/viewer.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { asksAboutTimes } from '../../recruitment/queries/times.ts'
import { societySettings } from '../../society/queries.ts'
import { ownClashesWith } from '../../venues/queries/clashes.ts'
import { type Accepting, acceptAsHolder } from '../commands/accept-as-holder.ts'
import { acceptInvitation } from '../commands/accept-invitation.ts'
import { declineInvitation } from '../commands/decline-invitation.ts'
import { answerForm } from '../forms.ts'
import { InvitationPage, type OwnClashLine } from '../pages/invitation-page.tsx'
import { findGroup } from '../queries/group.ts'
import { heldInvitation, type Invitation, ownInvitationById } from '../queries/invitations.ts'
import { hasSaidYes, saidYes } from './accepting.ts'

export const invitationRoutes = new Hono<WebEnv>()

const words = {
  'invitation-over': 'This invitation can no longer be answered.',
  'leader-elsewhere': 'You cannot say yes yet: you lead another group at some of these times.',
}

// Mail scanners follow links: to look changes nothing.
invitationRoutes.get('/invitations/:token{[\\w-]{43}}', (c) => {
  const token = c.req.param('token')
  return showHeld(c, token, async (db) => invitationPage(db, found(await heldInvitation(db)), { token }))
})

invitationRoutes.post('/invitations/:token{[\\w-]{43}}', (c) => {
  const token = c.req.param('token')
  const { personId } = c.var.viewer
  return submitHeld(c, token, {
    form: answerForm,
    command: async (db, { answer }) =>
      answer === 'accept'
        ? acceptAsHolder(db, personId)
        : declineInvitation(db, found(await heldInvitation(db)).id),
    done: (outcome) => ('declined' in outcome ? `/invitations/${token}` : afterAccepting(c, outcome)),
    after: async (outcome) => {
      if ('declined' in outcome || !isKnownToBe(outcome, personId)) return
      await c.var.house.database.asViewer(personAlone(outcome.personId), (db) =>
        acceptInvitation(db, outcome.invitationId),
      )
    },
    signsIn: (outcome) => ('isNew' in outcome && outcome.isNew ? outcome.personId : null),
    again: async (db, attempt) => invitationPage(db, found(await heldInvitation(db)), { token, attempt }),
    words: {
      ...words,
      'somebody-else':
        'You are signed in with another email address than the one this invitation was sent to. Sign out first, then open it again.',
    },
  })
})

// The same for whoever is signed in: nothing secret in the address. It only looks, unless they have said yes before
// they signed in.
invitationRoutes.get('/invitations/:id{[0-9a-f-]{36}}', requireSignIn, async (c) => {
  const { house, viewer } = c.var
  const id = idIn(c)
  let attempt: Returned | undefined
  if (hasSaidYes(c, id)) {
    const accepted = await house.database.asViewer(viewer, (db) => acceptInvitation(db, id))
    if (!isRefusal(accepted)) return c.redirect(`/groups/${accepted.groupId}/plan`, 303)
    attempt = { typed: {}, problems: {}, refusal: words[accepted.refused] }
  }
  const invitation = await house.database.asViewer(viewer, (db) => ownInvitation(c, db), { readOnly: true })
  const isDone = invitation.state === 'accepted' && invitation.group
  if (isDone) return c.redirect(`/groups/${isDone.id}/plan`, 303)
  return show(c, async (db) =>
    invitationPage(db, invitation, { attempt, clashes: await clashesOf(db, invitation) }),
  )
})

// Whoever leads sees applicants and keeps a purse: an old session alone does not begin it. The address in the email shows the
// mailbox by itself, and asks for nothing more.
invitationRoutes.post('/invitations/:id{[0-9a-f-]{36}}', requireSignIn, freshSignIn, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: answerForm,
    command: async (db, { answer }) =>
      answer === 'accept' ? acceptInvitation(db, id) : declineInvitation(db, id),
    done: (outcome) => ('declined' in outcome ? `/invitations/${id}` : `/groups/${outcome.groupId}/plan`),
    again: async (db, attempt) => {
      const invitation = await ownInvitation(c, db)
      return invitationPage(db, invitation, { attempt, clashes: await clashesOf(db, invitation) })
    },
    words,
  })
})

/** Who is signed in, or has just been given an account, need not show once more who they are. */
const isKnownToBe = ({ isNew, personId }: Accepting, viewerId: string | null) =>
  isNew || personId === viewerId

function afterAccepting(c: Web, accepting: Accepting): string {
  const { invitationId, personId } = accepting
  const page = `/invitations/${invitationId}`
  if (isKnownToBe(accepting, c.var.viewer.personId)) return page
  const next = `${page}?said-yes=${saidYes(c, invitationId, personId)}`
  return `/sign-in?${new URLSearchParams({ next })}`
}

const ownInvitation = async (c: Web, db: ViewerDb): Promise<Invitation> =>
  found(await ownInvitationById(db, idIn(c)))

async function invitationPage(
  db: Db,
  invitation: Invitation,
  {
    token,
    attempt,
    clashes = [],
  }: { token?: string; attempt?: Returned | undefined; clashes?: readonly OwnClashLine[] } = {},
) {
  return (
    <InvitationPage
      invitation={invitation}
      until={formatDay(invitation.expiresAt, (await societySettings(db)).timeZone)}
      action={`/invitations/${token ?? invitation.id}`}
      asksTimes={await asksTheirTimes(db, invitation)}
      clashes={clashes}
      attempt={attempt}
      secret={token !== undefined}
    />
  )
}

/** The reader's own meetings at the hours of the group they are asked to lead: while there are any, nobody can say yes. */
async function clashesOf(db: ViewerDb, { state, group }: Invitation): Promise<OwnClashLine[]> {
  if (state !== 'open' || !group) return []
  return (await ownClashesWith(db, group.id)).map(({ startsAt, endsAt, timeZone, groupName }) => ({
    when: formatMeetingTime(startsAt, endsAt, timeZone),
    groupName,
  }))
}

/** Without whoever is to lead there is no meeting: their week is asked for before they have said yes. */
async function asksTheirTimes(db: Db, { state, kind, group }: Invitation): Promise<boolean> {
  const toLead = state === 'open' && kind === 'leader' && group ? await findGroup(db, group.id) : undefined
  return toLead !== undefined && asksAboutTimes(db, toLead)
}
