import { noAnswers, type PlanningAnswers } from './answers.ts'
import { answerInWords, type PlanningQuestion } from './questions.ts'

/** One leader's answers, with their name. */
export interface NamedAnswers {
  readonly name: string
  readonly answers: PlanningAnswers
}

/** One question with everybody's answer, in the order of those who answered. */
export interface Compared {
  readonly question: PlanningQuestion
  readonly answers: readonly { readonly name: string; readonly words: string | null }[]
  /** Times and choices are the same or not; what is said in words each has said their own way. */
  readonly verdict: 'same' | 'differs' | null
}

export function compareAnswers(
  questions: readonly PlanningQuestion[],
  sheets: readonly NamedAnswers[],
): readonly Compared[] {
  return questions.map((question) => ({
    question,
    answers: sheets.map(({ name, answers }) => ({ name, words: answerInWords(question, answers) })),
    verdict: verdictOn(question, sheets),
  }))
}

function verdictOn({ name, kind }: PlanningQuestion, sheets: readonly NamedAnswers[]): Compared['verdict'] {
  if (kind === 'words' || sheets.length < 2) return null
  return new Set(sheets.map(({ answers }) => answers[name])).size === 1 ? 'same' : 'differs'
}

/**
 * What a common text begins with: choices and times on which all are of one mind, everybody's words under their name.
 * Where they differ nothing is chosen for them.
 */
export function commonBeginning(
  questions: readonly PlanningQuestion[],
  sheets: readonly NamedAnswers[],
): PlanningAnswers {
  const begun: Record<string, string | number | null> = { ...noAnswers }
  for (const { name, kind } of questions) {
    const said = sheets.filter(({ answers }) => answers[name] !== null)
    const [first] = said
    if (kind === 'words' && said.length > 1) {
      begun[name] = said.map((one) => `${one.name}: ${one.answers[name]}`).join('\n\n')
    } else if (first && said.every(({ answers }) => answers[name] === first.answers[name])) {
      begun[name] = first.answers[name]
    }
  }
  return begun as PlanningAnswers
}
