import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { countIn, idIn, savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { formatDayAndTime } from '../../../shared/calendar.ts'
import { cursorText, readCursor } from '../../../shared/cursor.ts'
import { peopleInWords } from '../../../shared/words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canLeadGroup } from '../../groups/policy.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { chooseMessages } from '../commands/choose-messages.ts'
import { writeFromCircle, writeToMember } from '../commands/write-message.ts'
import { choicesForm, messageForm } from '../forms.ts'
import { ChoicesPage } from '../pages/choices-page.tsx'
import { ConversationPage, LeaderMessagesPage, MemberMessagesPage } from '../pages/messages-page.tsx'
import { canReadMessages } from '../policy.ts'
import { circlePeople } from '../queries/circle-people.ts'
import { groupLetters } from '../queries/group-letters.ts'
import { ownMessageChoice } from '../queries/message-choice.ts'
import { type CircleMessage, conversations, messages } from '../queries/messages.ts'
import { choicesOf, conversationWith, messagesOf } from '../rules/paths.ts'
import { asReminderDays, reminderInWords } from '../rules/reminder-days.ts'

const page = '/groups/:id/messages'
const conversation = `${page}/with/:person{[0-9a-f-]{36}}` as const

export const messageRoutes = new Hono<WebEnv>()
messageRoutes.use(page, requireSignIn)
messageRoutes.use(`${page}/*`, requireSignIn)

const enough =
  'That is a good many messages within a day. What you wrote is still here: please send it tomorrow, or ring.'

messageRoutes.get(page, (c) => show(c, (db) => messagesPage(c, db)))

messageRoutes.post(page, (c) =>
  submit(c, {
    form: messageForm,
    command: (db, { body }) => writeFromCircle(db, idIn(c), body),
    done: ({ told }) => `${messagesOf(idIn(c))}?told=${told}`,
    again: (db, attempt) => messagesPage(c, db, attempt),
    words: { 'enough-for-today': enough },
  }),
)

messageRoutes.get(conversation, (c) => show(c, (db) => conversationPage(c, db)))

messageRoutes.post(conversation, (c) =>
  submit(c, {
    form: messageForm,
    command: (db, { body }) => writeToMember(db, idIn(c), idIn(c, 'person'), body),
    done: ({ memberId }) => `${conversationWith(idIn(c), memberId)}?saved=sent`,
    again: (db, attempt) => conversationPage(c, db, attempt),
    words: { 'enough-for-today': enough },
  }),
)

messageRoutes.get(`${page}/choices`, (c) => show(c, (db) => choicesPage(c, db)))

messageRoutes.post(`${page}/choices`, (c) =>
  submit(c, {
    form: choicesForm,
    command: (db, { reminder_days: days, messages: byEmail, term_ahead: termAhead }) =>
      chooseMessages(db, idIn(c), {
        reminderDays: days === 'group' ? null : asReminderDays(Number(days)),
        messagesByEmail: byEmail,
        termAheadByEmail: termAhead,
      }),
    done: () => `${choicesOf(idIn(c))}?saved=choices`,
    again: (db, attempt) => choicesPage(c, db, attempt),
    words: {},
  }),
)

async function messagesPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canReadMessages)
  const leads = canLeadGroup(group)
  const told = countIn(c, 'told')
  const around = {
    framing: await framingOf(db, group),
    groupId: group.id,
    attempt,
    ...(await written(c, db, group, leads ? { memberId: null } : undefined)),
  }
  if (!leads) {
    const leaders = (await circlePeople(db, group.id)).filter((each) => each.leads)
    return (
      <MemberMessagesPage
        {...around}
        leaders={leaders.map(({ name }) => name).join(' and ')}
        saved={told === null ? null : 'Your message is sent.'}
      />
    )
  }
  const people = await conversations(db, group.id)
  return (
    <LeaderMessagesPage
      {...around}
      people={people.length}
      conversations={people.map(({ lastAt, ...each }) => ({
        ...each,
        last: lastAt && formatDayAndTime(lastAt, group.timeZone),
      }))}
      saved={told === null ? null : `Your message is sent: ${peopleInWords(told)} got it by email.`}
    />
  )
}

async function conversationPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const personId = idIn(c, 'person')
  const member = found(
    (await circlePeople(db, group.id)).find((each) => each.personId === personId && !each.leads),
  )
  return (
    <ConversationPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      member={member}
      attempt={attempt}
      saved={savedIn(c, { sent: 'Your message is sent.' })}
      {...(await written(c, db, group, { memberId: personId }))}
    />
  )
}

async function choicesPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canReadMessages)
  return (
    <ChoicesPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      choice={await ownMessageChoice(db, group.id)}
      groupReminds={reminderInWords((await groupLetters(db, group.id)).reminderDays)}
      saved={savedIn(c, { choices: 'Saved.' })}
      attempt={attempt}
    />
  )
}

async function written(c: Web, db: ViewerDb, group: Group, of?: { memberId: string | null }) {
  const after = readCursor(c.req.query('after'))
  const { messages: shown, next } = await messages(db, group.id, { after, ...(of && { of }) })
  return {
    entries: shown.map((message) => ({
      id: message.id,
      when: formatDayAndTime(message.writtenAt, group.timeZone),
      title: titleOf(message, db.viewer.personId),
      body: message.body,
    })),
    older: next && `${c.req.path}?after=${encodeURIComponent(cursorText(next))}`,
    newest: after ? c.req.path : null,
  }
}

function titleOf({ sender, senderId, memberId }: CircleMessage, viewerId: string | null): string {
  const who = senderId === viewerId ? 'You' : sender
  if (memberId === null) return `${who} to everybody`
  if (memberId === viewerId && senderId !== viewerId) return `${who} to you`
  return senderId === memberId ? `${who} to the leaders` : who
}
