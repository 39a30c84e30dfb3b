import { Facts } from '../../../ui/facts.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'
import { missingTechnology, type Technology } from '../rules/technology.ts'

export interface Written {
  profession: string
  workSetting: string | null
  workplaceArea: string
  why: string
  heardHow: string | null
  technology: Technology | null
  answers: readonly { questionId: string; wording: string; answer: string }[]
}

/** 'A computer, a camera and a good connection', or what is missing. */
export function technologyInWords(technology: Technology | null): string | null {
  if (!technology) return null
  const missing = missingTechnology(technology)
  if (missing.length === 0) return 'Computer, camera and a good connection'
  if (missing.length === 3) return 'Nothing of it yet: to talk about'
  return `Still without ${missing.join(' and ')}: to talk about`
}

/** What an applicant wrote, as they read it on their own page. */
export function WrittenFacts({ name, written }: { name: string; written: Written }) {
  return (
    <>
      <Facts
        facts={[
          ['Name', name],
          ['Profession', written.profession],
          ['Kind of place', written.workSetting],
          ['Town or area', written.workplaceArea],
          ['For the screen', technologyInWords(written.technology)],
          ['Heard of the group by', written.heardHow],
        ]}
      />
      <h3>What brings you</h3>
      <Paragraphs text={written.why} />
      {written.answers.map(({ questionId, wording, answer }) => (
        <section key={questionId}>
          <h3>{wording}</h3>
          <Paragraphs text={answer} />
        </section>
      ))}
    </>
  )
}
