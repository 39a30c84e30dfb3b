import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { formatDate } from '../../../shared/calendar.ts'
import { buttonForm } from '../../../shared/form-values.ts'
import { freshSignIn } from '../../accounts/fresh.ts'
import { noteAbsence, withdrawAbsence } from '../commands/absences.ts'
import { absenceForm } from '../forms.ts'
import { AwayPage, type AwayPageProps, awayDone } from '../pages/away-page.tsx'
import { absences, colleagues, type KnownAbsence, societyToday } from '../queries/absences.ts'
import { ownRepresentations } from '../queries.ts'
import { absenceInWords } from '../rules/absence.ts'
import { officeHoldersOnly } from './doors.ts'

const path = '/home/away'

export const awayRoutes = new Hono<WebEnv>()

awayRoutes.use(path, ...officeHoldersOnly)
awayRoutes.use(`${path}/*`, ...officeHoldersOnly)

awayRoutes.get(path, (c) => {
  const done = awayDone.find((one) => one === c.req.query('done'))
  return show(c, (db) => awayPage(db, { done }))
})

awayRoutes.post(path, freshSignIn, (c) =>
  submit(c, {
    form: absenceForm,
    command: noteAbsence,
    done: () => `${path}?done=entered`,
    again: (db, attempt) => awayPage(db, { tried: attempt && { form: 'days', attempt } }),
    words: {
      'ends-before-it-begins': 'The last day lies before the first. Please look at both again.',
      'over-already': 'These days are over. Please enter days from today on.',
      'too-long': 'That is more than a year. Who is away for so long gives the office to somebody else.',
      'away-then-already':
        'You have entered some of these days already. Take those back first, or choose others.',
      'no-colleague': 'Whom you chose holds no office any more. Please choose somebody else.',
      'stand-in-is-away': 'They are away on some of these days themselves. Please choose somebody else.',
    },
  }),
)

awayRoutes.post(`${path}/:id/withdrawal`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: buttonForm,
    command: (db) => withdrawAbsence(db, id),
    done: () => `${path}?done=withdrawn`,
    again: (db, attempt) => awayPage(db, { tried: attempt && { form: 'withdrawal', attempt } }),
    words: { 'withdrawn-already': 'You have taken these days back already.' },
  })
})

async function awayPage(db: ViewerDb, happened: Pick<AwayPageProps, 'done' | 'tried'>) {
  const today = await societyToday(db)
  const known = await absences(db)
  const me = db.viewer.personId
  const isOwn = ({ personId }: KnownAbsence) => personId === me
  const isStoodInFor = ({ standInId }: KnownAbsence) => standInId === me
  const represents = (await ownRepresentations(db)).length > 0
  const sentence = (absence: KnownAbsence) => absenceInWords(absence, today)
  return (
    <AwayPage
      own={known.filter(isOwn).map((absence) => ({
        id: absence.id,
        days: daysInWords(absence),
        standIn: absence.standIn === undefined ? 'A colleague' : absence.standIn,
        isNow: Temporal.PlainDate.compare(absence.firstOn, today) <= 0,
      }))}
      standsInFor={known.filter(isStoodInFor).map(sentence)}
      colleaguesAway={known.filter((one) => !isOwn(one) && !isStoodInFor(one)).map(sentence)}
      represents={represents}
      standIns={represents ? await standInChoices(db) : []}
      today={today}
      {...happened}
    />
  )
}

const daysInWords = ({ firstOn, lastOn }: KnownAbsence): string =>
  firstOn.equals(lastOn) ? formatDate(firstOn) : `${formatDate(firstOn)} to ${formatDate(lastOn)}`

async function standInChoices(db: ViewerDb) {
  return (await colleagues(db)).map(({ personId, name, regions }) => ({
    value: personId,
    label: regions.length > 0 ? `${name} (${regions.join(', ')})` : `${name} (administrator)`,
  }))
}
