const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** 'three'; figures above twelve. */
export const inWords = (count: number): string => numerals[count] ?? String(count)

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]

/** 'third'; with figures above twelve. */
export const ordinal = (place: number): string => ordinals[place - 1] ?? `${place}th`
