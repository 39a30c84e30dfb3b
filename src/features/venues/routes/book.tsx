import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { Forbidden, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, saidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { canSeeOffice } from '../../society/policy.ts'
import { regions, societyName, societySettings } from '../../society/queries.ts'
import {
  addVenue,
  correctParticulars,
  correctVenue,
  removeVenue,
  shareVenue,
} from '../commands/keep-venue.ts'
import { particularsForm, venueForm } from '../forms.ts'
import { BookPage } from '../pages/book-page.tsx'
import { NewVenuePage, VenuePage } from '../pages/venue-page.tsx'
import { canCorrectVenue, canSayWhatItIs, canShareVenue } from '../policy.ts'
import { leadsSome, othersMeetAt, readsVenues, venueById, venues } from '../queries/venues.ts'
import { bookWish, wishQuery } from './book-wish.ts'

const entry = '/venues/:id{[0-9a-f-]{36}}'

export const bookRoutes = new Hono<WebEnv>()
for (const path of ['/venues', '/venues/new', entry, `${entry}/*`]) bookRoutes.use(path, requireSignIn)

bookRoutes.get('/venues', (c) => show(c, (db) => bookPage(c, db)))

bookRoutes.get('/venues/new', (c) => show(c, (db) => newPage(db)))

const entryWords = {
  'region-unknown': 'This region is not one of the society’s any more. Please choose again.',
}

bookRoutes.post('/venues', (c) =>
  submit(c, {
    form: venueForm,
    command: (db, values) => addVenue(db, values),
    done: ({ venueId }) => `/venues/${venueId}?saved=added`,
    again: newPage,
    words: entryWords,
  }),
)

const keptWords = {
  'others-meet-there':
    'Another group meets here by now, so its name, its address and what it is are the society’s to keep. Please write to us if they have changed.',
}

bookRoutes.get(entry, (c) => show(c, (db) => venuePage(c, db)))

bookRoutes.post(entry, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: venueForm,
    command: (db, values) => correctVenue(db, id, values),
    done: () => `/venues/${id}?saved=changed`,
    again: (db, attempt) => venuePage(c, db, attempt),
    words: { ...entryWords, ...keptWords },
  })
})

// Where the form came back from; whoever reloads the address is shown the entry.
bookRoutes.get(`${entry}/particulars`, (c) => c.redirect(`/venues/${idIn(c as Web)}`, 303))

bookRoutes.post(`${entry}/particulars`, (c) => {
  const id = idIn(c as Web)
  return submit(c as Web, {
    form: particularsForm,
    command: (db, values) => correctParticulars(db, id, values),
    done: () => `/venues/${id}?saved=changed`,
    again: (db, attempt) => venuePage(c as Web, db, attempt),
    words: {},
  })
})

const buttons = {
  sharing: (db: ViewerDb, id: string) => shareVenue(db, id),
  removal: (db: ViewerDb, id: string) => removeVenue(db, id, true),
  return: (db: ViewerDb, id: string) => removeVenue(db, id, false),
} as const

for (const [name, command] of Object.entries(buttons)) {
  bookRoutes.post(`${entry}/${name}`, (c) => {
    const id = idIn(c as Web)
    return submit(c as Web, {
      form: buttonForm,
      command: (db) => command(db, id),
      done: () => `/venues/${id}?saved=${name}`,
      again: (db, attempt) => venuePage(c as Web, db, attempt),
      words: keptWords,
    })
  })
}

const savedWords: Readonly<Record<string, string>> = {
  added: 'It stands in the book.',
  changed: 'Saved.',
  sharing: 'It stands in the society’s book. Thank you.',
  removal: 'It is out of the book.',
  return: 'It stands in the book again.',
}

async function bookPage(c: Web, db: ViewerDb) {
  if (!(await readsVenues(db))) throw new NotFound()
  const known = await regions(db)
  const wish = bookWish(c, known)
  const found = await venues(db, wish)
  const said = { search: wish.search, region: wish.regionId, kind: wish.kind }
  return (
    <BookPage
      society={(await societyName(db)) ?? ''}
      isOffice={canSeeOffice(db.viewer)}
      canAdd={await canAdd(db)}
      venues={found.venues}
      regions={known}
      wish={said}
      next={found.next && `/venues?${wishQuery({ ...said, after: found.next })}`}
    />
  )
}

/** Leaders add what they find, and administrators. */
const canAdd = async (db: ViewerDb): Promise<boolean> => db.viewer.administrator || leadsSome(db)

async function newPage(db: ViewerDb, attempt?: Returned) {
  if (!(await readsVenues(db))) throw new NotFound()
  if (!(await canAdd(db))) throw new Forbidden()
  const { currency } = await societySettings(db)
  return <NewVenuePage regions={await regions(db)} currency={currency} attempt={attempt} />
}

async function venuePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const venue = await venueById(db, idIn(c))
  const saved = saidIn(c, 'saved') ?? ''
  const { currency } = await societySettings(db)
  const canCorrect = canCorrectVenue(db.viewer, venue)
  // A form comes back to whoever could have sent it.
  if (attempt && !canCorrect) throw new Forbidden()
  return (
    <VenuePage
      venue={venue}
      regions={await regions(db)}
      currency={currency}
      canCorrect={canCorrect}
      canShare={canShareVenue(db.viewer, venue)}
      isKept={canCorrect && !canSayWhatItIs(db.viewer, venue, await othersMeetAt(db, venue.id))}
      saved={savedWords[saved] ?? null}
      attempt={attempt}
    />
  )
}
