import { linksIn } from '../shared/links-in.ts'

/** Somebody's short note; web addresses in it can be followed, and tell nobody where one came from. */
export function LinkedText({ text }: { text: string }) {
  return (
    <span class="break-words">
      {linksIn(text).map((part, place) =>
        part.href ? (
          <a key={place} href={part.href} rel="noreferrer noopener nofollow">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </span>
  )
}
