import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, saidIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import type { BoardCard } from '../../../ui/recruiting-board.tsx'
import { requireSignIn } from '../../accounts/session.ts'
import { feeAgreement } from '../../fees/queries.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { freePlaces } from '../../groups/rules/circle.ts'
import { societySettings } from '../../society/queries.ts'
import { offerToNext } from '../commands/offer-place.ts'
import { setPlaces } from '../commands/set-places.ts'
import { nextOfferForm, placesForm } from '../forms.ts'
import { ApplicantsPage, type ApplicantsPageProps } from '../pages/applicants-page.tsx'
import { PlacesPage } from '../pages/places-page.tsx'
import { canSeeApplicants } from '../policy.ts'
import { type Applicant, applicantsOf } from '../queries/applicants.ts'
import { circleTies, circleToBe } from '../queries/circle-to-be.ts'
import { membersAnswers } from '../queries/newcomers.ts'
import { newestGroundRules, seatsOf } from '../queries/seats.ts'
import { type Waiting, waitingList } from '../queries/waiting-list.ts'
import { boardColumns, boardMoves, columnOf } from '../rules/board.ts'
import { columnWords, nextInWords } from '../rules/board-words.ts'
import { oneMore } from '../rules/composition/one-more.ts'
import { applicationRef, tiesInWords, tiesOf } from '../rules/composition/ties.ts'
import { nextRecruitingStep } from '../rules/next-step.ts'
import { stateInWords } from '../rules/state-words.ts'

const list = '/groups/:id/applicants'

export const boardRoutes = new Hono<WebEnv>()
boardRoutes.use(list, requireSignIn)
boardRoutes.use(`${list}/next-offer`, requireSignIn)
boardRoutes.use('/groups/:id/places', requireSignIn)

boardRoutes.get(list, (c) => show(c, (db) => boardPage(c, db)))
// Where a form came back from; whoever reloads the address is shown the page.
boardRoutes.get(`${list}/next-offer`, (c) => c.redirect(`/groups/${idIn(c)}/applicants`, 303))

boardRoutes.post(`${list}/next-offer`, (c) =>
  submit(c, {
    form: nextOfferForm,
    command: (db, { next }) => offerToNext(db, { groupId: idIn(c), next }),
    done: ({ applicationId }) => `/groups/${idIn(c)}/applicants/${applicationId}?saved=offer`,
    again: (db, attempt) => boardPage(c, db, attempt),
    words: {
      'no-longer-next': 'Somebody else is next now: the list has changed since you opened the page.',
      'application-over': 'This application has been withdrawn or decided since you opened the page.',
      'offer-stands-already': 'The place is on offer to them already, perhaps from your co-leader.',
      'ground-rules-missing': 'Write the ground rules first: whoever says yes agrees to them.',
      'fee-missing': 'Agree the contribution first: nobody should say yes without knowing what it costs.',
      'group-full': 'The free seat has been taken or offered since you opened the page.',
      'others-wait-longer': 'Somebody else is next now: the list has changed since you opened the page.',
      'members-not-asked': 'Ask the members first: your group has chosen so.',
    },
  }),
)

boardRoutes.get('/groups/:id/places', (c) => show(c, (db) => placesPage(c, db)))

boardRoutes.post('/groups/:id/places', (c) =>
  submit(c, {
    form: placesForm,
    command: (db, { by_itself: byItself, days, members_agree: membersAgree }) =>
      setPlaces(db, idIn(c), { byItself, days, membersAgree }),
    done: ({ groupId }) => `/groups/${groupId}/applicants?saved=places`,
    again: (db, attempt) => placesPage(c, db, attempt),
    words: {},
  }),
)

async function placesPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  return (
    <PlacesPage
      group={group}
      seats={await groupCircle(db, group.id)}
      byItself={group.offersToNextDays !== null}
      days={group.offersToNextDays ?? (await societySettings(db)).offerDays}
      membersAgree={group.membersAgree}
      attempt={attempt}
    />
  )
}

