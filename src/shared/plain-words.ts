/** Letters that do not come apart into a plain one and a mark. */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ß: 's',
  æ: 'a',
  œ: 'o',
  ı: 'i',
}

/** A name as one looks for it: words without accents, capitals and apostrophes. As `plain_words` of the database has them. */
export function plainWords(name: string): string[] {
  const text = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[øłđðþßæœı]/g, (letter) => plain[letter] ?? letter)
  return [...new Set(text.split(/[^\p{L}\p{N}]+/u).filter(Boolean))]
}
