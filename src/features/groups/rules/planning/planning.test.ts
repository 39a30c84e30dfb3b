import { describe, expect, test } from 'vitest'
import { areSameAnswers, noAnswers, type PlanningAnswers, readAnswers } from './answers.ts'
import { commonBeginning, compareAnswers } from './comparison.ts'
import { answerInWords, planningQuestions, unanswered } from './questions.ts'
import { roundThatCounts } from './stage.ts'
import { type Planned, planningStanding } from './standing.ts'

const online = planningQuestions({ mode: 'online', alone: false })
const inARoom = planningQuestions({ mode: 'face-to-face', alone: false })

const ailsas: PlanningAnswers = {
  ...noAnswers,
  aims: 'A place to be puzzled.',
  experience: 'Six years a member.',
  agendas: 'I am wary of rescuing.',
  roles: 'swap-each-meeting',
  communication: 'openly',
  speakingSignal: 'raised-hand',
  sitBack: 'moves-back',
  preMeetingMinutes: 15,
  debriefMinutes: 20,
}
const toms: PlanningAnswers = { ...ailsas, aims: 'Company.', roles: 'fixed', preMeetingMinutes: 30 }

const names = (questions: typeof online) => questions.map(({ name }) => name)
const question = (name: keyof PlanningAnswers, of = online) => {
  const found = of.find((one) => one.name === name)
  if (!found) throw new Error(`${name} is not asked.`)
  return found
}

describe('what leaders are asked', () => {
  test('online: a speaking signal (R64), and nothing of glances, which no screen carries (R63)', () => {
    expect(names(online)).toContain('speakingSignal')
    const offered = question('communication').choices.map(({ value }) => value)
    expect(offered).toEqual(['openly', 'otherwise'])
    expect(question('communication').choices[0]?.label).toContain('private chat')
    expect(answerInWords(question('sitBack'), ailsas)).toContain('the screen')
  })

  test('in a room: how glances are meant, and no signal', () => {
    expect(names(inARoom)).not.toContain('speakingSignal')
    expect(question('communication', inARoom).choices.map(({ value }) => value)).toContain(
      'openly-and-glances',
    )
    expect(answerInWords(question('sitBack', inARoom), ailsas)).toContain('the chair')
  })

  test('alone: nothing that is between two', () => {
    const asked = names(planningQuestions({ mode: 'online', alone: true }))
    for (const between of ['roles', 'rolesWords', 'communication', 'communicationWords']) {
      expect(asked).not.toContain(between)
    }
    expect(asked).toContain('debriefMinutes')
  })

  test('nothing about patients or members, in any mode', () => {
    const words = [...online, ...inARoom].map(({ asked, title }) => `${asked} ${title}`).join(' ')
    expect(words).not.toMatch(/patient|diagnos|which member|name of/i)
  })

  test('every requirement of the leaders’ planning has a question', () => {
    const required = online.flatMap(({ requirements }) => requirements)
    for (const each of ['R21', 'R22', 'R38', 'R39', 'R57', 'R58', 'R59', 'R62', 'R63', 'R64', 'R65', 'R66']) {
      expect(required, each).toContain(each)
    }
  })

  test('what is left out is named before answers are given', () => {
    const open = unanswered(online, { ...ailsas, agendas: null, debriefMinutes: null })
    expect(open.map(({ title }) => title)).toEqual(['Hopes and worries', 'After each meeting'])
    expect(unanswered(online, { ...ailsas, preMeetingMinutes: 0 })).toEqual([])
  })
})

describe('answers beside each other', () => {
  const compared = compareAnswers(online, [
    { name: 'Ailsa', answers: ailsas },
    { name: 'Tom', answers: toms },
  ])
  const verdict = (name: keyof PlanningAnswers) => compared.find((one) => one.question.name === name)?.verdict

  test('differ where times and choices do, and nowhere else', () => {
    expect(verdict('roles')).toBe('differs')
    expect(verdict('preMeetingMinutes')).toBe('differs')
    expect(verdict('debriefMinutes')).toBe('same')
    expect(verdict('aims')).toBeNull()
  })

  test('of one leader alone differ from nothing', () => {
    const own = compareAnswers(online, [{ name: 'Ailsa', answers: ailsas }])
    expect(own.every((one) => one.verdict === null)).toBe(true)
  })

  test('begin a common text: what is the same is taken, what differs is left open, words stand under their names', () => {
    const begun = commonBeginning(online, [
      { name: 'Ailsa', answers: ailsas },
      { name: 'Tom', answers: toms },
    ])
    expect(begun.aims).toBe('Ailsa: A place to be puzzled.\n\nTom: Company.')
    expect(begun.debriefMinutes).toBe(20)
    expect(begun.preMeetingMinutes).toBeNull()
    expect(begun.roles).toBeNull()
    expect(begun.running).toBeNull()
  })

  test('take what only one has said', () => {
    const begun = commonBeginning(online, [
      { name: 'Ailsa', answers: { ...ailsas, running: 'One case.' } },
      { name: 'Tom', answers: toms },
    ])
    expect(begun.running).toBe('One case.')
  })
})

