import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { endOffice } from '../commands/end-office.ts'
import { chooseConcernsOfficer, giveOffice } from '../commands/give-office.ts'
import { concernsOfficerForm, officeForm } from '../forms.ts'
import { type PeopleDone, PeoplePage, type PeoplePageProps, peopleDone } from '../pages/people-page.tsx'
import { canManageSociety } from '../policy.ts'
import { absences, type KnownAbsence, societyToday } from '../queries/absences.ts'
import { type HeldOffice, officesEnded, officesHeld } from '../queries/offices.ts'
import { societyName, societySettings } from '../queries.ts'
import { daysAway } from '../rules/absence.ts'
import { officeInWords } from '../rules/office.ts'
import { administratorsOnly, officersOnly } from './doors.ts'

const path = '/office/people'
const FORMER_SHOWN = 40

export const peopleRoutes = new Hono<WebEnv>()

peopleRoutes.use(path, ...officersOnly)
peopleRoutes.on('POST', [path, `${path}/*`], ...administratorsOnly, freshSignIn)

peopleRoutes.get(path, (c) => {
  const done = peopleDone.find((one) => one === c.req.query('done'))
  return show(c, (db) => peoplePage(db, { done }))
})

peopleRoutes.post(path, (c) =>
  submit(c, {
    form: officeForm,
    command: giveOffice,
    done: () => pathSaying('given'),
    again: pageAfter('giving'),
    words: { 'holds-it-already': 'Whoever has this address already holds this office.' },
  }),
)

peopleRoutes.post(`${path}/concerns`, (c) =>
  submit(c, {
    form: concernsOfficerForm,
    command: chooseConcernsOfficer,
    done: () => pathSaying('concerns'),
    again: pageAfter('concerns'),
    words: {
      'not-on-council': 'Only a member of Council hears concerns. Please choose one of them.',
      'not-oneself':
        'Nobody gives this office to themselves while another sits on Council, or did within the last thirty days. Please choose somebody else, or ask another administrator.',
      'hears-them-already': 'They hear concerns already.',
    },
  }),
)

peopleRoutes.post(`${path}/:officeId/ending`, (c) => {
  const officeId = idIn(c, 'officeId')
  return submit(c, {
    form: buttonForm,
    command: (db) => endOffice(db, officeId),
    // Whoever ends their own office may find this page closed to them.
    done: ({ wasOwn }) => (wasOwn ? '/home' : pathSaying('ended')),
    again: pageAfter('ending'),
    words: endingWords,
  })
})

export const endingWords = {
  'office-ended-already': 'This office has already ended.',
  'last-administrator':
    'There is no other administrator. Give somebody else that office first; then this one can end.',
  'hears-concerns': 'They are the officer for concerns. Hand that over first; then they can leave Council.',
} as const

const pathSaying = (done: PeopleDone): string => `${path}?done=${done}`

const pageAfter = (form: 'giving' | 'ending' | 'concerns') => (db: ViewerDb, attempt?: Returned) =>
  peoplePage(db, { tried: attempt && { form, attempt } })

async function peoplePage(db: ViewerDb, happened: Pick<PeoplePageProps, 'done' | 'tried'>) {
  const held = await officesHeld(db)
  const { timeZone } = await societySettings(db)
  const today = await societyToday(db)
  const away = currentlyAway(await absences(db), today)
  const day = (at: Temporal.Instant) => formatDateOnly(dateIn(at, timeZone))
  const line = ({ officeId, personId, name, since, givenBy }: HeldOffice) => ({
    officeId,
    personId,
    name,
    since: day(since),
    givenBy,
    away: away.get(personId) ?? null,
  })
  const of = (kind: HeldOffice['kind']) => held.filter((office) => office.kind === kind)
  return (
    <PeoplePage
      society={(await societyName(db)) ?? ''}
      administers={canManageSociety(db.viewer)}
      administrators={of('administrator').map(line)}
      council={of('council').map(line)}
      concernsOfficer={of('concerns-officer').map(line)[0] ?? null}
      representatives={of('representative').map((office) => ({
        ...line(office),
        regionId: office.regionId ?? '',
        region: office.regionName ?? '',
      }))}
      former={(await officesEnded(db, FORMER_SHOWN)).map((office) => ({
        officeId: office.officeId,
        who: `${office.name}, ${officeInWords(office.kind, office.regionName)}`,
        when: `${day(office.since)} to ${office.until ? day(office.until) : ''}`,
      }))}
      {...happened}
    />
  )
}

function currentlyAway(known: readonly KnownAbsence[], today: Temporal.PlainDate): Map<string, string> {
  const now = known.filter(({ firstOn }) => Temporal.PlainDate.compare(firstOn, today) <= 0)
  return new Map(now.map((absence) => [absence.personId, daysAway(absence, today)]))
}
