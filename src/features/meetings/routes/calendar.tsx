import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { ownGroups } from '../../groups/queries/own-groups.ts'
import { societyName } from '../../society/queries.ts'
import { termCalendar } from '../calendar/feed.ts'
import { chooseCalendarWords } from '../commands/choose-calendar-words.ts'
import { endCalendarFeed, giveCalendarFeed } from '../commands/give-calendar-feed.ts'
import { calendarWordsForm, feedForm } from '../forms.ts'
import { type CalendarDone, CalendarPage, type ShownFeed } from '../pages/calendar-page.tsx'
import { type CalendarFeed, fedMeetings, heldFeed, ownCalendarFeeds } from '../queries/calendar-feed.ts'
import { calendarChoice } from '../queries/calendar-words.ts'
import { calendarPlace, calendarTitle } from '../rules/calendar-words.ts'

export const calendarRoutes = new Hono<WebEnv>()
calendarRoutes.use('/calendar', requireSignIn)
calendarRoutes.use('/calendar/feed', requireSignIn)
calendarRoutes.use('/calendar/feed/end', requireSignIn)
calendarRoutes.use('/calendar/words', requireSignIn)

calendarRoutes.get('/calendar', async (c) => {
  const response = await show(c, (db) => calendarPage(c, db))
  response.headers.set('Referrer-Policy', 'no-referrer')
  return response
})

calendarRoutes.post('/calendar/feed', (c) =>
  submit(c, {
    form: feedForm,
    command: (db, { group }) => giveCalendarFeed(db, group ?? null),
    done: () => '/calendar?made',
    again: (db, feed) => calendarPage(c, db, { feed }),
    words: {},
  }),
)

calendarRoutes.post('/calendar/feed/end', (c) =>
  submit(c, {
    form: feedForm,
    command: (db, { group }) => endCalendarFeed(db, group ?? null),
    done: () => '/calendar?ended',
    again: (db, feed) => calendarPage(c, db, { feed }),
    words: {},
  }),
)

calendarRoutes.post('/calendar/words', (c) =>
  submit(c, {
    form: calendarWordsForm,
    command: (db, { title, own_word: ownWord, shows_place: showsPlace }) =>
      chooseCalendarWords(db, { title, ownWord: ownWord ?? null, showsPlace }),
    done: () => '/calendar?words',
    again: (db, words) => calendarPage(c, db, { words }),
    words: {
      'word-missing': 'Please enter the word that your calendar should say, such as “Meeting”.',
      'word-leads-somewhere':
        'Please choose a word without a link, an address or a telephone number: it is kept on other people’s machines.',
    },
  }),
)

calendarRoutes.get('/calendar/:file{[\\w-]{43}\\.ics}', etag(), async (c) => {
  const token = c.req.param('file').slice(0, -'.ics'.length)
  const { house } = c.var
  const read = await house.database.asHolder(
    token,
    async (db) => {
      const feed = await heldFeed(db)
      return feed && { feed, meetings: await fedMeetings(db), society: await societyName(db) }
    },
    { readOnly: true },
  )
  if (!read) return c.text('This calendar address has been replaced, or never was one.', 404, unseen)
  const { feed, meetings, society } = read
  const calendar = termCalendar(
    meetings,
    {
      host: new URL(house.baseUrl).hostname,
      societyName: society ?? 'Balint Circle',
      noReplyAddress: house.noReplyAddress,
    },
    // Of all groups there is no one name.
    feed.choice.title === 'group-name' && !feed.groupName
      ? 'Balint groups'
      : calendarTitle(feed.choice, feed.groupName ?? ''),
  )
  return c.body(calendar, 200, {
    'Referrer-Policy': 'no-referrer',
    // Kept by its reader alone, and asked for anew each time: with its tag that costs a line.
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'text/calendar; charset=utf-8',
  })
})

const unseen = { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'private, no-store' }

interface Attempts {
  feed?: Returned | undefined
  words?: Returned | undefined
}

async function calendarPage(c: Web, db: ViewerDb, attempts: Attempts = {}) {
  const feeds = await ownCalendarFeeds(db)
  const groups = await ownGroups(db)
  const choice = await calendarChoice(db)
  const shown = (feed: CalendarFeed): ShownFeed => {
    const https = `${c.var.house.baseUrl}/calendar/${db.secrets.token(feed.id)}.ics`
    return {
      https,
      webcal: https.replace(/^https?:/, 'webcal:'),
      madeOn: dateIn(feed.madeAt, 'Europe/London'),
    }
  }
  const feedOf = (groupId: string | null) => {
    const feed = feeds.find((each) => each.groupId === groupId)
    return feed ? shown(feed) : null
  }
  const [first] = groups
  return (
    <CalendarPage
      feed={feedOf(null)}
      groups={groups.map(({ id, name, standing }) => ({
        id,
        name,
        isLed: standing === 'leader',
        feed: feedOf(id),
      }))}
      choice={choice}
      says={{
        title: calendarTitle(choice, first?.name ?? 'Your group'),
        place: calendarPlace(choice, { mode: 'face-to-face', place: 'the name of the place' }),
      }}
      done={doneIn(c)}
      attempts={attempts}
    />
  )
}

function doneIn(c: Web): CalendarDone | null {
  if (c.req.method !== 'GET') return null
  return (['made', 'ended', 'words'] as const).find((each) => c.req.query(each) !== undefined) ?? null
}
