import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatDay } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { askerId, requireSignIn } from '../../accounts/session.ts'
import { agreeToBeNamed } from '../commands/agree-to-be-named.ts'
import { givePhone } from '../commands/give-phone.ts'
import { inviteLeader } from '../commands/invite-leader.ts'
import { keepLeaderEntry } from '../commands/keep-leader-entry.ts'
import { withdrawInvitation } from '../commands/withdraw-invitation.ts'
import { leaderEntryForm, leaderInvitationForm, namingForm, phoneForm } from '../forms.ts'
import { LeadersPage, type LeadersPageProps, type LeadersPart } from '../pages/leaders-page.tsx'
import { plannedByViewer } from '../queries/facts/planned.ts'
import { groupCircle } from '../queries/group-circle.ts'
import { groupLeaders, leaderInvitations } from '../queries/group-leaders.ts'
import { ledGroup } from '../queries/led-group.ts'
import { planningFacts } from '../queries/planning/planning-facts.ts'
import { groupPath } from './group-paths.ts'
import { justSaved } from './just-saved.ts'

export const leaderRoutes = new Hono<WebEnv>()

const leaders = (c: Web, saved: LeadersPart, place: string) =>
  `/groups/${idIn(c)}/leaders?saved=${saved}#${place}`

leaderRoutes.get(`${groupPath}/leaders`, requireSignIn, (c) => show(c, (db) => leadersPage(c, db)))

leaderRoutes.post(`${groupPath}/leaders/invitations`, requireSignIn, freshSignIn, (c) =>
  submit(c, {
    form: leaderInvitationForm,
    command: (db, values) => inviteLeader(db, idIn(c), values),
    done: () => leaders(c, 'invited', 'invite'),
    again: (db, invitation) => leadersPage(c, db, { invitation }),
    words: {
      'already-leads': 'They lead this group already.',
      'already-invited': 'They are invited already, and can still accept.',
      'too-many-invitations':
        'Three invitations are out and not answered. Wait for an answer, or withdraw one of them first.',
    },
  }),
)

leaderRoutes.post(
  `${groupPath}/leaders/invitations/:invitation{[0-9a-f-]{36}}/withdrawal`,
  requireSignIn,
  (c) =>
    submit(c, {
      form: buttonForm,
      command: (db) => withdrawInvitation(db, idIn(c), idIn(c, 'invitation')),
      done: () => leaders(c, 'withdrawn', 'who'),
      again: (db, other) => leadersPage(c, db, { other }),
      words: { 'invitation-answered': 'This invitation is answered or withdrawn already.' },
    }),
)

leaderRoutes.post(`${groupPath}/leaders/entry`, requireSignIn, (c) =>
  submit(c, {
    form: leaderEntryForm,
    command: (db, values) => keepLeaderEntry(db, idIn(c), values),
    done: () => leaders(c, 'entry', 'about-you'),
    again: (db, entry) => leadersPage(c, db, { entry }),
    words: {},
  }),
)

leaderRoutes.post(`${groupPath}/leaders/phone`, requireSignIn, (c) =>
  submit(c, {
    form: phoneForm,
    command: (db, values) => givePhone(db, idIn(c), values),
    done: () => leaders(c, 'phone', 'phone'),
    again: (db, phone) => leadersPage(c, db, { phone }),
    words: {},
  }),
)

leaderRoutes.post(`${groupPath}/leaders/naming`, requireSignIn, (c) =>
  submit(c, {
    form: namingForm,
    command: (db, values) => agreeToBeNamed(db, idIn(c), values),
    done: () => leaders(c, 'naming', 'who'),
    again: (db, other) => leadersPage(c, db, { other }),
    words: {},
  }),
)

const savedWords: Record<LeadersPart, string> = {
  invited: 'The invitation is on its way.',
  withdrawn: 'The invitation is withdrawn.',
  entry: 'What you say about yourself is saved.',
  phone: 'Your phone number is saved.',
  naming: 'Saved.',
}

async function leadersPage(c: Web, db: ViewerDb, attempts: LeadersPageProps['attempts'] = {}) {
  const group = await ledGroup(db, idIn(c))
  const invitations = await leaderInvitations(db, group.id)
  return (
    <LeadersPage
      group={group}
      seats={await groupCircle(db, group.id)}
      leaders={await groupLeaders(db, group.id)}
      invitations={invitations.map((one) => ({ ...one, until: formatDay(one.expiresAt, group.timeZone) }))}
      viewerId={askerId(c)}
      planned={await plannedByViewer(db, group.id)}
      planning={await planningFacts(db, group.id)}
      saved={await justSaved(c, db, group, savedWords)}
      attempts={attempts}
    />
  )
}
