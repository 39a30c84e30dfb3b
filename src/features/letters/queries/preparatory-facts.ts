import type { Db } from '../../../platform/database/database.ts'
import { loadMeeting, type MeetingToldOf } from '../../meetings/queries/load-meeting.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { ownTimeZone } from '../../meetings/queries/own-time-zone.ts'
import { firstMeetingPlan } from '../../meetings/rules/first-meeting.ts'
import { sessionPlanFor } from '../../session-plans/queries/session-plan.ts'
import { societySettings } from '../../society/queries.ts'
import { type PreparatoryWords, usualPreparatoryWords } from '../rules/preparatory-words.ts'
import { ownWords } from './letter-words.ts'
import { type ReadingItem, recommendedReading } from './reading.ts'

export interface PreparatoryFacts {
  meeting: MeetingToldOf
  /** Every date that is known, the first included. */
  dates: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[]
  words: PreparatoryWords
  reading: ReadingItem[]
  ownZone: string | null
  /** The society's page on meeting online (R35), if there is one and the group meets there. */
  onlineGuidelinesUrl: string
}

interface OfGroup {
  id: string
  mode: 'face-to-face' | 'online'
  lengthMinutes: number | null
  doorsMinutes: number
}

/** What the letter before the first meeting says: in the leaders' words where they have written any. */
export async function preparatoryWords(
  db: Db,
  group: OfGroup,
  meetingId: string | null,
): Promise<PreparatoryWords> {
  const phases = meetingId ? (await sessionPlanFor(db, meetingId)).phases : await usualPhases(db, group)
  const [own, usual] = [await ownWords(db, group.id, 'preparatory'), usualPreparatoryWords(phases, group)]
  return {
    opening: own.opening ?? usual.opening,
    plan: own.plan || usual.plan,
    seenWell: own['seen-well'] ?? usual.seenWell,
    reading: own.reading ?? usual.reading,
    closing: own.closing ?? usual.closing,
  }
}

async function usualPhases(db: Db, group: OfGroup) {
  const { meetingMinutes, introductionsPercent } = await societySettings(db)
  return firstMeetingPlan({
    meetingMinutes: group.lengthMinutes ?? meetingMinutes,
    introductionsPercent,
    mode: group.mode,
  })
}

/** About a letter that was sent, or about a first meeting whose letter is looked at before it is. */
export async function preparatoryFacts(db: Db, about: string): Promise<PreparatoryFacts | null> {
  const sent = await db
    .selectFrom('preparatory_letter')
    .select(['meeting_id', 'plan', 'seen_well', 'reading', 'opening', 'closing'])
    .where('id', '=', about)
    .executeTakeFirst()
  const meeting = await loadMeeting(db, sent?.meeting_id ?? about)
  if (!meeting) return null
  const coming = await meetingsFrom(db, meeting.groupId, db.now)
  return {
    meeting,
    dates: coming.filter(({ cancelledAt }) => !cancelledAt),
    words: sent
      ? {
          opening: sent.opening,
          plan: sent.plan,
          seenWell: sent.seen_well,
          reading: sent.reading,
          closing: sent.closing,
        }
      : await wordsOfGroup(db, meeting.groupId, meeting.id),
    reading: (await recommendedReading(db, meeting.groupId)).items,
    ownZone: await ownTimeZone(db),
    onlineGuidelinesUrl: meeting.mode === 'online' ? (await societySettings(db)).onlineGuidelinesUrl : '',
  }
}

async function wordsOfGroup(db: Db, groupId: string, meetingId: string): Promise<PreparatoryWords> {
  const group = await db
    .selectFrom('balint_group')
    .select(['id', 'mode', 'length_minutes as lengthMinutes', 'doors_minutes as doorsMinutes'])
    .where('id', '=', groupId)
    .executeTakeFirstOrThrow()
  return preparatoryWords(db, group, meetingId)
}
