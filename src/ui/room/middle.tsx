import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

interface MiddleWordsProps {
  eyebrow?: string | undefined
  title: string
  /** One line of what is asked now. */
  purpose?: ComponentChildren
  /** Leaders alone. */
  minutes?: string | undefined
  children?: ComponentChildren
}

/** What the room says to everybody: the phase and what it asks. */
export function MiddleWords({ eyebrow, title, purpose, minutes, children }: MiddleWordsProps) {
  return (
    <div class="middle-words">
      {eyebrow && <p class="middle-eyebrow">{eyebrow}</p>}
      <h2 class="middle-title">{title}</h2>
      {purpose && <p class="middle-purpose">{purpose}</p>}
      {minutes && <p class="middle-minutes">{minutes}</p>}
      {children}
    </div>
  )
}

interface MiddleNoticeProps {
  title: string
  tone: 'attention' | 'problem' | 'ask'
  children?: ComponentChildren
}

/** Stands before the phase, and moves no picture. */
export function MiddleNotice({ title, tone, children }: MiddleNoticeProps) {
  return (
    <div class={`middle-words middle-notice middle-${tone}`}>
      <h2 class="middle-title">{title}</h2>
      {children}
    </div>
  )
}

type ThreeWordsProps = { words: readonly string[]; doubt?: undefined } | { words: null; doubt: string | null }

/**
 * The words that are equal on every screen when nobody sits in between.
 * @param doubt what is wrong, or nothing where that is said elsewhere; null while they are still being worked out
 */
export function ThreeWords({ words, doubt }: ThreeWordsProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <div class="three-words">
      {doubt !== '' && (
        <p class={words ? 'three-words-said' : doubt ? 'three-words-doubt' : 'three-words-coming'}>
          {words ? (
            <>
              <span class="sr-only">Our three words: </span>
              {words.map((word) => (
                <span key={word} class="three-word">
                  {word}{' '}
                </span>
              ))}
            </>
          ) : (
            (doubt ?? 'Three words are on their way…')
          )}
        </p>
      )}
      <button type="button" class="room-link" onClick={() => dialog.current?.showModal()}>
        What are these words for?
      </button>
      <dialog ref={dialog} class="room-dialog" aria-labelledby="three-words-title">
        <h2 id="three-words-title" class="text-heading">
          Three words, read aloud once
        </h2>
        <p>
          Picture and sound go from browser to browser, encrypted. Each browser works out the same three words
          from the keys that are in use. Let somebody read theirs aloud: if everybody sees the same, nobody
          sits in between and listens, not even our server.
        </p>
        <p>They change whenever somebody comes or goes. Nobody has to write them down.</p>
        <p>
          What they cannot prove: that the page itself is honest, for it comes from our server, and that
          nobody listens in somebody’s room at home.
        </p>
        <form method="dialog">
          <button type="submit" class="btn btn-primary">
            Back to the circle
          </button>
        </form>
      </dialog>
    </div>
  )
}
