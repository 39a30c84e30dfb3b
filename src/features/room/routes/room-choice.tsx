import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { comingModeChange } from '../../endings/queries/mode-change.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { chooseRoom } from '../commands/choose-room.ts'
import { roomChoiceForm } from '../forms.ts'
import { RoomChoicePage } from '../pages/room-choice-page.tsx'
import { roomChoice } from '../queries/room-choice.ts'
import { meetsInOwnRoom } from '../rules/room-place.ts'

export const roomChoiceRoutes = new Hono<WebEnv>()

const path = '/groups/:id{[0-9a-f-]{36}}/online-room'
roomChoiceRoutes.use(path, requireSignIn)
roomChoiceRoutes.get(path, (c) => show(c, (db) => choicePage(c, db)))
roomChoiceRoutes.post(path, (c) =>
  submit(c, {
    form: roomChoiceForm,
    command: async (db, { where, signal, phones, tally }) => {
      const wish = { ownRoom: where === 'here', signal, phonesAllowed: phones, tally }
      await chooseRoom(db, idIn(c), wish)
      return { isOnline: (await ledGroup(db, idIn(c))).mode === 'online' }
    },
    done: ({ isOnline }) => `/groups/${idIn(c)}/${isOnline ? 'place?saved=room' : 'mode-change'}`,
    again: (db, attempt) => choicePage(c, db, attempt),
    words: {},
  }),
)

async function choicePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  // A group that meets in a room, and stays there, needs none of it.
  if (group.mode !== 'online' && (await comingModeChange(db, group.id))?.toMode !== 'online') {
    throw new NotFound()
  }
  const choice = await roomChoice(db, group.id)
  return (
    <RoomChoicePage
      group={group}
      seats={await groupCircle(db, group.id)}
      choice={choice}
      inOwnRoom={meetsInOwnRoom(choice.ownRoom, choice.isReady)}
      attempt={attempt}
    />
  )
}
