import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm } from '../../../platform/web/form-body.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupLink } from '../../groups/queries/group-arrangements.ts'
import { circleMembers } from '../../memberships/queries/circle-members.ts'
import { membersAt } from '../../memberships/rules/own-dates.ts'
import { makeTerm, termOf } from '../commands/make-term.ts'
import { termForm } from '../forms.ts'
import { type MeetingsDone, MeetingsPage, type TermPreview } from '../pages/meetings-page.tsx'
import { groupLeaders } from '../queries/group-leaders.ts'
import { type Meeting, meetingsFrom } from '../queries/meetings.ts'
import { preparatoryLetter } from '../queries/preparatory-letter.ts'
import { isWayInOpen } from '../rules/doors.ts'
import { termDates } from '../rules/term.ts'
import { countIn } from './count-in.ts'
import { framingOf } from './framing-of.ts'
import { groupIdOf } from './group-id.ts'
import { groupToLead } from './group-to-lead.ts'

export const termRoutes = new Hono<WebEnv>()
termRoutes.use('/groups/:id/meetings', requireSignIn)
termRoutes.use('/groups/:id/terms', requireSignIn)

termRoutes.get('/groups/:id/meetings', (c) => show(c, (db) => meetingsPage(c, db)))

termRoutes.post('/groups/:id/terms', (c) =>
  submit(c, {
    form: termForm,
    command: (db, { first_on: firstOn, meetings }) => makeTerm(db, groupIdOf(c), { firstOn, meetings }),
    done: ({ made }) => `/groups/${groupIdOf(c)}/meetings?made=${made}`,
    again: (db, attempt) => meetingsPage(c, db, attempt),
    words: {
      'frame-incomplete':
        'Decide the group’s day, time, rhythm and length first; the dates follow from them.',
      'term-in-the-past': 'A term begins in the future. Please choose a later first day.',
      'term-overlaps':
        'There are meetings in these weeks already. Let the new term begin after the last of them.',
    },
  }),
)

async function meetingsPage(c: Web, db: ViewerDb, returned?: Returned) {
  const group = await groupToLead(c, db)
  const meetings = await meetingsFrom(db, group.id, db.now)
  const names = new Map((await groupLeaders(db, group.id)).map(({ personId, name }) => [personId, name]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const letter = await preparatoryLetter(db, group.id)
  const members = await circleMembers(db, group.id)
  const asked = returned ? returned.typed : c.req.query()
  const { values, problems } = readForm(termForm, asked)
  const isAsked = 'first_on' in asked || 'meetings' in asked
  let preview: TermPreview | null = null
  if (values) {
    const plan = termOf(group, values.first_on, values.meetings)
    preview = plan && { firstOn: values.first_on, dates: termDates(plan) }
  }
  return (
    <MeetingsPage
      framing={await framingOf(db, group)}
      group={group}
      meetings={meetings.map((meeting) => ({
        id: meeting.id,
        startsAt: meeting.startsAt,
        endsAt: meeting.endsAt,
        cancelled: meeting.cancelledAt !== null,
        members: membersAt(members, meeting.startsAt),
        moderator: nameOf(meeting.moderatorId),
        processLeader: nameOf(meeting.processLeaderId),
      }))}
      firstFreeDay={firstFreeDay(dateIn(db.now, group.timeZone), meetings, group)}
      preview={preview}
      letterSentAt={letter?.sentAt ?? null}
      wayIn={await wayInto(db, group, meetings)}
      done={doneIn(c)}
      attempt={returned ?? (isAsked && !values ? { typed: asked, problems } : undefined)}
    />
  )
}

async function wayInto(db: ViewerDb, group: Group, meetings: readonly Meeting[]) {
  const url = group.mode === 'online' ? await groupLink(db, group.id) : null
  const next = meetings.find(({ cancelledAt }) => !cancelledAt)
  return url
    ? { url, doorsAreOpen: next !== undefined && isWayInOpen(next, group.doorsMinutes, db.now) }
    : null
}

function doneIn(c: Web): MeetingsDone | null {
  const [made, told] = [countIn(c, 'made'), countIn(c, 'cancelled')]
  if (made !== null) return { what: 'dates', made }
  if (told !== null) return { what: 'cancelled', told }
  return c.req.method === 'GET' && c.req.query('saved') === 'roles' ? { what: 'roles' } : null
}

function firstFreeDay(today: Temporal.PlainDate, meetings: readonly Meeting[], group: Group) {
  const last = meetings.findLast(({ cancelledAt }) => !cancelledAt)
  return last
    ? dateIn(last.startsAt, group.timeZone).add({ weeks: group.everyWeeks ?? 1 })
    : today.add({ weeks: 2 })
}
