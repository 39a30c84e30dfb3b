import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { firstName } from '../../../shared/first-name.ts'
import { stillOpenInWords } from '../../../shared/invoice-words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { feeAgreement } from '../../fees/queries.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { stillOpen } from '../../invoices/queries/still-open.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { noteFirstMeeting, noteLeaving } from '../commands/note-dates.ts'
import { noteSettlement, writeGoodbye } from '../commands/say-goodbye.ts'
import { firstMeetingForm, goodbyeForm, lastMeetingForm, settlementForm } from '../forms.ts'
import type { GoodbyeProps } from '../pages/goodbye-sections.tsx'
import { MemberDatesPage } from '../pages/member-dates-page.tsx'
import { canNoteDates } from '../policy.ts'
import { membershipOf } from '../queries/circle-members.ts'
import { leavingMembership } from '../queries/goodbye.ts'
import { settling } from '../rules/settling.ts'
import { lastMeetingIn } from './last-meeting.ts'

const member = '/groups/:id/circle/members/:membershipId'
const here = (c: Web): string => `/groups/${idIn(c)}/circle/members/${idIn(c, 'membershipId')}`
const meant = (c: Web) => ({ groupId: idIn(c), membershipId: idIn(c, 'membershipId') })

export const memberDatesRoutes = new Hono<WebEnv>()
memberDatesRoutes.use(member, requireSignIn)
memberDatesRoutes.use(`${member}/*`, requireSignIn)

memberDatesRoutes.get(member, (c) => show(c, (db) => datesPage(c, db)))
// Where a form came back from; whoever reloads the address is shown the page.
memberDatesRoutes.get(`${member}/:part{first|leaving|settlement|goodbye}`, (c) => c.redirect(here(c), 303))

const gone = { 'meeting-gone': 'That meeting is over, cancelled, or not theirs now. Please choose another.' }

memberDatesRoutes.post(`${member}/first`, (c) =>
  submit(c, {
    form: firstMeetingForm,
    command: (db, { first }) => noteFirstMeeting(db, { ...meant(c), meetingId: first }),
    done: () => `${here(c)}?saved`,
    again: (db, first) => datesPage(c, db, { first }),
    words: gone,
  }),
)

memberDatesRoutes.post(`${member}/leaving`, (c) =>
  submit(c, {
    form: lastMeetingForm,
    command: async (db, { last }) => {
      const done = await noteLeaving(db, { ...meant(c), last: lastMeetingIn(last) })
      return 'refused' in done ? done : { last }
    },
    done: ({ last }) => (last === 'now' ? `/groups/${idIn(c)}/circle?saved=left#people` : `${here(c)}?saved`),
    again: (db, leaving) => datesPage(c, db, { leaving }),
    words: gone,
  }),
)

memberDatesRoutes.post(`${member}/settlement`, (c) =>
  submit(c, {
    form: settlementForm,
    command: (db, { settled }) => noteSettlement(db, meant(c), settled === 'yes'),
    done: () => `${here(c)}?saved#settlement`,
    again: (db) => datesPage(c, db),
    words: {},
  }),
)

memberDatesRoutes.post(`${member}/goodbye`, (c) =>
  submit(c, {
    form: goodbyeForm,
    command: (db, { body }) => writeGoodbye(db, meant(c), body),
    done: () => `${here(c)}#goodbye`,
    again: (db, goodbye) => datesPage(c, db, { goodbye }),
    words: {},
  }),
)

async function datesPage(c: Web, db: ViewerDb, attempts: Record<string, Returned | undefined> = {}) {
  const group = await groupFor(db, idIn(c), canNoteDates)
  const membership = found(await membershipOf(db, group.id, idIn(c, 'membershipId')))
  const meetings = await meetingsFrom(db, group.id, db.now)
  return (
    <MemberDatesPage
      framing={await framingOf(db, group)}
      group={group}
      member={membership}
      meetings={meetings.filter(({ cancelledAt }) => !cancelledAt)}
      wasSaved={isSaidIn(c, 'saved')}
      goodbye={await goodbyeTo(db, group, membership.id)}
      attempts={attempts}
    />
  )
}

/** What is still to be done, once they have said when they go. */
async function goodbyeTo(db: ViewerDb, group: Group, membershipId: string): Promise<GoodbyeProps | null> {
  const member = await leavingMembership(db, group.id, membershipId)
  if (!member) return null
  const fee = await feeAgreement(db, group.id)
  const open = await stillOpen(db, group.id, member.personId)
  return {
    name: firstName(member.name),
    paidUntil: member.paidUntil,
    settling: settling(member.meetingDays, member.paidUntil, fee?.contributionMinor ?? null),
    currency: group.currency,
    invoices: open.invoices === 0 ? null : stillOpenInWords(open, group.currency),
    settledOn: member.settledAt && dateIn(member.settledAt, group.timeZone),
    note: member.note,
  }
}
