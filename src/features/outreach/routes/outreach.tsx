import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, saidIn, savedIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { isId } from '../../../shared/ids.ts'
import { askedHowWords, organisationKindNames } from '../../../shared/organisation-kinds.ts'
import { requireSignIn } from '../../accounts/session.ts'
import type { Group } from '../../groups/queries/group.ts'
import { regions } from '../../society/queries.ts'
import { beginCircular } from '../commands/circular.ts'
import { proposeOrganisation } from '../commands/keep-book.ts'
import { noteAsk } from '../commands/note-ask.ts'
import { makeOwnSource } from '../commands/sources.ts'
import { chosenForm, handNoteForm, organisationForm, sourceForm, WHOLE_COUNTRY } from '../forms.ts'
import { ByHandPage } from '../pages/by-hand-page.tsx'
import { type AskLine, OutreachPage, type OutreachPageProps } from '../pages/outreach-page.tsx'
import { ProposePage } from '../pages/propose-page.tsx'
import { type Organisation, organisationById, organisations } from '../queries/book.ts'
import {
  type Ask,
  applicationsWithoutSource,
  askedLately,
  asksOf,
  draftsOf,
  sourcesOf,
} from '../queries/group-outreach.ts'
import { askStateWords, isOutstanding, REMIND_AFTER_DAYS } from '../rules/ask-state.ts'
import { askedLatelyInWords } from '../rules/asked-lately.ts'
import { nextOutreachStep } from '../rules/next-outreach-step.ts'
import { framed, outreachOf } from './group-frame.ts'
import { alikeTo, entryWords, regionOptions } from './organisation-entry.ts'

export const groupOutreachRoutes = new Hono<WebEnv>()
groupOutreachRoutes.use(outreachOf, requireSignIn)
groupOutreachRoutes.use(`${outreachOf}/*`, requireSignIn)

groupOutreachRoutes.get(outreachOf, (c) => show(c, (db) => outreachPage(c, db)))

// Where a form came back from.
groupOutreachRoutes.get(`${outreachOf}/:form{(?:circulars|sources|organisations)}`, (c) =>
  c.redirect(`/groups/${idIn(c)}/outreach`, 303),
)

groupOutreachRoutes.post(`${outreachOf}/circulars`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: chosenForm,
    command: (db, { organisation }) => beginCircular(db, id, organisation),
    done: ({ circularId }) => `/groups/${id}/outreach/circulars/${circularId}`,
    again: (db, choose) => outreachPage(c, db, { choose }),
    words: {
      'group-not-open': 'Letters lead to the group’s public page: please open the group first.',
      'nobody-to-write-to':
        'None of these can be written to now: they want no letters, or have left the book meanwhile.',
    },
  })
})

groupOutreachRoutes.post(`${outreachOf}/sources`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: sourceForm,
    command: (db, { name }) => makeOwnSource(db, id, name),
    done: ({ sourceId }) => `/groups/${id}/outreach/sources/${sourceId}?saved=made`,
    again: (db, source) => outreachPage(c, db, { source }),
    words: { 'too-many-links': 'You have forty links of your own: please use one of them.' },
  })
})

groupOutreachRoutes.get(`${outreachOf}/organisations/new`, (c) => show(c, (db) => proposePage(c, db)))

groupOutreachRoutes.post(`${outreachOf}/organisations`, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: organisationForm,
    command: (db, values) => proposeOrganisation(db, id, values),
    done: ({ organisationId }) => `/groups/${id}/outreach/organisations/${organisationId}?saved=added`,
    again: (db, attempt) => proposePage(c, db, attempt),
    words: entryWords,
  })
})

const oneOrganisation = `${outreachOf}/organisations/:organisation{[0-9a-f-]{36}}` as const

groupOutreachRoutes.get(oneOrganisation, (c) => show(c, (db) => byHandPage(c, db)))

groupOutreachRoutes.post(oneOrganisation, (c) => {
  const id = idIn(c)
  return submit(c, {
    form: handNoteForm,
    command: (db, values) => noteAsk(db, id, idIn(c, 'organisation'), values),
    done: ({ askId }) => `/groups/${id}/outreach/asks/${askId}?saved=noted`,
    again: (db, attempt) => byHandPage(c, db, attempt),
    words: {
      'not-asked-yet': 'This day is still to come: please note it once they were asked.',
      'wants-no-letters': 'They want no letters, by post either: please ring them, or leave them in peace.',
      'reminder-is-past': 'A reminder needs a day to come.',
    },
  })
})

