import { Facts } from '../../../ui/facts.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

export interface Written {
  profession: string
  workSetting: string | null
  workplaceArea: string
  why: string
  heardHow: string | null
  /** What they have for it, in words; null for a group that meets face to face. */
  screen: string | null
  answers: readonly { questionId: string; wording: string; answer: string }[]
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
          ['For the screen', written.screen],
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
