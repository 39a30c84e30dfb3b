import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn, savedIn } from '../../../platform/web/in-address.ts'
import { framingPolicy, letterHeaders } from '../../../platform/web/letter-frame.ts'
import { submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { renderEmail } from '../../../ui/email/render.ts'
import { societyName } from '../../society/queries.ts'
import { discardCircular, leaveOut, sendCircular, writeCircular } from '../commands/circular.ts'
import { LetterToOrganisation } from '../emails/letter.tsx'
import { leavingOutForm, lettersForm, sendingForm } from '../forms.ts'
import { CircularPage, type CircularPageProps } from '../pages/circular-page.tsx'
import { organisationsById } from '../queries/book.ts'
import { askedLately, chosenOrganisationIds, circularById } from '../queries/group-outreach.ts'
import { letterPreview } from '../queries/letter-preview.ts'
import { askedLatelyInWords, knowing } from '../rules/asked-lately.ts'
import { flierPath, pdfPath } from '../rules/paths.ts'
import { framed, outreachOf } from './group-frame.ts'

const letter = `${outreachOf}/circulars/:circular{[0-9a-f-]{36}}` as const
const here = (c: Web): string => `/groups/${idIn(c)}/outreach/circulars/${idIn(c, 'circular')}`

export const circularRoutes = new Hono<WebEnv>()

// The page shows a letter in a frame, also when a form has come back.
for (const path of [letter, `${letter}/*`]) {
  circularRoutes.use(path, (c, next) => {
    c.header('Content-Security-Policy', framingPolicy)
    return next()
  })
}

circularRoutes.get(letter, async (c) => {
  const page = await c.var.house.database.asViewer(
    c.var.viewer,
    async (db) => {
      const sent = await circularById(db, idIn(c), idIn(c, 'circular'))
      return sent.queuedAt ? null : circularPage(c, db)
    },
    { readOnly: true },
  )
  // What was sent stands with those who got it.
  if (!page) return c.redirect(`/groups/${idIn(c)}/outreach`, 303)
  return c.html(await c.var.render(page))
})

circularRoutes.get(`${letter}/:form{(?:leaving-out|sending|discarding)}`, (c) => c.redirect(here(c), 303))

/** One letter, exactly as it will arrive; only the addresses that are the organisation's alone lead nowhere here. */
circularRoutes.get(`${letter}/letters/:organisation{[0-9a-f-]{36}}`, async (c) => {
  const { baseUrl, database } = c.var.house
  const shown = await database.asViewer(
    c.var.viewer,
    async (db) => {
      await framed(c, db)
      const { code, ...each } = await letterPreview(db, idIn(c), idIn(c, 'circular'), idIn(c, 'organisation'))
      return { ...each, code, society: (await societyName(db)) ?? '' }
    },
    { readOnly: true },
  )
  const { html } = renderEmail(
    <LetterToOrganisation
      {...shown}
      flierHref={`${baseUrl}${flierPath(shown.code)}`}
      pdfHref={`${baseUrl}${pdfPath(shown.group.id, shown.code)}`}
      replyHref="#"
      endHref="#"
    />,
  )
  return c.html(html, 200, letterHeaders)
})

const sentAlready = 'This letter was sent meanwhile; nothing was changed.'

circularRoutes.post(letter, (c) =>
  submit(c, {
    form: lettersForm,
    command: (db, words) => writeCircular(db, idIn(c), idIn(c, 'circular'), words),
    done: () => `${here(c)}?saved=words`,
    again: (db, words) => circularPage(c, db, { words }),
    words: { 'sent-already': sentAlready },
  }),
)

circularRoutes.post(`${letter}/leaving-out`, (c) =>
  submit(c, {
    form: leavingOutForm,
    command: (db, { organisation }) => leaveOut(db, idIn(c), idIn(c, 'circular'), organisation),
    done: () => here(c),
    again: (db, sending) => circularPage(c, db, { sending }),
    words: { 'sent-already': sentAlready },
  }),
)

circularRoutes.post(`${letter}/sending`, (c) =>
  submit(c, {
    form: sendingForm,
    command: (db, { anyway }) => sendCircular(db, idIn(c), idIn(c, 'circular'), anyway),
    done: () => `/groups/${idIn(c)}/outreach?saved=sent`,
    again: (db, sending) => circularPage(c, db, { sending }),
    words: {
      'sent-already': sentAlready,
      'group-not-open': 'Letters lead to the group’s public page: please open the group first.',
      'nobody-to-write-to': 'Nobody is left who may be written to.',
      'asked-lately':
        'Nothing was sent: somebody was asked by another group of late. Please look above; tick below whom you write to all the same, or leave them out.',
      'enough-for-today':
        'That is more letters than a group sends within a day. Please leave some out and write to them tomorrow.',
    },
  }),
)

circularRoutes.post(`${letter}/discarding`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => discardCircular(db, idIn(c), idIn(c, 'circular')),
    done: ({ groupId }) => `/groups/${groupId}/outreach?saved=discarded`,
    again: (db, sending) => circularPage(c, db, { sending }),
    words: { 'sent-already': sentAlready },
  }),
)

async function circularPage(c: Web, db: ViewerDb, attempts: CircularPageProps['attempts'] = {}) {
  const { group, seats } = await framed(c, db)
  const circular = await circularById(db, group.id, idIn(c, 'circular'))
  const chosen = await organisationsById(db, await chosenOrganisationIds(db, circular.id))
  const lately = await askedLately(
    db,
    group.id,
    chosen.map(({ id }) => id),
  )
  const wanted = c.req.query('letter')
  const shown = chosen.find(({ id }) => id === wanted) ?? chosen[0]
  return (
    <CircularPage
      group={group}
      seats={seats}
      circular={circular}
      recipients={chosen.map((one) => {
        const recent = lately.find(({ organisationId }) => organisationId === one.id)
        return {
          id: one.id,
          name: one.name,
          to: [one.office, one.officeAddress].filter(Boolean).join(', '),
          lately: recent ? askedLatelyInWords(recent, db.now) : null,
          knowing: recent ? knowing(recent) : null,
          isLeftOut: one.wantsNoLetters || one.removedAt !== null || one.officeAddress === null,
        }
      })}
      shown={shown && group.openedAt ? { id: shown.id, name: shown.name } : null}
      saved={savedIn(c, { words: 'Saved. Below you see it as it will arrive.' })}
      attempts={attempts}
    />
  )
}
