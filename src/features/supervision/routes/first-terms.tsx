import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { contactRequestById } from '../../register/queries/contact.ts'
import { supervisorEntryOf } from '../../register/queries/entries.ts'
import { societySettings } from '../../society/queries.ts'
import { proposeFirstTerms } from '../commands/arrange.ts'
import { termsForm } from '../forms.ts'
import { FirstTermsPage } from '../pages/terms-parts.tsx'
import { societyClock } from '../queries/society-clock.ts'
import { supervisionOfRequest } from '../queries/supervisions.ts'
import { backwards } from './refusals.ts'

/** From a talk that both agreed to, to terms; behind the sign-in of /supervision/*. */
export const firstTermsRoutes = new Hono<WebEnv>()

const request = '/supervision/requests/:requestId{[0-9a-f-]{36}}'

firstTermsRoutes.get(request, async (c) => {
  // Once terms are spoken about, there is a page of its own.
  const going = await c.var.house.database.asViewer(c.var.viewer, (db) =>
    supervisionOfRequest(db, idIn(c, 'requestId')),
  )
  return going ? c.redirect(`/supervision/${going}`, 303) : show(c, (db) => firstTermsPage(c, db))
})

firstTermsRoutes.post(request, (c) =>
  submit(c, {
    form: termsForm,
    command: (db, values) => proposeFirstTerms(db, idIn(c, 'requestId'), values),
    done: ({ supervisionId }) => `/supervision/${supervisionId}?saved=proposed`,
    again: (db, attempt) => firstTermsPage(c, db, attempt),
    words: {
      'no-pair':
        'You asked as a pair, and the group has not two leaders at present. Ask again for one leader alone, or once there are two.',
      'ends-before-it-begins': backwards,
      'no-peers':
        'You asked for a peer group, and whoever asked sits in none at present, or the supervisor sits there, too.',
      'no-place-free':
        'What you had has ended, and the place is somebody else’s by now. The supervisor can raise the number of places in their entry.',
      over: 'This conversation has ended. Ask again through the register, if you would like to go on.',
    },
  }),
)

async function firstTermsPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const asked = found(await contactRequestById(db, idIn(c, 'requestId')))
  if (asked.kind !== 'supervision' || asked.answeredAt === null || asked.state === 'declined')
    throw new NotFound()
  const leads = {
    pair: 'The supervisor and both leaders of the group agree; it holds with the last yes.',
    peer: 'The supervisor and all who sit in the peer group agree; it holds with the last yes.',
    individual: 'It holds as soon as the other side has said yes. You can propose others at any time.',
  }
  const { today } = await societyClock(db)
  const { currency } = await societySettings(db)
  const entry = asked.asked.personId ? await supervisorEntryOf(db, asked.asked.personId) : undefined
  return (
    <FirstTermsPage
      requestId={asked.id}
      other={asked.other}
      lead={leads[asked.supervisionKind ?? 'individual']}
      begin={{
        everyWeeks: 4,
        lengthMinutes: 60,
        mode: 'online',
        feeMinor: entry?.feeMinor ?? null,
        currency: entry?.currency ?? currency,
        beginsOn: today,
      }}
      attempt={attempt}
    />
  )
}
