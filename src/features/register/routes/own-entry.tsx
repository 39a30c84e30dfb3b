import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { doneIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatDateOnly, rhythm } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { askerId, requireSignIn } from '../../accounts/session.ts'
import { regions, societySettings } from '../../society/queries.ts'
import { askForAccreditation, withdrawAccreditationRequest } from '../commands/ask-for-accreditation.ts'
import { keepEntry } from '../commands/keep-entry.ts'
import { keepSupervisorEntry } from '../commands/keep-supervisor-entry.ts'
import { accreditationRequestForm, entryForm, supervisorForm } from '../forms.ts'
import { MyEntryPage, type MyEntryPageProps } from '../pages/my-entry-page.tsx'
import { SupervisingPage, type SupervisingPageProps } from '../pages/supervising-page.tsx'
import { accreditationOf, newestRequest } from '../queries/accreditation.ts'
import { entryOf, knownOfViewer, supervisorEntryOf } from '../queries/entries.ts'
import { supervisedByViewer } from '../queries/supervised.ts'
import { standingInWords } from '../rules/standing.ts'
import { criteriaNameOf, shownDecisions, withAskedDay } from './decisions-shown.ts'

export const ownEntryRoutes = new Hono<WebEnv>()
ownEntryRoutes.use('/register/me', requireSignIn)
ownEntryRoutes.use('/register/me/*', requireSignIn)
ownEntryRoutes.use('/register/supervising', requireSignIn)

ownEntryRoutes.get('/register/me', (c) => show(c, (db) => myEntryPage(c, db)))

ownEntryRoutes.post('/register/me', (c) =>
  submit(c, {
    form: entryForm,
    command: keepEntry,
    done: () => '/register/me?saved=entry',
    again: (db, entry) => myEntryPage(c, db, { entry }),
    words: regionWords,
  }),
)

ownEntryRoutes.post('/register/me/accreditation', (c) =>
  submit(c, {
    form: accreditationRequestForm,
    command: askForAccreditation,
    done: () => '/register/me?saved=asked#accreditation',
    again: (db, request) => myEntryPage(c, db, { request }),
    words: { 'already-asked': 'You have asked already: the Council has your request.' },
  }),
)

ownEntryRoutes.post('/register/me/accreditation/withdrawal', (c) =>
  submit(c, {
    form: buttonForm,
    command: withdrawAccreditationRequest,
    done: () => '/register/me?saved=withdrawn#accreditation',
    again: (db, other) => myEntryPage(c, db, { other }),
    words: { 'nothing-asked': 'There is no request any more: it is answered or withdrawn.' },
  }),
)

ownEntryRoutes.get('/register/supervising', (c) => show(c, (db) => supervisingPage(c, db)))

ownEntryRoutes.post('/register/supervising', (c) =>
  submit(c, {
    form: supervisorForm,
    command: keepSupervisorEntry,
    done: () => '/register/supervising?saved=entry',
    again: (db, attempt) => supervisingPage(c, db, attempt),
    words: regionWords,
  }),
)

const regionWords = {
  'region-unknown': 'One of these regions is not known here any more. Please choose again.',
}

async function myEntryPage(c: Web, db: ViewerDb, attempts: MyEntryPageProps['attempts'] = {}) {
  const me = askerId(c)
  const now = await accreditationOf(db, me)
  const request = await newestRequest(db, me)
  const { timeZone } = await societySettings(db)
  return (
    <MyEntryPage
      entry={(await entryOf(db, me)) ?? null}
      known={await knownOfViewer(db)}
      regions={await regions(db)}
      standing={standingInWords(now)}
      isAccredited={now.state === 'accredited'}
      criteria={now.state === 'none' ? null : await criteriaNameOf(db, now.criteriaSetId)}
      decisions={await shownDecisions(db, me)}
      request={request ? withAskedDay(request, timeZone) : null}
      saved={doneIn(c, ['entry', 'asked', 'withdrawn'], 'saved')}
      attempts={attempts}
    />
  )
}

async function supervisingPage(c: Web, db: ViewerDb, attempt?: SupervisingPageProps['attempt']) {
  const supervised = await supervisedByViewer(db)
  return (
    <SupervisingPage
      entry={(await supervisorEntryOf(db, askerId(c))) ?? null}
      known={await knownOfViewer(db)}
      regions={await regions(db)}
      currency={(await societySettings(db)).currency}
      supervised={supervised.map(({ id, name, everyWeeks, sinceOn }) => ({
        id,
        name,
        rhythm: `${rhythm(everyWeeks)}, since ${formatDateOnly(sinceOn)}`,
      }))}
      wasSaved={doneIn(c, ['entry'], 'saved') !== null}
      attempt={attempt}
    />
  )
}
