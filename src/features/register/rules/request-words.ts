interface Asked {
  kind: 'co-leader' | 'supervision' | 'peer-group'
  supervisionKind: 'individual' | 'pair' | 'peer' | null
  asked: { name: string }
}

/** Continues "Isla asks …": 'whether you would lead Leith evening with them'. */
export function askedForInWords({ kind, supervisionKind, asked }: Asked, groupName: string | null): string {
  if (kind === 'co-leader') return `whether you would lead ${groupName ?? 'a group'} with them`
  if (kind === 'peer-group') return `for a place in ${asked.name}`
  const whom = {
    individual: 'whether you would supervise them',
    pair: 'whether you would supervise both leaders of a group',
    peer: 'whether you would accompany their peer supervision group',
  }[supervisionKind ?? 'individual']
  return groupName && supervisionKind !== 'peer' ? `${whom}, for ${groupName}` : whom
}
