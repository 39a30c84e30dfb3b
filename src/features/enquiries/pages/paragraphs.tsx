/** Somebody's words, with their paragraphs and line breaks. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <p key={place}>
          {paragraph.split('\n').map((line, nth) => (
            <>
              {nth > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </>
  )
}
