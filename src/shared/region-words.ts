const withThe = /^(Republic of|Midlands$|(North|South) (East|West)$)/

/** A region within a sentence: 'the Republic of Ireland', 'the Midlands', 'Scotland'. */
export const regionInSentence = (name: string): string => (withThe.test(name) ? `the ${name}` : name)
