import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, isSaidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatMeetingTime, formatTimeOfDay } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canSeeCircle } from '../../groups/policy.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { type Meeting, meetingById } from '../../meetings/queries/meetings.ts'
import { chooseSession } from '../commands/choose-session.ts'
import { kindForm } from '../forms.ts'
import { MeetingPlanPage } from '../pages/meeting-plan-page.tsx'
import { PlanSheetPage } from '../pages/plan-sheet-page.tsx'
import { leadersTime } from '../queries/leaders-time.ts'
import { sessionPlanFor } from '../queries/session-plan.ts'
import { type Stretch, timesAround } from '../rules/leaders-time.ts'
import { planInShort, timedPhases } from '../rules/plan-words.ts'
import { kindNames, sessionKinds } from '../rules/session-kind.ts'

export const meetingPlanRoutes = new Hono<WebEnv>()
const all = '/groups/:id/meetings/:meetingId/plan'
meetingPlanRoutes.use(all, requireSignIn)
meetingPlanRoutes.use(`${all}/*`, requireSignIn)

meetingPlanRoutes.get(all, (c) => show(c, (db) => meetingPlanPage(c, db)))

meetingPlanRoutes.post(all, (c) =>
  submit(c, {
    form: kindForm,
    command: (db, { kind }) => chooseSession(db, idIn(c), idIn(c, 'meetingId'), kind ?? null),
    done: () => `/groups/${idIn(c)}/meetings/${idIn(c, 'meetingId')}/plan?saved`,
    again: (db, attempt) => meetingPlanPage(c, db, attempt),
    words: {
      'meeting-over': 'This meeting is over; nothing about it can be changed any more.',
      'meeting-cancelled': 'This meeting has been cancelled meanwhile.',
    },
  }),
)

meetingPlanRoutes.get(`${all}/print`, (c) =>
  show(c, async (db) => {
    const group = await ledGroup(db, idIn(c))
    const meeting = found(await meetingById(db, group.id, idIn(c, 'meetingId')))
    const plan = await sessionPlanFor(db, meeting.id)
    const names = new Map((await groupLeaders(db, group.id)).map(({ personId, name }) => [personId, name]))
    const nameOf = (id: string | null) => (id ? names.get(id) : undefined)
    const around = await timesAroundInWords(db, group, meeting)
    const fact = (term: string, value: string | null | undefined) => (value ? ([term, value] as const) : null)
    return (
      <PlanSheetPage
        groupName={group.name}
        name={kindNames[plan.kind]}
        when={formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
        back={{ href: `/groups/${group.id}/meetings/${meeting.id}/plan`, label: 'The plan' }}
        phases={timedPhases(plan.phases, startOf(meeting, group.timeZone))}
        facts={[
          fact('Moderator', nameOf(meeting.moderatorId)),
          fact('Process', nameOf(meeting.processLeaderId)),
          fact('Leaders before', around.before),
          fact('Leaders after', around.after),
        ]}
      />
    )
  }),
)

async function meetingPlanPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeCircle)
  const meeting = found(await meetingById(db, group.id, idIn(c, 'meetingId')))
  const plan = await sessionPlanFor(db, meeting.id)
  const isLed = group.standing === 'leader'
  const canChoose = isLed && !meeting.cancelledAt && Temporal.Instant.compare(meeting.endsAt, db.now) > 0
  return (
    <MeetingPlanPage
      framing={await framingOf(db, group)}
      meetingId={meeting.id}
      when={formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone)}
      name={kindNames[plan.kind]}
      phases={isLed ? timedPhases(plan.phases, startOf(meeting, group.timeZone)) : []}
      inShort={planInShort(plan.phases)}
      choosing={
        canChoose
          ? {
              kind: plan.isChosen ? plan.kind : '',
              byItself: kindNames[plan.byItself].toLowerCase(),
              options: sessionKinds.map((kind) => ({ value: kind, label: kindNames[kind] })),
            }
          : null
      }
      around={isLed ? await timesAroundInWords(db, group, meeting) : null}
      saved={isSaidIn(c, 'saved')}
      attempt={attempt}
    />
  )
}

const startOf = ({ startsAt }: Meeting, timeZone: string): Temporal.PlainTime =>
  startsAt.toZonedDateTimeISO(timeZone).toPlainTime()

async function timesAroundInWords(db: ViewerDb, group: { id: string; timeZone: string }, meeting: Meeting) {
  const { before, after } = timesAround(meeting, await leadersTime(db, group.id))
  const clock = (at: Temporal.Instant) => formatTimeOfDay(at, group.timeZone)
  const words = (stretch: Stretch | null) =>
    stretch && `${clock(stretch.startsAt)} to ${clock(stretch.endsAt)}`
  return { before: words(before), after: words(after) }
}
