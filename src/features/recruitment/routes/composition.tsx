import { Hono } from 'hono'
import type { ViewerDb } from '../../../platform/database/database.ts'
import type { Web, WebEnv } from '../../../platform/web/context.ts'
import { idIn } from '../../../platform/web/in-address.ts'
import { type Returned, show, submit } from '../../../platform/web/respond.tsx'
import { buttonForm } from '../../../shared/form-values.ts'
import { requireSignIn } from '../../accounts/session.ts'
import { groupCircle } from '../../groups/queries/group-circle.ts'
import { groupFor } from '../../groups/queries/group-for.ts'
import { societySettings } from '../../society/queries.ts'
import { tieTwo, untieTwo } from '../commands/tie-two.ts'
import { tieForm } from '../forms/ties.ts'
import { CompositionPage } from '../pages/composition/composition-page.tsx'
import { canSeeApplicants } from '../policy.ts'
import { circleTies, circleToBe } from '../queries/circle-to-be.ts'
import { adviceOn } from '../rules/composition/advice.ts'
import { shares } from '../rules/composition/circle-to-be.ts'
import { oneMore } from '../rules/composition/one-more.ts'
import { sameAreas, tiesInWords } from '../rules/composition/ties.ts'

const page = '/groups/:id/composition'
const here = (c: Web): string => `/groups/${idIn(c)}/composition`

export const compositionRoutes = new Hono<WebEnv>()
compositionRoutes.use(page, requireSignIn)
compositionRoutes.use(`${page}/*`, requireSignIn)

compositionRoutes.get(page, (c) => show(c, (db) => compositionPage(c, db)))
// Where a form came back from; whoever reloads the address is shown the page.
compositionRoutes.get(`${page}/ties`, (c) => c.redirect(`${here(c)}#ties`, 303))
compositionRoutes.get(`${page}/ties/:tieId/ending`, (c) => c.redirect(`${here(c)}#ties`, 303))

compositionRoutes.post(`${page}/ties`, (c) =>
  submit(c, {
    form: tieForm,
    command: (db, tie) => tieTwo(db, { ...tie, groupId: idIn(c) }),
    done: () => `${here(c)}#ties`,
    again: (db, attempt) => compositionPage(c, db, attempt),
    words: {
      'same-person': 'That is the same person twice. Please choose two.',
      'not-of-this-circle':
        'One of them is not of your circle any more: they have left, withdrawn or been declined since you opened the page.',
      'tied-already': 'It is noted of these two already, perhaps by your co-leader.',
    },
  }),
)

compositionRoutes.post(`${page}/ties/:tieId/ending`, (c) =>
  submit(c, {
    form: buttonForm,
    command: (db) => untieTwo(db, { groupId: idIn(c), tieId: idIn(c, 'tieId') }),
    done: () => `${here(c)}#ties`,
    again: (db, attempt) => compositionPage(c, db, attempt),
    words: {},
  }),
)

/** Whoever does not lead the group is told nothing, not even that the page exists. */
async function compositionPage(c: Web, db: ViewerDb, attempt?: Returned) {
  const group = await groupFor(db, idIn(c), canSeeApplicants)
  const people = await circleToBe(db, group.id)
  const size = { ...group, settings: await societySettings(db) }
  return (
    <CompositionPage
      group={group}
      seats={await groupCircle(db, group.id)}
      advice={adviceOn(people, size)}
      professions={shares(people, 'profession')}
      settings={shares(people, 'setting')}
      oneMore={people.flatMap(({ ref, name, part }) => {
        const words = part === 'applicant' ? oneMore(ref, people, size) : null
        return words ? [{ id: ref.slice(2), name, words }] : []
      })}
      ties={tiesInWords(await circleTies(db, group.id), people)}
      sameAreas={sameAreas(people)}
      people={people.map(({ ref, name, part }) => ({ ref, name, part }))}
      attempt={attempt}
    />
  )
}
