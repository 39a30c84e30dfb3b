import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { metHow } from '../../groups/queries/meeting-place.ts'
import { type GroupLeader, groupLeaders } from '../../meetings/queries/group-leaders.ts'
import { loadMeeting, type MeetingToldOf } from '../../meetings/queries/load-meeting.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { ownTimeZone } from '../../meetings/queries/own-time-zone.ts'
import type { LetterKind, LetterWords } from '../rules/letter-kinds.ts'
import { lettersWords, wordsOver } from './letter-words.ts'
import { type ReadingItem, recommendedReading } from './reading.ts'
import { type SentLetter, sentLetter } from './sent-letters.ts'

/** What every letter of a group begins with, as its reader may know it. */
export interface LetterOfGroup {
  groupId: string
  groupName: string
  mode: 'face-to-face' | 'online'
  timeZone: string
  words: LetterWords
  leaders: GroupLeader[]
  /** The reader's own zone, where they have named one. */
  ownZone: string | null
}

/**
 * What a letter is about: it was sent (then its words are those of that moment), or it is looked at before it is
 * (then `about` is the group or the meeting itself, and its words are those of now).
 */
export type LetterAbout = { sent: SentLetter; id: string } | { sent: null; id: string }

async function letterAbout(db: Db, about: string): Promise<LetterAbout> {
  const sent = await sentLetter(db, about)
  return sent ? { sent, id: sent.meetingId ?? sent.groupId } : { sent: null, id: about }
}

/** null when the reader is not of the group (any more). */
async function letterOfGroup(
  db: Db,
  kind: LetterKind,
  groupId: string,
  sent: SentLetter | null,
): Promise<LetterOfGroup | null> {
  const group = await db
    .selectFrom('balint_group')
    .select(['name', 'mode', 'time_zone'])
    .where('id', '=', groupId)
    .executeTakeFirst()
  if (!group) return null
  return {
    groupId,
    groupName: group.name,
    mode: group.mode,
    timeZone: group.time_zone,
    words: sent ? wordsOver(kind, sent.words) : await lettersWords(db, groupId, kind),
    leaders: await groupLeaders(db, groupId),
    ownZone: await ownTimeZone(db),
  }
}

export interface ReminderFacts {
  letter: LetterOfGroup
  meeting: MeetingToldOf
}

/** null when there is nothing to remind of: cancelled, moved since (that was told), or its doors are open. */
export async function reminderFacts(db: Db, about: string): Promise<ReminderFacts | null> {
  const { sent, id } = await letterAbout(db, about)
  const meeting = await loadMeeting(db, id)
  if (!meeting || meeting.cancelled) return null
  const doors = meeting.startsAt.subtract({ minutes: meeting.doorsMinutes })
  if (sent && Temporal.Instant.compare(db.now, doors) >= 0) return null
  if (sent && Temporal.Instant.compare(meeting.changedAt, sent.sentAt) > 0) return null
  if (sent && (await hasSentApologies(db, meeting.id))) return null
  const letter = await letterOfGroup(db, 'reminder', meeting.groupId, sent)
  return letter && { letter, meeting }
}

async function hasSentApologies(db: Db, meetingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('meeting_apology')
    .select('meeting_id')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', sql<string>`viewer_id()`)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export interface DatesFacts {
  letter: LetterOfGroup
  /** The reader's own, soonest first; each as it will be met. */
  dates: MeetingToldOf[]
}

/** All dates to come that are the reader's own. */
export async function termAheadFacts(db: Db, about: string): Promise<DatesFacts | null> {
  const { sent, id } = await letterAbout(db, about)
  const letter = await letterOfGroup(db, 'term-ahead', id, sent)
  if (!letter) return null
  const coming = (await meetingsFrom(db, id, db.now)).filter(({ cancelledAt }) => !cancelledAt)
  const next = coming[0] ? await loadMeeting(db, coming[0].id) : null
  if (!next) return null
  const met = await metHow(
    db,
    coming.map((each) => each.id),
  )
  return {
    letter,
    dates: coming.map(({ id: meetingId, startsAt, endsAt, sequence, changedAt }) => ({
      ...next,
      ...met.get(meetingId),
      id: meetingId,
      startsAt,
      endsAt,
      sequence,
      changedAt,
    })),
  }
}

export interface WelcomeFacts {
  letter: LetterOfGroup
  /** The next meeting that is the reader's own. */
  next: MeetingToldOf | null
  reading: ReadingItem[]
}

export async function welcomeFacts(db: Db, about: string): Promise<WelcomeFacts | null> {
  const { sent, id } = await letterAbout(db, about)
  const letter = await letterOfGroup(db, 'welcome', id, sent)
  if (!letter) return null
  const next = (await meetingsFrom(db, id, db.now)).find(({ cancelledAt }) => !cancelledAt)
  return {
    letter,
    next: next ? await loadMeeting(db, next.id) : null,
    reading: (await recommendedReading(db, id)).items,
  }
}
