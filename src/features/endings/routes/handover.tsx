import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn, idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { leaderInvitations } from '../../groups/queries/group-leaders.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { handOver, takeBackHandOver } from '../commands/hand-over.ts'
import { handoverForm } from '../forms.ts'
import { HandoverPage } from '../pages/handover-page.tsx'
import { leavingLeaders } from '../queries/leaving-leaders.ts'
import { lastMeetingIn, standingAhead } from './in-address.ts'

const here = '/groups/:id/handover'

export const handoverRoutes = new Hono<WebEnv>()
handoverRoutes.use(here, requireSignIn)
handoverRoutes.use(`${here}/*`, requireSignIn)

handoverRoutes.get(here, (c) => show(c, (db) => handoverPage(c, db)))

handoverRoutes.post(here, freshSignIn, (c) =>
  submit(c, {
    form: handoverForm,
    command: async (db, { last }) => {
      const noted = await handOver(db, idIn(c), lastMeetingIn(last))
      return 'refused' in noted ? noted : { last }
    },
    done: ({ last }) => (last === 'now' ? '/home?left' : `/groups/${idIn(c)}/handover?done=noted`),
    again: (db, handover) => handoverPage(c, db, { handover }),
    words: {
      'told-often-enough':
        'You have told the circle three times since yesterday that you go. Please settle it with whoever leads on, and say it tomorrow.',
      'leaving-already': 'You have said when you go already.',
      'nobody-would-lead':
        'Nobody would lead on: a group is not left without a leader. Invite somebody to follow you first, or bring the group to its end.',
      'meeting-gone': 'That meeting is over or cancelled now. Please choose another.',
    },
  }),
)

handoverRoutes.get(`${here}/withdrawal`, (c) => c.redirect(`/groups/${idIn(c)}/handover`, 303))

handoverRoutes.post(`${here}/withdrawal`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => takeBackHandOver(db, idIn(c)),
    done: () => `/groups/${idIn(c)}/handover?done=taken-back`,
    again: (db, withdrawal) => handoverPage(c, db, { withdrawal }),
    words: { 'not-leaving': 'You have not said that you go, or have taken it back already.' },
  }),
)

async function handoverPage(
  c: Web,
  db: ViewerDb,
  attempts: { handover?: Returned | undefined; withdrawal?: Returned | undefined } = {},
) {
  const group = await ledGroup(db, idIn(c))
  const leaving = await leavingLeaders(db, group.id)
  const own = leaving.find(({ personId }) => personId === db.viewer.personId)
  const staying = (await groupLeaders(db, group.id)).filter(
    (leader) =>
      leader.personId !== db.viewer.personId && !leaving.some((each) => each.personId === leader.personId),
  )
  return (
    <HandoverPage
      framing={await framingOf(db, group)}
      group={group}
      meetings={await standingAhead(db, group.id)}
      staying={staying.map(({ name }) => name)}
      invited={(await leaderInvitations(db, group.id))
        .filter(({ state }) => state === 'open')
        .map(({ name }) => name)}
      leavesOn={own ? dateIn(own.lastStartsAt ?? own.leavesAt, group.timeZone) : null}
      done={doneIn(c, ['noted', 'taken-back'])}
      attempts={attempts}
    />
  )
}
