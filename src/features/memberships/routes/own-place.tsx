import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { memberCardIn } from '../../../shared/member-card.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groundRules } from '../../groups/queries/group-arrangements.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { leaveCircle } from '../commands/note-dates.ts'
import { agreeToGroundRules, keepCard } from '../commands/own-membership.ts'
import { cardForm, leavingForm, rulesForm } from '../forms.ts'
import { GroundRulesPage } from '../pages/ground-rules-page.tsx'
import { LeavingPage } from '../pages/leaving-page.tsx'
import { SharingPage } from '../pages/sharing-page.tsx'
import { canChangeOwnMembership } from '../policy.ts'
import { ownMembership } from '../queries/circle-members.ts'
import { lastMeetingIn } from './last-meeting.ts'

const circle = '/groups/:id/circle'
const circleOf = (c: Web): string => `/groups/${idIn(c)}/circle`

export const ownPlaceRoutes = new Hono<WebEnv>()
ownPlaceRoutes.use(`${circle}/*`, requireSignIn)

async function own(c: Web, db: ViewerDb) {
  const group = await groupFor(db, idIn(c), canChangeOwnMembership)
  const membership = found(await ownMembership(db, group.id))
  const framing = await framingOf(db, group)
  return { group, membership, framing }
}

ownPlaceRoutes.get(`${circle}/sharing`, (c) => show(c, (db) => sharingPage(c, db)))

ownPlaceRoutes.post(`${circle}/sharing`, (c) =>
  submit(c, {
    form: cardForm,
    command: (db, values) => keepCard(db, idIn(c), memberCardIn(values)),
    done: () => `${circleOf(c)}?saved=sharing#people`,
    again: (db, attempt) => sharingPage(c, db, attempt),
    words: {},
  }),
)

async function sharingPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, membership, framing } = await own(c, db)
  return <SharingPage framing={framing} groupId={group.id} card={membership.card} attempt={attempt} />
}

ownPlaceRoutes.get(`${circle}/ground-rules`, (c) => show(c, (db) => rulesPage(c, db)))

ownPlaceRoutes.post(`${circle}/ground-rules`, (c) =>
  submit(c, {
    form: rulesForm,
    command: (db, { rules }) => agreeToGroundRules(db, idIn(c), rules),
    done: () => `${circleOf(c)}?saved=rules#ground-rules`,
    again: (db, attempt) => rulesPage(c, db, attempt),
    words: {
      'changed-meanwhile': 'There is a newer version since you opened the page. Here it is: please read it.',
    },
  }),
)

async function rulesPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, membership, framing } = await own(c, db)
  const [newest] = await groundRules(db, group.id)
  return (
    <GroundRulesPage
      framing={framing}
      groupId={group.id}
      rules={found(newest)}
      isAgreed={newest?.id === membership.agreedGroundRulesId}
      attempt={attempt}
    />
  )
}

ownPlaceRoutes.get(`${circle}/leaving`, (c) => show(c, (db) => leavingPage(c, db)))

ownPlaceRoutes.post(`${circle}/leaving`, (c) =>
  submit(c, {
    form: leavingForm,
    command: async (db, { last, tell_circle: tellsCircle }) => {
      const done = await leaveCircle(db, idIn(c), lastMeetingIn(last), { tellsCircle })
      return 'refused' in done ? done : { last }
    },
    done: ({ last }) => (last === 'now' ? '/home?left' : `${circleOf(c)}?saved=leaving#people`),
    again: (db, attempt) => leavingPage(c, db, attempt),
    words: { 'meeting-gone': 'That meeting is over or cancelled now. Please choose another.' },
  }),
)

async function leavingPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, membership, framing } = await own(c, db)
  const meetings = await meetingsFrom(db, group.id, db.now)
  return (
    <LeavingPage
      framing={framing}
      group={group}
      // From the day somebody speaks of leaving they see their own dates alone; later ones they reach by staying.
      meetings={meetings.filter(({ cancelledAt }) => !cancelledAt)}
      lastMeetingId={membership.lastMeetingId}
      attempt={attempt}
    />
  )
}
