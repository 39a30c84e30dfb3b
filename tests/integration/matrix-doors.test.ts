import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Circle, startCircle } from '../support/circle.ts'
import { fourAtOnce } from '../support/four-at-once.ts'
import { mounted, waysToFill } from '../support/matrix/addresses.ts'
import { type Came, came, pathsFor, type Question, questions } from '../support/matrix/asking.ts'
import { keepNothing } from '../support/matrix/keep-nothing.ts'
import { isByAddress, lineOf } from '../support/matrix/line-of.ts'
import { type Holder, holders, type Society, signedIn, writeSociety } from '../support/matrix/people.ts'
import { everyRow } from '../support/matrix/rows.ts'
import { untold } from '../support/matrix/words.ts'

// Everybody of the matrix (tests/support/matrix/kinds.ts) before every address of the product: with the ids of their own
// group, and of another. Of those who may come in two do, in turn; with MATRIX=whole all.

let circle: Circle
let society: Society

beforeAll(async () => {
  circle = await startCircle({ jobs: false, now: '2026-11-10T10:00:00Z' })
  society = await writeSociety(circle)
}, 280_000)
afterAll(() => circle.close())

/** The questions by address, each with what came of it on the ways that there are. */
type Asked = Map<string, Map<Question, readonly Answered[]>>
interface Answered {
  status: number
  came: Came
  /** What it says that it should not. */
  says?: readonly string[]
}

async function ask(
  all: readonly Question[],
  answer: (question: Question, path: string) => Promise<Answered>,
) {
  const asked: Asked = new Map()
  await fourAtOnce(all, async (question) => {
    const answers: Answered[] = []
    for (const path of pathsFor(question, society)) {
      answers.push(await answer(question, path))
      if (question.expected === 'there' && isSome(answers.at(-1)?.came)) break
    }
    const theirs = asked.get(question.route) ?? new Map()
    asked.set(question.route, theirs.set(question, answers))
  })
  return asked
}

const isSome = (one: Came | undefined): boolean => one === 'there' || one === 'onward' || one === 'again'

/** Nothing; for a visitor it is as good if they are asked to sign in, or not. */
const isNone = (one: Came, { role }: Question): boolean =>
  one === 'nothing' || (one === 'sign-in' && role === 'visitor')

const inWords = ({ method, role, route, whose, expected }: Question, answers: readonly Answered[]) =>
  `${method} ${route} (${whose}) as ${role}: ${answers.map(({ came, status }) => `${came} ${status}`).join(', ') || 'nowhere'}, should be ${expected}`

test('each page, file and feed is there for whom the matrix says', async () => {
  const asked = await ask(questions(circle.app, 'GET'), async ({ role, line }, path) => {
    const answer = await society.client(role).get(path)
    // What is there for everybody, everybody reads.
    const says = line.everywhere.includes(role) ? [] : saidIn(answer.html, role, path)
    return { status: answer.status, came: came(answer), says }
  })
  const wrong: string[] = []
  const said: string[] = []
  for (const theirs of asked.values()) {
    const signedIn = [...theirs].filter(([{ role }]) => role !== 'visitor')
    // Where a form comes back to: it leads on, and says nothing, to all who are signed in alike.
    const leadsOn = signedIn.every(([, answers]) => answers.every(({ came }) => came === 'onward'))
    for (const [question, answers] of leadsOn
      ? [...theirs].filter(([{ role }]) => role === 'visitor')
      : theirs) {
      const { expected } = question
      for (const each of answers.flatMap(({ says = [] }) => says))
        said.push(`${inWords(question, [])} ${each}`)
      const isRight =
        expected === 'there'
          ? answers.some(({ came }) => isSome(came))
          : answers.every(({ came }) => isNone(came, question) || (expected === 'either' && isSome(came)))
      if (!isRight && !(leadsOn && answers.every(({ came }) => came === 'onward')))
        wrong.push(inWords(question, answers))
    }
  }
  expect(wrong).toEqual([])
  expect(said, 'words that are not theirs to read').toEqual([])
}, 580_000)

/** What a page says that is not for whoever reads it; an address that was asked for may come back in it. */
const saidIn = (html: string, role: Question['role'], path: string): string[] =>
  untold(role).filter((words) => html.includes(words) && !path.includes(words))

/** They end sessions, which is not taken back. */
const endsSessions = ['/sign-out', '/profile/other-sessions/ending', '/profile/sessions/:id/ending']

