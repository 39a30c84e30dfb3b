/** 'supervisor:ID' or 'peer-group:ID' as a form sends it; anything else suggests nobody. */
export function readSuggestion(
  text: string | undefined,
): { supervisorId: string } | { peerGroupId: string } | undefined {
  const [, kind, id] =
    /^(supervisor|peer-group):([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/.exec(text ?? '') ?? []
  if (!id) return undefined
  return kind === 'supervisor' ? { supervisorId: id } : { peerGroupId: id }
}
