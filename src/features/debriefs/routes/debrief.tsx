import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, showNoting, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime, formatMeetingTime } from '../../../shared/calendar.ts'
import { LONGEST_DEBRIEF } from '../../../shared/debrief-statements.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { noteLooks } from '../../own-data/commands/note-looks.ts'
import { isDebriefRoomOpen } from '../../room/queries/debrief-door.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { deleteDebrief } from '../commands/delete-debrief.ts'
import { keepDebrief } from '../commands/keep-debrief.ts'
import { meetingInHand } from '../commands/meeting-in-hand.ts'
import { noteHeld } from '../commands/note-held.ts'
import { debriefForm } from '../forms.ts'
import { DebriefPage, type DebriefPageProps } from '../pages/debrief-page.tsx'
import { debriefLeaders, readDebrief } from '../queries/debriefs.ts'
import { statementsFor } from '../rules/statements.ts'

const one = '/groups/:id/meetings/:meetingId/debrief'
const here = (c: Web): string => `/groups/${idIn(c)}/meetings/${idIn(c, 'meetingId')}/debrief`

export const debriefOfMeetingRoutes = new Hono<WebEnv>()
for (const address of [one, `${one}/*`]) {
  debriefOfMeetingRoutes.use(address, requireSignIn)
  debriefOfMeetingRoutes.use(address, async (c, next) => {
    await next()
    // Not on the disk of a shared computer either.
    c.res.headers.set('Cache-Control', 'no-store')
  })
}

debriefOfMeetingRoutes.get(one, (c) => showNoting(c, (db) => debriefPage(c, db)))

const notNow = 'A debrief is written after the meeting, and until the day on which it is deleted.'

debriefOfMeetingRoutes.post(one, (c) =>
  submit(c, {
    form: debriefForm,
    command: (db, { revision, said, words }) =>
      keepDebrief(db, c.var.house.seals, {
        groupId: idIn(c),
        meetingId: idIn(c, 'meetingId'),
        debrief: { said, words: words ?? null },
        revision,
      }),
    done: () => `${here(c)}?saved=kept`,
    again: (db, attempt) => debriefPage(c, db, attempt),
    words: {
      'not-now': notNow,
      'nothing-said':
        'Nothing is ticked or written. If you talked and there is nothing to keep, press “We talked” below.',
      'changed-meanwhile':
        'It was changed or deleted since you opened this page, perhaps by the other leader. What is kept now stands below the form; yours is still in the form. Save again to keep yours in its place.',
      'cannot-seal':
        'Nothing was saved: the key file of this installation cannot be read, so nothing can be sealed. Please tell whoever looks after the server.',
    },
  }),
)

debriefOfMeetingRoutes.post(`${one}/talk`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => noteHeld(db, idIn(c), idIn(c, 'meetingId')),
    done: () => `${here(c)}?saved=held`,
    again: (db, attempt) => debriefPage(c, db, attempt),
    words: { 'not-now': notNow },
  }),
)

debriefOfMeetingRoutes.post(`${one}/deletion`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => deleteDebrief(db, c.var.house.seals, idIn(c), idIn(c, 'meetingId')),
    done: ({ keyDestroyed }) => `${here(c)}?saved=${keyDestroyed ? 'deleted' : 'deleted-key-left'}`,
    again: (db, attempt) => debriefPage(c, db, attempt),
    words: {},
  }),
)
// Where a form came back from; whoever reloads the address is shown the page.
debriefOfMeetingRoutes.get(`${one}/:part{talk|deletion}`, (c) => c.redirect(here(c), 303))

async function debriefPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const { meeting, time, deletedOn, weeks } = await meetingInHand(db, group.id, idIn(c, 'meetingId'))
  const leaders = await debriefLeaders(db, meeting.meetingId)
  const { kept } = meeting
  const debrief = kept && (await readDebrief(db, c.var.house.seals, kept))
  if (kept?.writerId) await noteLooks(db, 'debrief', { people: [kept.writerId], groupId: group.id })
  const labels = statementsFor(leaders.length)
  return (
    <DebriefPage
      group={group}
      seats={await groupCircle(db, group.id)}
      meeting={{
        id: meeting.meetingId,
        inWords: formatMeetingTime(meeting.startsAt, meeting.endsAt, group.timeZone),
      }}
      time={time}
      room={
        group.mode === 'online' && leaders.length > 1 && (await isDebriefRoomOpen(db, meeting.meetingId))
          ? roomPath('debrief', meeting.meetingId)
          : null
      }
      other={leaders.find(({ personId }) => personId !== db.viewer.personId)?.name ?? null}
      statements={labels}
      longestWords={LONGEST_DEBRIEF}
      weeks={weeks}
      deletedOn={deletedOn}
      isHeld={meeting.heldAt !== null}
      kept={
        kept && {
          revision: kept.revision,
          by: kept.writtenBy,
          at: formatDayAndTime(kept.writtenAt, group.timeZone),
          debrief,
        }
      }
      grain={randomBytes(18).toString('base64url')}
      saved={savedIn(c)}
      attempt={attempt}
    />
  )
}

function savedIn(c: Web): DebriefPageProps['saved'] {
  const saved = c.req.query('saved')
  return saved === 'kept' || saved === 'held' || saved === 'deleted' || saved === 'deleted-key-left'
    ? saved
    : null
}