async function boardPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  const here = `/groups/${group.id}/applicants`
  const applicants = await applicantsOf(db, group.id)
  const line = await waitingList(db, group.id)
  const people = await circleToBe(db, group.id, applicants)
  const size = { ...group, settings: await societySettings(db) }
  const ties = await circleTies(db, group.id)
  // Whoever sits there already is no question any more: it is said of whom the leaders still think about.
  const beside = (id: string) => {
    const change = oneMore(applicationRef(id), people, size)
    const own = change === null ? [] : tiesOf(applicationRef(id), ties)
    return { change, ties: tiesInWords(own, people).map(({ words }) => words) }
  }
  const step = nextRecruitingStep(applicants, { now: db.now, timeZone: group.timeZone })
  const columns = boardColumns.map((key) => ({
    key,
    ...columnWords[key],
    cards: inOrder(
      applicants.filter(({ state, leftAt }) => columnOf(state, leftAt !== null) === key),
      line,
    ).map((applicant) => card(applicant, { here, line, beside, timeZone: group.timeZone })),
  }))
  return (
    <ApplicantsPage
      group={group}
      seats={await groupCircle(db, group.id)}
      columns={columns}
      current={currentIn(c, columns)}
      past={applicants
        .filter(({ state, leftAt }) => columnOf(state, leftAt !== null) === 'past')
        .map(({ id, name, profession, appliedAt, state, leftAt }) => ({
          id,
          name,
          profession,
          appliedOn: formatDateOnly(dateIn(appliedAt, group.timeZone)),
          state: leftAt ? { label: 'Has left', kind: 'neutral' as const } : stateInWords[state],
        }))}
      nextStep={step && { ...step, href: `${here}/${step.applicationId}${step.part}` }}
      next={await nextInLine(db, group, line, beside)}
      placesWords={placesInWords(group)}
      wasSaved={saidIn(c, 'saved') === 'places'}
      refusal={attempt?.refusal ?? Object.values(attempt?.problems ?? {})[0]}
    />
  )
}

/** The waiting list in its order, everybody else the longest there first. */
function inOrder(applicants: readonly Applicant[], line: readonly Waiting[]): Applicant[] {
  const place = (id: string) => line.findIndex(({ applicationId }) => applicationId === id)
  return applicants.toReversed().toSorted((one, other) => place(one.id) - place(other.id))
}

type Beside = Pick<BoardCard, 'change' | 'ties'>

interface Sight {
  here: string
  line: readonly Waiting[]
  /** What somebody would change, and whom they work with. */
  beside: (applicationId: string) => Beside
  timeZone: string
}

function card(applicant: Applicant, { here, line, beside, timeZone }: Sight): BoardCard {
  const href = `${here}/${applicant.id}`
  const place = line.findIndex(({ applicationId }) => applicationId === applicant.id)
  return {
    key: applicant.id,
    href,
    name: applicant.name,
    meta: applicant.profession,
    ...beside(applicant.id),
    ...nextInWords(applicant, { timeZone, placeInLine: place < 0 ? null : place + 1 }),
    moves:
      applicant.state === 'accepted'
        ? datesOf(applicant, here)
        : boardMoves(applicant.state).map(({ to, label, part }) => ({ to, label, href: `${href}${part}` })),
  }
}

/** A member's seat is left on the circle's page. */
const datesOf = ({ membershipId }: Applicant, list: string): BoardCard['moves'] =>
  membershipId
    ? [
        {
          to: 'past',
          label: 'Dates and leaving',
          href: `${list.replace(/applicants$/, 'circle/members')}/${membershipId}`,
        },
      ]
    : []

/** The one asked for; otherwise the first with somebody in it. */
function currentIn(c: Web, columns: ApplicantsPageProps['columns']): string {
  const asked = columns.find(({ key }) => key === c.req.query('column'))
  return (asked ?? columns.find(({ cards }) => cards.length > 0))?.key ?? 'asked'
}

async function nextInLine(
  db: ViewerDb,
  group: Group,
  line: readonly Waiting[],
  beside: Sight['beside'],
): Promise<ApplicantsPageProps['next']> {
  const [first] = line
  if (!first) return null
  const free = freePlaces({ ...(await seatsOf(db, group.id)), mostMembers: group.mostMembers })
  if (free < 1) return null
  const isReady =
    (await newestGroundRules(db, group.id)) !== undefined &&
    (await feeAgreement(db, group.id)) !== null &&
    (!group.membersAgree || (await membersAnswers(db, first.applicationId)) !== null)
  return { ...first, others: line.length - 1, mayOffer: isReady, ties: beside(first.applicationId).ties }
}

function placesInWords({ offersToNextDays, membersAgree }: Group): string {
  const freed =
    offersToNextDays === null
      ? 'When a place becomes free you are told who is next on the waiting list, and offer it with one press.'
      : `A place that becomes free is offered by itself to the next on the waiting list, for ${offersToNextDays} days.`
  return membersAgree ? `${freed} The members are asked before a newcomer is offered a place.` : freed
}
