interface LetterProps {
  /** What is shown; its own page, which runs no script. */
  src: string
  title: string
}

/** Somebody's letter as it looks in their own program: in a frame that can neither run nor reach anything. */
export function Letter({ src, title }: LetterProps) {
  return (
    <iframe
      src={src}
      title={title}
      // A link in it may lead the whole page on, once somebody has pressed it.
      sandbox="allow-top-navigation-by-user-activation"
      class="block h-[46rem] w-full rounded-lg border border-line bg-surface"
    />
  )
}

/** The same letter as plain text. */
export function PlainLetter({ children }: { children: string }) {
  return (
    <pre class="overflow-x-auto rounded-lg border border-line bg-surface p-5 text-sm whitespace-pre-wrap">
      {children}
    </pre>
  )
}
