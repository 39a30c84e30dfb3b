/** What somebody wrote, with their own paragraphs and line breaks. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <p key={place} class="whitespace-pre-line">
          {paragraph}
        </p>
      ))}
    </>
  )
}
