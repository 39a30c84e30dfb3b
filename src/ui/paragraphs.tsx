import type { ComponentChildren } from 'preact'

/** A remark at the end: how long something is kept, who sees it. */
export function Quiet({ children }: { children?: ComponentChildren }) {
  return <p class="max-w-prose text-muted">{children}</p>
}

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
