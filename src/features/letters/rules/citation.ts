interface Cited {
  readonly title: string
  readonly author: string | null
  readonly year: number | null
}

/** 'Michael Balint: The Doctor, His Patient and the Illness (1957)' */
export const citation = ({ title, author, year }: Cited): string =>
  `${author ? `${author}: ` : ''}${title}${year === null ? '' : ` (${year})`}`