async function outreachPage(c: Web, db: ViewerDb, attempts: OutreachPageProps['attempts'] = {}) {
  const { group, seats } = await framed(c, db)
  const known = await regions(db)
  const asked = saidIn(c, 'region')
  const region = regionIn(asked, known, group)
  const after = c.req.query('after') ?? ''
  const [asks, found] = [
    await asksOf(db, group.id),
    await organisations(db, {
      regionId: region === WHOLE_COUNTRY ? null : region,
      orCountry: true,
      after: isId(after) ? after : undefined,
    }),
  ]
  const askedIds = new Set(asks.map(({ organisationId }) => organisationId))
  const left = found.organisations.filter(({ id }) => !askedIds.has(id))
  const choices = left.filter(({ officeAddress, wantsNoLetters }) => officeAddress && !wantsNoLetters)
  const lately = await askedLately(
    db,
    group.id,
    choices.map(({ id }) => id),
  )
  const drafts = await draftsOf(db, group.id)
  const here = `/groups/${group.id}/outreach`
  return (
    <OutreachPage
      group={group}
      seats={seats}
      nextStep={nextOutreachStep({
        here,
        isOpen: group.openedAt !== null,
        today: dateIn(db.now, group.timeZone),
        drafts,
        asks,
      })}
      saved={savedIn(c, {
        sent: 'The letters are on their way, one by one.',
        discarded: 'Thrown away; nothing was sent.',
      })}
      drafts={drafts.map(({ id, subject, writtenAt }) => ({
        id,
        subject,
        when: formatDateOnly(dateIn(writtenAt, group.timeZone)),
      }))}
      asks={asks.map((ask) => askLine(ask, group))}
      choices={choices.map((one) => {
        const recent = lately.find(({ organisationId }) => organisationId === one.id)
        return { ...whatAndWhere(one), lately: recent ? askedLatelyInWords(recent, db.now) : null }
      })}
      byHand={left
        .filter((one) => !choices.includes(one))
        .map(({ id, name, wantsNoLetters }) => ({
          id,
          name,
          why: wantsNoLetters ? 'wants no letters' : 'no email address in the book',
        }))}
      regions={regionOptions(known)}
      region={region}
      more={
        found.next &&
        `${here}?${new URLSearchParams({ ...(region && { region }), after: found.next }).toString()}`
      }
      ownSources={await sourcesOf(db, group.id, { own: true })}
      withoutSource={await applicationsWithoutSource(db, group.id)}
      attempts={attempts}
    />
  )
}

/** The group's own region to begin with; `?region=` alone, as the filter sends it, is everywhere. */
function regionIn(
  asked: string | undefined,
  known: readonly { id: string }[],
  group: Group,
): string | undefined {
  if (asked === undefined) return group.regionId ?? undefined
  return asked === WHOLE_COUNTRY ? WHOLE_COUNTRY : known.find(({ id }) => id === asked)?.id
}

const whatAndWhere = ({ id, name, kind, regionName }: Organisation) => ({
  id,
  name,
  what: `${organisationKindNames[kind]} · ${regionName ?? 'whole country'}`,
})

const askLine = (ask: Ask, { timeZone }: Group): AskLine => ({
  id: ask.id,
  name: ask.organisationName,
  kind: organisationKindNames[ask.kind],
  asked: askedInWords(ask, timeZone),
  state: askStateWords[ask.state],
  visits: ask.visits,
  applications: ask.applications,
  wantsNoLetters: ask.wantsNoLetters,
  holdsOldFlier: ask.holdsOldFlier === true && (ask.state === 'passed-on' || isOutstanding(ask.state)),
})

/** '3 November 2026, by email, by Ailsa Grant' */
export const askedInWords = ({ askedAt, how, askedBy }: Ask, timeZone: string): string =>
  [formatDateOnly(dateIn(askedAt, timeZone)), askedHowWords[how], askedBy && `by ${askedBy}`]
    .filter(Boolean)
    .join(', ')

async function proposePage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, seats } = await framed(c, db)
  return (
    <ProposePage
      group={group}
      seats={seats}
      regions={regionOptions(await regions(db))}
      region={group.regionId ?? undefined}
      {...(await alikeTo(db, attempt, {
        href: (id) => `/groups/${group.id}/outreach/organisations/${id}`,
      }))}
      attempt={attempt}
    />
  )
}

async function byHandPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const { group, seats } = await framed(c, db)
  const one = await organisationById(db, idIn(c, 'organisation'))
  const [lately] = await askedLately(db, group.id, [one.id])
  const today = dateIn(db.now, group.timeZone)
  return (
    <ByHandPage
      group={group}
      seats={seats}
      organisation={{
        ...one,
        kind: organisationKindNames[one.kind],
        where: one.regionName ?? 'Whole country',
      }}
      lately={lately ? askedLatelyInWords(lately, db.now) : null}
      today={today}
      remindOn={today.add({ days: REMIND_AFTER_DAYS })}
      saved={savedIn(c, { added: 'It stands in the book. You can write to it from your outreach page.' })}
      attempt={attempt}
    />
  )
}
