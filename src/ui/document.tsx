import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { PostButton } from './actions.tsx'
import { Logo } from './logo.tsx'
import { PageHead } from './page-head.tsx'
import { type Place, SiteContext } from './site.ts'

interface DocumentProps {
  title: string
  /** Narrow for reading and forms, wide for lists and a group's own pages. */
  width?: 'narrow' | 'wide' | undefined
  /** A page behind a secret address: its address is told to nobody. */
  secret?: boolean | undefined
  /** Style sheets of this page beside the site's, by their plain names. */
  styles?: readonly string[] | undefined
  children?: ComponentChildren
}

/** The whole page around its content. Every page component returns one. */
export function Document({ title, width = 'narrow', secret, styles = [], children }: DocumentProps) {
  const site = useContext(SiteContext)
  return (
    <html lang={site.lang ?? 'en-GB'}>
      <PageHead title={title} secret={secret} styles={styles} />
      <body>
        <a href="#main" class="skip-link">
          Skip to the page
        </a>
        <SiteHeader />
        <main id="main" tabIndex={-1} class={width === 'wide' ? 'page' : 'page page-narrow'}>
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  )
}

const visitorLinks = [
  { href: '/start', label: 'Start a group' },
  { href: '/groups', label: 'Join one' },
  { href: '/lead', label: 'Lead one' },
  { href: '/contact', label: 'Ask us' },
]

/** Whoever works for the society finds their own places in the header, and the visitor's doors at the foot. */
function SiteHeader() {
  const { society, person, places = [] } = useContext(SiteContext)
  const ways = places.length > 0 ? places : visitorLinks
  return (
    <header class="site-header">
      <a href={person ? '/home' : '/'} class="site-name">
        <Logo />
        {society}
      </a>
      <nav aria-label="Main" class="site-nav site-ways">
        <ul>
          {person && <NavLink href="/home" label="Home" />}
          {ways.map((link) => (
            <NavLink key={link.href} {...link} />
          ))}
        </ul>
      </nav>
      <nav aria-label="Yourself" class="site-nav site-self">
        <ul>
          {person ? (
            <>
              <li class="site-person">{person.name}</li>
              <NavLink href="/profile" label="Your profile" />
              <li>
                <PostButton action="/sign-out" label="Sign out" tone="quiet" />
              </li>
            </>
          ) : (
            <NavLink href="/sign-in" label="Sign in" />
          )}
        </ul>
      </nav>
    </header>
  )
}

function NavLink({ href, label }: Place) {
  const { path } = useContext(SiteContext)
  return (
    <li>
      <a
        href={href}
        class="nav-link"
        aria-current={path === href ? 'page' : isWithin(path, href) || undefined}
      >
        {label}
      </a>
    </li>
  )
}

/** Whether a page belongs to one of the header's places. A group's own people are not finding a group any more. */
function isWithin(path: string, href: string): boolean {
  return href === '/groups' ? /^\/groups\/[^/]+(\/apply)?$/.test(path) : path.startsWith(`${href}/`)
}

function SiteFooter() {
  const { society, places = [] } = useContext(SiteContext)
  return (
    <footer class="site-footer">
      {places.length > 0 && (
        <nav aria-labelledby="public-pages" class="site-nav site-public">
          <p id="public-pages">Public pages</p>
          <ul>
            {visitorLinks.map((link) => (
              <NavLink key={link.href} {...link} />
            ))}
          </ul>
        </nav>
      )}
      <p>{society}</p>
      <nav aria-label="Small print" class="site-nav site-small-print">
        <ul>
          <NavLink href="/privacy" label="Privacy notice" />
          <NavLink href="/terms" label="Terms" />
        </ul>
      </nav>
      <p>Nothing about a patient is ever asked for or kept here.</p>
    </footer>
  )
}
