import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { found, NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit, type Words } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import type { Group } from '../../groups/queries/group.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { regions } from '../../society/queries.ts'
import {
  type AskRefusal,
  type AskSupervisorRefusal,
  askPeerGroup,
  askSupervisor,
  askToLead,
} from '../commands/ask-by-relay.ts'
import { offerSecondSeat, takeSecondSeatBack } from '../commands/second-seat.ts'
import { contactForm } from '../forms.ts'
import { CoLeadersPage } from '../pages/co-leaders-page.tsx'
import { LeaderFacts, type LeaderShown, PeerGroupFacts, SupervisorFacts } from '../pages/found-card.tsx'
import { SecondSeatsPage } from '../pages/second-seats-page.tsx'
import { SupervisionFoundPage } from '../pages/supervision-found-page.tsx'
import { WritePage, writeTo } from '../pages/write-page.tsx'
import { askedBefore } from '../queries/contact.ts'
import { entryOf, ownPeerGroups } from '../queries/entries.ts'
import {
  type FoundLeader,
  findableLeader,
  findablePeerGroup,
  findableSupervisor,
  leadersFor,
  nearGroup,
  needsOf,
  supervisionFor,
} from '../queries/matching.ts'
import { introducedNear, stillSuggested } from '../queries/register-invitations.ts'
import { secondSeats } from '../queries/second-seats.ts'
import { leadingExperienceInWords, memberExperienceInWords } from '../rules/experience.ts'
import { DAYS_AFTER_A_NO, DAYS_TO_ANSWER, REQUESTS_A_WEEK } from '../rules/request-state.ts'
import { standingInWords } from '../rules/standing.ts'

/** Who could lead with somebody, and who could supervise them: pages of a group, and of whom the society introduced. */
export const registerGroupRoutes = new Hono<WebEnv>()

const group = '/groups/:id{[0-9a-f-]{36}}'
const person = ':person{[0-9a-f-]{36}}'

registerGroupRoutes.get(`${group}/co-leaders`, requireSignIn, (c) => show(c, (db) => coLeadersPage(c, db)))

async function coLeadersPage(c: Web, db: ViewerDb) {
  const led = await ledGroup(db, idIn(c))
  const { leaders, offersSecondSeat } = await needsOf(db, led)
  const suitable = await leadersFor(db, led)
  return (
    <CoLeadersPage
      group={led}
      seats={await groupCircle(db, led.id)}
      leaders={leaders.length}
      offersSecondSeat={offersSecondSeat}
      wasSaved={c.req.query('saved') === 'second-seat'}
      found={suitable.map(({ found: leader, reason }) => ({ found: shownLeader(leader), reason }))}
      asked={await askedBefore(db)}
      regions={await regions(db)}
    />
  )
}

for (const [place, command] of [
  ['second-seat', offerSecondSeat],
  ['second-seat/withdrawal', takeSecondSeatBack],
] as const) {
  registerGroupRoutes.get(`${group}/${place}`, requireSignIn, (c) =>
    c.redirect(`/groups/${idIn(c)}/co-leaders`, 303),
  )
  registerGroupRoutes.post(`${group}/${place}`, requireSignIn, (c) =>
    submit(c, {
      form: buttonForm,
      command: (db) => command(db, idIn(c)),
      done: ({ groupId }) => `/groups/${groupId}/co-leaders?saved=second-seat`,
      again: (db) => coLeadersPage(c, db),
      words: {},
    }),
  )
}

registerGroupRoutes.get('/register/second-seats', requireSignIn, (c) =>
  show(c, async (db) => (
    <SecondSeatsPage
      seats={await secondSeats(db)}
      regions={await regions(db)}
      looks={(await entryOf(db, found(db.viewer.personId))) ?? null}
    />
  )),
)

registerGroupRoutes.get(`${group}/co-leaders/${person}`, requireSignIn, (c) =>
  show(c, (db) => writeToLeader(c, db)),
)

registerGroupRoutes.post(`${group}/co-leaders/${person}`, requireSignIn, (c) =>
  submit(c, {
    form: contactForm,
    command: (db, values) => askToLead(db, idIn(c), idIn(c, 'person'), values),
    done: ({ requestId }) => `/register/requests/${requestId}?saved=asked`,
    again: (db, attempt) => writeToLeader(c, db, attempt),
    words: askWords,
  }),
)

registerGroupRoutes.get(`${group}/supervision/suggestions`, requireSignIn, (c) =>
  show(c, async (db) => {
    const led = await ledGroup(db, idIn(c))
    return (
      <SupervisionFoundPage
        group={{ group: led, seats: await groupCircle(db, led.id) }}
        {...(await supervisionFor(db, await nearGroup(db, led)))}
        asked={await askedBefore(db)}
        regions={await regions(db)}
        suggested={null}
      />
    )
  }),
)

registerGroupRoutes.get('/register/supervision', requireSignIn, (c) =>
  show(c, async (db) => {
    const introduced = await introducedNear(db)
    if (!introduced) throw new NotFound()
    return (
      <SupervisionFoundPage
        group={null}
        {...(await supervisionFor(db, introduced.near))}
        asked={await askedBefore(db)}
        regions={await regions(db)}
        suggested={await stillSuggested(db, introduced.suggested)}
      />
    )
  }),
)

