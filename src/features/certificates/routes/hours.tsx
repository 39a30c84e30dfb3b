import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { readForm, type Typed } from '../../../platform/web/form-body.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn } from '../../../shared/calendar.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupById } from '../../groups/queries/group.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { issueCertificate } from '../commands/issue-certificate.ts'
import { periodForm } from '../forms.ts'
import { GroupHoursPage } from '../pages/group-hours-page.tsx'
import { HoursPage } from '../pages/hours-page.tsx'
import type { CertificateLine } from '../pages/hours-pieces.tsx'
import { PeriodPage, type PeriodPageProps } from '../pages/period-page.tsx'
import { hoursIn } from '../policy.ts'
import {
  type Certificate,
  factsOf,
  type GroupHours,
  type HoursGroup,
  hoursGroup,
  ownCertificates,
  ownHours,
  ownSessions,
} from '../queries.ts'
import { certificateInWords, datesInWords, issuedOn } from '../rules/certificate-words.ts'
import { hoursInWords, minutesIn } from '../rules/hours.ts'
import {
  offeredPeriods,
  type Period,
  type PeriodProblem,
  periodInWords,
  periodProblem,
  type Session,
  tallyOf,
} from '../rules/period.ts'
import { roleIn } from './in-address.ts'

const making = '/certificates/groups/:groupId/:role'
const makePath = ({ id, role }: Pick<HoursGroup, 'id' | 'role'>): string =>
  `/certificates/groups/${id}/${role}`

export const hoursRoutes = new Hono<WebEnv>()
hoursRoutes.use('/certificates', requireSignIn)
hoursRoutes.use(making, requireSignIn)
hoursRoutes.use('/groups/:id/certificates', requireSignIn)

hoursRoutes.get('/certificates', (c) => show(c, hoursPage))
hoursRoutes.get('/groups/:id/certificates', (c) => show(c, (db) => groupHoursPage(c, db)))
hoursRoutes.get(making, (c) => show(c, (db) => periodPage(c, db, c.req.query())))

hoursRoutes.post(making, (c) =>
  submit(c, {
    form: periodForm,
    command: (db, { first, last }) =>
      issueCertificate(db, { groupId: idIn(c, 'groupId'), role: roleIn(c), firstOn: first, lastOn: last }),
    done: ({ certificateId }) => `/certificates/${certificateId}?made`,
    again: (db, attempt) => periodPage(c, db, attempt?.typed ?? {}, attempt),
    words: {
      'nothing-counted': 'No meeting counts in this time any more. Please look at it again.',
      'no-such-period': 'Please choose a time that begins before it ends, three years at most.',
    },
  }),
)

async function hoursPage(db: ViewerDb) {
  const groups = await ownHours(db)
  const certificates = await ownCertificates(db)
  return (
    <HoursPage
      groups={groups.map((hours) => ({
        ...totalInWords(hours),
        groupId: hours.groupId,
        groupName: hours.groupName,
        isLed: hours.role === 'leader',
        make: makePath({ id: hours.groupId, role: hours.role }),
      }))}
      certificates={certificates.map(lineOf)}
    />
  )
}

async function groupHoursPage(c: Web, db: ViewerDb) {
  const group = await groupById(db, idIn(c))
  const role = hoursIn(group)
  if (!role) throw new NotFound()
  const hours = (await ownHours(db)).find((each) => each.groupId === group.id && each.role === role)
  const certificates = await ownCertificates(db, group.id)
  return (
    <GroupHoursPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      isLed={role === 'leader'}
      total={hours ? totalInWords(hours) : null}
      make={makePath({ id: group.id, role })}
      certificates={certificates.map(lineOf)}
    />
  )
}

async function periodPage(c: Web, db: ViewerDb, typed: Typed, returned?: Returned) {
  const group = found(await hoursGroup(db, idIn(c, 'groupId'), roleIn(c)))
  const sessions = await ownSessions(db, group.id, group.role)
  const here = makePath(group)
  const wish = asked(typed)
  return (
    <PeriodPage
      here={here}
      groupName={group.name}
      isLed={group.role === 'leader'}
      periods={offeredPeriods(sessions, group.timeZone).map((period) => {
        const { counted, minutes } = tallyOf(sessions, period, group.timeZone)
        return {
          label: period.label,
          meetings: String(counted.length),
          hours: hoursInWords(minutes),
          href: `${here}?first=${period.firstOn}&last=${period.lastOn}#preview`,
        }
      })}
      chosen={wish.period ? await chosenIn(db, group, sessions, wish.period) : null}
      attempt={wish.problems ? { typed, problems: wish.problems } : undefined}
      refusal={returned?.refusal}
      attendance={group.role === 'leader' ? `/groups/${group.id}/attendance` : null}
    />
  )
}

const problemWords: Record<PeriodProblem, string> = {
  'ends-before-it-begins': 'This day lies before the first.',
  'too-long': 'This is more than three years: please make a certificate for each part.',
}

/** The time in the address; none while nothing is asked. */
function asked(typed: Typed): { period?: Period; problems?: Record<string, string> } {
  if (typed.first === undefined && typed.last === undefined) return {}
  const { values, problems } = readForm(periodForm, typed)
  if (!values) return { problems }
  const period = { firstOn: values.first, lastOn: values.last }
  const problem = periodProblem(period)
  return problem ? { problems: { last: problemWords[problem] } } : { period }
}

async function chosenIn(
  db: ViewerDb,
  group: HoursGroup,
  sessions: readonly Session[],
  period: Period,
): Promise<PeriodPageProps['chosen']> {
  const facts = await factsOf(db, { groupId: group.id, role: group.role, ...period })
  const { notTaken } = tallyOf(sessions, period, group.timeZone)
  return {
    first: period.firstOn.toString(),
    last: period.lastOn.toString(),
    inWords: periodInWords(period),
    certificate: facts ? certificateInWords(facts) : null,
    notTaken:
      notTaken.length > 0
        ? {
            count: notTaken.length,
            dates: datesInWords(notTaken.map(({ startsAt }) => dateIn(startsAt, group.timeZone))),
          }
        : null,
  }
}

const counted = (meetings: number): string => `${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}`

function totalInWords({ meetings, minutes, firstStartsAt, lastStartsAt, timeZone }: GroupHours) {
  const firstOn = dateIn(firstStartsAt, timeZone)
  const lastOn = dateIn(lastStartsAt, timeZone)
  return {
    hours: hoursInWords(minutes),
    meetings: counted(meetings),
    period: periodInWords({ firstOn, lastOn }),
  }
}

function lineOf({ id, facts, issuedAt, withdrawnAt }: Certificate): CertificateLine {
  return {
    id,
    group: facts.group,
    period: `${counted(facts.meetings.length)}, ${periodInWords({
      firstOn: Temporal.PlainDate.from(facts.meetings[0]?.on ?? facts.firstOn),
      lastOn: Temporal.PlainDate.from(facts.meetings.at(-1)?.on ?? facts.lastOn),
    })}`,
    hours: hoursInWords(minutesIn(facts.meetings)),
    isLed: facts.role === 'leader',
    issuedOn: issuedOn(issuedAt, facts.timeZone),
    isWithdrawn: withdrawnAt !== null,
  }
}
