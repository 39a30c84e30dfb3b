import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { show, submit } from '../../../platform/web/respond.tsx'
import { dateIn, formatDateOnly } from '../../../shared/calendar.ts'
import { type OrganisationAnswer, organisationKindNames } from '../../../shared/organisation-kinds.ts'
import { noteAnswer, setReminder } from '../commands/note-ask.ts'
import { answerForm, reminderForm } from '../forms.ts'
import { AskPage, type AskPageProps } from '../pages/ask-page.tsx'
import { type Answer, answersOf, askById, circularById } from '../queries/group-outreach.ts'
import { askStateWords, isOutstanding } from '../rules/ask-state.ts'
import { framed, outreachOf } from './group-frame.ts'
import { askedInWords } from './outreach.tsx'

const ask = `${outreachOf}/asks/:ask{[0-9a-f-]{36}}` as const
const here = (c: Web): string => `/groups/${idIn(c)}/outreach/asks/${idIn(c, 'ask')}`

export const askRoutes = new Hono<WebEnv>()

askRoutes.get(ask, (c) => show(c, (db) => askPage(c, db)))

askRoutes.get(`${ask}/:form{(?:answers|reminder)}`, (c) => c.redirect(here(c), 303))

askRoutes.post(`${ask}/answers`, (c) =>
  submit(c, {
    form: answerForm,
    command: (db, values) => noteAnswer(db, idIn(c), idIn(c, 'ask'), values),
    done: () => `${here(c)}?saved=answer`,
    again: (db, answer) => askPage(c, db, { answer }),
    words: {},
  }),
)

askRoutes.post(`${ask}/reminder`, (c) =>
  submit(c, {
    form: reminderForm,
    command: (db, values) => setReminder(db, idIn(c), idIn(c, 'ask'), values.remind_on),
    done: () => `${here(c)}?saved=reminder`,
    again: (db, reminder) => askPage(c, db, { reminder }),
    words: { 'reminder-is-past': 'A reminder needs a day to come.' },
  }),
)

const answerWords: Readonly<Record<OrganisationAnswer, string>> = {
  'none-yet': 'No answer yet',
  'passed-on': 'Passed on',
  declined: 'Declined',
  'wants-more': 'Wants to know more',
}

const whoSaid = ({ answer, byOrganisation, by }: Answer): string =>
  `${answerWords[answer]}: ${byOrganisation ? 'they said so themselves' : `noted by ${by ?? 'somebody who has left'}`}`

async function askPage(c: Web, db: ViewerDb, attempts: AskPageProps['attempts'] = {}) {
  const { group, seats } = await framed(c, db)
  const one = await askById(db, group.id, idIn(c, 'ask'))
  const hasCome =
    one.remindOn !== null && Temporal.PlainDate.compare(one.remindOn, dateIn(db.now, group.timeZone)) < 0
  return (
    <AskPage
      group={group}
      seats={seats}
      ask={{
        id: one.id,
        name: one.organisationName,
        kind: organisationKindNames[one.kind],
        asked: askedInWords(one, group.timeZone),
        state: askStateWords[one.state],
        visits: one.visits,
        applications: one.applications,
        remindOn: hasCome ? null : one.remindOn,
        remindedOn: hasCome && one.remindOn ? formatDateOnly(one.remindOn) : null,
        isOutstanding: isOutstanding(one.state),
        sourceId: one.sourceId,
        holdsOldFlier: one.holdsOldFlier === true,
      }}
      letter={one.circularId ? await circularById(db, group.id, one.circularId) : null}
      answers={(await answersOf(db, one.id)).map((answer) => ({
        when: formatDateOnly(dateIn(answer.at, group.timeZone)),
        title: whoSaid(answer),
        words: answer.words,
      }))}
      saved={savedIn(c, {
        noted: 'Noted. Other groups see that they were asked.',
        answer: 'Noted.',
        reminder: 'Saved.',
      })}
      attempts={attempts}
    />
  )
}
