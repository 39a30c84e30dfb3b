import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { countIn, idIn, savedIn } from '../../../platform/web/in-address.ts'
import { framingPolicy, letterHeaders } from '../../../platform/web/letter-frame.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { peopleInWords } from '../../../shared/words.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { framingOf } from '../../groups/queries/group-framing.ts'
import { ledGroup } from '../../groups/queries/led-group.ts'
import { meetingsFrom } from '../../meetings/queries/meetings.ts'
import { chooseGroupLetters, resetLetterWords, writeLetterWords } from '../commands/keep-words.ts'
import { sendTermAhead } from '../commands/send-term-ahead.ts'
import { groupLettersForm, wordsForm } from '../forms.ts'
import { LetterPage, type LetterPageProps } from '../pages/letter-page.tsx'
import { LettersPage } from '../pages/letters-page.tsx'
import { groupLetters } from '../queries/group-letters.ts'
import { kindsInOwnWords, lettersWords } from '../queries/letter-words.ts'
import { wantingByEmail } from '../queries/message-choice.ts'
import { lastSent, lastSentAt } from '../queries/sent-letters.ts'
import { isLetterKind, type LetterKind, letterKinds } from '../rules/letter-kinds.ts'
import { asReminderDays } from '../rules/reminder-days.ts'
import { dayInWords, previewFor, previewOf } from './preview.ts'

const letters = '/groups/:id/letters'
const one = `${letters}/:kind{[a-z-]+}` as const
const here = (c: Web): string => `/groups/${idIn(c)}/letters`

export const letterRoutes = new Hono<WebEnv>()
letterRoutes.use(letters, requireSignIn)
letterRoutes.use(`${letters}/*`, requireSignIn)
// The page shows a letter in a frame, also when a form has come back.
for (const path of [one, `${one}/*`]) {
  letterRoutes.use(path, (c, next) => {
    c.header('Content-Security-Policy', framingPolicy)
    return next()
  })
}

letterRoutes.get(letters, (c) => show(c, (db) => lettersPage(c, db)))

letterRoutes.post(letters, (c) =>
  submit(c, {
    form: groupLettersForm,
    command: (db, { reminder_days: days, welcomes }) =>
      chooseGroupLetters(db, idIn(c), { reminderDays: asReminderDays(Number(days)), welcomes }),
    done: () => `${here(c)}?saved=choices`,
    again: (db, attempt) => lettersPage(c, db, attempt),
    words: {},
  }),
)

letterRoutes.get(one, async (c) => {
  // It has a page of its own, since it says more.
  if (c.req.param('kind') === 'preparatory') return c.redirect(`/groups/${idIn(c)}/letter`, 303)
  return show(c, (db) => letterPage(c, db))
})

letterRoutes.post(one, (c) =>
  submit(c, {
    form: wordsForm,
    command: (db, { opening = '', closing = '' }) =>
      writeLetterWords(db, idIn(c), kindIn(c), { opening, closing }),
    done: ({ kind }) => `${here(c)}/${kind}?saved=words#preview`,
    again: (db, words) => letterPage(c, db, { words }),
    words: {},
  }),
)

letterRoutes.post(`${one}/reset`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => resetLetterWords(db, idIn(c), kindIn(c)),
    done: ({ kind }) => `${here(c)}/${kind}?saved=reset`,
    again: (db, sending) => letterPage(c, db, { sending }),
    words: {},
  }),
)

letterRoutes.get(`${letters}/term-ahead/sending`, (c) => c.redirect(`${here(c)}/term-ahead`, 303))

letterRoutes.post(`${letters}/term-ahead/sending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => sendTermAhead(db, idIn(c)),
    done: ({ told }) => `${here(c)}/term-ahead?told=${told}`,
    again: (db, sending) => letterPage(c, db, { sending }, 'term-ahead'),
    words: {
      'no-dates': 'There are no dates ahead that the letter could tell of. Make the term’s dates first.',
    },
  }),
)

/** One person's letter, in a frame that can neither run nor reach anything. */
letterRoutes.get(`${one}/preview/:person{[0-9a-f-]{36}}`, async (c) => {
  const html = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => previewFor(c, db, await ledGroup(db, idIn(c)), kindIn(c), idIn(c, 'person')),
    { readOnly: true },
  )
  return c.html(html, 200, letterHeaders)
})

function kindIn(c: Web): LetterKind {
  const kind = c.req.param('kind') ?? ''
  if (!isLetterKind(kind)) throw new NotFound()
  return kind
}

async function lettersPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await ledGroup(db, idIn(c))
  const [own, sent, choices] = [
    await kindsInOwnWords(db, group.id),
    await lastSent(db, group.id),
    await groupLetters(db, group.id),
  ]
  return (
    <LettersPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      letters={letterKinds.map((kind) => {
        const at = sent.get(kind)
        return {
          kind,
          href: kind === 'preparatory' ? `/groups/${group.id}/letter` : `${here(c)}/${kind}`,
          isOwn: own.has(kind),
          lastSent: at ? dayInWords(at, group.timeZone) : null,
        }
      })}
      {...choices}
      saved={savedIn(c, { choices: 'Saved.' })}
      attempt={attempt}
    />
  )
}

async function letterPage(
  c: Web,
  db: ViewerDb,
  attempts: LetterPageProps['attempts'] = {},
  kind: LetterKind = kindIn(c),
) {
  const group = await ledGroup(db, idIn(c))
  const told = countIn(c, 'told')
  return (
    <LetterPage
      framing={await framingOf(db, group)}
      groupId={group.id}
      kind={kind}
      words={await lettersWords(db, group.id, kind)}
      isOwn={(await kindsInOwnWords(db, group.id)).has(kind)}
      preview={await previewOf(c, db, group, kind, `${here(c)}/${kind}`)}
      sending={kind === 'term-ahead' ? await sendingOf(db, group) : null}
      saved={
        told === null
          ? savedIn(c, {
              words: 'Saved. Below you see it as it arrives.',
              reset: 'Our words stand in it again.',
            })
          : `It went to ${peopleInWords(told)}.`
      }
      attempts={attempts}
    />
  )
}

async function sendingOf(db: ViewerDb, group: { id: string; timeZone: string }) {
  const [people, last, coming] = [
    await wantingByEmail(db, group.id, 'term-ahead'),
    await lastSentAt(db, group.id, 'term-ahead'),
    await meetingsFrom(db, group.id, db.now),
  ]
  return {
    people: people.length,
    lastSent: last && dayInWords(last, group.timeZone),
    hasDates: coming.some(({ cancelledAt }) => !cancelledAt),
  }
}
