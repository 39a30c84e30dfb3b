import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly, formatDayAndTime } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { societyName, societySettings } from '../../society/queries.ts'
import { appCodeForm, newPasskeyForm, passkeyNameForm } from '../forms.ts'
import { freshSignIn } from '../fresh.ts'
import { AppPage } from '../pages/app-page.tsx'
import { RecoveryCodesPage } from '../pages/recovery-codes-page.tsx'
import { WaysPage, type WaysPageProps } from '../pages/ways-page.tsx'
import { profileOf, secondWayDue, signInEvents } from '../queries.ts'
import { eventInWords } from '../rules/event-words.ts'
import { askerId, requireSignIn } from '../session.ts'

const here = '/profile/sign-in'
const codes = '/profile/recovery-codes'

export const waysRoutes = new Hono<WebEnv>()
for (const path of [here, '/profile/passkeys', '/profile/passkeys/*', '/profile/app', '/profile/app/*'])
  waysRoutes.use(path, requireSignIn)
waysRoutes.use(codes, requireSignIn)
waysRoutes.use(`${codes}/*`, requireSignIn)

const doneWords: Record<string, string> = {
  passkey: 'The passkey is added.',
  renamed: 'The passkey has its new name.',
  'passkey-removed': 'The passkey is removed, and you are signed out everywhere else.',
  app: 'The app is set up.',
  'app-removed': 'The app is removed, and you are signed out everywhere else.',
  kept: 'Your recovery codes are no longer shown anywhere.',
}

waysRoutes.get(here, (c) => {
  const done = doneWords[c.req.query('done') ?? ''] ?? null
  return show(c, (db) => waysPage(c, db, { done }))
})

waysRoutes.post('/profile/passkeys', freshSignIn, (c) =>
  submit(c, {
    form: newPasskeyForm,
    command: async (_, wish) => {
      const isFirst = await hasNoSecondWay(c)
      const outcome = await c.var.house.signIn.addPasskey(found(c.var.session), wish)
      return 'refused' in outcome ? outcome : { isFirst }
    },
    done: ({ isFirst }) => (isFirst ? codes : `${here}?done=passkey`),
    again: (db, attempt) => waysPage(c, db, { tried: 'passkey', attempt }),
    words: {
      'passkey-not-understood': 'The device gave no answer that we can use. Please press once more.',
      'passkey-known': 'This passkey is known here already.',
      'too-many-passkeys': 'You have twelve passkeys. Please remove one that you no longer use.',
    },
  }),
)

waysRoutes.post('/profile/passkeys/:id', (c) =>
  submit(c, {
    form: passkeyNameForm,
    command: (_, { name }) => c.var.house.signIn.renamePasskey(askerId(c), idIn(c), name),
    done: () => `${here}?done=renamed`,
    again: (db, attempt) => waysPage(c, db, { tried: `name-${idIn(c)}`, attempt }),
    words: {},
  }),
)

waysRoutes.post('/profile/passkeys/:id/removal', freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.removePasskey(found(c.var.session), idIn(c)),
    done: () => `${here}?done=passkey-removed`,
    again: (db, attempt) => waysPage(c, db, { attempt }),
    words: {},
  }),
)

waysRoutes.post('/profile/app', freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.beginApp(askerId(c)),
    done: () => '/profile/app',
    again: (db, attempt) => waysPage(c, db, { attempt }),
    words: {},
  }),
)

waysRoutes.get('/profile/app', freshSignIn, async (c) => {
  const page = await c.var.house.database.asViewer(c.var.viewer, (db) => appPage(c, db), { readOnly: true })
  if (page === null) return c.redirect(`${here}#app`, 303)
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(page))
})

waysRoutes.post('/profile/app/confirmation', freshSignIn, (c) =>
  submit(c, {
    form: appCodeForm,
    // Six digits are soon guessed from their hash.
    keepsNothingTyped: true,
    command: async (_, { code }) => {
      const isFirst = await hasNoSecondWay(c)
      const outcome = await c.var.house.signIn.confirmApp(found(c.var.session), code)
      return 'refused' in outcome ? outcome : { isFirst }
    },
    done: ({ isFirst }) => (isFirst ? codes : `${here}?done=app`),
    again: async (db, attempt) =>
      (await appPage(c, db, attempt)) ?? waysPage(c, db, attempt ? { attempt } : {}),
    words: {
      'wrong-proof':
        'That is not what an app with this secret shows now. Wait for the next code; is the phone’s clock right?',
      'app-not-begun': 'That took too long. Please begin anew: the app gets another secret.',
    },
  }),
)

waysRoutes.post('/profile/app/removal', freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.removeApp(found(c.var.session)),
    done: () => `${here}?done=app-removed`,
    again: (db, attempt) => waysPage(c, db, { attempt }),
    words: {},
  }),
)

waysRoutes.post(codes, freshSignIn, (c) =>
  submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.makeCodes(askerId(c)),
    done: () => codes,
    again: (db, attempt) => waysPage(c, db, { attempt }),
    words: {},
  }),
)

waysRoutes.get(codes, freshSignIn, async (c) => {
  const shown = await c.var.house.signIn.codesToKeep(askerId(c))
  if (shown === null) return c.redirect(here, 303)
  c.header('Cache-Control', 'no-store')
  return c.html(await c.var.render(<RecoveryCodesPage codes={shown} />))
})

waysRoutes.post(`${codes}/keeping`, (c) =>
  submit(c, {
    form: buttonForm,
    command: () => c.var.house.signIn.codesAreKept(askerId(c)),
    done: () => `${here}?done=kept`,
    again: (db, attempt) => waysPage(c, db, { attempt }),
    words: {},
  }),
)

async function hasNoSecondWay(c: Web): Promise<boolean> {
  const { passkeys, appSince } = await c.var.house.signIn.waysOf(askerId(c))
  return passkeys.length === 0 && appSince === null
}

async function appPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const waiting = await c.var.house.signIn.appToConfirm(askerId(c), (await societyName(db)) ?? '')
  return waiting && <AppPage {...waiting} attempt={attempt} />
}

async function waysPage(
  c: Web,
  db: ViewerDb,
  happened: Partial<Pick<WaysPageProps, 'done' | 'tried'>> & { attempt?: Returned | undefined },
) {
  const { signIn } = c.var.house
  const personId = askerId(c)
  const [ways, toMake, due, profile, settings, lately] = await Promise.all([
    signIn.waysOf(personId),
    signIn.passkeyToMake(personId, (await societyName(db)) ?? ''),
    secondWayDue(db),
    profileOf(db, personId),
    societySettings(db),
    signInEvents(db),
  ])
  const timeZone = profile?.timeZone ?? settings.timeZone
  const day = (at: Temporal.Instant) => formatDateOnly(dateIn(at, timeZone))
  return (
    <WaysPage
      passkeys={ways.passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
        id,
        name,
        added: day(addedAt),
        lastUsed: lastUsedAt && day(lastUsedAt),
      }))}
      toMake={toMake}
      app={ways.appSince && day(ways.appSince)}
      codes={
        ways.passkeys.length > 0 || ways.appSince
          ? { left: ways.codesLeft, made: ways.codesMadeAt && day(ways.codesMadeAt) }
          : null
      }
      office={due && { until: day(due.until), isOver: due.isOver }}
      lately={lately.map((event) => ({
        id: event.id,
        when: formatDayAndTime(event.at, timeZone),
        what: eventInWords(event),
      }))}
      done={null}
      {...happened}
    />
  )
}
