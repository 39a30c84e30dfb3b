import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly, formatDayAndTime } from '../../../shared/calendar.ts'
import { cursorText, readCursor } from '../../../shared/cursor.ts'
import { listed } from '../../../shared/listed.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { kindWords } from '../pages/kind-words.ts'
import { type SentEntry, SentPage } from '../pages/sent-page.tsx'
import { canReadMessages } from '../policy.ts'
import { type SentLine, sentLetters } from '../queries/sent-letters.ts'
import { messagesOf } from '../rules/paths.ts'

export const sentRoutes = new Hono<WebEnv>()
sentRoutes.use('/groups/:id/letters/sent', requireSignIn)
sentRoutes.use('/groups/:id/messages/sent', requireSignIn)

sentRoutes.get('/groups/:id/letters/sent', (c) =>
  show(c, async (db) => {
    const group = await ledGroup(db, idIn(c))
    const letters = `/groups/${group.id}/letters`
    return (
      <SentPage
        framing={await framingOf(db, group)}
        current={letters}
        back={{ href: letters, label: 'All letters' }}
        title="What was sent"
        lead="Every letter and message, when, and to whom. Those who lead see this; it is kept for a year."
        empty="As soon as a letter or a message goes out, it stands here."
        {...(await entries(c, db, group.timeZone, { path: `${letters}/sent`, ownOnly: false }))}
      />
    )
  }),
)

sentRoutes.get('/groups/:id/messages/sent', (c) =>
  show(c, async (db) => {
    const group = await groupFor(db, idIn(c), canReadMessages)
    const messages = messagesOf(group.id)
    return (
      <SentPage
        framing={await framingOf(db, group)}
        current={messages}
        back={{ href: messages, label: 'Messages' }}
        title="What was sent to you"
        lead="Every letter of this group to you, and what your leaders wrote to you. It is kept for a year."
        empty="As soon as a letter goes to you, it stands here."
        {...(await entries(c, db, group.timeZone, { path: `${messages}/sent`, ownOnly: true }))}
      />
    )
  }),
)

async function entries(
  c: Web,
  db: ViewerDb,
  timeZone: string,
  { path, ownOnly }: { path: string; ownOnly: boolean },
) {
  const after = readCursor(c.req.query('after'))
  const { lines, next } = await sentLetters(db, idIn(c), { after, ownOnly })
  return {
    entries: lines.map((line) => entry(line, timeZone, ownOnly)),
    next: next && `${path}?after=${encodeURIComponent(cursorText(next))}`,
    first: after ? path : null,
  }
}

function entry(line: SentLine, timeZone: string, ownOnly: boolean): SentEntry {
  const unknown = line.people - line.to.length
  const to = [
    ...line.to,
    ...(unknown > 0 ? [unknown === 1 ? 'one who has left' : `${unknown} who have left`] : []),
  ]
  return {
    id: line.id,
    title: kindWords[line.kind].title,
    when: formatDayAndTime(line.sentAt, timeZone),
    about: line.meetingAt && `about the meeting of ${formatDateOnly(dateIn(line.meetingAt, timeZone))}`,
    sender: line.sender,
    to: ownOnly ? 'To you' : to.length > 0 ? `To ${listed(to)}` : 'To nobody by email',
    words: line.body === null ? Object.values(line.words).filter((words) => words !== '') : [line.body],
  }
}
