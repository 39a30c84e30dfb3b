import { createContext } from 'preact'

export interface Place {
  href: string
  label: string
}

/** What the frame of every page knows. The web platform supplies it around the page. */
export interface Site {
  /** The society's name, as people say it. */
  society: string
  /** Who is signed in; null for a visitor and for people holding a secret address. */
  person: { name: string } | null
  /** Where this person works for the society: their enquiries, the office. */
  places?: readonly Place[] | undefined
  /** They manage the society: the office shows them all of its places. */
  administers?: boolean | undefined
  /** Path of the page being shown, to mark where one is. */
  path: string
  /** BCP 47; `en-GB` when left out. */
  lang?: string | undefined
}

export const SiteContext = createContext<Site>({ society: 'Balint Circle', person: null, path: '/' })
