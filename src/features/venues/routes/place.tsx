import { Hono } from 'hono'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { setLink } from '../../groups/commands/set-link.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { confirmBookings } from '../commands/confirm-bookings.ts'
import { giveVenueFeed } from '../commands/give-venue-feed.ts'
import { meetAt, meetAtNew } from '../commands/meet-at.ts'
import { comingForm, linkForm, newPlaceForm } from '../forms.ts'
import { clashWords } from '../rules/clash-words.ts'
import { choicePage, meetHerePage, newPlacePage, placePage, wayInPage } from './place-pages.tsx'

const groupPath = '/groups/:id{[0-9a-f-]{36}}'
const placePath = `${groupPath}/place`
const venuePath = `${placePath}/venues/:venueId{[0-9a-f-]{36}}`

export const placeRoutes = new Hono<WebEnv>()
for (const path of [placePath, `${placePath}/*`, `${groupPath}/link`]) placeRoutes.use(path, requireSignIn)

placeRoutes.get(placePath, (c) =>
  show(c, async (db) => {
    const group = await ledGroup(db, idIn(c))
    return group.mode === 'online' ? wayInPage(c, db, group) : placePage(c, db, group)
  }),
)

const comingWords = {
  ...clashWords,
  'no-such-meeting': 'That meeting is not ahead any more. Please choose another.',
  'reason-missing': 'Please say why the group moves: everybody reads it.',
  'same-place': 'You meet there already.',
  'venue-removed': 'This place is out of the book. Please choose another.',
  'region-unknown': 'This region is not one of the society’s any more. Please choose again.',
}

placeRoutes.post(placePath, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: newPlaceForm,
    command: (db, values) => meetAtNew(db, id, values),
    done: ({ told }) => `/groups/${id}/place?saved=place&told=${told}`,
    again: (db, attempt) => newPlacePage(c, db, attempt),
    words: comingWords,
  })
})

placeRoutes.get(`${placePath}/new`, (c) => show(c, (db) => newPlacePage(c, db)))

placeRoutes.get(`${placePath}/choice`, (c) => show(c, (db) => choicePage(c, db)))

placeRoutes.get(venuePath, (c) => show(c, (db) => meetHerePage(c, db)))

placeRoutes.post(venuePath, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: comingForm,
    command: (db, values) => meetAt(db, id, idIn(c, 'venueId'), values),
    done: ({ told }) => `/groups/${id}/place?saved=place&told=${told}`,
    again: (db, attempt) => meetHerePage(c, db, attempt),
    words: comingWords,
  })
})

placeRoutes.post(`${placePath}/bookings`, (c) => {
  const id = idIn(c as Web)
  return submit(c as Web, {
    form: buttonForm,
    command: (db) => confirmBookings(db, id),
    done: () => `/groups/${id}/place?saved=bookings`,
    again: async (db, attempt) => placePage(c as Web, db, await ledGroup(db, id), attempt),
    words: {
      'no-place': 'There is no place yet. Name one first.',
      'no-dates': 'There are no dates ahead. Make the term’s dates first.',
    },
  })
})

placeRoutes.post(`${placePath}/calendar`, (c) => {
  const id = idIn(c as Web)
  return submit(c as Web, {
    form: buttonForm,
    command: (db) => giveVenueFeed(db, id),
    done: () => `/groups/${id}/place?saved=calendar#calendar`,
    again: async (db, attempt) => placePage(c as Web, db, await ledGroup(db, id), attempt),
    words: { 'no-place': 'There is no place yet. Name one first.' },
  })
})

placeRoutes.post(`${groupPath}/link`, (c) => {
  const id = idIn(c as Web)
  return submit(c as Web, {
    form: linkForm,
    command: (db, values) => setLink(db, id, values),
    done: () => `/groups/${id}/place?saved=link`,
    again: async (db, attempt) => wayInPage(c as Web, db, await ledGroup(db, id), attempt),
    words: {},
  })
})
