export interface Answer {
  label: string
  answer: string
  /** Where it is changed. */
  href: string
}

/** What was answered, each with the way back to its question. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  return (
    <dl class="answers">
      {answers.map(({ label, answer, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{answer}</dd>
          <dd class="answer-change">
            <a href={href}>
              Change<span class="sr-only"> {label}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  )
}
