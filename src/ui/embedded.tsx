import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { asset } from './assets.ts'
import { SiteContext } from './site.ts'

export interface EmbeddedItem {
  key: string
  title: string
  href: string
  lines: readonly string[]
}

interface EmbeddedProps {
  title: string
  items: readonly EmbeddedItem[]
  /** Instead of a list without items. */
  empty: string
  /** Where all of it is. */
  all: { href: string; label: string }
  children?: ComponentChildren
}

const outside = { target: '_top', rel: 'noopener' } as const

/** A list that stands in a frame on somebody else's page: no header, no form, no cookie; every link opens in the whole window. */
export function EmbeddedList({ title, items, empty, all }: EmbeddedProps) {
  const { society, lang } = useContext(SiteContext)
  return (
    <html lang={lang ?? 'en-GB'}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${society}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={asset('site.css')} />
      </head>
      <body class="embedded">
        <main>
          <h1 class="sr-only">{title}</h1>
          {items.length === 0 ? (
            <p>{empty}</p>
          ) : (
            <ul class="embedded-list">
              {items.map((item) => (
                <li key={item.key}>
                  <h2 class="text-subheading">
                    <a href={item.href} {...outside}>
                      {item.title}
                    </a>
                  </h2>
                  {item.lines.map((line) => (
                    <p key={line} class="text-sm">
                      {line}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )}
          <p class="embedded-end">
            {society} ·{' '}
            <a href={all.href} {...outside}>
              {all.label}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
