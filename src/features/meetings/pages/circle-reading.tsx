import { Section } from '../../../ui/layout.tsx'
import { Paragraphs } from '../../../ui/paragraphs.tsx'

export interface CircleReading {
  letter: { plan: string; seenWell: string; reading: string } | null
  /** What the leaders, or the society, recommend to read. */
  reading: readonly {
    id: string
    title: string
    author: string | null
    year: number | null
    link: string | null
  }[]
}

/** The leaders' letter before the first meeting, and what they recommend. */
export function CircleReadings({ letter, reading }: CircleReading) {
  return (
    <>
      {letter && <Letter letter={letter} />}
      {reading.length > 0 && <Reading items={reading} />}
    </>
  )
}

function Letter({ letter }: { letter: NonNullable<CircleReading['letter']> }) {
  return (
    <Section title="Before the first meeting">
      <Paragraphs text={letter.plan} />
      {letter.seenWell && <h3>Arriving well</h3>}
      <Paragraphs text={letter.seenWell} />
      {letter.reading && <h3>Something to read</h3>}
      <Paragraphs text={letter.reading} />
    </Section>
  )
}

function Reading({ items }: { items: CircleReading['reading'] }) {
  return (
    <Section id="reading" title="To read">
      <ul>
        {items.map(({ id, title, author, year, link }) => (
          <li key={id}>
            {author && `${author}: `}
            {link ? (
              <a href={link} rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
            {year !== null && ` (${year})`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