describe('kept answers', () => {
  test('are read back whatever an older program kept', () => {
    expect(readAnswers({ aims: 'So.', roles: 'by dice', preMeetingMinutes: 900, extra: 1 })).toEqual({
      ...noAnswers,
      aims: 'So.',
    })
    expect(readAnswers(null)).toEqual(noAnswers)
  })

  test('are the same whatever order they were kept in', () => {
    const turned = Object.fromEntries(Object.entries(ailsas).reverse())
    expect(areSameAnswers(ailsas, readAnswers(turned))).toBe(true)
    expect(areSameAnswers(ailsas, toms)).toBe(false)
  })
})

const at = (hour: number) => Temporal.Instant.from(`2026-10-05T${String(hour).padStart(2, '0')}:00:00Z`)
const ailsa = { personId: 'ailsa', seatedAt: at(1), isViewer: true }
const tom = { personId: 'tom', seatedAt: at(1), isViewer: false }
const carla = { personId: 'carla', seatedAt: at(12), isViewer: false }
const round = { id: 'round', begunAt: at(5) }

interface AText {
  roundId: string
  proposedAt: Temporal.Instant
  agreedAt: Temporal.Instant | null
  consents: { personId: string }[]
}
const text = (consents: string[], agreed: boolean): AText => ({
  roundId: 'round',
  proposedAt: at(8),
  agreedAt: agreed ? at(9) : null,
  consents: consents.map((personId) => ({ personId })),
})

type Seen = Planned<typeof ailsa, AText>
const seen = (planned: Partial<Seen>): Seen => ({
  leaders: [ailsa, tom],
  round,
  givers: [],
  draft: null,
  texts: [],
  ...planned,
})
const stage = (planned: Partial<Seen>) => planningStanding(seen(planned), online).stage

describe('whose turn it is', () => {
  test('goes from answering to agreeing', () => {
    expect(stage({})).toBe('answer')
    expect(stage({ draft: { answers: { ...ailsas, aims: null } } })).toBe('answer')
    expect(stage({ draft: { answers: ailsas } })).toBe('give')
    expect(stage({ givers: [{ personId: 'ailsa' }] })).toBe('wait-for-answers')
    const given = { givers: [{ personId: 'ailsa' }, { personId: 'tom' }] }
    expect(stage(given)).toBe('settle')
    expect(stage({ ...given, texts: [text(['tom'], false)] })).toBe('say-yes')
    expect(stage({ ...given, texts: [text(['ailsa'], false)] })).toBe('wait-for-yes')
    expect(stage({ ...given, texts: [text(['ailsa', 'tom'], true)] })).toBe('agreed')
  })

  test('with one leader waits for nobody', () => {
    expect(stage({ leaders: [ailsa], round: null })).toBe('answer')
    expect(stage({ leaders: [ailsa], givers: [{ personId: 'ailsa' }], texts: [text(['ailsa'], true)] })).toBe(
      'agreed',
    )
  })

  test('when the one who was waited for has left, is one’s own again', () => {
    const left = { leaders: [ailsa], givers: [{ personId: 'ailsa' }, { personId: 'tom' }] }
    expect(stage({ ...left, texts: [text(['ailsa'], false)] })).toBe('say-yes')
    expect(stage({ ...left, texts: [text(['tom'], false)] })).toBe('say-yes')
  })

  test('a leader who has joined makes what the others agreed theirs alone', () => {
    const joined = planningStanding(
      seen({ leaders: [ailsa, tom, carla], round: null, texts: [text(['ailsa', 'tom'], true)] }),
      online,
    )
    expect(joined.isAgreed).toBe(false)
    expect(joined.agreed).not.toBeNull()
    expect(joined.stage).toBe('answer')
  })

  test('a text proposed before somebody joined does not wait for them', () => {
    expect(stage({ leaders: [ailsa, tom, carla], round: null, texts: [text(['ailsa'], false)] })).toBe(
      'answer',
    )
  })

  test('what was agreed holds while a new round is under way', () => {
    const anew = planningStanding(
      seen({ round: { id: 'second', begunAt: at(20) }, texts: [text(['ailsa', 'tom'], true)] }),
      online,
    )
    expect(anew).toMatchObject({ stage: 'answer', isAgreed: true })
  })
})

describe('the round that counts', () => {
  test('is the newest, unless somebody took their chair since it began', () => {
    const older = { id: 'older', begunAt: at(3) }
    expect(roundThatCounts([round, older], [ailsa, tom])).toBe(round)
    expect(roundThatCounts([round, older], [ailsa, carla])).toBeNull()
    expect(roundThatCounts([], [ailsa])).toBeNull()
  })
})
