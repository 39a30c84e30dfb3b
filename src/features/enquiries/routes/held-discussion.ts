import type { HolderDb } from '../../../platform/database/database.ts'
import type { Web } from '../../../platform/web/context.ts'
import { doneIn } from '../../../platform/web/in-address.ts'
import { timeZoneName } from '../../../shared/calendar.ts'
import { rowsOfTimes } from '../../../shared/rows-of-times.ts'
import { modernTimeZone, timeZoneChoices } from '../../../shared/time-zones.ts'
import { type HeldDiscussionProps, heldDiscussionDone } from '../pages/held-discussion.tsx'
import { enquirersZone } from '../queries/discussion.ts'
import { type Discussion, talkAhead } from '../rules/discussion.ts'
import { offerInWords, talkInWords } from './discussion-in-words.ts'

interface Held {
  enquiryId: string
  discussion: Discussion
  tried: HeldDiscussionProps['tried']
}

/** The talk as the enquirer's own page shows it: in their zone, beside that of whoever offered it. */
export async function heldDiscussion(
  c: Web,
  db: HolderDb,
  { enquiryId, discussion, tried }: Held,
): Promise<HeldDiscussionProps> {
  const own = modernTimeZone(await enquirersZone(db, enquiryId))
  const picked = talkAhead(discussion, db.now)?.picked
  const { offer } = discussion
  const reader = (zone: string | undefined) => ({ own, other: zone ?? own, now: db.now })
  return {
    action: `/e/${c.req.param('token')}`,
    talk: talkInWords(discussion, reader(picked?.timeZone)),
    offer: offerInWords(discussion, reader(offer?.timeZone)),
    heldBy: offer?.offeredBy ?? picked?.heldBy ?? null,
    rows: rowsOfTimes,
    // Some twenty kilobytes of names: only where somebody could choose one.
    zones: picked || offer ? timeZoneChoices() : [],
    ownZone: own,
    ownZoneName: timeZoneName(own),
    tried,
    done: doneIn(c, heldDiscussionDone, 'talk') ?? undefined,
  }
}