test('each form is nothing to whom the matrix says nothing', async () => {
  const all = questions(circle.app, 'POST').filter(({ route }) => !endsSessions.includes(route))
  const post = async ({ role }: Question, path: string) => {
    const answer = await society.post(role, path)
    return { status: answer.status, came: came(answer) }
  }
  const isForeign = ({ whose, expected, line }: Question) =>
    whose === 'foreign' && (expected === 'nothing' || line.alike || line.kind === 'oneself')
  const goOn = keepNothing(circle.database)
  const asked = await ask(
    all.filter((question) => !isForeign(question)),
    post,
  )
  goOn()
  // What is sent to the other group is sent in earnest.
  const before = await everyRow(circle.owner)
  const abroad = await ask(all.filter(isForeign), post)
  expect(await everyRow(circle.owner)).toEqual(before)
  for (const [route, theirs] of abroad) asked.set(route, new Map([...(asked.get(route) ?? []), ...theirs]))
  const wrong: string[] = []
  for (const [route, theirs] of asked) {
    let isThere = false
    for (const [question, answers] of theirs) {
      const { line, role, expected } = question
      if (answers.some(({ came }) => came === 'fault')) wrong.push(inWords(question, answers))
      if (expected === 'there') {
        isThere ||= answers.some(({ came }) => isSome(came))
        continue
      }
      const comesBack = line.sees.includes(role) && question.whose === 'own'
      const isRight = answers.every(
        ({ came }) => isNone(came, question) || expected === 'either' || (comesBack && came === 'again'),
      )
      if (!isRight) wrong.push(inWords(question, answers))
    }
    const line = [...theirs.keys()].at(0)?.line
    const toMany = [...theirs.values()].flat().filter(({ came }) => came !== 'sign-in')
    if (line?.alike && new Set(toMany.map(({ status }) => status)).size !== 1)
      wrong.push(`POST ${route} does not answer everybody alike`)
    if (line && line.who.length > 0 && !isThere && !(route in unposted))
      wrong.push(`POST ${route} is there for nobody of ${line.who.join(', ')}`)
  }
  expect(wrong).toEqual([])
}, 580_000)

/** Forms to which a whole group has no page, and why. */
const unposted: Record<string, string> = {
  '/groups/:id/newcomers/:questionId': 'The one question is answered.',
  '/groups/:id{[0-9a-f-]{36}}/essentials/:rule{[a-z0-9-]{1,60}}/decision': 'None can be decided otherwise.',
  '/groups/:id{[0-9a-f-]{36}}/essentials/:rule{[a-z0-9-]{1,60}}/decision/ending':
    'None is decided otherwise.',
  '/office/import/:id/columns': 'The list is somebody else’s.',
  '/office/import/:id/ending': 'The list is somebody else’s.',
  '/office/import/:id/run': 'The list is somebody else’s.',
}

test('a secret address opens what is its own, and nothing of another kind', async () => {
  const goOn = keepNothing(circle.database)
  const wrong: string[] = []
  for (const method of ['GET', 'POST'] as const) {
    await fourAtOnce(mounted(circle.app, method).filter(isByAddress), async (route) => {
      const line = lineOf(method, route)
      const came = new Map<Holder, Answered[]>()
      for (const holder of holders) came.set(holder, await comesTo(method, route, holder))
      const all = [...came.values()].flat()
      // Where a form comes back to leads on, with whatever address.
      const isAlike =
        new Set(all.map(({ status }) => status)).size === 1 && all.every(({ came }) => came !== 'there')
      if (isAlike && (method === 'GET' || all.every(({ came }) => came !== 'onward'))) return
      for (const [holder, answers] of came) {
        const isRight = line.who.includes(holder)
          ? answers.some(({ came }) => isSome(came))
          : answers.every(({ came }) => came === 'nothing')
        if (!isRight)
          wrong.push(`${method} ${route} with that of the ${holder}: ${answers.map(({ status }) => status)}`)
      }
    })
  }
  goOn()
  expect(wrong).toEqual([])
}, 580_000)

async function comesTo(method: 'GET' | 'POST', route: string, holder: Holder): Promise<Answered[]> {
  const within = { ...society.groups.open.within, tokens: () => society.tokens[holder] }
  const answers: Answered[] = []
  for (const { path } of waysToFill(route, within)) {
    const answer = await (method === 'GET'
      ? society.client('visitor').get(path)
      : society.post('visitor', path))
    answers.push({ status: answer.status, came: came(answer) })
  }
  return answers
}

test('a concern is there for its officer, and for nobody else', async () => {
  const within = { ...society.groups.open.within, ids: () => [society.concern.id] }
  for (const route of mounted(circle.app, 'GET').filter((each) => each.startsWith('/enquiries/:id'))) {
    const [{ path } = { path: '' }] = waysToFill(route, within)
    for (const role of signedIn) {
      const { status } = await society.client(role).get(path)
      if (role !== 'concerns officer') expect(status, `${path} as ${role}`).toBe(404)
      else if (route === '/enquiries/:id') expect(status).toBe(200)
    }
  }
})
