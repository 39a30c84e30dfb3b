import type { HolderDb } from '../../../platform/database/database.ts'
import { type Technology, technologyInWords } from '../rules/technology.ts'
import { answersOf, askedQuestions, type OwnAnswer, type OwnQuestion } from './questions.ts'

/** What an applicant wrote, to themselves: to read before they confirm it, and to put right. */
export interface WrittenApplication {
  profession: string
  workSetting: string | null
  workplaceArea: string
  why: string
  heardHow: string | null
  /** null for a group that meets face to face. */
  technology: Technology | null
  /** The same in words. */
  screen: string | null
  answers: OwnAnswer[]
}

export async function writtenApplication(
  db: HolderDb,
  applicationId: string,
): Promise<WrittenApplication | undefined> {
  const row = await db
    .selectFrom('application')
    .select(['profession', 'work_setting', 'workplace_area', 'why', 'heard_how'])
    .select(['has_computer', 'has_camera', 'has_connection'])
    .where('id', '=', applicationId)
    .executeTakeFirst()
  if (!row) return undefined
  const technology = technologyOf(row)
  return {
    profession: row.profession,
    workSetting: row.work_setting,
    workplaceArea: row.workplace_area,
    why: row.why,
    heardHow: row.heard_how,
    technology,
    screen: technology && technologyInWords(technology),
    answers: await answersOf(db, applicationId),
  }
}

export const technologyOf = (row: {
  has_computer: boolean | null
  has_camera: boolean | null
  has_connection: boolean | null
}): Technology | null =>
  row.has_computer === null
    ? null
    : {
        computer: row.has_computer,
        camera: row.has_camera ?? false,
        connection: row.has_connection ?? false,
      }

/** The questions of a correction: those once answered, worded as they were, and those asked since. */
export async function questionsToCorrect(
  db: HolderDb,
  { groupId, answers }: { groupId: string; answers: readonly OwnAnswer[] },
): Promise<OwnQuestion[]> {
  const asked = await askedQuestions(db, groupId)
  const worded = new Map(answers.map(({ questionId, wording }) => [questionId, wording]))
  const kept = answers
    .filter(({ questionId }) => asked.every(({ id }) => id !== questionId))
    .map(({ questionId, wording }) => ({ id: questionId, wording, isRequired: false, place: 0 }))
  return [...asked.map((each) => ({ ...each, wording: worded.get(each.id) ?? each.wording })), ...kept]
}
