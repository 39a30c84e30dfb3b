import { Para } from './email.tsx'

/** Somebody's words, with their paragraphs and line breaks. */
export function Written({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <Para key={place}>
          {paragraph.split('\n').map((line, nth) => (
            <>
              {nth > 0 && <br />}
              {line}
            </>
          ))}
        </Para>
      ))}
    </>
  )
}
