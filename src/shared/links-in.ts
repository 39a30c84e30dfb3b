export interface TextPart {
  text: string
  /** Where it leads; undefined for plain words. */
  href?: string
}

const address = /(https:\/\/[^\s<>"]+[^\s<>".,;:!?)])/

/** Somebody's words with the https addresses in them set apart, so that they can be followed. */
export function linksIn(text: string): TextPart[] {
  return text
    .split(address)
    .filter(Boolean)
    .map((part) => (address.test(part) && URL.canParse(part) ? { text: part, href: part } : { text: part }))
}
