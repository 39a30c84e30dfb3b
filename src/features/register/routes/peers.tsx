import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { roomPath } from '../../room/rules/room-place.ts'
import { regions } from '../../society/queries.ts'
import {
  changePeerGroup,
  endPeerGroup,
  handOnPeerGroup,
  leavePeerGroup,
  makePeerGroup,
} from '../commands/peer-groups.ts'
import { handOnForm, peerGroupForm } from '../forms.ts'
import { PeerGroupPage, PeersPage } from '../pages/peers-page.tsx'
import { type OwnPeerGroup, ownPeerGroups } from '../queries/entries.ts'

export const peerRoutes = new Hono<WebEnv>()
peerRoutes.use('/register/peers', requireSignIn)
peerRoutes.use('/register/peers/*', requireSignIn)

const group = '/register/peers/:id{[0-9a-f-]{36}}'
const regionUnknown = 'This region is not known here any more. Please choose again.'

peerRoutes.get('/register/peers', (c) => show(c, (db) => peersPage(c, db)))

peerRoutes.post('/register/peers', (c) =>
  submit(c, {
    form: peerGroupForm,
    command: makePeerGroup,
    done: () => '/register/peers?saved=made',
    again: (db, make) => peersPage(c, db, { make }),
    words: { 'region-unknown': regionUnknown },
  }),
)

peerRoutes.get(group, (c) => show(c, (db) => peerGroupPage(c, db)))

peerRoutes.post(group, (c) =>
  submit(c, {
    form: peerGroupForm,
    command: (db, values) => changePeerGroup(db, idIn(c), values),
    done: ({ peerGroupId }) => `/register/peers/${peerGroupId}?saved=changed`,
    again: (db, change) => peerGroupPage(c, db, { change }),
    words: { 'region-unknown': regionUnknown },
  }),
)

peerRoutes.post(`${group}/keeper`, freshSignIn, (c) =>
  submit(c, {
    form: handOnForm,
    command: (db, values) => handOnPeerGroup(db, idIn(c), values),
    done: () => '/register/peers?saved=handed-on',
    again: (db, handOn) => peerGroupPage(c, db, { handOn }),
    words: { 'no-member': 'They are no member of this group any more.' },
  }),
)

peerRoutes.post(`${group}/ending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => endPeerGroup(db, idIn(c)),
    done: () => '/register/peers?saved=ended',
    again: (db, other) => peerGroupPage(c, db, { other }),
    words: {},
  }),
)

peerRoutes.post(`${group}/leaving`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => leavePeerGroup(db, idIn(c)),
    done: () => '/register/peers?saved=left',
    again: (db, other) => peersPage(c, db, { other }),
    words: {
      'keeper-hands-on-first': 'You keep this group’s entry: hand it on to another member first.',
    },
  }),
)

const words = {
  made: 'The group is entered.',
  changed: 'The entry is saved.',
  'handed-on': 'The entry is handed on.',
  ended: 'The group has ended.',
  left: 'You have left the group.',
}

const withRoom = (group: OwnPeerGroup) => ({
  ...group,
  room: group.mode === 'online' ? roomPath('supervision', group.id) : null,
})

async function peersPage(
  c: Web,
  db: ViewerDb,
  attempts: { make?: Returned | undefined; other?: Returned | undefined } = {},
) {
  return (
    <PeersPage
      groups={(await ownPeerGroups(db)).map(withRoom)}
      regions={await regions(db)}
      saved={savedIn(c, words)}
      attempts={attempts}
    />
  )
}

async function peerGroupPage(
  c: Web,
  db: ViewerDb,
  attempts: {
    change?: Returned | undefined
    handOn?: Returned | undefined
    other?: Returned | undefined
  } = {},
) {
  const kept = (await ownPeerGroups(db)).find(({ id, keptByViewer }) => keptByViewer && id === idIn(c))
  return (
    <PeerGroupPage
      group={withRoom(found(kept))}
      regions={await regions(db)}
      saved={savedIn(c, words)}
      attempts={attempts}
    />
  )
}
