interface LinkListProps {
  label: string
  links: readonly { href: string; label: string; note?: string | undefined }[]
}

/** Places to go, one a line: beside a map it says what the map shows, to everybody. */
export function LinkList({ label, links }: LinkListProps) {
  return (
    <nav aria-label={label}>
      <ul class="link-list">
        {links.map(({ href, label: name, note }) => (
          <li key={href}>
            <a href={href} class="quiet-link">
              {name}
            </a>
            {note && <span>{note}</span>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
