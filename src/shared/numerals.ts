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