// The same two letters for the leaders of a group and for whoever was introduced without one.
for (const base of [`${group}/supervision`, '/register/supervision']) {
  registerGroupRoutes.get(`${base}/supervisors/${person}`, requireSignIn, (c) =>
    show(c, (db) => writeToSupervisor(c, db)),
  )
  registerGroupRoutes.post(`${base}/supervisors/${person}`, requireSignIn, (c) =>
    submit(c, {
      form: contactForm,
      command: (db, values) => askSupervisor(db, groupIdOf(c), idIn(c, 'person'), values),
      done: ({ requestId }) => `/register/requests/${requestId}?saved=asked`,
      again: (db, attempt) => writeToSupervisor(c, db, attempt),
      words: askSupervisorWords,
    }),
  )
  registerGroupRoutes.get(`${base}/peers/${person}`, requireSignIn, (c) =>
    show(c, (db) => writeToPeers(c, db)),
  )
  registerGroupRoutes.post(`${base}/peers/${person}`, requireSignIn, (c) =>
    submit(c, {
      form: contactForm,
      command: (db, values) => askPeerGroup(db, groupIdOf(c), idIn(c, 'person'), values),
      done: ({ requestId }) => `/register/requests/${requestId}?saved=asked`,
      again: (db, attempt) => writeToPeers(c, db, attempt),
      words: askWords,
    }),
  )
}

const askWords: Words<AskRefusal> = {
  'not-found-any-more':
    'They are not found any more: they have somebody by now, or have taken their entry out.',
  'asked-already': 'You have asked them already, and they can still answer.',
  'said-no-lately': `They said no lately. Please do not ask about the same again within ${DAYS_AFTER_A_NO} days.`,
  'enough-this-week': `You have asked ${REQUESTS_A_WEEK} people within a week. Wait for their answers first.`,
  'does-not-offer-this': 'They do not offer this. Please choose one of what they offer.',
}

const askSupervisorWords: Words<AskSupervisorRefusal> = {
  ...askWords,
  'no-peers-yet':
    'You sit in no peer group here yet. Enter it first, under “Peer groups” in your part of the register.',
  'which-peers': 'Please say which of your peer groups.',
}

const groupIdOf = (c: Web): string | null => (c.req.param('id') === undefined ? null : idIn(c))

async function writeToLeader(c: Web, db: ViewerDb, attempt?: Returned) {
  const led = await ledGroup(db, idIn(c))
  const leader = await findableLeader(db, led.id, idIn(c, 'person'))
  if (!leader && !attempt) throw new NotFound()
  return (
    <WritePage
      title={writeTo(leader?.name ?? 'somebody who was here')}
      lead={`About leading ${led.name} together. They have ${DAYS_TO_ANSWER} days to answer, and neither of you sees the other’s address.`}
      back={{ href: `/groups/${led.id}/co-leaders`, label: 'Leaders who look for somebody' }}
      action={c.req.path}
      begin=""
      attempt={attempt}
    >
      {leader && <LeaderFacts leader={shownLeader(leader)} regions={await regions(db)} />}
    </WritePage>
  )
}

async function writeToSupervisor(c: Web, db: ViewerDb, attempt?: Returned) {
  const { led, back } = await forWhom(c, db)
  const supervisor = await findableSupervisor(db, idIn(c, 'person'))
  if (!supervisor && !attempt) throw new NotFound()
  return (
    <WritePage
      title={writeTo(supervisor?.name ?? 'somebody who was here')}
      lead={`About supervision${led ? ` of the leading of ${led.name}` : ''}. They have ${DAYS_TO_ANSWER} days to answer, and neither of you sees the other’s address.`}
      back={back}
      action={c.req.path}
      offers={supervisor?.offers}
      peers={supervisor?.offers.includes('peer') ? await ownPeerGroups(db) : []}
      begin=""
      attempt={attempt}
    >
      {supervisor && <SupervisorFacts supervisor={supervisor} regions={await regions(db)} />}
    </WritePage>
  )
}

async function writeToPeers(c: Web, db: ViewerDb, attempt?: Returned) {
  const { back } = await forWhom(c, db)
  const peers = await findablePeerGroup(db, idIn(c, 'person'))
  if (!peers && !attempt) throw new NotFound()
  return (
    <WritePage
      title={peers ? `Ask ${peers.name} for a place` : 'This group takes nobody now'}
      lead={`The member who keeps the group’s entry reads it, and has ${DAYS_TO_ANSWER} days to answer. Neither of you sees the other’s address.`}
      back={back}
      action={c.req.path}
      begin=""
      attempt={attempt}
    >
      {peers && <PeerGroupFacts group={peers} regions={await regions(db)} />}
    </WritePage>
  )
}

async function forWhom(
  c: Web,
  db: ViewerDb,
): Promise<{ led: Group | null; back: { href: string; label: string } }> {
  const groupId = groupIdOf(c)
  const led = groupId === null ? null : await ledGroup(db, groupId)
  const href = led ? `/groups/${led.id}/supervision/suggestions` : '/register/supervision'
  return { led, back: { href, label: 'Finding supervision' } }
}

const shownLeader = (leader: FoundLeader): LeaderShown => ({
  ...leader,
  standing: standingInWords({
    state: leader.accreditation,
    sinceOn: null,
    untilOn: leader.accreditation === 'accredited' ? leader.accreditedUntilOn : null,
  }),
  memberExperience: memberExperienceInWords(leader),
  leadingExperience: leadingExperienceInWords(leader),
})
