import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import { groupById } from '../../groups/queries/group.ts'
import { societySettings } from '../../society/queries.ts'
import { sendPreparatoryLetter } from '../commands/send-preparatory-letter.ts'
import { letterForm } from '../forms.ts'
import { LetterPage } from '../pages/letter-page.tsx'
import { groupLeaders } from '../queries/group-leaders.ts'
import { firstMeeting } from '../queries/meetings.ts'
import { peopleAt } from '../queries/people-at.ts'
import { preparatoryLetter } from '../queries/preparatory-letter.ts'
import { firstMeetingPlan } from '../rules/first-meeting.ts'
import { letterDraft } from '../rules/letter-words.ts'
import { countIn } from './count-in.ts'
import { framingOf } from './framing-of.ts'
import { groupIdOf } from './group-id.ts'

export const letterRoutes = new Hono<WebEnv>()
letterRoutes.use('/groups/:id/letter', requireSignIn)

letterRoutes.get('/groups/:id/letter', (c) => show(c, (db) => letterPage(c, db)))

letterRoutes.post('/groups/:id/letter', (c) =>
  submit(c, {
    form: letterForm,
    command: (db, { plan, seen_well: seenWell = '', reading = '' }) =>
      sendPreparatoryLetter(db, groupIdOf(c), { plan, seenWell, reading }),
    done: ({ told }) => `/groups/${groupIdOf(c)}/letter?told=${told}`,
    again: (db, attempt) => letterPage(c, db, attempt),
    words: {
      'no-dates': 'There is no first meeting to write about yet: make the term’s dates first.',
      'roles-missing': 'Choose who moderates the first meeting; then the letter can go out.',
    },
  }),
)

async function letterPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupById(db, groupIdOf(c))
  if (!canLeadGroup(group)) throw new NotFound()
  const [first, leaders, sent, settings] = [
    await firstMeeting(db, group.id),
    await groupLeaders(db, group.id),
    await preparatoryLetter(db, group.id),
    await societySettings(db),
  ]
  const nameOf = (id: string | null | undefined) =>
    leaders.find(({ personId }) => personId === id)?.name ?? null
  const phases = firstMeetingPlan({
    meetingMinutes: group.lengthMinutes ?? settings.meetingMinutes,
    introductionsPercent: settings.introductionsPercent,
    mode: group.mode,
  })
  return (
    <LetterPage
      framing={await framingOf(db, group)}
      group={group}
      first={first}
      leaders={leaders}
      moderator={nameOf(first?.moderatorId)}
      processLeader={nameOf(first?.processLeaderId)}
      words={sent ?? { ...letterDraft(phases, group), reading: '' }}
      sentAt={sent?.sentAt ?? null}
      onlineGuidelinesUrl={(group.mode === 'online' && settings.onlineGuidelinesUrl) || null}
      people={first ? (await peopleAt(db, group.id, first.startsAt)).length : 0}
      told={countIn(c, 'told')}
      attempt={attempt}
    />
  )
}
