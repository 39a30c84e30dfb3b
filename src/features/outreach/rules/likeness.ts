export interface LikeEntry {
  id: string
  name: string
  byWhat: 'address' | 'host' | 'name'
  isRemoved: boolean
}

const why = {
  address: 'has this very email address',
  host: 'has the same website',
  name: 'has the same name',
} as const

/** 'has the same website', as the page says it of an entry that may be the same. */
export const likenessInWords = ({ byWhat, isRemoved }: LikeEntry): string =>
  `${why[byWhat]}${isRemoved ? '; it was taken out of the book' : ''}.`
