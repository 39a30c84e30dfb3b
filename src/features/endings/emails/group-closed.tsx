import type { Db } from '../../../platform/database/database.ts'
import { defineEmail } from '../../../platform/mail/define-email.ts'
import { dateIn, formatDate } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Para } from '../../../ui/email/email.tsx'
import { Written } from '../../../ui/email/written.tsx'
import { evaluationsOf } from '../../evaluations/queries/evaluations.ts'
import { lettersWords } from '../../letters/queries/letter-words.ts'
import type { LetterWords } from '../../letters/rules/letter-kinds.ts'
import { messagesOf } from '../../letters/rules/paths.ts'
import { loadMeeting } from '../../meetings/queries/load-meeting.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { type Closure, closureById } from '../queries/closure.ts'
import { type DatesTold, datesChangedAt } from '../queries/dates-told.ts'
import { GROUP_MONTHS } from '../rules/retention.ts'
import { datesForCalendar } from './dates-for-calendar.ts'

interface Told extends Closure {
  /** The circle is asked how it was. */
  asksHowItWas: boolean
  /** The later dates, which are struck out. */
  dates: DatesTold
  words: LetterWords
}

/**
 * Nothing is left to say once the leaders have thought again. About a closure, or about a group: then it is shown what
 * an end with its last date would be told like.
 */
async function announced(db: Db, about: string): Promise<Told | null> {
  const closure = (await closureById(db, about)) ?? (await exampleOfEnd(db, about))
  if (!closure || closure.takenBackAt) return null
  const [newest] = await evaluationsOf(db, closure.groupId)
  return {
    ...closure,
    asksHowItWas: closure.id === closure.groupId || newest?.kind === 'ending',
    dates: await datesChangedAt(db, closure.groupId, closure.closedAt),
    words: await lettersWords(db, closure.groupId, 'ending'),
  }
}

/** A group as if it ended with the last of its dates. */
async function exampleOfEnd(db: Db, groupId: string): Promise<Closure | null> {
  const last = (await meetingsFrom(db, groupId, db.now)).findLast(({ cancelledAt }) => !cancelledAt)
  const next = last && (await loadMeeting(db, last.id))
  if (!next) return null
  const { groupName, timeZone, startsAt, endsAt } = next
  return {
    id: groupId,
    groupId,
    groupName,
    timeZone,
    lastMeetingId: next.id,
    lastStartsAt: startsAt,
    endsAt,
    reason: null,
    closedAt: db.now,
    takenBackAt: null,
    endedAt: null,
  }
}

const lastDay = ({ lastStartsAt, endsAt, timeZone }: Closure): string =>
  formatDate(dateIn(lastStartsAt ?? endsAt, timeZone))

/** To everybody of the circle, once. */
export const groupClosedEmail = defineEmail<Told>({
  name: 'group-closed',
  load: announced,
  subject: ({ groupName }) => `${groupName} comes to its end`,
  body: (closure, { society, to, link }) => {
    const { groupId, groupName, lastStartsAt, reason, endsAt, timeZone, words } = closure
    const kept = dateIn(endsAt, timeZone).add({ months: GROUP_MONTHS })
    return (
      <Email society={society} title={`${groupName} comes to its end`} replyHref={link(messagesOf(groupId))}>
        <Para>Dear {to},</Para>
        {words.opening && <Written text={words.opening} />}
        <Para>
          {lastStartsAt
            ? `The leaders of ${groupName} have decided to bring the group to its end. Please come to the last meeting: saying goodbye is part of the work.`
            : `${groupName} has come to its end: its leaders have closed it.`}
        </Para>
        <FactList
          facts={[
            [lastStartsAt ? 'The last meeting' : 'Closed on', lastDay(closure)],
            ...(reason ? [['Your leaders say', reason] as const] : []),
          ]}
        />
        {lastStartsAt && <Para>All later dates are cancelled. What was said in the circle stays there.</Para>}
        <Para>
          {closure.asksHowItWas
            ? 'You are asked how it was: six short statements, and nobody can see who said what. '
            : ''}
          {`Your certificate of hours can be made until ${formatDate(kept)}; on that day what is kept of the group is deleted.`}
        </Para>
        <Button href={link(`/groups/${groupId}/closure`)}>See how the group ends</Button>
        {words.closing && <Written text={words.closing} />}
      </Email>
    )
  },
  calendar: ({ dates }, context) => datesForCalendar(dates, context),
})

/** The group stays after all. */
export const closureTakenBackEmail = defineEmail<Closure>({
  name: 'closure-taken-back',
  load: async (db, closureId) => {
    const closure = await closureById(db, closureId)
    return closure?.takenBackAt ? closure : null
  },
  subject: ({ groupName }) => `${groupName} goes on`,
  body: ({ groupId, groupName }, { society, to, link }) => (
    <Email
      society={society}
      title={`${groupName} goes on`}
      replyHref={link(`/groups/${groupId}/circle#leaders`)}
    >
      <Para>Dear {to},</Para>
      <Para>
        {`The leaders of ${groupName} have thought again: the group goes on. Dates that were cancelled stay cancelled until your leaders make new ones; you hear of them by email.`}
      </Para>
      <Button href={link(`/groups/${groupId}/circle`)}>To the circle’s page</Button>
    </Email>
  ),
})
