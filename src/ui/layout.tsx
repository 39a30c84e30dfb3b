import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { BackLink } from './back-link.tsx'
import { SiteContext } from './site.ts'

interface PageHeaderProps {
  title: string
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  /** Where one is, in a word or two above the title. */
  eyebrow?: ComponentChildren
  actions?: ComponentChildren
  /** Stands beside the title: a group's circle. */
  picture?: ComponentChildren
  back?: { href: string; label: string } | undefined
}

export function PageHeader({ title, lead, eyebrow, actions, picture, back }: PageHeaderProps) {
  return (
    <header class="mb-10 sm:mb-14">
      {back && <BackLink href={back.href}>{back.label}</BackLink>}
      <div class="flex flex-col gap-8 sm:flex-row sm:items-center sm:justify-between sm:gap-10">
        <div class="min-w-0">
          {eyebrow && <p class="mb-3 text-sm font-semibold text-primary">{eyebrow}</p>}
          <h1 class="text-title text-balance">{title}</h1>
          {lead && <div class="mt-5 max-w-prose text-lead text-muted text-pretty">{lead}</div>}
          {actions && <div class="mt-7 flex flex-wrap items-center gap-3">{actions}</div>}
        </div>
        {picture && <div class="shrink-0">{picture}</div>}
      </div>
    </header>
  )
}

/** The same head over many pages: it keeps out of the way, most of all on a phone. */
export function PlaceHeader({
  title,
  eyebrow,
  picture,
}: Pick<PageHeaderProps, 'title' | 'eyebrow' | 'picture'>) {
  return (
    <header class="place-header">
      <p class="place-eyebrow">{eyebrow}</p>
      <h1 class="place-title">{title}</h1>
      {picture && <div class="place-picture">{picture}</div>}
    </header>
  )
}

interface SectionProps {
  title?: string | undefined
  lead?: ComponentChildren
  id?: string | undefined
  actions?: ComponentChildren
  children?: ComponentChildren
}

export function Section({ title, lead, id, actions, children }: SectionProps) {
  return (
    <section id={id} class="section">
      {(title || actions) && (
        <div class="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          {title && <h2 class="text-heading text-balance">{title}</h2>}
          {actions && <div class="flex flex-wrap gap-3">{actions}</div>}
        </div>
      )}
      {lead && <div class="-mt-2 mb-6 max-w-prose text-muted">{lead}</div>}
      {children}
    </section>
  )
}

interface CardProps {
  title?: string | undefined
  /** Makes the title a link and the whole card its target. */
  href?: string | undefined
  level?: 2 | 3 | undefined
  picture?: ComponentChildren
  /** A quiet line under the title. */
  meta?: ComponentChildren
  badges?: ComponentChildren
  footer?: ComponentChildren
  tone?: 'plain' | 'wash' | undefined
  children?: ComponentChildren
}

export function Card({ title, href, level = 3, picture, meta, badges, footer, tone, children }: CardProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <article class={`card-paper ${tone === 'wash' ? 'card-wash' : ''} ${href ? 'card-linked' : ''}`}>
      {picture && <div class="shrink-0">{picture}</div>}
      <div class="flow min-w-0 flex-1">
        {(title || badges) && (
          <div class="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
            {title && <Title class="text-subheading">{href ? <a href={href}>{title}</a> : title}</Title>}
            {badges && <div class="flex flex-wrap gap-2">{badges}</div>}
          </div>
        )}
        {meta && <p class="text-sm text-muted">{meta}</p>}
        {children}
        {footer && <div class="border-t border-line pt-3 text-sm text-muted">{footer}</div>}
      </div>
    </article>
  )
}

const columns = {
  2: 'grid gap-6 sm:grid-cols-2',
  3: 'grid gap-6 sm:grid-cols-2 lg:grid-cols-3',
  'main-aside': 'grid grid-cols-1 items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]',
  'first-aside-rest':
    'grid grid-cols-1 items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:[&>:nth-child(2)]:col-start-2 lg:[&>:nth-child(2)]:row-span-2 lg:[&>:nth-child(2)]:row-start-1 lg:[&>:nth-child(3)]:col-start-1',
} as const

/**
 * Equal columns, or a main column with an aside; one below the other on phones. With three children the aside is the
 * second: on a phone it stands after what it belongs to, and before the rest.
 */
export function Columns(props: { of?: keyof typeof columns | undefined; children?: ComponentChildren }) {
  return <div class={columns[props.of ?? 2]}>{props.children}</div>
}

// Packed to the start: beside a longer column, things keep their own height.
const gaps = {
  small: 'stack gap-3',
  medium: 'stack gap-6',
  large: 'stack gap-10 sm:gap-12',
} as const

export function Stack(props: { gap?: keyof typeof gaps | undefined; children?: ComponentChildren }) {
  return <div class={gaps[props.gap ?? 'medium']}>{props.children}</div>
}

/** Stays in sight beside a longer column, where there is room for both. */
export function InSight({ children }: { children?: ComponentChildren }) {
  return <div class="sm:sticky sm:top-6 sm:self-start">{children}</div>
}

/** Buttons or badges beside each other; wraps, unless it is to stay on one line. */
export function Row({ oneLine, children }: { oneLine?: boolean; children?: ComponentChildren }) {
  return <div class={`flex items-center gap-3 ${oneLine ? '' : 'flex-wrap'}`}>{children}</div>
}

/** Running text at reading width; holds plain headings, paragraphs and lists. */
export function Prose({ children }: { children?: ComponentChildren }) {
  return <div class="prose flow max-w-prose">{children}</div>
}

interface Tab {
  href: string
  label: string
  count?: number | undefined
  /** Places that belong together stand in a second row, shown when one of them is open. */
  within?: readonly Omit<Tab, 'within'>[] | undefined
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  /** The shown tab's address; the page's own path when left out. */
  current?: string | undefined
}

/** The places within a group: links, not hidden panels. */
export function Tabs({ label, tabs, current }: TabsProps) {
  const { path } = useContext(SiteContext)
  const here = current ?? path
  const open = tabs.find(({ within }) => within?.some(({ href }) => href === here))
  return (
    <nav aria-label={label} class="tabs-row">
      <ul class="tabs-list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} class="tab-link" aria-current={currentAs(tab, here, open)}>
              {tab.label}
              {tab.count !== undefined && <span class="tab-count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
      {open?.within && (
        <ul class="tabs-within" aria-label={open.label}>
          {open.within.map((tab) => (
            <li key={tab.href}>
              <a
                href={tab.href}
                class="tab-within-link"
                aria-current={tab.href === here ? 'page' : undefined}
              >
                {tab.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}

/** The page itself is named once: in the second row where there is one. */
function currentAs(tab: Tab, here: string, open: Tab | undefined): 'page' | 'true' | undefined {
  if (tab === open) return 'true'
  return tab.href === here ? 'page' : undefined
}
