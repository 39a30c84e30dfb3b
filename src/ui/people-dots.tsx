export interface PeopleRow {
  label: string
  members: number
  offered: number
  applicants: number
}

const kinds = [
  { key: 'members', word: 'member', words: 'members', shade: 'part-4' },
  { key: 'offered', word: 'place offered', words: 'places offered', shade: 'part-2' },
  { key: 'applicants', word: 'applicant', words: 'applicants', shade: 'part-hollow' },
] as const

const inWords = (row: PeopleRow): string =>
  kinds
    .filter(({ key }) => row[key] > 0)
    .map(({ key, word, words }) => `${row[key]} ${row[key] === 1 ? word : words}`)
    .join(', ')

/** A dot for each person, one row a kind: seen at a glance, and said in words beside. */
export function PeopleDots({ caption, rows }: { caption: string; rows: readonly PeopleRow[] }) {
  return (
    <table class="people-dots">
      <caption>{caption}</caption>
      <thead class="sr-only">
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col">How many</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>
              {kinds.flatMap(({ key, shade }) =>
                Array.from({ length: row[key] }, (_, place) => <Dot key={key + place} shade={shade} />),
              )}
              <span class="sr-only">{inWords(row)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Dot({ shade }: { shade: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" class={shade} />
    </svg>
  )
}

/** What the dots stand for. */
export function PeopleDotsKey() {
  return (
    <ul class="part-key">
      {kinds.map(({ key, word, shade }) => (
        <li key={key}>
          <Dot shade={shade} />
          {word}
        </li>
      ))}
    </ul>
  )
}
